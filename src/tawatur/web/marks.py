"""The text of an article cut where claims stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.model import Claim, Mention, Origin, Place, Span, When


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: the claims (by index) whose event it tells, and the slots of the selected claim that it fills.

    ``first`` are the claims whose event's words begin here; ``inside`` is true within the selected claim's sentence.
    """

    text: str
    claims: tuple[int, ...] = ()
    slots: tuple[str, ...] = ()
    first: tuple[int, ...] = ()
    inside: bool = False


def slots_of(claim: Claim) -> list[tuple[str, Span]]:
    """Where the words of each slot stand, for those that have words."""
    found = [("trigger", claim.trigger.span)]
    if claim.count is not None and claim.count.start >= 0:
        found.append(("count", Span(start=claim.count.start, end=claim.count.end)))
    told: Sequence[tuple[str, Mention | Place | When | Origin | None]] = (
        ("target", claim.target), ("agent", claim.agent), ("place", claim.place), ("time", claim.time), ("origin", claim.origin),
    )  # fmt: skip
    for name, value in told:
        if value is not None and value.start is not None and value.end is not None and 0 <= value.start < value.end:
            found.append((name, Span(start=value.start, end=value.end)))
    found += [("via", Span(start=via.start, end=via.end)) for via in claim.via if via.end > via.start]
    return found


def pieces(full: str, start: int, end: int, claims: Sequence[Claim], selected: Claim | None = None) -> list[Piece]:
    """``full[start:end]`` in pieces, none left out and none twice.

    >>> from tawatur.model import Event
    >>> from tawatur.testing import Found, article
    >>> found = Found(article("مقتل ثلاثة", "متن"))
    >>> claim = found.claim(Event.KILLED, "مقتل", count=found.count(3, words="ثلاثة"))
    >>> [(piece.text, piece.claims, piece.slots) for piece in pieces("مقتل ثلاثة", 0, 10, [claim], claim)]
    [('مقتل', (0,), ('trigger',)), (' ', (), ()), ('ثلاثة', (), ('count',))]
    """
    triggers = [(n, claim.trigger.start, claim.trigger.end) for n, claim in enumerate(claims)]
    spans = slots_of(selected) if selected is not None else []
    sentence = selected.sentence if selected is not None else None
    cuts = _cuts(start, end, triggers, spans, sentence)
    out = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        out.append(
            Piece(
                text=full[left:right],
                claims=tuple(n for n, a, b in triggers if a <= left and right <= b),
                slots=tuple(name for name, span in spans if span.start <= left and right <= span.end),
                first=tuple(n for n, a, _ in triggers if a == left),
                inside=sentence is not None and sentence.start <= left and right <= sentence.end,
            )
        )
    return out


def _cuts(
    start: int, end: int, triggers: Iterable[tuple[int, int, int]], spans: Iterable[tuple[str, Span]], sentence: Span | None
) -> list[int]:
    found = {start, end}
    for _, a, b in triggers:
        found |= {a, b}
    for _, span in spans:
        found |= {span.start, span.end}
    if sentence is not None:
        found |= {sentence.start, sentence.end}
    return sorted(each for each in found if start <= each <= end)


def paragraphs(text: str, start: int) -> list[tuple[int, int]]:
    """Where the paragraphs of a text stand, in code points from ``start``.

    >>> paragraphs("ab\\n\\ncd", 10)
    [(10, 12), (14, 16)]
    """
    out = []
    at = start
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out
