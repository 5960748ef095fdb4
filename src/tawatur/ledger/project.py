"""From entries to the tables that are asked: nothing is in these that the entries do not hold.

Adding, withdrawing and rebuilding go the same way: :func:`take` notes what entries there are, :func:`articles` writes anew the
rows of the articles that they touch.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text, update

from tawatur.ledger import schema as t
from tawatur.ledger.entries import Entry, Kind
from tawatur.ledger.readings import reading_of
from tawatur.ledger.search import pieces, tsvector
from tawatur.model import Claim, Reading

BATCH = 1000
_MOST = (1 << 63) - 1
_KEY = 600  # letters of an index's key: PostgreSQL takes at most 2,700 bytes
_PIECES = 1 << 12  # of one article; 2,000 words each

Row = dict[str, Any]


def key(words: str | None) -> str | None:
    """Words as a key: without signs a database refuses, and never too long for an index."""
    if words is None:
        return None
    plain = words.replace("\x00", "\ufffd")
    return plain if len(plain) <= _KEY else plain[:_KEY] + "…" + blake2b(plain.encode(), digest_size=8).hexdigest()


def batches(items: Sequence[Any], size: int = BATCH) -> Iterable[Sequence[Any]]:
    """The items in runs of at most ``size``."""
    return (items[at : at + size] for at in range(0, len(items), size))


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows in batches."""
    for batch in batches(rows):
        connection.execute(insert(table), list(batch))


# --- entries ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Touched:
    """What entries touch: articles whose rows must be written anew, and corrections that came or went."""

    articles: set[str] = field(default_factory=set)
    corrections: list[Any] = field(default_factory=list)


def take(connection: Connection, entries: Iterable[Entry]) -> Touched:
    """Note versions, withdrawals and corrections, and say what they touch."""
    touched = Touched()
    versions, withdrawals, corrections = [], [], []
    for entry in entries:
        if entry.kind in (Kind.ARTICLE, Kind.VERSION):
            versions.append(_version(entry))
            touched.articles.add(versions[-1]["article"])
        elif entry.kind == Kind.WITHDRAWAL:
            withdrawals.append({"seq": entry.seq, "target": entry.data["entry"]})
        elif entry.kind == Kind.CORRECTION:
            corrections.append({"seq": entry.seq, "body": entry.body, "withdrawn": False})
            touched.corrections.append(entry.data)
    put(connection, t.version, versions)
    put(connection, t.correction, corrections)
    if withdrawals:
        put(connection, t.withdrawal, withdrawals)
        _withdraw(connection, touched)
    return touched


def _version(entry: Entry) -> Row:
    body = entry.data
    reading = body["reading"]
    return {
        "seq": entry.seq,
        "page": body["page"],
        "article": entry.id,
        "own": key(reading["id"]),
        "url": None if body["by_id"] else key(reading["url"]),
        "state": body["state"],
        "withdrawn": False,
    }


def withdrawn(withdrawals: Mapping[int, int]) -> set[int]:
    """The entries that do not count, from withdrawals as ``{entry: what it withdraws}``: the latest word holds.

    >>> sorted(withdrawn({5: 2, 6: 3, 7: 5}))
    [3, 5]
    """
    out: set[int] = set()
    for seq in sorted(withdrawals, reverse=True):
        if seq not in out:
            out.add(withdrawals[seq])
    return out


def _withdraw(connection: Connection, touched: Touched) -> None:
    """Set the marks of versions and corrections as the withdrawals say; note those whose marks changed."""
    gone = withdrawn({row.seq: row.target for row in connection.execute(select(t.withdrawal))})
    changed = []
    for row in connection.execute(select(t.version.c.seq, t.version.c.page, t.version.c.article, t.version.c.withdrawn)):
        now = row.seq in gone or row.page in gone
        if now != row.withdrawn:
            changed.append({"b_seq": row.seq, "withdrawn": now})
            touched.articles.add(row.article)
    _mark(connection, t.version, changed)
    ruled = [row for row in connection.execute(select(t.correction)) if (row.seq in gone) != row.withdrawn]
    _mark(connection, t.correction, [{"b_seq": row.seq, "withdrawn": not row.withdrawn} for row in ruled])
    touched.corrections += [json.loads(row.body) for row in ruled]


