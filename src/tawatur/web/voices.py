"""Origins and outlets: what each claims, how often it revised, was contradicted, was the only chain, and what it calls the parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus

from sqlalchemy import func, select
from starlette.responses import Response

from tawatur.ledger import Brief
from tawatur.ledger import schema as t
from tawatur.ledger.incidents import brief
from tawatur.model import Claim, Incident, OriginKind, Reading, RelationKind
from tawatur.web.board import cached
from tawatur.web.site import Ask, Refused

_SHOWN = 300


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
    """Counts of one outlet; ``names`` counts ``(party, name used)``."""

    name: str
    articles: int = 0
    claims: int = 0
    own: int = 0
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    titles: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """All origins and outlets of a ledger, those with most claims first."""

    origins: dict[str, Origin]
    outlets: dict[str, Outlet]
    briefs: dict[str, Brief]


def origin_key(claim: Claim, outlet: str | None) -> tuple[str, str | None, str]:
    """Who a claim goes back to: its key, its party, its words."""
    origin = claim.origin
    words = outlet or "" if origin.kind is OriginKind.OUTLET else origin.text or ""
    return f"{origin.kind.value}:{origin.actor or words}", origin.actor, words


def gathered(readings: Iterable[Reading], incidents: Iterable[Incident]) -> Book:
    """The counts over readings and incidents."""
    origins: dict[str, Origin] = {}
    outlets: dict[str, Outlet] = {}
    of_claim: dict[str, Origin] = {}
    for reading in readings:
        name = reading.article.outlet
        outlet = outlets.setdefault(name, Outlet(name)) if name else None
        if outlet is not None:
            outlet.articles += 1
            if len(outlet.titles) < 50:
                told = reading.article.published
                outlet.titles.append((reading.article.id, reading.article.title, told.isoformat() if told else ""))
        for claim in reading.claims:
            key, actor, words = origin_key(claim, name)
            origin = origins.setdefault(key, Origin(key, claim.origin.kind.value, actor, words))
            origin.claims += 1
            origin.events[claim.event.value] += 1
            of_claim[claim.id] = origin
            if outlet is not None:
                _told_by(outlet, claim)
    briefs = {}
    for incident in incidents:
        briefs[incident.id] = brief(incident)
        _count(incident, of_claim)
    return Book(
        dict(sorted(origins.items(), key=lambda item: (-item[1].claims, item[0]))),
        dict(sorted(outlets.items(), key=lambda item: (-item[1].claims, item[0]))),
        briefs,
    )


def _told_by(outlet: Outlet, claim: Claim) -> None:
    outlet.claims += 1
    outlet.own += claim.origin.kind is OriginKind.OUTLET
    outlet.events[claim.event.value] += 1
    for mention in (claim.target, claim.agent, claim.origin):
        if mention is not None and mention.label and mention.actor:
            outlet.names[mention.actor, mention.label] += 1


def _count(incident: Incident, of_claim: dict[str, Origin]) -> None:
    for id in incident.claims:
        if id in of_claim:
            of_claim[id].incidents.add(incident.id)
    for relation in incident.relations:
        later, earlier = of_claim.get(relation.later), of_claim.get(relation.earlier or "")
        if relation.kind is RelationKind.REVISES and later is not None:
            later.revised += 1
        elif relation.kind is RelationKind.CONTRADICTS:
            for origin in (later, earlier):
                if origin is not None:
                    origin.contradicted += 1
    if len(incident.chains) == 1:
        alone = {of_claim[id].key: of_claim[id] for id in incident.chains[0].claims if id in of_claim}
        if len(alone) == 1:
            next(iter(alone.values())).only += 1


def book_of(ask: Ask) -> Book:
    """The counts over the ledger as it is."""

    def read() -> Book:
        ledger = ask.site.book
        with ledger.door.reading() as connection:
            count = connection.execute(select(func.count()).select_from(t.article)).scalar_one()
            readings = ledger.all_readings(connection, size=200) if count else iter(())
            return gathered(readings, ledger.incidents())

    found: Book = cached(ask, "voices", read)
    return found


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
    briefs = [book.briefs[id] for id in sorted(found.incidents)][:100]
    return ask.page("origin.html", origin=found, briefs=briefs)


def outlet(ask: Ask) -> Response:
    """One outlet, with the names it uses for each party."""
    found = book_of(ask).outlets.get(ask.query("name"))
    if found is None:
        raise Refused(HTTPStatus.NOT_FOUND, "not_found")
    return ask.page("outlet.html", outlet=found)
