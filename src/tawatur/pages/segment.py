"""The lines of a page and what each is: title, dateline, byline, body, heading, caption, embed, comment, furniture, duplicate.

Both captures as text and HTML come to this: a capture (one text) cut into :class:`Piece` values. HTML knows more about some pieces
(``hint``); the words decide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tawatur.model import Block, BlockKind
from tawatur.pages.comments import head, tells_age
from tawatur.pages.cues import cues
from tawatur.pages.running import Stretch, copies, hashtags, marked, share_runs
from tawatur.pages.spelling import key, level, words

_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.؟!:…][»\"”)\]]*$|[»\"”]$")
_FULL_STOP = re.compile(r"[.؟!][»\"”)\]]*$|[»\"”]$")
_LETTER = re.compile(r"[^\W\d_]")
_EMBED = re.compile(r"pic\.(?:twitter|x)\.com|https?://t\.co/|^[—–-]+\s.{2,80}\(@\w{2,}\)|\(@\w{2,}\)\s*[\w ,]*\d{4}$|^@\w{2,}$")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_CRUMB = re.compile(r"\s*[/»›>«‹|\\]\s*|\s+[-–]\s+")
_CREDIT = re.compile(r"[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\s*\.?$|[-–—|/:]\s*([^-–—|/:()]{2,40})$")
_SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s*(?P<sign>\s[-–—]\s|\s?\|\s?|\s::\s|\s»\s|\s•\s)\s*(?P<outlet>[^|]{2,40})$")
_PREFIX = re.compile(r"^(?P<outlet>[^|]{2,30}?)\s*(?P<sign>\s[-–—]\s|\s?\|\s?|\s::\s)\s*(?P<title>.{12,})$")
_LONG_LINE = 45
_FIRST_WORDS_FOR_STAMP = 45


@lru_cache(maxsize=1)
def _stamp_inside() -> re.Pattern[str]:
    """A day or an age inside a line: what stands before it is the title, if anything does."""
    lead, weekday, month, hour, unit, ago, passed = (
        cues().one_of(name) for name in ("stamp_lead", "weekday", "month", "hour", "age_unit", "ago", "passed")
    )
    return re.compile(
        rf"(?:{lead}\s*:?\s*)?(?:{weekday}\s*[،,-]?\s*)?"
        r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}"
        rf"|\d{{1,2}}\s+(?:{month}|[^\W\d_]{{2,8}})(?:\s*/\s*[^\W\d_]{{2,8}})?\s*[،,]?\s*\d{{4}})"
        rf"(?:\s*[-–—|،,]?\s*{hour}?\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[صم]\b|\s*[AaPp][Mm]\b)?)?"
        rf"|\u200f?\d{{1,3}}\s+{unit}\s+{passed}|{ago}\s+(?:\d{{1,3}}\s+)?{unit}"
    )


@dataclass(slots=True)
class Piece:
    """A stretch of the capture under work: offsets, its words, what is known of it (``hint``) and what it was found to be."""

    start: int
    end: int
    text: str
    hint: str | None = None
    kind: BlockKind | None = None
    gap: bool = False
    key: str = ""
    size: int = 0

    def __post_init__(self) -> None:
        """Work out the folded words once."""
        told = words(self.text)
        self.key, self.size = " ".join(told), len(told)


@dataclass(slots=True)
class Layout:
    """What the pieces of a page came to."""

    pieces: list[Piece]
    title: str = ""
    outlet: str | None = None
    stamps: list[tuple[str, str]] = field(default_factory=list)

    def of(self, *kinds: BlockKind) -> list[Piece]:
        """The pieces of some kinds in order."""
        return [piece for piece in self.pieces if piece.kind in kinds]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without space and invisible signs at its edges."""
    part = text[start:end]
    left = re.match(r"[\s\u00a0\u200b-\u200f\u2028-\u202e\ufeff]*", part)
    inner = part.rstrip(" \t\n\r\x0b\x0c\u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\ufeff")
    first = min(left.end() if left is not None else 0, len(inner))
    return start + first, start + len(inner)


