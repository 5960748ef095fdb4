from __future__ import annotations

import json

import pytest

from tawatur import pipeline
from tawatur.ledger import Filter
from tawatur.ledger.incidents import EVERYTHING
from tawatur.ledger.reviews import ReviewedMeanwhile, Reviews, Verdict
from tawatur.model import Policy, RelationKind
from tests.web.made import examples


@pytest.fixture
def book(address):
    """A ledger of the sample pages, on each engine."""
    made = examples(address, by="سلمى")
    yield made
    made.close()


def siege(book):
    """The sample siege, whose side revised its word."""
    return next(each for each in book.incidents() if any(relation.kind is RelationKind.EXCHANGES for relation in each.relations))


def say(book, claim: str, verdict: Verdict = Verdict.ACCEPT, by: str = "سلمى", **slots):
    """Write an answer."""
    article = next(
        id
        for id, reading in book.readings_of(book.incident(claim).articles).items()
        if claim in {each.id for each in reading.claims}
    )
    return Reviews(book).write(claim, article, by=by, verdict=verdict, slots=slots, why="x", second=True)


def escaped(incident):
    """The figure of those who escaped that has a revision."""
    return max((each for each in incident.figures if each.event.value == "escaped"), key=lambda each: len(each.voices))


def test_only_accepted_claims_count(book):
    """Without an accepted claim no incident is listed; with one, its figure alone stands, under every policy."""
    assert list(pipeline.accepted_incidents(book, EVERYTHING)) == []
    first = next(voice for voice in escaped(siege(book)).voices if (voice.low, voice.high) == (0, 20))
    say(book, first.claim)
    for policy in Policy:
        found = list(pipeline.accepted_incidents(book, EVERYTHING, policy))
        assert [each.id for each in found] == [siege(book).id]
        assert [(each.event.value, each.high, each.independent) for each in found[0].figures] == [("escaped", 20, 1)]
    brief = next(pipeline.accepted_briefs(book, EVERYTHING))
    assert (brief.claims, brief.articles, brief.chains, brief.revised, brief.contradicted) == (1, 1, 1, False, False)


def test_the_last_accepted_word_counts(book):
    """An origin's later word that is not accepted replaces nothing; once it is accepted, it does, and the revision is told again."""
    figure = escaped(siege(book))
    voices = sorted((each for each in figure.voices if each.origin == "sdf"), key=lambda each: str(each.told))
    say(book, voices[0].claim)
    assert next(pipeline.accepted_incidents(book, EVERYTHING)).figures[0].high == 20
    say(book, next(each.claim for each in voices if each.high == 999))
    found = next(pipeline.accepted_incidents(book, EVERYTHING))
    assert found.figures[0].high == 999
    assert RelationKind.REVISES in {relation.kind for relation in found.relations}


def test_rejected_and_disputed_claims_do_not_count(book):
    """A rejected claim, and one that two people differ on, are not accepted."""
    claim = escaped(siege(book)).voices[0].claim
    say(book, claim, Verdict.REJECT)
    assert list(pipeline.accepted_incidents(book, EVERYTHING)) == []
    say(book, claim, by="عمر")
    assert list(pipeline.accepted_incidents(book, EVERYTHING)) == []


def test_filters_hold_for_accepted_claims_too(book):
    """Place, event and «contradicted only» narrow what is listed; a contradiction needs both its claims accepted."""
    against = next(each for each in siege(book).relations if each.kind is RelationKind.CONTRADICTS)
    say(book, against.later)
    contradicted = Filter(contradicted=True)
    assert list(pipeline.accepted_incidents(book, contradicted)) == []
    say(book, against.earlier)
    assert len(list(pipeline.accepted_incidents(book, contradicted))) == 1
    assert list(pipeline.accepted_incidents(book, Filter(place="nowhere"))) == []
    assert list(pipeline.accepted_incidents(book, EVERYTHING, limit=0)) == []


def test_an_answer_given_meanwhile_is_not_doubled(book):
    """An answer to a claim that somebody else has answered is taken only when it is known to be a second one."""
    claim = siege(book).claims[0]
    say(book, claim)
    article = next(each.article for each in siege(book).members if each.claim == claim)
    with pytest.raises(ReviewedMeanwhile):
        Reviews(book).write(claim, article, by="عمر", verdict=Verdict.ACCEPT, slots={}, why="")


def test_a_correction_nobody_can_read_moves_nothing(book):
    """An entry of another program whose slots are no slots leaves the incidents as they were."""
    before = list(book.briefs())
    say(book, siege(book).claims[0], Verdict.CORRECT, place={"text": "x", "start": 0, "end": 1, "as": {"nothing": 1}})
    assert list(book.briefs()) == before


def test_the_commands_take_claims(tawatur, tmp_path):
    """`incidents`, `incident` and `figures` with `--claims accepted` count accepted claims alone; another word is refused."""
    address = f"sqlite:///{tmp_path / 'tawatur.db'}"
    book = examples(address)
    incident = siege(book)
    for command in (("incidents", "-f", "jsonl"), ("figures", "-f", "jsonl")):
        assert tawatur(*command, "--claims", "accepted", "--ledger", address).out == ""
    say(book, next(voice for voice in escaped(incident).voices if voice.high == 20).claim)
    book.close()
    told = [
        json.loads(line)
        for line in tawatur("incidents", "-f", "jsonl", "--claims", "accepted", "--ledger", address).out.splitlines()
    ]
    assert [(each["id"], [figure["high"] for figure in each["figures"]]) for each in told] == [(incident.id, [20])]
    assert incident.id[:8] in tawatur("incidents", "--claims", "accepted", "--ledger", address).out
    assert "20" in tawatur("incidents", "-f", "csv", "--claims", "accepted", "--ledger", address).out
    rows = [
        json.loads(line)
        for line in tawatur("figures", "-f", "jsonl", "--claims", "accepted", "--ledger", address).out.splitlines()
    ]
    assert [(row["event"], row["high"]) for row in rows] == [("escaped", 20)]
    one = json.loads(tawatur("incident", incident.id, "-f", "json", "--claims", "accepted", "--ledger", address).out)
    assert len(one["figures"]) == 1
    wrong = tawatur("figures", "--claims", "some", "--ledger", address)
    assert wrong.code == 2
    assert "all, accepted" in wrong.err
