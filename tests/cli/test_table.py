from __future__ import annotations

import pytest

from tawatur.cli import bidi
from tawatur.cli.labels import Labels
from tawatur.cli.table import Look, reading_lines
from tawatur.model import Comment, Event, Hedge, Modality, OriginKind, Polarity, Reading, Reason, Remark, Stance, ViaKind
from tawatur.testing import Found, article, reading

TITLE = "مقتل أكثر من 250 جنديا في بلدة الصفصاف"
TEXT = (
    "ونقلت صحيفة الأيام عن مصدر عسكري أن السجناء الفارين لا يتجاوز عددهم 20 سجينا.\n"
    "وقال المرصد عبر تلغرام إن غارات وقعت أمس ولم يصب أحد."
)
PARTIES = {"civilians": "civilians", "army": "the army"}


@pytest.fixture
def sample() -> Reading:
    """A reading with the article's own voice, a relayed source and a channel, a comment and a remark."""
    comment = Comment(author="أبو سالم", age="منذ سنتين", text="رأي", start=0, end=3)
    found = Found(article(TITLE, TEXT, outlet="الراصد", comments=(comment,), source="page.html"))
    source = found.origin("مصدر عسكري", OriginKind.ANONYMOUS, "army")
    monitor = found.origin("المرصد", OriginKind.MONITOR)
    return reading(
        found.article,
        found.claim(
            Event.KILLED,
            "مقتل",
            count=found.count(251, None, Hedge.MORE_THAN, words="أكثر من 250"),
            target=found.mention("جنديا", "army"),
            place=found.place("الصفصاف"),
            reasons=(Reason(slot="count", rule="hedge before a figure", row="hedges.toml:12"),),
        ),
        found.claim(
            Event.ESCAPED,
            "الفارين",
            count=found.count(0, 20, Hedge.AT_MOST, words="لا يتجاوز عددهم 20"),
            target=found.mention("السجناء"),
            origin=source,
            via=(found.via("الأيام"),),
            stance=Stance.ALLEGE,
        ),
        found.claim(
            Event.AIRSTRIKE,
            "غارات",
            origin=monitor,
            via=(found.via("تلغرام", "telegram", ViaKind.CHANNEL),),
            time=found.when("أمس", offset_days=(-1, -1)),
        ),
        found.claim(Event.INJURED, "يصب", origin=monitor, polarity=Polarity.NEGATED, modality=Modality.HYPOTHETICAL),
        remarks=(Remark(code="figure.alone", message="a number here belongs to no event", start=0, end=4),),
    )


def lines(of: Reading, **look: object) -> list[str]:
    """The table as plain lines."""
    look.setdefault("bidi", "none")
    lang = str(look.pop("lang", "en"))
    return [line.plain for line in reading_lines(of, Look(labels=Labels(lang), party=PARTIES.get, **look))]


def test_claims_stand_under_their_chain(sample):
    """The chain reads from the page back to the source: outlet ← newspaper ← source, with the words that name it."""
    told = "\n".join(lines(sample, width=100))
    assert "الراصد (own voice)" in told
    assert "الراصد ← الأيام ← the army (unnamed source) «مصدر عسكري»" in told
    assert "الراصد ← Telegram ← monitor «المرصد»" in told


def test_figures_show_their_hedge(sample):
    """A figure is never shown without its hedge."""
    told = "\n".join(lines(sample, width=100))
    assert ">250" in told
    assert "≤20" in told


def test_what_did_not_happen_is_marked(sample):
    """A negated or merely possible event and a stance other than saying are told in words."""
    told = "\n".join(lines(sample, width=120))
    assert "not possible injured" in told
    assert "escaped (alleges)" in told


def test_an_unknown_date_is_said(sample):
    """Without a publication date the head says so and days are counted from it."""
    told = "\n".join(lines(sample))
    assert "date unknown" in told
    assert "day -1" in told


def test_comments_and_remarks_are_counted(sample):
    """Reader comments are counted and named by author and age, but none of their words is a claim."""
    told = lines(sample)
    assert any("4 claims · 1 reader comments · 1 remarks" in line for line in told)
    assert any("أبو سالم · منذ سنتين" in line for line in told)


def test_explain_names_row_and_rule(sample):
    """With explain each slot's rule and lexicon row stand below the claim, and the remarks are written out."""
    told = "\n".join(lines(sample, explain=True))
    assert "count: hedge before a figure · hedges.toml:12" in told
    assert "figure.alone: a number here belongs to no event «مقتل»" in told


def test_arabic_labels_run_from_the_right(sample):
    """With Arabic labels every line ends at the right edge, save its indent, and the arrow still points from source to page."""
    told = lines(sample, lang="ar", width=100)
    assert all(95 <= bidi.width(line) <= 100 for line in told if line.strip())
    assert any("الراصد → الأيام" in line for line in told)


@pytest.mark.parametrize("how", ["terminal", "visual", "none"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(sample, how, lang, width):
    """Whatever the width, direction and labels, no line runs over the edge."""
    assert all(bidi.width(line) <= width for line in lines(sample, bidi=how, lang=lang, width=width))


def test_each_cell_is_an_isolate(sample):
    """For a terminal that reorders, Arabic never stands outside an isolate, so that two cells of a line cannot run together."""
    for line in lines(sample, bidi="terminal"):
        depth = 0
        for char in line:
            depth += (char in (bidi.FSI, bidi.RLI)) - (char == bidi.PDI)
            assert depth > 0 or not "\u0621" <= char <= "\u064a"
        assert depth == 0


def test_visual_lines_hold_only_shapes(sample):
    """For a terminal that does not reorder, letters come in their joined shapes under an override."""
    for line in lines(sample, bidi="visual"):
        assert not any("\u0621" <= char <= "\u064a" for char in line)
        assert line.count(bidi.LRO) == line.count(bidi.PDF)


def test_dates_keep_their_order_among_arabic_words():
    """In a line of Arabic words year, month and day stay in this order when the line is turned."""
    dated = reading(article("عنوان", "نص", published="2024-02-12"))
    assert "2024/02/12" in "\n".join(lines(dated, lang="ar", bidi="visual"))
