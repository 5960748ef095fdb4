from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from tawatur.errors import NotInLedger
from tawatur.ledger import Filter
from tawatur.model import Correction, CorrectionKind, Event, OriginKind, Policy, Reading
from tawatur.model.incident_codec import incident_json
from tawatur.testing import Found, article, reading
from tests.ledger.made import book, capture, rows

PLACES = {"حلب": (36.2, 37.16, "sy.halab"), "درعا": (32.62, 36.1, "sy.draa"), "عدن": (12.78, 45.04, "ye.adn")}


def told(n: int, *, place: str = "حلب", day: int = 1, killed: int = 5, who: str = "الشرطة", outlet: str | None = None) -> Reading:
    """An article on an explosion in a town on a day of March 2024, on the word of one speaker."""
    lat, lon, key = PLACES[place]
    when = date(2024, 3, day)
    own = " ".join(f"كلمة{n}{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")  # or each would be a copy of the others
    full = f"قالت {who} إن {killed} مدنيين قتلوا في انفجار في {place} يوم {when.isoformat()} أمام المخبز {own}."
    of = article(f"انفجار في {place} {n}", full, outlet=outlet or f"صحيفة {n}", published=(when + timedelta(days=1)).isoformat())
    found = Found(of)
    slots = {
        "origin": found.origin(who, OriginKind.WITNESS),
        "place": found.place(place, lat=lat, lon=lon, precision="town", key=key),
        "time": found.when(when.isoformat(), when.isoformat()),
    }
    killed_ = found.count(killed, words=f"{killed} مدنيين".split()[0])
    return reading(
        of,
        found.claim(Event.EXPLOSION, "انفجار", **slots),
        found.claim(Event.KILLED, "قتلوا", count=killed_, target=found.mention("مدنيين", "civilians"), **slots),
    )


def many(count: int) -> list[Reading]:
    """Articles on happenings in three towns over a month, each told by some outlets."""
    chance = random.Random(3)
    speakers = ["الشرطة", "شهود", "المرصد"]
    return [
        told(
            n,
            place=chance.choice(list(PLACES)),
            day=chance.randint(1, 20),
            killed=chance.choice([3, 5, 40]),
            who=chance.choice(speakers),
        )
        for n in range(count)
    ]


def add(ledger, readings, size=1000):
    """Add readings, so many at a time."""
    for at in range(0, len(readings), size):
        ledger.add([capture(each) for each in readings[at : at + size]])


def found(ledger, **more):
    """All incidents as JSON, by id."""
    return {incident.id: incident_json(incident) for incident in ledger.incidents(**more)}


@pytest.fixture
def ledger(address):
    """A ledger that keeps incidents, on each engine."""
    with book(address) as made:
        yield made


def test_incidents_do_not_depend_on_order_or_batches(ledger, tmp_path):
    """One by one, in batches, in another order, on another engine: the incidents are the same, and a rebuild gives the same rows."""
    readings = many(60)
    add(ledger, readings, size=7)
    one = found(ledger)
    assert len(one) > 10
    turned = list(readings)
    random.Random(1).shuffle(turned)
    with book(f"sqlite:///{tmp_path / 'other.db'}") as other:
        add(other, turned, size=1)
        assert found(other) == one
    before = rows(ledger)
    ledger.rebuild()
    assert rows(ledger) == before


def test_an_incident_is_built_from_what_all_its_articles_say(ledger):
    """Three speakers on one happening: one incident, its figures over independent chains, contradicted; another town stays apart."""
    add(ledger, [told(1), told(2, who="شهود", killed=40), told(3, who="المرصد"), told(4, place="عدن")], size=1)
    briefs = list(ledger.briefs())
    assert sorted(brief.articles for brief in briefs) == [1, 3]
    (big,) = [brief for brief in briefs if brief.articles == 3]
    (killed,) = [figure for figure in big.figures if figure[0] == "killed"]
    assert killed[3:7] == (5, 5, 40, 3)
    assert big.contradicted
    assert not big.revised


def test_policies_are_applied_when_asked(ledger):
    """One ledger yields the figures of every policy; nothing stored changes."""
    add(ledger, [told(1), told(2, who="شهود", killed=40), told(3, who="المرصد", killed=9)])
    best = {
        policy: next(figure[4] for brief in ledger.briefs(policy=policy) for figure in brief.figures if figure[0] == "killed")
        for policy in Policy
    }
    assert best[Policy.ACLED_LOWEST] == 5
    assert best[Policy.MEDIAN_INDEPENDENT] == 9
    incident = next(ledger.incidents(policy=Policy.AIRWARS_RANGE))
    assert {figure.policy for figure in incident.figures} == {Policy.AIRWARS_RANGE}


def test_a_withdrawn_article_leaves_its_incident(ledger):
    """Withdrawing an article gives the incidents that there would be without it, and restoring it those with it."""
    readings = many(20)
    add(ledger, readings)
    one = found(ledger)
    gone = ledger.withdraw(2, "why")
    with_out = found(ledger)
    assert with_out != one
    assert all(readings[0].article.id not in incident["articles"] for incident in with_out.values())
    ledger.withdraw(gone.seq, "by mistake")
    assert found(ledger) == one


