from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tawatur.model.incident_codec import incident_from

PAGES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture
def sample(tawatur):
    """A ledger with the sample pages, in the folder the command runs in."""
    ran = tawatur("add", PAGES, "--captured", "2024-03-20")
    assert (ran.code, ran.err) == (0, "")
    return tawatur


def lines(out: str) -> list[dict]:
    """JSON Lines as values."""
    return [json.loads(line) for line in out.splitlines()]


def test_pages_are_added_and_told(tawatur, tmp_path):
    """`add` tells each page that is new, makes the ledger in the working folder, and again changes nothing."""
    first = tawatur("add", PAGES, "--captured", "2024-03-20")
    assert first.code == 0
    assert len(first.out.splitlines()) >= 8
    assert "7 added · sqlite:///tawatur.db" in first.out
    assert (tmp_path / "tawatur.db").exists()
    again = tawatur("add", PAGES, "--captured", "2024-03-20")
    assert again.out == "7 known already · sqlite:///tawatur.db\n"
    assert tawatur("verify").out.startswith("the chain holds: 14 entries, 7 pages, last hash ")


def test_jobs_change_nothing(tawatur, sample):
    """Pages read in two processes give the same entries, their bytes included, as those read in one."""
    tawatur("add", PAGES, "--captured", "2024-03-20", "--jobs", "2", "--ledger", "sqlite:///two.db")
    one, two = (lines(sample("export-ledger", "--pages", "--ledger", f"sqlite:///{name}.db").out) for name in ("tawatur", "two"))
    assert [each.get("id") for each in one] == [each.get("id") for each in two]
    assert [each.get("page") for each in one] == [each.get("page") for each in two]


def test_the_page_of_a_record_is_its_line(tawatur, tmp_path):
    """Of JSON Lines each article keeps the bytes of its own line, however many lines are read in one go and whatever is empty."""
    records = [
        json.dumps({"id": f"r{n}", "title": f"خبر {n}", "text": "قتل جنديان في القصف."}, ensure_ascii=False) for n in range(120)
    ]
    (tmp_path / "many.jsonl").write_text("\n\n".join(records), encoding="utf-8")
    assert tawatur("add", "many.jsonl", "--jobs", "2").code == 0
    for entry, record in ((2, records[0]), (102, records[50]), (240, records[119])):
        assert tawatur("log", str(entry), "--page").out.strip() == record


def test_an_edited_page_is_told_with_its_changes(tawatur, tmp_path):
    """A page whose address is known and whose figure was changed in silence is told as such."""
    record = {"title": "هجوم على الصفصاف", "url": "https://a.example/1", "published": "2024-03-11"}
    for n, figure in enumerate(("ثلاثة", "سبعة")):
        text = f"أعلنت الشرطة مقتل {figure} جنود في هجوم على بلدة الصفصاف."
        (tmp_path / f"{n}.jsonl").write_text(json.dumps(record | {"text": text}, ensure_ascii=False), encoding="utf-8")
    assert tawatur("add", "0.jsonl").code == 0
    ran = tawatur("add", "1.jsonl")
    assert "new version" in ran.out
    assert "≠ killed" in ran.out
    assert "3 → 7" in ran.out
    (told,) = lines(tawatur("add", "0.jsonl", "1.jsonl", "-f", "jsonl", "--ledger", "sqlite:///b.db").out)[1:]
    assert told["outcome"] == "version"
    assert told["changes"]["figures"][0]["after"]["count"]["low"] == 7
    arabic = tawatur("add", "0.jsonl", "1.jsonl", "--lang", "ar", "--ledger", "sqlite:///c.db")
    assert "نسخة جديدة" in arabic.out


def test_what_cannot_be_read_is_told_and_the_rest_is_added(tawatur, tmp_path):
    """One line for each input that failed, exit code 1; when nothing could be read, 2."""
    (tmp_path / "empty.html").write_text("")
    ran = tawatur("add", "empty.html", PAGES / "siege-3-masar.txt")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "1 added" in ran.out
    assert tawatur("add", "empty.html").code == 2
    assert tawatur("add").code == 2


def test_incidents_are_listed_and_shown(sample):
    """The list has figures and flags; one incident shows figures, origins, time, chains and, with --why, reasons."""
    listed = sample("incidents")
    assert listed.code == 0
    assert "escaped 200–999" in listed.out
    assert "revised" in listed.out
    found = lines(sample("incidents", "-f", "jsonl").out)
    assert json.loads(sample("incidents", "-f", "json").out) == found
    siege = max((each for each in found if "escaped" in each["kinds"]), key=lambda each: len(each["claims"]))
    assert incident_from(siege).id == siege["id"]
    shown = sample("incident", siege["id"][:10], "--why")
    assert shown.code == 0
    for words in ("figures", "claims by origin", "figures over time", "independent chains", "├", "→", siege["claims"][0]):
        assert words in shown.out
    assert (
        json.loads(sample("incident", siege["claims"][0], "-f", "json", "--policy", "ucdp").out)["figures"][0]["policy"] == "ucdp"
    )
    article = next((a for a in siege["articles"] if sum(a in each["articles"] for each in found) > 1), None)
    if article:
        assert "is in more than one incident: " in sample("incident", article).err
    arabic = sample("incident", siege["id"], "--lang", "ar")
    assert arabic.code == 0
    assert "سلاسل مستقلة" in arabic.out


