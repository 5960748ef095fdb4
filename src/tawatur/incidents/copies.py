"""Copies: articles and passages that are one text, whatever headline stands over them.

A text is sketched by a fraction of its shingles: every run of five words is hashed, and the hashes whose last bits are zero are kept
(a scaled MinHash). Two sketches tell how much of the shorter text stands in the other, also when only a paragraph was lifted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, combinations

from tawatur.model import Article, Copy

#: Words in a shingle: five in a row are rarely chance, three often are («وقالت مصادر محلية»).
SHINGLE = 5
#: One hash in this many is kept.
SCALE = 2
#: How much of the shorter text must stand in the longer one. Two articles on one event that were written apart share below 0.2.
SHARE = 0.5
#: Fewer kept shingles than this (some 15 words) are too little to speak of a copy.
LEAST = 6
_WORD = re.compile(r"\w+")

Sketch = frozenset[int]


@lru_cache(maxsize=4096)
def sketch(text: str, fold: Callable[[str], str] = str.casefold) -> Sketch:
    """The kept hashes of a text's shingles.

    >>> one = sketch("one two three four five six seven eight nine ten eleven twelve thirteen fourteen")
    >>> two = sketch("A headline. One two three four five six seven, eight nine ten eleven twelve thirteen fourteen")
    >>> one <= two
    True
    """
    words = _WORD.findall(fold(text))
    kept = set()
    for at in range(len(words) - SHINGLE + 1):
        value = int.from_bytes(blake2b(" ".join(words[at : at + SHINGLE]).encode(), digest_size=6).digest(), "big")
        if value % SCALE == 0:
            kept.add(value)
    return frozenset(kept)


def share(one: Sketch, other: Sketch) -> float:
    """The part of the smaller sketch that is in the other, 0 when either is too small to tell.

    >>> share(frozenset(range(8)), frozenset(range(4, 40)))
    0.5
    """
    least = min(len(one), len(other))
    return 0.0 if least < LEAST else len(one & other) / least


def copied(sketches: Iterable[tuple[str, Sketch]]) -> tuple[tuple[str, str, float], ...]:
    """Pairs of ids whose texts are copies with the share they have in common, in order of id.

    Only pairs with a shingle in common are looked at.
    """
    known = sorted(dict(sketches).items())
    holders: dict[int, list[int]] = defaultdict(list)
    for at, (_, kept) in enumerate(known):
        for value in kept:
            holders[value].append(at)
    common = Counter(chain.from_iterable(combinations(ats, 2) for ats in holders.values()))
    found = []
    for (one, other), shared in common.items():
        (left, here), (right, there) = known[one], known[other]
        least = min(len(here), len(there))
        if least >= LEAST and shared / least >= SHARE:
            found.append((left, right, round(shared / least, 3)))
    return tuple(sorted(found))


def copies(articles: Iterable[Article], fold: Callable[[str], str] = str.casefold) -> tuple[Copy, ...]:
    """The pairs of articles of which one holds at least half of the other, whatever their headlines."""
    pairs = copied((article.id, sketch(article.text, fold)) for article in articles)
    return tuple(Copy(left=left, right=right, share=part, why=told(part)) for left, right, part in pairs)


def told(part: float) -> str:
    """A share in words.

    >>> told(0.935)
    '94 % of the shorter text stands in the other'
    """
    return f"{part * 100:.0f} % of the shorter text stands in the other"
