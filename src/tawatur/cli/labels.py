"""What the table calls things, in English or Arabic."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from tawatur.model import Claim, Count, Hedge, When


class Labels:
    """The labels of one language and the short forms of figures and times."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._words: dict[str, dict[str, str]] = _tables()[lang]

    def __call__(self, group: str, key: str) -> str:
        """The label of ``key``, or ``key`` itself when there is none."""
        return self._words.get(group, {}).get(key, key)

    def figure(self, count: Count | None, *, of: str = "") -> str:
        """A figure with its hedge in short, and the thing counted unless it is persons or the event itself (``of``).

        >>> en = Labels("en")
        >>> [en.figure(Count(low=low, high=high, hedge=hedge)) for low, high, hedge in (
        ...     (0, 20, Hedge.AT_MOST), (901, None, Hedge.MORE_THAN), (8, 8, Hedge.ABOUT), (200, 999, Hedge.HUNDREDS))]
        ['≤20', '>900', '≈8', '200–999']
        """
        if count is None:
            return ""
        figure = _figure(count)
        told = figure or self("hedge", count.hedge.value)
        return told if count.unit in ("person", "", of) else f"{told} {self('unit', count.unit)}"

    def day(self, when: When | None) -> str:
        """The date, the first and last date, or the days counted from publication.

        >>> Labels("en").day(When(text="أمس", start=0, end=3, grain="day", offset_days=(-1, -1)))
        'day -1'
        """
        if when is None:
            return ""
        if when.first is not None and when.last is not None:
            first, last = when.first.isoformat(), when.last.isoformat()
            return first if first == last else f"{first} – {last[5:] if first[:5] == last[:5] else last}"
        if when.offset_days is not None:
            low, high = when.offset_days
            return f"{self('table', 'day')} {low}" if low == high else f"{self('table', 'day')} {low}…{high}"
        return ""

    def happened(self, claim: Claim) -> str:
        """The event, with a word before it when it did not happen or only may."""
        told = self("event", claim.event.value)
        marks = [
            self("table", each) for each in (claim.polarity.value, claim.modality.value) if each in ("negated", "hypothetical")
        ]
        return " ".join([*marks, told])


def _figure(count: Count) -> str:
    low, high = count.low, count.high
    if low is None and high is None:
        return ""
    if count.hedge is Hedge.MORE_THAN and low is not None:
        return f">{low - 1}"
    if high is None:
        return f"≥{low}"
    if count.hedge is Hedge.AT_MOST:
        return f"≤{high}"
    if low == high:
        return f"≈{low}" if count.hedge is Hedge.ABOUT else f"{low}"
    return f"{low}–{high}"


@cache
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((resources.files("tawatur.cli") / "labels.toml").read_text(encoding="utf-8"))
