"""An incident: every figure with every origin's word, contradictions face to face, chains, copies, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from tawatur import pipeline
from tawatur.incidents import tally
from tawatur.ledger.reviews import corrected
from tawatur.model import Figure, Incident, OriginKind, Policy, Reading, Relation, RelationKind, Voice
from tawatur.web.board import policy_of
from tawatur.web.chains import diagram
from tawatur.web.plot import Bar, Join, Scale, bar, joins, top_of
from tawatur.web.reasons import Reasons
from tawatur.web.site import Ask
from tawatur.web.told import Told, tell
from tawatur.web.words import Words, interval, ltr

_ROWS = 60  # words of one figure that are drawn


@dataclass(frozen=True, slots=True)
class Row:
    """A word in a plot."""

    voice: Voice
    told: Told | None
    name: str
    figure: Markup
    bar: Bar
    joins: list[Join]


@dataclass(frozen=True, slots=True)
class Panel:
    """A figure with its plot. ``sides`` are the chains with the words that count, for its why."""

    figure: Figure
    scale: Scale
    rows: list[Row]
    more: int
    sides: list[tuple[int, list[Row]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation with the two claims it is between."""

    of: Relation
    earlier: Told | None
    later: Told | None


def incident(ask: Ask) -> Response:
    """The page of an incident."""
    words = ask.words
    found = ask.site.book.incident(ask.request.path_params["id"])
    policy = policy_of(ask)
    reviewed = ask.site.reviews.all()
    accepted = ask.query("claims") == "accepted"
    counted = pipeline.accepted(found, reviewed, policy) if accepted else replace(found, figures=tally(found, policy))
    # the claims as the figures take them: with what people corrected
    readings = {id: corrected(each, reviewed) for id, each in ask.site.book.readings_of(found.articles).items()}
    told = tell(readings, words, found.claims)
    return ask.page("incident.html", **_values(counted, readings, told, words), policy=policy.value, accepted=accepted,
                    policies=[each.value for each in Policy], reviewed=reviewed)  # fmt: skip


def _values(found: Incident, readings: Mapping[str, Reading], told: dict[str, Told], words: Words) -> dict[str, Any]:
    ordered = sorted(
        told.values(), key=lambda each: (each.letter, each.reading.article.published is None, str(each.reading.article.published))
    )
    why = Reasons(found, told, words)
    return {
        "incident": found,
        "readings": readings,
        "told": told,
        "panels": [panel(figure, told, words) for figure in sorted(found.figures, key=_weight)],
        "contradictions": _pairs(found, told, RelationKind.CONTRADICTS),
        "relations": _pairs(found, told, RelationKind.REVISES, RelationKind.REPEATS, RelationKind.RELAYS, RelationKind.EXCHANGES),
        "chains": [[told[id] for id in chain.claims if id in told] for chain in found.chains],
        "why": why,
        "reasons": [list(dict.fromkeys(said for tie in chain.ties if (said := why.tie(tie)))) for chain in found.chains],
        "diagram": diagram(found, told, readings, words),
        "copied": {id for copy in found.copies for id in (copy.left, copy.right)},
        "claims": [each for each in ordered if each.claim.id in set(found.claims)],
        "members": {member.claim: member for member in found.members},
        "kind": OriginKind,
    }


def _pairs(found: Incident, told: Mapping[str, Told], *kinds: RelationKind) -> list[Pair]:
    return [
        Pair(each, told.get(each.earlier or ""), told.get(each.later))
        for kind in kinds
        for each in found.relations
        if each.kind is kind
    ]


def _weight(figure: Figure) -> tuple[bool, int, int]:
    """What is told by most comes first, totals of many days last."""
    return figure.cumulative, -figure.independent, -len(figure.voices)


def panel(figure: Figure, told: Mapping[str, Told], words: Words) -> Panel:
    """A figure with every word about it, in the order they were told."""
    voices = sorted(
        figure.voices, key=lambda voice: (voice.told is None, str(voice.told), voice.latest, voice.origin, voice.claim)
    )
    scale = Scale(top_of(number for voice in voices for number in (voice.low, voice.high)), words.rtl)
    shown = voices[:_ROWS]
    bars = [bar(scale, voice.low, voice.high) for voice in shown]
    lines = joins([(voice.origin, round((each.x1 + each.x2) / 2, 2)) for voice, each in zip(shown, bars, strict=True)])
    rows = [
        Row(voice, told.get(voice.claim), _name(voice, told, words), figure_of(voice), each, line)
        for voice, each, line in zip(shown, bars, lines, strict=True)
    ]
    sides = sorted({row.voice.chain for row in rows if row.voice.latest})
    chains = [(n, [row for row in rows if row.voice.latest and row.voice.chain == n]) for n in sides]
    return Panel(figure, scale, rows, len(voices) - len(shown), chains)


def figure_of(voice: Voice) -> Markup:
    """The figure of a voice in short."""
    return ltr(interval(voice.low, voice.high, voice.hedge) or "?")


def _name(voice: Voice, told: Mapping[str, Told], words: Words) -> str:
    found = told.get(voice.claim)
    return found.origin if found is not None else words.party(voice.origin)
