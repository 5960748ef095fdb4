"""Tokens with their clitics: «وبالقصف» is و + ب + ال + قصف, «سيطرتها» is سيطرة + ها.

A token's form (:class:`~tawatur.lang.pack.Form`) holds every way the written word can be cut. Which cut is meant is decided by the
tables: the forms are shared by all tokens written alike, so each spelling is worked out once in a process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from tawatur.lang.ar.fold import INVISIBLE, MARKS, fold_word
from tawatur.lang.pack import Cut, Form

WORD, NUMBER, PUNCT = "word", "number", "punct"
#: The signs that open or close a quotation.
QUOTES = frozenset('«»"“”')

_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,٫٬]\d+)*)"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{MARKS}{INVISIBLE}'’](?=[^\W\d_{MARKS}{INVISIBLE}])|[{MARKS}{INVISIBLE}])*)"
    rf"|(?P<punct>\.\.+|(?P<same>[^\w\s{MARKS}{INVISIBLE}#])(?:(?P=same){{3,}})?)"
)

_BARE_END = re.compile(f"[{MARKS}{INVISIBLE}]+$")

#: Object and possessive pronouns that a word can end in, longest first.
PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه")


class Token:
    """A word, number or sign of a text: where it stands (code points) and its form."""

    __slots__ = ("end", "form", "start", "text")

    def __init__(self, start: int, end: int, form: Form) -> None:
        self.start, self.end, self.form, self.text = start, end, form, form.text

    def __repr__(self) -> str:
        return f"Token({self.start}, {self.end}, {self.text!r})"


def _suffixes(stem: str, feminine: bool) -> Iterator[tuple[str, str]]:
    yield stem, ""
    if feminine:
        return
    for pron in PRONOUNS:
        if stem.endswith(pron) and len(stem) - len(pron) >= 2:
            bare = stem[: -len(pron)]
            yield bare, pron
            if bare.endswith("ت"):
                yield bare[:-1] + "ه", pron
            if bare.endswith("ا"):
                yield bare[:-1] + "ي", pron


def _prefixes(word: str) -> Iterator[tuple[str, str, bool, bool, str]]:
    for conj in ("", "و", "ف"):
        if not word.startswith(conj) or len(word) - len(conj) < 2:
            continue
        rest = word[len(conj) :]
        if rest.startswith("ال") and len(rest) > 3:
            yield conj, "", False, True, rest[2:]
        yield conj, "", False, False, rest
        if rest.startswith("لل") and len(rest) > 3:
            yield conj, "ل", False, True, rest[2:]
        for prep in ("ب", "ل", "ك"):
            if rest.startswith(prep) and len(rest) > 2:
                if rest.startswith(prep + "ال") and len(rest) > 4:
                    yield conj, prep, False, True, rest[3:]
                yield conj, prep, False, False, rest[1:]
        if rest.startswith("س") and len(rest) > 3:
            yield conj, "", True, False, rest[1:]


@lru_cache(maxsize=200_000)
def form(word: str) -> Form:
    """The form of a written word.

    >>> [c for c in form("وبالقصف").cuts if c.stem == "قصف"]
    [Cut(conj='و', prep='ب', future=False, det=True, stem='قصف', pron='')]
    """
    text = fold_word(word)
    feminine = _BARE_END.sub("", word).endswith(("ة", "ۃ"))
    cuts = tuple(
        dict.fromkeys(
            Cut(conj, prep, future, det, stem, pron)
            for conj, prep, future, det, rest in _prefixes(text)
            for stem, pron in (_suffixes(rest, feminine) if not det else ((rest, ""),))
        )
    )
    return Form(text, WORD, None, cuts or (Cut("", "", False, False, text, ""),), text[:-1] + "ة" if feminine else text)


@lru_cache(maxsize=20_000)
def _number(word: str) -> Form:
    text = fold_word(word)
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+", text)
    digits = re.sub("[.,]", "", text) if grouped else text.replace(",", ".")
    try:
        value: float | None = float(digits)
    except ValueError:
        value = None
    return Form(text, NUMBER, value, (), text)


@lru_cache(maxsize=500)
def _punct(sign: str) -> Form:
    text = fold_word(sign)
    return Form(text, PUNCT, None, (), text)


_MAKE = {"word": form, "number": _number, "punct": _punct}


def tokenise(text: str, most: int | None = None) -> list[Token]:
    """The tokens of a text in order. ``#`` and ``_`` count as spaces, so that a hashtag reads as its words; a sign four or more times
    in a row is one token. ``most`` is how many tokens are wanted.

    >>> [t.text for t in tokenise("مقتل ٣ جنود (#قطاع_غزة)، وإصابة 1,200.")]
    ['مقتل', '3', 'جنود', '(', 'قطاع', 'غزه', ')', '،', 'واصابه', '1,200', '.']
    """
    return [Token(m.start(), m.end(), _MAKE[m.lastgroup or "punct"](m.group())) for m in islice(_TOKEN.finditer(text), most)]