def test_an_edited_page_moves_its_incident(ledger):
    """A new version of a page takes the old one's place in the incidents, under the same article."""
    url = "https://a.example/1"

    def with_url(each):
        return replace(each, article=replace(each.article, url=url))

    add(ledger, [with_url(told(1, killed=3)), told(2)])
    add(ledger, [with_url(told(1, killed=30))])
    (brief,) = ledger.briefs()
    (killed,) = [figure for figure in brief.figures if figure[0] == "killed"]
    assert (brief.articles, killed[3], killed[5]) == (2, 5, 30)
    first = told(1, killed=3).article.id
    assert first in next(ledger.incidents()).articles
    before = rows(ledger)
    ledger.rebuild()
    assert rows(ledger) == before


def test_incidents_are_found_by_what_they_are(ledger):
    """Place (also what it lies in), party, days, event, words and contradiction each narrow the list; all must hold."""
    add(ledger, [told(1), told(2, who="شهود", killed=40), told(3, place="عدن", day=5), told(4, place="درعا", day=9)])

    def places(**wanted):
        return [brief.place for brief in ledger.briefs(Filter(**wanted))]

    assert places() == ["درعا", "عدن", "حلب"]
    assert places(place="عدن") == ["عدن"]
    assert places(party="civilians") == ["درعا", "عدن", "حلب"]
    assert places(party="sdf") == []
    assert places(first=date(2024, 3, 5)) == ["درعا", "عدن"]
    assert places(last=date(2024, 3, 5)) == ["عدن", "حلب"]
    assert places(first=date(2024, 3, 5), last=date(2024, 3, 5)) == ["عدن"]
    assert places(event="killed", contradicted=True) == ["حلب"]
    assert places(event="protest") == []
    assert places(text="«انفجار في عدن»") == ["عدن"]
    assert places(text="مخب*", place="درعا") == ["درعا"]
    assert [brief.place for brief in ledger.briefs(limit=2)] == ["درعا", "عدن"]


def test_an_incident_is_named_by_its_beginning_or_by_what_is_in_it(ledger):
    """An id, its beginning, an article's id or a claim's id name an incident; what names none, or two, is an error."""
    readings = [told(1), told(2, place="عدن")]
    add(ledger, readings)
    one = ledger.incident(readings[0].article.id)
    assert ledger.incident(one.id[:8]) == ledger.incident(readings[0].claims[0].id) == one
    for name in ("nothing", "", "%"):
        with pytest.raises(NotInLedger):
            ledger.incident(name)


def test_a_split_is_an_entry_and_can_be_taken_back(ledger):
    """Claims ruled out of an incident are another one; withdrawing the ruling makes them one again; a rebuild follows the ruling."""
    readings = [told(1), told(2, who="شهود"), told(3, who="المرصد")]
    add(ledger, readings)
    one = found(ledger)
    (incident,) = ledger.incidents()
    right = tuple(claim.id for claim in readings[2].claims)
    left = tuple(claim for claim in incident.claims if claim not in right)
    entry = ledger.correct(Correction(kind=CorrectionKind.SPLIT, left=left, right=right), id=incident.id)
    split = found(ledger)
    assert sorted(len(each["articles"]) for each in split.values()) == [1, 2]
    before = rows(ledger)
    ledger.rebuild()
    assert rows(ledger) == before
    add(ledger, [told(4, who="الجيران")])
    assert sum(len(each["articles"]) for each in found(ledger).values()) == 4
    before = rows(ledger)
    ledger.rebuild()
    assert rows(ledger) == before
    ledger.withdraw(ledger.entry(entry.seq).seq, "they are one after all")
    ledger.withdraw(ledger.entry(entry.seq + 2).seq, "keep to three")
    assert found(ledger) == one


def test_a_merge_is_an_entry_and_can_be_taken_back(ledger):
    """Incidents ruled to be one are one, also after more articles and a rebuild; withdrawing the ruling parts them."""
    add(ledger, [told(1), told(2, place="عدن")])
    left, right = ledger.incidents()
    entry = ledger.correct(Correction(kind=CorrectionKind.MERGE, left=left.claims, right=right.claims), id=left.id)
    assert [len(each["articles"]) for each in found(ledger).values()] == [2]
    add(ledger, [told(3, place="عدن", who="شهود"), told(4, who="شهود")], size=1)
    assert [len(each["articles"]) for each in found(ledger).values()] == [4]
    before = rows(ledger)
    ledger.rebuild()
    assert rows(ledger) == before
    ledger.withdraw(entry.seq, "two towns")
    assert sorted(len(each["articles"]) for each in found(ledger).values()) == [2, 2]


def test_only_the_neighbourhood_is_read(ledger):
    """Adding an article to a ledger of many reads the readings of its own incident and no others."""
    add(ledger, many(40))
    asked = []
    plain = ledger.readings

    def counted(connection, ids):
        ids = list(ids)
        asked.extend(ids)
        return plain(connection, ids)

    ledger.readings = counted
    add(ledger, [told(100, place="عدن", day=28)])
    assert asked == []
    add(ledger, [told(101, place="عدن", day=28, who="شهود")])
    assert asked == [told(100, place="عدن", day=28).article.id]


def test_every_row_of_an_incident_goes_with_it(ledger):
    """Nothing is left of incidents that are no more: neither keys nor tellings nor blocks."""
    add(ledger, [told(1), told(2, place="عدن")])
    ledger.withdraw(1, "why")
    ledger.withdraw(3, "why")
    with ledger.door.reading() as connection:
        for table in ("incident", "incident_key", "telling", "block", "claim", "article", "piece"):
            assert connection.execute(text(f"select count(*) from {table}")).scalar() == 0, table
