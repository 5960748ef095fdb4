"""Every row of the tables of speaking has an example that fires it: word lists nobody checks rot."""

from __future__ import annotations

import pytest

from tests.claims.hearing import Hearing, reader

TABLES = reader().lexis.tables
JOINED = {
    "نقلا": "نقلا عن الشرطة", "استنادا": "استنادا إلى الشرطة", "وفقا": "وفقا للشرطة", "وفقاً": "وفقاً للشرطة",
    "تبعا": "تبعا للشرطة", "طبقا": "طبقا للشرطة", "حسبما": "حسبما قالت الشرطة",
}  # fmt: skip
BEFORE = "قال طبيب إن رجلا قتل.\n"  # somebody for «وأضاف» to go on with


def _ids(rows: tuple) -> list[str]:
    return [row.row for row in rows]


def _fired(heard: Hearing) -> set[str]:
    return {region.voice.row for found in heard.regions for region in found}


@pytest.mark.parametrize("row", TABLES.says, ids=_ids(TABLES.says))
def test_a_verb_of_speaking_opens_a_voice(row) -> None:
    """The example of each ``[[say]]`` row is heard through that row."""
    assert row.row in _fired(Hearing(BEFORE + row.example)), row.example


@pytest.mark.parametrize("row", TABLES.speech, ids=_ids(TABLES.speech))
def test_a_noun_of_speaking_opens_a_voice(row) -> None:
    """The example of each ``[[speech]]`` row is heard through that row."""
    assert row.row in _fired(Hearing(row.example)), row.example


@pytest.mark.parametrize("row", TABLES.voices, ids=_ids(TABLES.voices))
def test_a_noun_that_can_speak_is_a_speaker(row) -> None:
    """In the example of each ``[[voice]]`` row the speaker's head is a word of that row."""
    heard = Hearing(row.example)
    heads = [r.voice.phrase.head for found in heard.regions for r in found if r.voice.phrase is not None]
    read = {heard.scan.words[head].voice.row for head in heads if heard.scan.words[head].voice is not None}
    assert row.row in read, row.example


@pytest.mark.parametrize("row", TABLES.vehicles, ids=_ids(TABLES.vehicles))
def test_a_vehicle_is_on_the_way(row) -> None:
    """In the example of each ``[[vehicle]]`` row it is on the way; a reckoning and a conversation are passed over."""
    heard = Hearing(row.example)
    ways = heard.reading.voices.ways
    assert any(found is not None and found.row == row.row for found in map(ways.vehicle, range(len(heard.scan.tokens)))), (
        row.example
    )
    steps = {step.name for found in heard.regions for region in found for step in region.voice.via}
    if row.name:
        assert steps == {row.name}, row.example
    elif row.talk:
        assert steps, row.example
        assert "statement" not in steps, row.example
    else:
        assert not steps, row.example
        assert heard.regions[0][0].voice.phrase is not None, row.example


@pytest.mark.parametrize("row", TABLES.according, ids=_ids(TABLES.according))
def test_a_source_is_named(row) -> None:
    """Each word of an ``[[according]]`` row brings in a source in place of that of the example."""
    for word in row.words:
        if " " in word:
            continue
        joined = JOINED.get(word, f"{word} الشرطة")
        heard = Hearing(f"قتل جنديان {joined}").over("قتل")
        assert heard.who, joined
        assert "شرطة" in heard.who, joined


@pytest.mark.parametrize("row", TABLES.manner, ids=_ids(TABLES.manner))
def test_manner_names_nobody(row) -> None:
    """«على حد قوله» is no new voice: the example has none."""
    assert Hearing(row.example).over("قتل").who is None


@pytest.mark.parametrize("row", TABLES.matters, ids=_ids(TABLES.matters))
def test_matters_do_not_speak(row) -> None:
    """Things that are said or agreed on are no source and no subject."""
    for word in row.words:
        assert Hearing(f"قتل جنديان وفق {word}").over("قتل").who is None, word


@pytest.mark.parametrize("row", TABLES.turns, ids=_ids(TABLES.turns))
def test_a_turn_ends_a_voice(row) -> None:
    """Behind each turn the article speaks itself; behind «فيما» an account with «أن» goes on, a bare one does not."""
    if row.name == "contrast":
        assert Hearing("أعلن طبيب مقتل جنديين، فيما قصفت الطائرات القرية").over("قصفت").who is None
    else:
        last = "هجوم" if "هجوم" in row.example else "مقتل"
        assert Hearing(row.example).over(last).who is None, row.example


@pytest.mark.parametrize("row", TABLES.asides, ids=_ids(TABLES.asides))
def test_an_aside_stands_between(row) -> None:
    """What stands between a verb and its subject does not hide the subject."""
    heard = Hearing(row.example).over("جنديين")
    assert heard.who == "طبيب"


@pytest.mark.parametrize("row", TABLES.carriers, ids=_ids(TABLES.carriers))
def test_a_carrier_is_no_way_itself(row) -> None:
    """«على منصة إكس» is one step."""
    assert Hearing(row.example).over("جنديين").via == ("x",)
