from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from tawatur.atlas import lint, load
from tawatur.atlas.phrases import phrase
from tawatur.errors import LexiconError
from tawatur.lang.load import load as load_pack
from tawatur.lexicon import Matcher

LISTED = Path(__file__).parent.parent.parent.parent / "shared" / "eval" / "actors.csv"


def named(text: str) -> str | None:
    """The party whose name is all of the text."""
    found = dict(load().party_names()).get(phrase(text))
    return None if found is None else found.party


def test_tables_are_clean():
    """The packaged tables have no fault that the lint knows."""
    assert lint(load()) == []


@pytest.mark.skipif(not LISTED.exists(), reason="the shared list of actors lies outside the repository")
def test_every_listed_actor_is_there():
    """Every id of the shared list is a listed party with the list's kind and family, and no other party is listed."""
    with LISTED.open(encoding="utf-8") as rows:
        actors = {row["id"]: (row["kind"], row["family"]) for row in csv.DictReader(rows)}
    listed = {party.id: (party.kind, party.family) for party in load().parties.values() if party.listed}
    assert listed == actors


def test_every_party_has_a_name_or_shares_one():
    """A party that no phrase leads to could never be read."""
    atlas = load()
    reached = {name.party for _, name in atlas.party_names()}
    for _, bare in atlas.bare_names():
        reached |= {*bare.by_country.values(), bare.fallback}
    generic = {"civilians", "journalists", "prisoners", "protesters", "gunmen"}
    assert set(load().parties) - reached - generic == set()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قسد", "sdf"), ("قوات سوريا الديمقراطية", "sdf"), ("داعش", "isis"), ("تنظيم الدولة الإسلامية", "isis"),
        ("كتائب القسام", "hamas"), ("سرايا القدس", "pij"), ("الطائرات الحربية الروسية", "russia-mil"),
        ("سلاح الجو الإسرائيلي", "israel-mil"), ("الكرملين", "russia-gov"), ("وزارة الدفاع التركية", "turkey-mil"),
        ("الخارجية الروسية", "russia-gov"), ("حميدتي", "rsf"), ("البرهان", "saf"), ("حفتر", "lna"), ("فرقة الحمزة", "sna"),
        ("جبهة النصرة", "hts"), ("قوات الدعم السريع", "rsf"), ("بوكو حرام", "boko-haram"), ("الشرطة الباكستانية", "pakistan-police"),
        ("وزارة الدفاع السورية", "syria-army"), ("الداخلية السورية", "syria-gov"), ("الأونروا", "un"), ("الجيش الإثيوبي", "ethiopia-mil"),
    ],
)  # fmt: skip
def test_names_lead_to_their_party(text: str, party: str):
    """Names of both camps, of wings, ministries and people lead to the body they stand for."""
    assert named(text) == party


@pytest.mark.parametrize(
    ("text", "party", "label"),
    [
        ("ميليشيا قسد", "sdf", "ميليشيا"), ("مليشيات الحوثي", "houthis", "ميليشيا"), ("عصابات الأسد", "syria-gov", "عصابات"),
        ("تنظيم داعش الإرهابي", "isis", "إرهابي"), ("العدو الصهيوني", "israel-mil", "صهيوني"), ("الاحتلال التركي", "turkey-mil", "احتلال"),
        ("تنظيم قسد", "sdf", None), ("جماعة الحوثي", "houthis", None), ("مليشيا الدعم السريع", "rsf", "ميليشيا"),
    ],
)  # fmt: skip
def test_loaded_names_keep_their_word(text: str, party: str, label: str | None):
    """A loaded name leads to the same party as the plain one, and its loaded word is kept."""
    found = dict(load().party_names())[phrase(text)]
    assert (found.party, found.label) == (party, label)


def test_places_that_stand_for_governments_are_marked():
    """A capital or a country is the government's name only where it acts: it is marked as a metonym."""
    names = dict(load().party_names())
    assert names[phrase("أنقرة")].metonym
    assert names[phrase("إسرائيل")].metonym
    assert not names[phrase("الكرملين")].metonym


def test_unlisted_parties_have_no_actor():
    """A party outside the shared list is known by name, and a claim's actor stays null for it."""
    atlas = load()
    assert named("جيش الإسلام") == "jaysh-al-islam"
    assert named("الجيش المالي") == "ml-gov"
    assert atlas.actor("jaysh-al-islam") is None
    assert atlas.actor("ml-gov") is None
    assert atlas.actor("rsf") == "rsf"


