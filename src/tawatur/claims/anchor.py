"""No claim without its words."""

from __future__ import annotations

from tawatur.errors import AnchorError
from tawatur.model import Claim, Mention, Origin, Place, Via, When, Words

_Told = Words | Mention | Place | When | Via | Origin | None


def anchor(claim: Claim, text: str) -> Claim:
    """The claim itself when every slot's words stand at its offsets in ``text``; raises :class:`AnchorError` otherwise."""
    slots: list[tuple[str, _Told]] = [
        ("trigger", claim.trigger),
        ("target", claim.target),
        ("agent", claim.agent),
        ("place", claim.place),
        ("time", claim.time),
    ]
    slots += [(f"via {n}", step) for n, step in enumerate(claim.via)]
    if claim.origin.text is not None:
        slots.append(("origin", claim.origin))
    for slot, told in slots:
        if told is not None and text[told.start : told.end] != told.text:
            raise AnchorError(
                f"the {slot} {told.text!r} is not at {told.start}:{told.end}",
                where=f"claim {claim.id}",
                hint="this is a fault of the reader; report it",
            )
    return claim
