"""Figures: numerals in digits and words, the hedges around them, and amounts told without a numeral.

The words are ``words/numerals.toml`` and ``words/hedges.toml``; what they come to is the count table of the claims guide.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tawatur.lang.ar.figures.hedged import Hedged
from tawatur.lang.ar.figures.numerals import Figure
from tawatur.lang.ar.figures.words import HedgeRow
from tawatur.lang.ar.tokens import PUNCT, WORD, Token
from tawatur.lang.pack import Amount, Stretch
from tawatur.model.terms import Hedge


class Numbers(Hedged):
    """The tables of figures, read once, and the reading of figures with them."""

    def amounts(self, tokens: Sequence[Token], taken: Sequence[Stretch] = ()) -> tuple[Amount, ...]:
        """The figures of a text outside the ``taken`` stretches, with their hedges, in order."""
        shut = bytearray(len(tokens) + 1)
        for stretch in taken:
            for at in range(stretch.first, min(stretch.stop, len(tokens))):
                shut[at] = 1
        figures: list[Figure | Amount] = []
        hedges: list[tuple[int, int, HedgeRow]] = []
        at, count, entries = 0, len(tokens), self.entries
        while at < count:
            token = tokens[at]
            form = token.form
            if form.kind == PUNCT or shut[at]:
                at += 1
                continue
            if form.kind == WORD:
                entry = entries[token.text] if token.text in entries else self.entry(token.text)
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
