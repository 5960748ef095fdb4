"""Full text over folded words, the same on both engines.

Words are cut and folded here, not by the database, and handed over one by one: SQLite's FTS5 takes them with its plainest
tokeniser, PostgreSQL as a ready ``tsvector``. A query is words that must all be there; «…» or "…" around words that stand
together; ``*`` behind the beginning of a word. An article's definite article and what is written on to it make no difference:
«سجن» finds «السجن», «بالسجن» and «للسجن».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tawatur.errors import OptionError
from tawatur.lang import load as packs

# PostgreSQL keeps at most 16,383 places and 256 of one word in a text: long articles are searched piece by piece, both engines alike
_PIECE = 2000
_OVERLAP = 20
_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")
_PART = re.compile(r"[«\"“„](?P<phrase>[^«»\"“”„]*)[»\"”“]?|(?P<word>[^\s«»\"“”„]+)")


def words_of(text: str, fold: Callable[[str], str] | None = None) -> list[str]:
    """The words of a text as they are searched.

    >>> words_of("فرّ السجناء من سجنِ الصفصاف وللسجن 20 باباً")
    ['فر', 'سجناء', 'من', 'سجن', 'صفصاف', 'سجن', '20', 'بابا']
    """
    fold = fold or packs.load().fold_word
    return [_ARTICLE.sub("", word)[:_LONGEST] for word in _WORD.findall(fold(text))]


def pieces(text: str) -> list[list[str]]:
    """The words of a text in pieces of at most 2,000, each beginning a little before the last one's end."""
    words = words_of(text)
    step = _PIECE - _OVERLAP
    return [words[at : at + _PIECE] for at in range(0, max(len(words) - _OVERLAP, 1), step)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand together; with ``prefix`` the last is only the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query. Raises :class:`OptionError` for one without a word.

    >>> parse("«سجن الصفصاف» فر*")
    (Term(words=('سجن', 'صفصاف'), prefix=False), Term(words=('فر',), prefix=True))
    """
    terms = []
    for part in _PART.finditer(query):
        told = part["phrase"] if part["phrase"] is not None else part["word"]
        words = words_of(told)
        if words:
            terms.append(Term(words=tuple(words), prefix=told.rstrip().endswith("*")))
    if not terms:
        raise OptionError(
            f"there is no word in {query!r}", where="search", hint="give words, «words together», or the beginning of one*"
        )
    return tuple(terms)


def fts5(terms: Sequence[Term]) -> str:
    """The query for FTS5.

    >>> fts5(parse("«سجن الصفصاف» فر*"))
    '"سجن صفصاف" AND "فر" *'
    """
    return " AND ".join('"' + " ".join(term.words) + '"' + (" *" if term.prefix else "") for term in terms)


def tsquery(terms: Sequence[Term]) -> str:
    """The query for PostgreSQL.

    >>> tsquery(parse("«سجن الصفصاف» فر*"))
    "('سجن' <-> 'صفصاف') & ('فر':*)"
    """
    return " & ".join(
        "(" + " <-> ".join(_quoted(word) for word in term.words) + (":*" if term.prefix else "") + ")" for term in terms
    )


def tsvector(words: Sequence[str]) -> str:
    """The words for PostgreSQL, each with its places.

    >>> tsvector(["سجن", "باب", "سجن"])
    "'سجن':1,3 'باب':2"
    """
    places: dict[str, list[str]] = {}
    for n, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(n))
    return " ".join(f"{_quoted(word)}:{','.join(at[:255])}" for word, at in places.items())


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def passages(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where the terms stand in a text (code points), in order: for showing, so that only the text as it was written is shown.

    >>> text = "فرّ بعض السجناء"
    >>> [text[start:end] for start, end in passages(text, parse("سجنا*"))]
    ['السجناء']
    """
    fold = packs.load().fold_word
    tokens = [(token.start, token.end, words_of(text[token.start : token.end], fold)) for token in packs.load().tokenise(text)]
    flat = [(start, end, word) for start, end, words in tokens for word in words]
    for n in range(len(flat)):
        for term in terms:
            found = [word for _, _, word in flat[n : n + len(term.words)]]
            if len(found) == len(term.words) and _fits(found, term):
                yield flat[n][0], flat[n + len(found) - 1][1]
                break


def _fits(found: Sequence[str], term: Term) -> bool:
    if found[:-1] != list(term.words[:-1]):
        return False
    return found[-1].startswith(term.words[-1]) if term.prefix else found[-1] == term.words[-1]
