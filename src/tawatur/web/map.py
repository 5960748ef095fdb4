"""The map of the board: incidents as circles over the towns the atlas knows, whose points alone show where coasts and deserts are.

No tiles and no outlines are needed, and so no other host: every town of the gazetteer in view is a small dot. Latitude is stretched
as at the middle of the view, so that distances look right there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.atlas.places import load_places

WIDTH, HEIGHT = 640.0, 300.0
_LEAST = 2.0  # degrees of latitude that are shown at least
_LABELS = 6
_CITIES = 8
_APART = 46.0  # units between two names of towns at least


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with how many incidents were there. ``lat``/``lon`` in degrees (WGS 84)."""

    name: str
    lat: float
    lon: float
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot as drawn: centre and radius in the units of the view; ``named`` when its name is written."""

    name: str
    count: int
    x: float
    y: float
    r: float
    named: bool


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn: marks, the towns in view as one path, and the names of large ones as ``(name, x, y)``."""

    marks: tuple[Mark, ...]
    towns: str
    cities: tuple[tuple[str, float, float], ...]
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the earth around a middle; ``unit`` is how many units of the view one degree of latitude takes."""

    lat: float
    lon: float
    unit: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point stands.

        >>> View(30.0, 40.0, 50.0).at(30.0, 40.0)
        (320.0, 150.0)
        """
        across = self.unit * math.cos(math.radians(self.lat))
        return round(WIDTH / 2 + (lon - self.lon) * across, 1), round(HEIGHT / 2 - (lat - self.lat) * self.unit, 1)


def view_of(spots: Sequence[Spot]) -> View:
    """The view that holds all spots with some room around them.

    >>> view_of([Spot("a", 36.0, 40.0, 1)]).unit
    150.0
    """
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    lat, lon = (south + north) / 2, (west + east) / 2
    tall = max(north - south, _LEAST)
    wide = max((east - west) * math.cos(math.radians(lat)), _LEAST)
    room = 1.0 if (north - south, east - west) == (0, 0) else 0.8
    return View(lat, lon, min(HEIGHT * room / tall, WIDTH * room / wide))


def atlas_map(spots: Sequence[Spot]) -> Map | None:
    """The map of some spots, ``None`` when there are none."""
    if not spots:
        return None
    view = view_of(spots)
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    most = ordered[0].count
    marks: list[Mark] = []
    for n, spot in enumerate(ordered):
        x, y = view.at(spot.lat, spot.lon)
        marks.append(
            Mark(spot.name, spot.count, x, y, round(5 + 9 * math.sqrt(spot.count / most), 1), n < _LABELS and _free(marks, x, y))
        )
    inside = [(name, x, y) for name, lat, lon in _towns() if _seen(*(at := view.at(lat, lon))) for x, y in (at,)]
    cities: list[tuple[str, float, float]] = []
    taken = [(mark.x, mark.y) for mark in marks if mark.named]
    for name, x, y in inside:
        if len(cities) < _CITIES and all(abs(x - a) > 2 * _APART or abs(y - b) > _APART / 2 for a, b in taken):
            cities.append((name, x, y))
            taken.append((x, y))
    path = "".join(f"M{x} {y}h0" for x, y in dict.fromkeys((round(x), round(y)) for _, x, y in inside))
    return Map(tuple(marks), path, tuple(cities))


def _free(marks: Sequence[Mark], x: float, y: float) -> bool:
    return all(not mark.named or abs(mark.x - x) > 2 * _APART or abs(mark.y - y) > _APART / 2 for mark in marks)


def _seen(x: float, y: float) -> bool:
    return 20 <= x <= WIDTH - 20 and 10 <= y <= HEIGHT - 10


@cache
def _towns() -> tuple[tuple[str, float, float], ...]:
    """The towns of the atlas, the largest first."""
    found = [place for place in load_places() if place.precision == "town"]
    return tuple((place.name, place.lat, place.lon) for place in sorted(found, key=lambda place: -place.population))
