"""Figures as intervals."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model.terms import Hedge


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure as it was told: ``low``..``high`` (either may be open), how it was hedged, and what is counted.

    The bounds follow the table of the claims guide; ``None`` is an open bound. ``start``/``end`` are the offsets of the
    figure's words, or ``-1`` when the count is that of a bare singular or a named person.
    """

    low: int | None
    high: int | None
    hedge: Hedge
    unit: str = "person"
    start: int = -1
    end: int = -1

    def meets(self, other: Count) -> bool:
        """True when both intervals hold at least one number in common.

        >>> at_most = Count(low=0, high=20, hedge=Hedge.AT_MOST)
        >>> at_most.meets(Count(low=901, high=None, hedge=Hedge.MORE_THAN))
        False
        """
        low = max(self.low or 0, other.low or 0)
        highs = [high for high in (self.high, other.high) if high is not None]
        return not highs or low <= min(highs)
