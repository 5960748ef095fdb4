"""Records that are already clean: title and text stay byte for byte, and what is surely no body is listed as unread."""

from __future__ import annotations

import re

from tawatur.model import Block, BlockKind, Span
from tawatur.pages.comments import head, tells_age
from tawatur.pages.cues import cues
from tawatur.pages.running import Stretch, copies, hashtags, marked, share_runs
from tawatur.pages.segment import stamp_at
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
    body = len(title) + 1
    told_again = copies(full, title=len(title))
    stretches = _merged([*_lines(full, body), *told_again, *_stamp(full, body, told_again)])
    unread = tuple(Span(start=s.start, end=s.end) for s in stretches)
    return _blocks(full, len(title) + 1, stretches), unread


def _stamp(full: str, body: int, told_again: list[Stretch]) -> list[Stretch]:
    """The age or day of the page between its title and its words («‏18 دقيقة مضت»).

    Without the title told again before it, «منذ يومين» may well begin the first sentence: then only an age that is «مضت» counts.
    """
    at = body
    for copy in told_again:
        if full[at : copy.start].strip() == "":
            at = copy.end
    end = stamp_at(full, at)
    aged = any(word in full[at:end] for word in cues().spellings("passed"))
    return [Stretch(at, end, "furniture")] if end and (at > body or aged) else []


def _lines(full: str, body: int) -> list[Stretch]:
    found: list[Stretch] = []
    levelled = level(full)
    told = frozenset(re.findall(r"\w+", levelled))
    found.extend(s for s in marked(full, levelled, told) if s.start >= body)
    found.extend(s for s in (*share_runs(full, told), *hashtags(full)) if s.start >= body)
    found.extend(_furniture_lines(full, levelled, body))
    return found


def _furniture_lines(full: str, levelled: str, body: int) -> list[Stretch]:
    table = cues()
    found: list[Stretch] = []
    listing = 0
    for match in _LINE.finditer(full, body):
        line = match.group().strip()
        if not line:
            continue
        size = len(line)
        marker = table.at_start(line) if size <= 400 and table.may_start(levelled, match.start(), match.end()) else None
        role = marker.marker.role if marker is not None else None
        if role == "comments" and (part := _comment_part(full, match.end())) is not None:
            return [*found, Stretch(match.start(), match.end(), "furniture"), part]
        ended = _SENTENCE_END.search(line) is not None
        if role in _UNREAD_ROLES and not (ended and size > 160):
            listing = _follows(role or "", line, marker.length if marker is not None else 0)
        elif listing and size <= 160 and not ended:
            listing -= 1
        elif size <= 160 and (
            _only_tags(line) or table.is_share(line) or (size <= 60 and (table.is_age(line) or table.stamped(line)))
        ):
            listing = 0
        else:
            listing = 0
            continue
        found.append(Stretch(match.start(), match.end(), "furniture"))
    return found


def _only_tags(line: str) -> bool:
    return line.startswith("#") and all(word.startswith("#") for word in line.split())


def _comment_part(full: str, start: int) -> Stretch | None:
    """Everything after a comment heading, when it has the ages of comments and no paragraph of an article."""
    rest = [line for line in full[start:].split("\n") if line.strip()]
    aged = any(head(line) is not None or tells_age(line) for line in rest[:6] if len(line) <= 140)
    return Stretch(start, len(full), "comment") if aged and all(len(line) <= 400 for line in rest) else None


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
    blocks: list[Block] = []
    at = 0
    for stretch in [*stretches, Stretch(len(full), len(full), "furniture")]:
        for start, end, kind in ((at, min(body, stretch.start), BlockKind.TITLE), (max(at, body), stretch.start, BlockKind.BODY)):
            if start < end:
                blocks.append(Block(kind=kind, start=start, end=end))
        if stretch.start < stretch.end:
            blocks.append(Block(kind=_KIND[stretch.kind], start=stretch.start, end=stretch.end))
        at = stretch.end
    return tuple(blocks)
