"""Which claims come together, which do not, and what a person may change."""

from __future__ import annotations

from tawatur.incidents import Builder, build
from tawatur.model import Correction, CorrectionKind, Event, Incident, Modality, Reading
from tawatur.testing import Fact, news
from tests.incidents.invented import CITY, GROUNDS, HARBOUR, ISIS, LOCALS, PRISON, SDF


def raid(
    outlet: str, published: str, low: int, *, place=CITY, day: str | None = "2023-05-10", origin=None, title: str = "غارة"
) -> Reading:
    """An article on an air raid that killed some."""
    facts = (
        Fact(event=Event.AIRSTRIKE, trigger="غارة", place=place, day=day, note="على مستودع الحبوب قرب الصوامع", origin=origin),
        Fact(event=Event.KILLED, trigger="مقتل", count=(low, low), target=("مدنيين", "civilians"), place=place, origin=origin),
    )
    return news(outlet, published, f"{title} {outlet}", *facts)


def shared(incidents: tuple[Incident, ...]) -> list[int]:
    """How many articles each incident has."""
    return sorted(len(incident.articles) for incident in incidents)


def test_act_and_harm_belong_together():
    """An airstrike and those it killed are one incident, in one article and over two outlets with other figures."""
    found = build([raid("أ", "2023-05-10", 9), raid("ب", "2023-05-11", 23, origin=LOCALS)], grounds=GROUNDS)
    assert shared(found) == [2]
    assert found[0].kinds == (Event.KILLED, Event.AIRSTRIKE)


def test_site_in_a_town_is_the_town():
    """A site is near the town it stands in: what is told of either may be one happening."""
    assert shared(build([raid("أ", "2023-05-10", 9), raid("ب", "2023-05-10", 9, place=PRISON)], grounds=GROUNDS)) == [2]


def test_other_town_is_another_incident():
    """The same words, day and figure in a town far away are another incident."""
    assert shared(build([raid("أ", "2023-05-10", 9), raid("ب", "2023-05-10", 9, place=HARBOUR)], grounds=GROUNDS)) == [1, 1]


def test_other_week_is_another_incident():
    """The same place a week later is another incident."""
    found = build([raid("أ", "2023-05-10", 9), raid("ب", "2023-05-19", 9, day="2023-05-18")], grounds=GROUNDS)
    assert shared(found) == [1, 1]


def test_background_glues_nothing():
    """An article that recalls last year's raid touches both incidents and keeps them apart."""
    both = news(
        "ج",
        "2023-05-11",
        "غارة جديدة",
        Fact(event=Event.AIRSTRIKE, trigger="غارة", place=CITY, day="2023-05-10", note="على مستودع الحبوب قرب الصوامع"),
        Fact(event=Event.KILLED, trigger="مقتل", count=(9, 9), target=("مدنيين", "civilians"), place=CITY),
        Fact(event=Event.AIRSTRIKE, trigger="ضربة", place=CITY, day="2022-03-02", note="أصابت محطة القطار القديمة"),
        Fact(event=Event.KILLED, trigger="قتل", count=(31, 31), target=("مدنيين", "civilians"), place=CITY, day="2022-03-02"),
    )
    old = news(
        "د",
        "2022-03-03",
        "ضربة على محطة القطار",
        Fact(event=Event.AIRSTRIKE, trigger="ضربة", place=CITY, day="2022-03-02", note="أصابت محطة القطار القديمة"),
        Fact(event=Event.KILLED, trigger="قتل", count=(31, 31), target=("مدنيين", "civilians"), place=CITY),
    )
    found = build([raid("أ", "2023-05-10", 9), both, old], grounds=GROUNDS)
    assert shared(found) == [2, 2]
    assert sum(both.article.id in incident.articles for incident in found) == 2


def test_hypothetical_claims_form_nothing():
    """A threat alone is no incident; beside a raid it is attached."""
    threat = Fact(event=Event.AIRSTRIKE, trigger="ستقصف", place=CITY, modality=Modality.HYPOTHETICAL, origin=ISIS)
    assert build([news("أ", "2023-05-10", "تهديد", threat)], grounds=GROUNDS) == ()
    raided = Fact(event=Event.AIRSTRIKE, trigger="غارة", place=CITY, day="2023-05-10")
    (found,) = build([news("ب", "2023-05-10", "خبر", raided, threat)], grounds=GROUNDS)
    assert [member.attached for member in found.members].count(True) == 1