def test_incidents_are_filtered(sample):
    """Place, party, days, event, words and contradiction narrow the list."""
    assert len(lines(sample("incidents", "--event", "escaped", "-f", "jsonl").out)) == 1
    assert (
        lines(sample("incidents", "--from", "2024-03-01", "--event", "airstrike", "-f", "jsonl").out)[0]["start"] == "2024-03-07"
    )
    assert (
        sample("incidents", "--party", "قسد", "-f", "jsonl").out == sample("incidents", "--party", "sdf", "-f", "jsonl").out != ""
    )
    assert "none" in sample("incidents", "--to", "1999-01-01").out
    idlib = lines(sample("incidents", "--place", "إدلب", "-f", "jsonl").out)
    assert [each["place"]["name"] for each in idlib] == ["كفر الرمان الغربية"]  # one of its claims tells of Idlib
    assert len(lines(sample("incidents", "--text", "«سوق شعبية»", "-f", "jsonl").out)) >= 1
    assert len(lines(sample("incidents", "--limit", "1", "-f", "jsonl").out)) == 1
    assert sample("incidents", "--event", "party").code == 2
    assert sample("incidents", "--policy", "mean").code == 2


def test_what_few_tell_is_counted_and_left_out(sample):
    """With --articles and --chains the two incidents of the sample pages stand alone, people's fate first; the rest is counted."""
    listed = sample("incidents", "--articles", "2")
    assert "not shown: 2" in listed.out
    found = lines(sample("incidents", "--articles", "2", "-f", "jsonl").out)
    assert [len(each["articles"]) for each in found] == [4, 3]
    assert found == lines(sample("incidents", "--chains", "3", "-f", "jsonl").out)
    assert found[0]["figures"][0]["event"] == "killed"
    assert sample("incidents", "--articles", "9").out == "none\ntold by fewer articles or chains, not shown: 4\n"
    every, some = (sample("figures", "-f", "csv", *more).out for more in ((), ("--articles", "2")))
    assert every != some != ""


def test_ids_stay_whole_in_a_narrow_window(sample, monkeypatch):
    """However narrow the terminal, the id that other commands are given stands on one line."""
    id = lines(sample("incidents", "--articles", "4", "-f", "jsonl").out)[0]["id"][:8]
    for width in ("40", "60", "80"):
        monkeypatch.setenv("COLUMNS", width)
        assert id in sample("incidents", "--articles", "2").out


def test_a_page_without_a_date_is_told(tawatur, tmp_path):
    """What a page tells can hardly be compared when its day is unknown: adding it says so, and how to give the day."""
    (tmp_path / "a.txt").write_text("حريق في سوق البلدة\n\nقتل ثلاثة أشخاص في حريق شب في سوق بلدة المروج.\n", encoding="utf-8")
    assert "date unknown (--published gives it)" in " ".join(tawatur("add", "a.txt").out.split())
    told = lines(tawatur("add", "a.txt", "--published", "2024-03-11", "-f", "jsonl", "--ledger", "sqlite:///b.db").out)
    assert told[0]["published"] == "2024-03-11"


def test_csv_has_a_row_for_each_figure(sample):
    """The CSV of incidents and of figures has its columns, a byte order mark and no formulas."""
    from tawatur.cli.incidents import COLUMNS, FIGURE_COLUMNS

    for columns, *arguments in ((COLUMNS, "incidents"), (FIGURE_COLUMNS, "figures", "--by", "month")):
        out = sample(*arguments, "-f", "csv").out
        assert out.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(out[1:])))
        assert tuple(rows[0]) == columns
        assert len(rows) > 3


def test_figures_are_added_up(sample):
    """By place, party or month; the table, JSON and JSON Lines say the same; other words are refused."""
    for by in ("place", "party", "month"):
        rows = lines(sample("figures", "--by", by, "-f", "jsonl", "--event", "killed").out)
        assert rows == json.loads(sample("figures", "--by", by, "-f", "json", "--event", "killed").out)
        assert all(row["event"] == "killed" and row["policy"] == "median-independent" for row in rows)
        assert sample("figures", "--by", by).code == 0
    assert sample("figures", "--by", "colour").code == 2


