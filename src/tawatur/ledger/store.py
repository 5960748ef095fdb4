"""The book: pages are added to it, entries withdrawn by others, and every question to it is a method here."""

from __future__ import annotations

import json
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any, Protocol

from sqlalchemy import Connection, delete, func, insert, literal_column, select, text
from sqlalchemy import column as sql_column

from tawatur.errors import BrokenLedger, NotInLedger
from tawatur.ledger import incidents, project, reviews
from tawatur.ledger import schema as t
from tawatur.ledger.changes import Changes, changes
from tawatur.ledger.engine import Door
from tawatur.ledger.entries import START, Break, Chain, Entry, Kind, now, walk
from tawatur.ledger.incidents import EVERYTHING, Brief, Filter
from tawatur.ledger.names import Pseudonyms
from tawatur.ledger.readings import held, reading_of, state_of
from tawatur.ledger.search import fts5, parse, tsquery
from tawatur.model import Correction, Incident, Policy, Reading
from tawatur.model.incident_codec import correction_from, correction_json

BATCH = project.BATCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A page to be added: its bytes, where they came from, and what was read from them.

    ``told`` is what the user said about it (``published``, ``captured``, ``outlet``), as text. ``by_id`` is for records that came
    with an id of their own: their id alone says which article they are, where other pages are known by their address too.
    """

    data: bytes
    source: str
    reading: Reading
    told: tuple[tuple[str, str], ...] = ()
    by_id: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding a page came to: ``outcome`` is ``article`` (new), ``version`` (known in other words), ``reading`` (known, read
    anew), ``known`` (nothing is changed) or ``withdrawn`` (known, and withdrawn before). ``changes`` are those against the version before.
    """

    outcome: str
    source: str
    article: str
    title: str
    entry: int | None = None
    claims: int = 0
    published: date | None = None
    changes: Changes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A chain that holds: how many entries and pages were checked, how many pages are not held here, and the last hash."""

    entries: int
    pages: int
    absent: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article the search found."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    entry: int


class Groups(Protocol):
    """What groups claims into incidents. It is given to the ledger, which knows nothing of how that is done."""

    def update(
        self, ledger: Ledger, connection: Connection, touched: Mapping[str, Reading | None], ruled: Sequence[Correction]
    ) -> None:
        """Bring the incidents up to date after these articles changed (``None``: no longer counted) and these corrections came or went."""
        ...

    def rebuild(self, ledger: Ledger, connection: Connection) -> None:
        """Build all incidents anew."""
        ...

    def tallied(self, incident: Incident, policy: Policy) -> Incident:
        """The incident with its figures under another policy."""
        ...


class Ledger:
    """A ledger at an address; ``by`` is who writes, ``groups`` what builds incidents (without it none are kept up to date).

    Raises the :class:`~tawatur.errors.LedgerError` that fits whenever the database cannot do what it is asked.
    """

    def __init__(self, address: str, *, by: str = "", groups: Groups | None = None, wait: float = 60) -> None:
        self.door = Door(address, wait=wait)
        self.by = by
        self._groups = groups
        self._key: bytes | None = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.door.close()

    @property
    def address(self) -> str:
        """The address without a password."""
        return self.door.address

    # --- writing --------------------------------------------------------------------------------------------------

    def add(self, captures: Sequence[Capture], *, reread: bool = False) -> list[Added]:
        """Add pages, all of them or (when anything fails) none; what is returned is safe.

        A page whose article is known word for word changes nothing; with ``reread`` its claims are compared too, so that a newer
        reader's claims are kept as a new version. Other words under a known id or address are a new version.
        """
        if not captures:
            return []
        with self.door.writing(make=True) as connection:
            return _Adding(self, connection, reread=reread).add(captures)

    def withdraw(self, entry: int, why: str) -> Entry:
        """Say that an earlier entry no longer counts, and why. What it said stays in the book; withdrawing the withdrawal restores it.

        Raises :class:`NotInLedger` when there is no such entry.
        """
        with self.door.writing() as connection:
            meant = self._entry(connection, entry)
            body = {"entry": meant.seq, "hash": meant.hash, "why": why}
            return self._write(connection, Kind.WITHDRAWAL, str(meant.seq), body)

    def correct(self, correction: Correction, *, id: str) -> Entry:
        """Write a correction as an entry under the incident it is about; the incidents follow it."""
        with self.door.writing() as connection:
            return self._write(connection, Kind.CORRECTION, id, correction_json(correction))

    def _write(self, connection: Connection, kind: Kind, id: str, body: Any) -> Entry:
        chain = self.chain(connection)
        entry = chain.add(kind, id, body)
        self.append(connection, [entry])
        return entry

    def chain(self, connection: Connection) -> Chain:
        """The end of the chain, to go on from."""
        last = connection.execute(select(t.entry.c.seq, t.entry.c.hash).order_by(t.entry.c.seq.desc()).limit(1)).first()
        return Chain(seq=last.seq if last else 0, hash=last.hash if last else START, at=now(), by=self.by)

    def append(self, connection: Connection, entries: Sequence[Entry], known: dict[int, Reading] | None = None) -> None:
        """Write entries that go on from the chain's end, and bring all that is built from them up to date."""
        put = [
            {
                "seq": e.seq,
                "kind": e.kind,
                "id": e.id,
                "body": e.body,
                "previous": e.previous,
                "hash": e.hash,
                "at": e.at,
                "by": e.by,
            }
            for e in entries
        ]
        project.put(connection, t.entry, put)
        touched = project.take(connection, entries)
        readings = project.articles(connection, touched.articles, known)
        readings |= self.readings(connection, reviews.moved(connection, entries) - readings.keys())
        ruled = [correction_from(each) for each in touched.corrections]
        if self._groups is not None and (readings or ruled):
            self._groups.update(self, connection, readings, ruled)

    def rebuild(self) -> int:
        """Empty all that is built from the entries and build it anew; how many entries there were."""
        with self.door.writing() as connection:
            project.clear(connection)
            touched: set[str] = set()
            count = 0
            for batch in self.batches(connection):
                touched |= project.take(connection, batch).articles
                count += len(batch)
            for some in project.batches(sorted(touched)):
                project.articles(connection, some)  # their readings are let go of at once
            if self._groups is not None:
                self._groups.rebuild(self, connection)
            return count

    # --- entries --------------------------------------------------------------------------------------------------

    def entry(self, told: str | int) -> Entry:
        """The entry of a number, or of a hash or the beginning of one. Raises :class:`NotInLedger`."""
        with self.door.reading() as connection:
            return self._entry(connection, told)

    def _entry(self, connection: Connection, told: str | int) -> Entry:
        told = str(told).removeprefix("#")
        asked = select(t.entry)
        if told.isascii() and told.isdigit() and len(told) < 19:
            found = connection.execute(asked.where(t.entry.c.seq == int(told))).all()
        elif len(told) >= 6:
            found = connection.execute(asked.where(t.entry.c.hash.startswith(told, autoescape=True)).limit(2)).all()
        else:
            found = []
        if len(found) != 1:
            hint = "`tawatur log` lists the entries; give a number, or six or more signs of a hash"
            raise NotInLedger(f"there is no entry {told!r}", where=self.address, hint=hint)
        return project.entry_of(found[0])

    def log(self, *, limit: int | None = None, kind: str | None = None, id: str | None = None) -> list[Entry]:
        """The entries, the latest first."""
        asked = select(t.entry).order_by(t.entry.c.seq.desc()).limit(limit)
        if kind is not None:
            asked = asked.where(t.entry.c.kind == kind)
        if id is not None:
            asked = asked.where(t.entry.c.id == id)
        with self.door.reading() as connection:
            return [project.entry_of(row) for row in connection.execute(asked)]

    def entries(self) -> Iterator[Entry]:
        """All entries in order."""
        with self.door.reading() as connection:
            for batch in self.batches(connection):
                yield from batch

    def batches(self, connection: Connection, after: int = 0) -> Iterator[list[Entry]]:
        """All entries after one, in order, up to 1,000 at a time."""
        while True:
            asked = select(t.entry).where(t.entry.c.seq > after).order_by(t.entry.c.seq).limit(BATCH)
            batch = [project.entry_of(row) for row in connection.execute(asked)]
            if not batch:
                return
            yield batch
            after = batch[-1].seq

    def verify(self, *, head: str | None = None) -> Verified | Break:
        """Walk the chain and check the bytes of every page against its hash; the first entry that does not hold.

        ``head`` is a hash noted earlier: a chain that was cut short or written anew no longer holds it.
        """
        count = pages = absent = 0
        last, seen = START, head is None
        with self.door.reading() as connection:
            for entry in walk(each for batch in self.batches(connection) for each in batch):
                if isinstance(entry, Break):
                    return entry
                count, last = count + 1, entry.hash
                seen = seen or last == head
                if entry.kind == Kind.PAGE:
                    state = self._page_state(connection, entry)
                    if state is None:
                        absent += 1
                    elif not state:
                        return Break(seq=entry.seq, why=f"entry {entry.seq}: the bytes kept of page {entry.id} were changed")
                    else:
                        pages += 1
        if not seen:
            return Break(seq=count + 1, why=f"no entry has the hash {head}: the chain was cut or written anew after it was noted")
        return Verified(entries=count, pages=pages, absent=absent, head=last)

    def _page_state(self, connection: Connection, entry: Entry) -> bool | None:
        data = connection.execute(select(t.blob.c.data).where(t.blob.c.hash == entry.id)).scalar()
        if data is None:
            return None
        try:
            return page_hash(zlib.decompress(data)) == entry.id
        except zlib.error:
            return False

    def page(self, told: str | int) -> bytes:
        """The bytes of a page: of its entry, or of an entry that was read from it. Raises :class:`NotInLedger`."""
        with self.door.reading() as connection:
            entry = self._entry(connection, told)
            if entry.kind in (Kind.ARTICLE, Kind.VERSION):
                entry = self._entry(connection, entry.data["page"])
            data = connection.execute(select(t.blob.c.data).where(t.blob.c.hash == entry.id)).scalar()
        if data is None:
            raise NotInLedger(
                f"the bytes of entry {entry.seq} are not held here", where=self.address, hint="import an export made with --pages"
            )
        try:
            return zlib.decompress(data)
        except zlib.error as error:
            raise BrokenLedger(
                f"the bytes of entry {entry.seq} are damaged", where=self.address, hint="put back a copy"
            ) from error

    # --- articles -------------------------------------------------------------------------------------------------

    def reading(self, article: str, *, names: bool = False) -> Reading:
        """The latest reading of an article that counts; with ``names`` its readers by name. Raises :class:`NotInLedger`."""
        with self.door.reading() as connection:
            found = self.readings(connection, [article]).get(article)
            known = self._names(connection) if names else {}
        if found is None:
            raise NotInLedger(
                f"there is no article {article!r}", where=self.address, hint="`tawatur search` and `tawatur log` name them"
            )
        return named(found, known)

    def readings(self, connection: Connection, ids: Iterable[str]) -> dict[str, Reading]:
        """The latest readings of articles, as far as there are any that count."""
        out = {}
        for batch in project.batches([project.key(id) for id in ids]):
            asked = (
                select(t.article.c.id, t.entry.c.body)
                .join(t.entry, t.entry.c.seq == t.article.c.seq)
                .where(t.article.c.id.in_(batch))
            )
            for row in connection.execute(asked):
                out[row.id] = reading_of(json.loads(row.body)["reading"])
        return out

    def all_readings(self, connection: Connection, *, size: int = BATCH) -> Iterator[Reading]:
        """The latest readings of all articles, in the order of the articles' ids."""
        for batch in self.reading_batches(connection, size=size):
            yield from batch.values()

    def reading_batches(self, connection: Connection, *, size: int = BATCH) -> Iterator[dict[str, Reading]]:
        """The same by the articles' ids, ``size`` at a time."""
        after = ""
        while True:
            asked = select(t.article.c.id).where(t.article.c.id > after).order_by(t.article.c.id).limit(size)
            ids = list(connection.execute(asked).scalars())
            if not ids:
                return
            found = self.readings(connection, ids)
            yield {id: found[id] for id in ids}
            after = ids[-1]

    def corrections(self, connection: Connection) -> list[Correction]:
        """The corrections that count, in order."""
        asked = select(t.correction.c.body).where(t.correction.c.withdrawn.is_(False)).order_by(t.correction.c.seq)
        return [correction_from(json.loads(body)) for body in connection.execute(asked).scalars()]

    def seqs(self, connection: Connection, ids: Iterable[str]) -> dict[str, int]:
        """The entry that each article's latest version stands in."""
        out: dict[str, int] = {}
        for batch in project.batches(sorted(ids)):
            out |= {
                row.id: row.seq
                for row in connection.execute(select(t.article.c.id, t.article.c.seq).where(t.article.c.id.in_(batch)))
            }
        return out

    def article_of(self, connection: Connection, claim: str) -> str | None:
        """The article of a claim, ``None`` when no article that counts holds it."""
        found: str | None = connection.execute(select(t.claim.c.article).where(t.claim.c.id == claim).limit(1)).scalar()
        return found

    def counts(self) -> dict[str, int]:
        """How many entries, articles, claims and incidents there are."""
        with self.door.reading() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (t.entry, t.article, t.claim, t.incident)
            }

    def search(self, query: str, *, limit: int | None = None, offset: int = 0) -> list[Hit]:
        """The articles that hold all the query asks for (:mod:`tawatur.ledger.search`), the latest published first."""
        pieces, values = self._pieces(query)
        asked = (
            select(t.article)
            .where(t.article.c.id.in_(pieces))
            .order_by(func.coalesce(t.article.c.published, literal_column("''")).desc(), t.article.c.id)
            .limit(limit)
            .offset(offset)
        )
        with self.door.reading() as connection:
            return [
                Hit(article=row.id, title=row.title, outlet=row.outlet, published=row.published, entry=row.seq)
                for row in connection.execute(asked, values)
            ]

    def hits(self, query: str) -> int:
        """How many articles :meth:`search` finds."""
        pieces, values = self._pieces(query)
        asked = select(func.count()).select_from(t.article).where(t.article.c.id.in_(pieces))
        with self.door.reading() as connection:
            return connection.execute(asked, values).scalar_one()

    def _pieces(self, query: str) -> tuple[Any, dict[str, str]]:
        """The articles of the pieces that hold what the query asks for, and the query in the words of the engine."""
        terms = parse(query)
        if self.door.sqlite:
            found: Any = select(sql_column("rowid")).select_from(text("words")).where(text("words match :query"))
            return select(t.piece.c.article).where(t.piece.c.id.in_(found)), {"query": fts5(terms)}
        return select(t.piece.c.article).where(text("vector @@ cast(:query as tsquery)")), {"query": tsquery(terms)}

    # --- incidents ------------------------------------------------------------------------------------------------

    def briefs(
        self, wanted: Filter = EVERYTHING, *, policy: Policy = Policy.MEDIAN_INDEPENDENT, limit: int | None = None
    ) -> Iterator[Brief]:
        """The incidents that are asked for, in short, the latest first."""
        if policy is Policy.MEDIAN_INDEPENDENT or self._groups is None:
            with self.door.reading() as connection:
                yield from incidents.briefs(connection, wanted, limit=limit)
        else:
            yield from map(incidents.brief, self.incidents(wanted, policy=policy, limit=limit))

    def incidents(
        self, wanted: Filter = EVERYTHING, *, policy: Policy = Policy.MEDIAN_INDEPENDENT, limit: int | None = None
    ) -> Iterator[Incident]:
        """The incidents that are asked for, whole, the latest first."""
        with self.door.reading() as connection:
            for found in incidents.find(connection, wanted, limit=limit):
                yield self._tallied(found, policy)

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many incidents are what is asked for."""
        with self.door.reading() as connection:
            return incidents.count(connection, wanted)

    def incident(self, told: str, *, policy: Policy = Policy.MEDIAN_INDEPENDENT) -> Incident:
        """The incident of an id or its beginning, or that of an article or a claim. Raises :class:`NotInLedger`."""
        with self.door.reading() as connection:
            return self._tallied(incidents.one(connection, told, where=self.address), policy)

    def holding(self, claims: Iterable[str]) -> set[str]:
        """The ids of the incidents that hold one of these claims."""
        found: set[str] = set()
        with self.door.reading() as connection:
            for batch in project.batches(sorted({project.key(claim) or "" for claim in claims})):
                found |= incidents.holding(connection, batch)
        return found

    def _tallied(self, incident: Incident, policy: Policy) -> Incident:
        if policy is Policy.MEDIAN_INDEPENDENT or self._groups is None:
            return incident
        return self._groups.tallied(incident, policy)

    def readings_of(self, ids: Iterable[str]) -> dict[str, Reading]:
        """The latest readings of articles that count."""
        with self.door.reading() as connection:
            return self.readings(connection, ids)

    # --- readers' names -------------------------------------------------------------------------------------------

    def pseudonyms(self, connection: Connection) -> Pseudonyms:
        """The pseudonyms of this ledger; its key is made with the first."""
        if self._key is None:
            found: bytes | None = connection.execute(select(t.secret.c.value).where(t.secret.c.name == "pseudonyms")).scalar()
            if found is None:
                found = secrets.token_bytes(32)
                connection.execute(insert(t.secret), {"name": "pseudonyms", "value": found})
            self._key = bytes(found)
        return Pseudonyms(self._key)

    def keep_names(self, connection: Connection, met: dict[str, str]) -> None:
        """Keep what pseudonyms stand for, beside the chain."""
        if met:
            connection.execute(delete(t.reader_name).where(t.reader_name.c.pseudonym.in_(list(met))))
            project.put(
                connection, t.reader_name, [{"pseudonym": p, "name": n.replace("\x00", "")} for p, n in sorted(met.items())]
            )

    def names(self) -> dict[str, str]:
        """The names of readers by their pseudonyms: personal data, for showing here only."""
        with self.door.reading() as connection:
            return self._names(connection)

    def _names(self, connection: Connection) -> dict[str, str]:
        return {row.pseudonym: row.name for row in connection.execute(select(t.reader_name))}


def page_hash(data: bytes) -> str:
    """What the bytes of a page are kept under."""
    return blake2b(data, digest_size=32).hexdigest()


def named(reading: Reading, names: dict[str, str]) -> Reading:
    """A reading with the names of its readers in place of their pseudonyms."""
    comments = tuple(replace(each, author=names.get(each.author or "", each.author)) for each in reading.article.comments)
    return replace(reading, article=replace(reading.article, comments=comments))


class _Adding:
    """One transaction of added pages: what is known is asked for once, then every page is judged in turn."""

    def __init__(self, ledger: Ledger, connection: Connection, *, reread: bool) -> None:
        self._ledger, self._connection, self._reread = ledger, connection, reread
        self._chain = ledger.chain(connection)
        self._names = ledger.pseudonyms(connection)
        self._by_own: dict[str, str] = {}
        self._by_url: dict[str, str] = {}
        self._states: dict[str, dict[str, tuple[int, bool]]] = {}  # article -> state -> the latest entry of it, whether withdrawn
        self._latest: dict[str, int] = {}
        self._readings: dict[int, Reading] = {}
        self._entries: list[Entry] = []
        self._blobs: dict[str, bytes] = {}

    def add(self, captures: Sequence[Capture]) -> list[Added]:
        self._look_up(captures)
        added = [self._one(capture) for capture in captures]
        if self._entries:
            self._keep_pages()
            self._ledger.keep_names(self._connection, self._names.met)
            self._ledger.append(self._connection, self._entries, self._readings)
        return added

    def _look_up(self, captures: Sequence[Capture]) -> None:
        owns = {project.key(each.reading.article.id) for each in captures}
        urls = {project.key(each.reading.article.url) for each in captures} - {None}
        ids: set[str] = set()
        for column, keys in ((t.version.c.own, owns), (t.version.c.article, owns), (t.version.c.url, urls)):
            for batch in project.batches(sorted(keys, key=str)):
                ids |= set(self._connection.execute(select(t.version.c.article).where(column.in_(batch))).scalars())
        for batch in project.batches(sorted(ids)):
            for row in self._connection.execute(
                select(t.version).where(t.version.c.article.in_(batch)).order_by(t.version.c.seq)
            ):
                self._note(row.article, row.own, row.url, row.state, row.seq, row.withdrawn)

    def _note(self, article: str, own: str | None, url: str | None, state: str, seq: int, withdrawn: bool) -> None:
        # the first article to use an id or an address keeps it
        self._by_own.setdefault(article, article)
        if own is not None:
            self._by_own.setdefault(own, article)
        if url is not None:
            self._by_url.setdefault(url, article)
        self._states.setdefault(article, {})[state] = (seq, withdrawn)
        if not withdrawn:
            self._latest[article] = seq

    def _one(self, capture: Capture) -> Added:
        reading = capture.reading
        own, url = project.key(reading.article.id) or "", None if capture.by_id else project.key(reading.article.url)
        article = self._by_own.get(own) or (self._by_url.get(url) if url else None)
        state = state_of(reading.article)
        if article is None:
            return self._new(capture, own, state)
        held_as = self._states[article].get(state)
        if held_as is None:
            return self._version(capture, article, state, "version")
        if held_as[1]:
            return self._said(capture, article, "withdrawn")
        if self._reread and held_as[0] == self._latest.get(article) and _told(self._before(held_as[0])) != _told(reading):
            return self._version(capture, article, state, "reading")
        return self._said(capture, article, "known")

    def _said(self, capture: Capture, article: str, outcome: str) -> Added:
        told = capture.reading.article
        return Added(outcome=outcome, source=capture.source, article=article, title=told.title, published=told.published)

    def _new(self, capture: Capture, own: str, state: str) -> Added:
        entry, reading = self._enter(capture, Kind.ARTICLE, own, state, {})
        return Added(
            outcome="article", source=capture.source, article=own, title=reading.article.title, entry=entry.seq, claims=len(reading.claims),
            published=reading.article.published,
        )  # fmt: skip

    def _version(self, capture: Capture, article: str, state: str, outcome: str) -> Added:
        before = self._latest.get(article)
        told = changes(self._before(before).claims if before else (), capture.reading.claims)
        entry, reading = self._enter(capture, Kind.VERSION, article, state, {"previous": before, "changes": told.json()})
        return Added(
            outcome=outcome, source=capture.source, article=article, title=reading.article.title, entry=entry.seq,
            claims=len(reading.claims), published=reading.article.published, changes=told,
        )  # fmt: skip

    def _before(self, seq: int) -> Reading:
        if seq not in self._readings:
            self._readings[seq] = reading_of(project.entries(self._connection, [seq])[0].data["reading"])
        return self._readings[seq]

    def _enter(self, capture: Capture, kind: Kind, id: str, state: str, more: dict[str, Any]) -> tuple[Entry, Reading]:
        reading = replace(capture.reading, article=self._names.applied(capture.reading.article))
        hash = page_hash(capture.data)
        self._blobs.setdefault(hash, capture.data)
        told: dict[str, Any] = {"source": capture.source, "bytes": len(capture.data), **dict(capture.told)}
        page = self._chain.add(Kind.PAGE, hash, told)
        entry = self._chain.add(
            kind, id, {"page": page.seq, "state": state, "by_id": capture.by_id, "reading": held(reading), **more}
        )
        self._entries += [page, entry]
        self._readings[entry.seq] = reading
        url = None if capture.by_id else project.key(reading.article.url)
        self._note(id, project.key(reading.article.id), url, state, entry.seq, False)
        return entry, reading

    def _keep_pages(self) -> None:
        hashes = sorted(self._blobs)
        there: set[str] = set()
        for batch in project.batches(hashes):
            there |= set(self._connection.execute(select(t.blob.c.hash).where(t.blob.c.hash.in_(batch))).scalars())
        rows = [
            {"hash": hash, "size": len(self._blobs[hash]), "data": zlib.compress(self._blobs[hash], 6)}
            for hash in hashes
            if hash not in there
        ]
        project.put(self._connection, t.blob, rows)


def _told(reading: Reading) -> list[str]:
    return [claim.id for claim in reading.claims]
