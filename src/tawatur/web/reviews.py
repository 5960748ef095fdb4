"""Reviews: what people said of claims, read from the ledger's entries and written as such.

The body of a ``review`` entry (its id is the claim's): ``{"article", "verdict", "slots", "why", "settles"}``. ``verdict`` is
``accept``, ``correct`` or ``reject``; ``slots`` what a correction puts in place, by slot (``null``: nothing should stand there);
``settles`` the entries that an adjudication decides between (empty for a review).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Any

from sqlalchemy import Connection, select

from tawatur.errors import NotInLedger
from tawatur.ledger import Entry, Kind, Ledger
from tawatur.ledger import schema as t
from tawatur.ledger.entries import Chain, now
from tawatur.ledger.project import withdrawn


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
        """What two answers are compared by."""
        return self.verdict.value, repr(sorted(self.slots.items()))


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
        gone = withdrawn({row.seq: row.target for row in connection.execute(select(t.withdrawal))})
        by_claim: dict[str, dict[str, Review]] = {}
        settled: dict[str, Review] = {}
        for review in held:
            if review.seq in gone:
                continue
            if review.settles:
                settled[review.claim] = review
            else:
                answers = by_claim.setdefault(review.claim, {})
                answers.pop(review.by, None)
                answers[review.by] = review
        claims = [*by_claim, *(claim for claim in settled if claim not in by_claim)]
        return {claim: Reviewed(tuple(by_claim.get(claim, {}).values()), settled.get(claim)) for claim in claims}

    def all(self) -> dict[str, Reviewed]:
        """What was said, by claim."""
        with self._ledger.door.reading() as connection:
            return self.of(connection)

    def write(
        self, claim: str, article: str, *, by: str, verdict: Verdict, slots: dict[str, Any], why: str, again: bool = False,
        settles: tuple[int, ...] = (),
    ) -> Entry:  # fmt: skip
        """Write an answer as an entry.

        Raises :class:`ReviewedBefore` when the same person has answered already and does not say that it is ``again``, and
        :class:`NotInLedger` when there is no such claim any more.
        """
        with self._ledger.door.writing() as connection:
            asked = select(t.claim.c.n).where(t.claim.c.id == claim, t.claim.c.article == article)
            if connection.execute(asked).first() is None:
                raise NotInLedger(f"there is no claim {claim!r}", where=self._ledger.address, hint="its page may have changed")
            before = self.of(connection).get(claim)
            if before is not None and not again and not settles and any(each.by == by for each in before.answers):
                raise ReviewedBefore(claim)
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
                said = reviewed.get(row.id)
                people = [each.by for each in said.answers] if said else []
                if (len(people) == 1 and people[0] != by and said and said.settled is None) if second else not people:
                    yield row.article, row.id
            if len(rows) < 500:
                return
            article, n = rows[-1].article, rows[-1].n


class ReviewedBefore(Exception):
    """The same person has answered on this claim already."""


def _review(row: Any) -> Review:
    body = json.loads(row.body)
    return Review(
        seq=row.seq, claim=row.id, article=body.get("article", ""), by=row.by, at=row.at, verdict=Verdict(body["verdict"]),
        slots=body.get("slots") or {}, why=body.get("why") or "", settles=tuple(body.get("settles") or ()),
    )  # fmt: skip
