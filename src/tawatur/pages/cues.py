"""The words that give page furniture away: the tables of ``pages/words`` and the questions asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from tawatur.lexicon import rows
from tawatur.pages.spelling import LOOSE, level, words

WORDS = Path(__file__).parent / "words"
_SIGN = re.compile(r"[\W_]*[:：/|\-–—ـ]")
_FIRST = re.compile(r"[^\W\d_]+")
_EDGE = '.!؟?…:؛»"“”|\n()[]\u2022·'


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A sort of furniture marker: its spellings, what it heads, and how freely it is recognised (see ``markers.toml``)."""

    role: str
    words: tuple[str, ...]
    example: str
    tail: int = 0
    inline: str = "never"
    colon: bool = False
    counted: bool = False
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """A list of words with one example."""

    words: tuple[str, ...]
    example: str
    row: str = ""


class Found(NamedTuple):
    """A marker at the beginning of a line: how many of the line's words it takes."""

    marker: Marker
    length: int


class InlineMark(NamedTuple):
    """A marker inside running text: offsets of its words."""

    start: int
    end: int
    marker: Marker


def _phrase(spelling: str) -> tuple[str, ...]:
    return tuple(words(spelling))


def _loose(phrase: Sequence[str]) -> str:
    letters = (LOOSE.join(re.escape(letter) for letter in word) + LOOSE for word in phrase)
    return r"\s+".join(letters)


@lru_cache(maxsize=2_000)
def _pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    # Compiled when its first word turns up: compiling all of them took 0.1 s at start.
    return re.compile(rf"(?<!\w){_loose(phrase)}(?!\w)")


_LISTS = (
    "share", "restart", "clause", "credit", "outlet", "masthead", "stamp", "publish", "update", "age", "ago", "ago_line", "passed",
    "now", "age_unit", "age_stem", "stamp_lead", "weekday", "month", "hour", "weak", "says", "comments", "minutes",
)  # fmt: skip


