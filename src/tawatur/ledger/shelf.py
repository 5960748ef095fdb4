"""What one article tells of one happening, kept in tables: the shelf on which :mod:`tawatur.incidents` looks for its like.

A shelf serves one transaction. It reads what it is asked for and nothing else, so that adding an article costs what its
neighbourhood holds and not what the ledger holds; what was changed is written at the end, by :meth:`Shelf.write`.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Column, Connection, bindparam, delete, insert, select, tuple_, update

from tawatur.ledger import project
from tawatur.ledger import schema as t
from tawatur.model.incident_codec import telling_from, telling_json
from tawatur.model.telling import Telling

_MOST = 1 << 12  # tellings of one article
_KEYS = 500  # asked for at once
_NONE: set[str] = set()
_T = t.telling.c
_SHORT = (_T.n, _T.id, _T.article, _T.anchor, _T.head)


@dataclass(slots=True)
class _Row:
    """A telling as it is kept; its value and its ``keys`` are read when they are needed."""

    n: int
    id: str
    article: str
    anchor: str | None
    head: str | None
    keys: frozenset[int] | None = None
    new: bool = False


class _Owners:
    """Who owns what in one column: ``anchor`` owns tellings, ``head`` owns anchors."""

    def __init__(self, shelf: Shelf, name: str, column: Column[Any]) -> None:
        self._shelf, self._name, self._column = shelf, name, column
        self._owned: dict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()  # owners of whom all that they own has been read

    def of(self, id_: str) -> str | None:
        owner: str | None = getattr(self._shelf.row(id_), self._name)
        return owner

    def give(self, id_: str, owner: str | None) -> None:
        row = self._shelf.row(id_)
        before = getattr(row, self._name)
        if before == owner:
            return
        if before is not None:
            self.owned(before)
            self._owned[before].discard(id_)
        if owner is not None:
            self.owned(owner)
            self._owned[owner].add(id_)
        setattr(row, self._name, owner)
        self._shelf.changed.add(id_)

    def owned(self, owner: str) -> tuple[str, ...]:
        if owner not in self._whole:
            self._whole.add(owner)
            known = self._shelf.rows.get(owner)
            if known is None or not known.new:
                for row in self._shelf.ask(self._column == owner):
                    if getattr(row, self._name) == owner:
                        self._owned[owner].add(row.id)
        return tuple(sorted(self._owned[owner]))

    def owners(self) -> list[str]:
        kept = self._shelf.connection.execute(select(_T.id).where(self._column == _T.id)).scalars()
        rows = self._shelf.rows
        found = {id for id in kept if id not in rows and id not in self._shelf.dropped}
        return sorted(found | {id for id, row in rows.items() if getattr(row, self._name) == id})


class Shelf:
    """Tellings by block, by article, by anchor and by head. ``seqs`` are the entries of the articles that tellings are put for."""

    def __init__(self, connection: Connection, seqs: Mapping[str, int]) -> None:
        self.connection, self._seqs = connection, seqs
        self.rows: dict[str, _Row] = {}
        self.changed: set[str] = set()
        self.dropped: dict[str, _Row] = {}
        self._values: dict[str, Telling] = {}
        self._blocks: dict[int, set[str]] = {}  # as kept in the table
        self._fresh: dict[int, set[str]] = defaultdict(set)  # of tellings put here
        self._articles: dict[str, set[str]] = {}
        self._put: dict[str, int] = defaultdict(int)
        self._anchors = _Owners(self, "anchor", _T.anchor)
        self._heads = _Owners(self, "head", _T.head)

    # --- what the grouping asks -----------------------------------------------------------------------------------

    def get(self, id_: str) -> Telling:
        """The telling with this id."""
        if id_ not in self._values:
            self._load([id_])
        return self._values[id_]

    def all(self, ids: Sequence[str]) -> list[Telling]:
        """The tellings with these ids, in their order."""
        self._load([id_ for id_ in ids if id_ not in self._values])
        return [self._values[id_] for id_ in ids]

    def put(self, telling: Telling, kept: frozenset[str]) -> None:
        """Keep a telling under its blocks, with no anchor yet."""
        article = telling.article
        self.of_article(article)
        n = self._seqs[article] * _MOST + self._put[article]
        self._put[article] += 1
        keys = frozenset(map(block, kept))
        self.rows[telling.id] = _Row(n, telling.id, article, None, None, keys, new=True)
        self._values[telling.id] = telling
        self._articles[article].add(telling.id)
        for key in keys:
            self._fresh[key].add(telling.id)

    def drop(self, id_: str) -> None:
        """Forget a telling."""
        self.get(id_)
        self.set_anchor(id_, None)
        self.set_head(id_, None)
        row = self.rows.pop(id_)
        del self._values[id_]
        self._articles.get(row.article, set()).discard(id_)
        for key in row.keys or ():
            self._blocks.get(key, _NONE).discard(id_)
            self._fresh.get(key, _NONE).discard(id_)
        self.changed.discard(id_)
        if not row.new:
            self.dropped[id_] = row

    def of_article(self, article: str) -> tuple[str, ...]:
        """The ids of an article's tellings."""
        if article not in self._articles:
            self._articles[article] = {row.id for row in self.ask(_T.article == article)}
        return tuple(sorted(self._articles[article]))

    def near(self, sought: frozenset[str], *, anchors: bool) -> Iterable[str]:
        """Ids of the tellings (of the anchors only) kept under any of these blocks."""
        keys = [block(each) for each in sought]
        self._look([key for key in keys if key not in self._blocks])
        found: set[str] = set()
        for key in keys:
            found |= self._blocks[key]
            found |= self._fresh.get(key, _NONE)
        if anchors:
            found = {id for id in found if self.rows[id].anchor == id}
        self._load([id for id in found if id not in self._values])
        return found

    def anchor(self, id_: str) -> str | None:
        """The anchor a telling belongs to (itself when it is one), or ``None``."""
        return self._anchors.of(id_)

    def set_anchor(self, id_: str, anchor: str | None) -> None:
        """Give a telling to an anchor."""
        self._anchors.give(id_, anchor)

    def members(self, anchor: str) -> tuple[str, ...]:
        """Ids of the tellings that belong to an anchor, itself among them."""
        return self._anchors.owned(anchor)

    def anchors(self) -> Iterable[str]:
        """Ids of all anchors, in order."""
        return self._anchors.owners()

    def head(self, id_: str) -> str | None:
        """The head of the incident that the knot of this anchor belongs to (itself when it is one), or ``None``."""
        return self._heads.of(id_)

    def set_head(self, id_: str, head: str | None) -> None:
        """Give the knot of an anchor to a head."""
        self._heads.give(id_, head)

    def followers(self, head: str) -> tuple[str, ...]:
        """Ids of the anchors whose knots belong to a head, itself among them."""
        return self._heads.owned(head)

    def heads(self) -> Iterable[str]:
        """Ids of all heads, in order: one for each incident."""
        return self._heads.owners()

    # --- the tables -----------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write what was changed."""
        dropped = list(self.dropped.values())
        for batch in project.batches(dropped):
            self.connection.execute(delete(t.telling).where(_T.n.in_([row.n for row in batch])))
        pairs = [(key, row.n) for row in dropped for key in row.keys or ()]
        for some in project.batches(pairs):
            self.connection.execute(delete(t.block).where(tuple_(t.block.c.key, t.block.c.telling).in_(list(some))))
        new = sorted((row for row in self.rows.values() if row.new), key=lambda row: row.n)
        for rows in project.batches(new):
            self.connection.execute(insert(t.telling), [self._record(row) for row in rows])
        blocks = sorted((key, row.n) for row in new for key in row.keys or ())
        project.put(self.connection, t.block, [{"key": key, "telling": n} for key, n in blocks])
        moved = [self.rows[id] for id in sorted(self.changed) if not self.rows[id].new]
        for rows in project.batches(moved):
            values = [{"b_n": row.n, "anchor": row.anchor, "head": row.head} for row in rows]
            self.connection.execute(update(t.telling).where(_T.n == bindparam("b_n")), values)

    def _record(self, row: _Row) -> dict[str, Any]:
        keys = sorted(row.keys or ())
        head = struct.pack(f"<I{len(keys)}q", len(keys), *keys)
        told = json.dumps(telling_json(self._values[row.id]), ensure_ascii=False, separators=(",", ":")).encode()
        body = zlib.compress(head + told, 1)
        return {"n": row.n, "id": row.id, "article": row.article, "anchor": row.anchor, "head": row.head, "body": body}

    def row(self, id_: str) -> _Row:
        """A telling's row."""
        if id_ not in self.rows:
            self.ask(_T.id == id_)
        return self.rows[id_]

    def ask(self, condition: Any) -> list[_Row]:
        """Rows without their bodies; one that was changed here is as it was changed."""
        return [
            row for found in self.connection.execute(select(*_SHORT).where(condition)) if (row := self._noted(found)) is not None
        ]

    def _noted(self, found: Any) -> _Row | None:
        if found.id in self.dropped:
            return None
        row = self.rows.get(found.id)
        if row is None:
            row = self.rows[found.id] = _Row(found.n, found.id, found.article, found.anchor, found.head)
        return row

    def _load(self, ids: Sequence[str]) -> None:
        for batch in project.batches(ids, _KEYS):
            for found in self.connection.execute(select(t.telling).where(_T.id.in_(batch))):
                row = self._noted(found)
                if row is not None:
                    data = zlib.decompress(found.body)
                    (count,) = struct.unpack_from("<I", data)
                    row.keys = frozenset(struct.unpack_from(f"<{count}q", data, 4))
                    self._values[row.id] = telling_from(json.loads(data[4 + 8 * count :]))

    def _look(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._blocks[key] = set()
        for batch in project.batches(sorted(keys), _KEYS):
            asked = select(t.block.c.key, *_SHORT).join(t.telling, _T.n == t.block.c.telling).where(t.block.c.key.in_(batch))
            for found in self.connection.execute(asked):
                if self._noted(found) is not None:
                    self._blocks[found.key].add(found.id)


@lru_cache(maxsize=1 << 17)
def block(words: str) -> int:
    """A block as a whole number of 64 bits, as both engines have it."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)
