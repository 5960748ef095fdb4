"""What a text says about how reports stand to one another: counted repetitions and rates of exchange."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tawatur.lang.ar.fold import fold_word
from tawatur.lang.load import load
from tawatur.lexicon.read import tables

_TABLE = Path(__file__).with_name("words") / "marks.toml"
#: Words between a figure and the word of exchange: «ثلاثة عناصر من التنظيم مقابل».
_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """A row of ``marks.toml``: folded words, and a sentence in which they work."""

    words: tuple[str, ...]
    example: str
    row: str


@lru_cache(maxsize=1)
def rows() -> dict[str, tuple[MarkRow, ...]]:
    """The rows of the table, by kind."""
    return tables(_TABLE, {"repetition": MarkRow, "ratio": MarkRow})


@lru_cache(maxsize=4)
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold_word(word) for row in rows()[kind] for word in row.words)


def repetitions(text: str) -> tuple[tuple[int, int, int], ...]:
    """``(start, end, ordinal)`` of each counted repetition.

    >>> repetitions("وهذا هو الإعلان الرابع للسيطرة على المطار")
    ((8, 22, 4),)
    """
    folded = fold_word(text)
    if not any(word in folded for word in _words("repetition")):
        return ()  # so for nearly every sentence, at a fifth of what cutting it into tokens takes
    pack = load("ar")
    tokens = pack.tokenise(text)
    found = []
    for amount in pack.amounts(tokens):
        if amount.ordinal and amount.low is not None and amount.low > 1:
            for beside in (amount.first - 1, amount.stop):
                if 0 <= beside < len(tokens) and tokens[beside].text in _words("repetition"):
                    first, last = min(beside, amount.first), max(beside, amount.stop - 1)
                    found.append((tokens[first].start, tokens[last].end, amount.low))
                    break
    return tuple(found)


def ratios(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """``(start, end, left, right)`` of each rate of exchange.

    >>> ratios("أي ثلاثة أسرى مقابل أسير واحد")
    ((3, 29, 3, 1),)
    """
    pack = load("ar")
    tokens = pack.tokenise(text)
    middles = [at for at, token in enumerate(tokens) if token.text in _words("ratio")]
    if not middles:
        return ()
    exact = [each for each in pack.amounts(tokens) if not each.ordinal and each.low is not None and each.low == each.high]
    found = []
    for middle in middles:
        left = [each for each in exact if middle - _REACH <= each.first and each.stop <= middle]
        right = [each for each in exact if middle < each.first <= middle + _REACH]
        if left and right and left[-1].low and right[0].low:
            found.append((tokens[left[-1].first].start, tokens[right[0].stop - 1].end, left[-1].low, right[0].low))
    return tuple(found)
