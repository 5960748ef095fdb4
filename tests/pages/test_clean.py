from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.test_pages import P1, P2, P3, TITLE

from tawatur.pages.clean import layout


def unread(title: str, text: str) -> list[str]:
    """What is not read of a clean record."""
    full = f"{title}\n{text}"
    return [span.of(full).strip() for span in layout(title, text)[1]]


def test_clean_text_is_read_whole() -> None:
    """A text without furniture has nothing unread."""
    assert unread(TITLE, f"{P1}\n{P2}\n{P3}") == []


@pytest.mark.parametrize("after", [f"\n{P1}", f" {P1}", f". {P1}", f" | {P1}"])
def test_the_title_told_again_is_a_copy(after: str) -> None:
    """The title repeated at the beginning of the body is read once, with or without a line break."""
    assert unread(TITLE, TITLE + after) == [TITLE]


@pytest.mark.parametrize("after", [" في ريف الصنوبر، وأسفر عن مقتل ثلاثة.", "، حسب ما أفاد المجلس.", " بعد تسرب من صهريج قديم."])
def test_a_lede_that_begins_like_the_title_is_no_copy(after: str) -> None:
    """A first sentence that begins with the title's words and goes on is read."""
    assert unread(TITLE, TITLE + after) == []


def test_a_lede_with_other_words_is_no_copy() -> None:
    """Title and first sentence in different words are both read."""
    assert unread("مقتل ثلاثة عمال في انفجار بالمروج", P1) == []


def test_a_title_told_twice_in_the_text_is_read_once() -> None:
    """Both copies in the text are unread."""
    assert unread(TITLE, f"{TITLE} {TITLE} {P1}") == [TITLE, TITLE]


def test_a_paragraph_told_twice_is_read_once() -> None:
    """The second telling, word for word, is unread whatever its punctuation and marks."""
    assert unread(TITLE, f"{P1}\n{P2}\n{P1.replace('.', '!')}") == [P1.rstrip(".")]


def test_shared_words_in_different_sentences_are_read() -> None:
    """Six equal words inside two different sentences are no copy."""
    first = "وقال المجلس المحلي في بلدة المروج بريف الصنوبر الشرقي إن الطريق مقطوع."
    second = "وأعلن المجلس المحلي في بلدة المروج بريف الصنوبر الشرقي مقتل عامل رابع."
    assert unread(TITLE, f"{first} {second}") == []


@pytest.mark.parametrize(
    "furniture",
    [
        "اقرأ أيضاً: مقتل راعٍ بلغم أرضي في بادية السرحان",
        "إقرأ المزيد: مقتل راعٍ بلغم أرضي في بادية السرحان",
        "شاهد أيضاً: مقتل راعٍ بلغم أرضي في بادية السرحان",
        "مقالات ذات صلة: مقتل راعٍ بلغم أرضي في بادية السرحان",
        "مواضيع متعلقة مقتل راعٍ بلغم أرضي في بادية السرحان",
    ],
)
def test_a_related_headline_between_sentences_is_unread(furniture: str) -> None:
    """A related headline holds no claim, on a line of its own or inside a page without line breaks."""
    assert unread(TITLE, f"{P1}\n{furniture}\n{P2}") == [furniture]
    assert unread(TITLE, f"{P1} {furniture} {P2}") == [furniture]


@pytest.mark.parametrize(
    "furniture",
    [
        "الوسوم: المروج انفجار وقود",
        "كلمات دلالية: المروج، انفجار، وقود",
        "#المروج #انفجار #وقود",
        "فيسبوك تويتر واتساب تلغرام",
        "تابعنا على تلغرام",
        "وقت القراءة: 3 دقائق",
        "1250 مشاهدة",
        "جميع الحقوق محفوظة لموقع ساحة الخبر",
        "الأكثر قراءة",
        "منذ 18 دقيقة",
        "نشر في 4 نيسان 2023",
    ],
)
def test_furniture_lines_are_unread(furniture: str) -> None:
    """Tags, share words, counters and notices on a line of their own hold no claims."""
    assert unread(TITLE, f"{P1}\n{furniture}") == [furniture]


@pytest.mark.parametrize(
    "sentence",
    [
        "وبقيت الوسوم على جدران المدرسة بعد القصف الذي أوقع قتيلين.",
        "اشترك في المعركة ثلاثمئة مقاتل قتل منهم عشرون في اليوم الأول وحده قرب الجسر.",
        "تعليق القتال في المدينة يدخل يومه الثالث ومقتل مدني برصاص قناص.",
        "تحرير ثلاثة رهائن من أيدي الخاطفين في عملية ليلية.",
        "شارك في الهجوم أربعون مسلحاً على متن سيارات رباعية الدفع.",
        "منذ يومين تشهد البلدة اشتباكات متقطعة أوقعت خمسة جرحى.",
        "إعلان هدنة ثلاثة أيام في المروج.",
        "بحث المجلسان وقف القتال",
        "تسجيل سبع إصابات بين المدنيين",
        "إغلاق المعبر ومقتل حارسه",
        "اشترك عشرات الشبان في القتال",
        "استمع القاضي إلى أقوال ثلاثة أسرى",
        "للمزيد من الضغط على البلدة قصف المسلحون محطة المياه",
        "زيارة وفد الهدنة إلى المروج",
        "قراءة الأحكام على ثلاثة متهمين بقتل جندي.",
        "خلال 48 ساعة مضت قتل ستة مدنيين في القصف.",
    ],
)
def test_sentences_with_furniture_words_are_read(sentence: str) -> None:
    """Unread words yield no claims, so a sentence of the article is never furniture."""
    assert unread(TITLE, f"{P1}\n{sentence}\n{P2}") == []
    assert unread(TITLE, f"{P1} {sentence} {P2}") == []


def test_a_button_between_paragraphs_takes_no_paragraph() -> None:
    """«اقرأ المزيد» alone on a line is furniture; the paragraph after it is read, a headline after it is not."""
    assert unread(TITLE, f"{P1}\nاقرأ المزيد\n{P2}") == ["اقرأ المزيد"]
    assert unread(TITLE, f"{P1}\nاقرأ المزيد\nمقتل راعٍ بلغم أرضي\n{P2}") == ["اقرأ المزيد\nمقتل راعٍ بلغم أرضي"]


def test_comments_at_the_end_are_unread() -> None:
    """Readers' comments after their heading hold no claims."""
    assert "قتلوا مئة" in unread(TITLE, f"{P1}\nالتعليقات (1)\nأبو محمد\nمنذ 3 أيام\nقتلوا مئة")[-1]
    assert "قتلوا مئة" in unread(TITLE, f"{P1} التعليقات (1) أبو محمد منذ 3 أيام قتلوا مئة")[-1]


WORDS = st.lists(
    st.sampled_from(
        [*P1.split(), "اقرأ", "أيضاً:", "\n", ".", "#المروج", "تويتر", "فيسبوك", "التعليقات", "(2)", TITLE, P2, "منذ", "‏18", "مضت"]
    ),
    max_size=60,
).map(" ".join)


@given(title=WORDS, text=WORDS)
def test_blocks_tile_and_spans_lie_in_the_text(title: str, text: str) -> None:
    """Whatever the words, the blocks cut title and text without gaps and what is unread lies in them, in order, apart."""
    full = f"{title}\n{text}"
    blocks, spans = layout(title, text)
    assert [block.start for block in blocks] == [0, *(block.end for block in blocks)][:-1]
    assert blocks[-1].end == len(full)
    assert all(0 <= span.start < span.end <= len(full) for span in spans)
    assert all(before.end <= after.start for before, after in zip(spans, spans[1:], strict=False))
