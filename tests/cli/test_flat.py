from __future__ import annotations

import csv
import io

from tawatur.cli.flat import COLUMNS, csv_lines
from tawatur.model import Event, Hedge
from tawatur.testing import Found, article, reading


def rows(*readings):
    """The file as a spreadsheet would take it."""
    text = "".join(csv_lines(readings))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_one_claim_is_one_row():
    """Every claim is one row under the columns of the documentation, its numbers plain numbers."""
    found = Found(article("مقتل نحو 8 جنود، وفرار بعضهم", "نص"))
    one = found.claim(Event.KILLED, "مقتل", count=found.count(8, hedge=Hedge.ABOUT), target=found.mention("جنود"))
    two = found.claim(Event.ESCAPED, "فرار")
    told = rows(reading(found.article, one, two))
    assert list(told[0]) == list(COLUMNS)
    assert [row["event"] for row in told] == ["killed", "escaped"]
    assert (told[0]["low"], told[0]["hedge"], told[0]["target"]) == ("8", "about", "جنود")


def test_no_cell_is_a_formula():
    """Words that a spreadsheet would run as a formula begin with an apostrophe."""
    found = Found(article("=HYPERLINK(1) مقتل", "+1", outlet="@cmd"))
    told = rows(reading(found.article, found.claim(Event.KILLED, "مقتل")))
    assert told[0]["title"].startswith("'=")
    assert told[0]["outlet"] == "'@cmd"


def test_nothing_read_is_still_a_header():
    """A file without claims has its header."""
    assert rows() == []
    assert "".join(csv_lines([])).startswith("\ufeffarticle,")
