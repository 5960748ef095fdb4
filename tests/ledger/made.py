"""Invented articles with prepared claims, to be added without reading a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.ledger import Capture, Ledger
from tawatur.ledger import schema as t
from tawatur.model import BlockKind, Comment, Event, OriginKind, Reading
from tawatur.model.page import Block
from tawatur.pipeline import Grouping
from tawatur.settings import Settings
from tawatur.testing import Found, article, reading


def told(
    n: int = 1,
    *,
    killed: int = 3,
    url: str | None = None,
    hurt: int | None = 5,
    outlet: str = "وكالة سنابل",
    more: str = "",
    comments: tuple[Comment, ...] = (),
    place: str = "الصفصاف",
) -> Reading:
    """An article about an attack: its ``n`` makes it another one, ``killed`` and ``hurt`` are its figures."""
    text = f"قالت الشرطة إن {killed} جنود قتلوا وأصيب {hurt} مدنيين في بلدة {place} رقم {n}. {more}"
    found = Found(article(f"هجوم على بلدة {place} {n}", text, outlet=outlet, published="2024-03-11", comments=comments))
    police = found.origin("الشرطة", OriginKind.OFFICIAL)
    claims = [
        found.claim(
            Event.KILLED,
            "قتلوا",
            count=found.count(killed, words=str(killed)),
            target=found.mention("جنود"),
            origin=police,
            place=found.place(place),
        )
    ]
    if hurt is not None:
        claims.append(
            found.claim(
                Event.INJURED,
                "وأصيب",
                count=found.count(hurt),
                target=found.mention("مدنيين"),
                origin=police,
                place=found.place(place),
            )
        )
    made = reading(found.article, *claims)
    return replace(made, article=replace(made.article, url=url))


def book(address: str, **more: Any) -> Ledger:
    """A ledger that keeps incidents, as the command opens it."""
    return Ledger(address, groups=Grouping(Settings()), **more)


def capture(of: Reading, *, by_id: bool = False) -> Capture:
    """A reading with bytes it might have been read from."""
    return Capture(data=of.article.full.encode(), source=f"{of.article.id}.txt", reading=of, by_id=by_id)


def commented(n: int, *names: str) -> Reading:
    """An article with readers' comments: each a name, an age, and words that name the others."""
    base = told(n)
    capture_ = base.article.full
    blocks, comments = list(base.article.blocks), []
    for name in names:
        start = len(capture_)
        words = f"\n{name}\nمنذ شهر\nأوافق {names[0]} في ما قال"
        capture_ += words
        text = f"أوافق {names[0]} في ما قال"
        blocks.append(Block(kind=BlockKind.COMMENT, start=start, end=len(capture_)))
        comments.append(Comment(author=name, age="منذ شهر", text=text, start=start + 1, end=len(capture_)))
    return replace(base, article=replace(base.article, capture=capture_, blocks=tuple(blocks), comments=tuple(comments)))


def rows(ledger: Ledger) -> dict[str, list[Any]]:
    """Every row of every projection, in a settled order, and on SQLite the words of the search."""
    from sqlalchemy import text

    with ledger.door.reading() as connection:
        found: dict[str, list[Any]] = {
            table.name: sorted(map(tuple, connection.execute(table.select()).all()), key=repr) for table in t.PROJECTIONS
        }
        words = "select rowid, tokens from words" if ledger.door.sqlite else "select id, vector from piece"
        found["words"] = sorted(map(tuple, connection.execute(text(words)).all()))
    return found
