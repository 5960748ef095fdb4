from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import CodecError
from tawatur.model import Event, Hedge, Reading, Reason
from tawatur.model.codec import article_from, article_json, claim_from, claim_id, claim_json, reading_from, reading_json
from tawatur.model.schema import reading_schema
from tawatur.testing import Found, article
from tests.model import values

VALIDATOR = jsonschema.Draft202012Validator(reading_schema())


def through_json(value: object) -> object:
    """The value as another program would get it."""
    return json.loads(json.dumps(value, ensure_ascii=False))


@given(values.claims)
def test_a_claim_survives_json(claim):
    """What claim_json writes, claim_from reads back to the same value, reasons included when they were asked for."""
    assert claim_from(through_json(claim_json(claim, explain=True))) == claim
    assert claim_from(through_json(claim_json(claim))) == replace(claim, reasons=())


@given(values.articles)
def test_an_article_survives_json(one):
    """What article_json writes, article_from reads back to the same value."""
    assert article_from(through_json(article_json(one))) == one


@given(values.readings)
def test_a_reading_survives_json_and_keeps_the_schema(reading: Reading):
    """Every reading goes through JSON unchanged, and its JSON is what the published schema promises."""
    body = through_json(reading_json(reading, explain=True))
    assert reading_from(body) == reading
    VALIDATOR.validate(body)


def test_the_schema_is_a_schema():
    """The published schema is itself valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(reading_schema())


def test_a_claim_has_the_keys_of_the_guide():
    """The gold's keys and values stand in a claim's JSON under the gold's names."""
    found = Found(article("مقتل نحو 8 من الجنود", "أمس", published="2024-03-11"))
    claim = found.claim(
        Event.KILLED,
        "مقتل",
        count=found.count(8, hedge=Hedge.ABOUT, words="نحو 8"),
        target=found.mention("الجنود"),
        time=found.when("أمس", "2024-03-10"),
    )
    body = claim_json(claim)
    assert body["trigger"] == {"text": "مقتل", "start": 0, "end": 4}
    assert {key: body["count"][key] for key in ("low", "high", "hedge", "unit")} == {
        "low": 8, "high": 8, "hedge": "about", "unit": "person",
    }  # fmt: skip
    assert {key: body["time"][key] for key in ("text", "start", "end")} == {
        "text": "أمس",
        "start": "2024-03-10",
        "end": "2024-03-10",
    }
    assert "offset_days" not in body["time"]
    assert body["origin"]["kind"] == "outlet"
    assert body["via"] == []
    assert "reasons" not in body


def test_a_day_of_an_undated_page_is_an_offset():
    """When the date of publication is unknown the dates are null and the days from it are given."""
    found = Found(article("مقتل جندي أمس", ""))
    body = claim_json(found.claim(Event.KILLED, "مقتل", time=found.when("أمس", offset_days=(-1, -1))))
    assert (body["time"]["start"], body["time"]["end"], body["time"]["offset_days"]) == (None, None, [-1, -1])


@given(values.claims, values.words)
def test_a_claims_id_is_of_its_content(claim, article_id):
    """The id does not depend on the id before, nor on the reasons, but on the article and on every slot."""
    same = replace(claim, id="other", reasons=(Reason(slot="x", rule="y"),))
    assert claim_id(article_id, claim) == claim_id(article_id, same)
    assert claim_id(article_id + "x", claim) != claim_id(article_id, claim)
    moved = replace(claim, trigger=replace(claim.trigger, start=claim.trigger.start + 1))
    assert claim_id(article_id, moved) != claim_id(article_id, claim)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda x: st.lists(x) | st.dictionaries(st.text(max_size=3), x),
    )
)
def test_what_is_no_reading_is_a_codec_error(data):
    """JSON that is not a reading raises CodecError and nothing else."""
    with pytest.raises(CodecError):
        reading_from(data)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"event": "eaten"}, "claim.event"),
        ({"trigger": {"text": "x", "start": "0", "end": 1}}, "trigger.start"),
        ({"via": None}, "claim.via"),
        ({"time": {"text": "x", "start": "soon", "end": None, "grain": "day", "span": [0, 1]}}, "time.start"),
        ({"target": {"text": "x", "span": [0]}}, "mention.span"),
    ],
)
def test_an_error_names_the_key(change, named):
    """A value of the wrong sort is named by the key it stands under."""
    found = Found(article("مقتل جندي", ""))
    body = claim_json(found.claim(Event.KILLED, "مقتل")) | change
    with pytest.raises(CodecError) as error:
        claim_from(body)
    assert error.value.where == named
