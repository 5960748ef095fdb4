from __future__ import annotations

import json
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tawatur.errors import BadExport, BrokenLedger, NewerLedger, NoLedger, NotInLedger, OptionError
from tawatur.ledger import Break, Verified, export_lines, import_lines
from tawatur.ledger.engine import HEAD
from tests.ledger.made import book, capture, commented, rows, told


@pytest.fixture
def ledger(address):
    """A ledger that is not there yet, on each engine."""
    with book(address, by="tester") as made:
        yield made


def add(ledger, *readings, **more):
    """Add readings as pages; the outcomes."""
    return [each.outcome for each in ledger.add([capture(each) for each in readings], **more)]


def test_a_page_added_is_kept_word_for_word(ledger):
    """What was added comes back as it was: reading, bytes, counts."""
    reading = told(1)
    assert add(ledger, reading) == ["article"]
    assert ledger.reading(reading.article.id) == reading
    assert ledger.page(2) == ledger.page(1) == reading.article.full.encode()
    assert ledger.counts() == {"entry": 2, "article": 1, "claim": 2, "incident": 1}


def test_adding_again_changes_nothing(ledger):
    """A page that is known, in the same batch or a later one, leaves the ledger as it was."""
    assert add(ledger, told(1), told(2), told(1)) == ["article", "article", "known"]
    before, head = rows(ledger), ledger.verify()
    assert add(ledger, told(2), told(1)) == ["known", "known"]
    assert (rows(ledger), ledger.verify()) == (before, head)


def test_an_edited_page_is_a_new_version_with_its_changes(ledger):
    """Other words under a known address are a version of the article; added, dropped and changed figures are told and kept."""
    url = "https://sanabel.example/1"
    first, second = told(1, url=url), told(1, url=url, killed=7, hurt=None)
    (added,) = ledger.add([capture(first)])
    (changed,) = ledger.add([capture(second)])
    assert (changed.outcome, changed.article) == ("version", added.article)
    assert [(before.count.low, after.count.low) for before, after in changed.changes.figures] == [(3, 7)]
    assert [claim.event.value for claim in changed.changes.dropped] == ["injured"]
    assert changed.changes.added == ()
    kept = ledger.entry(changed.entry).data["changes"]
    assert kept["figures"][0]["after"]["count"]["low"] == 7
    assert ledger.counts()["article"] == 1
    assert ledger.reading(added.article) == second
    assert add(ledger, first, second) == ["known", "known"]


def test_records_with_ids_of_their_own_stay_apart(ledger):
    """Two records that share an address but not their ids are two articles; the same id in other words is a version."""
    url = "https://sanabel.example/1"
    one, two = told(1, url=url), told(2, url=url)
    assert [a.outcome for a in ledger.add([capture(one, by_id=True), capture(two, by_id=True)])] == ["article", "article"]


def test_a_newer_reader_is_heard_when_asked(ledger):
    """The same words with other claims change nothing, unless --reread says to keep them."""
    full, poor = told(1), told(1)
    poor = type(poor)(article=poor.article, claims=poor.claims[:1], remarks=(), reader="newer")
    add(ledger, full)
    assert add(ledger, poor) == ["known"]
    assert add(ledger, poor, reread=True) == ["reading"]
    assert add(ledger, poor, reread=True) == ["known"]
    assert ledger.reading(full.article.id) == poor


def test_a_withdrawal_is_an_entry_and_can_be_taken_back(ledger):
    """What is withdrawn no longer counts and stays so when its page comes again; withdrawing the withdrawal restores it."""
    reading = told(1)
    add(ledger, reading, told(2))
    before = rows(ledger)
    gone = ledger.withdraw(2, "the outlet took it back")
    assert ledger.counts()["article"] == 1
    with pytest.raises(NotInLedger):
        ledger.reading(reading.article.id)
    assert add(ledger, reading) == ["withdrawn"]
    ledger.withdraw(gone.seq, "by mistake")
    after = rows(ledger)
    assert {name: after[name] for name in after if name != "withdrawal"} == {
        name: before[name] for name in before if name != "withdrawal"
    }


def test_withdrawing_a_version_brings_the_one_before_back(ledger):
    """An article is what its latest version that counts says; withdrawing a page takes what was read from it."""
    url = "https://sanabel.example/1"
    first = told(1, url=url)
    add(ledger, first)
    add(ledger, told(1, url=url, killed=7))
    ledger.withdraw(3, "the capture was damaged")
    assert ledger.reading(first.article.id) == first


