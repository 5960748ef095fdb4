"""The methodology: rules, policies, hashes and settings in force, as a page that a report can cite."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from starlette.responses import Response

from tawatur import __version__, atlas
from tawatur.lang import load as packs
from tawatur.model import Event, Hedge, Modality, OriginKind, Polarity, Policy, RelationKind, Stance, content_id
from tawatur.web.board import cached
from tawatur.web.site import Ask

_HIDDEN = {"by", "ledger", "timeout", "jobs", "bidi", "lexicon", "tiles", "tiles_credit"}  # of this machine, not of the method
_TERMS: dict[str, Any] = {
    "event": Event,
    "stance": Stance,
    "kind": OriginKind,
    "hedge": Hedge,
    "polarity": Polarity,
    "modality": Modality,
    "relation": RelationKind,
}


def methodology(ask: Ask) -> Response:
    """The methodology page."""
    told = in_force(ask)
    log = ask.site.book.log(limit=1)
    return ask.page(
        "method.html",
        told=told,
        cite=content_id(told, size=16),
        head=log[0] if log else None,
        counts=cached(ask, "counts", ask.site.book.counts),
        reviewed=len(ask.site.reviews.all()),
        policies=[each.value for each in Policy],
        terms={group: [each.value for each in kind] for group, kind in _TERMS.items()},
    )


def in_force(ask: Ask) -> dict[str, str]:
    """What decides the figures: version, word lists, atlas and settings."""
    pack = packs.load(ask.site.settings.language)
    settings = {f.name: str(getattr(ask.site.settings, f.name)) for f in fields(ask.site.settings) if f.name not in _HIDDEN}
    return {"version": __version__, "reader": f"{pack.name}:{pack.hash}", "atlas": atlas.load().hash, **settings}
