"""The facts the ledger is judged by, on an invented article of the same shape."""

from __future__ import annotations

import pytest

from tawatur.incidents import build
from tawatur.model import Event, Figure, Incident, Relation, RelationKind
from tests.incidents.invented import GROUNDS, prison_break


@pytest.fixture(scope="module")
def incident() -> Incident:
    """The one incident of the article."""
    found = build([prison_break()], grounds=GROUNDS)
    assert len(found) == 1
    return found[0]


def figure(incident: Incident, event: Event, target: str | None = None, *, cumulative: bool = False) -> Figure:
    """The one figure of an event."""
    (found,) = [f for f in incident.figures if f.event is event and f.cumulative is cumulative and target in (None, f.target)]
    return found


def related(incident: Incident, kind: RelationKind) -> list[Relation]:
    """The relations of a kind."""
    return [relation for relation in incident.relations if relation.kind is kind]


def test_escapees_are_revised(incident):
    """A party's «at most 20» is revised to hundreds, and the figure is reckoned from its last word."""
    (revised,) = related(incident, RelationKind.REVISES)
    assert revised.why == "sdf first said ≤20, then 200–999"
    escaped = figure(incident, Event.ESCAPED)
    assert (escaped.low, escaped.high, escaped.independent) == (200, 999, 2)
    assert escaped.why.startswith("2 independent chains; sdf revised ≤20 to 200–999; «مصادر محلية» (الأفق) say >900")


def test_escapees_are_contradicted(incident):
    """Local sources' «more than 900» contradicts «at most 20»; with «hundreds» it has numbers in common."""
    (told,) = related(incident, RelationKind.CONTRADICTS)
    assert told.why == "sdf first said ≤20, «مصادر محلية» (الأفق) says >900"


def test_control_is_the_fourth_repeat(incident):
    """An announcement that the outlet counts as the fourth is a repeat, marked so."""
    marked = [relation for relation in related(incident, RelationKind.REPEATS) if relation.ordinal is not None]
    assert [relation.ordinal for relation in marked] == [4]
    assert marked[0].earlier is not None


def test_exchange_ratio_is_its_own(incident):
    """9 for 45 fits the told 1:5; the ratio is not carried to 200 for 23."""
    exchanges = {relation.why.split(",")[0]: relation for relation in related(incident, RelationKind.EXCHANGES)}
    assert exchanges["9 for 45"].holds is True
    assert "1:5" in exchanges["9 for 45"].why
    assert exchanges["200 for 23"].holds is None


def test_joint_counts_stay_joint(incident):
    """«About 8 killed and injured» is one figure of casualties and is added to no count of the killed."""
    joint = figure(incident, Event.CASUALTIES, "sdf")
    assert (joint.low, joint.best, joint.high) == (8, 8, 8)
    assert "killed and injured in one figure" in joint.why


def test_cumulative_counts_stand_apart(incident):
    """«More than 250 in six days» is marked and not mixed with the five of the day."""
    assert figure(incident, Event.KILLED, "sdf", cumulative=True).low == 251
    assert figure(incident, Event.KILLED, "sdf").high == 5


def test_own_losses_are_told_apart(incident):
    """A side's count of its own and its enemy's count of it are marked."""
    assert {voice.standing for voice in figure(incident, Event.KILLED, "sdf").voices} == {"own"}
    assert {voice.standing for voice in figure(incident, Event.CASUALTIES, "sdf").voices} == {"enemy"}


def test_demands_attach(incident):
    """What is demanded belongs to the incident but to none of its figures."""
    demanded = [member for member in incident.members if member.attached]
    assert len(demanded) == 1
    assert all(voice.low != 500 for each in incident.figures for voice in each.voices)
