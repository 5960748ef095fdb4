"""HTML pages of any site.

The page is cut into blocks by our own segmenter, so that nothing is thrown away. Which blocks are the body is decided by referees:
the site's own selector, the ``articleBody`` of its JSON-LD, and trafilatura's extraction; where none answers, by where the running
text is densest. The words of the blocks are then judged as in a text capture.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType

from tawatur.errors import NotArabic
from tawatur.model import Article, Page
from tawatur.pages.assemble import Found, assemble
from tawatur.pages.capture import read_capture
from tawatur.pages.decode import require_arabic
from tawatur.pages.markup import HtmlBlock, clean, parse, read_blocks, too_tangled, without_tags
from tawatur.pages.metadata import Metadata, metadata
from tawatur.pages.segment import Piece, classify, cut_long, split_title
from tawatur.pages.sites import host_of, site_of
from tawatur.pages.spelling import key

#: Above this the referee takes seconds; our own judgement does.
_REFEREE_LIMIT = 1_500_000
#: It takes each empty element out in time that grows with those beside it: thousands of them it is not asked about.
_EMPTY = re.compile(r"<(\w+)(?:\s[^<>]*)?>\s*</\1>")
_EMPTY_LIMIT = 2_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HINT_OF = {"furniture": "furniture", "comment": "comment", "caption": "caption", "byline": "byline", "dateline": "dateline"}
_SHORTEST_ANSWER = 120


@lru_cache(maxsize=1)
def _trafilatura() -> ModuleType | None:
    try:
        import trafilatura
    except ImportError:
        return None
    # Its complaints about odd pages are for its own users.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


def _referee(markup: str) -> str:
    """What trafilatura takes for the body, or nothing when it is missing, fails, or the page is too large for it."""
    module = _trafilatura()
    if module is None or len(markup) > _REFEREE_LIMIT or sum(1 for _ in _EMPTY.finditer(markup)) > _EMPTY_LIMIT:
        return ""
    try:
        return module.extract(f"<html><body>{markup}</body></html>", fast=True, include_comments=False, include_tables=True) or ""
    except Exception:
        # Another library's code on hostile markup: whatever it raises, our own judgement still stands.
        return ""


def read_html(html: str, page: Page) -> Article:
    """The article of an HTML page that is already decoded."""
    if too_tangled(html):
        return read_capture(without_tags(html), page)
    tree = parse(html)
    site = site_of(page.url)
    told = metadata(tree, site)
    if site is None and told.url:
        site = site_of(told.url)
        told = metadata(tree, site) if site is not None else told
    selected = _selected(tree, site.body) if site is not None and site.body else ""
    markup = clean(tree, drop=site.drop if site is not None else None)
    found, kept = read_blocks(markup)
    if not found:
        raise NotArabic(
            "no text in it", where=page.source, hint="the page is empty or drawn by a script; save what the browser shows"
        )
    title = _title(found, told)
    body = _body(found, selected or told.body, kept)
    if _hidden(found) > 2 * _weight(found, body):
        # A class name misled: most of the running text stands in what it called furniture. Believe tags only.
        found, kept = read_blocks(markup, classes=False)
        title = _title(found, told)
        body = _body(found, selected or told.body, kept)
    capture, pieces = _pieces(found, body, title)
    require_arabic(capture, where=page.source)
    outlet = told.outlet or _outlet(told, title) or host_of(page.url or told.url)
    byline = told.byline if told.byline and key(told.byline) != key(outlet or "") else None
    layout = classify(pieces, title=title)
    return assemble(capture, layout, page, Found(published=told.published, outlet=outlet, byline=byline, url=told.url))


def _selected(tree: object, selector: str) -> str:
    nodes = tree.css(selector)  # type: ignore[attr-defined]
    return "\n".join(node.text(separator=" ") for node in nodes)


def _title(blocks: Sequence[HtmlBlock], told: Metadata) -> str | None:
    """The page's title: the heading that the metadata tell too, else a single heading, else what the metadata tell."""
    keys = [key(title) for title in told.titles]
    heads = [block for block in blocks if block.tag == "h1" and block.region not in ("comment",)]
    for block in heads:
        if key(block.text) and any(key(block.text) in title for title in keys):
            return block.text
    for block in blocks:
        if block.tag in _HEADINGS and len(key(block.text).split()) >= 3 and any(key(block.text) in title for title in keys):
            return block.text
    if len(heads) == 1 and len(key(heads[0].text).split()) >= 3:
        return heads[0].text
    for title in told.titles:
        bare = split_title(title)[0]
        if len(key(bare).split()) >= 2:
            return bare
    return None


