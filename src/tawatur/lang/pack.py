"""What a language pack gives the stages: tokens, sentences, quotations, amounts and times of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from tawatur.model.terms import Hedge


class Token(Protocol):
    """A word, number or sign: offsets in code points and the folded spelling."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a written word: conjunction, preposition, future, article, stem, pronoun (empty when absent)."""

    conj: str
    prep: str
    future: bool
    det: bool
    stem: str
    pron: str


@dataclass(frozen=True, slots=True)
class Form:
    """A written word: its folded spelling, what it is, its number if it is one, and its cuts, the least cut first.

    ``key`` is the spelling with a final teh marbuta kept, so that «إصابة» (an injury) and «أصابه» (it hit him) stay apart.
    """

    text: str
    kind: str
    value: float | None
    cuts: tuple[Cut, ...]
    key: str

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of all cuts."""
        return tuple(cut.stem for cut in self.cuts)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``first`` up to but not including ``stop``."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its hedge words: tokens ``first`` to ``stop``, the interval of the claims guide, and the rows that read it.

    ``ordinal`` marks «الرابع»; ``vague`` marks amounts told without a numeral («عدد من», «عشرات», «جميع»).
    """

    first: int
    stop: int
    low: int | None
    high: int | None
    hedge: Hedge
    ordinal: bool = False
    vague: bool = False
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression: tokens ``first`` to ``stop``, and what it comes to.

    ``first_day``/``last_day`` are dates when they follow from the words alone or from a known publication date;
    ``offset_days`` are days relative to the publication date when that is unknown. ``grain`` is day, week, month or year.
    """

    first: int
    stop: int
    grain: str
    first_day: date | None = None
    last_day: date | None = None
    offset_days: tuple[int, int] | None = None
    row: str | None = None


class Pack(Protocol):
    """One language's words and spelling."""

    name: str
    hash: str

    def fold_word(self, word: str) -> str:
        """The folded form of a word or phrase."""
        ...

    def tokenise(self, text: str, most: int | None = None) -> Sequence[Token]:
        """The tokens of a text in order, the first ``most`` of them."""
        ...

    def openings(self, word: str) -> Iterable[tuple[str, str]]:
        """``(clitics, rest)`` for each way a folded word can begin, the whole word first."""
        ...

    def sentences(self, text: str, tokens: Sequence[Token]) -> tuple[Stretch, ...]:
        """The sentences of a text."""
        ...

    def quotations(self, tokens: Sequence[Token], text: str = "") -> tuple[Stretch, ...]:
        """The stretches inside quotation signs, outermost first; with ``text`` one left open ends with its paragraph."""
        ...

    def amounts(self, tokens: Sequence[Token], taken: Sequence[Stretch] = ()) -> tuple[Amount, ...]:
        """The figures of a text, outside the ``taken`` stretches."""
        ...

    def moments(self, tokens: Sequence[Token], published: date | None) -> tuple[Moment, ...]:
        """The time expressions of a text, resolved against the publication date or kept as day offsets."""
        ...

    def posted(self, text: str, captured: date) -> tuple[date, date] | None:
        """``(earliest, latest)`` day on which a post that tells this age was made, for a capture of that day."""
        ...

    def publication(self, text: str) -> datetime | date | None:
        """The first full date in a dateline, with its hour when one is told."""
        ...

    def content(self, text: str) -> Mapping[str, float]:
        """The words that carry a text, bare of clitics, with how rare each is in the news: 0 to 1."""
        ...

    def repetitions(self, text: str) -> Sequence[tuple[int, int, int]]:
        """``(start, end, ordinal)`` where a text counts a repetition («the fourth announcement»)."""
        ...

    def ratios(self, text: str) -> Sequence[tuple[int, int, int, int]]:
        """``(start, end, left, right)`` where a text tells a rate of exchange («5 for 1»)."""
        ...
