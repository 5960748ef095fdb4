"""Places that can be one, and what an article tells of each happening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.incidents import tellings
from tawatur.incidents.where import GRAIN, nearness
from tawatur.lang.ar.marks import ratios, repetitions, rows
from tawatur.model import Event, Spot
from tawatur.model.incident_codec import telling_from, telling_json
from tawatur.testing import Fact, news
from tests.incidents.invented import CITY, GROUNDS, HARBOUR, PRISON, prison_break, readings

SPOTS = st.builds(
    Spot,
    name=st.sampled_from(("الرابية", "المرفأ", "العين")),
    lat=st.floats(12, 37),
    lon=st.floats(35, 50),
    precision=st.sampled_from(sorted(GRAIN)),
    key=st.sampled_from((None, "a", "b", "c")),
)


@given(SPOTS, SPOTS)
def test_nearness_is_symmetric(one, other):
    """Which place is named first makes no difference."""
    here, there = nearness(one, other, GROUNDS), nearness(other, one, GROUNDS)
    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert here.worth == pytest.approx(there.worth)


def test_governorate_holds_its_towns():
    """A town of the atlas lies in its governorate and its country, and not in another country."""
    places = {"town": "geonames:173811", "country": "sy.swrya.country", "other": "iq.eraq.country"}
    town = Spot(name="الحسكة", lat=36.5, lon=40.74, precision="town", key=places["town"])
    syria = Spot(name="سوريا", lat=35.0, lon=38.5, precision="country", key=places["country"])
    iraq = Spot(name="العراق", lat=33.0, lon=43.7, precision="country", key=places["other"])
    assert nearness(town, syria, GROUNDS) is not None
    assert nearness(town, iraq, GROUNDS) is None


def test_unknown_places_go_by_their_names():
    """Two places the atlas does not know are one by name, and otherwise say nothing for or against."""
    assert nearness(Spot(name="قرية الزعتر"), Spot(name="الزعتر"), GROUNDS).worth == 1.0
    assert nearness(Spot(name="الزعتر"), Spot(name="الزعتر"), GROUNDS).worth == 2.0
    assert nearness(Spot(name="الزعتر"), Spot(name="الريحان"), GROUNDS).worth == 0.0


def test_another_town_is_another_telling():
    """News of two towns in one article are two tellings, and so is what is recalled of another year."""
    told = tellings(
        news(
            "أ",
            "2023-05-10",
            "خبر",
            Fact(event=Event.CLASH, trigger="اشتباك", place=CITY, day="2023-05-10"),
            Fact(event=Event.KILLED, trigger="مقتل", count=(3, 3), place=PRISON),
            Fact(event=Event.SHELLING, trigger="قصف", place=HARBOUR, day="2023-05-10"),
            Fact(event=Event.SHELLING, trigger="قصفت", place=CITY, day="2021-01-01"),
        ),
        GROUNDS,
    )
    assert [[len(each.claims), each.place.name] for each in told] == [[2, "سجن الرابية"], [1, "المرفأ"], [1, "الرابية"]]


def test_a_campaign_does_not_date_the_news():
    """«Since 2013» beside news without a time leaves the news to the day of publication."""
    (told,) = tellings(
        news(
            "أ",
            "2023-05-10",
            "خبر",
            Fact(event=Event.SHELLING, trigger="قصف", place=CITY),
            Fact(event=Event.KILLED, trigger="مقتل", count=(900, 900), place=CITY, day="2013-01-01", until="2023-05-10"),
        ),
        GROUNDS,
    )
    assert told.window.assumed


@given(readings())
def test_tellings_hold_every_claim_once(reading):
    """No claim is lost and none is told twice; a telling comes back from its JSON."""
    told = tellings(reading, GROUNDS)
    held = [id_ for each in told for id_ in (*each.claims, *each.attached)]
    assert sorted(held) == sorted(claim.id for claim in reading.claims)
    assert [telling_json(telling_from(telling_json(each))) for each in told] == [telling_json(each) for each in told]


def test_every_mark_fires_in_its_example():
    """Each row of marks.toml works in the sentence written for it."""
    for row in rows()["repetition"]:
        assert repetitions(row.example)
    for row in rows()["ratio"]:
        assert ratios(row.example)


def test_ratio_is_read_after_its_exchange():
    """The invented article tells its rate where the second exchange is."""
    text = prison_break().article.full
    assert (5, 1) in [(left, right) for _, _, left, right in ratios(text)]
