"""Search over articles, the incidents told in them, and the claims whose sentence holds the words.

All articles that are found are gone through, a page at a time: articles and incidents by number, claims by how many of the articles
have been looked into, for a claim's sentence is only known from its article.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import select
from starlette.responses import Response

from tawatur.errors import OptionError
from tawatur.lang import load as packs
from tawatur.ledger import Brief, Filter, Hit
from tawatur.ledger import schema as t
from tawatur.ledger.project import batches, key
from tawatur.ledger.search import Term, parse, passages
from tawatur.model import Reading
from tawatur.web.site import Ask
from tawatur.web.told import Told, tell

_HITS = 30  # articles, or incidents, on a page
_CLAIMS = 30  # on a page, and those of the last article looked into
_LOOKED = 1000  # articles that one page looks into at most …
_SPENT = 0.1  # … and seconds that it takes for them
_AROUND = 90  # code points shown on either side
_AT_ONCE = 20  # articles taken from the ledger together


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims found in the articles from one number to another (``first``, ``last``, counted from 1)."""

    told: list[Told]
    first: int
    last: int


def search(ask: Ask) -> Response:
    """What holds the words of the address: ``page`` of the articles, ``incidents`` of the incidents, ``after`` articles for the claims."""
    query = ask.query("q")
    page, behind, after = ask.number("page"), ask.number("incidents"), ask.number("after", least=0)
    try:
        terms = parse(query)
    except OptionError:
        # no word in it: nothing is found, and the page says how to ask
        return ask.page("search.html", q=query, total=0, hits=[], page_number=1, claims=None, briefs=[], behind=1, more=False)
    total = ask.site.book.hits(query)
    hits = ask.site.book.search(query, limit=_HITS, offset=(page - 1) * _HITS)
    readings = ask.site.book.readings_of([hit.article for hit in hits])
    found = [(hit, snippet(readings[hit.article], terms)) for hit in hits if hit.article in readings]
    briefs = _briefs(ask, query, behind) if total else []
    return ask.page(
        "search.html", q=query, total=total, hits=found, page_number=page, more=page * _HITS < total, behind=behind,
        briefs=briefs, claims=claims_from(ask, query, terms, after) if total else None,
    )  # fmt: skip


def _briefs(ask: Ask, query: str, page: int) -> list[Brief]:
    """The incidents of a page, and one more when there are more."""
    found = ask.site.book.briefs(Filter(text=query), limit=page * _HITS + 1)
    return list(islice(found, (page - 1) * _HITS, None))


def claims_from(ask: Ask, query: str, terms: tuple[Term, ...], after: int) -> Claims:
    """The claims whose sentence holds a term, in the articles that are found after so many, until a page is full."""
    until = time.monotonic() + _SPENT
    hits = ask.site.book.search(query, limit=_LOOKED, offset=after)
    found: list[tuple[str, set[str]]] = []
    looked = count = 0
    for hit, body in _bodies(ask, hits):
        held = _holding(body, terms)
        if held:
            found.append((hit.article, held))
        looked, count = looked + 1, count + len(held)
        if count >= _CLAIMS or time.monotonic() > until:
            break
    readings = ask.site.book.readings_of([article for article, _ in found])
    wanted = {id for _, held in found for id in held}
    told = tell({article: readings[article] for article, _ in found if article in readings}, ask.words, wanted)
    return Claims(list(told.values()), after + 1, after + looked)


def _bodies(ask: Ask, hits: Sequence[Hit]) -> Iterator[tuple[Hit, Mapping[str, Any]]]:
    """The readings of articles as the JSON they are kept as: making values of all would take four times as long."""
    for some in batches(hits, _AT_ONCE):
        asked = select(t.article.c.id, t.entry.c.body).join(t.entry, t.entry.c.seq == t.article.c.seq)
        with ask.site.book.door.reading() as connection:
            rows = connection.execute(asked.where(t.article.c.id.in_([key(hit.article) for hit in some]))).all()
        bodies = {row.id: row.body for row in rows}
        for hit in some:
            if hit.article in bodies:
                yield hit, json.loads(bodies[hit.article])["reading"]


def _holding(reading: Mapping[str, Any], terms: tuple[Term, ...]) -> set[str]:
    """The ids of the claims whose sentence holds a term; a sentence is looked into once, and closely only when it may."""
    full = f"{reading['title']}\n{reading['text']}"
    fold = packs.load().fold_word
    known: dict[tuple[int, int], bool] = {}
    out = set()
    for claim in reading["claims"]:
        span = claim["sentence"]["start"], claim["sentence"]["end"]
        if span not in known:
            sentence = full[span[0] : span[1]]
            folded = fold(sentence)
            may = any(all(word in folded for word in term.words) for term in terms)
            known[span] = may and next(passages(sentence, terms), None) is not None
        if known[span]:
            out.add(claim["id"])
    return out


def snippet(reading: Reading, terms: tuple[Term, ...]) -> list[tuple[str, bool]]:
    """Words around the first place where a term stands; the term is marked."""
    full = reading.article.full
    start, end = next(passages(full, terms), (0, 0))
    left = full.rfind(" ", 0, max(start - _AROUND, 1)) + 1
    right = full.find(" ", min(end + _AROUND, len(full)))
    right = right if right > 0 else len(full)
    return [(full[left:start], False), (full[start:end], True), (full[end:right], False)]
