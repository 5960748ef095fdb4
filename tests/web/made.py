"""A ledger of invented articles for the pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tawatur import pipeline
from tawatur.ledger import Capture, Ledger
from tawatur.model import Block, BlockKind, Comment, Event, Hedge, OriginKind, Page
from tawatur.settings import Settings
from tawatur.testing import Found, article, reading

ROOT = Path(__file__).parents[2]


def examples(address: str, *, by: str = "tester") -> Ledger:
    """A ledger of the sample pages."""
    book = pipeline.ledger(Settings(ledger=address, by=by))
    reader = pipeline.Reader()
    captures = []
    for path in sorted((ROOT / "examples" / "pages").iterdir()):
        data = path.read_bytes()
        captures += [
            Capture(data=data, source=path.name, reading=each) for each in reader.read_page(Page(source=path.name, data=data))
        ]
    book.add(captures)
    return book


HOSTILE = "<script>window.hit=1</script><img src=x onerror=window.hit=1>\u202eمقلوب\u202c"


def hostile():
    """A reading whose every captured word is markup, an override of direction, or too long for any line."""
    long = "كلمة" * 120
    text = f"قال {HOSTILE} إن ≤20 من الجنود قتلوا في {long}. وأصيب 5."
    comment_text = f"تعليق {HOSTILE} {long}"
    base = article(f"عنوان {HOSTILE} {long}", text, outlet=f"موقع {HOSTILE}", published="2024-03-11")
    capture = base.full + "\n" + comment_text
    comment = Comment(author=f"زيد {HOSTILE}", age="منذ يوم", text=comment_text, start=len(base.full) + 1, end=len(capture))
    block = Block(kind=BlockKind.COMMENT, start=len(base.full), end=len(capture))
    made = replace(base, capture=capture, blocks=(*base.blocks, block), comments=(comment,))
    found = Found(made)
    claim = found.claim(
        Event.KILLED, "قتلوا", count=found.count(0, 20, Hedge.AT_MOST, words="≤20"), target=found.mention("الجنود"),
        origin=found.origin(HOSTILE, OriginKind.WITNESS), place=found.place(long),
    )  # fmt: skip
    return reading(made, claim)
