"""Reviews: what people said of claims, read from the ledger's entries and written as such.

The body of a ``review`` entry (its id is the claim's): ``{"article", "verdict", "slots", "why", "settles"}``. ``verdict`` is
``accept``, ``correct`` or ``reject``; ``slots`` what a correction puts in place, by slot (``null``: nothing should stand there; words
of the text with ``as``, the JSON of the slot they were taken for); ``settles`` the entries that an adjudication decides between
(empty for a review).

A claim's standing answer changes what incidents are built from (:func:`as_reviewed`), not the reading that was captured.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from tawatur.errors import CodecError, NotInLedger
from tawatur.ledger import schema as t
from tawatur.ledger.entries import Chain, Entry, Kind, now
from tawatur.ledger.project import batches, entries, withdrawn
from tawatur.model import Claim, Reading
from tawatur.model.codec import claim_from, claim_json

if TYPE_CHECKING:
    from tawatur.ledger.store import Ledger


class Verdict(StrEnum):
    """A reviewer's answer on a claim."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One answer: an entry of the ledger."""

    seq: int
    claim: str
    article: str
    by: str
    at: str
    verdict: Verdict
    slots: dict[str, Any] = field(default_factory=dict)
    why: str = ""
    settles: tuple[int, ...] = ()

    @property
    def answer(self) -> tuple[str, str]:
        """What two answers are compared by: the words put into a slot, not what a version of the reader took them for."""
        return self.verdict.value, repr(sorted((slot, worded(value)) for slot, value in self.slots.items()))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All that was said of one claim: each person's latest answer in the order of time, and the adjudication if there is one."""

    answers: tuple[Review, ...]
    settled: Review | None = None

    @property
    def disputed(self) -> bool:
        """True when two people answered differently and nobody has settled it since."""
        if self.settled is not None and all(each.seq < self.settled.seq for each in self.answers):
            return False
        return len({each.answer for each in self.answers}) > 1

    @property
    def standing(self) -> Review | None:
        """The answer that counts: the adjudication, else the one all gave; ``None`` while it is disputed."""
        if self.disputed:
            return None
        if self.settled is not None and all(each.seq < self.settled.seq for each in self.answers):
            return self.settled
        return self.answers[-1] if self.answers else self.settled

    def waits_for(self, by: str) -> bool:
        """True when one person has answered, and not this one: a second answer is wanted."""
        return len(self.answers) == 1 and self.answers[0].by != by and self.settled is None

    @property
    def accepted(self) -> bool:
        """True when the claim stands as it was read or as it was corrected."""
        return self.standing is not None and self.standing.verdict is not Verdict.REJECT


class Reviews:
    """The reviews of a ledger; what was read once is not read again."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = Lock()
        self._read: dict[int, Review] = {}
        self._last = 0

    def of(self, connection: Connection) -> dict[str, Reviewed]:
        """What was said, by claim."""
        with self._lock:
            asked = select(t.entry).where(t.entry.c.kind == Kind.REVIEW.value, t.entry.c.seq > self._last).order_by(t.entry.c.seq)
            for row in connection.execute(asked):
                self._last = row.seq
                self._read[row.seq] = _review(row)
            held = list(self._read.values())
        return _by_claim(held, _gone(connection))

    def all(self) -> dict[str, Reviewed]:
        """What was said, by claim."""
        with self._ledger.door.reading() as connection:
            return self.of(connection)

    def write(
        self, claim: str, article: str, *, by: str, verdict: Verdict, slots: dict[str, Any], why: str, again: bool = False,
        second: bool = False, settles: tuple[int, ...] = (),
    ) -> Entry:  # fmt: skip
        """Write an answer as an entry.

        Raises :class:`ReviewedBefore` when the same person has answered already and does not say that it is ``again``,
        :class:`ReviewedMeanwhile` when somebody else has and it is not known to be a ``second`` answer, and :class:`NotInLedger`
        when there is no such claim any more.
        """
        with self._ledger.door.writing() as connection:
            asked = select(t.claim.c.n).where(t.claim.c.id == claim, t.claim.c.article == article)
            if connection.execute(asked).first() is None:
                raise NotInLedger(f"there is no claim {claim!r}", where=self._ledger.address, hint="its page may have changed")
            before = self.of(connection).get(claim)
            if before is not None and not again and not settles and any(each.by == by for each in before.answers):
                raise ReviewedBefore(claim)
            if before is not None and before.answers and not (again or second or settles):
                raise ReviewedMeanwhile(claim)
            end = self._ledger.chain(connection)
            body = {"article": article, "verdict": verdict.value, "slots": slots, "why": why, "settles": list(settles)}
            entry = Chain(seq=end.seq, hash=end.hash, at=now(), by=by).add(Kind.REVIEW, claim, body)
            self._ledger.append(connection, [entry])
            return entry

    def queue(
        self, connection: Connection, by: str, *, second: bool, after: tuple[str, int] = ("", -1)
    ) -> Iterator[tuple[str, str]]:
        """Claims that wait for this person, as ``(article, claim)``: those nobody answered, or (``second``) those one other did."""
        reviewed = self.of(connection)
        article, n = after
        while True:
            asked = (
                select(t.claim.c.article, t.claim.c.n, t.claim.c.id)
                .where((t.claim.c.article > article) | ((t.claim.c.article == article) & (t.claim.c.n > n)))
                .order_by(t.claim.c.article, t.claim.c.n)
                .limit(500)
            )
            rows = connection.execute(asked).all()
            for row in rows:
                said = reviewed.get(row.id, Reviewed(()))
                if said.waits_for(by) if second else not said.answers:
                    yield row.article, row.id
            if len(rows) < 500:
                return
            article, n = rows[-1].article, rows[-1].n


class ReviewedBefore(Exception):
    """The same person has answered on this claim already."""


class ReviewedMeanwhile(Exception):
    """Somebody else has answered on a claim that was given out as one nobody had answered."""


def worded(value: Any) -> Any:
    """What a person put into a slot, without what it was taken for."""
    return {key: part for key, part in value.items() if key != "as"} if isinstance(value, Mapping) else value


def _gone(connection: Connection) -> set[int]:
    return withdrawn({row.seq: row.target for row in connection.execute(select(t.withdrawal))})


def _by_claim(held: Iterable[Review], gone: Collection[int]) -> dict[str, Reviewed]:
    """What was said by claim, from reviews in the order of their entries and the entries that do not count."""
    answered: dict[str, dict[str, Review]] = {}
    settled: dict[str, Review] = {}
    for review in held:
        if review.seq in gone:
            continue
        if review.settles:
            settled[review.claim] = review
        else:
            answers = answered.setdefault(review.claim, {})
            answers.pop(review.by, None)
            answers[review.by] = review
    claims = [*answered, *(claim for claim in settled if claim not in answered)]
    return {claim: Reviewed(tuple(answered.get(claim, {}).values()), settled.get(claim)) for claim in claims}


# --- what incidents are built from --------------------------------------------------------------------------------------


def as_reviewed(connection: Connection, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with the slots that people corrected in place of those that were read; claims keep their ids.

    Only answers that stand count: while people differ on a claim it is taken as it was read.
    """
    said = _of_claims(connection, [claim.id for reading in readings.values() for claim in reading.claims])
    if not said:
        return dict(readings)
    return {id: corrected(reading, said) for id, reading in readings.items()}


