"""The table for people: claims under the chain that tells them, each with the words it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tawatur.cli import bidi
from tawatur.cli.labels import Labels
from tawatur.model import Claim, Mention, OriginKind, Reading, Via, ViaKind

if TYPE_CHECKING:
    from rich.text import Text

_COLUMNS = ("event", "count", "target", "agent", "place", "time")
_LEAST = {"event": 9, "count": 6, "target": 12, "agent": 10, "place": 8, "time": 10}
_MOST = {"event": 22, "count": 16, "target": 34, "agent": 28, "place": 22, "time": 18}
_GAP = 2
_INDENT = 2
_WORDS = 3  # of the names one voice goes by, so many are shown
_STYLES = {"event": "bold", "count": "bold green"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the table is written: its labels, how right-to-left words go, how wide it is, whether rules are shown.

    ``party`` gives a name for people for an actor's id, or ``None``.
    """

    labels: Labels
    bidi: str = "terminal"
    width: int = 100
    explain: bool = False
    party: Callable[[str], str | None] = lambda actor: None

    @property
    def rtl(self) -> bool:
        """True when the page itself runs from right to left."""
        return self.labels.lang == "ar"


def reading_lines(reading: Reading, look: Look) -> Iterator[Text]:
    """The table of one reading, line by line."""
    article = reading.article
    yield from _head(reading, look)
    if reading.claims:
        heads = {column: look.labels("table", column) for column in _COLUMNS}
        widths = _widths([_cells(claim, look) for claim in reading.claims], heads, look)
        yield from _row(heads, widths, look, style="dim underline")
        for claims in grouped(reading.claims):
            yield from _paragraph(chain_of(claims, article.outlet, look), look, style="bold cyan", indent=1)
            yield from _rows(reading, claims, widths, look)
            yield _text("")
    yield from _foot(reading, look)