def test_rebuild_gives_the_same_rows(ledger):
    """All that is asked is built from the entries: emptied and built anew, every row is the same to the byte."""
    url = "https://sanabel.example/1"
    add(ledger, *(told(n) for n in range(8)), commented(20, "خالد", "أم ياسين"))
    add(ledger, told(1, url=url), told(2, url=url, killed=9), told(40, more="\x00 كلمة " * 3000))
    ledger.withdraw(4, "why")
    before = rows(ledger)
    assert ledger.rebuild() == ledger.counts()["entry"]
    assert rows(ledger) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), max_size=4), max_size=4))
def test_adding_is_idempotent_however_it_is_batched(tmp_path_factory, batches):
    """Whatever pages come in whatever batches, adding them all once more changes nothing and the chain holds."""
    with book(f"sqlite:///{tmp_path_factory.mktemp('l') / 'a.db'}") as ledger:
        readings = [[told(n, killed=killed, url=f"https://a.example/{n}") for n, killed in batch] for batch in batches]
        for batch in readings:
            add(ledger, *batch)
        if any(readings):
            before = rows(ledger)
            for batch in readings:
                assert set(add(ledger, *batch)) <= {"known"}
            assert rows(ledger) == before
            assert isinstance(ledger.verify(), Verified)


# --- the chain ----------------------------------------------------------------------------------------------------------


def tamper(ledger, statement):
    """Change what cannot be changed: the triggers are taken away first, as someone with the database in hand could."""
    with ledger.door.writing() as connection:
        if ledger.door.sqlite:
            for table in ("entry", "blob"):
                for change in ("update", "delete"):
                    connection.execute(text(f"drop trigger {table}_no_{change}"))
        else:
            connection.execute(text("drop function tawatur_kept() cascade"))
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "seq", "said"),
    [
        ("update entry set body = replace(body, 'tester', 'x') || ' ' where seq = 4", 4, "was changed"),
        ("update entry set at = '1999-01-01T00:00:00Z' where seq = 2", 2, "was changed"),
        ("delete from entry where seq = 3", 3, "entry 3 is missing"),
        ("update entry set hash = 'f' where seq = 5", 5, "was changed"),
        ("update blob set data = (select data from blob order by hash limit 1)", None, "bytes kept of page"),
    ],
)
def test_the_first_broken_entry_is_named(ledger, statement, seq, said):
    """A changed, missing or exchanged entry and changed bytes of a page are found, the first of them named."""
    add(ledger, told(1), told(2), told(3))
    assert isinstance(ledger.verify(), Verified)
    tamper(ledger, statement)
    found = ledger.verify()
    assert isinstance(found, Break)
    assert said in found.why
    assert seq in (None, found.seq)


def test_a_chain_cut_short_is_found_by_a_noted_hash(ledger):
    """Entries cut off the end leave a whole chain; a hash noted before tells."""
    add(ledger, told(1), told(2))
    noted = ledger.verify().head
    add(ledger, told(3))
    assert isinstance(ledger.verify(head=noted), Verified)
    tamper(ledger, "delete from entry where seq >= 4")
    assert isinstance(ledger.verify(), Verified)
    assert "cut or written anew" in ledger.verify(head=noted).why


def test_the_database_itself_refuses_changes(ledger):
    """An update or a delete of entries and pages is refused by the database."""
    from sqlalchemy.exc import DBAPIError

    add(ledger, told(1))
    for statement in ("update entry set by = 'x'", "delete from entry", "delete from blob"):
        engine = ledger.door._opened(make=False)
        with pytest.raises(DBAPIError, match="never changed"), engine.connect() as connection, connection.begin():
            connection.execute(text(statement))


def test_two_writers_lose_nothing(address):
    """Two writers at once, each with batches of its own: every page is kept and the chain is whole."""
    with book(address) as first:
        add(first, told(0))
    errors = []

    def write(offset):
        try:
            with book(address, by=f"writer {offset}") as own:
                for n in range(offset, offset + 40, 2):
                    add(own, told(n), told(n + 1))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(offset,)) for offset in (100, 200, 220)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with book(address) as ledger:
        assert {**ledger.counts(), "incident": 0} == {"entry": 202, "article": 101, "claim": 202, "incident": 0}
        assert ledger.verify().entries == 202
        before = rows(ledger)
        ledger.rebuild()
        assert rows(ledger) == before


# --- search -------------------------------------------------------------------------------------------------------------

