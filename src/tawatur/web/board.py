"""The board: incidents in short, with filters that stand in the address."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from starlette.responses import Response

from tawatur import pipeline
from tawatur.errors import OptionError
from tawatur.ledger import Brief, Filter
from tawatur.ledger import schema as t
from tawatur.ledger.incidents import EVERYTHING
from tawatur.model import Event, Policy
from tawatur.web.map import Map, Spot, atlas_map
from tawatur.web.plot import Bar, Scale, bar, top_of
from tawatur.web.site import Ask, Refused
from tawatur.web.words import Words

_SHOWN = 40  # incidents on a page
_FIGURES = 4  # of one incident
_TIMED = 5000  # incidents that the timeline counts at most
_MONTHS = 36  # of the timeline
_LABEL = 16  # percent of the timeline that the name of a month takes
_SPOTS = 300  # places on the map
_KEPT = 200  # answers kept


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of an incident: what was counted, the bounds, how many chains."""

    event: str
    target: str
    unit: str
    low: int | None
    best: int | None
    high: int | None
    chains: int
    cumulative: bool
    bar: Bar


@dataclass(frozen=True, slots=True)
class Card:
    """An incident with its figures as lines; ``more`` figures are only on its own page."""

    of: Brief
    place: str | None
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Month:
    """A bar of the timeline: the month, its incidents, where the bar stands and how high it is (percent).

    ``named`` when there is room for its name.
    """

    name: str
    first: str
    last: str
    count: int
    x: float
    width: float
    height: float
    named: bool


def board(ask: Ask) -> Response:
    """The list of incidents that fit the filter, their timeline above."""
    words = ask.words
    wanted, told = _filter(ask)
    policy = policy_of(ask)
    page = ask.number("page", most=500)
    try:
        briefs = list(islice(briefs_of(ask, wanted, policy, limit=page * _SHOWN + 1), (page - 1) * _SHOWN, None))
        told_of = seen(ask, wanted)
    except OptionError:
        briefs, told_of = [], Seen((), ())
    shown = briefs[:_SHOWN]
    scale = Scale(top_of(number for brief in shown for figure in brief.figures for number in figure[3:6]), words.rtl)
    return ask.page(
        "board.html",
        cards=[card(brief, scale, words) for brief in shown],
        scale=scale,
        months=months_of(list(told_of.starts), rtl=words.rtl),
        map=map_of(ask, wanted, told_of),
        credit=ask.site.settings.tiles_credit,
        told=told,
        policy=policy.value,
        policies=[each.value for each in Policy],
        events=[each.value for each in Event],
        parties=parties(ask),
        page_number=page,
        more=len(briefs) > _SHOWN,
        accepted=only_accepted(ask),
        filtered=any(told.values()),
    )


def only_accepted(ask: Ask) -> bool:
    """Whether the address asks for figures of accepted claims alone."""
    return ask.query("claims") == "accepted"


def briefs_of(ask: Ask, wanted: Filter, policy: Policy, *, limit: int) -> Iterator[Brief]:
    """The incidents that fit, over all claims or the accepted ones."""
    if only_accepted(ask):
        return pipeline.accepted_briefs(ask.site.book, wanted, policy, limit=limit)
    return ask.site.book.briefs(wanted, policy=policy, limit=limit)


def policy_of(ask: Ask) -> Policy:
    """The policy of the address, the first there is when none is named."""
    try:
        return Policy(ask.query("policy") or Policy.MEDIAN_INDEPENDENT)
    except ValueError:
        raise Refused(HTTPStatus.BAD_REQUEST, "bad_request") from None


def _filter(ask: Ask) -> tuple[Filter, dict[str, str]]:
    told = {key: ask.query(key) for key in ("place", "party", "event", "first", "last", "text", "contradicted", "claims")}
    settings = ask.site.settings
    wanted = Filter(
        place=pipeline.place_key(told["place"], settings) if told["place"] else None,
        party=pipeline.party_key(told["party"], settings) if told["party"] else None,
        event=told["event"] or None,
        first=_day(told["first"]),
        last=_day(told["last"]),
        text=told["text"] or None,
        contradicted=bool(told["contradicted"]),
    )
    return wanted, told


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise Refused(HTTPStatus.BAD_REQUEST, "bad_request") from None


def card(brief: Brief, scale: Scale, words: Words) -> Card:
    """An incident as the list shows it: figures of most chains first."""
    ordered = sorted(brief.figures, key=lambda figure: (figure[7], -figure[6]))
    lines = tuple(_line(figure, scale, words) for figure in ordered[:_FIGURES])
    return Card(of=brief, place=brief.place, lines=lines, more=len(ordered) - len(lines))


