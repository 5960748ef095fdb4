"""The quality gate: what the reader reaches on the project's own gold may not fall silently."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.model.codec import claim_json
from tawatur.pipeline import Reader
from tests.gate import score


def test_the_gold_is_what_it_should_be():
    """At least 100 articles of at least eight conflicts, every trigger at its offsets, every id once."""
    lines = [line for name in score.GOLD for line in (score.HERE / name).read_text(encoding="utf-8").splitlines()]
    told = [json.loads(line) for line in lines]
    assert len(told) >= 100
    assert len({each["conflict"] for each in told}) >= 8
    assert len({case.id for case in score.cases()}) == len(told)
    for case in score.cases():
        for claim in case.claims:
            trigger = claim["trigger"]
            assert case.article.full[trigger["start"] : trigger["end"]] == trigger["text"], f"{case.id}: {trigger}"


def test_every_field_has_a_floor():
    """No field of no set is left out of the gate."""
    for which in score.SETS:
        assert set(score.floors(which)) == set(score.FIELDS)


@pytest.mark.parametrize("field", score.FIELDS)
@pytest.mark.parametrize("which", score.SETS)
def test_no_field_falls_below_its_floor(which, field):
    """Each field stays at or above the floor pinned for its set in floors.toml."""
    value, floor = score.scores(which)[field], score.floors(which)[field]
    assert value >= floor, (
        f"{which} {field}: {value:.3f} is below its floor of {floor:.3f}; see `python -m tests.gate.score --errors`"
    )


def test_precision_falls_with_confidence():
    """Of the claims read with high confidence more are strictly right than of those with medium, and of these than of low.

    Each group is large enough (100 claims and more) for its share to say something, and the shares lie 0.04 or more apart.
    """
    share = score.by_confidence()
    assert all(count >= 100 for _, count in share.values()), share
    high, medium, low = (share[name][0] for name in ("high", "medium", "low"))
    assert high - medium >= 0.04, share
    assert medium - low >= 0.04, share


def test_every_claim_stands_on_its_words():
    """Whatever words a claim quotes stand at its offsets in title and body."""
    for case, reading in zip(score.cases(), score.readings(), strict=True):
        full = case.article.full
        for claim in reading.claims:
            quoted = [claim.trigger, claim.target, claim.agent, claim.place, claim.time, *claim.via]
            quoted += [claim.origin] if claim.origin.text is not None else []
            for told in quoted:
                assert told is None or full[told.start : told.end] == told.text, f"{case.id}: {claim.id}"
            assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end


def test_ids_are_the_same_on_every_run(tmp_path: Path):
    """Another process with another hash seed reads the same claims with the same ids, and one with another order of articles too."""
    program = (
        "from tests.gate import score\n"
        "from tawatur.pipeline import Reader\n"
        "r = Reader()\n"
        "print([[c.id for c in r.read(case.article).claims] for case in reversed(score.cases())])\n"
    )
    root = score.HERE.parents[1]
    path = os.pathsep.join([str(root), str(root / "src")])
    environ = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environ, cwd=tmp_path, check=True)
    here = [[claim.id for claim in reading.claims] for reading in reversed(score.readings())]
    assert done.stdout.strip() == str(here)
    for ids in here:
        assert len(set(ids)) == len(ids)


def test_reading_twice_gives_the_same(tmp_path: Path):
    """What was read before leaves no trace in what is read after."""
    reader = Reader()
    for case, reading in zip(score.cases()[:20], score.readings()[:20], strict=True):
        again = reader.read(case.article)
        assert [claim_json(claim) for claim in again.claims] == [claim_json(claim) for claim in reading.claims], case.id


def test_floors_are_only_raised():
    """The script that writes floors never lowers one."""
    before = score.floors("short")
    worse = dict.fromkeys(score.FIELDS, 0.1)
    assert score.raised(worse, before) == before
    assert score.raised(dict.fromkeys(score.FIELDS, 1.0), before) == dict.fromkeys(score.FIELDS, 0.99)