def _outlet(told: Metadata, title: str | None) -> str | None:
    """The outlet named after the title in the page's ``<title>``."""
    for whole in told.titles:
        if title and whole.startswith(title):
            rest = whole[len(title) :].strip()
            if re.match(r"[-–—|:»•]", rest) and 1 <= len(key(rest).split()) <= 5:
                return rest.strip(" -–—|:»•")
        named = split_title(whole)[1]
        if named:
            return named
    return None


def _body(blocks: Sequence[HtmlBlock], told: str, markup: str) -> set[int]:
    """The numbers of the blocks that are body."""
    open_blocks = [n for n, block in enumerate(blocks) if block.region in (None, "embed") and key(block.text)]
    chosen = _agreed(blocks, open_blocks, told) if len(told) >= _SHORTEST_ANSWER else set()
    if not chosen:
        chosen = _agreed(blocks, open_blocks, _referee(markup))
    dense = _densest(blocks, open_blocks)
    if not chosen or (dense and _weight(blocks, chosen) < 0.3 * _weight(blocks, dense)):
        chosen = dense
    return _filled(blocks, chosen)


def _weight(blocks: Sequence[HtmlBlock], numbers: set[int]) -> int:
    return sum(len(blocks[n].text) for n in numbers)


def _hidden(blocks: Sequence[HtmlBlock]) -> int:
    """Letters of running text in furniture: what is no link and has the length of a paragraph."""
    return sum(
        len(block.text) - block.links for block in blocks if block.region == "furniture" and len(block.text) - block.links > 300
    )


def _agreed(blocks: Sequence[HtmlBlock], numbers: Sequence[int], answer: str) -> set[int]:
    """The blocks whose words a referee's answer has: a line of it, or, when long enough to be no accident, a part of it."""
    if not answer.strip():
        return set()
    lines = {key(line) for line in answer.split("\n")}
    whole = f" {key(answer)} "
    chosen = set()
    for n in numbers:
        words = key(blocks[n].text)
        if words in lines or (len(words) >= 40 and f" {words} " in whole):
            chosen.add(n)
    return chosen


def _densest(blocks: Sequence[HtmlBlock], numbers: Sequence[int]) -> set[int]:
    """The blocks of the box with the most running text: long blocks with few links count for their box and half for the box around it."""
    scores: dict[int, float] = {}
    for n in numbers:
        block = blocks[n]
        size = len(block.text)
        if size >= 60 and block.links < 0.3 * size:
            inner = block.box if block.tag in ("div", "section", "article", "td", "body") else block.outer
            scores[inner] = scores.get(inner, 0) + size
            if inner != block.outer:
                scores[block.outer] = scores.get(block.outer, 0) + size / 2
    if not scores:
        return set()
    best = max(scores, key=lambda box: scores[box])
    return {n for n in numbers if best in (blocks[n].box, blocks[n].outer) and blocks[n].links < 0.5 * len(blocks[n].text)}


def _filled(blocks: Sequence[HtmlBlock], chosen: set[int]) -> set[int]:
    """With the blocks between two chosen ones that stand in the same box: short paragraphs and subheadings a referee left out."""
    if not chosen:
        return chosen
    boxes = {blocks[n].outer for n in chosen} | {blocks[n].box for n in chosen if blocks[n].tag not in ("p", "li", *_HEADINGS)}
    out = set(chosen)
    for n in range(min(chosen), max(chosen)):
        block = blocks[n]
        inside = block.outer in boxes or block.box in boxes
        if (
            n not in out
            and inside
            and block.region in (None, "embed")
            and block.tag in ("p", "blockquote", "div", "section", "article", "td", *_HEADINGS)
        ):
            if block.links < 0.5 * len(block.text):
                out.add(n)
    return out


def _pieces(blocks: Sequence[HtmlBlock], body: set[int], title: str | None) -> tuple[str, list[Piece]]:
    """The capture (one block a line) and its pieces with what the markup knows of them."""
    pieces: list[Piece] = []
    capture = "\n".join(block.text.replace("\n", " ") for block in blocks)
    wanted = key(title) if title else None
    at = 0
    for number, block in enumerate(blocks):
        end = at + len(block.text)
        piece = Piece(at, end, capture[at:end])
        at = end + 1
        if wanted and piece.key == wanted:
            pieces.append(piece)
            continue
        linked = block.links > 0.6 * len(block.text)
        piece.hint = _HINT_OF.get(block.region or "") or _outside(block, number in body, linked)
        if piece.hint == "body":
            pieces.extend(_with_hint(part) for part in cut_long(capture, piece, first=False))
        else:
            pieces.append(piece)
    return capture, pieces


def _outside(block: HtmlBlock, body: bool, linked: bool) -> str | None:
    if not body:
        return "outside"
    if linked:
        return None
    return "heading" if block.tag in _HEADINGS else "body"


def _with_hint(piece: Piece) -> Piece:
    if piece.hint is None:
        piece.hint = "body"
    return piece
