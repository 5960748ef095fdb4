"""The outlines of countries in a view of the map: clipped to it, with no more points than can be seen.

The outlines are data of the build (``data/outlines.json``, written by ``scripts/outlines.py`` from an npm package). Where they were
not built there are none, and the map shows towns alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

_POLE = 84.0  # degrees; the projection runs to infinity beyond
_MARGIN = 6.0  # units around the view, so that the edges of the clip are not seen
_FINE = 1.0  # units; points nearer to one another than this are one
_SPECK = 1.5  # square units; less is no more than a point

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: longitudes and stretched latitudes (:func:`stretched`) in degrees, and the box around it."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Country:
    """A country's rings with its names."""

    en: str
    ar: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as drawn: an SVG path in the units of the view; ``labels`` are middles of wide stretches, with how wide each is."""

    name: str
    path: str
    labels: tuple[tuple[float, float, float], ...]


def stretched(lat: float) -> float:
    """A latitude on Mercator's map, in degrees of its equator.

    >>> round(stretched(30.0), 3), round(stretched(45.0), 3)
    (31.473, 50.499)
    """
    held = math.radians(max(-_POLE, min(_POLE, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + held / 2)))


def plain(height: float) -> float:
    """The latitude of a stretched one.

    >>> round(plain(stretched(33.5)), 6)
    33.5
    """
    return math.degrees(2 * math.atan(math.exp(math.radians(height))) - math.pi / 2)


@cache
def countries() -> tuple[Country, ...]:
    """All countries, none where the outlines were not built."""
    file = resources.files("tawatur.web") / "data" / "outlines.json"
    if not file.is_file():
        return ()
    told = json.loads(file.read_text(encoding="utf-8"))
    units = told["units"]
    return tuple(
        Country(each["en"], each["ar"], tuple(_ring(flat, units) for flat in each["rings"])) for each in told["countries"]
    )


def _ring(flat: Sequence[int], units: int) -> Ring:
    x = y = 0
    points = []
    for n in range(0, len(flat), 2):
        x, y = x + flat[n], y + flat[n + 1]
        points.append((x / units, stretched(y / units)))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Ring(tuple(points), (min(xs), min(ys), max(xs), max(ys)))


def shapes(box: Box, at: Callable[[float, float], Point], width: float, height: float, lang: str) -> list[Shape]:
    """The countries that meet ``box`` (west, south, east, north; stretched degrees).

    ``at`` puts a longitude and a stretched latitude on ``width`` by ``height``.
    """
    frame = (-_MARGIN, -_MARGIN, width + _MARGIN, height + _MARGIN)
    found = []
    for country in countries():
        met = [_drawn(ring, at, frame) for ring in country.rings if _meet(ring.box, box)]
        rings = [ring for ring in met if len(ring) > 2 and abs(area(ring)) >= _SPECK]
        if rings:
            path = "".join(_path(ring) for ring in rings)
            widest = max(rings, key=lambda ring: abs(area(ring)))
            found.append(Shape(country.ar if lang == "ar" else country.en, path, _middles(widest, width, height)))
    return found


def _path(ring: Sequence[Point]) -> str:
    """A ring as SVG, each point by its distance from the last."""
    steps = [f"{x - a:g} {y - b:g}" for (a, b), (x, y) in zip(ring, ring[1:], strict=False)]
    return f"M{ring[0][0]:g} {ring[0][1]:g}l{' '.join(steps)}z".replace(" -", "-")


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _drawn(ring: Ring, at: Callable[[float, float], Point], frame: Box) -> list[Point]:
    """A ring in units; rounding the same way on both sides of a border keeps the two lines one."""
    points: list[Point] = []
    for lon, height in ring.points:
        x, y = at(lon, height)
        point = (round(x / _FINE) * _FINE, round(y / _FINE) * _FINE)
        if not points or points[-1] != point:
            points.append(point)
    return clipped(points, frame)


def clipped(points: Sequence[Point], frame: Box) -> list[Point]:
    """What of a ring lies in a frame (Sutherland and Hodgman).

    >>> clipped([(-5, 5), (5, 5), (5, 8), (-5, 8)], (0, 0, 10, 10))
    [(0, 5), (5, 5), (5, 8), (0, 8)]
    """
    out = list(points)
    for axis, edge, sign in ((0, frame[0], 1), (1, frame[1], 1), (0, frame[2], -1), (1, frame[3], -1)):
        if all(sign * (point[axis] - edge) >= 0 for point in out):
            continue
        kept: list[Point] = []
        for last, here in zip([*out[-1:], *out[:-1]], out, strict=True):
            inside, before = sign * (here[axis] - edge) >= 0, sign * (last[axis] - edge) >= 0
            if inside != before:
                share = (edge - last[axis]) / (here[axis] - last[axis])
                other = round(last[1 - axis] + share * (here[1 - axis] - last[1 - axis]))
                kept.append((edge, other) if axis == 0 else (other, edge))
            if inside:
                kept.append(here)
        out = kept
    return out


def area(ring: Sequence[Point]) -> float:
    """The area of a ring, negative when it runs the other way.

    >>> area([(0, 0), (4, 0), (4, 3), (0, 3)])
    12.0
    """
    return sum(x * d - c * y for (x, y), (c, d) in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def _middles(ring: Sequence[Point], width: float, height: float) -> tuple[tuple[float, float, float], ...]:
    """Where a name has room: the middle of the widest stretch of some lines across the ring, and its width; the best first."""
    ys = [y for _, y in ring]
    low, high = max(min(ys), 0.0), min(max(ys), height)
    found = []
    for n in range(1, 10):
        y = low + (high - low) * n / 10
        # the middle of a country is a better place for its name than its rim, if there is nearly as much room
        worth = 1 - abs(n - 5) / 12
        inside = [(max(start, 0.0), min(end, width)) for start, end in _across(ring, y)]
        start, end = max(inside, key=lambda pair: pair[1] - pair[0], default=(0.0, 0.0))
        found.append((round((start + end) / 2, 1), round(y, 1), round((end - start) * worth, 1)))
    return tuple(sorted(found, key=lambda each: -each[2]))


def _across(ring: Sequence[Point], y: float) -> Iterable[Point]:
    """The stretches of a line across a ring that are inside it."""
    cuts = sorted(
        a + (y - b) * (c - a) / (d - b)
        for (a, b), (c, d) in zip(ring, [*ring[1:], *ring[:1]], strict=True)
        if (b <= y) != (d <= y)
    )
    return zip(cuts[::2], cuts[1::2], strict=False)
