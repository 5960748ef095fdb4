from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tawatur.model import Copy, Policy, Relation, RelationKind, Tie
from tawatur.web import application
from tawatur.web.reasons import Reasons
from tawatur.web.told import tell
from tawatur.web.words import Words, tables
from tests.web.made import examples


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The ledger of the sample pages."""
    made = examples(f"sqlite:///{tmp_path_factory.mktemp('reasons') / 'ledger.db'}")
    yield made
    made.close()


def siege(book):
    """The sample siege: a revision, a contradiction, repeats, relays and an exchange."""
    kinds = {RelationKind.REVISES, RelationKind.CONTRADICTS, RelationKind.EXCHANGES}
    return next(each for each in book.incidents() if kinds <= {relation.kind for relation in each.relations})


def reasons(book, incident, lang) -> Reasons:
    """The sentences of an incident in a language."""
    words = Words(lang)
    return Reasons(incident, tell(book.readings_of(incident.articles), words, incident.claims), words)


def plain(told) -> str:
    """A sentence without its tags."""
    return re.sub("<[^>]+>", "", str(told)).replace("&gt;", ">")


def outside(told) -> str:
    """What of a sentence stands in no isolate."""
    return re.sub(r"<bdi[^>]*>.*?</bdi>", "", str(told))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_reason_is_said_in_the_language_of_the_page(book, lang):
    """Figures, relations, ties and copies of all sample incidents are told; what is not a name or figure is in the page's letters."""
    foreign = re.compile("[A-Za-z]" if lang == "ar" else "[\u0621-\u064a]")
    count = 0
    for incident in book.incidents():
        why = reasons(book, incident, lang)
        told = [why.relation(each) for each in incident.relations] + [why.copy(each) for each in incident.copies]
        told += [why.tie(tie) for chain in incident.chains for tie in chain.ties]
        told += [why.figure(replace(figure, policy=policy)) for figure in incident.figures for policy in Policy]
        for each in told:
            count += 1
            assert plain(each)
            assert not foreign.search(outside(each)), each
            assert not re.search(r"\d", outside(each)), each
    assert count > 100


def test_a_revision_keeps_its_signs(book):
    """«≤20» then «200–999»: each figure stands in an isolate of its own that runs from left to right, in both languages."""
    incident = siege(book)
    revised = next(each for each in incident.relations if each.kind is RelationKind.REVISES)
    for lang in ("en", "ar"):
        told = str(reasons(book, incident, lang).relation(revised))
        assert '<bdi dir="ltr">≤20</bdi>' in told
        assert '<bdi dir="ltr">200–999</bdi>' in told
    assert plain(reasons(book, incident, "ar").relation(revised)) == "كلام قوات سوريا الديمقراطية أولا ≤20، ثم 200–999"


def test_relations_that_the_samples_do_not_have(book):
    """An exchange with the ratio the text tells, a repetition, and a relation to nothing that is here."""
    incident = siege(book)
    swap = next(each for each in incident.relations if each.kind is RelationKind.EXCHANGES)
    fits = replace(swap, holds=True, why=swap.why + "; the text says 1:3, which fits")
    fails = replace(swap, holds=False, why=swap.why + "; the text says 1:5, which does not fit")
    again = Relation(kind=RelationKind.REPEATS, earlier=swap.earlier, later=swap.later, why="")
    why = reasons(book, incident, "ar")
    assert plain(why.relation(fits)) == "12 مقابل 36، أي 1:3؛ وفي النص 1:3، وهو صحيح"
    assert plain(why.relation(fails)).endswith("وفي النص 1:5، وهو لا يصح")
    assert plain(why.relation(again)).endswith("نفسه مرة أخرى")
    assert why.relation(replace(swap, later="nothing")) == ""
    assert why.relation(replace(swap, earlier=None)) == ""


def test_ties_of_every_kind(book):
    """A shared sentence, shares of sentences and articles, a relay, a party, a person, an unnamed source, an outlet: all have words."""
    incident = siege(book)
    left, right = incident.claims[:2]
    why = reasons(book, incident, "ar")
    said = {
        plain(why.tie(Tie(kind=kind, left=left, right=right, why=noted)))
        for kind, noted in (
            ("copy", "the same sentence"),
            ("copy", "of the sentences, 94 % of the shorter text stands in the other"),
            ("copy", "copied articles: 81 % of the shorter text stands in the other"),
            ("relay", ""),
            ("party", ""),
            ("person", ""),
            ("anonymous", ""),
            ("outlet", ""),
        )
    }
    assert len(said) == 8
    assert any("94%" in each for each in said)
    assert any("81%" in each and "مقالان" in each for each in said)
    assert plain(why.copy(Copy(left="a", right="b", share=0.935, why=""))).startswith("94%" if round(93.5) == 94 else "93%")


def test_an_arabic_page_has_no_english_sentence(book):
    """The Arabic page of an incident holds no stretch that is marked as English."""
    client = TestClient(application(book))
    for incident in book.incidents():
        text = client.get(f"/incident/{incident.id}?lang=ar").text
        assert 'lang="en"' not in text.replace('lang="en" hreflang="en"', "")
        for noted in ("independent chain", "first said", "both are the word", "of the shorter text"):
            assert noted not in text


def test_templates_have_the_same_places(book):
    """A sentence puts in the same things in both languages."""
    for key, english in tables()["en"]["say"].items():
        arabic = tables()["ar"]["say"][key]
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", arabic)), key