def grouped(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that came the same way from the same voice, the ways in the order they are first told.

    A voice is its party, and where none is known its words: «التنظيم» and «داعش» are one voice when both stand for one party.
    """
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        origin = claim.origin
        voice = (origin.kind, origin.actor) if origin.actor else (origin.kind, origin.text)
        groups.setdefault((voice, tuple(via.name for via in claim.via)), []).append(claim)
    return list(groups.values())


def chain_of(claims: list[Claim], outlet: str | None, look: Look) -> str:
    """The way of these claims to this page: «Orient ← al-Quds al-Arabi ← an SDF military source»."""
    first = claims[0]
    here = _isolated(outlet, look) if outlet else look.labels("table", "here")
    if first.origin.kind is OriginKind.OUTLET:
        return f"{here} ({look.labels('kind', 'outlet')})"
    steps = [here, *(_isolated(_via(via, look), look) for via in reversed(first.via)), _origin(claims, look)]
    # the arrow points from the source to the page, whichever way the line runs
    return (" → " if look.rtl else " ← ").join(steps)


def _via(via: Via, look: Look) -> str:
    if via.kind is ViaKind.CHANNEL:
        return look.labels("channel", via.name)
    return via.name


def _origin(claims: list[Claim], look: Look) -> str:
    origin = claims[0].origin
    name = look.party(origin.actor) or origin.actor if origin.actor else None
    kind = look.labels("kind", origin.kind.value)
    told = dict.fromkeys(claim.origin.text for claim in claims if claim.origin.text)
    words = [_isolated(f"«{text}»", look) for text in list(told)[:_WORDS]]
    return " ".join([kind if name is None else f"{_isolated(name, look)} ({kind})", *words])


def _isolated(words: str, look: Look) -> str:
    """A name inside a line of the other direction: marked where it begins and ends, to be turned by itself."""
    return f"{_OPEN}{bidi.clean(words)}{_CLOSE}" if words else ""


# --- the parts of the table -------------------------------------------------------------------------------------------

_OPEN, _CLOSE = "\ue000", "\ue001"  # private signs, cut out of every page's words by bidi.clean


def _head(reading: Reading, look: Look) -> Iterator[Text]:
    article, labels = reading.article, look.labels
    yield from _paragraph(_isolated(article.title or article.source or article.id, look), look, style="bold", indent=1)
    if article.published is None:
        when = labels("table", "published_unknown")
    else:
        when = f"{_day(article.published, look)} ({labels('table', 'published_' + (article.published_by or 'told'))})"
    parts = [_isolated(article.outlet or "", look), when, _isolated(article.source or "", look)]
    yield from _paragraph(" · ".join(part for part in parts if part), look, style="dim", indent=1)
    yield _text("")


def _foot(reading: Reading, look: Look) -> Iterator[Text]:
    labels = look.labels
    counted = f"{len(reading.claims)} {labels('table', 'claims')}" if reading.claims else labels("table", "no_claims")
    parts = [counted]
    if reading.article.comments:
        parts.append(f"{len(reading.article.comments)} {labels('table', 'comments')}")
    if reading.remarks:
        parts.append(f"{len(reading.remarks)} {labels('table', 'remarks')}")
    yield from _paragraph(" · ".join(parts), look, style="bold", indent=1)
    for comment in reading.article.comments:
        posted = "" if comment.posted is None else " – ".join(dict.fromkeys(_day(day, look) for day in comment.posted))
        who = [_isolated(comment.author or "", look), _isolated(comment.age or "", look), posted]
        yield from _paragraph(" · ".join(part for part in who if part), look, style="dim", indent=_INDENT)
    if look.explain:
        for remark in reading.remarks:
            words = reading.article.full[remark.start : remark.end]
            yield from _paragraph(
                f"{remark.code}: {remark.message} {_isolated(f'«{words}»', look)}", look, style="dim", indent=_INDENT
            )


def _day(day: date, look: Look) -> str:
    """A date inside running words: among Arabic words hyphens would turn year and day around, strokes do not."""
    return day.isoformat().replace("-", "/") if look.rtl else day.isoformat()


def _rows(reading: Reading, claims: list[Claim], widths: dict[str, int], look: Look) -> Iterator[Text]:
    for claim in claims:
        yield from _row(_cells(claim, look), widths, look)
        yield _quote(reading, claim, look)
        if look.explain:
            for reason in claim.reasons:
                row_told = f" · {reason.row}" if reason.row else ""
                yield from _paragraph(f"{reason.slot}: {reason.rule}{row_told}", look, style="dim", indent=3 * _INDENT)


def _cells(claim: Claim, look: Look) -> dict[str, str]:
    labels = look.labels
    event = labels.happened(claim)
    if claim.stance.value != "assert":
        event += f" ({labels('stance', claim.stance.value)})"
    return {
        "event": event,
        "count": labels.figure(claim.count, of=claim.event.value),
        "target": _who(claim.target, look),
        "agent": _who(claim.agent, look),
        "place": claim.place.name if claim.place else "",
        "time": labels.day(claim.time),
    }


def _who(mention: Mention | None, look: Look) -> str:
    if mention is None:
        return ""
    return (look.party(mention.actor) if mention.actor else None) or mention.text


def _widths(rows: list[dict[str, str]], heads: dict[str, str], look: Look) -> dict[str, int]:
    """A width for each column that holds something: what it needs, cut down evenly while the line is too long."""
    widths = {}
    for column in _COLUMNS:
        longest = max((bidi.width(bidi.prepared(row[column], look.bidi)) for row in rows), default=0)
        if longest:
            widths[column] = min(max(longest, bidi.width(heads[column])), _MOST[column])
    room = look.width - _INDENT
    while sum(widths.values()) + _GAP * (len(widths) - 1) > room:
        widest = max(widths, key=lambda column: widths[column] - _LEAST[column])
        if widths[widest] <= 4:
            break
        widths[widest] -= 1
    return widths


def _row(row: dict[str, str], widths: dict[str, int], look: Look, *, style: str | None = None) -> Iterator[Text]:
    wrapped = {column: bidi.wrap(bidi.prepared(row[column], look.bidi), cells) for column, cells in widths.items()}
    columns = list(widths)
    for n in range(max((len(lines) for lines in wrapped.values()), default=0)):
        cells = []
        for column in reversed(columns) if look.rtl else columns:
            words = wrapped[column][n] if n < len(wrapped[column]) else ""
            own = _STYLES.get(column, "") if style is None else style
            cells.append(_padded(words, widths[column], look, style=own, right=look.rtl or bidi.is_rtl(words)))
        line = _text(" " * _GAP).join(cells)
        yield _placed(line, sum(widths.values()) + _GAP * (len(columns) - 1), look, indent=_INDENT)


def _padded(words: str, cells: int, look: Look, *, style: str, right: bool) -> Text:
    out = _text(bidi.line(words, look.bidi, rtl=look.rtl), style=style)
    space = _text(" " * (cells - bidi.width(words)))
    return space + out if right else out + space


def _quote(reading: Reading, claim: Claim, look: Look) -> Text:
    """The words around the trigger on one line, as much as there is room for."""
    full = reading.article.full
    room = look.width - 3 * _INDENT
    sentence, trigger = claim.sentence, claim.trigger
    spare = max(room - (trigger.end - trigger.start) - 4, 0)
    start = max(sentence.start, trigger.start - spare // 3)
    end = min(sentence.end, start + room - 4)
    start = max(sentence.start, min(start, end - room + 4))
    while start > sentence.start and not full[start - 1].isspace():
        start += 1
    while end < sentence.end and end > trigger.end and not full[end].isspace():
        end -= 1
    words = bidi.prepared(full[start:end], look.bidi)
    words = f"«{'… ' if start > sentence.start else ''}{words}{' …' if end < sentence.end else ''}»"
    out = _text(bidi.line(words, look.bidi), style="dim")
    return _placed(out, bidi.width(words), look, indent=2 * _INDENT, right=look.rtl)


def _paragraph(words: str, look: Look, *, style: str, indent: int) -> Iterator[Text]:
    """Running words in the direction of the labels, names of the other direction turned by themselves."""
    inside = False
    for line in bidi.wrap(bidi.shaped(words) if look.bidi == "visual" else words, max(look.width - indent, 10)):
        turned, inside = _turned(line, inside, look)
        yield _placed(_text(turned, style=style), bidi.width(line), look, indent=indent, right=look.rtl)


def _turned(line: str, inside: bool, look: Look) -> tuple[str, bool]:
    """A line with each name in it turned by itself, and whether the line ends inside a name."""
    if look.rtl:
        return bidi.line(line.replace(_OPEN, "").replace(_CLOSE, ""), look.bidi, rtl=True), False
    out = []
    for n, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", line)):
        inside = inside if n == 0 else not inside
        out.append(bidi.line(part, look.bidi) if inside else part)
    return "".join(out), inside


def _placed(line: Text, taken: int, look: Look, *, indent: int, right: bool | None = None) -> Text:
    if look.rtl if right is None else right:
        return _text(" " * max(look.width - taken - indent, 0)) + line
    out = _text(" " * indent) + line
    out.rstrip()
    return out


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(words, style=style, no_wrap=True, overflow="ignore", end="")


def total_lines(articles: int, claims: int, look: Look) -> Iterator[Text]:
    """The last line under several readings."""
    labels = look.labels
    words = f"{labels('table', 'total')}: {articles} {labels('table', 'articles')} · {claims} {labels('table', 'claims')}"
    yield from _paragraph(words, look, style="bold", indent=1)
