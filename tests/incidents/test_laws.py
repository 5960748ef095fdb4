"""Laws of grouping and of figures."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.incidents import Builder, build, tally
from tawatur.model import Policy
from tawatur.model.incident_codec import incident_from, incident_json
from tests.incidents.invented import GROUNDS, readings

SOME = st.lists(readings(), max_size=7, unique_by=lambda reading: reading.article.id)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(SOME, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_incidents(some, random):
    """The order in which articles are added makes no difference."""
    shuffled = list(some)
    random.shuffle(shuffled)
    assert build(shuffled, grounds=GROUNDS) == build(some, grounds=GROUNDS)


@RELAXED
@given(SOME)
def test_adding_again_changes_nothing(some):
    """A reading that is there already touches no incident."""
    builder = Builder(GROUNDS)
    for reading in some:
        builder.add(reading)
    before = builder.incidents()
    builder.settled()
    for reading in some:
        builder.add(reading)
    assert builder.touched == frozenset()
    assert builder.incidents() == before


@RELAXED
@given(SOME, SOME)
def test_removing_undoes_adding(some, more):
    """What is added and removed leaves the incidents as they were."""
    kept = {reading.article.id for reading in some}
    builder = Builder(GROUNDS)
    for reading in [*some, *more]:
        builder.add(reading)
    for reading in more:
        if reading.article.id not in kept:
            builder.remove(reading.article.id)
    assert builder.incidents() == build(some, grounds=GROUNDS)


@RELAXED
@given(SOME, readings())
def test_what_is_not_touched_has_not_changed(some, more):
    """The incidents that are not named as touched are the same as before."""
    builder = Builder(GROUNDS)
    for reading in some:
        builder.add(reading)
    before = {incident.id: incident for incident in builder.incidents()}
    builder.settled()
    builder.add(more)
    after = {incident.id: incident for incident in build([*some, more], grounds=GROUNDS)}
    for id_ in (before.keys() | after.keys()) - builder.touched:
        assert before.get(id_) == after.get(id_)


@RELAXED
@given(SOME)
def test_every_firm_claim_is_explained_once(some):
    """A claim is in one incident at most, and each member says why."""
    members = [member for incident in build(some, grounds=GROUNDS) for member in incident.members]
    assert len({(member.article, member.claim) for member in members}) == len(members)
    assert all(member.why for member in members)


@RELAXED
@given(SOME)
def test_figures_are_intervals(some):
    """Under every policy low ≤ best ≤ high, chains are no more than voices, and something is said of how it came about."""
    for incident in build(some, grounds=GROUNDS):
        for policy in Policy:
            for figure in tally(incident, policy):
                assert figure.low <= figure.best
                assert figure.high is None or figure.best <= figure.high
                assert 1 <= figure.independent <= len(figure.voices)
                assert figure.why
                assert figure.policy is policy


@RELAXED
@given(SOME)
def test_codec_round_trip(some):
    """An incident comes back from its JSON as it was."""
    for incident in build(some, grounds=GROUNDS):
        assert incident_from(incident_json(incident)) == incident


@RELAXED
@given(SOME)
def test_chains_part_the_claims(some):
    """Every firm claim is in exactly one chain, and a chain of more than one claim says what ties it."""
    for incident in build(some, grounds=GROUNDS):
        firm = sorted(member.claim for member in incident.members if not member.attached)
        assert sorted(claim for chain in incident.chains for claim in chain.claims) == firm
        for chain in incident.chains:
            assert len(chain.ties) == len(chain.claims) - 1
