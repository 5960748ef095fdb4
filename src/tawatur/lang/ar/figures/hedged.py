"""Figures with the hedge beside them, and ranges: «نحو 20», «تجاوز عدد القتلى 900», «بين 10 و15»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tawatur.lang.ar.figures.apart import YEARS
from tawatur.lang.ar.figures.numerals import Figure
from tawatur.lang.ar.figures.vague import Vague
from tawatur.lang.ar.figures.words import HedgeRow
from tawatur.lang.ar.fold import fold_word
from tawatur.lang.ar.tokens import PUNCT, QUOTES, WORD, Token
from tawatur.lang.pack import Amount
from tawatur.model.terms import Hedge

#: How far a hedge may stand from its figure, in tokens.
_REACH = 5
#: «10 أو 15» and «10-15» are ranges only when the second is not far above the first.
_STRETCH = 4
_ENDS = frozenset(".!?؟:؛…")


class Hedged(Vague):
    """Gives each figure its hedge, and joins two that make a range."""

    def _hedged(
        self, tokens: Sequence[Token], figures: Sequence[Figure | Amount], hedges: Sequence[tuple[int, int, HedgeRow]]
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
            if isinstance(after, Figure):
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
        self, tokens: Sequence[Token], figure: Figure, hedges: Sequence[tuple[int, int, HedgeRow]], floor: int, ceiling: int
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
        gap = [t.text for t in tokens[stop:first] if t.text not in QUOTES]  # «أكثر من «70»»
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

    def _amount(self, figure: Figure, row: HedgeRow, first: int, stop: int) -> Amount:
        low, high, hedge = bounds(figure.value, row.hedge)
        return Amount(first, stop, low, high, hedge, row=row.row)

    def _range(self, tokens: Sequence[Token], a: Figure, b: Figure) -> Amount | None:
        """«بين 10 و15», «من 10 إلى 15», «10-15», «10 أو 15»."""
        gap = [t.text for t in tokens[a.stop : b.first]]
        if len(gap) > 3 or (a.value in YEARS and b.value in YEARS and a.digits and b.digits and gap in (["-"], ["–"])):
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
            if and_joined or (link and link[-1] in self._range_and and len(link) <= 2):
                first = lead - 1 if lead and tokens[lead - 1].text in self._range_lead else lead
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

    def _risen(self, tokens: Sequence[Token], a: Figure, b: Figure) -> bool:
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


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)
