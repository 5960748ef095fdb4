"""The map of the board: incidents as circles over the outlines of countries and the towns the atlas knows.

Nothing is asked of another host: outlines and towns are data of the program. A site that is set to use a server's tiles shows those
instead. The projection is Mercator's, as that of all such tiles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.atlas.places import load_places
from tawatur.web.land import Shape, plain, shapes, stretched
from tawatur.web.tiles import Tile, tiles
from tawatur.web.words import clean

WIDTH, HEIGHT = 640.0, 300.0
_LEAST = 4.0  # degrees of latitude that are shown at least
_LABELS = 8
_CITIES = 8
_FEW = 40  # marks that have their full size
_TOWNS = 150  # dots
_TALL = 22.0  # units a name takes up and down: Arabic letters reach far below and above
_BELOW = 15.0  # units from a mark to the line its name stands on
_WIDE = 7.5  # units a letter takes
_PHONE = 1.65  # how much larger names are on a phone, in units


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with how many incidents were there. ``lat``/``lon`` in degrees (WGS 84)."""

    name: str
    lat: float
    lon: float
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot as drawn: centre and radius in the units of the view."""

    name: str
    count: int
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name where there is room for it. ``kind`` is ``name`` (of a mark), ``country`` or ``city``; ``phone`` when it fits there too."""

    text: str
    x: float
    y: float
    kind: str
    phone: bool


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn: marks, the towns in view as one path, countries or tiles under them, and names over all."""

    marks: tuple[Mark, ...]
    towns: str
    names: tuple[Name, ...]
    lands: tuple[Shape, ...] = ()
    tiles: tuple[Tile, ...] = ()
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the earth around a middle; ``unit`` is how many units of the view one degree of longitude takes."""

    lat: float
    lon: float
    unit: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point stands.

        >>> View(30.0, 40.0, 50.0).at(30.0, 40.0)
        (320.0, 150.0)
        """
        x, y = self.put(lon, stretched(lat))
        return round(x, 1), round(y, 1)

    def put(self, lon: float, height: float) -> tuple[float, float]:
        """Where a longitude and a stretched latitude stand."""
        return WIDTH / 2 + (lon - self.lon) * self.unit, HEIGHT / 2 - (height - stretched(self.lat)) * self.unit

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north; the latitudes stretched."""
        across, up, middle = WIDTH / 2 / self.unit, HEIGHT / 2 / self.unit, stretched(self.lat)
        return self.lon - across, middle - up, self.lon + across, middle + up


def view_of(spots: Sequence[Spot]) -> View:
    """The view that holds all spots with some room around them.

    >>> view = view_of([Spot("a", 36.0, 40.0, 1)])
    >>> view.lat, view.lon, round(view.unit)
    (36.0, 40.0, 61)
    """
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    lat = plain((stretched(south) + stretched(north)) / 2)
    least = _LEAST / math.cos(math.radians(lat))
    tall, wide = max(stretched(north) - stretched(south), least), max(east - west, least)
    room = 1.0 if (north, east) == (south, west) else 0.8
    # no farther out than the whole earth is wide
    return View(round(lat, 6), (west + east) / 2, max(min(HEIGHT * room / tall, WIDTH * room / wide), WIDTH / 360))


class _Names:
    """The names written so far: none stands over another, on a phone either, where fewer find room."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.put: list[Name] = []
        self._marks = marks

    def write(self, text: str, x: float, y: float, kind: str) -> bool:
        """Write a name around ``x`` on the line ``y`` if there is room."""
        if not self._free(text, x, y, 1.0):
            return False
        self.put.append(Name(text, x, y, kind, kind != "city" and self._free(text, x, y, _PHONE)))
        return True

    def _free(self, text: str, x: float, y: float, size: float) -> bool:
        half, tall = len(text) * _WIDE * size / 2, _TALL * size
        if not half <= x <= WIDTH - half or not _BELOW * size <= y <= HEIGHT - 5:
            return False
        if any(abs(x - mark.x) < half + mark.r and -_BELOW * size < mark.y - y < mark.r + 3 for mark in self._marks):
            return False
        others = [each for each in self.put if size == 1 or each.phone]
        return all(abs(x - each.x) >= half + len(each.text) * _WIDE * size / 2 or abs(y - each.y) >= tall for each in others)


def atlas_map(spots: Sequence[Spot], lang: str = "en", template: str = "") -> Map | None:
    """The map of some spots, ``None`` when there are none; ``template`` is the address of tiles, empty for none."""
    if not spots:
        return None
    view = view_of(spots)
    marks = _marks(spots, view)
    names = _Names(marks)
    for mark in marks:
        below, above = round(mark.y + mark.r + _BELOW, 1), round(mark.y - mark.r - 5, 1)
        if len(names.put) < _LABELS:
            told = clean(mark.name)[:24]
            _ = names.write(told, mark.x, below, "name") or names.write(told, mark.x, above, "name")
    west, _, _, north = view.box
    if template:
        return Map(marks, "", tuple(names.put), tiles=tuple(tiles(template, west, north, view.unit, WIDTH, HEIGHT)))
    lands = shapes(view.box, view.put, WIDTH, HEIGHT, lang)
    for land in sorted(lands, key=lambda each: -each.labels[0][2]):
        wide = len(land.name) * _WIDE
        _ = any(names.write(land.name, x, y, "country") for x, y, room in land.labels if wide < room)
    towns = [(name, *at) for name, lat, lon in _towns() if _seen(*(at := view.at(lat, lon)))]
    cities = 0
    for name, x, y in towns:
        if cities < _CITIES:
            cities += names.write(name, x, y - 5, "city")
    path = "".join(f"M{x} {y}h0" for x, y in dict.fromkeys((round(x), round(y)) for _, x, y in towns[:_TOWNS]))
    return Map(marks, path, tuple(names.put), tuple(lands))


def _marks(spots: Sequence[Spot], view: View) -> tuple[Mark, ...]:
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    most = ordered[0].count
    # many marks are drawn smaller, so that one can be told from another
    size = max(0.4, min(1.0, math.sqrt(_FEW / len(ordered))))
    return tuple(
        Mark(spot.name, spot.count, *view.at(spot.lat, spot.lon), round(size * (5 + 9 * math.sqrt(spot.count / most)), 1))
        for spot in ordered
    )


def _seen(x: float, y: float) -> bool:
    return 20 <= x <= WIDTH - 20 and 10 <= y <= HEIGHT - 10


@cache
def _towns() -> tuple[tuple[str, float, float], ...]:
    """The towns of the atlas, the largest first."""
    found = [place for place in load_places() if place.precision == "town"]
    return tuple((place.name, place.lat, place.lon) for place in sorted(found, key=lambda place: -place.population))
