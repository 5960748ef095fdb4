"""A user's own words take effect without code."""

from __future__ import annotations

import pytest

from tawatur.errors import LexiconError
from tawatur.pipeline import Reader
from tawatur.settings import Settings, load
from tawatur.testing import article

OWN = """\
# words of our own
[[verb]]
event = "killed"
past = "زعفل"
present = "يزعفل"
frame = "act"
example = "زعفل مسلحون ثلاثة جنود قرب الحاجز"

[[party]]
id = "sdf"
names = ["زرقاء اليمامة"]

[[place]]
name = "تل القنفذ"
country = "sy"
lat = 36.1
lon = 40.2

[[outlet]]
name = "ريح الجنوب"
"""
TEXT = "نقلت ريح الجنوب عن الشرطة أن مقاتلي زرقاء اليمامة زعفلوا ثلاثة جنود في تل القنفذ."


@pytest.fixture
def own(tmp_path):
    """A user's word list."""
    path = tmp_path / "tawatur-words.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_new_verb_party_name_place_and_outlet_are_read(own):
    """Rows of events, parties, places and outlets from one user's file are read; without it nothing of them is."""
    text = article("", TEXT, published="2024-03-11")
    assert Reader().read(text).claims == ()
    reading = Reader(Settings(lexicon=(str(own),))).read(text)
    (claim,) = reading.claims
    assert (claim.event, claim.count.low, claim.agent.actor) == ("killed", 3, "sdf")
    assert (claim.place.name, claim.place.lat, claim.place.precision) == ("تل القنفذ", 36.1, "town")
    assert [via.name for via in claim.via] == ["ريح الجنوب"]
    assert {"tawatur-words.toml:2", "tawatur-words.toml:9"} <= {reason.row for reason in claim.reasons}


def test_a_users_row_is_read_before_a_packaged_one(tmp_path):
    """A user's verb takes the spelling of a packaged one over."""
    own = tmp_path / "own.toml"
    own.write_text(OWN.split("[[party]]")[0].replace("زعفل", "خطف").replace("يزعفل", "يخطف"), encoding="utf-8")
    text = article("", "خطف مسلحون ثلاثة جنود قرب الحاجز.")
    assert [claim.event for claim in Reader().read(text).claims] == ["detained"]
    assert [claim.event for claim in Reader(Settings(lexicon=(str(own),))).read(text).claims] == ["killed"]


def test_own_words_change_the_name_of_the_reader(own):
    """A reading says which words made it: the user's are part of it."""
    plain, layered = Reader().name, Reader(Settings(lexicon=(str(own),))).name
    assert layered.startswith(plain + " own:")
    own.write_text(OWN + "\n", encoding="utf-8")
    assert Reader(Settings(lexicon=(str(own),))).name != layered


def test_a_word_list_beside_the_command_is_read(own, tmp_path):
    """tawatur-words.toml in the folder is in force unless tawatur.toml or the environment names another list."""
    assert load(environ={}, folder=tmp_path).lexicon == (str(own),)
    assert load(environ={"TAWATUR_LEXICON": "other.toml"}, folder=tmp_path).lexicon == ("other.toml",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[verbs]]\n", "own.toml:1: no table [[verbs]]"),
        ('\n[[verb]]\nevnt = "killed"\n', "own.toml:2: [[verb]] has no key 'evnt'"),
        ('[[place]]\nname = "تل القنفذ"\n', "own.toml:1: [[place]] lacks the key"),
        (
            '[[verb]]\nevent = "kiled"\npast = "زعفل"\npresent = "يزعفل"\nframe = "act"\nexample = ""\n',
            "own.toml:1: unknown event",
        ),
        ("[[verb\n", "not valid TOML"),
    ],
)
def test_a_fault_in_a_word_list_is_named(tmp_path, text, said):
    """An unknown table or key, a key that lacks, or broken TOML is an error that names file and line."""
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        Reader(Settings(lexicon=(str(path),)))
    assert said in str(error.value)


def test_a_word_list_that_is_not_there_is_named(tmp_path):
    """A path that leads nowhere is said, not passed over."""
    with pytest.raises(LexiconError, match="no such word list"):
        Reader(Settings(lexicon=(str(tmp_path / "gone.toml"),)))
