"""The invented pages in ``pages/``: outlets, people, places and events are made up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tawatur.model import Article, BlockKind, Page
from tawatur.pages import open_page

PAGES = sorted((Path(__file__).parent / "pages").iterdir())
CAPTURED = datetime(2024, 3, 26, tzinfo=UTC)
TITLE = "انفجار في مستودع للوقود قرب بلدة المروج"
P1 = "قال مجلس بلدة المروج إن انفجاراً وقع في مستودع للوقود شرقي البلدة فجر الثلاثاء، وأسفر عن مقتل ثلاثة عمال وإصابة سبعة آخرين بحروق."
P2 = "وأضاف المجلس في بيان أن فرق الإطفاء أخمدت الحريق بعد أربع ساعات، وأن الطريق إلى السوق ما زال مقطوعاً."
P3 = "وذكر شاهد من أهالي الحي أن شاحنة كانت تفرغ حمولتها حين وقع الانفجار، مضيفاً أن الجيران نقلوا المصابين بسياراتهم."
SUB = "خسائر في السوق"
P4 = "وقدرت غرفة التجارة في البلدة الخسائر بنحو مئتي ألف، وقالت إن عشرين متجراً أغلقت أبوابها حتى إشعار آخر."
POST = "شاهدوا آثار الحريق في مستودع الوقود قرب المروج"


def article(name: str, **told: object) -> Article:
    """The article of one of the pages."""
    path = Path(__file__).parent / "pages" / name
    return open_page(Page(source=name, data=path.read_bytes(), captured=CAPTURED, **told))  # type: ignore[arg-type]


BODIES = {
    "plain.txt": [P1, P2, P3, SUB, P4],
    "oneline.txt": [f"{P1} {P2}", f"{P3} {P4}"],
    "agency.txt": [P1, P2, P3],
    "dates.txt": [P1, P2],
    "clock.txt": [P1, P2],
    "buttons.txt": [P1, P2, P3],
    "comments_inline.txt": [P1, P2],
    "pull.txt": [P1, P2, P3],
    "post.txt": [P1, f"{POST} هذا الصباح pic.twitter.com/abc123", P2],
    "short.txt": [P1],
    "bare.txt": [f"{P1} {P2}"],
    "windows.txt": [P1, P2],
    "blog.html": [P1, P2, SUB, P3, P4],
    "hashed.html": [P1, P2, P3],
    "portal.html": [P1, P2, P3],
    "builder.html": [P1, P2, P3, P4],
    "address.html": [P1, POST, P2, P3],
}


@pytest.mark.parametrize("name", BODIES)
def test_the_body_is_the_paragraphs_and_nothing_else(name: str) -> None:
    """Title copies, datelines, bylines, captions, tags, share words, links and comments stay out of the body."""
    assert article(name).text == "\n".join(BODIES[name])


@pytest.mark.parametrize("name", [path.name for path in PAGES if path.name != "bare.txt"])
def test_the_title_is_found(name: str) -> None:
    """The title is found in every shape, without the outlet's name."""
    assert article(name).title == TITLE


def test_a_post_told_twice_on_one_line_is_read_once() -> None:
    """A sentence told again word for word inside a page without line breaks is a duplicate."""
    read = article("oneline_post.txt")
    assert read.text.count("سمعنا دوياً هائلاً") == 1
    assert "كلمات مفتاحية" not in read.text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_nothing_is_thrown_away(path: Path) -> None:
    """The blocks cut the capture without gaps."""
    read = article(path.name)
    assert [block.start for block in read.blocks] == [0, *(block.end for block in read.blocks)][:-1]
    assert read.blocks[-1].end == len(read.capture)
    for line in read.text.split("\n"):
        assert line in read.capture


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("plain.txt", [("أبو محمد", "منذ 3 أيام", "الله يرحمهم"), ("سلمى", "منذ يومين", "وين كانت الإطفاء؟")]),
        (
            "comments_inline.txt",
            [
                ("أبو محمد", "منذ 3 أيام", "الله يعوض أصحاب المتاجر"),
                ("سلمى", "12/4/2023", "الخبر ناقص\nولم تذكروا أسماء العمال"),
                ("خالد", "5 أبريل 2023", "رحمهم الله"),
            ],
        ),
        ("blog.html", [("أبو محمد", "5 أبريل 2023 الساعة 9:00", "الله يرحمهم"), ("سلمى", "منذ يومين", "وين كانت الإطفاء؟")]),
        ("hashed.html", [("أبو محمد", "منذ 3 أيام", "الله يرحمهم")]),
    ],
)
def test_comments_keep_author_and_age(name: str, told: list[tuple[str, str, str]]) -> None:
    """Each comment has its author, its age as told, and its words."""
    assert [(c.author, c.age, c.text) for c in article(name).comments] == told


def test_a_comments_age_is_reckoned_from_the_capture() -> None:
    """«منذ يومين» is two days before the capture, and unknown when the capture's time is."""
    assert article("plain.txt").comments[1].posted == (date(2024, 3, 24), date(2024, 3, 24))
    path = Path(__file__).parent / "pages" / "plain.txt"
    assert open_page(Page(source="-", data=path.read_bytes())).comments[1].posted is None


