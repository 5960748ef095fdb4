"""Incidents and corrections as JSON and back: ``…_json`` writes, ``…_from`` reads and raises :class:`~tawatur.errors.CodecError`.

The keys are those of the design; what tawatur adds (``members``, ``chains``, ``copies``, ``assumed``, and of a figure ``cumulative``
and ``voices``) stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tawatur.errors import CodecError
from tawatur.model import codec
from tawatur.model.incident import (
    Chain,
    Copy,
    Correction,
    CorrectionKind,
    Figure,
    Incident,
    Member,
    Policy,
    Relation,
    RelationKind,
    Spot,
    Standing,
    Tie,
    Voice,
)
from tawatur.model.telling import Telling, Window
from tawatur.model.terms import Event, Hedge, OriginKind, Stance

Json = dict[str, Any]
Value = TypeVar("Value")
Term = TypeVar("Term", bound=StrEnum)


def incident_json(incident: Incident) -> Json:
    """An incident as JSON."""
    return {
        "id": incident.id,
        "articles": list(incident.articles),
        "claims": list(incident.claims),
        "place": None if incident.place is None else _spot_json(incident.place),
        "start": _iso(incident.start),
        "end": _iso(incident.end),
        "assumed": incident.assumed,
        "kinds": [kind.value for kind in incident.kinds],
        "parties": list(incident.parties),
        "figures": [figure_json(figure) for figure in incident.figures],
        "relations": [relation_json(relation) for relation in incident.relations],
        "members": [_member_json(member) for member in incident.members],
        "chains": [
            {"name": chain.name, "claims": list(chain.claims), "ties": [_tie_json(tie) for tie in chain.ties]}
            for chain in incident.chains
        ],
        "copies": [{"left": copy.left, "right": copy.right, "share": copy.share, "why": copy.why} for copy in incident.copies],
    }


def incident_from(data: Any) -> Incident:
    """The incident that :func:`incident_json` wrote.

    >>> incident_from({"id": "a"})
    Traceback (most recent call last):
    tawatur.errors.CodecError: incident: lacks the key 'articles'
    """
    found = _Fields(data, "incident")
    return Incident(
        id=found.text("id"),
        articles=found.texts("articles"),
        claims=found.texts("claims"),
        place=None if found.get("place") is None else _spot_from(found.get("place")),
        start=found.day("start"),
        end=found.day("end"),
        assumed=found.truth("assumed"),
        kinds=tuple(_term(Event, each, "incident.kinds") for each in found.texts("kinds")),
        parties=found.texts("parties"),
        figures=found.many("figures", figure_from),
        relations=found.many("relations", relation_from),
        members=found.many("members", _member_from),
        chains=found.many("chains", _chain_from),
        copies=found.many("copies", _copy_from),
    )


def figure_json(figure: Figure) -> Json:
    """A figure as JSON."""
    return {
        "event": figure.event.value,
        "target": figure.target,
        "unit": figure.unit,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "independent": figure.independent,
        "policy": figure.policy.value,
        "why": figure.why,
        "cumulative": figure.cumulative,
        "voices": [_voice_json(voice) for voice in figure.voices],
    }


def figure_from(data: Any) -> Figure:
    """The figure that :func:`figure_json` wrote."""
    found = _Fields(data, "figure")
    return Figure(
        event=found.term(Event, "event"),
        target=found.maybe_text("target"),
        unit=found.text("unit"),
        low=found.maybe_whole("low"),
        best=found.maybe_whole("best"),
        high=found.maybe_whole("high"),
        independent=found.whole("independent"),
        policy=found.term(Policy, "policy"),
        why=found.text("why"),
        cumulative=found.truth("cumulative"),
        voices=found.many("voices", _voice_from),
    )


def relation_json(relation: Relation) -> Json:
    """A relation as JSON; ``ordinal`` and ``holds`` only when there is something to say."""
    out: Json = {"kind": relation.kind.value, "earlier": relation.earlier, "later": relation.later, "why": relation.why}
    if relation.ordinal is not None:
        out["ordinal"] = relation.ordinal
    if relation.holds is not None:
        out["holds"] = relation.holds
    return out


def relation_from(data: Any) -> Relation:
    """The relation that :func:`relation_json` wrote."""
    found = _Fields(data, "relation")
    return Relation(
        kind=found.term(RelationKind, "kind"),
        earlier=found.maybe_text("earlier"),
        later=found.text("later"),
        why=found.text("why"),
        ordinal=found.maybe_whole("ordinal"),
        holds=None if found.maybe("holds") is None else found.truth("holds"),
    )


def correction_json(correction: Correction) -> Json:
    """A correction as JSON: the body of a ledger entry."""
    return {"kind": correction.kind.value, "left": list(correction.left), "right": list(correction.right)}


def correction_from(data: Any) -> Correction:
    """The correction that :func:`correction_json` wrote.

    >>> ruled = Correction(kind=CorrectionKind.MERGE, left=("a",), right=("b",))
    >>> correction_from(correction_json(ruled)) == ruled
    True
    """
    found = _Fields(data, "correction")
    return Correction(kind=found.term(CorrectionKind, "kind"), left=found.texts("left"), right=found.texts("right"))


def telling_json(telling: Telling) -> Json:
    """A telling as JSON, small: it is kept for each article."""
    window = telling.window
    return {
        "id": telling.id,
        "article": telling.article,
        "outlet": telling.outlet,
        "published": _iso(telling.published),
        "claims": list(telling.claims),
        "attached": list(telling.attached),
        "families": sorted(telling.families),
        "events": sorted(event.value for event in telling.events),
        "window": None if window is None else [window.first, window.last, window.assumed],
        "spots": [_spot_json(spot) for spot in telling.spots],
        "targets": sorted(telling.targets),
        "agents": sorted(telling.agents),
        "figures": sorted(
            [event.value, unit, sorted(map(list, values), key=repr)] for (event, unit), values in telling.figures.items()
        ),
        "words": dict(telling.words),
        "passage": sorted(telling.passage),
        "rank": telling.rank,
        "weak": telling.weak,
        "lead": telling.lead,
    }


def telling_from(data: Any) -> Telling:
    """The telling that :func:`telling_json` wrote. It is read back by the program that wrote it, so only the keys are checked."""
    found = _Fields(data, "telling")
    window = found.get("window")
    return Telling(
        id=found.text("id"),
        article=found.text("article"),
        outlet=found.maybe_text("outlet"),
        published=found.day("published"),
        claims=found.texts("claims"),
        attached=found.texts("attached"),
        families=frozenset(found.texts("families")),
        events=frozenset(_term(Event, each, "telling.events") for each in found.texts("events")),
        window=None if window is None else Window(first=window[0], last=window[1], assumed=window[2]),
        spots=found.many("spots", _spot_from),
        targets=frozenset(found.texts("targets")),
        agents=frozenset(found.texts("agents")),
        figures={
            (Event(event), unit): frozenset((low, high) for low, high in values) for event, unit, values in found.get("figures")
        },
        words=dict(found.get("words")),
        passage=frozenset(found.get("passage")),
        rank=found.whole("rank"),
        weak=found.truth("weak"),
        lead=found.truth("lead"),
    )


def _spot_json(spot: Spot) -> Json:
    return {"name": spot.name, "lat": spot.lat, "lon": spot.lon, "precision": spot.precision, "key": spot.key}


def _spot_from(data: Any) -> Spot:
    found = _Fields(data, "place")
    return Spot(
        name=found.text("name"),
        lat=found.maybe_number("lat"),
        lon=found.maybe_number("lon"),
        precision=found.maybe_text("precision"),
        key=found.maybe_text("key"),
    )


def _member_json(member: Member) -> Json:
    return {"claim": member.claim, "article": member.article, "why": member.why, "attached": member.attached}


def _member_from(data: Any) -> Member:
    found = _Fields(data, "member")
    return Member(
        claim=found.text("claim"), article=found.text("article"), why=found.text("why"), attached=found.truth("attached")
    )


def _voice_json(voice: Voice) -> Json:
    return {
        "claim": voice.claim,
        "article": voice.article,
        "origin": voice.origin,
        "kind": voice.kind.value,
        "stance": voice.stance.value,
        "low": voice.low,
        "high": voice.high,
        "hedge": voice.hedge.value,
        "chain": voice.chain,
        "latest": voice.latest,
        "standing": voice.standing.value,
        "told": _iso(voice.told),
    }


def _voice_from(data: Any) -> Voice:
    found = _Fields(data, "voice")
    return Voice(
        claim=found.text("claim"),
        article=found.text("article"),
        origin=found.text("origin"),
        kind=found.term(OriginKind, "kind"),
        stance=found.term(Stance, "stance"),
        low=found.maybe_whole("low"),
        high=found.maybe_whole("high"),
        hedge=found.term(Hedge, "hedge"),
        chain=found.whole("chain"),
        latest=found.truth("latest"),
        standing=found.term(Standing, "standing"),
        told=found.day("told"),
    )


def _tie_json(tie: Tie) -> Json:
    return {"kind": tie.kind, "left": tie.left, "right": tie.right, "why": tie.why}


def _tie_from(data: Any) -> Tie:
    found = _Fields(data, "tie")
    return Tie(kind=found.text("kind"), left=found.text("left"), right=found.text("right"), why=found.text("why"))


def _chain_from(data: Any) -> Chain:
    found = _Fields(data, "chain")
    return Chain(claims=found.texts("claims"), ties=found.many("ties", _tie_from), name=found.text("name"))


def _copy_from(data: Any) -> Copy:
    found = _Fields(data, "copy")
    return Copy(left=found.text("left"), right=found.text("right"), share=found.number("share"), why=found.text("why"))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _term(terms: type[Term], value: str, where: str) -> Term:
    try:
        return terms(value)
    except ValueError as error:
        raise CodecError(f"{value!r} is none of: {', '.join(terms)}", where=where) from error


class _Fields:
    """The keys of one JSON object, read with their types."""

    def __init__(self, data: Any, where: str) -> None:
        self.data, self.where = codec._object(data, where), where

    def get(self, key: str) -> Any:
        return codec._get(self.data, key, self.where)

    def maybe(self, key: str) -> Any:
        return self.data.get(key)

    def text(self, key: str) -> str:
        return codec._text(self.data, key, self.where)

    def maybe_text(self, key: str) -> str | None:
        return codec._maybe_text(self.data, key, self.where)

    def texts(self, key: str) -> tuple[str, ...]:
        values = codec._list(self.data, key, self.where)
        if not all(isinstance(value, str) for value in values):
            raise CodecError("is not a list of texts", where=f"{self.where}.{key}")
        return tuple(values)

    def whole(self, key: str) -> int:
        return codec._whole(self.data, key, self.where)

    def maybe_whole(self, key: str) -> int | None:
        return codec._maybe_whole(self.data, key, self.where)

    def maybe_number(self, key: str) -> float | None:
        return codec._maybe_number(self.data, key, self.where)

    def number(self, key: str) -> float:
        value = self.maybe_number(key)
        if value is None:
            raise CodecError("is not a number", where=f"{self.where}.{key}")
        return value

    def day(self, key: str) -> date | None:
        return codec._maybe_day(self.data, key, self.where)

    def truth(self, key: str) -> bool:
        value = self.get(key)
        if not isinstance(value, bool):
            raise CodecError("is neither true nor false", where=f"{self.where}.{key}")
        return value

    def term(self, terms: type[Term], key: str) -> Term:
        return _term(terms, self.text(key), f"{self.where}.{key}")

    def many(self, key: str, read: Callable[[Any], Value]) -> tuple[Value, ...]:
        return tuple(read(each) for each in codec._list(self.data, key, self.where))
