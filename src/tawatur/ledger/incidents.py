"""Incidents as the ledger keeps them: written when they change, found by place, party, day, event and words.

An incident is written whole, as JSON, with a short form for lists (``brief``) and the keys it can be found by. How claims are
grouped is not known here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, literal_column, select, text

from tawatur.errors import NotInLedger
from tawatur.ledger import project
from tawatur.ledger import schema as t
from tawatur.ledger.search import fts5, parse, tsquery
from tawatur.model import Incident, RelationKind
from tawatur.model.incident_codec import incident_from, incident_json

#: Names an incident's place is found by: of the place itself, its key, what it lies in. The words are folded already.
Names = Callable[[Incident], Collection[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for: all that is given must hold. ``place`` is folded; ``first``/``last`` are days the incident must meet,
    ``articles`` and ``chains`` how many it must have.
    """

    place: str | None = None
    party: str | None = None
    first: date | None = None
    last: date | None = None
    event: str | None = None
    text: str | None = None
    contradicted: bool = False
    articles: int = 1
    chains: int = 1


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One line of a list. ``figures`` are ``(event, target, unit, low, best, high, independent, cumulative)``."""

    id: str
    start: date | None
    end: date | None
    place: str | None
    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    articles: int
    claims: int
    chains: int
    contradicted: bool
    revised: bool
    figures: tuple[tuple[str, str | None, str, int | None, int | None, int | None, int, bool], ...]


# --- writing ------------------------------------------------------------------------------------------------------------


def write(connection: Connection, changed: Mapping[str, Collection[Incident]], names: Names) -> None:
    """Put these incidents in place of what stood under their heads: none, one, or several when a person split one."""
    k = t.incident_key.c
    before: set[tuple[str, str, str]] = set()
    for heads in project.batches(sorted(changed)):
        gone = select(t.incident.c.id).where(t.incident.c.head.in_(heads))
        rows = connection.execute(select(k.kind, k.key, k.incident).where(k.incident.in_(gone)))
        before.update((row.kind, row.key, row.incident) for row in rows)
        connection.execute(delete(t.incident).where(t.incident.c.head.in_(heads)))
    after: set[tuple[str, str, str]] = set()
    for heads in project.batches(sorted(changed)):
        made = [(head, incident) for head in heads for incident in changed[head]]
        project.put(connection, t.incident, [_row(incident) | {"head": head} for head, incident in made])
        after.update(key for _, incident in made for key in _keys(incident, names))
    # one more article of a large incident brings a few keys to thousands
    lost = delete(t.incident_key).where(k.kind == bindparam("a"), k.key == bindparam("b"), k.incident == bindparam("c"))
    for some in project.batches(sorted(before - after)):
        connection.execute(lost, [{"a": kind, "b": key, "c": incident} for kind, key, incident in some])
    new = sorted(after - before)
    project.put(connection, t.incident_key, [{"kind": kind, "key": key, "incident": incident} for kind, key, incident in new])


def brief(incident: Incident) -> Brief:
    """The short form of an incident."""
    kinds = {relation.kind for relation in incident.relations}
    return Brief(
        id=incident.id,
        start=incident.start,
        end=incident.end,
        place=project.key(incident.place.name if incident.place else None),
        kinds=tuple(kind.value for kind in incident.kinds),
        parties=incident.parties,
        articles=len(incident.articles),
        claims=len(incident.claims),
        chains=len(incident.chains),
        contradicted=RelationKind.CONTRADICTS in kinds,
        revised=RelationKind.REVISES in kinds,
        figures=tuple(
            (f.event.value, f.target, f.unit, f.low, f.best, f.high, f.independent, f.cumulative) for f in incident.figures
        ),
    )


def _row(incident: Incident) -> dict[str, Any]:
    short, place = brief(incident), incident.place
    row = {name: getattr(short, name) for name in ("id", "place", "articles", "claims", "chains", "contradicted", "revised")}
    return row | {
        "start": short.start.isoformat() if short.start else None,
        "end": short.end.isoformat() if short.end else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "brief": _text({"kinds": short.kinds, "parties": short.parties, "figures": short.figures}),
        "body": _text(incident_json(incident)),
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _keys(incident: Incident, names: Names) -> set[tuple[str, str, str]]:
    found = {("event", kind.value) for kind in incident.kinds}
    found |= {("party", project.key(party) or "") for party in incident.parties}
    found |= {("article", project.key(article) or "") for article in incident.articles}
    found |= {("claim", project.key(claim) or "") for claim in incident.claims}
    found |= {("place", project.key(name) or "") for name in names(incident)}
    return {(kind, key, incident.id) for kind, key in found}


# --- asking -------------------------------------------------------------------------------------------------------------


def briefs(connection: Connection, wanted: Filter, *, limit: int | None = None) -> Iterator[Brief]:
    """The incidents that are asked for, in short, the latest first; those without a day come last."""
    t_ = t.incident.c
    columns = (t_.id, t_.start, t_.end, t_.place, t_.articles, t_.claims, t_.chains, t_.contradicted, t_.revised, t_.brief)
    for row in connection.execute(_asked(select(*columns), wanted, limit, connection)):
        told = json.loads(row.brief)
        yield Brief(
            id=row.id, start=_day(row.start), end=_day(row.end), place=row.place, articles=row.articles, claims=row.claims,
            chains=row.chains, contradicted=row.contradicted, revised=row.revised, kinds=tuple(told["kinds"]),
            parties=tuple(told["parties"]), figures=tuple(tuple(each) for each in told["figures"]),
        )  # fmt: skip


def find(connection: Connection, wanted: Filter, *, limit: int | None = None) -> Iterator[Incident]:
    """The incidents that are asked for, whole, in the same order."""
    for row in connection.execute(_asked(select(t.incident.c.body), wanted, limit, connection)):
        yield incident_from(json.loads(row.body))


def one(connection: Connection, told: str, *, where: str) -> Incident:
    """The incident of an id or of the beginning of one, or the one an article or a claim belongs to. Raises :class:`NotInLedger`."""
    begins = t.incident.c.id.startswith(told, autoescape=True)
    found = list(connection.execute(select(t.incident.c.id).where(begins).limit(2)).scalars()) if told else []
    what = f"{told!r} is the beginning of more than one incident"
    if not found:
        keys = select(t.incident_key.c.incident).where(
            t.incident_key.c.kind.in_(("article", "claim")), t.incident_key.c.key == told
        )
        found = sorted(connection.execute(keys.distinct()).scalars())
        what = f"{told!r} is in more than one incident: {', '.join(each[:10] for each in found)}"
    if len(found) != 1:
        hint = "`tawatur incidents` lists them; give an id, or more of its signs"
        raise NotInLedger(what if found else f"there is no incident {told!r}", where=where, hint=hint)
    return incident_from(
        json.loads(connection.execute(select(t.incident.c.body).where(t.incident.c.id == found[0])).scalar_one())
    )


def count(connection: Connection, wanted: Filter) -> int:
    """How many incidents are what is asked for."""
    found: int = connection.execute(_narrowed(select(func.count()).select_from(t.incident), wanted, connection)).scalar_one()
    return found


def holding(connection: Connection, claims: Collection[str]) -> set[str]:
    """The ids of the incidents that hold one of these claims."""
    c = t.incident_key.c
    return set(connection.execute(select(c.incident).where(c.kind == "claim", c.key.in_(claims))).scalars())


def _asked(columns: Select[Any], wanted: Filter, limit: int | None, connection: Connection) -> Select[Any]:
    c = t.incident.c
    # the days as they stand in the index; sqlite puts nothing last when it goes down, PostgreSQL must be told
    order = c.start.desc() if connection.dialect.name == "sqlite" else c.start.desc().nulls_last()
    return _narrowed(columns, wanted, connection).order_by(order, c.id).limit(limit)


def _narrowed(columns: Select[Any], wanted: Filter, connection: Connection) -> Select[Any]:
    c = t.incident.c
    asked = columns
    for kind, value in (("place", wanted.place), ("party", wanted.party), ("event", wanted.event)):
        if value is not None:
            keys = select(t.incident_key.c.incident).where(
                t.incident_key.c.kind == kind, t.incident_key.c.key == project.key(value)
            )
            asked = asked.where(c.id.in_(keys))
    if wanted.first is not None:
        asked = asked.where(c.end >= wanted.first.isoformat())
    if wanted.last is not None:
        asked = asked.where(c.start <= wanted.last.isoformat())
    if wanted.contradicted:
        asked = asked.where(c.contradicted.is_(True))
    for column, least in ((c.articles, wanted.articles), (c.chains, wanted.chains)):
        if least > 1:
            asked = asked.where(column >= least)
    if wanted.text is not None:
        asked = asked.where(c.id.in_(_with_words(wanted.text, connection)))
    return asked


def _with_words(query: str, connection: Connection) -> Select[Any]:
    terms = parse(query)
    if connection.dialect.name == "sqlite":
        rows: Any = (
            select(literal_column("rowid"))
            .select_from(text("words"))
            .where(text("words match :query").bindparams(query=fts5(terms)))
        )
        pieces = select(t.piece.c.article).where(t.piece.c.id.in_(rows))
    else:
        pieces = select(t.piece.c.article).where(text("vector @@ cast(:query as tsquery)").bindparams(query=tsquery(terms)))
    return select(t.incident_key.c.incident).where(t.incident_key.c.kind == "article", t.incident_key.c.key.in_(pieces))


def clear(connection: Connection) -> None:
    """Remove all incidents and what they are built on."""
    for table in (t.incident, t.incident_key, t.telling, t.block):
        connection.execute(delete(table))


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)
