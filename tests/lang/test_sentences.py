"""Sentences, quotations, and the way back to the original offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lang.ar.fold import fold, fold_word
from tawatur.lang.ar.sentences import quotations, sentences
from tawatur.lang.ar.tokens import tokenise

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء\u064b\u0651ـ ﻻﷲ٣5.,،«»\"'()!؟\n\u200f", max_size=80)


def cut(text: str) -> list[str]:
    """The sentences as words."""
    tokens = tokenise(text)
    return [text[tokens[s.first].start : tokens[s.stop - 1].end] for s in sentences(text, tokens)]


def quoted(text: str) -> list[str]:
    """What stands inside quotation signs."""
    tokens = tokenise(text)
    return [text[tokens[q.first].start : tokens[q.stop - 1].end] for q in quotations(tokens, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُصفت الخرطوم. نزح السكان.", ["قُصفت الخرطوم.", "نزح السكان."]),
        ("قُصفت الخرطوم\nنزح السكان", ["قُصفت الخرطوم", "نزح السكان"]),
        ("وصل 3.5 طن من الدقيق إلى غزة", ["وصل 3.5 طن من الدقيق إلى غزة"]),
        ("قال د. سامر إن المشفى أغلق. انتهى", ["قال د. سامر إن المشفى أغلق.", "انتهى"]),
        ("نقلت أ. ف. ب عن مصدر", ["نقلت أ. ف. ب عن مصدر"]),
        ("قال «توقف القصف.» ثم غادر عدن", ["قال «توقف القصف.»", "ثم غادر عدن"]),
        ("هل توقف القصف؟ لا! بل اشتد...", ["هل توقف القصف؟", "لا!", "بل اشتد..."]),
        ("نشرت على موقع example.com خبراً", ["نشرت على موقع example.com خبراً"]),
        ("في عام 1443 هـ. نزح الناس", ["في عام 1443 هـ.", "نزح الناس"]),
        ("انسحبت القوات من طرابلس.عاد الهدوء", ["انسحبت القوات من طرابلس.", "عاد الهدوء"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends where a reader would end it."""
    assert cut(text) == expected


@given(ARABIC)
def test_sentences_hold_every_token(text: str) -> None:
    """Sentences cover the tokens without gap or overlap."""
    tokens = tokenise(text)
    found = sentences(text, tokens)
    assert [at for s in found for at in range(s.first, s.stop)] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «لم ننسحب» وغادر", ["لم ننسحب"]),
        ('قال "لم ننسحب" وأضاف "سنبقى"', ["لم ننسحب", "سنبقى"]),
        ("قال “لم ننسحب” وغادر", ["لم ننسحب"]),
        ('قال «إنه سمع "صوتاً" قوياً»', ['إنه سمع "صوتاً" قوياً', "صوتاً"]),
        ("قال «لم ننسحب\nوعاد الهدوء", ["لم ننسحب"]),
        ('قال "لم ننسحب\nوعاد "الهدوء"', ["لم ننسحب", "الهدوء"]),
        ("عاد الهدوء» إلى صنعاء", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    """Quotations nest, straight signs work by turns, and an open one ends with its paragraph."""
    assert quoted(text) == expected


@given(ARABIC)
def test_quotations_lie_inside(text: str) -> None:
    """Quotations lie inside the text, each either inside another or apart from it."""
    tokens = tokenise(text)
    for q in quotations(tokens, text):
        assert 0 <= q.first < q.stop <= len(tokens)


@given(ARABIC)
def test_offsets_survive_folding(text: str) -> None:
    """Any stretch of whole letters of the folded text leads back to the words it came from."""
    folded = fold(text)
    edges = [k for k in range(len(folded.back)) if k == 0 or folded.back[k] != folded.back[k - 1]]
    for start, end in zip(edges, edges[3:] or edges[-1:], strict=False):
        a, b = folded.original(start, end)
        assert fold_word(text[a:b]) == folded.text[start:end]


@given(ARABIC)
def test_tokens_stand_where_they_say(text: str) -> None:
    """Tokens stand in order, and each is the fold of the words it stands on."""
    last = 0
    for token in tokenise(text):
        assert last <= token.start < token.end <= len(text)
        assert token.text == fold_word(text[token.start : token.end])
        last = token.end
