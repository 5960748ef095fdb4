"""Grouping: tellings are tied into knots, knots into incidents.

Tellings have an order (the one that knows most first). A telling anchors a knot when it matches no anchor before it; every other
telling belongs to the anchor it matches best, before or after it. A knot, taken as one telling, then heads an incident or belongs
to one in the same way:
two knots stand for one happening when what they tell in common matches, which no two of their tellings need to. That is a property
of the set of tellings, not of the order in which they came, and nothing is glued by a chain of neighbours: every member matches
its anchor, every knot its head. Adding or removing a telling looks only at those that share a block with it: a family of events at a
place in a day, or a rare word in a day where the place is unknown.
"""

from __future__ import annotations

import heapq
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol, TypeVar

from tawatur.incidents.grounds import Grounds
from tawatur.incidents.match import KNOTS, SLACK, TELLINGS, match
from tawatur.incidents.where import FINE
from tawatur.model import Event
from tawatur.model.telling import Interval, Telling

#: Side of a cell of the map in degrees: wider than two towns reach, so that neighbours of a cell are enough.
CELL = 0.5
#: How many of a telling's rarest words it can be found by.
KEYS = 8


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where a telling is kept and where its like are looked for. Two tellings that can match share a block both ways."""

    kept: frozenset[str]
    sought: frozenset[str]


@lru_cache(maxsize=1024)
def blocks(telling: Telling) -> Blocks:
    """The blocks of a telling.

    One whose day is unknown is looked for by its words alone, so every telling is kept under those too (day ``*``).
    """
    placed = any(spot.precision in FINE and spot.lat is not None for spot in telling.spots)
    words = sorted(telling.words, key=lambda word: (-telling.words[word], word))[:KEYS]
    mine, others = ("k", "u") if placed else ("u", "k")
    kept: set[str] = set()
    sought: set[str] = set()
    for family in sorted(telling.families):
        for day in _days(telling, 0):
            kept.update(f"{family}|{day}|{key}" for key in _places(telling, around=False))
            kept.update(f"{family}|{day}|{mine}|{word}" for word in words)
        for day in _days(telling, SLACK):
            sought.update(f"{family}|{day}|{key}" for key in _places(telling, around=True))
            # where both places are known they decide; a telling of an unknown place is found by its words
            sought.update(f"{family}|{day}|u|{word}" for word in words)
            if others == "k":
                sought.update(f"{family}|{day}|k|{word}" for word in words)
        undated = "?" if telling.window is not None else "*"
        kept.update(f"{family}|{'*' if telling.window is not None else '?'}|{word}" for word in words)
        sought.update(f"{family}|{undated}|{word}" for word in words)
    return Blocks(frozenset(kept), frozenset(sought))


def _days(telling: Telling, slack: int) -> Iterator[str]:
    window = telling.window
    if window is None:
        yield "?"
    elif window.days > 7:
        # a campaign is found by its months
        first, last = window.first // 30, window.last // 30
        yield from (f"m{month}" for month in range(first, min(last, first + 24) + 1))
    else:
        yield from (str(day) for day in range(window.first - slack, window.last + slack + 1))


def _places(telling: Telling, *, around: bool) -> Iterator[str]:
    steps = (-1, 0, 1) if around else (0,)
    for spot in telling.spots[:4]:
        if spot.precision in FINE and spot.lat is not None and spot.lon is not None:
            row, column = int(spot.lat // CELL), int(spot.lon // CELL)
            yield from (f"c{row + down}:{column + right}" for down in steps for right in steps)
        elif spot.key is not None and spot.precision != "country":
            yield f"p{spot.key}"


class Shelf(Protocol):
    """Where tellings are kept. A ledger may keep them in tables; :class:`Memory` keeps them in a process."""

    def get(self, id_: str) -> Telling:
        """The telling with this id."""
        ...

    def all(self, ids: Sequence[str]) -> list[Telling]:
        """The tellings with these ids, in their order."""
        ...

    def put(self, telling: Telling, kept: frozenset[str]) -> None:
        """Keep a telling under its blocks, with no anchor yet."""
        ...

    def drop(self, id_: str) -> None:
        """Forget a telling."""
        ...

    def of_article(self, article: str) -> tuple[str, ...]:
        """The ids of an article's tellings."""
        ...

    def near(self, sought: frozenset[str], *, anchors: bool) -> Iterable[str]:
        """Ids of the tellings (of the anchors only) kept under any of these blocks."""
        ...

    def anchor(self, id_: str) -> str | None:
        """The anchor a telling belongs to (itself when it is one), or ``None``."""
        ...

    def set_anchor(self, id_: str, anchor: str | None) -> None:
        """Give a telling to an anchor."""
        ...

    def members(self, anchor: str) -> tuple[str, ...]:
        """Ids of the tellings that belong to an anchor, itself among them."""
        ...

    def anchors(self) -> Iterable[str]:
        """Ids of all anchors."""
        ...

    def head(self, id_: str) -> str | None:
        """The head of the incident that the knot of this anchor belongs to (itself when it is one), or ``None``."""
        ...

    def set_head(self, id_: str, head: str | None) -> None:
        """Give the knot of an anchor to a head."""
        ...

    def followers(self, head: str) -> tuple[str, ...]:
        """Ids of the anchors whose knots belong to a head, itself among them."""
        ...

    def heads(self) -> Iterable[str]:
        """Ids of all heads: one for each incident."""
        ...


