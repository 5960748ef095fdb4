"""Claims with where they were told: each origin with a letter and a colour that are the same all over a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawatur.model import Claim, Reading
from tawatur.web.words import Words

COLOURS = 8  # the style sheet has so many; letters tell the rest apart


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with where it was told. ``letter`` and ``colour`` are its origin's on this page."""

    claim: Claim
    reading: Reading
    origin: str
    letter: str
    colour: int
    relayed: bool

    @property
    def outlet(self) -> str:
        """The outlet, or its article when it is not told."""
        return self.reading.article.outlet or self.reading.article.title

    @property
    def sentence(self) -> str:
        """The sentence the claim was read from."""
        return " ".join(self.claim.sentence.of(self.reading.article.full).split())

    @property
    def quoted(self) -> list[tuple[str, bool]]:
        """The sentence in pieces; those that tell the event and the figure are marked."""
        full, span = self.reading.article.full, self.claim.sentence
        marks = [self.claim.trigger.span.start, self.claim.trigger.span.end]
        spans = [(marks[0], marks[1])]
        if self.claim.count is not None and self.claim.count.start >= 0:
            spans.append((self.claim.count.start, self.claim.count.end))
        cuts = sorted({span.start, span.end, *(each for pair in spans for each in pair if span.start <= each <= span.end)})
        return [
            (full[left:right], any(a <= left and right <= b for a, b in spans))
            for left, right in zip(cuts, cuts[1:], strict=False)
        ]


def letters(n: int, lang: str) -> str:
    """A letter for an origin, two when the letters are used up.

    >>> letters(0, "en"), letters(27, "en"), letters(1, "ar")
    ('A', 'BB', 'ب')
    """
    row = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي" if lang == "ar" else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return row[n % len(row)] * (n // len(row) + 1)


def tell(readings: Mapping[str, Reading], words: Words, claims: Iterable[str] | None = None) -> dict[str, Told]:
    """The claims of readings by id, each origin with a letter and a colour in the order they come."""
    wanted = None if claims is None else set(claims)
    known: dict[tuple[str, str], int] = {}
    out: dict[str, Told] = {}
    for reading in readings.values():
        for claim in reading.claims:
            if wanted is not None and claim.id not in wanted:
                continue
            name = words.origin(claim.origin, reading.article.outlet)
            n = known.setdefault((claim.origin.kind.value, claim.origin.actor or name), len(known))
            relayed = any(via.kind.value == "media" for via in claim.via)
            out[claim.id] = Told(claim, reading, name, letters(n, words.lang), n % COLOURS, relayed)
    return out
