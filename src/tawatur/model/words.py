"""Words as they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of a text, in code points: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span stands on.

        >>> Span(start=0, end=4).of("مقتل جندي")
        'مقتل'
        """
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """True when the two share at least one code point.

        >>> Span(start=0, end=4).meets(Span(start=3, end=9))
        True
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a text with the place where they stand; offsets count code points of ``title + "\\n" + body``."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The span alone."""
        return Span(start=self.start, end=self.end)
