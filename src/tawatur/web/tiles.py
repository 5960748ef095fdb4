"""Tiles of a server under the map, when a site is set to use one: their addresses, and where each stands."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tawatur.errors import OptionError

_SIDE = 256.0  # units a tile should take, or near it
_DEEPEST = 18
_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?")
_HINT = "give an address such as https://tiles.example/{z}/{x}/{y}.png"


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile's address and where it stands in the view."""

    address: str
    x: float
    y: float
    side: float


def tile_host(template: str) -> str:
    """The scheme and host of a template of tiles' addresses, as a Content-Security-Policy names them.

    Raises :class:`OptionError` for what is no such template.

    >>> tile_host("https://tiles.example:8080/{z}/{x}/{y}.png")
    'https://tiles.example:8080'
    """
    told = urlsplit(template)
    if told.scheme not in ("https", "http") or not _HOST.fullmatch(told.netloc):
        raise OptionError(f"{template!r} is no address of map tiles", where="tiles", hint=_HINT)
    if any(part not in told.path + told.query for part in ("{z}", "{x}", "{y}")):
        raise OptionError(f"{template!r} does not say where the tile's numbers go", where="tiles", hint=_HINT)
    return f"{told.scheme}://{told.netloc}"


def tiles(template: str, west: float, north: float, unit: float, width: float, height: float) -> list[Tile]:
    """The tiles of a view whose corner is ``west``, ``north`` (degrees, the latter stretched); a degree of longitude takes ``unit``.

    >>> [tile.address for tile in tiles("https://t.example/{z}/{x}/{y}", -180.0, 180.0, 0.7, 250.0, 250.0)]
    ['https://t.example/0/0/0']
    """
    depth = max(0, min(_DEEPEST, round(math.log2(360 * unit / _SIDE))))
    count = 1 << depth
    side = 360 * unit / count
    left, top = (west + 180) * unit, (180 - north) * unit  # of the view, on the whole map
    out = []
    for row in range(max(0, math.floor(top / side)), min(count, math.ceil((top + height) / side))):
        for column in range(math.floor(left / side), math.ceil((left + width) / side)):
            numbers = (("{z}", depth), ("{x}", column % count), ("{y}", row))
            address = template
            for name, number in numbers:
                address = address.replace(name, str(number))
            out.append(Tile(address, round(column * side - left, 2), round(row * side - top, 2), round(side, 2)))
    return out