def test_a_person_can_split_and_merge(sample):
    """A split and a merge are entries, and are taken back by withdrawing them."""
    found = lines(sample("incidents", "-f", "jsonl").out)
    big = max(found, key=lambda each: len(each["articles"]))
    small = next(each for each in found if each["id"] != big["id"])
    ran = sample("incident", "split", big["id"][:8], big["articles"][0])
    assert ran.code == 0
    assert "is split by entry 15" in ran.out
    assert len(lines(sample("incidents", "-f", "jsonl").out)) == len(found) + 1
    sample("withdraw", "15", "--why", "they are one")
    assert lines(sample("incidents", "-f", "jsonl").out) == found
    ran = sample("incident", "merge", big["id"][:8], small["id"][:8])
    assert "are merged by entry 17" in ran.out
    assert len(lines(sample("incidents", "-f", "jsonl").out)) == len(found) - 1
    assert sample("incident", "merge", big["id"], big["id"]).code == 2
    assert sample("incident", "split", big["id"], "no-such-claim").code == 2
    assert sample("incident", "no-such-incident").code == 2


def test_the_log_lists_and_shows_entries(sample):
    """The entries in a list, one in full, and the bytes of a page as they were."""
    assert len(lines(sample("log", "-f", "jsonl", "--limit", "5").out)) == 5
    entry = json.loads(sample("log", "2").out)
    assert entry["kind"] == "article"
    assert sample("log", "#2", "--page").out.encode() == (PAGES / "market-1-sanabel.html").read_bytes()
    assert "withdrawal" not in sample("log").out
    ran = sample("withdraw", "2", "--why", "مكرر")
    assert ran.out == "entry 2 (article) is withdrawn by entry 15\n"
    assert "withdrawal" in sample("log").out
    assert sample("withdraw", "2", "--why", " ").code == 2
    assert sample("log", "99").code == 2


def test_readers_stand_under_pseudonyms_outside_and_by_name_here(sample, tmp_path):
    """No name of a commenter in exports, JSON or the log; --names shows them."""
    names = ("أم ياسين", "متابع من الحسكة", "ابن البلد")
    told = sample("export-ledger").out + sample("log", "-f", "jsonl").out + sample("incidents", "-f", "json").out
    assert not [name for name in names if name in told]
    assert "reader-" in told
    assert [name for name in names if name in sample("log", "12", "--names").out] == list(names[:2])


def test_a_ledger_is_exported_and_imported(sample, tmp_path):
    """What was exported can be imported elsewhere, verified and asked; a file that is there is not overwritten."""
    assert sample("export-ledger", "book.jsonl", "--pages").code == 0
    assert sample("export-ledger", "book.jsonl").code == 2
    ran = sample("import-ledger", "book.jsonl", "--ledger", "sqlite:///copy.db")
    assert ran.out == "14 entries added, 0 were there already; 7 pages\n"
    same = [sample("verify", "--ledger", f"sqlite:///{name}.db").out for name in ("tawatur", "copy")]
    assert same[0] == same[1]
    assert sample("incidents", "-f", "json", "--ledger", "sqlite:///copy.db").out == sample("incidents", "-f", "json").out
    assert sample("import-ledger", "none.jsonl").code == 2
    assert sample("import-ledger", stdin=(tmp_path / "book.jsonl").read_bytes()).out.startswith("0 entries added, 14 were")


def test_a_broken_chain_is_named(sample, tmp_path):
    """`verify` names the first entry that was changed and exits with 1; a noted hash that is gone is told too."""
    import sqlite3

    head = sample("verify").out.split()[-1]
    assert sample("verify", "--head", head).code == 0
    assert sample("verify", "--head", "0" * 64).code == 1
    with sqlite3.connect(tmp_path / "tawatur.db") as connection:
        connection.execute("drop trigger entry_no_update")
        connection.execute("update entry set body = replace(body, '23', '24') where seq = 6")
    ran = sample("verify")
    assert ran.code == 1
    assert ran.out.startswith("broken: entry 6 (article")


def test_rebuild_and_search(sample):
    """A rebuild changes no answer; a search shows the words; nothing found is exit code 1."""
    before = sample("incidents", "-f", "json").out
    assert sample("rebuild").out.startswith("14 entries: 7 articles, ")
    assert sample("incidents", "-f", "json").out == before
    ran = sample("search", "«سجن الصفصاف»")
    assert ran.code == 0
    assert "سجن الصفصاف" in ran.out
    assert len(lines(sample("search", "سجن", "الصفصاف", "-f", "jsonl", "--limit", "2").out)) == 2
    assert sample("search", "لاشيء").code == 1


@pytest.mark.parametrize("command", [["incidents"], ["verify"], ["log"], ["search", "x"], ["rebuild"], ["export-ledger"]])
def test_without_a_ledger_one_is_told_how_to_make_it(tawatur, tmp_path, command):
    """A question to a ledger that is not there is one line, exit code 2, and makes no file."""
    ran = tawatur(*command)
    assert ran.code == 2
    assert "`tawatur add PAGES…` makes one" in ran.err
    assert list(tmp_path.iterdir()) == []