def lines(capture: str) -> list[Piece]:
    """The non-blank lines of a capture, without the space around them.

    >>> [(p.start, p.end, p.text) for p in lines("خبر\\n\\n  نص  ")]
    [(0, 3, 'خبر'), (7, 9, 'نص')]
    """
    found, last = [], 0
    for match in _LINE.finditer(capture):
        start, end = trimmed(capture, match.start(), match.end())
        if start < end:
            found.append(Piece(start, end, capture[start:end], gap=capture.count("\n", last, start) > 1))
            last = end
    return found


def blocks(capture: str, pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks without gaps: the space after a piece belongs to it, the space before the first to the first."""
    ordered = sorted(pieces, key=lambda piece: piece.start)
    if not capture:
        return ()
    if not ordered:
        return (Block(kind=BlockKind.FURNITURE, start=0, end=len(capture)),)
    out = []
    for number, piece in enumerate(ordered):
        start = 0 if number == 0 else piece.start
        end = ordered[number + 1].start if number + 1 < len(ordered) else len(capture)
        if start < end:
            out.append(Block(kind=piece.kind or BlockKind.FURNITURE, start=start, end=end))
    return tuple(out)


def split_title(line: str) -> tuple[str, str | None]:
    """A title line as title and outlet, when it names one at its end or beginning.

    >>> split_title("حريق في السوق القديم | ساحة نيوز")
    ('حريق في السوق القديم', 'ساحة نيوز')
    >>> split_title("حريق في السوق القديم - سكان يروون")
    ('حريق في السوق القديم - سكان يروون', None)
    """
    match = _SUFFIX.match(line)
    if match is not None and _is_outlet(match["outlet"], match["sign"]):
        return match["title"].strip(), match["outlet"].strip()
    match = _PREFIX.match(line)
    if match is not None and _is_outlet(match["outlet"], "-"):
        return match["title"].strip(), match["outlet"].strip()
    return line, None


def _is_outlet(name: str, sign: str) -> bool:
    told = words(name)
    if not 1 <= len(told) <= 5 or any(word.isdigit() for word in told):
        return False
    return (
        sign.strip() in ("|", "::")
        or any(word in cues().outlet_words for word in told)
        or bool(re.search(r"\.(?:com|net|org|news)\b", name))
    )


def cut_long(capture: str, piece: Piece, *, first: bool) -> list[Piece]:
    """A long line cut where furniture stands inside it; for the first line also where its title, told twice or dated, ends."""
    text = piece.text
    if piece.size < _LONG_LINE:
        return [piece]
    levelled = level(text)
    told = frozenset(re.findall(r"\w+", levelled))
    cuts: list[Stretch] = [*marked(text, levelled, told), *share_runs(text, told), *hashtags(text)]
    if first:
        cuts.extend(_title_inside(text))
    cuts.extend(s for s in copies(text) if not any(s.start < c.end and c.start < s.end for c in cuts))
    if not cuts:
        return [piece]
    cuts.sort(key=lambda s: (s.start, -s.end))
    out: list[Piece] = []
    at = 0
    for cut in cuts:
        if cut.start < at:
            continue
        _add(out, capture, piece.start + at, piece.start + cut.start, None)
        _add(out, capture, piece.start + cut.start, piece.start + cut.end, cut.kind)
        at = cut.end
        # The full stop after a copy goes with it.
        while cut.kind == "duplicate" and at < len(text) and text[at] in ".،؟!»”)…":
            at += 1
    _add(out, capture, piece.start + at, piece.end, None)
    return out


def _add(out: list[Piece], capture: str, start: int, end: int, hint: str | None) -> None:
    start, end = trimmed(capture, start, end)
    if start < end:
        part = capture[start:end]
        if hint is None and not _LETTER.search(part):
            hint = "furniture"
        out.append(Piece(start, end, part, hint=hint))


def _title_inside(text: str) -> list[Stretch]:
    """The title at the beginning of a page without line breaks: told twice at once, or followed by the day of publication."""
    at = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[:1200])]
    told = [key(text[a:b]) for a, b in at]
    doubled = _doubled(told)
    if doubled is not None:
        first, count, gap = doubled
        again = first + count + gap
        ahead = [Stretch(0, at[first][0], "furniture")] if first else []
        return [
            *ahead,
            Stretch(at[first][0], at[again - 1][1], "title"),
            *_after_title(text, at[again][0], at[again + count - 1][1]),
        ]
    end = at[min(_FIRST_WORDS_FOR_STAMP, len(at)) - 1][1]
    for match in _stamp_inside().finditer(text, 0, end):
        before = words(text[: match.start()])
        if text[: match.start()].rstrip().endswith(("،", ",", "(")) or (before and before[-1] in cues().clause):
            return []
        if 4 <= len(before) <= 30:
            return [Stretch(0, match.start(), "title"), Stretch(match.start(), match.end(), "dateline")]
        if not before:
            return [Stretch(0, match.end(), "dateline")]
    return []


def _doubled(told: Sequence[str]) -> tuple[int, int, int] | None:
    """``(first word, words, words between)`` of a title told twice near the beginning, an outlet's name perhaps between the two."""
    best: tuple[int, int, int] | None = None
    for first in range(min(13, len(told))):
        for gap in range(6):
            for count in range(min(30, (len(told) - first - gap) // 2), 3 if not first and not gap else 5, -1):
                if best is not None and count <= best[1]:
                    break
                again = first + count + gap
                if told[first : first + count] == told[again : again + count]:
                    best = (first, count, gap)
                    break
    return best


def _after_title(text: str, start: int, end: int) -> list[Stretch]:
    """The title told again, and the day or age that follows it."""
    found = [Stretch(start, end, "duplicate")]
    stamp = stamp_at(text, end)
    return [*found, Stretch(end, stamp, "dateline")] if stamp else found


def stamp_at(text: str, at: int) -> int:
    """Where the day or age that begins at ``at`` (space and signs left aside) ends; 0 when there is none.

    >>> text = "‏18 دقيقة مضت أغلقت البلدية الطريق"
    >>> text[stamp_at(text, 0):]
    ' أغلقت البلدية الطريق'
    """
    match = _SKIPPED.match(text, at)
    stamp = _stamp_inside().match(text, match.end() if match is not None else at)
    return stamp.end() if stamp is not None else 0


_SKIPPED = re.compile(r"[\s\u200e\u200f|·•,،\-–—]*")
_HINTS = {
    "furniture": BlockKind.FURNITURE, "duplicate": BlockKind.DUPLICATE, "title": BlockKind.TITLE, "dateline": BlockKind.DATELINE,
    "caption": BlockKind.CAPTION, "comment": BlockKind.COMMENT, "byline": BlockKind.BYLINE,
}  # fmt: skip


def classify(pieces: list[Piece], *, title: str | None = None) -> Layout:
    """Say of every piece what it is. ``title`` is the page's title when something outside the text tells it (HTML)."""
    layout = Layout(pieces)
    for piece in pieces:
        if piece.hint in _HINTS:
            piece.kind = _HINTS[piece.hint or ""]
        if (
            piece.kind is BlockKind.COMMENT
            and (found := cues().at_start(piece.text)) is not None
            and found.marker.role == "comments"
        ):
            piece.kind = BlockKind.FURNITURE
    _by_words(pieces)
    body_from = _find_title(layout, title)
    _head(layout, body_from)
    _sections(pieces, body_from)
    _body(pieces, body_from, layout.title)
    layout.stamps = _stamps(pieces, body_from)
    layout.outlet = layout.outlet or _masthead(pieces)
    return layout


def _by_words(pieces: Sequence[Piece]) -> None:
    """Lines that give themselves away wherever they stand."""
    table = cues()
    for piece in pieces:
        if piece.kind is not None:
            continue
        line = piece.text
        if not _LETTER.search(line) and not table.stamped(line):
            piece.kind = BlockKind.FURNITURE
        elif len(line) > 400:
            continue
        elif _URL.match(line) or table.is_share(line) or (line[0] == "#" and all(word[0] == "#" for word in line.split())):
            piece.kind = BlockKind.FURNITURE
        elif table.is_age(line) or table.stamped(line):
            piece.kind = BlockKind.DATELINE
        elif _EMBED.search(line):
            piece.kind = BlockKind.FURNITURE if _URL.match(line) else BlockKind.EMBED
        else:
            piece.kind = _marked_kind(piece) or _caption(piece)


def _marked_kind(piece: Piece) -> BlockKind | None:
    found = cues().at_start(piece.text)
    if found is None:
        return None
    role = found.marker.role
    ended = _FULL_STOP.search(piece.text) is not None and piece.size > 14
    if role in ("byline", "source"):
        return None if ended else BlockKind.BYLINE
    if role == "caption":
        return None if ended and piece.size > 25 else BlockKind.CAPTION
    if ended and role not in ("related", "tags") and piece.size > 30:
        return None
    piece.hint = role
    return BlockKind.FURNITURE


def _caption(piece: Piece) -> BlockKind | None:
    """The words under a picture end in a credit: «… (رويترز)», «… - الأناضول»."""
    if piece.size > 28:
        return None
    match = _CREDIT.search(piece.text)
    told = key(match[1] or match[2]) if match is not None else key(piece.text)
    credit = cues().credit
    if told in credit or (match is not None and _WORDS_BETWEEN.split(told)[0] in credit and len(told.split()) <= 4):
        return BlockKind.CAPTION
    return None


_WORDS_BETWEEN = re.compile(r"\s*[-–/،]\s*")


def _find_title(layout: Layout, told: str | None) -> int:
    """Find the title, mark it and its copies, and say at which piece the rest of the page begins."""
    pieces = layout.pieces
    first = next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.TITLE), None)
    if told is not None:
        layout.title = told
        first = next((n for n, piece in enumerate(pieces) if piece.key and piece.key == key(told)), None)
        if first is None:
            return 0
    elif first is None:
        first = _title_line(pieces)
    if first is None:
        return 0
    piece = pieces[first]
    title, outlet = (piece.text, None) if told is not None else split_title(piece.text)
    if told is None:
        title, outlet = _shorter(pieces, first, title, outlet)
        layout.title, layout.outlet = title, outlet
    piece.kind = BlockKind.TITLE
    after = first + 1
    wanted = {piece.key, key(title)} - {""}
    opening = next(iter(key(title).split()[:1]), "")
    for n, other in enumerate(pieces):
        if n == first or other.size < 2 or other.kind not in (None, BlockKind.TITLE) or opening not in other.key:
            continue
        if other.key in wanted or (other.size <= 40 and key(split_title(other.text)[0]) in wanted):
            other.kind = BlockKind.DUPLICATE
            if n < first + 12:
                after = max(after, n + 1)
    for n in range(first):
        if pieces[n].kind is None:
            pieces[n].kind = BlockKind.FURNITURE
    return min(after, _first_long(pieces, first + 1))


def _shorter(pieces: Sequence[Piece], first: int, title: str, outlet: str | None) -> tuple[str, str | None]:
    """When the title is told again without its beginning or end, that shorter line is the title and the rest names the outlet."""
    if outlet is not None:
        return title, outlet
    whole = pieces[first].text
    for other in pieces[first + 1 : first + 15]:
        if 4 <= other.size < pieces[first].size and whole.startswith(other.text):
            rest = whole[len(other.text) :]
            if re.match(r"\s*[-–—|:»•]\s*\S", rest) and len(words(rest)) <= 5:
                return other.text, rest.strip(" -–—|:»•")
    return title, outlet


def _title_line(pieces: Sequence[Piece]) -> int | None:
    """The line that is the title: one told again further down, else the first of four words and more that is no paragraph."""
    near = [n for n, piece in enumerate(pieces[:15]) if piece.kind is None and 3 <= piece.size <= 40]
    later: dict[str, int] = {}
    for piece in pieces[:40]:
        if piece.kind is None and piece.size <= 60:
            later[piece.key] = later.get(piece.key, 0) + 1
            bare = key(split_title(piece.text)[0])
            if bare != piece.key:
                later[bare] = later.get(bare, 0) + 1
    stop = _first_long(pieces, 0)
    for n in near:
        if n <= stop and later.get(key(split_title(pieces[n].text)[0]), 0) > 1:
            return n
    for n in near:
        if n < stop and pieces[n].size >= 4 and not _is_crumb(pieces[n].text):
            return n if n + 1 < len(pieces) else None
    return None


def _first_long(pieces: Sequence[Piece], start: int) -> int:
    """The first piece that is surely a paragraph."""
    return next((n for n in range(start, len(pieces)) if _surely_paragraph(pieces[n])), len(pieces))


def _surely_paragraph(piece: Piece) -> bool:
    if piece.kind is not None or piece.hint == "outside":
        return False
    return piece.size > 35 or (piece.size >= 18 and _FULL_STOP.search(piece.text) is not None)


def _is_crumb(line: str) -> bool:
    parts = [part for part in _CRUMB.split(line) if part]
    return len(parts) >= 3 and all(len(words(part)) <= 3 for part in parts)


def _head(layout: Layout, body_from: int) -> None:
    """Between title and body: category, author, deck."""
    pieces = layout.pieces
    title = next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.TITLE), -1)
    stop = _first_long(pieces, title + 1)
    if stop == len(pieces):
        return
    for n in range(title + 1, stop):
        piece = pieces[n]
        if piece.hint == "comments":
            piece.hint = None
        if piece.kind is not None or _ENDED.search(piece.text):
            continue
        if piece.size <= 8 and _PLACE_AGENCY.search(piece.text) and _names_agency(piece.text):
            piece.kind = BlockKind.DATELINE
            continue
        near_stamp = any(0 <= m < len(pieces) and pieces[m].kind is BlockKind.DATELINE for m in (n - 1, n + 1))
        if piece.size <= 3 and near_stamp and title >= 0:
            piece.kind = BlockKind.BYLINE
        elif piece.size <= 6 and re.search(r"\w\s*[-–—|/]\s*\w", piece.text) and title >= 0:
            piece.kind = BlockKind.BYLINE
        elif piece.size <= 4 or _is_crumb(piece.text):
            piece.kind = BlockKind.FURNITURE


