"""Entries and their chain: each carries the hash of the one before, so that none can be changed, left out or put in unseen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from tawatur.model import canonical

START = "0" * 64  # what the first entry has as the hash of the one before


class Kind(StrEnum):
    """What an entry is.

    ``page``: bytes as captured (kept under their hash); ``article``: what was read from a page not seen before; ``version``: the same
    of a page known in another wording; ``withdrawal``: an earlier entry no longer counts; ``correction``: incidents split or merged
    by a person; ``review``: a person's word on a claim.
    """

    PAGE = "page"
    ARTICLE = "article"
    VERSION = "version"
    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: ``body`` is canonical JSON as text, ``at`` the time of writing (UTC), ``by`` who wrote it.

    ``hash`` is BLAKE2b (32 bytes, hexadecimal) over the canonical JSON of all the rest.
    """

    seq: int
    kind: str
    id: str
    body: str
    previous: str
    hash: str
    at: str
    by: str

    @property
    def data(self) -> Any:
        """The body as values."""
        return json.loads(self.body)

    @property
    def whole(self) -> bool:
        """True when the hash is that of the entry."""
        return self.hash == _hash(self)


def _hash(entry: Entry) -> str:
    # the body is canonical JSON already: it is set in as it is, so that a walk over the chain parses nothing
    head = canonical({"at": entry.at})[:-1]
    tail = canonical(
        {"by": entry.by, "id": entry.id, "kind": entry.kind, "previous": entry.previous, "seq": entry.seq},
    )[1:]
    return blake2b(head + b',"body":' + entry.body.encode() + b"," + tail, digest_size=32).hexdigest()


class Chain:
    """The end of the chain: makes the entries that go on from it.

    >>> chain = Chain(seq=0, hash=START, at="2024-03-11T00:00:00Z", by="me")
    >>> first, second = chain.add(Kind.PAGE, "a", {"bytes": 3}), chain.add(Kind.WITHDRAWAL, "1", {"why": "خطأ"})
    >>> first.seq, second.previous == first.hash, second.whole
    (1, True, True)
    """

    def __init__(self, *, seq: int, hash: str, at: str, by: str) -> None:
        self.seq, self.hash, self._at, self._by = seq, hash, at, by

    def add(self, kind: Kind, id: str, body: Any) -> Entry:
        """The next entry. Raises ``ValueError`` for a body that is no JSON."""
        self.seq += 1
        text = canonical(body).decode()
        open_entry = Entry(
            seq=self.seq, kind=kind.value, id=id, body=text, previous=self.hash, hash="", at=self._at, by=self._by
        )  # fmt: skip
        self.hash = _hash(open_entry)
        return Entry(
            seq=self.seq, kind=kind.value, id=id, body=text, previous=open_entry.previous, hash=self.hash, at=self._at, by=self._by
        )  # fmt: skip


def now() -> str:
    """The time of writing, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a chain does not hold: the entry's number and what is wrong with it."""

    seq: int
    why: str


def walk(entries: Iterable[Entry], *, seq: int = 0, hash: str = START) -> Iterator[Entry | Break]:
    """The entries as long as they hold; the first that does not comes out as a :class:`Break`, and nothing after it.

    >>> chain = Chain(seq=0, hash=START, at="", by="")
    >>> one, two = chain.add(Kind.PAGE, "a", {}), chain.add(Kind.PAGE, "b", {})
    >>> [each.seq if isinstance(each, Entry) else each.why for each in walk([one, two])]
    [1, 2]
    >>> list(walk([two]))
    [Break(seq=1, why='entry 1 is missing: the next there is is 2')]
    """
    for entry in entries:
        why = None
        if entry.seq != seq + 1:
            yield Break(seq=seq + 1, why=f"entry {seq + 1} is missing: the next there is is {entry.seq}")
            return
        if entry.previous != hash:
            why = f"entry {entry.seq} does not go on from entry {seq}: what it holds as the hash before is another"
        elif not entry.whole:
            why = f"entry {entry.seq} ({entry.kind} {entry.id}) was changed: its hash is not that of its words"
        if why is not None:
            yield Break(seq=entry.seq, why=why)
            return
        seq, hash = entry.seq, entry.hash
        yield entry
