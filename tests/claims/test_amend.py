from __future__ import annotations

from datetime import date

import pytest

from tawatur.claims.amend import FrameRow
from tawatur.lang.load import load
from tawatur.lexicon.read import rows
from tawatur.model import OriginKind, Words
from tawatur.pipeline import Reader
from tawatur.testing import Found, article, reading


@pytest.fixture(scope="module")
def reader():
    """A reader with the packaged words."""
    return Reader()


def words(told: str) -> Words:
    """Words as a person selects them."""
    return Words(text=told, start=3, end=3 + len(told))


NOTHING = reading(article("عنوان", "متن", published="2024-03-11"))


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ("مدنيين", "civilians"),
        ("عناصر من تنظيم الدولة", "isis"),
        ("الجيش السوري", "syria-army"),
        ("متظاهرين", "protesters"),
        ("زيد العمر", None),
    ],
)
def test_a_party_is_known_by_its_words(reader, told, actor):
    """Words put into the slot of who suffered or did it are taken for the party they name; unknown ones stay words."""
    for slot in ("target", "agent"):
        found = reader.meant(NOTHING, slot, words(told))
        assert (found.text, found.actor, found.start) == (told, actor, 3)


@pytest.mark.parametrize(
    ("told", "name"),
    [("حلب", "حلب"), ("بحلب", "حلب"), ("قرب مدينة الحسكة", "الحسكة"), ("سجن الصناعة", "سجن الصناعة"), ("قرية لا اسم لها", None)],
)
def test_a_place_is_known_with_and_without_a_preposition(reader, told, name):
    """A place's words are found in the atlas however they stand in the sentence; an unknown place is a name without a point."""
    found = reader.meant(NOTHING, "place", words(told))
    assert found.text == told
    assert found.name == (name or told)
    assert (found.lat is None) == (found.key is None) == (name is None)


def test_a_time_is_reckoned_from_publication(reader):
    """«أمس» is the day before the article's; words that tell no time are nothing."""
    assert reader.meant(NOTHING, "time", words("أمس")).first == date(2024, 3, 10)
    assert reader.meant(NOTHING, "time", words("بيت")) is None


def test_an_origin_is_known_by_its_words(reader):
    """Whose word it is: a monitor by its name, witnesses by theirs, a stranger as an unnamed source."""
    kinds = {
        told: reader.meant(NOTHING, "origin", words(told)).kind
        for told in ("المرصد السوري لحقوق الإنسان", "شهود عيان", "زيد العمر")
    }
    assert list(kinds.values()) == [OriginKind.MONITOR, OriginKind.WITNESS, OriginKind.ANONYMOUS]


def test_other_claims_of_the_article_come_first(reader):
    """Words that another claim of the article was read from mean what they mean there."""
    from tawatur.model import Event

    found = Found(article("هجوم", "قتل ثلاثة من حماة الديار أمس", published="2024-03-11"))
    known = reading(found.article, found.claim(Event.KILLED, "قتل", target=found.mention("حماة الديار", "syria-army")))
    assert reader.meant(known, "agent", words("حماة الديار")).actor == "syria-army"
    assert reader.meant(NOTHING, "agent", words("حماة الديار")).actor is None


def test_every_frame_reads_its_example(reader):
    """The example of each frame gives a claim whose slot is filled."""
    found = rows(load("ar").tables / "frames.toml", "frame", FrameRow)
    assert {row.slot for row in found} == {"mention", "origin", "place"}
    for row in found:
        before, after = row.sentence.split("{}")
        assert row.example.startswith(before)
        assert row.example.endswith(after)
        claims = reader.read(article("", row.example)).claims
        filled = {"mention": "target", "origin": "origin", "place": "place"}[row.slot]
        assert any(getattr(claim, filled) is not None for claim in claims), row.example