_PLACE_AGENCY = re.compile(r"\w\s*[-–—ـ|/,،]\s*\w")


def _names_agency(line: str) -> bool:
    """«المروج ـ وكالة الرابية», «دمشق - سانا»: a place and who reports from it."""
    parts = [key(part) for part in re.split(r"\s*[-–—ـ|/,،]\s*", line)]
    return any(part in cues().credit or any(word in cues().outlet_words for word in part.split()) for part in parts[1:])


def _sections(pieces: Sequence[Piece], body_from: int) -> None:
    """What follows a heading of links, tags or comments."""
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        if piece.kind is BlockKind.FURNITURE and piece.hint == "comments":
            n = _comment_part(pieces, n + 1)
        elif piece.kind is BlockKind.FURNITURE and piece.hint in ("section", "related", "tags"):
            n = _link_part(pieces, n)
        else:
            n += 1


def _comment_part(pieces: Sequence[Piece], start: int) -> int:
    """Mark the comments after their heading; nothing when what follows looks like an article that goes on."""
    stop = start
    while stop < len(pieces):
        piece = pieces[stop]
        if piece.kind is BlockKind.FURNITURE and piece.hint in ("section", "related", "tags", "line"):
            break
        if piece.kind is BlockKind.DUPLICATE:
            break
        stop += 1
    part = pieces[start:stop]
    aged = any(_head_of_comment(piece) for piece in part)
    if not aged and any(piece.kind is None and _is_paragraph(piece) for piece in part):
        return start
    for piece in part:
        if piece.kind is not BlockKind.FURNITURE:
            piece.kind = BlockKind.COMMENT
    return stop


