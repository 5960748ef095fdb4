"""The words that carry a text, bare of clitics and article, each with how rare it is in the news.

``words/frequent.csv`` holds, for the words that stand in at least 8 of 1,000 news articles, in how many of 1,000 they stand.
"""

from __future__ import annotations

import csv
import math
import re
from functools import lru_cache
from pathlib import Path

from tawatur.errors import LexiconError
from tawatur.lang.ar.fold import fold_word

_TABLE = Path(__file__).with_name("words") / "frequent.csv"
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLITICS = re.compile(r"^[وف]?(?:[بلك]?ال|لل)(?=\w{2})|^[وف](?=[بل]?\w{4})")
#: A word in fewer than this many of 1,000 articles is as rare as a word can be.
_RARE = 8.0


@lru_cache(maxsize=1)
def frequencies() -> dict[str, float]:
    """Bare words and in how many of 1,000 articles they stand. Raises :class:`LexiconError` naming file and line."""
    found = {}
    for line, cells in enumerate(csv.reader(_TABLE.read_text(encoding="utf-8").splitlines()), 1):
        if line == 1:
            continue
        try:
            word, permille = cells
            found[word] = float(permille)
        except ValueError as error:
            raise LexiconError("not a word and a number", where=f"{_TABLE.name}:{line}", hint="mend the line") from error
    return found


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """A folded word without conjunction, preposition and article, as far as they can be told without a dictionary.

    >>> bare("والقصف"), bare("للجيش"), bare("بالحسكه"), bare("ولد")
    ('قصف', 'جيش', 'حسكه', 'ولد')
    """
    return _CLITICS.sub("", word, count=1)


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """How rare a bare word is: 0 for a word of every article, 1 for one that is hardly ever met.

    >>> rarity("في"), rarity("زنتيرجان")
    (0.0, 1.0)
    """
    permille = max(frequencies().get(word, 0.0), _RARE)
    # half of all articles is as good as every article
    return round(max(0.0, math.log(500 / permille) / math.log(500 / _RARE)), 3)


def content(text: str) -> dict[str, float]:
    """The bare words of a text with their rarity, without those that say nothing.

    >>> content("قصف على زنتيرجان")["زنتيرجان"]
    1.0
    """
    found = {}
    for word in _WORD.findall(fold_word(text)):
        stem = bare(word)
        weight = rarity(stem)
        if weight > 0 and len(stem) > 1:
            found[stem] = weight
    return found
