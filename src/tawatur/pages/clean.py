"""Records that are already clean: title and text stay byte for byte, and what is surely no body is listed as unread."""

from __future__ import annotations

import re

from tawatur.model import Block, BlockKind, Span
from tawatur.pages.cues import cues
from tawatur.pages.running import Stretch, copies, marked, share_runs
from tawatur.pages.spelling import level

_LINE = re.compile(r"[^\n]+")
_UNREAD_ROLES = frozenset({"related", "section", "comments", "reply", "tags", "line"})
_SENTENCE_END = re.compile(r"[.؟!][»\"”)]*\s*$")
_KIND = {"furniture": BlockKind.FURNITURE, "comment": BlockKind.COMMENT, "duplicate": BlockKind.DUPLICATE}


def layout(title: str, text: str) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """The blocks of ``title + "\\n" + text`` and the stretches of it that hold no claims.

    >>> blocks, unread = layout("حريق في السوق", "اندلع حريق في السوق أمس.\\nاقرأ أيضاً: افتتاح المدرسة الجديدة")
    >>> [block.kind.value for block in blocks], len(unread)
    (['title', 'body', 'furniture'], 1)
    """
    full = f"{title}\n{text}"
    stretches = _merged([*_lines(full, len(title) + 1), *copies(full, title=len(title))])
    unread = tuple(Span(start=s.start, end=s.end) for s in stretches)
    return _blocks(full, len(title) + 1, stretches), unread


def _lines(full: str, body: int) -> list[Stretch]:
    found: list[Stretch] = []
    levelled = level(full)
    told = frozenset(re.findall(r"\w+", levelled))
    found.extend(s for s in marked(full, levelled, told) if s.start >= body)
    found.extend(s for s in share_runs(full, told) if s.start >= body)
    found.extend(_furniture_lines(full, levelled, body))
    return found


def _furniture_lines(full: str, levelled: str, body: int) -> list[Stretch]:
    table, found = cues(), []
    listing = 0
    for match in _LINE.finditer(full, body):
        line = match.group().strip()
        if not line:
            continue
        size = len(line)
        marker = table.at_start(line) if size <= 400 and table.may_start(levelled, match.start(), match.end()) else None
        role = marker.marker.role if marker is not None else None
        ended = _SENTENCE_END.search(line) is not None
        if role in _UNREAD_ROLES and not (ended and size > 160):
            listing = _follows(role or "", line, marker.length if marker is not None else 0)
        elif listing and size <= 160 and not ended:
            listing -= 1
        elif size <= 160 and (table.is_share(line) or (size <= 60 and (table.is_age(line) or table.stamped(line)))):
            listing = 0
        else:
            listing = 0
            continue
        found.append(Stretch(match.start(), match.end(), "furniture"))
    return found


def _follows(role: str, line: str, taken: int) -> int:
    """How many headlines may follow a marker on lines of their own: none when the marker's line already holds one."""
    rest = len(line.split()) - taken
    if rest > 2:
        return 0
    return {"related": 1, "section": 5, "tags": 3}.get(role, 0)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end)):
        if stretch.end <= stretch.start:
            continue
        if out and stretch.start < out[-1].end:
            if stretch.end > out[-1].end:
                out.append(Stretch(out[-1].end, stretch.end, stretch.kind))
        else:
            out.append(stretch)
    return out


def _blocks(full: str, body: int, stretches: list[Stretch]) -> tuple[Block, ...]:
    """Blocks without gaps: the title with its line end, then body and what is unread in turn."""
    blocks = [Block(kind=BlockKind.TITLE, start=0, end=body)]
    at = body
    for stretch in stretches:
        if stretch.start > at:
            blocks.append(Block(kind=BlockKind.BODY, start=at, end=stretch.start))
        blocks.append(Block(kind=_KIND[stretch.kind], start=stretch.start, end=stretch.end))
        at = stretch.end
    if at < len(full):
        blocks.append(Block(kind=BlockKind.BODY, start=at, end=len(full)))
    return tuple(blocks)
