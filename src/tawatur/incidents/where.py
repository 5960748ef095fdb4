"""Whether two places can be one: the same, one inside the other, or near enough for how precisely they are known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from tawatur.incidents.grounds import Grounds
from tawatur.model import Place, Spot

#: How far, in kilometres, what is told of a place may lie from its point.
REACH = {"site": 4.0, "neighbourhood": 6.0, "town": 15.0, "district": 30.0, "governorate": 80.0, "region": 120.0, "country": 0.0}
#: From wide to narrow.
GRAIN = {
    precision: rank
    for rank, precision in enumerate(("country", "region", "governorate", "district", "town", "neighbourhood", "site"))
}
#: What it is worth that two claims share a place of this grain.
_SAME = {"site": 3.0, "neighbourhood": 3.0, "town": 3.0, "district": 2.5, "governorate": 1.5, "region": 1.5, "country": 0.5}
FINE = frozenset({"site", "neighbourhood", "town", "district"})


@dataclass(frozen=True, slots=True)
class Nearness:
    """What two places share: ``worth`` 0 to 3, and why."""

    worth: float
    why: str


def spot(place: Place) -> Spot:
    """A claim's place without its offsets."""
    return Spot(name=place.name, lat=place.lat, lon=place.lon, precision=place.precision, key=place.key)


def grain(place: Spot) -> int:
    """How narrow a place is; one that the atlas does not know counts as a town of its name."""
    return GRAIN.get(place.precision or "town", 4)


@lru_cache(maxsize=100_000)
def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points (degrees), good to one in a hundred over the distances that matter here.

    >>> round(distance(36.5, 40.75, 36.5, 40.75)), round(distance(33.5, 36.3, 36.2, 37.16))
    (0, 310)
    """
    across = (lon - other_lon) * math.cos(math.radians((lat + other_lat) / 2))
    return 111.2 * math.hypot(lat - other_lat, across)


def nearness(one: Spot, other: Spot, grounds: Grounds) -> Nearness | None:
    """What two places have in common; ``None`` when they cannot be one.

    >>> here = Spot(name="A", lat=36.5, lon=40.7, precision="town", key="a")
    >>> nearness(here, Spot(name="A gaol", lat=36.48, lon=40.74, precision="site", key="b"), Grounds()).why
    '«A gaol» is 4 km from «A»'
    >>> nearness(here, Spot(name="C", lat=33.5, lon=36.3, precision="town", key="c"), Grounds()) is None
    True
    """
    if one.key is not None and one.key == other.key:
        worth = min(_SAME.get(each.precision or "town", 3.0) for each in (one, other))
        return Nearness(worth, f"both at «{one.name}»")
    if one.key is None or other.key is None:
        return _by_name(one, other, grounds)
    wide, narrow = sorted((one, other), key=lambda each: (grain(each), each.key or ""))
    inside = _inside(narrow, wide, grounds)
    if inside is not None:
        return inside
    if wide.lat is None or wide.lon is None or narrow.lat is None or narrow.lon is None or wide.precision == "country":
        return None
    far = distance(narrow.lat, narrow.lon, wide.lat, wide.lon)
    reach = REACH.get(wide.precision or "town", 15.0) + REACH.get(narrow.precision or "town", 15.0)
    if far > reach:
        return None
    worth = 2.0 if wide.precision in FINE else 0.8
    return Nearness(worth * (1 - 0.5 * far / reach), f"«{narrow.name}» is {far:.0f} km from «{wide.name}»")


def _by_name(one: Spot, other: Spot, grounds: Grounds) -> Nearness | None:
    names = set(grounds.content(one.name)), set(grounds.content(other.name))
    if names[0] and names[0] == names[1]:
        return Nearness(2.0, f"both at «{one.name}»")
    if names[0] & names[1]:
        return Nearness(1.0, f"«{one.name}» and «{other.name}» share a name")
    # Unknown places say nothing for or against: a village may be named by its district elsewhere.
    return Nearness(0.0, "")


def _inside(narrow: Spot, wide: Spot, grounds: Grounds) -> Nearness | None:
    lies = grounds.region(narrow.key or "")
    if lies is None:
        return None
    country, governorate = lies
    wider = grounds.region(wide.key or "")
    if wide.precision == "country" and wider is not None and wider[0] == country:
        return Nearness(0.3, f"«{narrow.name}» is in «{wide.name}»")
    if wide.precision == "governorate" and wider is not None and wider[0] == country and governorate in (wide.name, wider[1]):
        if governorate:
            return Nearness(1.2, f"«{narrow.name}» is in «{wide.name}»")
    return None
