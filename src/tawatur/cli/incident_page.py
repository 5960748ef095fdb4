"""An incident in full: its figures, who says what, how figures were revised and contradicted, and what is independent of what."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tawatur.cli import bidi
from tawatur.cli.grid import Column, grid
from tawatur.cli.incidents import _days, _party
from tawatur.cli.table import Look, _isolated, _paragraph, _placed, _text, _who, chain_of
from tawatur.model import Claim, Count, Figure, Incident, Reading, Relation, RelationKind, Voice

if TYPE_CHECKING:
    from rich.text import Text

_BAR = 36  # cells of the plot of intervals
_VOICES = 12  # of one figure in the plot


class _Told:
    """The claims of an incident with the readings they are from."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self.readings = readings
        self.claims: dict[str, tuple[Reading, Claim]] = {}
        for reading in readings.values():
            for claim in reading.claims:
                self.claims[claim.id] = (reading, claim)

    def chain(self, id: str, look: Look) -> str:
        """The way a claim came: outlet, between, origin."""
        found = self.claims.get(id)
        return id if found is None else chain_of([found[1]], found[0].article.outlet, look)

    def day(self, id: str) -> str:
        """When a claim's article was published."""
        found = self.claims.get(id)
        return found[0].article.published.isoformat() if found and found[0].article.published else ""

    def words(self, id: str, room: int) -> str:
        """The sentence of a claim, as much as there is room for."""
        found = self.claims.get(id)
        if found is None:
            return ""
        sentence = " ".join(found[1].sentence.of(found[0].article.full).split())
        return sentence if len(sentence) <= room else sentence[: room - 1].rsplit(" ", 1)[0] + "…"


def incident_lines(incident: Incident, readings: Mapping[str, Reading], look: Look, *, why: bool) -> Iterator[Text]:
    """The page of an incident, line by line."""
    told = _Told(readings)
    yield from _head(incident, look)
    yield from _figures(incident, look)
    yield from _voices(incident, told, look, why=why)
    yield from _revisions(incident, told, look)
    yield from _contradictions(incident, told, look)
    yield from _others(incident, told, look)
    yield from _chains(incident, told, look)
    yield from _copies(incident, told, look)


def _heading(key: str, look: Look) -> Iterator[Text]:
    yield _text("")
    yield from _paragraph(look.labels("ledger", key), look, style="bold cyan", indent=0)


def _head(incident: Incident, look: Look) -> Iterator[Text]:
    labels = look.labels
    place = incident.place.name if incident.place else labels("ledger", "unknown")
    assumed = f" ({labels('table', 'published_assumed')})" if incident.assumed else ""
    days = _days(incident.start, incident.end)
    parts = [
        _isolated(place, look),
        f"{days}{assumed}" if days else "",
        ", ".join(labels("event", kind) for kind in incident.kinds),
    ]
    yield from _paragraph(" · ".join(part for part in parts if part), look, style="bold", indent=0)
    counted = [
        f"{labels('ledger', 'incident')} {incident.id}",
        f"{len(incident.articles)} {labels('table', 'articles')}",
        f"{len(incident.claims)} {labels('table', 'claims')}",
        f"{len(incident.chains)} {labels('ledger', 'chains')}",
        ", ".join(_isolated(_party(party, look), look) for party in incident.parties),
    ]
    yield from _paragraph(" · ".join(part for part in counted if part), look, style="dim", indent=0)


# --- figures ------------------------------------------------------------------------------------------------------------


def _figures(incident: Incident, look: Look) -> Iterator[Text]:
    if not incident.figures:
        return
    labels = look.labels
    yield from _heading("figures", look)
    rows = [
        {
            "event": labels("event", figure.event.value) + (f" ({labels('ledger', 'cumulative')})" if figure.cumulative else ""),
            "target": _party(figure.target, look),
            "unit": "" if figure.unit in ("person", figure.event.value) else labels("unit", figure.unit),
            "low": "" if figure.low is None else str(figure.low),
            "best": "" if figure.best is None else str(figure.best),
            "high": labels("ledger", "open") if figure.high is None else str(figure.high),
            "chains": str(figure.independent),
            "why": figure.why,
        }
        for figure in incident.figures
    ]
    heads = {
        "event": labels("table", "event"),
        "target": labels("table", "target"),
        **{key: labels("ledger", key) for key in ("unit", "low", "best", "high", "chains", "why")},
    }
    wide = {"why": 70, "target": 30, "event": 30}
    least = {"why": 20, "target": 10, "event": 9}
    columns = [
        Column(key=key, head=head, most=wide.get(key, 10), least=least.get(key, 4), style="bold green" if key == "best" else "")
        for key, head in heads.items()
    ]
    yield from grid(rows, columns, look, indent=1)


