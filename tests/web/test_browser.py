from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from tawatur.ledger import Capture
from tawatur.settings import Settings
from tests.web.made import examples, hostile
from tests.web.served import AXE, chromium, opened, served
from tests.web.test_pages import addresses

pytestmark = pytest.mark.browser
#: A picture of one point.
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The ledger of the sample pages and a hostile one."""
    made = examples(f"sqlite:///{tmp_path_factory.mktemp('browser') / 'ledger.db'}")
    made.add([Capture(data=b"<script>", source="hostile", reading=hostile())])
    yield made
    made.close()


@pytest.fixture(scope="module")
def base(book):
    """The address it is served at."""
    with served(book) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    """One browser for all tests here."""
    with chromium() as made:
        yield made


def some(book) -> dict[str, str]:
    """One page of each kind, and the hostile ones."""
    full = max(book.briefs(), key=lambda brief: brief.claims)
    reading = max(book.readings_of(book.incident(full.id).articles).values(), key=lambda each: len(each.claims))
    bad = hostile()
    return {
        "board": "/",
        "empty": "/?place=nowhere",
        "incident": f"/incident/{full.id}",
        "article": f"/article/{reading.article.id}?claim={reading.claims[2].id}",
        "hostile-article": f"/article/{bad.article.id}?claim={bad.claims[0].id}",
        "hostile-incident": f"/incident/{book.incident(bad.article.id).id}",
        "origins": "/origins",
        "outlet": f"/outlet?name={reading.article.outlet}",
        "search": "/search?q=سجن",
        "review": "/review",
        "agreement": "/review/agreement",
        "methodology": "/methodology",
        "error": "/incident/zz",
    }


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("size", SIZES)
def test_every_kind_of_page(book, base, browser, lang, size):
    """Each kind of page, both languages, phone and desktop: nothing runs over the edge, nothing leaves the host, no hostile word acts."""
    width, height = SIZES[size]
    shots = os.environ.get("TAWATUR_SHOTS")
    with opened(browser, base, lang=lang, width=width, height=height, dark=size == "phone") as page:
        for name, address in some(book).items():
            page.goto(base + address)
            assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (name, over)
            assert page.evaluate("window.hit") is None, name
            if shots:
                page.screenshot(path=str(Path(shots) / f"{name}-{lang}-{size}.png"))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(book, base, browser, lang, dark):
    """axe-core finds no serious or critical fault on any kind of page, light or dark."""
    assert AXE.exists(), "axe-core is not installed: `make browser` installs it from its lock file and runs these tests"
    with opened(browser, base, lang=lang, dark=dark) as page:
        for name, address in some(book).items():
            page.goto(base + address)
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate("axe.run().then(done => done.violations)")
            bad = [
                (each["id"], [node["target"] for node in each["nodes"]][:3])
                for each in found
                if each["impact"] in ("serious", "critical")
            ]
            assert bad == [], (name, bad)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_signs_stand_before_their_numbers(book, base, browser, lang):
    """«≤20» is drawn with its sign to the left of the number in both languages, measured sign by sign."""
    measure = """() => [...document.querySelectorAll("bdi")].filter(each => /^[≤≥≈>]\\d/.test(each.textContent)).map(each => {
        const at = n => {
          const range = document.createRange();
          range.setStart(each.firstChild, n);
          range.setEnd(each.firstChild, n + 1);
          return range.getBoundingClientRect().left };
        return at(0) < at(1) })"""
    with opened(browser, base, lang=lang) as page:
        for name in ("incident", "hostile-article", "hostile-incident"):
            page.goto(base + some(book)[name])
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            drawn = page.evaluate(measure)
            assert len(drawn) >= 2, name
            assert all(drawn), name


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("size", SIZES)
def test_no_label_of_a_drawing_lies_on_another(book, base, browser, lang, size):
    """In maps, timelines, plots and chain diagrams no two labels touch; boxes of Arabic are taller than its letters, so they may meet."""
    measure = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
        const all = [...svg.querySelectorAll("text")].map(each => [each.textContent, each.getBoundingClientRect()]);
        const drawn = all.filter(([, at]) => at.width > 0);
        const over = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const beside = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
        return drawn.flatMap(([one, a], n) => drawn.slice(n + 1).filter(
            ([, b]) => beside(a, b) > 1 && over(a, b) > 0.45 * Math.min(a.height, b.height)).map(([other]) => [one, other])) })"""
    width, height = SIZES[size]
    pages = {"/", *(f"/incident/{brief.id}" for brief in book.briefs())}
    with opened(browser, base, lang=lang, width=width, height=height) as page:
        for address in sorted(pages):
            page.goto(base + address)
            assert page.evaluate(measure) == [], address


def test_filtering(book, base, browser):
    """The filter narrows the list, stays in the address, and the list it gives can be bookmarked."""
    with opened(browser, base) as page:
        everything = page.locator(".card").count()
        page.get_by_label("Contradicted only").check()
        page.get_by_role("button", name="Show").click()
        assert "contradicted=1" in page.url
        assert 0 < page.locator(".card").count() < everything
        page.reload()
        assert page.get_by_label("Contradicted only").is_checked()


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("size", SIZES)
def test_three_clicks_to_the_words(book, base, browser, lang, size):
    """From the board to the words a figure stands on in three clicks at most: the words of the figure are marked and in sight."""
    width, height = SIZES[size]
    with opened(browser, base, lang=lang, width=width, height=height) as page:
        cards = page.locator(".card:has(.figures) h2 a").count()
        assert cards >= 3
        for n in range(cards):
            page.goto(base + "/")
            clicks = 0
            for click in (".card:has(.figures) h2 a >> nth=" + str(n), ".plot tbody a >> nth=0"):
                page.locator(click).click()
                clicks += 1
            assert clicks <= 3
            assert page.locator("#selected").is_visible()
            figure = page.locator(".text .s-count, .text .s-trigger").first
            figure.scroll_into_view_if_needed()
            assert figure.is_visible()
            assert figure.inner_text().strip()


