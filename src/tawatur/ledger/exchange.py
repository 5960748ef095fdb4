"""A ledger as JSON Lines, to be kept elsewhere, handed on, checked and read in again.

The first line says what the file is; then one line an entry, in order, ``body`` as JSON; the pages' bytes, if they are wanted, before
the entry that first needs them. Readers stand under their pseudonyms, as in the chain, so that the hashes of an export can be checked by
anyone. The bytes of pages hold the readers' names as published: they are written only when asked for.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from tawatur.errors import BadExport, CodecError
from tawatur.ledger import schema as t
from tawatur.ledger.entries import START, Break, Entry, Kind, walk
from tawatur.ledger.project import BATCH
from tawatur.ledger.store import Ledger, page_hash
from tawatur.model import canonical

FORMAT = "tawatur-ledger"
VERSION = 1
_BYTES = 32 << 20  # of pages held before they are written


def export_lines(ledger: Ledger, *, pages: bool = False) -> Iterator[str]:
    """The lines of an export, each with its line end; with ``pages`` the bytes of the pages too (base64 of zlib)."""
    yield json.dumps({"format": FORMAT, "version": VERSION}) + "\n"
    written: set[str] = set()
    with ledger.door.reading() as connection:
        for batch in ledger.batches(connection):
            for entry in batch:
                if pages and entry.kind == Kind.PAGE and entry.id not in written:
                    written.add(entry.id)
                    data = connection.execute(select(t.blob.c.data).where(t.blob.c.hash == entry.id)).scalar()
                    if data is not None:
                        yield _line({"page": entry.id, "data": base64.b64encode(data).decode()})
                yield _line(entry_json(entry))


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry as JSON."""
    return {
        "seq": entry.seq,
        "kind": entry.kind,
        "id": entry.id,
        "body": entry.data,
        "previous": entry.previous,
        "hash": entry.hash,
        "at": entry.at,
        "by": entry.by,
    }


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import came to: entries added, entries that were there already, pages added."""

    entries: int
    known: int
    pages: int


def import_lines(ledger: Ledger, lines: Iterable[bytes | str], *, where: str = "-") -> Imported:
    """Read an export into an empty ledger, or into one whose chain it goes on from; every hash is checked.

    What was read is kept in batches of 1,000 entries; importing again goes on where it stopped. Raises :class:`BadExport` for lines that
    are no export, whose chain is broken, or that tell another story than the ledger.
    """
    count = known = pages = 0
    held: list[Entry] = []
    blobs: dict[str, bytes] = {}
    last = START
    seq = 0
    for number, value in _values(lines, where):
        if "page" in value:
            blobs.update([_page(value, f"{where}:{number}")])
        else:
            entry = _entry(value, f"{where}:{number}")
            for found in walk([entry], seq=seq, hash=last):
                if isinstance(found, Break):
                    raise BadExport(found.why, where=f"{where}:{number}", hint="ask for another export: this one was changed")
            held.append(entry)
            seq, last = entry.seq, entry.hash
        if len(held) == BATCH or sum(map(len, blobs.values())) > _BYTES:
            more = _keep(ledger, held, blobs, where)
            count, known, pages = count + more.entries, known + more.known, pages + more.pages
            held, blobs = [], {}
    more = _keep(ledger, held, blobs, where)
    return Imported(entries=count + more.entries, known=known + more.known, pages=pages + more.pages)


def _values(lines: Iterable[bytes | str], where: str) -> Iterator[tuple[int, dict[str, Any]]]:
    head = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadExport(
                "not JSON", where=f"{where}:{number}", hint="give a file that `tawatur export-ledger` wrote"
            ) from error
        if not isinstance(value, dict) or (not head and value.get("format") != FORMAT):
            raise BadExport(
                "not an export of a ledger", where=f"{where}:{number}", hint="give a file that `tawatur export-ledger` wrote"
            )
        if not head:
            head = True
            if value.get("version") != VERSION:
                hint = "use a newer tawatur"
                raise BadExport(f"an export of version {value.get('version')!r}", where=f"{where}:{number}", hint=hint)
            continue
        yield number, value
    if not head:
        raise BadExport("there is nothing in it", where=where, hint="give a file that `tawatur export-ledger` wrote")


def _page(value: dict[str, Any], where: str) -> tuple[str, bytes]:
    hash, data = value["page"], value.get("data")
    try:
        packed = base64.b64decode(data or "", validate=True)
        whole = page_hash(zlib.decompress(packed)) == hash
    except (TypeError, ValueError, zlib.error):
        whole = False
    if not whole:
        raise BadExport(
            "the bytes of a page are not those of its hash", where=where, hint="ask for another export: this one was changed"
        )
    return hash, packed


_TYPES = {"seq": int, "kind": str, "id": str, "previous": str, "hash": str, "at": str, "by": str}


def _entry(value: dict[str, Any], where: str) -> Entry:
    if any(type(value.get(name)) is not kind for name, kind in _TYPES.items()) or not isinstance(value.get("body"), dict):
        raise BadExport("not an entry", where=where, hint="give a file that `tawatur export-ledger` wrote")
    try:
        body = canonical(value["body"]).decode()
    except UnicodeEncodeError as error:
        raise BadExport("not an entry: half a sign in its body", where=where, hint="ask for another export") from error
    return Entry(body=body, **{name: value[name] for name in _TYPES})


def _keep(ledger: Ledger, entries: list[Entry], blobs: dict[str, bytes], where: str) -> Imported:
    with ledger.door.writing(make=True) as connection:
        end = ledger.chain(connection)
        new = [entry for entry in entries if entry.seq > end.seq]
        old = entries[: len(entries) - len(new)]
        for batch in (old[at : at + 500] for at in range(0, len(old), 500)):
            asked = select(t.entry.c.seq, t.entry.c.hash).where(t.entry.c.seq.in_([entry.seq for entry in batch]))
            here = {row.seq: row.hash for row in connection.execute(asked)}
            for entry in batch:
                if here.get(entry.seq) != entry.hash:
                    raise _another(entry.seq, ledger, where)
        if new and (new[0].seq != end.seq + 1 or new[0].previous != end.hash):
            raise _another(new[0].seq, ledger, where)
        if new:
            try:
                ledger.append(connection, new)
            except (KeyError, TypeError, CodecError) as error:
                hint = "use the tawatur that wrote it, or a newer one"
                raise BadExport(f"the entries cannot be understood ({error})", where=where, hint=hint) from error
        there = set(connection.execute(select(t.blob.c.hash).where(t.blob.c.hash.in_(list(blobs)))).scalars()) if blobs else set()
        rows = [
            {"hash": hash, "size": len(zlib.decompress(data)), "data": data}
            for hash, data in sorted(blobs.items())
            if hash not in there
        ]
        if rows:
            connection.execute(insert(t.blob), rows)
    return Imported(entries=len(new), known=len(old), pages=len(rows))


def _another(seq: int, ledger: Ledger, where: str) -> BadExport:
    what = f"entry {seq} is not the one of {ledger.address}, or does not go on from it"
    return BadExport(what, where=where, hint="import into an empty ledger: --ledger sqlite:///another.db")
