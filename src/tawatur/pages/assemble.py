"""From pieces to the article: title and body as one text, comments, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tawatur.model import Article, BlockKind, Comment, Page, content_id
from tawatur.pages.comments import Line, comments, head, inside
from tawatur.pages.cues import cues
from tawatur.pages.dates import day_of, in_url, plausible, told_as_age, told_in_words
from tawatur.pages.running import copies
from tawatur.pages.segment import Layout, Piece, blocks, trimmed
from tawatur.pages.spelling import key

_ATTRIBUTION = re.compile(r"^[—–-]*\s*.{0,80}\(@\w{2,}\)[^\n]{0,40}$|^@\w{2,}$|^(?:pic\.\S+|https?://\S+)$")
_TEXT = (BlockKind.BODY, BlockKind.HEADING, BlockKind.EMBED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What markup told about a page, beside its text."""

    published: date | datetime | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    comments: tuple[Comment, ...] | None = None


def article_id(title: str, text: str, outlet: str | None) -> str:
    """The id of an article without one of its own: a hash over its words and its outlet."""
    return content_id({"outlet": outlet, "text": text, "title": title})


def assemble(capture: str, layout: Layout, page: Page, found: Found) -> Article:
    """The article of a classified page. What the user said of the page wins over what the page says."""
    pieces = _without_copies(capture, layout)
    body = [piece for piece in pieces if piece.kind in _TEXT and not _ATTRIBUTION.match(piece.text)]
    text = "\n".join(piece.text for piece in body)
    outlet = page.outlet or found.outlet or layout.outlet
    byline = found.byline or _byline(pieces)
    if byline is not None and key(byline) == key(outlet or ""):
        byline = None
    url = page.url or found.url
    published, by = publication(page, layout, found, url)
    told = found.comments if found.comments is not None else _comments(pieces, page.captured)
    return Article(
        id=page.id or article_id(layout.title, text, outlet),
        title=layout.title, text=text, capture=capture, blocks=blocks(capture, pieces), comments=told,
        url=url, outlet=outlet, byline=byline,
        published=day_of(published), published_at=published if isinstance(published, datetime) else None,
        published_by=by, source=page.source,
    )  # fmt: skip


def _without_copies(capture: str, layout: Layout) -> list[Piece]:
    """The pieces with sentences told before on the page cut out of the body as duplicates."""
    body = [piece for piece in layout.pieces if piece.kind in _TEXT]
    joined = "\n".join([layout.title, *(piece.text for piece in body)])
    starts: list[tuple[int, Piece]] = []
    at = len(layout.title) + 1
    for piece in body:
        starts.append((at, piece))
        at += len(piece.text) + 1
    spans = copies(joined, title=len(layout.title))
    if not spans:
        return layout.pieces
    out = [piece for piece in layout.pieces if piece.kind not in _TEXT]
    first = 0
    for start, piece in starts:
        end = start + len(piece.text)
        while first < len(spans) and spans[first].end <= start:
            first += 1
        cut, n = [], first
        while n < len(spans) and spans[n].start < end:
            cut.append((max(spans[n].start, start) - start, min(spans[n].end, end) - start))
            n += 1
        out.extend(_cut(capture, piece, cut))
    return sorted(out, key=lambda piece: piece.start)


def _cut(capture: str, piece: Piece, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    if not spans:
        return [piece]
    out: list[Piece] = []
    at = 0
    for first, last in [*spans, (len(piece.text), len(piece.text))]:
        # The full stop after a copy goes with it.
        while 0 < last < len(piece.text) and piece.text[last] in '.،؟!»"”)…':
            last += 1
        for a, b, kind in ((at, first, piece.kind), (first, last, BlockKind.DUPLICATE)):
            start, end = trimmed(capture, piece.start + a, piece.start + b)
            if start < end:
                letters = re.search(r"\w", capture[start:end])
                out.append(Piece(start, end, capture[start:end], kind=kind if letters else BlockKind.FURNITURE))
        at = max(at, last)
    return out


def _comments(pieces: Sequence[Piece], captured: datetime | None) -> tuple[Comment, ...]:
    part = [piece for piece in pieces if piece.kind is BlockKind.COMMENT]
    if len(part) == 1 and head(part[0].text) is None:
        return inside(part[0].text, part[0].start, captured)
    return comments([Line(text=piece.text, start=piece.start, end=piece.end) for piece in part], captured)


def _byline(pieces: Sequence[Piece]) -> str | None:
    """The author as told: the first byline, its cue («بقلم:») left out."""
    for piece in pieces:
        if piece.kind is BlockKind.BYLINE:
            found = cues().at_start(piece.text)
            if found is not None and found.marker.role == "source":
                continue
            told = piece.text
            if found is not None:
                told = " ".join(told.replace(":", " ").split()[found.length :]) or told
            return told.strip(" :-–—|")
    return None


def publication(page: Page, layout: Layout, found: Found, url: str | None) -> tuple[date | datetime | None, str | None]:
    """When the page was published and who said so: the user, the page's markup, its words, its address. Never a guess."""
    if page.published is not None:
        return page.published, "told"
    if plausible(found.published, page.captured):
        return found.published, "page"
    for sort, line in layout.stamps:
        told = told_as_age(line, page.captured) if sort == "age" else told_in_words(line)
        if plausible(told, page.captured):
            return told, "page"
    day = in_url(url)
    return (day, "url") if plausible(day, page.captured) else (None, None)