@dataclass
class Memory:
    """A shelf in memory."""

    _tellings: dict[str, Telling] = field(default_factory=dict)
    _kept: dict[str, frozenset[str]] = field(default_factory=dict)
    _blocks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _anchor_blocks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _anchor: dict[str, str] = field(default_factory=dict)
    _members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _head: dict[str, str] = field(default_factory=dict)
    _followers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _articles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def get(self, id_: str) -> Telling:
        """The telling with this id."""
        return self._tellings[id_]

    def all(self, ids: Sequence[str]) -> list[Telling]:
        """The tellings with these ids, in their order."""
        return [self._tellings[id_] for id_ in ids]

    def put(self, telling: Telling, kept: frozenset[str]) -> None:
        """Keep a telling under its blocks."""
        self._tellings[telling.id] = telling
        self._kept[telling.id] = kept
        self._articles[telling.article].add(telling.id)
        for key in kept:
            self._blocks[key].add(telling.id)

    def drop(self, id_: str) -> None:
        """Forget a telling."""
        self.set_anchor(id_, None)
        telling = self._tellings.pop(id_)
        self._articles[telling.article].discard(id_)
        for key in self._kept.pop(id_):
            _discard(self._blocks, key, id_)

    def of_article(self, article: str) -> tuple[str, ...]:
        """The ids of an article's tellings."""
        return tuple(sorted(self._articles.get(article, ())))

    def near(self, sought: frozenset[str], *, anchors: bool) -> Iterable[str]:
        """Ids kept under any of these blocks."""
        index = self._anchor_blocks if anchors else self._blocks
        found: set[str] = set()
        for key in sought:
            found |= index.get(key, _NONE)
        return found

    def anchor(self, id_: str) -> str | None:
        """The anchor a telling belongs to."""
        return self._anchor.get(id_)

    def set_anchor(self, id_: str, anchor: str | None) -> None:
        """Give a telling to an anchor."""
        before = self._anchor.pop(id_, None)
        if before is not None:
            _discard(self._members, before, id_)
            if before == id_:
                for key in self._kept[id_]:
                    _discard(self._anchor_blocks, key, id_)
        if anchor is not None:
            self._anchor[id_] = anchor
            self._members[anchor].add(id_)
            if anchor == id_:
                for key in self._kept[id_]:
                    self._anchor_blocks[key].add(id_)

    def members(self, anchor: str) -> tuple[str, ...]:
        """Ids of the tellings of an anchor."""
        return tuple(sorted(self._members.get(anchor, ())))

    def anchors(self) -> Iterable[str]:
        """Ids of all anchors."""
        return [id_ for id_, anchor in self._anchor.items() if id_ == anchor]

    def head(self, id_: str) -> str | None:
        """The head of a knot."""
        return self._head.get(id_)

    def set_head(self, id_: str, head: str | None) -> None:
        """Give a knot to a head."""
        before = self._head.pop(id_, None)
        if before is not None:
            _discard(self._followers, before, id_)
        if head is not None:
            self._head[id_] = head
            self._followers[head].add(id_)

    def followers(self, head: str) -> tuple[str, ...]:
        """Ids of the knots of a head."""
        return tuple(sorted(self._followers.get(head, ())))

    def heads(self) -> Iterable[str]:
        """Ids of all heads."""
        return [id_ for id_, head in self._head.items() if id_ == head]


