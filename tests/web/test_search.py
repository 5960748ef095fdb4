from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tawatur.web import application
from tests.ledger.made import book as ledger
from tests.ledger.made import capture, told

COUNT = 75


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A ledger of more articles than one page of a search shows."""
    made = ledger(f"sqlite:///{tmp_path_factory.mktemp('search') / 'ledger.db'}")
    made.add([capture(told(n, place=f"قرية{n}")) for n in range(COUNT)])
    yield made
    made.close()


def pages(client, address: str, section: str) -> list[str]:
    """A section of a search on every page of it, by its links."""
    out = []
    while address:
        text = client.get(address).text
        part = text[text.index(f'<h2 id="{section}"') :].partition("</section>")[0]
        out.append(part)
        found = re.search(r'<a rel="next" href="([^"#]+)', part)
        address = unescape(found[1]) if found else ""
        assert len(out) < 200
    return out


def test_claims_of_all_articles_are_found(many):
    """Going on from page to page finds the claims of every article that holds the words, each once."""
    client = TestClient(application(many))
    parts = pages(client, "/search?q=الشرطة", "claims")
    found = [claim for part in parts for claim in re.findall(r"claim=([0-9a-f]+)", part)]
    assert len(parts) > 2
    assert len(found) == len(set(found)) == 2 * COUNT
    assert f"{COUNT}</bdi>" in parts[0]


def test_all_articles_and_incidents_are_found(many):
    """So it is with the articles and with the incidents told in them."""
    client = TestClient(application(many))
    articles = [id for part in pages(client, "/search?q=الشرطة", "articles") for id in re.findall(r"/article/([^\"]+)", part)]
    assert len(articles) == len(set(articles)) == COUNT
    incidents = [id for part in pages(client, "/search?q=الشرطة", "incidents") for id in re.findall(r"/incident/([^\"]+)", part)]
    assert set(incidents) == {brief.id for brief in many.briefs()}


def test_words_outside_the_claims_sentences(many):
    """Words that stand in the title but in no claim's sentence find the articles, and the page says why it shows no claim."""
    text = TestClient(application(many)).get("/search?q=هجوم").text
    assert f"{COUNT}</bdi>" in text
    assert "No claim of these articles stands in a sentence" in text


def test_a_page_past_the_end_says_so(many):
    """An address that goes beyond what is found is answered, not failed."""
    client = TestClient(application(many))
    assert "There are no more articles" in client.get("/search?q=الشرطة&page=90").text
    assert client.get("/search?q=الشرطة&after=9000&incidents=90").status_code == 200