@pytest.mark.parametrize(
    ("name", "published", "by"),
    [
        ("plain.txt", datetime(2023, 4, 4, 10, 30), "page"),
        ("dates.txt", date(2023, 4, 4), "page"),  # not the site's clock, not the update
        ("clock.txt", None, None),  # a date above the title may be the day of the capture
        ("short.txt", None, None),
        ("oneline_post.txt", date(2023, 4, 4), "page"),
        ("blog.html", datetime(2023, 4, 4, 10, 30, tzinfo=timezone(timedelta(hours=3))), "page"),
        ("hashed.html", datetime(2023, 4, 4, 7, 30, tzinfo=UTC), "page"),
        ("portal.html", date(2023, 4, 4), "page"),
        ("builder.html", date(2023, 4, 4), "page"),
        ("address.html", date(2023, 4, 4), "url"),  # not the date in the sidebar
    ],
)
def test_the_day_of_publication_is_told_not_guessed(name: str, published: date | datetime | None, by: str | None) -> None:
    """The most reliable word for the publication wins; without one it stays unknown."""
    read = article(name)
    assert (read.published_at or read.published, read.published_by) == (published, by)


def test_what_the_user_says_wins() -> None:
    """The user's date and outlet win over the page's."""
    read = article("blog.html", published=date(2020, 1, 1), outlet="لسان الوادي")
    assert (read.published, read.published_by, read.outlet) == (date(2020, 1, 1), "told", "لسان الوادي")


@pytest.mark.parametrize(
    ("name", "outlet", "byline"),
    [
        ("plain.txt", None, "سامر الدالي"),
        ("agency.txt", "وكالة الرابية", None),
        ("buttons.txt", "ساحة نيوز", None),
        ("pull.txt", None, "هدى الصباغ"),
        ("blog.html", "ساحة الخبر", "سامر الدالي"),
        ("hashed.html", "شبكة النبع", "هدى الصباغ"),
        ("builder.html", "راديو الوادي", None),
        ("address.html", "saha.example", None),
    ],
)
def test_outlet_and_byline(name: str, outlet: str | None, byline: str | None) -> None:
    """The outlet comes from the markup or the title's end, the byline from its cue or its place under the title."""
    read = article(name)
    assert (read.outlet, read.byline) == (outlet, byline)


def test_the_masthead_names_the_outlet() -> None:
    """A line of its own that is an outlet's name counts; an outlet named in a sentence does not."""
    told = open_page(Page(source="-", data=f"إذاعة وادي الصنوبر\n{TITLE}\n{P1}\n{P2}".encode()))
    assert told.outlet == "إذاعة وادي الصنوبر"
    assert open_page(Page(source="-", data=f"{TITLE}\nوقال لوكالة الرابية إن {P1}\n{P2}".encode())).outlet is None


@pytest.mark.parametrize(
    ("capture", "outlet"),
    [
        (f"الرئيسية أخبار محلية {TITLE} {TITLE} 12 كانون الثاني 2023 {P1} {P2}", None),
        (f"{TITLE} - ساحة نيوز {TITLE} فيسبوك تويتر واتساب تلغرام {P1} {P2}", "ساحة نيوز"),
        (f"ساحة نيوز | {TITLE}\n\n{P1}\n\n{P2}", "ساحة نيوز"),
        (f"{TITLE}\n2 تعليقات\n{P1} {P2}", None),
        (f"{TITLE}\nمنذ 5 ساعات\n{P1} {P2}", None),
    ],
)
def test_titles_in_many_places(capture: str, outlet: str | None) -> None:
    """A title told twice after a breadcrumb, with the outlet between, before or after it."""
    read = open_page(Page(source="-", data=capture.encode()))
    assert (read.title, read.text.replace("\n", " "), read.outlet) == (TITLE, f"{P1} {P2}", outlet)


def test_links_and_counters_amid_the_text_end_with_the_next_paragraph() -> None:
    """A list of links or a comment counter in the middle does not swallow the paragraphs after it."""
    for furniture in (f"مقالات ذات صلة\n{SUB}", "2 تعليقات"):
        read = open_page(Page(source="-", data=f"{TITLE}\n{P1}\n{furniture}\n{P2}\n{P3}".encode()))
        assert (read.text, read.comments) == (f"{P1}\n{P2}\n{P3}", ())


def test_captions_and_embeds_have_their_kind() -> None:
    """The words under a picture are a caption, the line under an embedded post part of the embed."""
    kinds = {block.kind for block in article("blog.html").blocks}
    assert {BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.HEADING, BlockKind.COMMENT} <= kinds
    assert BlockKind.EMBED in {block.kind for block in article("address.html").blocks}


def test_the_same_page_has_the_same_id() -> None:
    """The id is a hash over the words: the same on every run, another for another outlet."""
    assert article("short.txt").id == article("short.txt").id != article("short.txt", outlet="لسان الوادي").id