_NONE: frozenset[str] = frozenset()


def _discard(index: dict[str, set[str]], key: str, id_: str) -> None:
    held = index.get(key)
    if held is not None:
        held.discard(id_)
        if not held:
            del index[key]


class _Level(ABC):
    """One level of the grouping: things in order, some of which own themselves and the like that come after them in order."""

    def __init__(self, grounds: Grounds, shelf: Shelf, threshold: float) -> None:
        self.grounds, self.shelf, self.threshold = grounds, shelf, threshold
        self.touched: set[str] = set()

    @abstractmethod
    def get(self, id_: str) -> Telling:
        """What is compared."""

    @abstractmethod
    def near(self, sought: frozenset[str], *, owners: bool) -> Iterable[str]:
        """What may match."""

    @abstractmethod
    def owner(self, id_: str) -> str | None:
        """Whom it belongs to, itself among others."""

    @abstractmethod
    def give(self, id_: str, owner: str | None) -> None:
        """Give it to an owner."""

    @abstractmethod
    def owned(self, owner: str) -> tuple[str, ...]:
        """What belongs to an owner, itself among others."""

    def loosen(self, ids: Iterable[str], was: Mapping[str, Telling]) -> set[str]:
        """Take things out of the grouping. What must be decided anew because of it is given back: what they owned, and what did not
        own itself because they did. ``was`` holds what things were before they changed.
        """
        loose = set(ids)
        for id_ in sorted(loose):
            owner = self.owner(id_)
            if owner is not None:
                self.touched.add(owner)
            if owner == id_:
                owned = self.owned(id_)
                thing = was.get(id_) or self.get(id_)
                loose.update(owned, (each.id for each in self._like(thing) if each.order > thing.order))
                for each in owned:
                    self.give(each, None)
            elif owner is not None:
                self.give(id_, None)
        return loose

    def settle(self, ids: Iterable[str]) -> None:
        """Decide who owns itself, the first in order first (what a decision unsettles comes later in order), then who belongs to whom."""
        heap = [self.get(id_).order for id_ in ids]
        heapq.heapify(heap)
        done: set[str] = set()
        loose: set[str] = set()
        while heap:
            _, id_ = heapq.heappop(heap)
            if id_ not in done:
                done.add(id_)
                for order in self._stand(self.get(id_), loose):
                    heapq.heappush(heap, order)
        for id_ in sorted(loose):
            if self.owner(id_) != id_:
                self._belong(self.get(id_))

    def _stand(self, thing: Telling, loose: set[str]) -> list[tuple[int, str]]:
        """Decide whether a thing owns itself; who has to decide next is given back, who may belong elsewhere now is put to the loose."""
        stood = self.owner(thing.id) == thing.id
        stands = not thing.weak and not any(order < thing.order for _, order in self._owners(thing))
        if not stands:
            loose.add(thing.id)
        if stands == stood:
            return []
        # what a thing owned, and what it becomes the owner of, is told by what it is like
        like = list(self._like(thing))
        loose.update(each.id for each in like)
        loose.update(self.owned(thing.id) if stood else ())
        self._give(thing.id, thing.id if stands else None)
        return [each.order for each in like if each.order > thing.order and (stood or self.owner(each.id) == each.id)]

    def _belong(self, thing: Telling) -> None:
        """Give a thing to the owner it matches best, to none when there is none."""
        best = min(self._owners(thing), default=None)
        self._give(thing.id, None if best is None else best[1][1])

    def _give(self, id_: str, owner: str | None) -> None:
        before = self.owner(id_)
        if owner != before:
            self.touched.update(each for each in (before, owner) if each is not None)
            self.give(id_, owner)

    def _owners(self, thing: Telling) -> Iterator[tuple[float, tuple[int, str]]]:
        """Those who own themselves and match a thing: the score (turned round) and the order of each."""
        for each in self._matching(thing, owners=True):
            first, second = sorted((each, thing))
            matched = match(first, second, self.grounds, self.threshold)
            if matched is not None:
                yield -matched.score, each.order

    def _like(self, thing: Telling) -> Iterator[Telling]:
        """All that matches a thing."""
        for each in self._matching(thing, owners=False):
            first, second = sorted((each, thing))
            if match(first, second, self.grounds, self.threshold) is not None:
                yield each

    def _matching(self, thing: Telling, *, owners: bool) -> Iterator[Telling]:
        # by the blocks of what is kept, a knot's anchor: so that two knots find each other whichever is looked at
        sought = blocks(self.shelf.get(thing.id)).sought
        for id_ in self.near(sought, owners=owners):
            if id_ != thing.id:
                yield self.get(id_)


