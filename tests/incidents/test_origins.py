"""Independence and relations over outlets."""

from __future__ import annotations

from tawatur.incidents import build, tally
from tawatur.model import Event, Figure, Hedge, Incident, OriginKind, Policy, Reading, RelationKind, Stance
from tawatur.testing import Fact, news
from tests.incidents.invented import CITY, GROUNDS, LOCALS, SDF

NOTES = {
    ("أ", "2023-05-10"): "قرب مستودع الحبوب على أطراف الحي الشرقي بعد صلاة العصر",
    ("أ", "2023-05-11"): "وانتهت فرق الإنقاذ من رفع الركام عند مستودع الحبوب",
    ("ب", "2023-05-10"): "حين كان عمال مستودع الحبوب يغادرون نوبتهم إلى بيوتهم",
    ("ب", "2023-05-11"): "ودفن أهالي القرية من سقطوا عند مستودع الحبوب ظهرا",
    ("ج", "2023-05-10"): "ولم يبق من مستودع الحبوب سوى جداره الجنوبي",
}
RESCUE = ("الدفاع المدني", OriginKind.MEDICAL, "white-helmets")


def toll(outlet: str, published: str, low: int, high: int | None = -1, hedge: Hedge = Hedge.EXACT, **more) -> Reading:
    """An article that tells how many a raid killed."""
    more.setdefault("note", NOTES[outlet, published])
    fact = Fact(
        event=Event.KILLED, trigger="مقتل", count=(low, low if high == -1 else high, hedge), target=("مدنيين", "civilians"),
        place=CITY, day="2023-05-10", **more,
    )  # fmt: skip
    return news(outlet, published, f"غارة على الرابية: {outlet}", fact)


def one(*readings: Reading) -> Incident:
    """The one incident of some articles."""
    found = build(readings, grounds=GROUNDS)
    assert len(found) == 1
    return found[0]


def killed(incident: Incident) -> Figure:
    """Its one figure."""
    (found,) = incident.figures
    return found


def kinds(incident: Incident) -> list[str]:
    """The kinds of its relations."""
    return [relation.kind.value for relation in incident.relations]


def test_own_words_of_outlets_are_independent():
    """Two outlets on their own word are two chains."""
    assert killed(one(toll("أ", "2023-05-10", 9), toll("ب", "2023-05-10", 9))).independent == 2


def test_one_party_is_one_chain():
    """A party's word is one chain however many outlets tell it, and the later ones relay it."""
    incident = one(toll("أ", "2023-05-10", 9, origin=RESCUE), toll("ب", "2023-05-11", 9, origin=RESCUE))
    assert killed(incident).independent == 1
    assert kinds(incident) == ["relays"]
    (chain,) = incident.chains
    assert chain.ties[0].kind == "party"


def test_unnamed_sources_of_two_outlets_are_independent():
    """«Local sources» of two outlets need not be the same people; through one outlet they are."""
    apart = one(toll("أ", "2023-05-10", 9, origin=LOCALS), toll("ب", "2023-05-10", 9, origin=LOCALS))
    same = one(toll("أ", "2023-05-10", 9, origin=LOCALS), toll("ب", "2023-05-10", 9, origin=LOCALS, via="أ"))
    assert (killed(apart).independent, killed(same).independent) == (2, 1)


def test_relays_are_dependent():
    """An outlet that tells what another outlet reported adds no chain."""
    relayed = toll("ب", "2023-05-11", 9, via="أ")
    incident = one(toll("أ", "2023-05-10", 9), relayed)
    assert killed(incident).independent == 1


def test_copies_are_dependent():
    """Two outlets that print one agency text are one chain, and the chain says so."""
    note = "كانوا في السوق حين سقطت القذيفة الأولى قرب الفرن الكبير ثم سقطت الثانية على الطريق العام بعد دقائق وأصابت حافلة تنقل عمالا"
    incident = one(toll("أ", "2023-05-10", 9, note=note), toll("ب", "2023-05-10", 9, note=note))
    assert killed(incident).independent == 1
    assert "copy" in {tie.kind for chain in incident.chains for tie in chain.ties}


def test_only_the_latest_word_counts():
    """Each origin's last word enters the figure; the earlier is kept as a voice that was replaced."""
    incident = one(toll("أ", "2023-05-10", 9, origin=RESCUE), toll("أ", "2023-05-11", 23, origin=RESCUE))
    assert kinds(incident) == ["revises"]
    figure = killed(incident)
    assert (figure.low, figure.best, figure.high) == (23, 23, 23)
    assert [voice.latest for voice in figure.voices] == [False, True]


def test_repeats_are_no_news():
    """The same origin with the same figure in the same outlet repeats itself."""
    assert kinds(one(toll("أ", "2023-05-10", 9, origin=RESCUE), toll("أ", "2023-05-11", 9, origin=RESCUE))) == ["repeats"]


def test_contradiction_needs_intervals_that_do_not_meet():
    """9 and «more than 5» agree, 9 and «more than 20» do not."""
    agreed = one(toll("أ", "2023-05-10", 9), toll("ب", "2023-05-10", 6, None, Hedge.MORE_THAN, origin=LOCALS))
    against = one(toll("أ", "2023-05-10", 9), toll("ب", "2023-05-10", 21, None, Hedge.MORE_THAN, origin=LOCALS))
    assert RelationKind.CONTRADICTS.value not in kinds(agreed)
    assert kinds(against) == ["contradicts"]


def test_denials_contradict():
    """Who denies what another says contradicts it and adds no figure."""
    incident = one(toll("أ", "2023-05-10", 9, origin=RESCUE), toll("ب", "2023-05-10", 9, origin=SDF, stance=Stance.DENY))
    assert "contradicts" in kinds(incident)
    assert killed(incident).independent == 1


def test_policies_differ_as_their_names_say():
    """One incident yields all four policies."""
    incident = one(
        toll("أ", "2023-05-10", 9, origin=SDF),
        toll("ب", "2023-05-10", 20, origin=RESCUE),
        toll("ج", "2023-05-10", 30, 40, Hedge.BETWEEN, origin=LOCALS),
    )
    best = {policy: tally(incident, policy)[0].best for policy in Policy}
    assert best == {Policy.MEDIAN_INDEPENDENT: 20, Policy.UCDP: 20, Policy.ACLED_LOWEST: 9, Policy.AIRWARS_RANGE: 9}
    assert {(figure.low, figure.high) for figure in tally(incident)} == {(9, 40)}


def test_open_bounds_stay_open():
    """Where every word leaves the end open, so does the figure."""
    figure = killed(one(toll("أ", "2023-05-10", 251, None, Hedge.MORE_THAN)))
    assert (figure.low, figure.best, figure.high) == (251, 251, None)
