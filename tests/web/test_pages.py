from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tawatur.ledger import Capture
from tawatur.model import Policy
from tawatur.web import application
from tawatur.web.words import tables
from tests.web.made import examples, hostile


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The ledger of the sample pages and a hostile one."""
    made = examples(f"sqlite:///{tmp_path_factory.mktemp('web') / 'ledger.db'}")
    reading = hostile()
    made.add([Capture(data=b"<script>window.hit=1</script>", source="hostile", reading=reading)])
    yield made
    made.close()


@pytest.fixture
def client(book):
    """A browser without JavaScript."""
    return TestClient(application(book))


def addresses(book) -> list[str]:
    """Every page there is, with an incident, an article and a claim of each kind."""
    briefs = list(book.briefs())
    articles = sorted({article for brief in briefs for article in book.incident(brief.id).articles})
    readings = book.readings_of(articles)
    out = ["/", "/?text=%20", "/?place=nowhere", "/origins", "/search", "/search?q=سجن", "/methodology", "/review", "/review?second=1",
           "/review/agreement"]  # fmt: skip
    out += [f"/incident/{brief.id}?policy={policy.value}" for brief in briefs for policy in Policy]
    out += [f"/incident/{brief.id}?claims=accepted" for brief in briefs]
    out += [f"/article/{id}" for id in articles]
    out += [f"/article/{id}?claim={claim.id}" for id, reading in readings.items() for claim in reading.claims[:3]]
    return out


class Seen(HTMLParser):
    """The tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []
        self._script = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Keep it."""
        self.tags.append((tag, dict(attrs)))
        self._script = tag in ("script", "style")

    def handle_data(self, data):
        """Keep what stands in a script or a style."""
        if self._script and data.strip():
            self.inline.append(data)

    def handle_endtag(self, tag):
        """A script or style ends."""
        self._script = False


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_in_both_languages(book, client, lang):
    """Every page answers, says its language and direction, stands on this host alone, and holds no script, style or handler of its own."""
    for address in addresses(book):
        got = client.get(address, headers={"cookie": f"tawatur_lang={lang}"})
        assert got.status_code == 200, address
        seen = Seen(got.text)
        assert seen.tags[0] == ("html", {"lang": lang, "dir": "rtl" if lang == "ar" else "ltr"})
        assert seen.inline == [], address
        for tag, attrs in seen.tags:
            assert not [name for name in attrs if name.startswith("on") or name == "style"], (address, tag, attrs)
            for name in ("src", "href", "action"):
                assert (attrs.get(name) or "/").startswith(("/", "#", "?")), (address, tag, attrs)
            assert tag not in ("img", "iframe", "object", "base"), (address, tag)


def test_guards(client):
    """Every answer forbids what does not come from this host, framing, and guessing what bytes are."""
    for address in ("/", "/nothing", "/static/tawatur.css"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_hostile_words_are_only_words(client, book):
    """Markup, overrides of direction and endless words of a page come out as words, on every page that shows them."""
    reading = hostile()
    incident = book.incident(reading.article.id).id
    for address in (f"/article/{reading.article.id}", f"/incident/{incident}", "/", "/origins", "/search?q=مقلوب"):
        text = client.get(address).text
        assert "<script>window" not in text
        assert "<img" not in text
        assert "\u202e" not in text
    assert "&lt;script&gt;window" in client.get(f"/article/{reading.article.id}").text


def test_a_commenter_is_a_pseudonym(client):
    """Readers who comment are shown under pseudonyms, never by name."""
    text = client.get(f"/article/{hostile().article.id}").text
    assert "زيد" not in text
    assert "reader-" in text


def test_figures_are_isolated(client, book):
    """A figure with a sign stands in an isolate of its own that runs from left to right: «≤20» cannot turn."""
    for lang in ("en", "ar"):
        text = client.get(f"/incident/{book.incident(hostile().article.id).id}?lang={lang}").text
        assert '<bdi dir="ltr">≤20</bdi>' in text
        assert [
            at for at in re.finditer("[≤≥≈>]\\d", re.sub("<[^>]+>", "\0", text).replace("&gt;", ">")) if text.find("≤") < 0
        ] == []


def test_board_filters(client, book):
    """Filters stand in the address and narrow the list; what fits nothing says so, and so does what cannot be read."""
    everything = client.get("/").text.count('<li class="card">')
    assert everything == len(list(book.briefs()))
    contradicted = client.get("/?contradicted=1").text
    assert 0 < contradicted.count('<li class="card">') < everything
    assert client.get("/?place=الصفصاف").text.count('<li class="card">') == 2
    assert client.get("/?event=protest").text.count('<li class="card">') == 1
    assert "No incident fits" in client.get("/?place=nowhere").text
    assert client.get("/?first=yesterday").status_code == 400
    assert client.get("/?policy=mine").status_code == 400


def test_from_the_board_to_the_words_in_three_clicks(client, book):
    """Board, incident, article: the third page holds the words that the figure stands on, marked and selected."""
    incident = re.findall(r'href="(/incident/[^"]+)"', client.get("/?contradicted=1&event=escaped").text)[0]
    word = re.findall(r'href="(/article/[^"]+claim=[^"]+)"', client.get(incident).text)[0]
    page = client.get(word.replace("&amp;", "&").partition("#")[0]).text
    assert 'id="selected"' in page
    assert "s-trigger" in page


def test_a_revision_is_shown_with_both_words(client, book):
    """The sample siege: «≤20» was replaced by «200–999» of the same origin and stands against «>700», all on one page."""
    brief = next(each for each in book.briefs() if each.revised and "escaped" in {figure[0] for figure in each.figures})
    text = client.get(f"/incident/{brief.id}").text
    for figure in ("≤20", "200–999", "&gt;700"):
        assert f'<bdi dir="ltr">{figure}</bdi>' in text
    assert 'class="join"' in text
    assert 'class="face' in text


def test_policies_give_other_figures(client, book):
    """The policy in the address decides the best figure."""
    brief = next(each for each in book.briefs() if each.revised and "escaped" in {figure[0] for figure in each.figures})
    pages = {policy: client.get(f"/incident/{brief.id}?policy={policy.value}").text for policy in Policy}
    assert len({re.sub(r".*?<section", "<section", page, count=1, flags=re.S) for page in pages.values()}) > 1


def test_the_original_is_saved_never_shown(client):
    """The bytes as captured come as a file of no type that a browser would render."""
    got = client.get(f"/article/{hostile().article.id}/original")
    assert got.content == b"<script>window.hit=1</script>"
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"].startswith("attachment")


def test_versions_are_compared(book, client):
    """A page whose words changed is shown with both wordings and the words that differ."""
    from dataclasses import replace

    from tests.ledger.made import capture, told

    one = told(77, url="https://one.example/77")
    other = told(77, url="https://one.example/77", killed=9, more="وزيد في الخبر.")
    book.add([capture(one)])
    book.add([capture(replace(other, article=replace(other.article, id=one.article.id)))])
    text = client.get(f"/article/{one.article.id}?compare=1").text
    assert "<ins>" in text
    assert "<del>" in text
    assert text.count("version=") >= 2


def test_what_is_not_there(client):
    """Unknown pages, incidents, articles, claims, origins: a page that says so, with the way back."""
    for address in (
        "/x",
        "/incident/zz",
        "/article/zz",
        "/origin?key=zz",
        "/outlet?name=zz",
        "/review/a/b",
        "/article/zz/original",
    ):
        got = client.get(address)
        assert got.status_code == 404, address
        assert 'href="/"' in got.text


def test_another_name_for_this_host_is_refused(book):
    """On loopback a page elsewhere that makes its own name point here is turned away."""
    client = TestClient(application(book, hosts=frozenset({"127.0.0.1", "localhost", "::1"})))
    assert client.get("/", headers={"host": "evil.example:8765"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8765"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:8765"}).status_code == 200


def test_both_languages_say_the_same_things():
    """Every label of the pages is there in English and in Arabic."""
    said = tables()
    for group, labels in said["en"].items():
        assert set(labels) == set(said["ar"][group]), group


def test_every_label_asked_for_is_there():
    """No template asks for a label that neither language has."""
    from importlib import resources

    asked = set()
    for file in (resources.files("tawatur.web") / "templates").iterdir():
        asked |= set(re.findall(r"""\bt\(["'](\w+)["'], ["']([\w-]+)["']\)""", file.read_text(encoding="utf-8")))
    assert len(asked) > 100
    assert [(group, key) for group, key in sorted(asked) if key not in tables()["en"].get(group, {})] == []


def test_search(client):
    """Search finds articles, the incidents told in them and claims with the words; a query without a word asks for one."""
    text = client.get("/search?q=سجن الصفصاف").text
    assert "<mark>" in text
    assert "/incident/" in text
    assert "Nothing holds" in client.get("/search?q=لامثيلله").text
    assert client.get("/search?q=%D8%8C").status_code == 200


def test_methodology_is_the_same_for_the_same_settings(client):
    """The hash a report cites changes with the settings and not with the asking."""
    cited = [re.search(r'<td><bdi dir="ltr">([0-9a-f]{32})</bdi>', client.get("/methodology").text)[1] for _ in range(2)]
    assert cited[0] == cited[1]
