"""What one article tells of one happening, kept in tables: the shelf on which :mod:`tawatur.incidents` looks for its like.

A shelf serves one transaction. It reads what it is asked for and nothing else, so that adding an article costs what its
neighbourhood holds and not what the ledger holds; what was changed is written at the end, by :meth:`Shelf.write`.
"""

from __future__ import annotations

import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from tawatur.ledger import project
from tawatur.ledger import schema as t


class Telling(Protocol):
    """What the shelf must know of a telling."""

    @property
    def id(self) -> str:
        """Its content hash."""
        ...

    @property
    def article(self) -> str:
        """The article that tells it."""
        ...


T = TypeVar("T", bound=Telling)
_MOST = 1 << 12  # tellings of one article
_KEYS = 500  # asked for at once
_NONE: set[str] = set()


@dataclass(slots=True)
class _Row:
    """A telling as it is kept: ``value`` and ``keys`` are read when they are needed."""

    n: int
    id: str
    article: str
    anchor: str | None
    keys: frozenset[int] | None = None
    new: bool = False


class Shelf(Generic[T]):
    """Tellings by block, by article and by anchor. ``encode`` and ``decode`` turn a telling into bytes and back; ``seqs`` are the
    entries of the articles that tellings will be put for.
    """

    def __init__(
        self, connection: Connection, *, encode: Callable[[T], bytes], decode: Callable[[bytes], T], seqs: Mapping[str, int]
    ) -> None:
        self._connection, self._encode, self._decode, self._seqs = connection, encode, decode, seqs
        self._rows: dict[str, _Row] = {}
        self._values: dict[str, T] = {}
        self._blocks: dict[int, set[str]] = {}  # as kept in the table
        self._fresh: dict[int, set[str]] = defaultdict(set)  # of tellings put here
        self._members: dict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()  # anchors whose members have all been read
        self._articles: dict[str, set[str]] = {}
        self._changed: dict[str, str | None] = {}
        self._dropped: dict[str, _Row] = {}
        self._put: dict[str, int] = defaultdict(int)

    # --- what the grouping asks -----------------------------------------------------------------------------------

    def get(self, id_: str) -> T:
        """The telling with this id."""
        if id_ not in self._values:
            self._load([id_])
        return self._values[id_]

    def put(self, telling: T, kept: frozenset[str]) -> None:
        """Keep a telling under its blocks, with no anchor yet."""
        article = telling.article
        self.of_article(article)
        n = self._seqs[article] * _MOST + self._put[article]
        self._put[article] += 1
        keys = frozenset(map(block, kept))
        self._rows[telling.id] = _Row(n, telling.id, article, None, keys, new=True)
        self._values[telling.id] = telling
        self._articles[article].add(telling.id)
        for key in keys:
            self._fresh[key].add(telling.id)

    def drop(self, id_: str) -> None:
        """Forget a telling."""
        self.get(id_)
        self.set_anchor(id_, None)
        row = self._rows.pop(id_)
        del self._values[id_]
        self._articles.get(row.article, set()).discard(id_)
        for key in row.keys or ():
            self._blocks.get(key, _NONE).discard(id_)
            self._fresh.get(key, _NONE).discard(id_)
        self._changed.pop(id_, None)
        if not row.new:
            self._dropped[id_] = row

    def of_article(self, article: str) -> tuple[str, ...]:
        """The ids of an article's tellings."""
        if article not in self._articles:
            found = self._ask(t.telling.c.article == article)
            self._articles[article] = {row.id for row in found} | {
                id for id, row in self._rows.items() if row.new and row.article == article
            }
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
            found = {id for id in found if self._rows[id].anchor == id}
        self._load([id for id in found if id not in self._values])
        return found

    def anchor(self, id_: str) -> str | None:
        """The anchor a telling belongs to (itself when it is one), or ``None``."""
        return self._row(id_).anchor

    def set_anchor(self, id_: str, anchor: str | None) -> None:
        """Give a telling to an anchor."""
        row = self._row(id_)
        if row.anchor == anchor:
            return
        if row.anchor is not None:
            self.members(row.anchor)
            self._members[row.anchor].discard(id_)
        if anchor is not None:
            self.members(anchor)
            self._members[anchor].add(id_)
        row.anchor = anchor
        self._changed[id_] = anchor

    def members(self, anchor: str) -> tuple[str, ...]:
        """Ids of the tellings that belong to an anchor, itself among them."""
        if anchor not in self._whole:
            self._whole.add(anchor)
            row = self._rows.get(anchor)
            if row is None or not row.new:
                for found in self._ask(t.telling.c.anchor == anchor):
                    if found.anchor == anchor:
                        self._members[anchor].add(found.id)
        return tuple(sorted(self._members[anchor]))

    def anchors(self) -> Iterable[str]:
        """Ids of all anchors, in order."""
        kept = self._connection.execute(select(t.telling.c.id).where(t.telling.c.anchor == t.telling.c.id)).scalars()
        found = {id for id in kept if id not in self._rows and id not in self._dropped}
        return sorted(found | {id for id, row in self._rows.items() if row.anchor == id})

    # --- the tables -----------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write what was changed."""
        dropped = list(self._dropped.values())
        for batch in project.batches(dropped):
            self._connection.execute(delete(t.telling).where(t.telling.c.n.in_([row.n for row in batch])))
        pairs = [(key, row.n) for row in dropped for key in row.keys or ()]
        for some in project.batches(pairs):
            self._connection.execute(delete(t.block).where(tuple_(t.block.c.key, t.block.c.telling).in_(list(some))))
        new = sorted((row for row in self._rows.values() if row.new), key=lambda row: row.n)
        for rows in project.batches(new):
            self._connection.execute(insert(t.telling), [self._record(row) for row in rows])
        blocks = sorted((key, row.n) for row in new for key in row.keys or ())
        project.put(self._connection, t.block, [{"key": key, "telling": n} for key, n in blocks])
        moved = [
            {"b_n": self._rows[id].n, "anchor": anchor} for id, anchor in sorted(self._changed.items()) if not self._rows[id].new
        ]
        for changed in project.batches(moved):
            self._connection.execute(update(t.telling).where(t.telling.c.n == bindparam("b_n")), list(changed))
        for row in new:
            row.new = False
        self._changed.clear()
        self._dropped.clear()

    def _record(self, row: _Row) -> dict[str, Any]:
        keys = sorted(row.keys or ())
        head = struct.pack(f"<I{len(keys)}q", len(keys), *keys)
        body = zlib.compress(head + self._encode(self._values[row.id]), 1)
        return {"n": row.n, "id": row.id, "article": row.article, "anchor": row.anchor, "body": body}

    def _row(self, id_: str) -> _Row:
        if id_ not in self._rows:
            self._ask(t.telling.c.id == id_)
        return self._rows[id_]

    def _ask(self, condition: Any) -> list[_Row]:
        """Rows without their bodies, new ones noted; one that was changed here stays as it was changed."""
        asked = select(t.telling.c.n, t.telling.c.id, t.telling.c.article, t.telling.c.anchor).where(condition)
        return [row for found in self._connection.execute(asked) if (row := self._noted(found)) is not None]

    def _noted(self, found: Any) -> _Row | None:
        if found.id in self._dropped:
            return None
        row = self._rows.get(found.id)
        if row is None:
            row = self._rows[found.id] = _Row(found.n, found.id, found.article, found.anchor)
        return row

    def _load(self, ids: Sequence[str]) -> None:
        for batch in project.batches(ids, _KEYS):
            asked = select(t.telling).where(t.telling.c.id.in_(batch))
            for found in self._connection.execute(asked):
                row = self._noted(found)
                if row is not None:
                    data = zlib.decompress(found.body)
                    (count,) = struct.unpack_from("<I", data)
                    row.keys = frozenset(struct.unpack_from(f"<{count}q", data, 4))
                    self._values[row.id] = self._decode(data[4 + 8 * count :])

    def _look(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._blocks[key] = set()
        for batch in project.batches(sorted(keys), _KEYS):
            asked = (
                select(t.block.c.key, t.telling.c.n, t.telling.c.id, t.telling.c.article, t.telling.c.anchor)
                .join(t.telling, t.telling.c.n == t.block.c.telling)
                .where(t.block.c.key.in_(batch))
            )
            for found in self._connection.execute(asked):
                if self._noted(found) is not None:
                    self._blocks[found.key].add(found.id)


@lru_cache(maxsize=1 << 17)
def block(words: str) -> int:
    """A block as a whole number of 64 bits, as both engines have it."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)