class Cues:
    """The tables, indexed. Use :func:`cues` for the shared instance."""

    def __init__(self, folder: Path = WORDS) -> None:
        self.markers = rows(folder / "markers.toml", "marker", Marker)
        self.lists = {name: rows(folder / "cues.toml", name, WordList) for name in _LISTS}
        self._by_first: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
        for marker in self.markers:
            for spelling in marker.words:
                phrase = _phrase(spelling)
                self._by_first.setdefault(phrase[0], []).append((phrase, marker))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def spellings(self, name: str) -> tuple[str, ...]:
        """The words of a list as they are written, the longest first."""
        return tuple(sorted((word for row in self.lists[name] for word in row.words), key=len, reverse=True))

    def one_of(self, *names: str) -> str:
        """A pattern of the words of some lists as they are written, with any space between the words of one."""
        told = sorted((word for name in names for word in self.spellings(name)), key=len, reverse=True)
        return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in told) + ")"

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(" ".join(words(word)) for row in self.lists[name] for word in row.words)

    @cached_property
    def share(self) -> frozenset[str]:
        """Folded names of share buttons, also of two words."""
        return self._set("share")

    @cached_property
    def share_words(self) -> frozenset[str]:
        """Every single word of a share button."""
        return frozenset(word for name in self.share for word in name.split())

    @cached_property
    def restart(self) -> frozenset[str]:
        """Words that begin a sentence of running text."""
        return self._set("restart")

    @cached_property
    def clause(self) -> frozenset[str]:
        """Words that go on with a sentence."""
        return self._set("clause")

    @cached_property
    def credit(self) -> frozenset[str]:
        """Picture agencies."""
        return self._set("credit")

    @cached_property
    def outlet_words(self) -> frozenset[str]:
        """Words of outlets' names."""
        return self._set("outlet")

    @cached_property
    def masthead(self) -> frozenset[str]:
        """Words that the name of an outlet begins with."""
        return self._set("masthead")

    @cached_property
    def stamp(self) -> frozenset[str]:
        """Words of a publication line."""
        return self._set("stamp")

    @cached_property
    def publish(self) -> tuple[tuple[str, ...], ...]:
        """Phrases before the day of publication."""
        return tuple(tuple(name.split()) for name in sorted(self._set("publish"), key=lambda name: -len(name)))

    @cached_property
    def update(self) -> tuple[tuple[str, ...], ...]:
        """Phrases before the day of an update."""
        return tuple(tuple(name.split()) for name in sorted(self._set("update"), key=lambda name: -len(name)))

    @cached_property
    def age(self) -> frozenset[str]:
        """Words of a relative age."""
        return self._set("age")

    @cached_property
    def weak(self) -> frozenset[str]:
        """Words of a stamp that alone are no date."""
        return self._set("weak")

    @cached_property
    def _ago(self) -> frozenset[str]:
        return self._set("ago") | self._set("ago_line")

    @cached_property
    def _passed(self) -> frozenset[str]:
        return self._set("passed")

    @cached_property
    def _now(self) -> frozenset[str]:
        return self._set("now")

    def may_start(self, levelled: str, start: int, end: int) -> bool:
        """Whether the first word of a line is one that a marker begins with: a quick look before :meth:`at_start`."""
        first = _FIRST.search(levelled, start, end)
        return first is not None and (first.group() in self._by_first or not first.group().isalpha())

    def at_start(self, line: str) -> Found | None:
        """The marker a line begins with, numbers before it left aside, if what follows is short enough to be furniture.

        >>> cues().at_start("التعليقات (2)").marker.role, cues().at_start("2 تعليقات").marker.role
        ('comments', 'comments')
        >>> cues().at_start("تعليق القتال في البلدة") is None
        True
        """
        told = words(line)
        skip = 0
        while skip < len(told) and told[skip].isdigit():
            skip += 1
        if skip == len(told):
            return None
        for phrase, marker in self._by_first.get(told[skip], ()):
            if tuple(told[skip : skip + len(phrase)]) == phrase and self._allows(marker, line, told, skip, phrase):
                return Found(marker, skip + len(phrase))
        return None

    def _allows(self, marker: Marker, line: str, told: Sequence[str], skip: int, phrase: Sequence[str]) -> bool:
        rest = [word for word in told[skip + len(phrase) :] if not word.isdigit()]
        if len(rest) > marker.tail:
            return False
        if marker.counted and len(rest) + skip + len(phrase) == len(told) and not skip:
            return False
        if not rest or not marker.colon:
            return True
        after = re.search(_loose(phrase), level(line.lower()))
        return after is not None and _SIGN.match(level(line)[after.end() :]) is not None

    @cached_property
    def _inline(self) -> dict[str, list[tuple[tuple[str, ...], Marker]]]:
        found: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
        for marker in self.markers:
            for spelling in marker.words if marker.inline != "never" else ():
                phrase = _phrase(spelling)
                found.setdefault(phrase[0], []).append((phrase, marker))
        return found

    def inside(self, text: str, levelled: str | None = None, told: frozenset[str] | None = None) -> list[InlineMark]:
        """The markers inside a text that may stand in running text, from left to right, the longest first where they overlap.

        ``levelled`` is the text under :func:`level` and ``told`` its words, if the caller has them.

        >>> [text[m.start:m.end] for text in ["أغلق السوق. اقرأ أيضاً: حريق في مستودع"] for m in cues().inside(text)]
        ['اقرأ أيضاً']
        """
        levelled = level(text) if levelled is None else levelled
        told = frozenset(re.findall(r"\w+", levelled)) if told is None else told
        hits = [
            InlineMark(match.start(), match.end(), marker)
            for first in told & self._inline.keys()
            for phrase, marker in self._inline[first]
            if told.issuperset(phrase)
            for match in _pattern(phrase).finditer(levelled)
            if marker.inline == "free" or self._at_edge(text, match, marker.inline)
        ]
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return list(_apart(hits))

    @staticmethod
    def _at_edge(text: str, match: re.Match[str], inline: str) -> bool:
        """Before a colon, or where that is enough at the beginning of a sentence."""
        start, end = match.span()
        if inline == "colon":
            return _SIGN.match(text, end) is not None
        before = text[max(0, start - 3) : start].rstrip(" \u200f\u200e\u00a0")
        return not before or before[-1] in _EDGE or text[end : end + 2].lstrip().startswith(":")

    def is_age(self, line: str) -> bool:
        """True for a line that only tells how long ago.

        >>> cues().is_age("‏18 دقيقة مضت"), cues().is_age("·منذ سنتين شهرين"), cues().is_age("منذ سنتين والبلدة بلا ماء")
        (True, True, False)
        """
        told = words(line)
        if not 1 <= len(told) <= 8:
            return False
        ago = told[0] in self._ago or told[-1] in self._passed or (len(told) == 1 and told[0] in self._now)
        inner = [
            word.removeprefix("و") if word not in self.age else word
            for word in told
            if word not in self._ago and word not in self._passed
        ]
        return ago and all(word.isdigit() or word in self.age for word in inner) and bool(inner)

    def stamped(self, line: str) -> str | None:
        """``publish``, ``update`` or ``bare`` for a line that only tells a date or a time, else ``None``.

        >>> cues().stamped("نشر في 26 يناير 2022"), cues().stamped("26/1/2022 - 14:30"), cues().stamped("26 قتيلاً")
        ('publish', 'bare', None)
        """
        told = words(line)
        if not 1 <= len(told) <= 16:
            return None
        sort = "bare"
        for name, phrases in (("update", self.update), ("publish", self.publish)):
            for phrase in phrases:
                if tuple(told[: len(phrase)]) == phrase:
                    sort, told = name, told[len(phrase) :]
                    break
            if sort != "bare":
                break
        rest = [
            word for word in told if not word.isdigit() and word not in self.stamp and word.removeprefix("و") not in self.stamp
        ]
        rest = [word for word in rest if re.fullmatch(r"\d+[a-z]+|t|z|[هم]", word) is None]
        if any(word for word in rest) and not (sort != "bare" and self.is_age(" ".join(told))):
            return None
        digits = sum(word.isdigit() for word in told)
        if self.is_age(line) or (sort != "bare" and digits):
            return sort
        numeric = (
            re.search(r"\d{1,4}\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d{2,4}|\d{1,2}:\d{2}", line.translate(_EASTERN)) is not None
        )
        return sort if numeric or (digits and len(told) > digits and digits <= 6 and len(told) >= 2 and _dated(told)) else None

    def is_share(self, line: str) -> bool:
        """True for a line of share buttons.

        >>> cues().is_share("فيسبوك تويتر واتساب"), cues().is_share("تويتر تغلق الحسابات")
        (True, False)
        """
        told = words(line)
        return (
            bool(told)
            and len(told) <= 20
            and all(word in self.share_words or word.isdigit() for word in told)
            and any(not word.isdigit() for word in told)
        )


_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def _dated(told: Sequence[str]) -> bool:
    return any(not word.isdigit() and word not in cues().weak for word in told)


def _apart(hits: Sequence[InlineMark]) -> Iterator[InlineMark]:
    end = -1
    for hit in hits:
        if hit.start >= end:
            yield hit
            end = hit.end


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The tables shipped with tawatur, read once."""
    return Cues()