class _Tellings(_Level):
    """Tellings and the anchors of their knots. ``was`` keeps the knots that changed as they were."""

    def __init__(self, grounds: Grounds, shelf: Shelf, threshold: float) -> None:
        super().__init__(grounds, shelf, threshold)
        self.was: dict[str, Telling] = {}

    def get(self, id_: str) -> Telling:
        return self.shelf.get(id_)

    def near(self, sought: frozenset[str], *, owners: bool) -> Iterable[str]:
        return self.shelf.near(sought, anchors=owners)

    def owner(self, id_: str) -> str | None:
        return self.shelf.anchor(id_)

    def give(self, id_: str, owner: str | None) -> None:
        for anchor in (self.shelf.anchor(id_), owner):
            if anchor is not None and anchor not in self.was and self.shelf.head(anchor) == anchor:
                self.was[anchor] = _knot(self.shelf, anchor)
        self.shelf.set_anchor(id_, owner)

    def owned(self, owner: str) -> tuple[str, ...]:
        return self.shelf.members(owner)


class _Knots(_Level):
    """Knots of tellings, each known by its anchor, and the heads of their incidents."""

    def __init__(self, grounds: Grounds, shelf: Shelf, threshold: float) -> None:
        super().__init__(grounds, shelf, threshold)
        self._merged: dict[str, Telling] = {}

    def forget(self, ids: Iterable[str]) -> None:
        """Knots that changed are merged anew when they are next looked at."""
        for id_ in ids:
            self._merged.pop(id_, None)

    def get(self, id_: str) -> Telling:
        found = self._merged.get(id_)
        if found is None:
            if len(self._merged) > _REMEMBERED:
                self._merged.clear()
            found = self._merged[id_] = _knot(self.shelf, id_)
        return found

    def near(self, sought: frozenset[str], *, owners: bool) -> Iterable[str]:
        found = self.shelf.near(sought, anchors=True)
        return [id_ for id_ in found if self.shelf.head(id_) == id_] if owners else found

    def owner(self, id_: str) -> str | None:
        return self.shelf.head(id_)

    def give(self, id_: str, owner: str | None) -> None:
        self.shelf.set_head(id_, owner)

    def owned(self, owner: str) -> tuple[str, ...]:
        return self.shelf.followers(owner)


#: Merged knots that are kept in memory.
_REMEMBERED = 20_000


def _knot(shelf: Shelf, anchor: str) -> Telling:
    return merged(shelf.get(anchor), shelf.all(shelf.members(anchor)))


