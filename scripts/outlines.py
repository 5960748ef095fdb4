"""The outlines of countries for the map of the board, from npm's world-atlas (Natural Earth), as the web reads them.

    outlines.py          writes src/tawatur/web/data/outlines.json

The topology's arcs become rings of whole hundredths of a degree, each point as its distance from the one before. Names in both
languages are those of the CLDR (as Babel packs it), by the country's number; where it has none, Natural Earth's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "scripts" / "npm" / "node_modules" / "world-atlas"
TARGET = ROOT / "src" / "tawatur" / "web" / "data" / "outlines.json"
UNITS = 100  # of a degree
#: Names the CLDR has no number for.
NAMES = {
    "Somaliland": ("Somaliland", "أرض الصومال"),
    "Kosovo": ("Kosovo", "كوسوفو"),
    "N. Cyprus": ("Northern Cyprus", "شمال قبرص"),
}

Point = tuple[int, int]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in hundredths of a degree."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * kx + x0) * UNITS), round((y * ky + y0) * UNITS)))
        out.append(points)
    return out


def ring_of(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring from its arcs; one of a negative number runs backwards."""
    points: list[Point] = []
    for n in numbers:
        points += arcs[n] if n >= 0 else arcs[~n][::-1]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def unrolled(ring: list[Point]) -> list[list[Point]]:
    """A ring that crosses the 180th meridian without the leap over the whole map: once on either side of it.

    One that runs around the pole is closed along the map's lower edge.
    """
    whole, half = 360 * UNITS, 180 * UNITS
    points = [ring[0]]
    shift = 0
    for (x0, _), (x, y) in zip(ring, ring[1:], strict=False):
        shift += whole if x0 - x > half else -whole if x - x0 > half else 0
        points.append((x + shift, y))
    if abs(points[-1][0] - points[0][0]) > half:
        points += [(points[-1][0], -half // 2), (points[0][0], -half // 2)]
    low, high = min(x for x, _ in points), max(x for x, _ in points)
    shifts = [0, *([-whole] if high > half else []), *([whole] if low < -half else [])]
    return [[(x + each, y) for x, y in points] for each in shifts]


def polygons(shape: dict[str, Any]) -> Iterator[list[list[int]]]:
    """The polygons of a country: lists of rings, each a list of arcs' numbers."""
    if shape["type"] == "Polygon":
        yield shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        yield from shape["arcs"]


def flat(ring: list[Point]) -> list[int]:
    """Each point as its distance from the one before, one number after the other."""
    x = y = 0
    out = []
    for px, py in ring:
        out += [px - x, py - y]
        x, y = px, py
    return out


def names_of(shape: dict[str, Any]) -> tuple[str, str]:
    """The name in English and in Arabic."""
    told = shape["properties"]["name"]
    codes = get_global("territory_aliases").get(shape.get("id") or "", [])
    if not codes:
        return NAMES.get(told, (told, ""))
    english, arabic = (str(Locale(lang).territories.get(codes[0], "")) for lang in ("en", "ar"))
    return english or told, arabic


def main() -> None:
    package = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
    topology = json.loads((SOURCE / "countries-50m.json").read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        rings = []
        for polygon in polygons(shape):
            for numbers in polygon:
                ring = ring_of(numbers, arcs)
                rings += [flat(each) for each in unrolled(ring)] if len(ring) > 3 else []
        english, arabic = names_of(shape)
        countries.append({"en": english, "ar": arabic or english, "rings": rings})
    told = {"source": f"Natural Earth 1:50m, as packed by npm's world-atlas {package['version']}", "units": UNITS}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(told | {"countries": countries}, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(countries)} countries, {TARGET.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
