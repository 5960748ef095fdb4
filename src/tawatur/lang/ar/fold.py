"""Folding: one spelling for the many of one Arabic word, with the way back to the original offsets.

Newspapers write hamza, final yeh and teh marbuta as they please, and captures add harakat, tatweel, presentation forms
and bidi marks. :func:`fold_word` gives the one form the lexicons are keyed by; :func:`fold` folds a whole text and keeps,
for each folded code point, where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: Harakat, tatweel, Quranic marks, zero-width and bidi controls: they never tell two words of news apart.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_DROP = re.compile(f"[{MARKS}{INVISIBLE}]+")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ONE_TO_ONE = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "ء", "ئ": "ء",
        "ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "گ": "ك", "پ": "ب",
        "چ": "ج", "ڤ": "ف", "ژ": "ز",
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
        "٫": ".", "٬": ",", "“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"', "\u00a0": " ", "\u202f": " ", "\t": " ",
    }
)  # fmt: skip


def fold_word(word: str) -> str:
    """The folded form of a word or a phrase.

    >>> fold_word("إصابةٌ"), fold_word("الأسرى"), fold_word("٢٥٠"), fold_word("مسئول") == fold_word("مسؤول")
    ('اصابه', 'الاسري', '250', True)
    """
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return _DROP.sub("", word.translate(_ONE_TO_ONE)).lower()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its code points, the offset in the original (one more entry closes the last)."""

    text: str
    back: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of the folded text came from.

        >>> f = fold("قُتِلَ جنديٌّ")
        >>> f.text, f.original(4, 8)
        ('قتل جندي', (7, 13))
        """
        if start >= end:
            return self.back[start], self.back[start]
        return self.back[start], self.back[end]


def fold(text: str) -> Folded:
    """Fold a whole text.

    >>> fold("إِصابةُ جنديٍّ").text
    'اصابه جندي'
    """
    out: list[str] = []
    back: list[int] = []
    for at, char in enumerate(text):
        for piece in fold_word(char):
            out.append(piece)
            back.append(at)
    back.append(len(text))
    return Folded("".join(out), tuple(back))
