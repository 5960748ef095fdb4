"""Copies: near-duplicates of articles and passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.incidents import copies
from tawatur.incidents.copies import copied, share, sketch
from tawatur.testing import article
from tests.incidents.invented import GROUNDS

TEXT = (
    "قالت لجنة الإغاثة في بلدة العين إن ثلاثين أسرة غادرت الحي الغربي صباح اليوم بعد سقوط قذائف على السوق القديمة "
    "وأضافت أن المدرسة الابتدائية استقبلت نصفهم وأن الباقين توجهوا إلى القرى المجاورة سيرا على الأقدام"
)
OTHER = (
    "أعلن مجلس البلدة أن أعمال إصلاح محطة المياه ستبدأ الأسبوع المقبل بعد توقف دام شهرين وأن الورش الفنية وصلت أمس مع معداتها "
    "وقال مهندس في الورشة إن التكلفة لم تحدد بعد لأن الأضرار في المضخات أكبر مما كان متوقعا عند الكشف الأول"
)


def test_headline_makes_no_difference():
    """Agency text under another headline is a copy."""
    (found,) = copies([article("عنوان أول", TEXT, outlet="أ"), article("عنوان ثان مختلف", TEXT, outlet="ب")], GROUNDS.fold)
    assert found.share == 1.0


def test_lifted_paragraph_is_found():
    """A paragraph lifted into a longer article is found, because the share is that of the shorter text."""
    (found,) = copies([article("أ", TEXT), article("ب", f"{OTHER}\n{TEXT}")], GROUNDS.fold)
    assert "of the shorter text" in found.why


def test_spelling_makes_no_difference():
    """Hamza, harakat and punctuation hide no copy."""
    changed = TEXT.replace("أ", "ا").replace("إ", "ا").replace(" وأ", "، وأ")
    assert copies([article("أ", TEXT), article("ب", changed)], GROUNDS.fold)


def test_other_words_are_no_copy():
    """Two texts written apart share nothing, and three words are too few to speak of a copy."""
    assert copies([article("أ", TEXT), article("ب", OTHER)], GROUNDS.fold) == ()
    assert copies([article("أ", "وقالت مصادر محلية"), article("ب", "وقالت مصادر محلية")], GROUNDS.fold) == ()


@given(st.lists(st.sampled_from("abcdefghijkl"), max_size=60), st.lists(st.sampled_from("abcdefghijkl"), max_size=60))
def test_share_is_symmetric_and_bounded(one, other):
    """The share of two sketches is the same both ways, between 0 and 1."""
    left, right = sketch(" ".join(one)), sketch(" ".join(other))
    assert share(left, right) == share(right, left)
    assert 0 <= share(left, right) <= 1


@given(
    st.lists(
        st.tuples(st.uuids().map(str), st.frozensets(st.integers(0, 30), max_size=20)), max_size=8, unique_by=lambda pair: pair[0]
    )
)
def test_pairs_found_are_those_that_share(sketches):
    """The search by common shingles finds every pair that a comparison of all with all would."""
    known = dict(sketches)
    ids = sorted(known)
    all_pairs = {(a, b) for n, a in enumerate(ids) for b in ids[n + 1 :] if share(known[a], known[b]) >= 0.5}
    assert {(left, right) for left, right, _ in copied(sketches)} == all_pairs