def _head_of_comment(piece: Piece) -> bool:
    return piece.kind is BlockKind.DATELINE or tells_age(piece.text) or head(piece.text) is not None


def _link_part(pieces: Sequence[Piece], at: int) -> int:
    """Mark the headlines that follow a heading of links or keywords on lines of their own."""
    role = pieces[at].hint
    found = cues().at_start(pieces[at].text)
    told = pieces[at].size - (found.length if found is not None else 0)
    n = at + 1
    if told > 2 and role != "section":
        return n
    most = {"related": 3, "tags": 12, "section": 200}[role or "section"]
    while n < len(pieces) and most:
        piece = pieces[n]
        if piece.kind in (None, BlockKind.CAPTION, BlockKind.DATELINE, BlockKind.BYLINE):
            if piece.hint == "body" or _is_paragraph(piece):
                break
            if role == "tags" and piece.size > 5:
                break
            if role == "related" and n > at + 1 and not 6 <= piece.size <= 22:
                break
            piece.kind = BlockKind.FURNITURE
        elif piece.kind is BlockKind.FURNITURE and piece.hint in ("comments", "related", "tags", "section"):
            break
        n += 1
        most -= 1
    return n


def _is_paragraph(piece: Piece) -> bool:
    """A line of running text: long and ended as a sentence, or very long."""
    if piece.text.endswith(("...", "…")):
        return piece.size > 60
    return (piece.size >= 15 and _FULL_STOP.search(piece.text) is not None) or piece.size > 45


