"""A place told in a sentence, and the one chosen for an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_GRAINS = ("country", "region", "governorate", "district", "town", "neighbourhood", "site")


@dataclass(frozen=True, slots=True)
class Site:
    """A place told: tokens ``first`` to ``stop``, the place's name, its atlas rows, grain, governing preposition and head noun.

    ``kind`` is ``named`` (in the atlas), ``unknown`` (a name behind a head noun), ``back`` («البلدة») or ``land`` («الأراضي السورية»).
    """

    first: int
    stop: int
    name: str
    rows: tuple[Any, ...]
    lead: str
    grain: str = ""
    head: str = ""
    kind: str = "named"

    @property
    def depth(self) -> int:
        """How fine the place is: 0 a country, 6 a site."""
        return _GRAINS.index(self.grain) if self.grain in _GRAINS else 5


@dataclass(frozen=True, slots=True)
class Found:
    """The place chosen for an event: the site, whether it was told in another sentence, and the rule."""

    site: Site
    carried: bool
    rule: str


def merge(one: Site, two: Site) -> Site:
    """Two neighbours as one; the finer gives the name."""
    best = two if one.depth <= 2 and two.depth > one.depth and two.kind != "back" else one
    if one.kind == "thing" and two.kind in ("named", "unknown"):
        best = two
    found = best.rows
    other = one if best is two else two
    if len(found) > 1 and other.rows:
        country = other.rows[0].country
        found = tuple(sorted(found, key=lambda row: row.country != country))
    return Site(one.first, two.stop, best.name, found, one.lead, best.grain, best.head or one.head, best.kind)


def bare(told: str, clitics: str) -> str:
    """A name as told without its glued conjunction and preposition."""
    if not clitics:
        return told
    if clitics.endswith("ل") and told[len(clitics) - 1 :].startswith("لل"):
        return "ال" + told[len(clitics) + 1 :]
    return told[len(clitics) :] if told.startswith(clitics) else told


def undressed(told: str, prep: str) -> str:
    """«بالمدينة», «للمدينة» as «المدينة»."""
    rest = told[1:] if told[:1] == "و" and not told.startswith("وا") else told
    if prep == "ل" and rest.startswith("لل"):
        return "ال" + rest[2:]
    return rest[1:] if prep and rest.startswith(prep) else rest