# --- claims by origin ---------------------------------------------------------------------------------------------------


def _voices(incident: Incident, told: _Told, look: Look, *, why: bool) -> Iterator[Text]:
    groups: dict[tuple[str, str], list[str]] = {}
    for id in incident.claims:
        if id in told.claims:
            origin = told.claims[id][1].origin
            groups.setdefault((origin.kind.value, origin.actor or origin.text or ""), []).append(id)
    reasons = {member.claim: member for member in incident.members}
    yield from _heading("by_origin", look)
    for (kind, name), ids in groups.items():
        head = look.labels("kind", kind) + (f" {_isolated(_party(name, look), look)}" if name else "")
        yield from _paragraph(head, look, style="bold", indent=1)
        for id in sorted(ids, key=lambda each: (told.day(each), each)):
            yield from _claim(id, told, look)
            member = reasons.get(id)
            if why and member is not None:
                attached = f" ({look.labels('ledger', 'attached')})" if member.attached else ""
                yield from _paragraph(f"{id} · {member.article}{attached}: {member.why}", look, style="dim", indent=5)


def _claim(id: str, told: _Told, look: Look) -> Iterator[Text]:
    claim = told.claims[id][1]
    labels = look.labels
    stance = f" ({labels('stance', claim.stance.value)})" if claim.stance.value != "assert" else ""
    parts = [
        f"{labels.happened(claim)}{stance}",
        labels.figure(claim.count, of=claim.event.value),
        _isolated(_who(claim.target, look), look),
    ]
    what = " ".join(part for part in parts if part)
    yield from _paragraph(f"{told.day(id)} {what} · {told.chain(id, look)}".strip(), look, style="", indent=3)
    yield from _paragraph(_isolated(f"«{told.words(id, 2 * look.width)}»", look), look, style="dim", indent=5)


# --- figures over time --------------------------------------------------------------------------------------------------


def _revisions(incident: Incident, told: _Told, look: Look) -> Iterator[Text]:
    revised = [relation for relation in incident.relations if relation.kind is RelationKind.REVISES]
    drawn = [figure for figure in incident.figures if len(figure.voices) > 1 and not figure.cumulative]
    if not drawn and not revised:
        return
    yield from _heading("over_time", look)
    for figure in drawn:
        yield from _plot(figure, told, look)
    for relation in revised:
        yield from _relation(relation, told, look)


def _plot(figure: Figure, told: _Told, look: Look) -> Iterator[Text]:
    labels = look.labels
    title = f"{labels('event', figure.event.value)} {_isolated(_party(figure.target, look), look)}"
    yield from _paragraph(title, look, style="bold", indent=1)
    voices = sorted(figure.voices, key=lambda voice: (told.day(voice.claim), voice.origin, voice.claim))
    top = max([voice.high or voice.low or 0 for voice in voices] + [1])
    names = [_voice_name(voice, told, look) for voice in voices[:_VOICES]]
    for voice, name in zip(voices, names, strict=False):
        figure_told = labels.figure(Count(low=voice.low, high=voice.high, hedge=voice.hedge))
        bar = interval_bar(voice.low, voice.high, top)
        mark = "" if voice.latest else f" ({labels('ledger', 'replaced')})"
        day = told.day(voice.claim) or " " * 10
        line = _text(f"{day} {bar} ", style="green" if voice.latest else "dim") + _text(f"{figure_told:>9}", style="bold")
        line += _text("  " + bidi.line(bidi.prepared(name, look.bidi), look.bidi) + mark)
        yield _placed(line, len(bar) + 22 + bidi.width(name) + len(mark), look, indent=2, right=False)
    if len(voices) > _VOICES:
        yield from _paragraph(f"… {len(voices) - _VOICES}", look, style="dim", indent=3)


def _voice_name(voice: Voice, told: _Told, look: Look) -> str:
    found = told.claims.get(voice.claim)
    name = _party(voice.origin, look) or voice.origin
    if found is not None:
        origin = found[1].origin
        name = (_party(origin.actor, look) if origin.actor else origin.text) or found[0].article.outlet or name
    return bidi.wrap(bidi.clean(name), 40, lines=1)[0]


