"""The words of figures (``words/numerals.toml``, ``words/hedges.toml``), and all that a written word can be to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from tawatur.lang.ar.fold import fold_word
from tawatur.lang.ar.lists import word_lists
from tawatur.lang.ar.tokens import Token
from tawatur.lexicon.read import rows

WORDS = Path(__file__).parent.with_name("words")
_PERCENT = frozenset({"%", "٪"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralRow:
    """A numeral word: what it is worth and how it combines (``kind``, see ``numerals.toml``)."""

    words: tuple[str, ...]
    value: int
    kind: str
    example: str
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalRow:
    """An ordinal word; ``alone`` is false for one that only stands in compounds («الحادي عشر»)."""

    words: tuple[str, ...]
    value: int
    example: str
    alone: bool = True
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A fraction of a scale: «مليون ونصف»."""

    words: tuple[str, ...]
    of: int
    example: str
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRow:
    """Words with one part to play (measures, names, counters …); ``within`` is how many tokens back a name is looked for."""

    words: tuple[str, ...]
    example: str
    within: int = 1
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeRow:
    """A hedge: what it makes of a figure, where it stands, and the word that must link it to the figure."""

    words: tuple[str, ...]
    hedge: str
    place: str
    example: str
    link: tuple[str, ...] = ()
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueRow:
    """An amount told without a numeral, and what must follow it."""

    words: tuple[str, ...]
    hedge: str
    example: str
    low: int | None = None
    high: int | None = None
    followed: str = ""
    row: str = ""


Row = TypeVar("Row", HedgeRow, VagueRow)


class Phrases(Generic[Row]):
    """Rows by the first word of each of their phrases, longest phrase first."""

    def __init__(self, table: Sequence[Row]) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
        for row in table:
            for phrase in row.words:
                words = tuple(fold_word(phrase).split())
                self.first.setdefault(words[0], []).append((words, row))
        for found in self.first.values():
            found.sort(key=lambda item: -len(item[0]))

    def at(self, found: Sequence[tuple[tuple[str, ...], Row]], tokens: Sequence[Token], first: int) -> Iterator[tuple[int, Row]]:
        """``(stop, row)`` of every phrase of ``found`` whose later words stand after token ``first``."""
        for words, row in found:
            stop = first + len(words)
            if stop <= len(tokens) and all(tokens[first + k].text == words[k] for k in range(1, len(words))):
                yield stop, row


@dataclass(frozen=True, slots=True)
class Atom:
    """A word read as part of a numeral: whether «و» joins it to what stands before, whether it has the article."""

    joined: bool
    det: bool
    prep: bool
    row: NumeralRow


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything one folded word can be to the rules of figures."""

    atom: Atom | None
    ordinal: tuple[bool, bool, OrdinalRow] | None  # joined, with the article
    part: tuple[bool, PartRow] | None
    hedges: tuple[tuple[tuple[str, ...], HedgeRow], ...]
    vague: tuple[tuple[tuple[str, ...], VagueRow], ...]


def cuts(word: str) -> Iterator[tuple[str, bool, str]]:
    """``(clitics, with the article, rest)`` for each way a folded word can begin, the whole word first."""
    yield "", False, word
    for conj in ("", "و", "ف"):
        if not word.startswith(conj):
            continue
        rest = word[len(conj) :]
        if conj:
            yield conj, False, rest
        if rest.startswith("ال"):
            yield conj, True, rest[2:]
        if rest.startswith("لل"):
            yield conj + "ل", True, rest[2:]
        for prep in ("ب", "ل", "ك"):
            if rest.startswith(prep):
                yield conj + prep, False, rest[1:]
                if rest[1:3] == "ال":
                    yield conj + prep, True, rest[3:]


Table = TypeVar("Table", NumeralRow, OrdinalRow, PartRow, WordsRow)


def _by_word(table: Sequence[Table]) -> Mapping[str, Table]:
    """Rows by folded word; the first row of a word wins."""
    found: dict[str, Table] = {}
    for row in table:
        for word in row.words:
            found.setdefault(fold_word(word), row)
    return found


class FigureWords:
    """The tables of figures, read once; ``entry`` answers what a word can be."""

    def __init__(self, folder: Path = WORDS) -> None:
        numerals, hedges = folder / "numerals.toml", folder / "hedges.toml"
        self._numerals = _by_word(rows(numerals, "numeral", NumeralRow))
        self._ordinals = _by_word(rows(numerals, "ordinal", OrdinalRow))
        self._parts = _by_word(rows(numerals, "part", PartRow))
        self._not_numeral = frozenset(_by_word(rows(numerals, "apart", WordsRow)))
        self._measures = frozenset(_by_word(rows(numerals, "measure", WordsRow)))
        self._named = _by_word(rows(numerals, "named", WordsRow))
        self._hedges = Phrases(rows(hedges, "hedge", HedgeRow))
        self._vague = Phrases(rows(hedges, "vague", VagueRow))
        self._counters = frozenset(_by_word(rows(hedges, "counter", WordsRow)))
        self._rises = frozenset(_by_word(rows(hedges, "rise", WordsRow)))
        self._not_all = frozenset(_by_word(rows(hedges, "apart", WordsRow)))
        lists = {**word_lists(numerals), **word_lists(hedges)}
        self._after_year, self._in_year, self._weekday = lists["after-year"], lists["year"], lists["weekday"]
        self._percent, self._percent_of, self._of_age = lists["percent"] | _PERCENT, lists["percent-of"], lists["of-age"]
        self._in_a_way, self._counts_nothing, self._by = lists["in-a-way"], lists["counts-nothing"], lists["by"]
        self._range_and, self._range_lead = lists["range-and"], lists["range-lead"]
        self.entries: dict[str, Entry | None] = {}

    def entry(self, word: str) -> Entry | None:
        """All that a folded word can be, worked out once; ``None`` for a word of no table."""
        try:
            return self.entries[word]
        except KeyError:
            found = self._look_up(word)
            if len(self.entries) < 200_000:
                self.entries[word] = found
            return found

    def _look_up(self, word: str) -> Entry | None:
        atom: Atom | None = None
        ordinal: tuple[bool, bool, OrdinalRow] | None = None
        part: tuple[bool, PartRow] | None = None
        hedges: list[tuple[tuple[str, ...], HedgeRow]] = []
        vague: list[tuple[tuple[str, ...], VagueRow]] = []
        if word not in self._not_numeral:
            for clitics, det, rest in cuts(word):
                joined, prep = clitics.startswith(("و", "ف")), clitics.strip("وف") != ""
                if atom is None and rest in self._numerals and not (det and rest in self._weekday):
                    atom = Atom(joined, det, prep, self._numerals[rest])
                if ordinal is None and rest in self._ordinals:
                    ordinal = (joined, det, self._ordinals[rest])
                if part is None and rest in self._parts:
                    part = (joined, self._parts[rest])
        for clitics, det, rest in cuts(word):
            whole = ("ال" + rest) if det else rest
            if clitics.strip("وفبلك") or not rest:
                continue
            hedges += self._hedges.first.get(whole, ())
            vague += self._vague.first.get(whole, ())
        if atom is None and ordinal is None and part is None and not hedges and not vague:
            return None
        return Entry(atom, ordinal, part, tuple(hedges), tuple(vague))
