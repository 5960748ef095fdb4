"""Pages and articles: what was captured, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tawatur.model.claim import Claim, Remark
from tawatur.model.terms import BlockKind
from tawatur.model.words import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as they were captured. ``source`` says where they came from (a path, a URL, ``-``, ``FILE:LINE``).

    ``captured`` is when, if known; ``published`` and ``outlet`` are what the user said about it and win over the page's own words.
    """

    source: str
    data: bytes
    url: str | None = None
    captured: datetime | None = None
    published: date | None = None
    outlet: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the captured text and what it is. Offsets count code points of ``Article.capture``."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reader's comment: the name and age as told, and the day it was posted when the capture time allows to reckon it.

    ``posted`` is ``(earliest, latest)``: «منذ سنتين» is a span of days, not a day.
    """

    author: str | None
    age: str | None
    text: str
    start: int
    end: int
    posted: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page made readable. ``title + "\\n" + text`` is what claims are read from and what their offsets count.

    ``capture`` is the whole page as text (for a record that was already clean, the same words), cut without gaps into ``blocks``.
    ``unread`` are stretches of ``full`` that hold no claims: furniture or a copy of another block inside a text that was given as clean.
    ``published_by`` says how the date was found: ``told`` (by the user or the record), ``page``, ``url``, or ``None`` when unknown.
    """

    id: str
    title: str
    text: str
    capture: str
    blocks: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    unread: tuple[Span, ...] = ()
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    published_by: str | None = None
    source: str | None = None

    @property
    def full(self) -> str:
        """Title and body as one text: what every offset of a claim counts."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with what was read from it. ``reader`` names the reader's version and the hash of its words."""

    article: Article
    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...]
    reader: str
