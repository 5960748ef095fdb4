"""A telling: what one article tells of one happening, as far as other tellings are compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tawatur.model.incident import Spot
from tawatur.model.terms import Event

Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day (``date.toordinal``); ``assumed`` when taken from the day of publication."""

    first: int
    last: int
    assumed: bool = False

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1

    def gap(self, other: Window) -> int:
        """Days between the two, 0 when they meet.

        >>> Window(1, 2).gap(Window(4, 5)), Window(1, 4).gap(Window(4, 5))
        (2, 0)
        """
        return max(0, max(self.first, other.first) - min(self.last, other.last))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """What one article tells of one happening.

    ``claims`` (ids) tell what happened, ``attached`` what is denied, planned or feared and forms no incident by itself; ``window`` is
    ``None`` when neither a time nor a day of publication is known. ``words`` weigh what the telling is about (their squares add up
    to 1), ``passage`` sketches its sentences. ``rank`` says how much is known: an incident is anchored in the telling that knows
    most. ``weak`` tellings anchor none. ``lead`` marks the one that the title belongs to.
    """

    id: str
    article: str
    outlet: str | None
    published: date | None
    claims: tuple[str, ...]
    attached: tuple[str, ...]
    families: frozenset[str]
    events: frozenset[Event]
    window: Window | None
    spots: tuple[Spot, ...]
    targets: frozenset[str]
    agents: frozenset[str]
    figures: Mapping[tuple[Event, str], frozenset[Interval]]
    words: Mapping[str, float]
    passage: frozenset[int]
    rank: int
    weak: bool
    lead: bool

    @property
    def place(self) -> Spot | None:
        """The narrowest place told."""
        return self.spots[0] if self.spots else None

    @property
    def parties(self) -> frozenset[str]:
        """Families of the parties on either side."""
        return self.targets | self.agents

    def __lt__(self, other: Telling) -> bool:
        return self.order < other.order

    @property
    def order(self) -> tuple[int, str]:
        """What decides between anchors: the one that knows most, then the id."""
        return (-self.rank, self.id)
