"""Figures: numerals in digits and words, the hedges around them, and amounts told without a numeral.

The words are ``words/numerals.toml`` and ``words/hedges.toml``; what they come to is the count table of the claims guide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from tawatur.lang.ar.fold import fold_word
from tawatur.lang.ar.lists import word_lists
from tawatur.lang.ar.tokens import NUMBER, PUNCT, WORD, Token
from tawatur.lang.pack import Amount, Stretch
from tawatur.lexicon.read import rows
from tawatur.model.terms import Hedge

_WORDS = Path(__file__).with_name("words")
#: How far a hedge may stand from its figure, in tokens.
_REACH = 5
#: «10 أو 15» and «10-15» are ranges only when the second is not far above the first.
_STRETCH = 4
#: Longer digit strings are telephone numbers or noise, not figures.
_LARGEST = 10**12
_YEARS = range(1900, 2100)
_PERCENT = frozenset({"%", "٪"})
_ENDS = frozenset(".!?؟:؛…")


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


class _Phrases(Generic[Row]):
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
class _Atom:
    """A word read as part of a numeral: whether «و» joins it to what stands before, whether it has the article."""

    joined: bool
    det: bool
    prep: bool
    row: NumeralRow


@dataclass(frozen=True, slots=True)
class _Entry:
    """Everything one folded word can be to this module."""

    atom: _Atom | None
    ordinal: tuple[bool, bool, OrdinalRow] | None  # joined, with the article
    part: tuple[bool, PartRow] | None
    hedges: tuple[tuple[tuple[str, ...], HedgeRow], ...]
    vague: tuple[tuple[tuple[str, ...], VagueRow], ...]
    bare_vague: bool


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure before its hedge is known. ``group`` is what stands before the scale («3» of «3 آلاف»), for «3 إلى 5 آلاف»."""

    first: int
    stop: int
    value: int
    scale: int
    group: int
    joined: bool
    digits: bool
    row: str


def _cuts(word: str) -> Iterator[tuple[str, bool, str]]:
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