TEXTS = [
    "فرّ السجناء من سجنِ الصفصاف وللسجن بابان",
    "قصفت الطائرات سوقاً شعبيةً في إدلب، وقُتل 1,200 شخص",
    "قُصِفَ السوقُ الشعبيّ في ريف إدلب",
    "أم ياسين قالت: السجن القديم! o'neill \\ 'quoted' \"double\" :* & | <->",
    "كوفيد19 في الصفصاف ــ ٢٠٢٤",
]
QUERIES = {
    "سجن": [0, 3],
    "السجن": [0, 3],
    "«سجن الصفصاف»": [0],
    "«الصفصاف سجن»": [0],
    "«بابان الصفصاف»": [],
    "سوقا شعبية": [1],
    "سوق شعبية": [],
    "إدلب ريف": [2],
    "ادلب": [1, 2],
    "قص*": [1, 2],
    "«السوق الشعبي»": [2],
    '"في ر*"': [2],
    "1,200": [1],
    "2024": [4],
    "٢٠٢٤ الصفصاف": [4],
    "O'Neill": [3],
    "quoted double": [3],
    "كوفيد19": [4],
    "كوفيد": [],
    "' OR 1=1 --": [],
    "لاشيء": [],
}


def test_search_finds_the_same_on_both_engines(ledger):
    """A fixed set of queries has one answer, whichever engine is asked: words, phrases, beginnings, any spelling."""
    ids = []
    for n, words in enumerate(TEXTS):
        reading = told(n, more=words)
        clean = type(reading.article)(id=f"t{n}", title=str(n), text=words, capture=f"{n}\n{words}")
        ledger.add([capture(type(reading)(article=clean, claims=(), remarks=(), reader="test"), by_id=True)])
        ids.append(clean.id)
    assert {query: sorted(ids.index(hit.article) for hit in ledger.search(query)) for query in QUERIES} == QUERIES


def test_a_long_article_is_searched_to_its_end(ledger):
    """A word and a phrase at the end of a very long article are found."""
    add(ledger, told(1, more="كلمة وأخرى من هنا " * 6000 + "ختام البيان الطويل"))
    assert len(ledger.search("«ختام البيان الطويل»")) == 1
    assert len(ledger.search("«ختام هنا»")) == 0


def test_a_query_without_a_word_is_refused(ledger):
    """Nothing to look for is an error that says what to give."""
    add(ledger, told(1))
    with pytest.raises(OptionError, match="no word"):
        ledger.search("« »")


# --- readers' names -----------------------------------------------------------------------------------------------------


def test_readers_are_pseudonyms_in_all_that_leaves(ledger):
    """No comment author's name stands in an entry or an export; the same name has one pseudonym; here they can be shown."""
    one, two = commented(1, "خالد الحلبي", "أم ياسين"), commented(2, "خالد الحلبي")
    add(ledger, one, two)
    exported = "".join(export_lines(ledger))
    assert "خالد" not in exported
    assert "ياسين" not in exported
    authors = [comment.author for reading in (one, two) for comment in ledger.reading(reading.article.id).article.comments]
    assert authors[0] == authors[2] != authors[1]
    assert all(author.startswith("reader-") for author in authors)
    assert [c.author for c in ledger.reading(one.article.id, names=True).article.comments] == ["خالد الحلبي", "أم ياسين"]
    assert len(ledger.reading(one.article.id).article.capture) == len(one.article.capture)
    assert add(ledger, one, two) == ["known", "known"]


def test_pseudonyms_of_two_ledgers_differ(ledger, tmp_path):
    """A name cannot be followed from one ledger to another."""
    reading = commented(1, "خالد الحلبي")
    add(ledger, reading)
    with book(f"sqlite:///{tmp_path / 'other.db'}") as other:
        add(other, reading)
        pair = [each.reading(reading.article.id).article.comments[0].author for each in (ledger, other)]
    assert pair[0] != pair[1]


# --- exchange -----------------------------------------------------------------------------------------------------------


def test_an_export_read_in_is_the_same_ledger(ledger, tmp_path):
    """Entries, hashes and rows are the same; the pages' bytes only when they were asked for; importing again adds nothing."""
    add(ledger, told(1), told(2), commented(3, "خالد"))
    ledger.withdraw(2, "why")
    lines = list(export_lines(ledger, pages=True))
    with book(f"sqlite:///{tmp_path / 'other.db'}") as other:
        done = import_lines(other, lines)
        assert (done.entries, done.known, done.pages) == (7, 0, 3)
        assert list(export_lines(other, pages=True)) == lines
        assert {k: v for k, v in rows(other).items() if k != "words"} == {k: v for k, v in rows(ledger).items() if k != "words"}
        done = import_lines(other, lines)
        assert (done.entries, done.known, done.pages) == (0, 7, 0)
        add(ledger, told(9))
        assert import_lines(other, export_lines(ledger)).entries == 2
        found = other.verify()
        assert (found.entries, found.pages, found.absent) == (9, 3, 1)
        assert found.head == ledger.verify().head
        with pytest.raises(NotInLedger, match="not held here"):
            other.page(8)