def test_assumed_days_are_marked():
    """Where no time is told the day of publication stands in, and the incident says so."""
    (told,) = build([raid("أ", "2023-05-10", 9)], grounds=GROUNDS)
    (assumed,) = build([raid("أ", "2023-05-10", 9, day=None)], grounds=GROUNDS)
    (unknown,) = build([news("أ", None, "خبر", Fact(event=Event.KILLED, trigger="مقتل", place=CITY))], grounds=GROUNDS)
    assert (told.assumed, assumed.assumed) == (False, True)
    assert (unknown.start, unknown.assumed) == (None, False)


def test_members_say_why():
    """What joined an incident says what it has in common with it."""
    found = build([raid("أ", "2023-05-10", 9), raid("ب", "2023-05-10", 9)], grounds=GROUNDS)
    why = " ".join(member.why for member in found[0].members)
    assert "both at «الرابية»" in why
    assert "the incident is anchored here" in why


def test_id_stays_when_articles_come():
    """An incident keeps its id when an article that knows less joins."""
    first = build([raid("أ", "2023-05-10", 9)], grounds=GROUNDS)
    less = news(
        "ب", "2023-05-10", "غارة", Fact(event=Event.AIRSTRIKE, trigger="غارة", place=CITY, note="على مستودع الحبوب قرب الصوامع")
    )
    both = build([raid("أ", "2023-05-10", 9), less], grounds=GROUNDS)
    assert [incident.id for incident in first] == [incident.id for incident in both]


def test_split_and_merge():
    """A person may part claims and join incidents, in any order of the articles, and later rulings win."""
    one, other, far = raid("أ", "2023-05-10", 9), raid("ب", "2023-05-10", 9), raid("ج", "2023-05-10", 4, place=HARBOUR)
    ids = {reading: tuple(claim.id for claim in reading.claims) for reading in (one, other, far)}
    split = Correction(kind=CorrectionKind.SPLIT, left=ids[other], right=ids[one])
    merge = Correction(kind=CorrectionKind.MERGE, left=ids[one], right=ids[far])
    again = Correction(kind=CorrectionKind.MERGE, left=ids[one], right=ids[other])
    assert shared(build([one, other, far], [split], grounds=GROUNDS)) == [1, 1, 1]
    assert shared(build([one, other, far], [merge], grounds=GROUNDS)) == [3]
    assert shared(build([one, other, far], [split, merge], grounds=GROUNDS)) == [1, 2]
    assert shared(build([far, other, one], [split, again], grounds=GROUNDS)) == [1, 2]


def test_correcting_touches_what_it_changes():
    """A correction names the incidents it changes, and they are as if it had been there from the start."""
    one, other = raid("أ", "2023-05-10", 9), raid("ب", "2023-05-10", 9)
    split = Correction(kind=CorrectionKind.SPLIT, left=tuple(c.id for c in other.claims), right=tuple(c.id for c in one.claims))
    builder = Builder(GROUNDS)
    builder.add(one)
    builder.add(other)
    builder.settled()
    builder.correct(split)
    assert builder.touched
    assert builder.incidents() == build([one, other], [split], grounds=GROUNDS)


def test_two_sides_of_one_battle():
    """Each side's losses are figures of their own."""
    battle = news(
        "أ",
        "2023-05-10",
        "اشتباك",
        Fact(event=Event.CLASH, trigger="اشتباك", place=CITY, day="2023-05-10"),
        Fact(event=Event.KILLED, trigger="مقتل", count=(4, 4), target=("مقاتلي قسد", "sdf"), place=CITY, origin=SDF),
        Fact(event=Event.KILLED, trigger="قتل", count=(30, 30), target=("مسلحي داعش", "isis"), place=CITY, origin=SDF),
    )
    (found,) = build([battle], grounds=GROUNDS)
    told = {figure.target: figure.voices[0].standing.value for figure in found.figures}
    assert told == {"sdf": "own", "isis": "enemy"}
