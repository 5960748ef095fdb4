"""The words of time (``words/calendar.toml``), by the word each phrase begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawatur.lang.ar.fold import fold_word
from tawatur.lang.ar.lists import word_lists
from tawatur.lang.ar.numbers import Numbers, numbers
from tawatur.lexicon.read import rows

WORDS = Path(__file__).parent.with_name("words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """A row of ``calendar.toml``; which keys matter depends on its table."""

    words: tuple[str, ...]
    example: str
    number: int = 0
    series: str = "gregorian"
    cue: bool = False
    offset: int = 0
    before: bool = False
    third: int = 0
    month: int = 0
    by: int = 0
    unit: str = ""
    count: int = 1
    opens: str = ""
    edge: bool = False
    row: str = ""


_TABLES = (
    "month", "weekday", "day", "nottoday", "part", "portion", "season", "shift", "unit", "opener", "namesake", "adverb", "loose", "latin",
    "age", "fraction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of one table that can begin with a word."""

    clitics: str
    words: tuple[str, ...]
    row: CalendarRow


Entry = dict[str, tuple[Hit, ...]]


class TimeWords:
    """The tables of time, read once; ``entry`` answers what can begin with a word."""

    def __init__(self, folder: Path = WORDS, figures: Numbers | None = None) -> None:
        self.figures = figures if figures is not None else numbers()
        self.lists = word_lists(folder / "calendar.toml")
        self._first: dict[str, list[tuple[str, tuple[str, ...], CalendarRow]]] = {}
        for table in _TABLES:
            for row in rows(folder / "calendar.toml", table, CalendarRow):
                for phrase in row.words:
                    words = tuple(fold_word(phrase).split())
                    self._first.setdefault(words[0], []).append((table, words, row))
        self.entries: dict[str, Entry | None] = {}

    def entry(self, word: str) -> Entry | None:
        """The phrases of every table that can begin with a folded word, longest first; ``None`` for a word of no table."""
        try:
            return self.entries[word]
        except KeyError:
            found: dict[str, list[Hit]] = {}
            for clitics, rest in _openings(word):
                for table, words, row in self._first.get(rest, ()):
                    found.setdefault(table, []).append(Hit(clitics, words, row))
                if rest.startswith("ال"):
                    for table, words, row in self._first.get(rest[2:], ()):
                        if table == "unit":
                            found.setdefault("the unit", []).append(Hit(clitics, words, row))
                if rest in self.lists["year"] or rest in self.lists["years"]:
                    found.setdefault("year", [])
                if rest in self.lists["this"]:
                    found.setdefault("this", [])
            if self.figures.is_ordinal(word):
                found.setdefault("ordinal", [])
            if word.startswith("ال") and self.figures.is_cardinal(word):
                found.setdefault("number", [])  # «الستة أيام الماضية»
            entry: Entry | None = None
            if found:
                entry = {table: tuple(sorted(hits, key=lambda hit: -len(hit.words))) for table, hits in found.items()}
            if len(self.entries) < 200_000:
                self.entries[word] = entry
            return entry


def _openings(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    for conj in ("", "و", "ف"):
        if not word.startswith(conj) or len(word) < 3:
            continue
        rest = word[len(conj) :]
        if conj:
            yield conj, rest
        if rest.startswith("لل"):
            yield conj + "ل", "ال" + rest[2:]
        if rest[:1] in ("ب", "ل", "ك"):
            yield conj + rest[0], rest[1:]