def merged(anchor: Telling, tellings: Iterable[Telling]) -> Telling:
    """A knot as one telling: the anchor with what at least a third of its tellings tell."""
    each = sorted(tellings)
    if len(each) < 2:
        return anchor
    words: Counter[str] = Counter()
    for telling in each:
        words.update(telling.words)
    kept = sorted(words.items(), key=lambda pair: (-round(pair[1], 9), pair[0]))[:_KNOT_WORDS]
    length = sum(weight * weight for _, weight in kept) ** 0.5
    figures: dict[tuple[Event, str], frozenset[Interval]] = {}
    for telling in each:
        for key, values in telling.figures.items():
            figures[key] = figures.get(key, frozenset()) | values
    places = Counter(spot for telling in each for spot in telling.spots[:3])
    often = [
        spot
        for spot, n in sorted(places.items(), key=lambda pair: (-pair[1], pair[0].name, pair[0].key or ""))
        if 3 * n >= len(each)
    ]
    return replace(
        anchor,
        words={word: weight / length for word, weight in kept} if length else {},
        targets=_often(each, lambda telling: telling.targets),
        agents=_often(each, lambda telling: telling.agents),
        events=_often(each, lambda telling: telling.events),
        spots=tuple(dict.fromkeys([*anchor.spots[:2], *often]))[:6],
        figures=figures,
        passage=frozenset(),
    )


#: Words a merged knot keeps.
_KNOT_WORDS = 80
_Thing = TypeVar("_Thing", bound=Hashable)


def _often(tellings: list[Telling], of: Callable[[Telling], Iterable[_Thing]]) -> frozenset[_Thing]:
    found = Counter(thing for telling in tellings for thing in of(telling))
    return frozenset(thing for thing, n in found.items() if 3 * n >= len(tellings))


class Groups:
    """Keeps the grouping true while tellings come and go. ``touched`` holds the heads of the incidents that changed or are gone."""

    def __init__(self, grounds: Grounds, shelf: Shelf) -> None:
        self.shelf = shelf
        self._tellings = _Tellings(grounds, shelf, TELLINGS)
        self._knots = _Knots(grounds, shelf, KNOTS)
        self.touched = self._knots.touched

    def add(self, tellings: Iterable[Telling]) -> None:
        """Add tellings that are not there yet."""
        self.change(tellings, ())

    def remove(self, ids: Iterable[str]) -> None:
        """Remove tellings; those they anchored find other anchors."""
        self.change((), ids)

    def change(self, added: Iterable[Telling], removed: Iterable[str]) -> None:
        """Remove and add tellings in one go."""
        new, gone = list(added), set(removed)
        # a telling may come back under its id: another day of publication makes no other claims
        lost = gone - {telling.id for telling in new}
        was = self._tellings.was
        loose = self._tellings.loosen(gone, {}) - gone
        knots = self._knots.loosen([id_ for id_ in gone if self.shelf.head(id_) is not None], was) - gone
        for id_ in sorted(gone):
            self.shelf.drop(id_)
        for telling in new:
            self.shelf.put(telling, blocks(telling).kept)
            loose.add(telling.id)
        self._tellings.settle(loose)
        changed = self._tellings.touched - lost
        self._knots.forget(changed | gone)
        knots |= self._knots.loosen(changed, was)
        self._knots.settle(id_ for id_ in knots if self.shelf.anchor(id_) == id_)
        self._tellings.touched.clear()
        was.clear()

    def tellings(self, head: str) -> tuple[str, ...]:
        """Ids of the tellings of an incident, by its head; empty when there is no such incident."""
        return tuple(sorted(id_ for anchor in self.shelf.followers(head) for id_ in self.shelf.members(anchor)))

    def head(self, id_: str) -> str | None:
        """The head of the incident a telling belongs to."""
        anchor = self.shelf.anchor(id_)
        return None if anchor is None else self.shelf.head(anchor)

    def why(self, id_: str) -> tuple[str, ...]:
        """Why a telling belongs to its incident; empty for the one that heads it."""
        anchor = self.shelf.anchor(id_)
        if anchor is None:
            return ()
        if anchor != id_:
            first, second = sorted((self.shelf.get(anchor), self.shelf.get(id_)))
            matched = match(first, second, self._tellings.grounds, TELLINGS)
        else:
            head = self.shelf.head(anchor)
            if head is None or head == anchor:
                return ()
            first, second = sorted((self._knots.get(head), self._knots.get(anchor)))
            matched = match(first, second, self._tellings.grounds, KNOTS)
        return () if matched is None else matched.why
