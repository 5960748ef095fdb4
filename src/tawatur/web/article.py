"""An article: its text with the claims marked where they stand, its comments folded, its versions compared."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from sqlalchemy import select
from starlette.responses import Response

from tawatur.ledger import schema as t
from tawatur.ledger.project import key
from tawatur.ledger.readings import reading_of
from tawatur.model import BlockKind, Claim, Reading
from tawatur.web.marks import Piece, paragraphs, pieces, slots_of
from tawatur.web.site import Ask, Refused
from tawatur.web.told import Told, tell
from tawatur.web.words import Words, hidden_signs

_COMPARED = 6000  # words of a version that are compared


@dataclass(frozen=True, slots=True)
class Version:
    """A wording of the page: its entry, when it was written, whether it was withdrawn, what changed in its claims."""

    seq: int
    at: str
    withdrawn: bool
    added: int
    dropped: int
    changed: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as a claim fills it: the name of the slot, what it was read as, the words it stands on."""

    name: str
    value: str
    words: str = ""
    figure: bool = False


def article(ask: Ask) -> Response:
    """The page of an article."""
    id, words = ask.request.path_params["id"], ask.words
    versions = _versions(ask, id)
    seq = ask.number("version", least=0, most=9_999_999)
    reading = _reading(ask, id, seq if seq in {each.seq for each in versions} else None)
    told = list(tell({id: reading}, words).values())
    selected = next((n for n, each in enumerate(told) if each.claim.id == ask.query("claim")), None)
    return ask.page(
        "article.html",
        id=id,
        article=reading.article,
        reading=reading,
        told=told,
        selected=selected,
        slots=slots(told[selected].claim, words, reading) if selected is not None else [],
        blocks=text_blocks(reading, [each.claim for each in told], selected),
        legend=_legend(told),
        furniture=[
            reading.article.capture[b.start : b.end].strip() for b in reading.article.blocks if b.kind is BlockKind.FURNITURE
        ],
        signs=hidden_signs(reading.article.full),
        versions=versions,
        chosen=seq,
        difference=_difference(ask, versions, seq) if ask.query("compare") else [],
        incidents=_incidents(ask, id),
        reviewed=ask.site.reviews.all(),
    )


def text_blocks(reading: Reading, claims: list[Claim], selected: int | None) -> list[list[Piece]]:
    """The title and every paragraph, each in pieces."""
    article = reading.article
    chosen = claims[selected] if selected is not None else None
    spans = [(0, len(article.title)), *paragraphs(article.text, len(article.title) + 1)]
    return [pieces(article.full, start, end, claims, chosen) for start, end in spans]


def slots(claim: Claim, words: Words, reading: Reading) -> list[Slot]:
    """The slots of a claim in words."""
    stands = {name: span.of(reading.article.full) for name, span in slots_of(claim)}
    out = [Slot("event", words("event", claim.event.value), stands.get("trigger", ""))]
    if claim.count is not None:
        out.append(Slot("count", str(words.figure(claim.count, of=claim.event.value)), stands.get("count", ""), figure=True))
    for name, mention in (("target", claim.target), ("agent", claim.agent)):
        if mention is not None:
            out.append(Slot(name, words.party(mention.actor or mention.text), stands.get(name, "")))
    if claim.place is not None:
        out.append(Slot("place", claim.place.name, stands.get("place", "")))
    if claim.time is not None:
        out.append(Slot("time", str(words.when(claim.time)), stands.get("time", ""), figure=True))
    origin = f"{words.origin(claim.origin, reading.article.outlet)} ({words('kind', claim.origin.kind.value)})"
    out.append(Slot("origin", origin, stands.get("origin", "")))
    out += [Slot("via", words.via(via), via.text) for via in claim.via]
    for name in ("stance", "polarity", "modality", "confidence"):
        out.append(Slot(name, words(name, getattr(claim, name).value)))
    return out


def _legend(told: list[Told]) -> list[Told]:
    return list({each.letter: each for each in told}.values())


def _reading(ask: Ask, id: str, seq: int | None) -> Reading:
    if seq is None:
        return ask.site.book.reading(id)
    return reading_of(ask.site.book.entry(seq).data["reading"])


def _versions(ask: Ask, id: str) -> list[Version]:
    asked = (
        select(t.version.c.seq, t.version.c.withdrawn, t.entry.c.at, t.entry.c.body)
        .join(t.entry, t.entry.c.seq == t.version.c.seq)
        .where(t.version.c.article == id)
        .order_by(t.version.c.seq)
        .limit(50)
    )
    out = []
    with ask.site.book.door.reading() as connection:
        for row in connection.execute(asked):
            told = json.loads(row.body).get("changes") or {}
            counts = [len(told.get(name) or ()) for name in ("added", "dropped", "changed")]
            out.append(Version(row.seq, row.at, row.withdrawn, *counts))
    return out


def _incidents(ask: Ask, id: str) -> list[Any]:
    keys = select(t.incident_key.c.incident).where(t.incident_key.c.kind == "article", t.incident_key.c.key == key(id))
    asked = select(t.incident.c.id, t.incident.c.place, t.incident.c.start).where(t.incident.c.id.in_(keys)).limit(30)
    with ask.site.book.door.reading() as connection:
        return list(connection.execute(asked.order_by(t.incident.c.start, t.incident.c.id)))


def _difference(ask: Ask, versions: list[Version], seq: int) -> list[tuple[str, str]]:
    """The words of a version against those of the one before, as ``(kind, words)``; ``kind`` is ``same``, ``gone`` or ``new``."""
    seqs = [each.seq for each in versions]
    at = seqs.index(seq) if seq in seqs else len(seqs) - 1
    if at < 1:
        return []
    before, after = (_words(_reading(ask, "", seqs[n])) for n in (at - 1, at))
    return list(_runs(before, after))


def _words(reading: Reading) -> list[str]:
    return re.findall(r"\S+\s*", reading.article.full)[:_COMPARED]


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for kind, a, b, c, d in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[a:b])
            continue
        if b > a:
            yield "gone", "".join(before[a:b])
        if d > c:
            yield "new", "".join(after[c:d])


def original(ask: Ask) -> Response:
    """The bytes of a page as captured, to be saved: never shown by the browser, whatever they are."""
    user = ask.user
    if user is None or not user.role.may_review:
        raise Refused(HTTPStatus.FORBIDDEN, "forbidden")
    id = ask.request.path_params["id"]
    versions = _versions(ask, id)
    if not versions:
        raise Refused(HTTPStatus.NOT_FOUND, "not_found")
    seq = ask.number("version", least=0, most=9_999_999)
    chosen = seq if seq in {each.seq for each in versions} else versions[-1].seq
    data = ask.site.book.page(chosen)
    headers = {"Content-Disposition": f'attachment; filename="page-{chosen}.bin"'}
    return Response(data, media_type="application/octet-stream", headers=headers)
