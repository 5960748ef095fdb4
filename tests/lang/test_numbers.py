"""Figures: every numeral reads back, and every hedge comes to the interval of the guide."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from tawatur.lang.ar import numbers as module
from tawatur.lang.ar.figures.words import NumeralRow
from tawatur.lang.ar.numbers import amounts, numbers
from tawatur.lang.ar.tokens import tokenise
from tawatur.lang.pack import Stretch
from tawatur.lexicon.read import rows

WORDS = Path(module.__file__).with_name("words")


def read(text: str) -> tuple[int, float] | None:
    """The numeral at the start of a text and how many tokens are left behind it."""
    tokens = tokenise(text)
    found = numbers().numeral(tokens, 0)
    return None if found is None else (len(tokens) - found[0], found[1])


def told(text: str) -> list[tuple[int | None, int | None, str, str]]:
    """Low, high, hedge and the words of every amount."""
    tokens = tokenise(text)
    return [(a.low, a.high, str(a.hedge), text[tokens[a.first].start : tokens[a.stop - 1].end]) for a in amounts(tokens)]


def spellings(number: int) -> set[str]:
    """What num2words writes, as it writes it and as newspapers do."""
    words = num2words(number, lang="ar")
    joined = words.replace(" و ", " و")
    return {words, joined, joined.replace("مائة", "مئة"), joined.replace("ألفاً", "ألفا"), joined.replace("ون ", "ين ")}


@given(st.integers(min_value=1, max_value=999_999).filter(lambda n: n != 2000))
def test_integers_in_words_read_back(number: int) -> None:
    """Every integer to 999,999 in words is read as that integer, in the oracle's spelling and the newspapers'."""
    for text in spellings(number):
        assert read(text) == (0, number), text


@pytest.mark.skipif("TAWATUR_SLOW" not in os.environ, reason="a million numerals: set TAWATUR_SLOW")
def test_all_integers_in_words_read_back() -> None:
    """The same for every one of them, without sampling."""
    for number in range(1, 1_000_000):
        if number != 2000:  # the oracle writes «ألفا», which alone is «ألفاً»
            text = num2words(number, lang="ar").replace(" و ", " و")
            assert read(text) == (0, number), text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ثلاث مئة", 300), ("ثلاثمئة", 300), ("ثلاثمائة", 300), ("ثلاثمية", 300), ("مئه", 100), ("مائتا", 200), ("مئتي", 200),
        ("خمس عشرة", 15), ("خمسة عشر", 15), ("خمسة عشرة", 15), ("اثنا عشر", 12), ("اثنتي عشرة", 12), ("إحدى عشرة", 11),
        ("أحد عشر", 11), ("ثماني عشرة", 18), ("ثمانمئة", 800), ("ثمان مئة", 800), ("ثلاثة و عشرين", 23), ("ثلاثة وعشرون", 23),
        ("واحد وعشرون", 21), ("إحدى وثلاثين", 31), ("مئة وخمسة", 105), ("مئتان وخمسون", 250), ("ألف ومئتان", 1200),
        ("ألفان", 2000), ("ألفي", 2000), ("ألفا مقاتل", 2000), ("ألفاً وخمسمئة", 1500), ("ثلاثة آلاف", 3000), ("3 آلاف", 3000),
        ("عشرون ألفا", 20000), ("مئة ألف", 100_000), ("مئة ألف وثلاثة", 100_003), ("1.5 مليون", 1_500_000), ("مليون", 1_000_000),
        ("مليون ونصف", 1_500_000), ("مليون ونصف المليون", 1_500_000), ("مليونا ونصف المليون", 1_500_000), ("نصف مليون", 500_000),
        ("ربع مليون", 250_000), ("ألف و200", 1200), ("مليون و200 ألف", 1_200_000), ("ثلاثة ملايين", 3_000_000),
        ("مليونين", 2_000_000), ("1,200", 1200), ("١٬٢٠٠", 1200), ("1.200", 1200), ("٢٥٠", 250), ("12000", 12000),
        ("ستة آلاف و500", 6500), ("خَمسةٌ وعِشرونَ", 25), ("ســتّة", 6), ("خمسه", 5), ("اربعه وعشرين", 24),
    ],
)  # fmt: skip
def test_newspaper_spellings(text: str, number: int) -> None:
    """Every spelling, case and mixture of digits and words that newspapers use is read."""
    found = read(text)
    assert found is not None
    assert found[1] == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل سبعة جنود في عدن", [(7, 7, "exact", "سبعة")]),
        ("مقتل 4 جنود و6 مدنيين", [(4, 4, "exact", "4"), (6, 6, "exact", "6")]),
        ("مقتل جندي واحد", [(1, 1, "exact", "واحد")]),
        ("قتل اثنان وجرح ثلاثة", [(2, 2, "exact", "اثنان"), (3, 3, "exact", "ثلاثة")]),
        ("انفجرت بثلاثة مدنيين", [(3, 3, "exact", "بثلاثة")]),
        ("لـ20 عائلة", [(20, 20, "exact", "20")]),
        ("مقتل نحو 200", [(200, 200, "about", "نحو 200")]),
        ("حوالي خمسين نازحاً", [(50, 50, "about", "حوالي خمسين")]),
        ("قرابة الـ300 عائلة", [(300, 300, "about", "قرابة الـ300")]),
        ("زهاء ألف أسرة", [(1000, 1000, "about", "زهاء ألف")]),
        ("ما يقارب 70 أسيراً", [(70, 70, "about", "ما يقارب 70")]),
        ("ما يقرب من 70 أسيراً", [(70, 70, "about", "ما يقرب من 70")]),
        ("30 جريحاً تقريباً", [(30, 30, "about", "30")]),
        ("يُقدَّر عددهم بـ 500", [(500, 500, "about", "يُقدَّر عددهم بـ 500")]),
        ("يقدر عددهم بنحو 500", [(500, 500, "about", "بنحو 500")]),
        ("أكثر من 900 سجين", [(901, None, "more_than", "أكثر من 900")]),
        ("لأكثر من مئة عائلة", [(101, None, "more_than", "لأكثر من مئة")]),
        ("ما يزيد على 40 قذيفة", [(41, None, "more_than", "ما يزيد على 40")]),
        ("ما يزيد عن 40 قذيفة", [(41, None, "more_than", "ما يزيد عن 40")]),
        ("تجاوز عدد القتلى 900", [(901, None, "more_than", "تجاوز عدد القتلى 900")]),
        ("الحصيلة تجاوزت 60 قتيلاً", [(61, None, "more_than", "تجاوزت 60")]),
        ("يزيد عددهم على 50", [(51, None, "more_than", "يزيد عددهم على 50")]),
        ("نيف وعشرين مقاتلاً", [(21, None, "more_than", "نيف وعشرين")]),
        ("لا يقل عن 12 قتيلاً", [(12, None, "at_least", "لا يقل عن 12")]),
        ("ما لا يقل عن اثني عشر قتيلاً", [(12, None, "at_least", "ما لا يقل عن اثني عشر")]),
        ("لا يقل عدد الضحايا عن ثلاثين", [(30, None, "at_least", "لا يقل عدد الضحايا عن ثلاثين")]),
        ("مقتل 5 جنود على الأقل وجرح 3", [(5, None, "at_least", "5"), (3, 3, "exact", "3")]),
        ("مقتل خمسة على الأقل", [(5, None, "at_least", "خمسة على الأقل")]),
        ("200 شخص أو أكثر", [(200, None, "at_least", "200")]),
        ("10 قتلى كحد أدنى", [(10, None, "at_least", "10")]),
        ("لا يتجاوز عددهم 20 عنصراً", [(0, 20, "at_most", "لا يتجاوز عددهم 20")]),
        ("لم يتجاوز عدد الجرحى خمسة", [(0, 5, "at_most", "لم يتجاوز عدد الجرحى خمسة")]),
        ("لا يزيد على 20", [(0, 20, "at_most", "لا يزيد على 20")]),
        ("20 مسلحاً على الأكثر", [(0, 20, "at_most", "20")]),
        ("20 مسلحاً كحد أقصى", [(0, 20, "at_most", "20")]),
        ("أقل من 20 مسلحاً", [(0, 19, "at_most", "أقل من 20")]),
        ("بين 10 و15 قتيلاً", [(10, 15, "between", "بين 10 و15")]),
        ("ما بين عشرة وعشرين", [(10, 20, "between", "ما بين عشرة وعشرين")]),
        ("بين ألفين وثلاثة آلاف نازح", [(2000, 3000, "between", "بين ألفين وثلاثة آلاف")]),
        ("من 10 إلى 15 صاروخاً", [(10, 15, "between", "من 10 إلى 15")]),
        ("10-15 صاروخاً", [(10, 15, "between", "10-15")]),
        ("ثلاثة أو أربعة مسلحين", [(3, 4, "between", "ثلاثة أو أربعة")]),
        ("3 إلى 5 آلاف نازح", [(3000, 5000, "between", "3 إلى 5 آلاف")]),
        ("ارتفعت الحصيلة من 10 إلى 15", [(15, 15, "exact", "15")]),
        ("عدد من الجرحى", [(3, None, "several", "عدد من")]),
        ("اعتقلت عدداً من الشبان", [(3, None, "several", "عدداً من")]),
        ("بضعة مسلحين", [(3, None, "several", "بضعة")]),
        ("عدة غارات", [(3, None, "several", "عدة")]),
        ("بعض المنازل", [(3, None, "several", "بعض")]),
        ("العديد من القرى", [(3, None, "several", "العديد من")]),
        ("عدد كبير من القرى", [(3, None, "several", "عدد كبير من")]),
        ("عشرات القتلى", [(20, 99, "tens", "عشرات")]),
        ("الجرحى بالعشرات", [(20, 99, "tens", "بالعشرات")]),
        ("أكثر من عشرات", [(20, 99, "tens", "أكثر من عشرات")]),
        ("الفارين بالمئات", [(200, 999, "hundreds", "بالمئات")]),
        ("نحو مئات العائلات", [(200, 999, "hundreds", "نحو مئات")]),
        ("نزوح آلاف العائلات", [(2000, 9999, "thousands", "آلاف")]),
        ("عشرات الآلاف من النازحين", [(20000, 99999, "thousands", "عشرات الآلاف")]),
        ("مئات الآلاف", [(200_000, 999_999, "thousands", "مئات الآلاف")]),
        ("جميع المعتقلين", [(None, None, "all", "جميع")]),
        ("كل السجناء", [(None, None, "all", "كل")]),
        ("كامل عناصره", [(None, None, "all", "كامل")]),
        ("مقتل أحد الحراس", [(1, 1, "exact", "أحد")]),
    ],
)  # fmt: skip
def test_hedges(text: str, expected: list[tuple[int | None, int | None, str, str]]) -> None:
    """Each hedge comes to the interval that the guide's table gives, and spans the hedge and the figure."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "35% من السكان", "٣٥٪ من السكان", "35 بالمئة من السكان", "35 في المئة", "قرار مجلس الأمن الدولي 2216", "القرار (2254)",
        "مقر الفرقة 17", "الساعة 4:23 صباحاً", "عند الساعة الرابعة", "دون سن 18", "على بعد 30 كيلومتراً", "(24 عاماً)",
        "غرامة 500 دولار", "طائرة F16", "منذ سنوات", "لست هنا", "يوم الأحد", "في كل مكان", "كل من حضر", "وغادر بعده القائد",
        "بنسبة 23.4", "قناة فرانس 24", "للواء 35 مدرع", "في 2013.", "تجاوز الحاجز", "لم يقتل أحد", "بشكل كامل",
    ],
)  # fmt: skip
def test_numbers_that_count_nothing(text: str) -> None:
    """Shares, measures, clock times, ages, years, names and look-alikes are no figures."""
    assert told(text) == []