def test_a_changed_export_is_refused(ledger, tmp_path):
    """An export with a changed word, a missing line, changed bytes, another story or no story at all is refused and named by line."""
    add(ledger, told(1), told(2))
    lines = list(export_lines(ledger, pages=True))
    changed = [line.replace("جنود", "ضباط") for line in lines]
    missing = lines[:3] + lines[4:]
    swapped = [json.dumps({**json.loads(line), "data": "AAAA"}) + "\n" if '"page":"' in line[:10] else line for line in lines]
    for n, (bad, said) in enumerate([
        (changed, "was changed"), (missing, "is missing"), (swapped, "bytes of a page"), (["x"], "not JSON"), (["[1]"], "not an export"),
        ([], "nothing in it"), ([lines[0], '{"seq": 1}'], "not an entry"), (['{"format":"tawatur-ledger","version":9}'], "version 9"),
    ]):  # fmt: skip
        with book(f"sqlite:///{tmp_path / f'{n}.db'}") as other, pytest.raises(BadExport, match=said):
            import_lines(other, bad)
    with book(f"sqlite:///{tmp_path / 'own.db'}") as other:
        add(other, told(5))
        with pytest.raises(BadExport, match="go on from it"):
            import_lines(other, lines)


# --- doors --------------------------------------------------------------------------------------------------------------


def test_reading_what_is_not_there_makes_nothing(ledger):
    """A question to a ledger that is not there is an error that says how to make one, and leaves no file."""
    with pytest.raises(NoLedger, match="there is no ledger here"):
        ledger.counts()
    with pytest.raises(NoLedger):
        ledger.withdraw(1, "why")


def test_a_newer_ledger_is_not_touched(ledger):
    """A ledger of a schema this version does not know is refused."""
    add(ledger, told(1))
    with ledger.door.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    ledger.close()
    with pytest.raises(NewerLedger):
        ledger.counts()


def test_another_database_is_not_touched(tmp_path):
    """A file that is no database, and a database that is no ledger, are refused."""
    import sqlite3

    (tmp_path / "text.db").write_text("not a database, but long enough to be taken for something" * 30)
    with pytest.raises(BrokenLedger, match="damaged"):
        book(f"sqlite:///{tmp_path / 'text.db'}").counts()
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("create table entry (x)")
    with pytest.raises(BrokenLedger, match="not a ledger"):
        book(f"sqlite:///{tmp_path / 'other.db'}").add([capture(told(1))])


@pytest.mark.parametrize("address_", ["mysql://a/b", "nonsense", "sqlite", "postgresql+oracle:///:x:"])
def test_an_address_that_cannot_be_used_is_named(address_):
    """Other databases and no address at all are errors that say which there are."""
    with pytest.raises((OptionError, NoLedger)):
        book(address_).counts()


def test_a_server_that_does_not_answer_is_one_error():
    """A server that cannot be reached is named without the password."""
    with pytest.raises(NoLedger) as error:
        book("postgresql://me:hidden@127.0.0.1:9/none").counts()
    assert "hidden" not in str(error.value)


def test_the_migrations_make_the_schema(ledger):
    """What the migrations make is what the tables say, on both engines, and the newest is the one asked for at every start."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from tawatur.ledger.schema import metadata

    add(ledger, told(1))
    own = lambda name, kind, *_: not (kind == "table" and name.startswith("words")) and name not in ("vector", "piece_vector")  # noqa: E731
    with ledger.door.writing() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": lambda _, name, kind, *__: own(name, kind)})
        assert compare_metadata(context, metadata) == []
    import tawatur.ledger.migrations as migrations

    assert ScriptDirectory(migrations.__path__[0]).get_current_head() == HEAD


def test_an_entry_is_found_by_number_and_hash(ledger):
    """Numbers, #numbers and the beginning of a hash name an entry; what names none is an error."""
    add(ledger, told(1))
    entry = ledger.entry(2)
    assert ledger.entry("#2") == ledger.entry(entry.hash[:9]) == entry
    for told_ in ("3", "0", "xyz", "zzzzzzzz", "99999999999999999999"):
        with pytest.raises(NotInLedger):
            ledger.entry(told_)
