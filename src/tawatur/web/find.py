"""Search over articles, and over the claims and incidents told in them."""

from __future__ import annotations

from itertools import islice

from starlette.responses import Response

from tawatur.errors import OptionError
from tawatur.ledger import Filter, Hit
from tawatur.ledger.search import Term, parse, passages
from tawatur.model import Reading
from tawatur.web.site import Ask
from tawatur.web.told import tell

_HITS = 30
_CLAIMS = 30
_AROUND = 90  # code points shown on either side


def search(ask: Ask) -> Response:
    """What holds the words of the address."""
    query = ask.query("q")
    hits: list[Hit] = []
    terms: tuple[Term, ...] = ()
    if query:
        try:
            terms = parse(query)
            hits = ask.site.book.search(query, limit=_HITS)
        except OptionError:
            pass  # no word in it: nothing is found, and the page says how to ask
    readings = ask.site.book.readings_of([hit.article for hit in hits])
    found = [(hit, snippet(readings[hit.article], terms)) for hit in hits if hit.article in readings]
    claims = [told for told in tell(readings, ask.words).values() if _holds(told.sentence, terms)][:_CLAIMS]
    briefs = list(islice(ask.site.book.briefs(Filter(text=query), limit=_HITS), _HITS)) if hits else []
    return ask.page("search.html", q=query, hits=found, claims=claims, briefs=briefs)


def snippet(reading: Reading, terms: tuple[Term, ...]) -> list[tuple[str, bool]]:
    """Words around the first place where a term stands; the term is marked."""
    full = reading.article.full
    start, end = next(passages(full, terms), (0, 0))
    left = full.rfind(" ", 0, max(start - _AROUND, 1)) + 1
    right = full.find(" ", min(end + _AROUND, len(full)))
    right = right if right > 0 else len(full)
    return [(full[left:start], False), (full[start:end], True), (full[end:right], False)]


def _holds(sentence: str, terms: tuple[Term, ...]) -> bool:
    return next(passages(sentence, terms), None) is not None