def test_ordinals_are_marked() -> None:
    """Ordinals are read with their value and told apart from counts."""
    for text, number in [("الهجوم الرابع", 4), ("للمرة الثانية عشرة", 12), ("الذكرى الخامسة والعشرين", 25), ("ثالث غارة", 3)]:
        (amount,) = amounts(tokenise(text))
        assert (amount.low, amount.high, amount.ordinal) == (number, number, True), text


def test_taken_stretches_are_passed_over() -> None:
    """A number inside a time expression is not read again as a figure."""
    tokens = tokenise("قتل خلال 24 ساعة 9 جنود في 12 غارة")
    assert [a.low for a in amounts(tokens, [Stretch(1, 4)])] == [9, 12]


def test_a_hedge_stays_with_its_figure() -> None:
    """A hedge reaches neither past another figure nor past the end of a sentence."""
    assert told("مقتل نحو 8 وإصابة 12") == [(8, 8, "about", "نحو 8"), (12, 12, "exact", "12")]
    assert told("مقتل 8. على الأقل قال ذلك") == [(8, 8, "exact", "8")]


@given(st.text(alphabet='مقتل نحو8 3وعشرينألفآلافبينإلى -.,٫ـ\n\u200f\u064b()«»"%', max_size=60))
def test_any_text_is_read_in_order(text: str) -> None:
    """Whatever the text, amounts stand in order inside it and do not overlap."""
    tokens = tokenise(text)
    last = 0
    for amount in amounts(tokens):
        assert last <= amount.first < amount.stop <= len(tokens)
        last = amount.stop


def test_every_numeral_row_reads_its_words() -> None:
    """Each word of the numeral table is read as its value."""
    for row in rows(WORDS / "numerals.toml", "numeral", NumeralRow):
        for word in row.words:
            if row.kind in ("pair", "scales"):
                continue
            found = read(word)
            assert found is not None, word
            assert found[1] == row.value, word


@pytest.mark.parametrize("table", ["hedge", "vague"])
def test_every_example_fires_its_row(table: str) -> None:
    """The example of each hedge and each vague amount fires that row."""
    path = WORDS / "hedges.toml"
    lines = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.startswith(f"[[{table}]]")]
    for line, row in zip(lines, tomllib.loads(path.read_text(encoding="utf-8"))[table], strict=True):
        fired = [a.row for a in amounts(tokenise(row["example"]))]
        assert f"hedges.toml:{line}" in fired, (row["example"], fired)
