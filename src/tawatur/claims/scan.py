"""The text as the rules see it: tokens with their words, and the names, figures and times that cover them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tawatur.claims.lexis import Lexis
from tawatur.claims.words import Word
from tawatur.lang.pack import Amount, Moment, Stretch
from tawatur.lexicon import Matcher

_QUOTES = frozenset('"«»“”')


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the atlas in the text: tokens ``first`` to ``stop``, the row it came from, the clitics of its first word."""

    first: int
    stop: int
    value: Any
    clitics: str

    @property
    def prep(self) -> str:
        """The glued preposition, if any."""
        return self.clitics[-1] if self.clitics and self.clitics[-1] in "بلك" else ""

    @property
    def conj(self) -> bool:
        """True when a conjunction is glued to it."""
        return self.clitics[:1] in ("و", "ف")


class Names(Protocol):
    """What the scan needs of the atlas: matchers over the names."""

    parties: Matcher[Any]
    places: Matcher[Any]
    outlets: Matcher[Any]

    def nation(self, form: Any) -> Any:
        """The state or group that a word is the adjective of, or ``None``."""
        ...


class Scan:
    """One text with everything found in it; all arrays run over its tokens.

    ``party[i]``, ``place[i]``, ``outlet[i]``, ``phrase[i]``, ``amount[i]`` and ``moment[i]`` hold the span that covers token ``i``.
    """

    __slots__ = (
        "_signs", "amount", "cues", "moment", "nation", "outlet", "party", "phrase", "place", "quoted", "quotes", "sentences", "text",
        "tokens", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        tokens: Sequence[Any],
        lexis: Lexis,
        names: Names,
        sentences: Sequence[Stretch],
        quotes: Sequence[Stretch],
        amounts: Sequence[Amount],
        moments: Sequence[Moment],
    ) -> None:
        self.text, self.tokens, self.sentences, self.quotes = text, tokens, sentences, quotes
        self.cues = lexis.cues
        word = lexis.word
        self.words: list[Word] = [word(token.form) for token in tokens]
        size = len(tokens)
        self._signs: list[bool] = [token.form.kind == "punct" for token in tokens]
        self.amount: list[Amount | None] = _cover(size, amounts)
        self.moment: list[Moment | None] = _cover(size, moments)
        # «تنظيم "الدولة"», «وكالة «أعماق»»: quotation signs inside a name do not part it
        kept = [at for at, token in enumerate(tokens) if token.text not in _QUOTES]
        plain = [tokens[at] for at in kept]
        self.party: list[Name | None] = _cover(size, _names(names.parties, plain, kept))
        self.place: list[Name | None] = _cover(size, _names(names.places, plain, kept))
        self.outlet: list[Name | None] = _cover(size, _names(names.outlets, plain, kept))
        self.phrase: list[Name | None] = _cover(size, _names(lexis.phrases, plain, kept))
        nation = names.nation
        self.nation: list[Any] = [nation(token.form) for token in tokens]
        self._drop_surnames()
        self._settle()
        self.quoted: list[Stretch | None] = [None] * size
        for quote in quotes:
            for at in range(quote.first, quote.stop):
                if self.quoted[at] is None:
                    self.quoted[at] = quote

    def _drop_surnames(self) -> None:
        """«القيادي محمد صالح العراقي», «أبو خليل السوداني»: the last part of a person's name is of no nation."""
        for at in range(2, len(self.tokens)):
            if self.nation[at] is None or not self.words[at].det or not self._is_unknown(at - 1):
                continue
            first = self.words[at - 2]
            titled = (first.voice is not None and first.voice.title) or first.group in (
                "leader",
                "official",
                "civil",
                "kin",
                "man",
            )
            if titled or self.tokens[at - 2].text in self.cues["father-of"] or self._is_unknown(at - 2):
                self.nation[at] = None

    def _is_unknown(self, at: int) -> bool:
        """A word that no table knows, as a person's name is."""
        word = self.words[at]
        known = (
            word.noun or word.act or word.verb or word.voice or word.say or word.part or word.speech or word.weapon or word.det
        )
        named = self.party[at] or self.place[at] or self.outlet[at] or self.phrase[at] or self.amount[at] or self.nation[at]
        return not known and not named and self.tokens[at].form.kind == "word" and len(word.text) > 2 and not word.verbal

    def _settle(self) -> None:
        """Where names overlap the longer stands; of equals a place may also act («دمشق»), so both are kept."""
        for at in range(len(self.tokens)):
            found = [(s.stop - s.first, s) for s in (self.party[at], self.outlet[at], self.place[at]) if s is not None]
            if len(found) > 1:
                longest = max(length for length, _ in found)
                for array in (self.party, self.outlet, self.place):
                    span = array[at]
                    if span is not None and span.stop - span.first < longest:
                        _drop(array, span)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Code point offsets of tokens ``first`` to ``stop``."""
        return self.tokens[first].start, self.tokens[stop - 1].end

    def told(self, first: int, stop: int) -> str:
        """The words of tokens ``first`` to ``stop``."""
        start, end = self.span(first, stop)
        return self.text[start:end]

    def is_quote(self, at: int) -> bool:
        """True when the token is a quotation sign."""
        return self.tokens[at].text in _QUOTES

    def is_punct(self, at: int) -> bool:
        """True when the token is a sign."""
        return self._signs[at]


def _names(matcher: Matcher[Any], tokens: Sequence[Any], kept: Sequence[int]) -> Iterable[Name]:
    for found in matcher.find(tokens):
        yield Name(kept[found.first], kept[found.stop - 1] + 1, found.row, found.clitics)


def _cover(size: int, spans: Iterable[Any]) -> list[Any]:
    array: list[Any] = [None] * size
    for span in spans:
        for at in range(span.first, span.stop):
            array[at] = span
    return array


def _drop(array: list[Any], span: Any) -> None:
    for at in range(span.first, span.stop):
        array[at] = None
