from __future__ import annotations

import re
from itertools import combinations

import pytest
from starlette.testclient import TestClient

from tawatur.ledger import Capture
from tawatur.web import application
from tawatur.web.chains import WIDTH, diagram
from tawatur.web.told import tell
from tawatur.web.words import Words
from tests.ledger.made import book as ledger
from tests.ledger.made import capture, told
from tests.web.made import examples, hostile


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The ledger of the sample pages and a hostile one."""
    made = examples(f"sqlite:///{tmp_path_factory.mktemp('chains') / 'ledger.db'}")
    made.add([Capture(data=b"x", source="hostile", reading=hostile())])
    yield made
    made.close()


def drawn(book, incident, lang):
    """The diagram of an incident with its claims."""
    readings, words = book.readings_of(incident.articles), Words(lang)
    claims = tell(readings, words, incident.claims)
    return diagram(incident, claims, readings, words), claims


def incidents(book):
    """The incidents that have chains."""
    return [each for each in book.incidents() if each.chains]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_origin_and_article_is_drawn_once(book, lang):
    """Each origin of each chain is one box, so is each article; every box is within the drawing and none stands on another."""
    for incident in incidents(book):
        made, claims = drawn(book, incident, lang)
        origins = {(n, claims[id].letter) for n, chain in enumerate(incident.chains) for id in chain.claims}
        assert sum(box.kind == "origin" for box in made.boxes) == len(origins)
        articles = [box.article for box in made.boxes if box.kind == "article"]
        assert sorted(articles) == sorted({claims[id].reading.article.id for chain in incident.chains for id in chain.claims})
        for box in made.boxes:
            assert made.wide / 2 <= box.x <= WIDTH - made.wide / 2
            assert made.tall / 2 <= box.y <= made.height - made.tall / 2
        for one, other in combinations(made.boxes, 2):
            assert one.x != other.x or abs(one.y - other.y) >= made.tall, (one, other)


def test_a_page_from_right_to_left_runs_from_right_to_left(book):
    """Origins stand on the left of an English page, on the right of an Arabic one; the articles on the other side."""
    incident = max(incidents(book), key=lambda each: len(each.chains))
    for lang, sign in (("en", 1), ("ar", -1)):
        made, _ = drawn(book, incident, lang)
        left, right = (min(sign * box.x for box in made.boxes if box.kind == kind) for kind in ("origin", "article"))
        assert left < right


def test_chains_and_copies_are_bracketed(book):
    """As many brackets at the origins as there are independent chains; one for each text that articles share, around just these."""
    copied = [each for each in incidents(book) if each.copies]
    assert copied
    for incident in copied:
        made, _ = drawn(book, incident, "en")
        assert sorted(each.number for each in made.brackets if each.number) == list(range(1, len(incident.chains) + 1))
        shared = [each for each in made.brackets if not each.number]
        assert len(shared) == 1
        top, bottom = map(float, re.match(r"M\S+ (\S+)H\S+V(\S+)H", shared[0].path).groups())
        inside = {box.article for box in made.boxes if box.kind == "article" and top < box.y < bottom}
        assert inside == {id for copy in incident.copies for id in (copy.left, copy.right)}


def test_lines_pass_by_boxes(book):
    """No level stretch of a line runs through a box of a channel."""
    for incident in incidents(book):
        made, _ = drawn(book, incident, "en")
        for line in made.lines:
            level = re.match(r"M(\S+) (\S+)H(\S+)C", line.path)
            if level:
                x, y = (float(level[1]) + float(level[3])) / 2, float(level[2])
                assert all(box.x != x or abs(box.y - y) > made.tall / 2 for box in made.boxes)


def test_the_drawing_is_on_the_page_with_its_words(book):
    """The page holds the drawing as SVG with a name and words beside it, and the same as a list; hostile names are only words."""
    client = TestClient(application(book))
    for incident in incidents(book):
        text = client.get(f"/incident/{incident.id}").text
        part = text[text.index('id="chains"') : text.index('id="claims"')]
        assert 'aria-labelledby="chains" aria-describedby="chains-told"' in part
        assert 'id="chains-told"' in part
        assert '<ol class="chains">' in part
        assert "<script" not in part
        assert "\u202e" not in part


def test_many_articles_are_counted_not_drawn(tmp_path):
    """Beyond forty articles a drawing helps nobody: those that are left out are counted beside it, each side of it in its words."""
    many = ledger(f"sqlite:///{tmp_path / 'many.db'}")
    many.add([capture(told(n, outlet=f"موقع {n}")) for n in range(45)])
    incident = max(incidents(many), key=lambda each: len(each.articles))
    assert len(incident.articles) == 45
    made, _ = drawn(many, incident, "en")
    assert made.more == 5
    client = TestClient(application(many))
    assert "5</bdi> articles are not drawn" in client.get(f"/incident/{incident.id}").text
    assert "مقالات لم ترسم" in client.get(f"/incident/{incident.id}?lang=ar").text
    many.close()