def corrected(reading: Reading, said: Mapping[str, Reviewed]) -> Reading:
    """A reading with its corrected claims; the reading itself when none was."""
    claims = tuple(_corrected(claim, said.get(claim.id)) for claim in reading.claims)
    return reading if all(map(Claim.__eq__, claims, reading.claims)) else replace(reading, claims=claims)


def _corrected(claim: Claim, said: Reviewed | None) -> Claim:
    standing = said.standing if said is not None else None
    if standing is None or standing.verdict is not Verdict.CORRECT:
        return claim
    body = claim_json(claim, explain=True)
    for slot, value in standing.slots.items():
        put = _put(slot, value, body)
        if put is not None or value is None:
            body[slot] = put
    if body["origin"] is None:  # a claim without an origin is the page's own word
        body["origin"] = {"text": None, "actor": None, "kind": "outlet", "label": None, "span": None}
    try:
        return claim_from(body)
    except CodecError:
        return claim  # written by another program: what nobody here can read moves nothing


def _put(slot: str, value: Any, body: Mapping[str, Any]) -> Any:
    """The JSON of a slot as it was corrected, ``None`` when its words were never taken for anything."""
    if slot == "count" and value is not None:
        before = body["count"] or {"unit": "person", "span": None}
        return {**before, **value}
    if slot == "trigger" and value is not None:
        return worded(value)
    return value.get("as") if isinstance(value, Mapping) else value


def _of_claims(connection: Connection, claims: Collection[str]) -> dict[str, Reviewed]:
    """What was said of some claims."""
    if connection.execute(select(t.entry.c.seq).where(t.entry.c.kind == Kind.REVIEW.value).limit(1)).first() is None:
        return {}
    held: list[Review] = []
    for some in batches(sorted(set(claims))):
        asked = select(t.entry).where(t.entry.c.id.in_(some), t.entry.c.kind == Kind.REVIEW.value)
        held += [_review(row) for row in connection.execute(asked)]
    return _by_claim(sorted(held, key=lambda review: review.seq), _gone(connection)) if held else {}


def moved(connection: Connection, added: Iterable[Entry]) -> set[str]:
    """The articles whose claims stand otherwise after these entries: a correction came, went, or is no longer agreed on."""
    said = [review for entry in added if (review := _meant(connection, entry)) is not None]
    known = _of_claims(connection, {review.claim for review in said}) if said else {}
    out = set()
    for review in said:
        others = known.get(review.claim, Reviewed(()))
        if any(each.verdict is Verdict.CORRECT for each in (review, *others.answers, *filter(None, [others.settled]))):
            out.add(review.article)
    return out


def _meant(connection: Connection, entry: Entry) -> Review | None:
    """The review that an entry is, or withdraws, or restores."""
    while entry.kind == Kind.WITHDRAWAL:
        found = entries(connection, [entry.data["entry"]])
        if not found:
            return None
        entry = found[0]
    return _review(entry) if entry.kind == Kind.REVIEW else None


def _review(row: Any) -> Review:
    body = json.loads(row.body)
    return Review(
        seq=row.seq, claim=row.id, article=body.get("article", ""), by=row.by, at=row.at, verdict=Verdict(body["verdict"]),
        slots=body.get("slots") or {}, why=body.get("why") or "", settles=tuple(body.get("settles") or ()),
    )  # fmt: skip
