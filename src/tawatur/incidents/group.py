"""Grouping: which telling anchors an incident, and which telling belongs to which anchor.

Tellings have an order (the one that knows most first). A telling anchors an incident when it matches no anchor before it; every other
telling belongs to the anchor it matches best. That is a property of the set of tellings, not of the order in which they came, and
nothing is glued by a chain of neighbours: every member matches its anchor. Adding or removing a telling looks only at those that share a
block with it: a family of events at a place in a day, or a rare word in a day where the place is unknown.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from tawatur.incidents.grounds import Grounds
from tawatur.incidents.match import SLACK, Match, match
from tawatur.incidents.tell import LONG, Telling
from tawatur.incidents.where import FINE

#: Side of a cell of the map in degrees: wider than two towns reach, so that neighbours of a cell are enough.
CELL = 0.5
#: How many of a telling's rarest words it can be found by.
KEYS = 8


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where a telling is kept and where its like are looked for. Two tellings that can match share a block both ways."""

    kept: frozenset[str]
    sought: frozenset[str]


def blocks(telling: Telling) -> Blocks:
    """The blocks of a telling."""
    kept: set[str] = set()
    sought: set[str] = set()
    placed = any(spot.precision in FINE and spot.lat is not None for spot in telling.spots)
    words = sorted(telling.words, key=lambda word: (-telling.words[word], word))[:KEYS]
    for family in sorted(telling.families):
        for day in _days(telling, 0):
            kept.update(f"{family}|{day}|{key}" for key in _places(telling, around=False))
            kept.update(f"{family}|{day}|{'k' if placed else 'u'}|{word}" for word in words)
        for day in _days(telling, SLACK):
            sought.update(f"{family}|{day}|{key}" for key in _places(telling, around=True))
            for word in words:
                sought.add(f"{family}|{day}|u|{word}")
                if not placed:
                    sought.add(f"{family}|{day}|k|{word}")
    return Blocks(frozenset(kept), frozenset(sought))


def _days(telling: Telling, slack: int) -> Iterator[str]:
    window = telling.window
    if window is None:
        yield "?"
    elif window.days > 7:
        # a campaign is found by its months
        first, last = (window.first - slack) // 30, (window.last + slack) // 30
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


@dataclass
class Memory:
    """A shelf in memory."""

    _tellings: dict[str, Telling] = field(default_factory=dict)
    _kept: dict[str, frozenset[str]] = field(default_factory=dict)
    _blocks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _anchor_blocks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _anchor: dict[str, str] = field(default_factory=dict)
    _members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _articles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def get(self, id_: str) -> Telling:
        """The telling with this id."""
        return self._tellings[id_]

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


_NONE: frozenset[str] = frozenset()


def _discard(index: dict[str, set[str]], key: str, id_: str) -> None:
    held = index.get(key)
    if held is not None:
        held.discard(id_)
        if not held:
            del index[key]


class Groups:
    """Keeps the grouping true while tellings come and go. ``touched`` collects the anchors whose incident changed."""

    def __init__(self, grounds: Grounds, shelf: Shelf) -> None:
        self.grounds, self.shelf = grounds, shelf
        self.touched: set[str] = set()

    def add(self, tellings: Iterable[Telling]) -> None:
        """Add tellings that are not there yet."""
        new = []
        for telling in tellings:
            self.shelf.put(telling, blocks(telling).kept)
            new.append(telling)
        self._settle(new)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove tellings; those they anchored find other anchors."""
        gone = set(ids)
        loose: set[str] = set()
        for id_ in sorted(gone):
            anchor = self.shelf.anchor(id_)
            if anchor is not None:
                self.touched.add(anchor)
            if anchor == id_:
                loose.update(self.shelf.members(id_))
        for id_ in loose - gone:
            self.shelf.set_anchor(id_, None)
        for id_ in sorted(gone):
            self.shelf.drop(id_)
        self._settle([self.shelf.get(id_) for id_ in loose - gone])

    def _settle(self, tellings: Iterable[Telling]) -> None:
        """Decide for each telling, the first in order first; what a decision unsettles comes later in order."""
        heap = [(telling.order, telling) for telling in tellings]
        heapq.heapify(heap)
        done: set[str] = set()
        while heap:
            _, telling = heapq.heappop(heap)
            if telling.id in done:
                continue
            done.add(telling.id)
            for unsettled in self._decide(telling):
                if unsettled.id not in done:
                    heapq.heappush(heap, (unsettled.order, unsettled))

    def _decide(self, telling: Telling) -> list[Telling]:
        before = self.shelf.anchor(telling.id)
        sought = blocks(telling).sought
        anchor = self._best(telling, sought)
        if anchor is None and not telling.weak:
            anchor = telling.id
        if anchor == before:
            return []
        unsettled = []
        if before == telling.id:
            unsettled = [self.shelf.get(id_) for id_ in self.shelf.members(telling.id) if id_ != telling.id]
        self.touched.update(each for each in (before, anchor) if each is not None)
        self.shelf.set_anchor(telling.id, anchor)
        if anchor == telling.id:
            unsettled = list(self._followers(telling, sought))
        return unsettled

    def _best(self, telling: Telling, sought: frozenset[str]) -> str | None:
        """The anchor before this telling that it matches best."""
        best: tuple[float, tuple[str, str]] | None = None
        found = None
        for id_ in self.shelf.near(sought, anchors=True):
            anchor = self.shelf.get(id_)
            if id_ == telling.id or anchor.order > telling.order:
                continue
            matched = match(anchor, telling, self.grounds)
            if matched is None:
                continue
            rank = (-matched.score, anchor.order)
            if best is None or rank < best:  # type: ignore[operator]
                best, found = rank, id_  # type: ignore[assignment]
        return found

    def _followers(self, anchor: Telling, sought: frozenset[str]) -> Iterator[Telling]:
        """Tellings after a new anchor that may now belong to it."""
        for id_ in self.shelf.near(sought, anchors=False):
            telling = self.shelf.get(id_)
            if telling.order > anchor.order and match(anchor, telling, self.grounds) is not None:
                yield telling

    def matched(self, anchor: str, member: str) -> Match | None:
        """Why a telling belongs to its anchor."""
        return match(self.shelf.get(anchor), self.shelf.get(member), self.grounds)
