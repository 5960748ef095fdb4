"""Origins and outlets: what each claims, how often it revised, was contradicted, was the only chain, and what it calls the parties."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from sqlalchemy import Connection, select
from starlette.responses import Response

from tawatur.ledger import Brief
from tawatur.ledger import schema as t
from tawatur.ledger.incidents import EVERYTHING, briefs
from tawatur.model import OriginKind, RelationKind
from tawatur.web.board import cached
from tawatur.web.site import Ask, Refused

_SHOWN = 300
_TITLES = 50  # of one outlet

Json = Mapping[str, Any]


@dataclass(slots=True)
class Origin:
    """Counts of one origin over the whole ledger. ``key`` is ``kind:actor`` or ``kind:words``."""

    key: str
    kind: str
    actor: str | None
    text: str
    claims: int = 0
    incidents: set[str] = field(default_factory=set)
    revised: int = 0
    contradicted: int = 0
    only: int = 0
    events: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Outlet:
    """Counts of one outlet; ``names`` counts ``(party, loaded name)``, ``words`` ``(party, words told)``."""

    name: str
    articles: int = 0
    claims: int = 0
    own: int = 0
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    titles: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """All origins and outlets of a ledger, those with most claims first."""

    origins: dict[str, Origin]
    outlets: dict[str, Outlet]
    briefs: dict[str, Brief]


def gathered(readings: Iterable[Json], incidents: Iterable[tuple[Brief, Json]]) -> Book:
    """The counts over readings and incidents, both as the JSON they are kept as: making values of them would take four times as long."""
    origins: dict[str, Origin] = {}
    outlets: dict[str, Outlet] = {}
    of_claim: dict[str, Origin] = {}
    for reading in readings:
        outlet = _outlet(outlets, reading)
        for claim in reading["claims"]:
            origin = of_claim[claim["id"]] = _origin(origins, claim["origin"], reading["outlet"])
            origin.claims += 1
            origin.events[claim["event"]] += 1
            if outlet is not None:
                _told_by(outlet, claim)
    told = {}
    for short, incident in incidents:
        told[short.id] = short
        _count(incident, of_claim)
    return Book(
        dict(sorted(origins.items(), key=lambda item: (-item[1].claims, item[0]))),
        dict(sorted(outlets.items(), key=lambda item: (-item[1].claims, item[0]))),
        told,
    )


def _outlet(outlets: dict[str, Outlet], reading: Json) -> Outlet | None:
    if not reading["outlet"]:
        return None
    outlet = outlets.setdefault(reading["outlet"], Outlet(reading["outlet"]))
    outlet.articles += 1
    if len(outlet.titles) < _TITLES:
        outlet.titles.append((reading["id"], reading["title"], (reading.get("published") or "")[:10]))
    return outlet


def _origin(origins: dict[str, Origin], told: Json, outlet: str | None) -> Origin:
    words = (outlet or "") if told["kind"] == OriginKind.OUTLET else (told.get("text") or "")
    key = f"{told['kind']}:{told.get('actor') or words}"
    return origins.setdefault(key, Origin(key, told["kind"], told.get("actor"), words))


def _told_by(outlet: Outlet, claim: Json) -> None:
    outlet.claims += 1
    outlet.own += claim["origin"]["kind"] == OriginKind.OUTLET
    outlet.events[claim["event"]] += 1
    for mention in (claim["target"], claim["agent"], claim["origin"]):
        if mention is None or not mention.get("actor"):
            continue
        if mention.get("label"):
            outlet.names[mention["actor"], mention["label"]] += 1
        if mention.get("text"):
            outlet.words[mention["actor"], mention["text"]] += 1


def _count(incident: Json, of_claim: dict[str, Origin]) -> None:
    for id in incident["claims"]:
        if id in of_claim:
            of_claim[id].incidents.add(incident["id"])
    for relation in incident["relations"]:
        later, earlier = of_claim.get(relation["later"]), of_claim.get(relation["earlier"] or "")
        if relation["kind"] == RelationKind.REVISES and later is not None:
            later.revised += 1
        elif relation["kind"] == RelationKind.CONTRADICTS:
            for origin in (later, earlier):
                if origin is not None:
                    origin.contradicted += 1
    if len(incident["chains"]) == 1:
        alone = {of_claim[id].key: of_claim[id] for id in incident["chains"][0]["claims"] if id in of_claim}
        if len(alone) == 1:
            next(iter(alone.values())).only += 1


def book_of(ask: Ask) -> Book:
    """The counts over the ledger as it is."""

    def read() -> Book:
        with ask.site.book.door.reading() as connection:
            short = {brief.id: brief for brief in briefs(connection, EVERYTHING)}
            told = (
                (short[row.id], json.loads(row.body)) for row in connection.execute(select(t.incident.c.id, t.incident.c.body))
            )
            return gathered(_readings(connection), told)

    found: Book = cached(ask, "voices", read)
    return found


def _readings(connection: Connection) -> Iterator[Json]:
    asked = select(t.article.c.id, t.entry.c.body).join(t.entry, t.entry.c.seq == t.article.c.seq).order_by(t.article.c.id)
    for row in connection.execution_options(yield_per=200).execute(asked):
        yield {**json.loads(row.body)["reading"], "id": row.id}


def origins(ask: Ask) -> Response:
    """The table of all origins and outlets."""
    book = book_of(ask)
    return ask.page("origins.html", origins=list(book.origins.values())[:_SHOWN], outlets=list(book.outlets.values())[:_SHOWN])


def origin(ask: Ask) -> Response:
    """One origin."""
    book = book_of(ask)
    found = book.origins.get(ask.query("key"))
    if found is None:
        raise Refused(HTTPStatus.NOT_FOUND, "not_found")
    told = [book.briefs[id] for id in sorted(found.incidents)][:100]
    return ask.page("origin.html", origin=found, briefs=told)


def outlet(ask: Ask) -> Response:
    """One outlet, with the names it uses for each party."""
    found = book_of(ask).outlets.get(ask.query("name"))
    if found is None:
        raise Refused(HTTPStatus.NOT_FOUND, "not_found")
    return ask.page("outlet.html", outlet=found)