def _body(pieces: Sequence[Piece], body_from: int, title: str) -> None:
    """What is left is body and its headings; short lines after the last paragraph are furniture; copies are set apart."""
    for piece in pieces:
        if piece.kind is None and piece.hint == "outside":
            piece.kind = BlockKind.FURNITURE
    rest = [piece for piece in pieces if piece.kind is None]
    for piece in rest:
        if piece.hint == "heading":
            piece.kind = BlockKind.HEADING
            continue
        long = piece.size > 12 or (_ENDED.search(piece.text) is not None and piece.size >= 3)
        piece.kind = BlockKind.BODY if long or piece.hint == "body" else BlockKind.HEADING
    if not any(piece.kind is BlockKind.BODY for piece in rest):
        for piece in rest:
            piece.kind = BlockKind.BODY if piece.size >= 4 else BlockKind.FURNITURE
    for piece in reversed(rest):
        if piece.kind is not BlockKind.HEADING:
            break
        piece.kind = BlockKind.FURNITURE
    seen = {key(title)} - {""}
    for piece in pieces:
        if piece.kind in (BlockKind.BODY, BlockKind.HEADING, BlockKind.EMBED):
            if piece.size >= 4 and piece.key in seen:
                piece.kind = BlockKind.DUPLICATE
            seen.add(piece.key)


