"""Numerals and ordinals in words and digits: «ثلاثمئة وخمسة وعشرون ألفا», «الخامس والعشرين»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.lang.ar.figures.words import Atom, FigureWords
from tawatur.lang.ar.tokens import NUMBER, WORD, Token

#: Longer digit strings are telephone numbers or noise, not figures.
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure before its hedge is known. ``group`` is what stands before the scale («3» of «3 آلاف»), for «3 إلى 5 آلاف»."""

    first: int
    stop: int
    value: int
    scale: int
    group: int
    joined: bool
    digits: bool
    row: str


class Numerals(FigureWords):
    """Reads the numeral or the ordinal that begins at a token."""

    def numeral(self, tokens: Sequence[Token], first: int) -> tuple[int, float] | None:
        """``(stop, value)`` of the numeral that begins at token ``first`` (clitics of its first word are passed over).

        >>> from tawatur.lang.ar.numbers import numbers
        >>> from tawatur.lang.ar.tokens import tokenise
        >>> numbers().numeral(tokenise("ثلاثمئة وخمسة وعشرون ألفا"), 0)
        (4, 325000)
        """
        found = self._read(tokens, first)
        return None if found is None else (found.stop, found.value)

    def _atom(self, tokens: Sequence[Token], at: int) -> Atom | None:
        if at >= len(tokens) or tokens[at].form.kind != WORD:
            return None
        entry = self.entry(tokens[at].text)
        return None if entry is None else entry.atom

    def _next(self, tokens: Sequence[Token], at: int) -> Atom | None:
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
            entry = self.entry(token.text) if token.form.kind == WORD else None
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

    def _read(self, tokens: Sequence[Token], first: int) -> Figure | None:
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
        entry = self.entry(tokens[first].text) if not digits else None
        joined = entry is not None and entry.atom is not None and entry.atom.joined
        row = entry.atom.row.row if entry is not None and entry.atom is not None else ""
        return Figure(first, stop, int(value), scale, int(group), joined, digits, row)

    def _half(self, tokens: Sequence[Token], at: int, scale: int) -> tuple[int, int] | None:
        """``(stop, value)`` of «ونصف» or «ونصف المليون» after a scale word."""
        on = at + 1 if at < len(tokens) and tokens[at].text == "و" else at
        if on >= len(tokens) or tokens[on].form.kind != WORD:
            return None
        entry = self.entry(tokens[on].text)
        if entry is None or entry.part is None or not (entry.part[0] or on > at):
            return None
        stop, again = on + 1, self._next(tokens, on + 1)
        if again is not None and again.row.kind in ("scale", "either"):
            stop, scale = stop + 1, again.row.value
        return stop, scale // entry.part[1].of

    def ordinal(self, tokens: Sequence[Token], first: int) -> tuple[int, int, str] | None:
        """``(stop, value, row)`` of the ordinal at token ``first``: «الرابع», «الثانية عشرة», «الخامس والعشرين».

        >>> from tawatur.lang.ar.numbers import numbers
        >>> from tawatur.lang.ar.tokens import tokenise
        >>> numbers().ordinal(tokenise("الخامس والعشرين من كانون الثاني"), 0)[:2]
        (2, 25)
        """
        entry = self.entry(tokens[first].text) if tokens[first].form.kind == WORD else None
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
        entry = self.entry(word)
        return entry is not None and entry.ordinal is not None

    def is_cardinal(self, word: str) -> bool:
        """True when a folded word can begin a numeral."""
        entry = self.entry(word)
        return entry is not None and entry.atom is not None
