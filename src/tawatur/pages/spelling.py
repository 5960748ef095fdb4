"""Spelling for the page reader: one form for the words of a line, and a folding that keeps every offset."""

from __future__ import annotations

import re
from functools import lru_cache

_SAME_LENGTH = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "ء"), ("ئ", "ء"), ("ی", "ي"), ("ک", "ك"),
    ("\u00a0", " "), ("\u202f", " "),
)  # fmt: skip
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_DROP = re.compile(f"[{_MARKS}]+")
_EASTERN = re.compile("[٠-٩۰-۹]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_WORD = re.compile(r"[^\W_]+")
_STANDING = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
#: Between two words of a phrase inside a line, and after each of its letters, where offsets must be kept.
LOOSE = f"[{_MARKS}]*"


def level(text: str) -> str:
    """Fold hamza, yeh and teh marbuta without moving anything: the length stays.

    >>> level("إقرأ المزيد عن المدينة")
    'اقرا المزيد عن المدينه'
    """
    for old, new in _SAME_LENGTH:
        if old in text:
            text = text.replace(old, new)
    return text


def plain(text: str) -> str:
    """Fold for comparing: levelled, without marks, Western digits, lower case.

    >>> plain("‏١٨ دقيقةً مضت")
    '18 دقيقه مضت'
    """
    text = level(text)
    if not text.isascii():
        text = _DROP.sub("", text)
        if _EASTERN.search(text):
            text = text.translate(_DIGITS)
    return text.lower()


_plain_word = lru_cache(maxsize=100_000)(plain)


def words(text: str) -> list[str]:
    """The folded words and numbers of a line.

    >>> words("· منذ ٣ أيام")
    ['منذ', '3', 'ايام']
    """
    return _WORD.findall(plain(text))


def standing(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with where they stand: ``(start, end, folded)``."""
    return [(m.start(), m.end(), _plain_word(m.group())) for m in _STANDING.finditer(text)]


def key(text: str) -> str:
    """The words of a line as one string: equal for copies.

    >>> key("«قصفٌ على السوق»") == key("قصف على السوق.")
    True
    """
    return " ".join(words(text))
