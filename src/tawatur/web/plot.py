"""Intervals as lines: where on a scale of 0 to 100 each figure stands. The pages draw them as SVG in these percents.

Small figures get more room than large ones (the logarithm of one more). On a page from right to left the scale runs from right
to left too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_EDGE = 3.0  # percent kept free on either side
_OPEN = 100.0
_TICKS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 10_000_000)
_APART = 9.0  # percent between two ticks at least


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``top``.

    >>> scale = Scale(1000)
    >>> scale.at(0), scale.at(1000), Scale(1000, rtl=True).at(1000)
    (3.0, 93.0, 7.0)
    """

    top: int
    rtl: bool = False

    def at(self, number: int) -> float:
        """Where a number stands, in percent from the left; the last few percent are for what is left open."""
        share = math.log1p(max(0, min(number, self.top))) / math.log1p(max(self.top, 1))
        return self._turned(_EDGE + share * (100 - _EDGE - 7))

    @property
    def end(self) -> float:
        """The edge that an open interval runs to."""
        return self._turned(_OPEN)

    def _turned(self, x: float) -> float:
        return round(100 - x if self.rtl else x, 2)

    def ticks(self) -> list[tuple[int, float]]:
        """Round numbers and where they stand, never so close that their labels touch."""
        out: list[tuple[int, float]] = []
        for number in _TICKS:
            if number <= self.top and (not out or abs(self.at(number) - out[-1][1]) >= _APART):
                out.append((number, self.at(number)))
        return out


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval: ``x1``..``x2`` stated, ``tail`` the edge it runs to when open, ``dot`` the best figure; all in percent."""

    x1: float
    x2: float
    tail: float | None = None
    dot: float | None = None

    @property
    def point(self) -> bool:
        """True when both ends are one number."""
        return self.x1 == self.x2


def bar(scale: Scale, low: int | None, high: int | None, best: int | None = None) -> Bar:
    """The line of an interval.

    >>> bar(Scale(1000), 901, None).tail
    100.0
    """
    first = scale.at(low or 0)
    last = first if high is None else scale.at(high)
    return Bar(first, last, scale.end if high is None else None, None if best is None else scale.at(best))


def top_of(numbers: Iterable[int | None]) -> int:
    """The greatest number, at least 10."""
    return max([10, *(number for number in numbers if number is not None)])


@dataclass(frozen=True, slots=True)
class Join:
    """A piece of the line that joins a word to the one that replaced it, within one row (percent)."""

    x1: float
    y1: int
    x2: float
    y2: int


def joins(rows: Sequence[tuple[str, float]]) -> list[list[Join]]:
    """The pieces by row that join each origin's word to its next; ``rows`` are ``(origin, x)`` in the order of time.

    >>> joins([("a", 10.0), ("b", 50.0), ("a", 30.0)])[1]
    [Join(x1=15.0, y1=0, x2=25.0, y2=100)]
    """
    out: list[list[Join]] = [[] for _ in rows]
    last: dict[str, int] = {}
    for n, (origin, x) in enumerate(rows):
        if origin in last:
            first = last[origin]
            start, steps = rows[first][1], n - first
            step = (x - start) / steps
            for row in range(first, n + 1):
                at = start + (row - first) * step
                if row == first:
                    out[row].append(Join(start, 50, round(at + step / 2, 2), 100))
                elif row == n:
                    out[row].append(Join(round(at - step / 2, 2), 0, x, 50))
                else:
                    out[row].append(Join(round(at - step / 2, 2), 0, round(at + step / 2, 2), 100))
        last[origin] = n
    return out