def _mark(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    for batch in batches(rows):
        connection.execute(update(table).where(table.c.seq == bindparam("b_seq")), list(batch))


# --- articles -----------------------------------------------------------------------------------------------------------


def articles(
    connection: Connection, ids: Collection[str], known: Mapping[int, Reading] | None = None
) -> dict[str, Reading | None]:
    """Write the rows of these articles anew from their latest version that counts; what each now reads, ``None`` when withdrawn.

    ``known`` are readings by entry that need not be read from the ledger again.
    """
    out: dict[str, Reading | None] = {}
    for batch in batches(sorted(ids)):
        latest, counted = _latest(connection, batch)
        readings = _readings(connection, latest, known or {})
        _clear(connection, batch)
        rows, claims, words = [], [], []
        for id in batch:
            reading = out[id] = readings.get(latest.get(id, -1))
            if reading is not None:
                rows.append(_article(id, latest[id], counted[id], reading))
                claims += [_claim(id, n, claim) for n, claim in enumerate(reading.claims)]
                words += [
                    {"id": latest[id] * _PIECES + n, "article": id, "words": piece}
                    for n, piece in enumerate(pieces(reading.article.full)[:_PIECES])
                ]
        put(connection, t.article, rows)
        put(connection, t.claim, claims)
        _words(connection, words)
    return out


def _latest(connection: Connection, ids: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Each article's latest version that counts, and how many count."""
    latest: dict[str, int] = {}
    counted: dict[str, int] = {}
    asked = select(t.version.c.article, t.version.c.seq).where(t.version.c.article.in_(ids), t.version.c.withdrawn.is_(False))
    for row in connection.execute(asked):
        latest[row.article] = max(row.seq, latest.get(row.article, 0))
        counted[row.article] = counted.get(row.article, 0) + 1
    return latest, counted


def _readings(connection: Connection, latest: Mapping[str, int], known: Mapping[int, Reading]) -> dict[int, Reading]:
    wanted = [seq for seq in latest.values() if seq not in known]
    out = {seq: known[seq] for seq in latest.values() if seq in known}
    for batch in batches(wanted):
        for entry in entries(connection, batch):
            out[entry.seq] = reading_of(entry.data["reading"])
    return out


def entries(connection: Connection, seqs: Sequence[int]) -> list[Entry]:
    """Entries by their numbers, in order."""
    asked = select(t.entry).where(t.entry.c.seq.in_(seqs)).order_by(t.entry.c.seq)
    return [entry_of(row) for row in connection.execute(asked)]


def entry_of(row: Any) -> Entry:
    """A row of the table as an entry."""
    return Entry(
        seq=row.seq, kind=row.kind, id=row.id, body=row.body, previous=row.previous, hash=row.hash, at=row.at, by=row.by
    )  # fmt: skip


def _clear(connection: Connection, ids: Sequence[str]) -> None:
    if connection.dialect.name == "sqlite":
        gone = connection.execute(select(t.piece.c.id).where(t.piece.c.article.in_(ids))).scalars().all()
        if gone:
            connection.execute(text("delete from words where rowid = :id"), [{"id": id} for id in gone])
    for table in (t.piece, t.claim):
        connection.execute(delete(table).where(table.c.article.in_(ids)))
    connection.execute(delete(t.article).where(t.article.c.id.in_(ids)))


def _article(id: str, seq: int, versions: int, reading: Reading) -> Row:
    article = reading.article
    return {
        "id": id,
        "seq": seq,
        "versions": versions,
        "url": key(article.url),
        "outlet": key(article.outlet),
        "title": article.title.replace("\x00", "\ufffd"),
        "published": article.published.isoformat() if article.published else None,
        "claims": len(reading.claims),
    }


def _claim(article: str, n: int, claim: Claim) -> Row:
    count, target, agent, place, time = claim.count, claim.target, claim.agent, claim.place, claim.time
    return {
        "article": article,
        "n": n,
        "id": claim.id,
        "event": claim.event.value,
        "low": _bounded(count.low if count else None),
        "high": _bounded(count.high if count else None),
        "target": key((target.actor or target.text) if target else None),
        "agent": key((agent.actor or agent.text) if agent else None),
        "place": key(place.name if place else None),
        "start": time.first.isoformat() if time and time.first else None,
        "end": time.last.isoformat() if time and time.last else None,
        "origin": key(claim.origin.actor or claim.origin.text),
    }


def _bounded(number: int | None) -> int | None:
    return None if number is None else min(number, _MOST)


def _words(connection: Connection, rows: Sequence[Row]) -> None:
    if connection.dialect.name == "sqlite":
        put(connection, t.piece, [{"id": row["id"], "article": row["article"]} for row in rows])
        statement = text("insert into words (rowid, tokens) values (:id, :tokens)")
        values = [{"id": row["id"], "tokens": " ".join(row["words"])} for row in rows]
    else:
        statement = text("insert into piece (id, article, vector) values (:id, :article, cast(:tokens as tsvector))")
        values = [{"id": row["id"], "article": row["article"], "tokens": tsvector(row["words"])} for row in rows]
    for batch in batches(values):
        connection.execute(statement, list(batch))


def clear(connection: Connection) -> None:
    """Empty every projection."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("delete from words"))
    for table in t.PROJECTIONS:
        connection.execute(delete(table))