def _masthead(pieces: Sequence[Piece]) -> str | None:
    """The outlet named on a line of its own above or under the title: «إذاعة وادي الصنوبر»."""
    for piece in pieces[:12]:
        if piece.kind in (BlockKind.BODY, BlockKind.EMBED):
            return None
        if (
            piece.kind in (BlockKind.FURNITURE, BlockKind.BYLINE)
            and 2 <= piece.size <= 4
            and not _PLACE_AGENCY.search(piece.text)
        ):
            told = piece.key.split()
            if told[0] in cues().masthead and not any(word.isdigit() for word in told):
                return piece.text
    return None


def _stamps(pieces: Sequence[Piece], body_from: int) -> list[tuple[str, str]]:
    """``(sort, line)`` of the publication lines of the page, the most reliable first: said to be it, under the title, elsewhere said.

    A bare date above the title can be the clock of the site, so it is not used.
    """
    title = next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.TITLE), -1)
    first = next((n for n, piece in enumerate(pieces) if piece.kind in (BlockKind.BODY, BlockKind.HEADING)), len(pieces))
    found: list[tuple[int, str, str]] = []
    for n, piece in enumerate(pieces):
        if piece.kind is not BlockKind.DATELINE:
            continue
        sort = cues().stamped(piece.text) or "age"
        if cues().is_age(piece.text):
            sort = "age"
        under = title < n < first or (title < n and n <= first + 1)
        if sort == "publish":
            found.append((0 if under else 1, sort, piece.text))
        elif under and sort in ("bare", "age"):
            found.append((2 if sort == "bare" else 3, sort, piece.text))
    found.sort(key=lambda item: item[0])
    return [(sort, line) for _, sort, line in found]
