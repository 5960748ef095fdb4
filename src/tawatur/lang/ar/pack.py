"""The Arabic pack: one value that gives the stages everything they need to know about the language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import cast

from tawatur.lang.ar import content, fold, forms, marks, sentences, stamps, tokens
from tawatur.lang.ar.dates import Dates
from tawatur.lang.ar.numbers import Numbers
from tawatur.lang.pack import Amount, Moment, Stretch, Token

_WORDS = Path(__file__).with_name("words")


@lru_cache(maxsize=200_000)
def openings(word: str) -> tuple[tuple[str, str], ...]:
    """``(clitics, rest)`` for each way a folded word can begin, the whole word first; the rest keeps its article.

    >>> openings("للجيش")[:2], ("وب", "الجيش") in openings("وبالجيش")
    ((('', 'للجيش'), ('ل', 'الجيش')), True)
    """
    found: dict[tuple[str, str], None] = {("", word): None}
    for cut in tokens.form(word).cuts:
        clitics = cut.conj + cut.prep + ("س" if cut.future else "")
        if not cut.pron and clitics:
            found[clitics, ("ال" + cut.stem) if cut.det else cut.stem] = None
    return tuple(found)


class ArabicPack:
    """The :class:`tawatur.lang.pack.Pack` for Arabic. ``hash`` is that of the word tables' bytes."""

    name = "ar"

    def __init__(self, folder: Path = _WORDS) -> None:
        self._numbers = Numbers(folder)
        self._dates = Dates(folder, self._numbers)
        digest = blake2b(digest_size=10)
        for path in sorted(folder.iterdir()):
            if path.suffix in (".toml", ".csv"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        self.hash = digest.hexdigest()

    tables = _WORDS

    def verb_forms(self, past: str, present: str, extra: tuple[str, ...] = ()) -> tuple[forms.VerbForm, ...]:
        """The spellings of a verb."""
        return forms.verb_forms(past, present, extra)

    def noun_forms(self, one: str, many: tuple[str, ...]) -> tuple[forms.NounForm, ...]:
        """The spellings of a noun."""
        return forms.noun_forms(one, many)

    def fold_word(self, word: str) -> str:
        """The folded form of a word or phrase."""
        return fold.fold_word(word)

    def tokenise(self, text: str, most: int | None = None) -> list[tokens.Token]:
        """The tokens of a text in order, the first ``most`` of them."""
        return tokens.tokenise(text, most)

    def openings(self, word: str) -> tuple[tuple[str, str], ...]:
        """``(clitics, rest)`` for each way a folded word can begin, the whole word first."""
        return openings(word)

    def sentences(self, text: str, tokens: Sequence[Token]) -> tuple[Stretch, ...]:
        """The sentences of a text, as token ranges that together hold every token."""
        return sentences.sentences(text, _own(tokens))

    def quotations(self, tokens: Sequence[Token], text: str = "") -> tuple[Stretch, ...]:
        """The stretches inside quotation signs; with ``text`` an unclosed quotation ends with its paragraph."""
        return sentences.quotations(_own(tokens), text)

    def amounts(self, tokens: Sequence[Token], taken: Sequence[Stretch] = ()) -> tuple[Amount, ...]:
        """The figures of a text, outside the ``taken`` stretches."""
        return self._numbers.amounts(_own(tokens), taken)

    def moments(self, tokens: Sequence[Token], published: date | None) -> tuple[Moment, ...]:
        """The time expressions of a text, resolved against the publication date or kept as day offsets."""
        return self._dates.moments(_own(tokens), published)

    def posted(self, text: str, captured: date) -> tuple[date, date] | None:
        """``(earliest, latest)`` day on which a post that tells this age was made, for a capture of that day."""
        return stamps.posted(text, captured)

    def publication(self, text: str) -> datetime | date | None:
        """The first full date in a dateline, with its hour when one is told."""
        return stamps.publication(text)

    def content(self, text: str) -> dict[str, float]:
        """The words that carry a text with their rarity."""
        return content.content(text)

    def repetitions(self, text: str) -> tuple[tuple[int, int, int], ...]:
        """Counted repetitions: start, end, ordinal."""
        return marks.repetitions(text)

    def ratios(self, text: str) -> tuple[tuple[int, int, int, int], ...]:
        """Rates of exchange: start, end, left, right."""
        return marks.ratios(text)


def _own(given: Sequence[Token]) -> Sequence[tokens.Token]:
    """The tokens this pack made itself: they carry their forms."""
    return cast("Sequence[tokens.Token]", given)


@lru_cache(maxsize=1)
def pack() -> ArabicPack:
    """The packaged tables, read once."""
    return ArabicPack()