class Numbers:
    """The tables of figures, read once, and the reading of figures with them."""

    def __init__(self, folder: Path = _WORDS) -> None:
        numerals, hedges = folder / "numerals.toml", folder / "hedges.toml"
        self._numerals = _by_word(rows(numerals, "numeral", NumeralRow))
        self._ordinals = _by_word(rows(numerals, "ordinal", OrdinalRow))
        self._parts = _by_word(rows(numerals, "part", PartRow))
        self._not_numeral = frozenset(_by_word(rows(numerals, "apart", WordsRow)))
        self._measures = frozenset(_by_word(rows(numerals, "measure", WordsRow)))
        self._named = _by_word(rows(numerals, "named", WordsRow))
        self._hedges = _Phrases(rows(hedges, "hedge", HedgeRow))
        self._vague = _Phrases(rows(hedges, "vague", VagueRow))
        self._counters = frozenset(_by_word(rows(hedges, "counter", WordsRow)))
        self._rises = frozenset(_by_word(rows(hedges, "rise", WordsRow)))
        self._not_all = frozenset(_by_word(rows(hedges, "apart", WordsRow)))
        lists = {**word_lists(numerals), **word_lists(hedges)}
        self._after_year, self._in_year, self._weekday = lists["after-year"], lists["year"], lists["weekday"]
        self._percent, self._percent_of, self._of_age = lists["percent"] | _PERCENT, lists["percent-of"], lists["of-age"]
        self._in_a_way, self._counts_nothing, self._by = lists["in-a-way"], lists["counts-nothing"], lists["by"]
        self._entries: dict[str, _Entry | None] = {}

    # -- words ---------------------------------------------------------------------------------------------------------

    def _entry(self, word: str) -> _Entry | None:
        try:
            return self._entries[word]
        except KeyError:
            found = self._look_up(word)
            if len(self._entries) < 200_000:
                self._entries[word] = found
            return found

    def _look_up(self, word: str) -> _Entry | None:
        atom: _Atom | None = None
        ordinal: tuple[bool, bool, OrdinalRow] | None = None
        part: tuple[bool, PartRow] | None = None
        hedges: list[tuple[tuple[str, ...], HedgeRow]] = []
        vague: list[tuple[tuple[str, ...], VagueRow]] = []
        if word not in self._not_numeral:
            for clitics, det, rest in _cuts(word):
                joined, prep = clitics.startswith(("و", "ف")), clitics.strip("وف") != ""
                if atom is None and rest in self._numerals and not (det and rest in self._weekday):
                    atom = _Atom(joined, det, prep, self._numerals[rest])
                if ordinal is None and rest in self._ordinals:
                    ordinal = (joined, det, self._ordinals[rest])
                if part is None and rest in self._parts:
                    part = (joined, self._parts[rest])
        for clitics, det, rest in _cuts(word):
            whole = ("ال" + rest) if det else rest
            if clitics.strip("وفبلك") or not rest:
                continue
            hedges += self._hedges.first.get(whole, ())
            vague += self._vague.first.get(whole, ())
        if atom is None and ordinal is None and part is None and not hedges and not vague:
            return None
        return _Entry(atom, ordinal, part, tuple(hedges), tuple(vague), atom is not None and atom.row.kind == "scales")

    # -- numerals ------------------------------------------------------------------------------------------------------

    def numeral(self, tokens: Sequence[Token], first: int) -> tuple[int, float] | None:
        """``(stop, value)`` of the numeral that begins at token ``first`` (clitics of its first word are passed over).

        >>> from tawatur.lang.ar.tokens import tokenise
        >>> numbers().numeral(tokenise("ثلاثمئة وخمسة وعشرون ألفا"), 0)
        (4, 325000)
        """
        found = self._read(tokens, first)
        return None if found is None else (found.stop, found.value)

    def _atom(self, tokens: Sequence[Token], at: int) -> _Atom | None:
        if at >= len(tokens) or tokens[at].form.kind != WORD:
            return None
        entry = self._entry(tokens[at].text)
        return None if entry is None else entry.atom

    def _next(self, tokens: Sequence[Token], at: int) -> _Atom | None:
        """The atom at ``at`` when nothing joins it to what stands before."""
        atom = self._atom(tokens, at)
        return atom if atom is not None and not atom.joined and not atom.prep else None

    def _after_and(self, tokens: Sequence[Token], at: int) -> int | None:
        """The token at which a numeral goes on after «و», attached or apart; ``None`` when there is no «و»."""
        if at >= len(tokens):
            return None
        if tokens[at].text == "و":
            return at + 1 if at + 1 < len(tokens) else None
        atom = self._atom(tokens, at)
        if atom is None or atom.prep:
            return None
        if tokens[at].text == "واحد":  # folding makes «وأحد عشر» and «واحد» one
            ten = self._next(tokens, at + 1)
            return at if ten is not None and ten.row.kind == "ten" else None
        return at if atom.joined else None

    def _below_hundred(self, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
        """``(stop, value)`` of 1 to 99 in words at token ``at``."""
        atom = self._atom(tokens, at)
        if atom is None:
            return None
        kind, value = atom.row.kind, atom.row.value
        if kind in ("ten", "tens"):
            return at + 1, value
        if kind not in ("unit", "pair"):
            return None
        after = self._next(tokens, at + 1)
        if after is not None and after.row.kind == "ten":
            return at + 2, value + 10
        on = self._after_and(tokens, at + 1)
        if on is not None:
            ten = self._atom(tokens, on)
            if ten is not None and ten.row.kind == "tens":
                return on + 1, value + ten.row.value
        return (at + 1, value) if kind == "unit" else None

    def _below_thousand(self, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
        """``(stop, value)`` of 1 to 999 in words at token ``at``."""
        atom = self._atom(tokens, at)
        if atom is None:
            return None
        kind, value = atom.row.kind, atom.row.value
        if kind == "unit" and 3 <= value <= 9:
            after = self._next(tokens, at + 1)
            if after is not None and after.row.kind == "hundred" and not after.det:
                stop, value = at + 2, value * 100
            else:
                return self._below_hundred(tokens, at)
        elif kind in ("hundred", "hundreds"):
            stop = at + 1
        else:
            return self._below_hundred(tokens, at)
        on = self._after_and(tokens, stop)
        if on is not None:
            rest = self._below_hundred(tokens, on)
            if rest is not None:
                return rest[0], value + rest[1]
            one, scale = self._atom(tokens, on), self._next(tokens, on + 1)
            if one is not None and scale is not None and one.row.kind == scale.row.kind == "scale":
                return on + 1, value + 1  # «مئة وألف ألف» is 101,000
        return stop, value

    def _term(self, tokens: Sequence[Token], at: int) -> tuple[int, float, int, float, bool] | None:
        """One term of a sum at token ``at``: ``(stop, value, scale, group, in digits)``; the scale is 1 below a thousand."""
        if at >= len(tokens):
            return None
        token = tokens[at]
        group: float
        digits = token.form.kind == NUMBER
        if digits:
            if token.form.value is None or token.form.value > _LARGEST:
                return None
            stop, group = at + 1, token.form.value
        else:
            entry = self._entry(token.text) if token.form.kind == WORD else None
            if entry is None:
                return None
            if entry.part is not None:
                scale = self._next(tokens, at + 1)
                if scale is None or scale.row.kind not in ("scale", "either"):
                    return None
                return at + 2, scale.row.value // entry.part[1].of, scale.row.value // 10, 0, False
            atom = entry.atom
            if atom is None:
                return None
            kind, value = atom.row.kind, atom.row.value
            if kind == "scale":
                return at + 1, value, value, 0, False
            if kind == "dual":
                return at + 1, value, value // 2, 0, False
            if kind == "either":
                # «ألفا شخص» is two thousand; «ألفاً وخمسمئة» and «ألفاً.» are one.
                on = self._after_and(tokens, at + 1)
                counted = at + 1 < len(tokens) and tokens[at + 1].form.kind == WORD
                one = not counted or self._half(tokens, at + 1, value) is not None
                one = one or (on is not None and (tokens[on].form.kind == NUMBER or self._below_thousand(tokens, on) is not None))
                return at + 1, value if one else 2 * value, value, 0, False
            if kind == "scales":
                return None
            found = self._below_thousand(tokens, at)
            if found is None:
                return None
            stop, group = found
        scale = self._next(tokens, stop)
        if scale is not None and scale.row.kind in ("scale", "scales", "either"):
            after = self._next(tokens, stop + 1)
            if after is not None and after.row.kind == "scale" and after.row.value > scale.row.value:  # «مئة ألف مليون»
                return stop + 2, group * scale.row.value * after.row.value, after.row.value, group, digits
            return stop + 1, group * scale.row.value, scale.row.value, group, digits
        return stop, group, 1, group, digits

    def _read(self, tokens: Sequence[Token], first: int) -> _Figure | None:
        """The whole numeral at token ``first``: terms of falling scale joined by «و»."""
        found = self._term(tokens, first)
        if found is None:
            return None
        stop, value, scale, group, digits = found
        lowest = scale
        while lowest > 1:
            on = self._after_and(tokens, stop)
            if on is None:
                break
            part = self._half(tokens, stop, lowest)
            if part is not None:
                stop, value = part[0], value + part[1]
                break
            more = self._term(tokens, on)
            if more is None or more[2] >= lowest or more[1] >= lowest or (more[2] == 1 and more[1] >= 1000):
                break
            stop, value, lowest = more[0], value + more[1], more[2]
        if lowest > 1 and self._after_and(tokens, stop) is None:
            part = self._half(tokens, stop, lowest)
            if part is not None:
                stop, value = part[0], value + part[1]
        if value != int(value):
            return None
        entry = self._entry(tokens[first].text) if not digits else None
        joined = entry is not None and entry.atom is not None and entry.atom.joined
        row = entry.atom.row.row if entry is not None and entry.atom is not None else ""
        return _Figure(first, stop, int(value), scale, int(group), joined, digits, row)

    def _half(self, tokens: Sequence[Token], at: int, scale: int) -> tuple[int, int] | None:
        """``(stop, value)`` of «ونصف» or «ونصف المليون» after a scale word."""
        on = at + 1 if at < len(tokens) and tokens[at].text == "و" else at
        if on >= len(tokens) or tokens[on].form.kind != WORD:
            return None
        entry = self._entry(tokens[on].text)
        if entry is None or entry.part is None or not (entry.part[0] or on > at):
            return None
        stop, again = on + 1, self._next(tokens, on + 1)
        if again is not None and again.row.kind in ("scale", "either"):
            stop, scale = stop + 1, again.row.value
        return stop, scale // entry.part[1].of

    # -- ordinals ------------------------------------------------------------------------------------------------------

    def ordinal(self, tokens: Sequence[Token], first: int) -> tuple[int, int, str] | None:
        """``(stop, value, row)`` of the ordinal at token ``first``: «الرابع», «الثانية عشرة», «الخامس والعشرين».

        >>> from tawatur.lang.ar.tokens import tokenise
        >>> numbers().ordinal(tokenise("الخامس والعشرين من كانون الثاني"), 0)[:2]
        (2, 25)
        """
        entry = self._entry(tokens[first].text) if tokens[first].form.kind == WORD else None
        if entry is None or entry.ordinal is None:
            return None
        _, det, row = entry.ordinal
        after = self._next(tokens, first + 1)
        if after is not None and after.row.kind == "ten" and not after.det:
            return first + 2, row.value + 10, row.row
        on = self._after_and(tokens, first + 1)
        ten = self._atom(tokens, on) if on is not None else None
        if on is not None and ten is not None and ten.row.kind == "tens" and (ten.det or not det):
            return on + 1, row.value + ten.row.value, row.row
        return (first + 1, row.value, row.row) if row.alone else None

    def is_ordinal(self, word: str) -> bool:
        """True when a folded word can begin an ordinal."""
        entry = self._entry(word)
        return entry is not None and entry.ordinal is not None

    def is_cardinal(self, word: str) -> bool:
        """True when a folded word can begin a numeral."""
        entry = self._entry(word)
        return entry is not None and entry.atom is not None

    # -- amounts -------------------------------------------------------------------------------------------------------

    def amounts(self, tokens: Sequence[Token], taken: Sequence[Stretch] = ()) -> tuple[Amount, ...]:
        """The figures of a text outside the ``taken`` stretches, with their hedges, in order."""
        shut = bytearray(len(tokens) + 1)
        for stretch in taken:
            for at in range(stretch.first, min(stretch.stop, len(tokens))):
                shut[at] = 1
        figures: list[_Figure | Amount] = []
        hedges: list[tuple[int, int, HedgeRow]] = []
        at, count, entries = 0, len(tokens), self._entries
        while at < count:
            token = tokens[at]
            form = token.form
            if form.kind == PUNCT or shut[at]:
                at += 1
                continue
            if form.kind == WORD:
                entry = entries[token.text] if token.text in entries else self._entry(token.text)
                if entry is None:
                    at += 1
                    continue
                for stop, row in self._hedges.at(entry.hedges, tokens, at):
                    hedges.append((at, stop, row))
                told = self._vague_at(entry, tokens, at) if entry.vague else None
            else:
                entry, told = None, None
            figure = self._read(tokens, at)
            if figure is not None and shut[figure.stop - 1]:
                figure = None
            if figure is not None and (told is None or figure.stop >= told.stop):
                if not self._is_name(tokens, figure):
                    figures.append(figure)
                at = self._passed(tokens, figure)
                continue
            if told is not None:
                figures.append(told)
                at = told.stop
                continue
            if entry is not None and entry.ordinal is not None:
                nth = self.ordinal(tokens, at)
                if nth is not None and not self._is_hour(tokens, at):
                    figures.append(Amount(at, nth[0], nth[1], nth[1], Hedge.EXACT, ordinal=True, row=nth[2]))
                    at = nth[0]
                    continue
            at += 1
        return tuple(self._hedged(tokens, figures, hedges))

    def _vague_at(self, entry: _Entry, tokens: Sequence[Token], at: int) -> Amount | None:
        best: tuple[int, VagueRow] | None = None
        for stop, row in self._vague.at(entry.vague, tokens, at):
            if (best is None or stop > best[0]) and self._follows(row, tokens, at, stop):
                best = stop, row
        if best is None:
            return None
        stop, row = best
        return Amount(at, stop, row.low, row.high, Hedge(row.hedge), vague=row.hedge != "exact", row=row.row)

    def _follows(self, row: VagueRow, tokens: Sequence[Token], at: int, stop: int) -> bool:
        """True when what a vague amount needs after it stands there."""
        after = tokens[stop] if stop < len(tokens) else None
        if tokens[at].text.endswith("بعده") and stop == at + 1 and (after is None or not _plural_shape(after.text)):
            return False  # folding makes «بعدة غارات» and «بعده» (after him) one
        if not row.followed:
            # «عشرات السنين» are no persons.
            return after is None or after.text.removeprefix("ال") not in self._measures
        if after is None or after.form.kind != WORD:
            return False
        if row.followed == "noun":
            return after.text not in self._not_all and after.text not in self._measures
        if row.followed == "definite":
            before = tokens[at - 1].text if at else ""
            return before not in self._in_a_way and (after.text.startswith("ال") or after.text.endswith(("هم", "ها", "ه")))
        later = tokens[stop + 1].text if stop + 1 < len(tokens) else ""
        if after.text in self._counts_nothing:
            return False
        return after.text.startswith("ال") or later.startswith("ال") or after.text.endswith("ي")

    def _passed(self, tokens: Sequence[Token], figure: _Figure) -> int:
        """Where reading goes on after a figure: past the other numbers of a date or a clock time."""
        at = figure.stop
        if at < len(tokens) and tokens[at].text in self._percent:
            return at + 1
        if at + 1 < len(tokens) and tokens[at].text == "في" and tokens[at + 1].text in self._percent_of:
            return at + 2
        while (
            figure.digits and at + 1 < len(tokens) and tokens[at].text in (":", "/") and tokens[at + 1].form.kind == NUMBER
            and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
        ):  # fmt: skip
            at += 2
        return at

    def _is_hour(self, tokens: Sequence[Token], at: int) -> bool:
        return at > 0 and tokens[at - 1].text.endswith("الساعه")

    def _is_name(self, tokens: Sequence[Token], figure: _Figure) -> bool:
        """True when a number tells a share, a measure, a clock time, a year or a name, not how many."""
        first, stop = figure.first, figure.stop
        after = tokens[stop] if stop < len(tokens) else None
        before = tokens[first - 1] if first else None
        if after is not None:
            # «وأصيب أكثر من 50 يوم الخميس»: the day of the week is no unit of the figure
            weekday = after.text == "يوم" and stop + 1 < len(tokens) and tokens[stop + 1].text.startswith("ال")
            if after.text in self._percent or (after.text in self._measures and not weekday):
                return True
            if after.text == "في" and stop + 1 < len(tokens) and tokens[stop + 1].text in self._percent_of:
                return True
            if after.text == "من" and stop + 1 < len(tokens) and tokens[stop + 1].text in self._of_age:
                return True
            touching = after.start == tokens[stop - 1].end
            more = tokens[stop + 1] if stop + 1 < len(tokens) else None
            if figure.digits and touching and after.text in (":", "/") and more is not None and more.form.kind == NUMBER:
                return True
            if figure.digits and touching and after.form.kind == WORD and after.text.isascii():
                return True
        if before is None:
            return False
        if before.text in ("%", "٪", "&"):  # «&#8220;» is a leftover of HTML
            return True
        if figure.digits and before.end == tokens[first].start and before.text.isascii() and before.form.kind == WORD:
            return True
        farther = tokens[first - 2] if first > 1 else None
        if figure.digits and before.text in ("-", "–") and farther is not None and farther.form.kind == WORD:
            return farther.text.isascii()
        text = tokens[first].text
        if figure.digits and len(text) > 1 and text[0] == "0" and figure.value > 0:
            return True
        return self._named_before(tokens, figure)

    def _named_row(self, word: str) -> WordsRow | None:
        """The row of a noun whose number names it, whatever clitics it has."""
        for clitics, det, rest in _cuts(word):
            row = self._named.get(("ال" + rest) if det and clitics else rest if not det else "")
            if row is not None:
                return row
        return None

    def _named_before(self, tokens: Sequence[Token], figure: _Figure) -> bool:
        first = figure.first
        if figure.digits and figure.value in _YEARS and "," not in tokens[first].text:
            before = tokens[first - 1].text
            after = tokens[figure.stop] if figure.stop < len(tokens) else None
            if len(tokens[first].text) == 4 and (after is None or after.form.kind == PUNCT or after.text in self._after_year):
                return True
            if any(before.endswith(word) for word in self._in_year):
                return True
        at, back = first - 1, 1
        while at >= 0 and back <= 4:
            token = tokens[at]
            if token.form.kind == PUNCT and token.text not in ("(", '"', "«", "-"):
                return False
            if token.form.kind == WORD:
                row = self._named_row(token.text)
                if row is not None and (row.within >= back) and (figure.digits or (row.within == 1 and "الساعه" in token.text)):
                    return True
            at, back = at - 1, back + 1
        return False

    # -- hedges --------------------------------------------------------------------------------------------------------

    def _hedged(
        self, tokens: Sequence[Token], figures: Sequence[_Figure | Amount], hedges: Sequence[tuple[int, int, HedgeRow]]
    ) -> Iterator[Amount]:
        at = 0
        last_stop = 0
        while at < len(figures):
            figure = figures[at]
            if isinstance(figure, Amount):
                yield replace(figure, first=self._vague_first(tokens, figure, hedges, last_stop))
                last_stop, at = figure.stop, at + 1
                continue
            after = figures[at + 1] if at + 1 < len(figures) else None
            if isinstance(after, _Figure):
                both = self._range(tokens, figure, after)
                if both is not None:
                    yield both
                    last_stop, at = both.stop, at + 2
                    continue
                if self._risen(tokens, figure, after):
                    at += 1
                    continue
            found = self._one(tokens, figure, hedges, last_stop, after.first if after is not None else len(tokens))
            yield found
            last_stop, at = found.stop, at + 1

    def _vague_first(
        self, tokens: Sequence[Token], amount: Amount, hedges: Sequence[tuple[int, int, HedgeRow]], floor: int
    ) -> int:
        """Where a vague amount begins with the hedge that it swallows («أكثر من عشرات»)."""
        if amount.ordinal:
            return amount.first
        for first, stop, row in _near(hedges, max(floor, amount.first - _REACH), amount.first):
            if row.place == "before" and stop == amount.first:
                return first
        return amount.first

    def _one(
        self, tokens: Sequence[Token], figure: _Figure, hedges: Sequence[tuple[int, int, HedgeRow]], floor: int, ceiling: int
    ) -> Amount:
        """A single figure with the hedge before it, or else the one after it."""
        best: tuple[int, int, HedgeRow] | None = None
        for first, stop, row in _near(hedges, max(floor, figure.first - 2 * _REACH - 2), figure.first):
            if row.place == "after" or stop > figure.first:
                continue
            if self._leads(tokens, stop, figure.first, row) and (best is None or stop > best[1] or first < best[0]):
                best = first, stop, row
        if best is not None:
            return self._amount(figure, best[2], best[0], figure.stop)
        for first, stop, row in _near(hedges, figure.stop, figure.stop + _REACH + 1):
            if row.place != "after" or stop > ceiling:
                continue
            gap = tokens[figure.stop : first]
            if len(gap) > _REACH or any(t.form.kind == PUNCT and t.text in _ENDS for t in gap):
                break
            return self._amount(figure, row, figure.first, stop if not gap else figure.stop)
        return Amount(figure.first, figure.stop, figure.value, figure.value, Hedge.EXACT, row=figure.row or None)

    def _leads(self, tokens: Sequence[Token], stop: int, first: int, row: HedgeRow) -> bool:
        """True when a hedge that ends at ``stop`` reaches the figure at ``first``."""
        gap = [t.text for t in tokens[stop:first]]
        word = tokens[first].text
        if gap and gap[-1] in ("ال", "لل", "ب", "بال", "ل"):
            clitic = gap.pop()
        else:
            clitic = ""
        if row.place == "before":
            return not gap
        if row.link == ("ب",):
            linked = clitic.startswith("ب") or (word.startswith("ب") and tokens[first].form.kind == WORD)
            if not linked and gap and gap[-1] in self._by:
                linked = True
                gap.pop()
            if not linked:
                return False
        elif row.link and (not gap or gap.pop() not in _folded(row.link)):
            return False
        if not gap:
            return True
        if len(gap) > _REACH or any(t.form.kind != WORD for t in tokens[stop : stop + len(gap)]):
            return False
        return gap[0] in self._counters or (bool(row.link) and len(gap) <= _REACH)

    def _amount(self, figure: _Figure, row: HedgeRow, first: int, stop: int) -> Amount:
        low, high, hedge = bounds(figure.value, row.hedge)
        return Amount(first, stop, low, high, hedge, row=row.row)

    def _range(self, tokens: Sequence[Token], a: _Figure, b: _Figure) -> Amount | None:
        """«بين 10 و15», «من 10 إلى 15», «10-15», «10 أو 15»."""
        gap = [t.text for t in tokens[a.stop : b.first]]
        if len(gap) > 3 or (a.value in _YEARS and b.value in _YEARS and a.digits and b.digits and gap in (["-"], ["–"])):
            return None
        low, high = a.value, b.value
        if a.scale == 1 and b.scale > 1 and 0 < low < b.group:
            low *= b.scale  # «3 إلى 5 آلاف»
        if low >= high:
            return None
        lead = a.first - 1
        if lead >= 0 and tokens[lead].text == "ال":
            lead -= 1
        before = tokens[lead].text if lead >= 0 else ""
        link = [word for word in gap if word not in ("ال", "ما")]
        if before.lstrip("و") in ("بين", "مابين") or (before == "ما" and lead and tokens[lead - 1].text == "بين"):
            and_joined = b.joined and (not link or (len(link) == 1 and tokens[a.stop].form.kind != PUNCT))
            if and_joined or (link and link[-1] in ("و", "الي", "وبين", "وال") and len(link) <= 2):
                first = lead - 1 if lead and tokens[lead - 1].text in ("ما", "وما", "بما", "لما") else lead
                return Amount(first, b.stop, low, high, Hedge.BETWEEN, row=None)
            return None
        if link == ["الي"] or link == ["حتي"]:
            if before == "من" or (before.endswith("من") and len(before) == 4):
                return None if self._risen(tokens, a, b) else Amount(lead, b.stop, low, high, Hedge.BETWEEN)
            return Amount(a.first, b.stop, low, high, Hedge.BETWEEN) if high <= low * 20 else None
        if link in (["-"], ["–"], ["ـ"]) and a.digits and b.digits and before not in ("-", "–", "/"):
            follow = tokens[b.stop].text if b.stop < len(tokens) else ""
            return Amount(a.first, b.stop, low, high, Hedge.BETWEEN) if follow not in ("-", "/", "–") else None
        if link == ["او"] and high <= low * _STRETCH:
            return Amount(a.first, b.stop, low, high, Hedge.BETWEEN)
        return None

    def _risen(self, tokens: Sequence[Token], a: _Figure, b: _Figure) -> bool:
        """True for «ارتفعت الحصيلة من 10 إلى 15», where only the second figure is told."""
        if not a.first or tokens[a.first - 1].text != "من" or b.first - a.stop > 3:
            return False
        if "الي" not in [t.text for t in tokens[a.stop : b.first]]:
            return False
        return any(t.text in self._rises or t.text[1:] in self._rises for t in tokens[max(0, a.first - 8) : a.first])


def bounds(value: int, hedge: str) -> tuple[int | None, int | None, Hedge]:
    """``(low, high, hedge)`` of a hedged figure, by the count table of the claims guide.

    >>> bounds(20, "more_than"), bounds(20, "less_than")
    ((21, None, <Hedge.MORE_THAN: 'more_than'>), (0, 19, <Hedge.AT_MOST: 'at_most'>))
    """
    if hedge == "more_than":
        return value + 1, None, Hedge.MORE_THAN
    if hedge == "at_least":
        return value, None, Hedge.AT_LEAST
    if hedge == "at_most":
        return 0, value, Hedge.AT_MOST
    if hedge == "less_than":
        return 0, max(0, value - 1), Hedge.AT_MOST
    return value, value, Hedge(hedge)


def _near(hedges: Sequence[tuple[int, int, HedgeRow]], first: int, stop: int) -> Iterator[tuple[int, int, HedgeRow]]:
    """The hedges that begin from ``first`` up to but not including ``stop``; a search, so that long texts stay linear."""
    for at in range(bisect_left(hedges, first, key=lambda hedge: hedge[0]), len(hedges)):
        if hedges[at][0] >= stop:
            return
        yield hedges[at]


def _plural_shape(word: str) -> bool:
    """True for the shapes most plurals of things have: «غارات», «صواريخ», «مناطق»."""
    return word.endswith("ات") or (len(word) > 4 and word[2] == "ا")


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)


Table = TypeVar("Table", NumeralRow, OrdinalRow, PartRow, WordsRow)


def _by_word(table: Sequence[Table]) -> Mapping[str, Table]:
    """Rows by folded word; the first row of a word wins."""
    found: dict[str, Table] = {}
    for row in table:
        for word in row.words:
            found.setdefault(fold_word(word), row)
    return found


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    """The packaged tables, read once."""
    return Numbers()


def amounts(tokens: Sequence[Token], taken: Sequence[Stretch] = ()) -> tuple[Amount, ...]:
    """The figures of a text outside the ``taken`` stretches, with their hedges, in order.

    >>> from tawatur.lang.ar.tokens import tokenise
    >>> [(a.low, a.high, str(a.hedge)) for a in amounts(tokenise("مقتل أكثر من 250 عنصرا وإصابة عشرات ونزوح ثلاثة آلاف"))]
    [(251, None, 'more_than'), (20, 99, 'tens'), (3000, 3000, 'exact')]
    """
    return numbers().amounts(tokens, taken)
