from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tawatur.pages.cues import WORDS, Marker, WordList, cues
from tawatur.pages.spelling import words

MARKERS = cues().markers
LISTS = [(name, row) for name, rows in cues().lists.items() for row in rows]


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: marker.row)
def test_each_markers_example_and_words_fire_their_own_row(marker: Marker) -> None:
    """A row that another row shadows, or whose example does not fire it, is dead."""
    for line in (marker.example, *((f"3 {word} «خبر»" if marker.counted else word) for word in marker.words)):
        found = cues().at_start(line)
        assert found is not None
        assert found.marker is marker, (line, found.marker.row)


@pytest.mark.parametrize(("name", "row"), LISTS, ids=lambda value: value if isinstance(value, str) else value.row)
def test_each_lists_example_has_a_word_of_it(name: str, row: WordList) -> None:
    """The example of a word list begins with, or is made of, its words."""
    told = words(row.example)
    table = {" ".join(words(word)) for word in row.words}
    assert table & {" ".join(told[a:b]) for a in range(len(told)) for b in range(a + 1, len(told) + 1)}


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.toml")), ids=lambda path: path.name)
def test_words_are_written_properly(path: Path) -> None:
    """NFC, no tatweel, no presentation forms; harakat only in examples and tanwin."""
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not any("\ufb50" <= letter <= "\ufefc" or letter == "\u0640" for letter in text)


@pytest.mark.parametrize(
    "line", ["18 دقيقة مضت", "‏18 دقيقة مضت", "·منذ سنتين شهرين", "منذ 3 أيام", "قبل ساعة", "منذ ساعتين", "الآن"]
)
def test_ages(line: str) -> None:
    """A line that only tells how long ago is an age."""
    assert cues().is_age(line)


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("الأربعاء 26 يناير 2022", "bare"),
        ("26 كانون الثاني/يناير 2022 - 14:30", "bare"),
        ("٢٦/١/٢٠٢٢", "bare"),
        ("2022-01-26 10:05 ص", "bare"),
        ("نشر في: 26 يناير 2022", "publish"),
        ("تاريخ النشر: 26.01.2022", "publish"),
        ("آخر تحديث: 27 يناير 2022 الساعة 11:00 بتوقيت غرينتش", "update"),
        ("Jan 26, 2022", "bare"),
        ("26 قتيلاً في 2022", None),
        ("مقتل 5 في 26 يناير 2022", None),
        ("القصف يوم الأربعاء", None),
        ("الأول من نيسان", None),
    ],
)
def test_publication_lines(line: str, sort: str | None) -> None:
    """A line that is nothing but a date is told from one that has a date in it."""
    assert cues().stamped(line) == sort
