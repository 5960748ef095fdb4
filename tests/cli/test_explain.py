"""`tawatur why` and `tawatur lexicon`."""

from __future__ import annotations

import json
import tomllib

import pytest

from tawatur.cli import why, words
from tawatur.settings import Settings

PAGE = "هجوم على حاجز\n\nأعلنت الشرطة اليوم مقتل ثلاثة جنود وإصابة خمسة مدنيين في هجوم على بلدة سرمدا.\n"
VERB = ("event=killed", "past=دحرج", "present=يدحرج", "frame=act", "example=دحرج مسلحون خمسة جنود")


@pytest.fixture
def page(tmp_path):
    """A page captured as text."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_why_tells_words_row_and_rule_of_each_slot(tawatur, page, root):
    """FILE:N explains the N-th claim: its words in context, file, line and text of the row, and the rule in words."""
    claims = json.loads(tawatur("read", page, "-f", "json").out)["claims"]
    number = next(n for n, each in enumerate(claims, 1) if each["event"] == "killed")
    ran = tawatur("why", f"page.txt:{number}", "--bidi", "none")
    assert (ran.code, ran.err) == (0, "")
    assert claims[number - 1]["id"] in ran.out
    assert "اليوم [مقتل] ثلاثة" in ran.out
    assert "a noun of action tells the event" in ran.out
    assert "a verb of speaking gives the speaker" in ran.out
    row = next(line.strip() for line in ran.out.splitlines() if line.strip().startswith("acts.toml:"))
    file = (root / "src/tawatur/lang/ar/words/acts.toml").read_text(encoding="utf-8").splitlines()
    assert file[int(row.split(":")[1]) - 1] in ("[[noun]]", "[[verb]]")
    assert 'kind = "masdar"' in ran.out


def test_why_takes_an_id_or_its_beginning(tawatur, page):
    """An id, or the beginning of one, finds its claim among the pages given."""
    claims = json.loads(tawatur("read", page, "-f", "json").out)["claims"]
    for claim in claims:
        assert tawatur("why", claim["id"][:8], page).out.startswith(f"{claim['event']} {claim['id']} ")


def test_why_speaks_arabic(tawatur, page):
    """--lang ar gives the rules in Arabic."""
    assert "فعل قول يعطي المتكلم" in tawatur("why", "page.txt:2", "--lang", "ar", "--bidi", "none").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["page.txt:99"], "there is no claim 99"),
        (["gone.txt:1"], "no such file"),
        (["0123456789", "page.txt"], "has the id '0123456789'"),
        (["0123456789"], "no page was given"),
        (["what"], "neither a claim's id nor FILE:N"),
    ],
)
def test_why_says_what_it_cannot_find(tawatur, page, arguments, said):
    """A claim that is not there is an error that says what to give."""
    ran = tawatur("why", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_every_rule_in_words_is_told_in_both_languages():
    """The rules have the same names in both languages, and one that nobody put into words is printed by its name."""
    rules = why._rules()
    assert set(rules["en"]) == set(rules["ar"])
    assert why.rule("never-heard-of:it", "ar") == "never-heard-of:it"


def test_a_row_is_added_checked_and_read(tawatur, tmp_path):
    """`lexicon add` shows what the row reads, writes it into tawatur-words.toml, and the next reading uses it."""
    text = "دحرج مسلحون خمسة جنود قرب القرية أمس"
    dry = tawatur("lexicon", "add", "--table", "verb", *VERB, "--dry-run", "--bidi", "none")
    assert dry.code == 0
    assert "killed 5" in dry.out
    assert not (tmp_path / "tawatur-words.toml").exists()
    assert tawatur("lexicon", "add", "--table", "verb", *VERB).code == 0
    added = tomllib.loads((tmp_path / "tawatur-words.toml").read_text(encoding="utf-8"))
    assert added["verb"][0]["past"] == "دحرج"
    read = json.loads(tawatur("read", "-", "-f", "json", stdin=text.encode()).out)
    assert [claim["event"] for claim in read["claims"]] == ["killed"]
    checked = tawatur("lexicon", "check")
    assert (checked.code, checked.err) == (0, "")
    assert "no faults" in checked.out
    assert "tawatur-words.toml:1" in tawatur("lexicon", "show", "دحرجوا").out


def test_rows_go_into_the_list_the_settings_name(tawatur, tmp_path):
    """With a word list in tawatur.toml rows are added to that one, after what it holds."""
    (tmp_path / "tawatur.toml").write_text('lexicon = ["mine.toml"]\n')
    (tmp_path / "mine.toml").write_text('# mine\n[[party]]\nid = "sdf"\nnames = ["زرقاء اليمامة"]\n', encoding="utf-8")
    ran = tawatur(
        "lexicon", "add", "--table", "place", "name=تل القنفذ", "country=sy", "lat=36.1", "lon=40.2", "names=القنفذ|تلة القنفذ"
    )
    assert (ran.code, ran.err) == (0, "")
    told = tomllib.loads((tmp_path / "mine.toml").read_text(encoding="utf-8"))
    assert told["party"][0]["id"] == "sdf"
    assert told["place"][0]["names"] == ["القنفذ", "تلة القنفذ"]


@pytest.mark.parametrize(
    ("table", "pairs", "said"),
    [
        ("verbs", VERB, "there is no table 'verbs'"),
        ("verb", VERB[:3], "needs frame, example"),
        ("verb", (*VERB, "colour=red"), "no key 'colour'"),
        ("verb", (*VERB, "colour"), "is not key=value"),
        ("place", ("name=تل", "country=sy", "lat=north", "lon=1"), "lat is no number"),
        ("verb", (*VERB[:4], "example=نام الناس في بيوتهم"), "nothing was added"),
        ("verb", ("event=fell", *VERB[1:]), "unknown event 'fell'"),
        ("verb", ("event=killed", "past=دحـرج", *VERB[2:]), "TATWEEL"),
    ],
)
def test_a_row_with_a_fault_is_not_added(tawatur, tmp_path, table, pairs, said):
    """A table or key that does not exist, a key that lacks, a wrong spelling or an example the row does not read: nothing is written."""
    ran = tawatur("lexicon", "add", "--table", table, *pairs)
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "tawatur-words.toml").exists()


def test_check_names_file_and_line(tawatur, tmp_path):
    """Faults of a list are listed with file and line; the exit code is 1. What cannot be read at all is an error."""
    good = tawatur("lexicon", "add", "--table", "verb", *VERB)
    assert good.code == 0
    path = tmp_path / "tawatur-words.toml"
    own = path.read_text(encoding="utf-8")
    path.write_text(f'{own}\n{own}\n[[outlet]]\nname = "ريـح الجنوب"\n', encoding="utf-8")
    ran = tawatur("lexicon", "check")
    assert ran.code == 1
    assert "tawatur-words.toml:8: says the same as tawatur-words.toml:1" in ran.out
    assert "TATWEEL" in ran.out
    (tmp_path / "bad.toml").write_text("[[verb]]\nevnt = 1\n")
    bad = tawatur("lexicon", "check", "bad.toml")
    assert bad.code == 2
    assert "bad.toml:1" in bad.err
    none = tawatur("lexicon", "check", "gone.toml")
    assert none.code == 2


@pytest.mark.parametrize(
    ("word", "file"),
    [
        ("وبالقصف", "acts.toml"), ("قسد", "parties.toml"), ("حلب", "places.csv"), ("نحو", "hedges.toml"),
        ("القوات الحكومية", "parties.toml"), ("السورية", "states.toml"), ("ثلاثة", "numerals.toml"),
        ("جنديين", "nouns.csv"), ("قالت", "says.toml"), ("رويترز", "outlets.toml"),
        ("أمس", "calendar.toml"), ("الذي", "particles.toml"), ("لقي مصرعه", "acts.toml"),
    ],
)  # fmt: skip
def test_show_finds_a_word_wherever_it_stands(word, file):
    """A word with clitics, a name of two words, a number, a particle: every table that reads it is shown."""
    assert any(each.row.startswith(file) for each in words.readings_of(word, Settings()))


def test_a_word_nobody_knows_is_said(tawatur):
    """`lexicon show` of an unknown word says so, with exit code 1."""
    ran = tawatur("lexicon", "show", "زعفلتان")
    assert ran.code == 1
    assert "no table reads" in ran.out