def _line(figure: tuple[Any, ...], scale: Scale, words: Words) -> Line:
    event, target, unit, low, best, high, chains, cumulative = figure
    return Line(
        event=words("event", event), target=words.party(target), unit="" if unit in ("person", event) else words("unit", unit),
        low=low, best=best, high=high, chains=chains, cumulative=cumulative, bar=bar(scale, low, high, best),
    )  # fmt: skip


def parties(ask: Ask) -> list[tuple[str, str]]:
    """The parties of all incidents with their names, those of most incidents first."""
    asked = (
        select(t.incident_key.c.key)
        .where(t.incident_key.c.kind == "party")
        .group_by(t.incident_key.c.key)
        .order_by(func.count().desc(), t.incident_key.c.key)
        .limit(200)
    )

    def read() -> list[str]:
        with ask.site.book.door.reading() as connection:
            return list(connection.execute(asked).scalars())

    return [(key, ask.words.party(key)) for key in cached(ask, "parties", read)]


def cached(ask: Ask, name: str, make: Any) -> Any:
    """What was made once for the ledger as it is; made anew when an entry was added."""
    state = head(ask)
    kept = ask.site.cache.get(name)
    if kept is None or kept[0] != state:
        kept = ask.site.cache[name] = (state, make())
    return kept[1]


def head(ask: Ask) -> tuple[int, int]:
    """The last entry's number and how many incidents there are: what changes when anything does."""
    with ask.site.book.door.reading() as connection:
        last = connection.execute(select(func.max(t.entry.c.seq))).scalar() or 0
        return last, connection.execute(select(func.count()).select_from(t.incident)).scalar_one()


@dataclass(frozen=True, slots=True)
class Seen:
    """What timeline and map show of the incidents that fit: the days they began, and the places with their points and how many."""

    starts: tuple[date, ...]
    spots: tuple[Spot, ...]


def seen(ask: Ask, wanted: Filter) -> Seen:
    """The incidents that fit, as timeline and map show them; kept until the ledger changes."""
    accepted = only_accepted(ask)

    def read() -> Seen:
        asked = select(t.incident.c.id, t.incident.c.start, t.incident.c.place, t.incident.c.lat, t.incident.c.lon)
        ids = None if wanted == EVERYTHING else {brief.id for brief in ask.site.book.briefs(wanted, limit=_TIMED)}
        if accepted:
            held = ask.site.book.holding(claim for claim, said in ask.site.reviews.all().items() if said.accepted)
            ids = held if ids is None else ids & held
        with ask.site.book.door.reading() as connection:
            rows = [row for row in connection.execute(asked) if ids is None or row.id in ids]
        starts = tuple(date.fromisoformat(row.start) for row in rows if row.start)
        counts = Counter(
            (row.place, row.lat, row.lon) for row in rows if row.place and row.lat is not None and row.lon is not None
        )
        return Seen(starts, tuple(Spot(*key, count) for key, count in counts.most_common(_SPOTS)))

    if len(ask.site.cache) > _KEPT:
        ask.site.cache.clear()
    found: Seen = cached(ask, f"seen {accepted} {wanted!r}", read)
    return found


def map_of(ask: Ask, wanted: Filter, told: Seen) -> Map | None:
    """The map of what fits; kept until the ledger changes, for outlines take a while to cut."""
    lang = ask.words.lang
    name = f"map {lang} {only_accepted(ask)} {wanted!r}"
    found: Map | None = cached(ask, name, lambda: atlas_map(told.spots, lang, ask.site.settings.tiles))
    return found


def months_of(starts: list[date], *, rtl: bool) -> list[Month]:
    """Days counted by month, as bars.

    >>> [(month.name, month.count, month.height) for month in months_of([date(2024, 1, 3), date(2024, 3, 1), date(2024, 3, 9)], rtl=False)]
    [('2024-01', 1, 50.0), ('2024-02', 0, 0.0), ('2024-03', 2, 100.0)]
    """
    if not starts:
        return []
    counts = Counter((day.year, day.month) for day in starts)
    last = max(counts)
    first = max(min(counts), _back(last, _MONTHS - 1))
    names = []
    at = first
    while at <= last:
        names.append(at)
        at = (at[0] + at[1] // 12, at[1] % 12 + 1)
    most = max(counts[name] for name in names) or 1
    width = min(100 / len(names), _LABEL)
    step = math.ceil(_LABEL / width)
    out = []
    for n, (year, month) in enumerate(names):
        x = round(n * width, 3)
        end = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
        out.append(
            Month(
                name=f"{year}-{month:02}", first=f"{year}-{month:02}-01", last=date.fromordinal(end).isoformat(),
                count=counts[year, month], x=round(100 - x - width, 3) if rtl else x, width=round(width * 0.82, 3),
                height=round(100 * counts[year, month] / most, 1), named=n % step == 0,
            )
        )  # fmt: skip
    return out


def _back(month: tuple[int, int], by: int) -> tuple[int, int]:
    at = month[0] * 12 + month[1] - 1 - by
    return at // 12, at % 12 + 1
