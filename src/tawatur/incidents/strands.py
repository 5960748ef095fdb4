"""Strands: the claims of an incident that speak of the same thing, in the order in which they were told.

One strand is one event, one side, one unit, over one kind of time: what is reckoned over many days is never mixed with the figures of a
day. Within a strand each origin's words follow one another, so that the last is the one that counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawatur.incidents.grounds import Grounds
from tawatur.incidents.origins import Origin, Told, origin_of, outlet_of
from tawatur.incidents.tell import is_cumulative, is_firm
from tawatur.model import Count, Event, Stance

#: Words for people that name no side: they join the side of which the same figure is told.
_ANYONE = frozenset({"prisoners", "gunmen"})
#: Who got out of custody is one crowd, whatever it is called.
_ONE_CROWD = frozenset({Event.ESCAPED})
_ORDER = {event: at for at, event in enumerate(Event)}  # people first, then acts

Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one origin says in a strand, at one time. ``latest`` is false once the same origin says something else."""

    told: Told
    origin: Origin
    latest: bool = True

    @property
    def interval(self) -> Interval | None:
        """Lowest and highest number, ``None`` when no figure was told."""
        count = self.told.claim.count
        return None if count is None or (count.low is None and count.high is None) else (count.low, count.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Claims of one event, side and unit with the words of each origin in the order told."""

    event: Event
    target: str | None
    unit: str
    cumulative: bool
    words: tuple[tuple[Word, ...], ...]

    def said(self) -> Iterator[Word]:
        """All words, origin by origin."""
        for each in self.words:
            yield from each

    def latest(self) -> list[Word]:
        """The last word of each origin that has a figure and does not deny."""
        return [word for word in self.said() if word.latest and word.interval is not None]


def strands(tellers: Iterable[Told], grounds: Grounds) -> tuple[Strand, ...]:
    """The strands of an incident: those with figures and those without, in order of event and side."""
    parts: dict[tuple[Event, str, bool], list[Told]] = defaultdict(list)
    for each in tellers:
        if is_firm(each.claim) and each.claim.stance is not Stance.DEMAND:
            parts[each.claim.event, _unit(each), is_cumulative(each.claim)].append(each)
    found = []
    for (event, unit, cumulative), some in sorted(parts.items(), key=lambda part: (_ORDER[part[0][0]], *part[0][1:])):
        for target, told in _sides(event, some, grounds):
            words = tuple(_words(told, grounds))
            found.append(Strand(event=event, target=target, unit=unit, cumulative=cumulative, words=words))
    return tuple(found)


def _unit(told: Told) -> str:
    count = told.claim.count
    if count is not None:
        return count.unit
    return "person" if told.claim.event.counts_people else told.claim.event.value


def side_of(told: Told, grounds: Grounds) -> str | None:
    """The family of those a claim counts."""
    target = told.claim.target
    return None if target is None else grounds.family_of(target.actor)


def _sides(event: Event, some: Sequence[Told], grounds: Grounds) -> list[tuple[str | None, list[Told]]]:
    """Those who are counted, side by side: named parties, people told by words only, and figures that say nothing of whom."""
    if event in _ONE_CROWD:
        named = sorted({side for each in some if (side := side_of(each, grounds)) is not None and side not in _ANYONE})
        return [(named[0] if len(named) == 1 else None, list(some))]
    sides: dict[str | None, list[Told]] = defaultdict(list)
    loose = []
    for each in some:
        side = side_of(each, grounds)
        if side is None or side in _ANYONE:
            loose.append(each)
        else:
            sides[side].append(each)
    homes = {side: list(told) for side, told in sides.items()}
    for each in loose:
        same = sorted(side for side, told in homes.items() if side and any(_one_figure(each, other) for other in told))
        bare = each.claim.target is None
        if len(same) == 1:
            sides[same[0]].append(each)
        elif bare and 2 * len(homes.get("civilians", ())) > sum(map(len, homes.values())):
            # «قتلى» with nothing said of whom, where mostly civilians are counted
            sides["civilians"].append(each)
        else:
            sides[None if bare or not event.counts_people else _told_side(each, grounds)].append(each)
    return [(_label(side, told, grounds), told) for side, told in sorted(sides.items(), key=lambda pair: pair[0] or "")]


def _label(side: str | None, told: Sequence[Told], grounds: Grounds) -> str | None:
    """A party's family, or the words that were told first."""
    first = min(told, key=lambda each: each.claim.id)
    if side is None or side_of(first, grounds) is not None or first.claim.target is None:
        return side
    return side if any(side_of(each, grounds) == side for each in told) else first.claim.target.text


def _told_side(told: Told, grounds: Grounds) -> str:
    """A side known by its words only, without clitics and in one order."""
    target = told.claim.target
    side = side_of(told, grounds)
    return side or (" ".join(sorted(grounds.content(target.text))) if target is not None else "") or "?"


def _one_figure(one: Told, other: Told) -> bool:
    here, there = one.claim.count, other.claim.count
    if here is None or there is None:
        return here is there
    return (here.low, here.high) == (there.low, there.high)


def when(told: Told) -> tuple[int, str, int, str, int]:
    """What puts claims in the order told: day, hour if known, on one day the lower figure (tolls rise), then the text."""
    article, count = told.article, told.claim.count
    day = article.published.toordinal() if article.published else 0
    hour = article.published_at.isoformat() if article.published_at else ""
    return (day, hour, (count.low or 0) if count and not article.published_at else 0, article.id, told.claim.trigger.start)


def _words(told: Sequence[Told], grounds: Grounds) -> Iterator[tuple[Word, ...]]:
    by_origin: dict[str, list[tuple[Origin, Told]]] = defaultdict(list)
    for each in told:
        origin = origin_of(each, grounds)
        by_origin[origin.key].append((origin, each))
    for key in sorted(by_origin):
        origin = by_origin[key][0][0]
        articles: dict[str, list[Told]] = defaultdict(list)
        for _, each in by_origin[key]:
            articles[each.article.id].append(each)
        words = [each for some in articles.values() for each in _of_article(some)]
        words.sort(key=when)
        # words that were said one after the other in one article keep their order
        yield tuple(_marked(_in_text_order(words), origin))


def _in_text_order(words: list[Told]) -> list[Told]:
    order = {id_: at for at, id_ in enumerate(dict.fromkeys(each.article.id for each in words))}
    return sorted(words, key=lambda each: (order[each.article.id], each.claim.trigger.start))


def _of_article(some: Sequence[Told]) -> list[Told]:
    """The words of one origin in one article: what is told again is left out, and so is a smaller figure, which is a part."""
    kept: list[Told] = []
    for each in sorted(some, key=lambda told: told.claim.trigger.start):
        count, before = each.claim.count, kept[-1].claim.count if kept else None
        if not kept:
            kept.append(each)
        elif count is None:
            continue
        elif before is None:
            kept[-1] = each
        elif before.meets(count):
            if _narrower(count, before):
                kept[-1] = each
        elif (count.low or 0) > (before.low or 0) or each.claim.stance is Stance.ADMIT:
            kept.append(each)
    return kept


def _narrower(one: Count, other: Count) -> bool:
    return _width(one) < _width(other)


def _width(count: Count) -> int:
    return (10**9 if count.high is None else count.high) - (count.low or 0)


def _marked(told: Sequence[Told], origin: Origin) -> Iterator[Word]:
    counted = [each for each in told if each.claim.count is not None and each.claim.stance is not Stance.DENY]
    last = (counted or list(told))[-1]
    for each in told:
        yield Word(told=each, origin=origin, latest=each is last)


def through_another(one: Told, other: Told, grounds: Grounds) -> bool:
    """True when two articles are of different outlets."""
    return outlet_of(one.article, grounds) != outlet_of(other.article, grounds)