def test_voices():
    """A state's army is official, a fighting side is a party, a health ministry medical, a watch group a monitor."""
    names = dict(load().party_names())
    voices = {text: names[phrase(text)].voice for text in ("الجيش اللبناني", "حزب الله", "وزارة الصحة السورية", "المرصد السوري")}
    assert voices == {
        "الجيش اللبناني": "official", "حزب الله": "party", "وزارة الصحة السورية": "medical", "المرصد السوري": "monitor",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country", "party"),
    [
        ("الجيش الوطني", "sy", "sna"), ("الجيش الوطني", "ly", "lna"), ("الجيش", "SD", "saf"), ("الجيش", None, "army"),
        ("الشرطة", "iq", "iraq-police"), ("الشرطة", None, "police"), ("التحالف", "ye", "saudi-coalition"),
        ("التحالف", "sy", "global-coalition"), ("قوى الأمن الداخلي", "lb", "lebanon-gov"), ("وزارة الصحة", "ps", "gaza-health"),
        ("المقاومة", "lb", "hezbollah"), ("الحكومة", "xx", None),
    ],
)  # fmt: skip
def test_bare_names_are_decided_by_country(text: str, country: str | None, party: str | None):
    """A name many countries share means the party of the country the text is about, else its fallback."""
    atlas = load()
    assert atlas.resolve_bare(dict(atlas.bare_names())[phrase(text)], country) == party


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("تركي", "turkey-gov"), ("تركيه", "turkey-gov"), ("اتراك", "turkey-gov"), ("اسراءيليين", "israel-gov"),
        ("سوريون", "syria-gov"), ("اميركيه", "us-gov"), ("حوثيا", "houthis"), ("دواعش", "isis"), ("اكراد", None),
    ],
)  # fmt: skip
def test_demonyms_in_every_form(word: str, id_: str | None):
    """Adjectives in every gender and number lead to their state's government or their movement."""
    who = load().demonyms[word]
    assert getattr(who, "gov", getattr(who, "party", None)) == id_


def test_plain_names_split_as_the_tokeniser_splits():
    """The short way to fold a name gives what the tokeniser gives for it in a text."""
    pack = load_pack()
    for name in ("قوات سوريا الديمقراطية", "الفرقة 30", "بي كا كا", "وكالة «أعماق»", "أ ف ب", "CNN بالعربية", "عربي21"):
        assert phrase(name) == tuple(t.text for t in pack.tokenise(name) if any(c.isalnum() for c in t.text))
    for words, _ in load().party_names():
        assert all(words)
        assert " " not in "".join(words)


def test_matcher_finds_names_under_clitics():
    """The names feed the matcher, which finds them behind conjunctions and prepositions."""
    pack, atlas = load_pack(), load()
    names = Matcher(atlas.party_names(), openings=pack.openings)
    found = [m.row.party for m in names.find(pack.tokenise("اشتباكات بين الجيش اللبناني وداعش ثم انسحاب لقسد"))]
    assert found == ["lebanon-army", "isis", "sdf"]


def test_users_add_rows_by_path(tmp_path: Path):
    """A user's file adds parties, names to a party that is there, and bare names; unknown keys name file and line."""
    own = tmp_path / "own.toml"
    own.write_text(
        '[[party]]\nid = "sdf"\nnames = ["قوات الاختبار"]\n\n[[party]]\nid = "test-brigade"\nnames = "لواء الاختبار | ألوية الاختبار"\n',
        encoding="utf-8",
    )
    atlas = load((own,))
    names = dict(atlas.party_names())
    assert names[phrase("قوات الاختبار")].party == "sdf"
    assert names[phrase("ألوية الاختبار")].row == "own.toml:5"
    assert atlas.actor("sdf") == "sdf"
    assert atlas.actor("test-brigade") is None
    assert atlas.hash != load().hash
    own.write_text('[[party]]\nid = "a"\n\n[[party]]\nid = "b"\nnam = "x"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own\.toml:4.*'nam'"):
        load.__wrapped__((own,))


def test_lint_names_each_fault(tmp_path: Path):
    """A name two parties claim, a wrong letter and an id that does not exist are each one line of the lint."""
    own = tmp_path / "own.toml"
    own.write_text(
        '[[party]]\nid = "other"\nnames = "قسد | فصیل"\n\n[[bare]]\nnames = "الكتلة"\nby_country = {sy = "nobody"}\n',
        encoding="utf-8",
    )
    faults = lint(load.__wrapped__((own,)), [own])
    assert len(faults) == 3
    assert any("FARSI YEH" in fault for fault in faults)
    assert any("is sdf at" in fault for fault in faults)
    assert any("no party 'nobody'" in fault for fault in faults)


def test_loading_is_fast():
    """Loading all parties and outlets stays far below what a start of the program can bear."""
    load_pack()
    begun = time.perf_counter()
    load.__wrapped__()
    assert time.perf_counter() - begun < 0.5