def interval_bar(low: int | None, high: int | None, top: int, *, cells: int = _BAR) -> str:
    """An interval on a line from 0 to ``top``; small figures get more room than large ones, and an open end runs to the edge.

    >>> interval_bar(0, 20, 1000, cells=20), interval_bar(901, None, 1000, cells=20)
    ('├───────┤···········', '··················├→')
    >>> interval_bar(9, 9, 45, cells=10)
    '·····│····'
    """

    def at(number: int) -> int:
        return round((cells - 2) * math.log1p(min(number, top)) / math.log1p(top))

    first = at(low or 0)
    if high is None:
        return "·" * first + "├" + "─" * (cells - first - 2) + "→"
    last = at(high)
    if first == last:
        return "·" * first + "│" + "·" * (cells - first - 1)
    return "·" * first + "├" + "─" * (last - first - 1) + "┤" + "·" * (cells - last - 1)


# --- relations ----------------------------------------------------------------------------------------------------------


def _relation(relation: Relation, told: _Told, look: Look) -> Iterator[Text]:
    labels = look.labels
    yield from _paragraph(f"{labels('relation', relation.kind.value)}: {relation.why}", look, style="", indent=2)


def _contradictions(incident: Incident, told: _Told, look: Look) -> Iterator[Text]:
    found = [relation for relation in incident.relations if relation.kind is RelationKind.CONTRADICTS]
    if not found:
        return
    yield from _heading("contradictions", look)
    for relation in found:
        yield from _paragraph(relation.why, look, style="bold red", indent=1)
        yield from _face_to_face(relation.earlier, relation.later, told, look)


def _face_to_face(left: str | None, right: str, told: _Told, look: Look) -> Iterator[Text]:
    """Two claims side by side."""
    sides = [id for id in (left, right) if id is not None and id in told.claims]
    half = max((look.width - 8) // 2, 16)
    columns: list[list[str]] = []
    for id in sides:
        claim = told.claims[id][1]
        head = f"{told.day(id)} {look.labels.happened(claim)} {look.labels.figure(claim.count, of=claim.event.value)}".strip()
        words = [head, _plain(told.chain(id, look)), f"«{told.words(id, 3 * half)}»"]
        columns.append([line for part in words for line in bidi.wrap(bidi.prepared(part, look.bidi), half)])
    if look.rtl:
        columns.reverse()
    for n in range(max((len(column) for column in columns), default=0)):
        cells = []
        for column in columns:
            words_ = column[n] if n < len(column) else ""
            space = " " * (half - bidi.width(words_))
            line = bidi.line(words_, look.bidi)
            cells.append(space + line if bidi.is_rtl(words_) else line + space)
        yield _text("   " + " │ ".join(cells), style="")


def _plain(words: str) -> str:
    return words.replace("\ue000", "").replace("\ue001", "")


def _others(incident: Incident, told: _Told, look: Look) -> Iterator[Text]:
    kinds = (RelationKind.EXCHANGES, RelationKind.REPEATS, RelationKind.RELAYS)
    found = [relation for kind in kinds for relation in incident.relations if relation.kind is kind]
    if found:
        yield from _heading("relations", look)
        for relation in found:
            yield from _relation(relation, told, look)


def _chains(incident: Incident, told: _Told, look: Look) -> Iterator[Text]:
    if not incident.chains:
        return
    yield from _heading("independent", look)
    for n, chain in enumerate(incident.chains, 1):
        named = f"{n}. {_isolated(chain.name, look)} · {len(chain.claims)} {look.labels('table', 'claims')}"
        yield from _paragraph(named, look, style="bold", indent=1)
        for reason in dict.fromkeys(tie.why for tie in chain.ties):
            yield from _paragraph(reason, look, style="dim", indent=4)


def _copies(incident: Incident, told: _Told, look: Look) -> Iterator[Text]:
    if not incident.copies:
        return
    yield from _heading("copies", look)
    for copy in incident.copies:
        left, right = (_outlet(id, told, look) for id in (copy.left, copy.right))
        yield from _paragraph(f"{left} = {right}: {copy.why}", look, style="", indent=1)


def _outlet(article: str, told: _Told, look: Look) -> str:
    reading = told.readings.get(article)
    return _isolated((reading.article.outlet if reading else None) or article, look)