def test_selecting_a_claim(book, base, browser):
    """A claim's mark in the text opens its slots."""
    with opened(browser, base) as page:
        page.goto(base + some(book)["article"].partition("?")[0])
        assert page.locator("#selected").count() == 0
        page.locator(".text a.claim").first.click()
        assert page.locator("#selected .slots tr").count() >= 4


def test_ten_claims_without_the_mouse(tmp_path, browser):
    """Ten claims are reviewed by the keyboard alone: accepted, rejected with a reason, corrected by words selected with the arrows."""
    book = examples(f"sqlite:///{tmp_path / 'review.db'}", by="سلمى")
    with served(book) as base, opened(browser, base) as page:
        # from the board to the queue by the keyboard too
        while page.evaluate("document.activeElement.getAttribute('href')") != "/review":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/review")
        for n in range(10):
            with page.expect_navigation():
                if n == 3:
                    page.keyboard.press("x")
                    page.keyboard.type("ليس في النص")
                    page.keyboard.press("Enter")
                elif n == 5:
                    page.keyboard.press("c")
                    page.keyboard.press("ArrowDown")
                    page.keyboard.press("Shift+ArrowLeft")
                    page.keyboard.press("Shift+ArrowLeft")
                    page.keyboard.press("2")
                    assert page.locator("#in-target").input_value()
                    page.locator("#in-target").focus()
                    page.locator('button[value="correct"]').focus()
                    page.keyboard.press("Enter")
                else:
                    page.keyboard.press("a")
            assert page.locator(".done").is_visible()
            assert ("taken for" in page.locator(".done").inner_text()) == (n == 5)
        verdicts = [entry.data["verdict"] for entry in reversed(book.log(kind="review"))]
        assert verdicts == ["accept"] * 3 + ["reject", "accept", "correct"] + ["accept"] * 4
    book.close()


def test_reviewing_without_scripts(tmp_path, browser):
    """The same form works in a browser that runs no script."""
    book = examples(f"sqlite:///{tmp_path / 'plain.db'}")
    with served(book) as base:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(base + "/review")
        page.get_by_role("button", name="Accept").click()
        assert page.locator(".done").is_visible()
        context.close()
    book.close()


def test_the_chain_diagram_without_scripts(book, base, browser):
    """Without scripts: drawn from left to right on an English page, from right to left on an Arabic one; its boxes lead on."""
    with_copies = next(each for each in book.incidents() if each.copies)
    for lang, sign in (("en", 1), ("ar", -1)):
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{base}/incident/{with_copies.id}?lang={lang}")
        drawing = page.locator(".drawing svg")
        origin, article = (drawing.locator(f"rect.{kind}").first.bounding_box() for kind in ("origin", "article"))
        assert sign * origin["x"] < sign * article["x"]
        assert drawing.locator(".bracket.copies").count() == 1
        drawing.locator("a").first.click()
        assert "/article/" in page.url
        context.close()


def test_outlines_on_the_map(book, base, browser):
    """Countries are drawn under the marks, and a mark filters the list to its place."""
    with opened(browser, base) as page:
        page.goto(base + "/")
        assert page.locator(".map .land").count() >= 2
        page.locator(".map a").first.click()
        assert "place=" in page.url
        assert page.locator(".card").count() >= 1


def test_tiles_are_asked_of_their_host_alone(book, browser):
    """With a server of tiles set, the map is its pictures, nothing but they is asked of it, and no other host is asked for anything."""
    settings = Settings(tiles="https://tiles.example/{z}/{x}/{y}.png", tiles_credit="© invented")
    asked, wrong = [], []
    with served(book, settings=settings) as base:
        context = browser.new_context()
        context.route(
            "https://**/*", lambda route: (asked.append(route.request.url), route.fulfill(content_type="image/png", body=DOT))
        )
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(base + "/")
        page.wait_for_load_state("networkidle")
        assert page.locator(".map .land").count() == 0
        assert page.locator(".map image").count() == len(asked) >= 4
        assert all(url.startswith("https://tiles.example/") for url in asked)
        assert page.locator(".map").get_by_text("© invented").is_visible()
        assert wrong == []
        context.close()


def test_printing(book, base, browser, tmp_path):
    """An incident prints to a PDF of some pages."""
    with opened(browser, base) as page:
        page.goto(base + some(book)["incident"])
        data = page.pdf(path=str(tmp_path / "incident.pdf"), format="A4")
        assert data.startswith(b"%PDF")
        assert 1 <= data.count(b"/Type /Page\n") + data.count(b"/Type /Page/") + data.count(b"/Type/Page") < 60


def test_all_pages_load(book, base, browser):
    """Every page there is loads without a fault in the browser's console."""
    with opened(browser, base) as page:
        for address in addresses(book)[:60]:
            page.goto(base + address)
