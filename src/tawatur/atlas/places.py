"""Places: names as newspapers write them, and the point on the map each stands for.

Two tables feed it: ``places.csv``, built from GeoNames by ``scripts/places.py``, and ``places_extra.csv``, kept by hand.
A name that stands for several places yields all of them, the likeliest first; which one is meant is for the reader to decide.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from tawatur.errors import LexiconError
from tawatur.lang.load import load
from tawatur.lexicon import rows

_DATA = Path(__file__).with_name("data")
_FILES = (_DATA / "places.csv", _DATA / "places_extra.csv")

COLUMNS = (
    "name", "aliases", "country", "admin1", "lat", "lon", "precision", "key", "source", "licence", "common", "population", "words",
)  # fmt: skip
#: Columns a table may leave out: ``words`` are folded at load when absent, a population that is not known counts as none.
OPTIONAL = frozenset({"aliases", "admin1", "common", "population", "words"})

#: From wide to narrow; the number is how likely a bare name means such a place when no population is known.
PRECISIONS = {
    "country": 1_000_000_000,
    "region": 300_000,
    "governorate": 200_000,
    "district": 30_000,
    "town": 10_000,
    "neighbourhood": 3_000,
    "site": 5_000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A named place.

    ``lat``/``lon`` are degrees (WGS 84); ``precision`` says what the point stands for (one of :data:`PRECISIONS`);
    ``country`` is an ISO 3166 code in small letters; ``admin1`` the governorate's name or empty; ``common`` marks a name that is
    also an everyday word and needs a cue before it («مدينة», «بلدة»); ``row`` is file and line.
    """

    name: str
    key: str
    lat: float
    lon: float
    precision: str
    country: str
    admin1: str
    common: bool
    row: str
    population: int = 0

    @property
    def weight(self) -> int:
        """How likely the bare name means this place: the population, or what stands in for it."""
        return max(self.population, PRECISIONS[self.precision])


@lru_cache(maxsize=4)
def load_places(extra_paths: tuple[Path, ...] = ()) -> tuple[PlaceRow, ...]:
    """All places of the packaged tables and of the user's own (same columns), read once.

    Raises :class:`LexiconError` for a table that lacks a column or a row that cannot be used, naming file and line.

    >>> next(p for p in load_places() if p.name == "الموصل").country
    'iq'
    """
    return tuple(dict.fromkeys(place for place, _ in _all(extra_paths)))


@lru_cache(maxsize=4)
def place_names(extra_paths: tuple[Path, ...] = ()) -> tuple[tuple[tuple[str, ...], tuple[PlaceRow, ...]], ...]:
    """Every name and alias as folded words with the places it stands for, the likeliest first.

    >>> dict(place_names())["دير", "الزور"][0].country
    'sy'
    """
    found: dict[str, list[PlaceRow]] = {}
    for place, phrases in _all(extra_paths):
        word_alone = place.common and any(" " not in phrase for phrase in phrases)
        for phrase in phrases:
            # the everyday word is the one-word name: «مثلث الشهداء» needs no cue because «الشهداء» does
            plain = word_alone and " " in phrase
            found.setdefault(phrase, []).append(replace(place, common=False) if plain else place)
    return tuple((tuple(phrase.split()), _ordered(places)) for phrase, places in found.items())


def _ordered(places: list[PlaceRow]) -> tuple[PlaceRow, ...]:
    """The likeliest first; a governorate's seat comes just before the governorate of its name."""
    if len(places) == 1:
        return (places[0],)
    governed = {place.country: place.weight for place in places if place.precision == "governorate"}

    def likelihood(place: PlaceRow) -> int:
        seat = governed.get(place.country, 0) + 1 if place.precision == "town" else 0
        return -max(place.weight, seat)

    return tuple(sorted(places, key=likelihood))


@lru_cache(maxsize=4)
def _all(extra_paths: tuple[Path, ...]) -> tuple[tuple[PlaceRow, tuple[str, ...]], ...]:
    return tuple(each for path in (*_FILES, *extra_paths) for each in _rows(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """``[[place]]`` in a user's file: the columns of the packaged table that a place needs, ``names`` further spellings."""

    name: str
    country: str
    lat: float
    lon: float
    row: str
    precision: str = "town"
    admin1: str = ""
    names: tuple[str, ...] = ()
    common: bool = False
    population: int = 0


def _own(path: Path) -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    for own in rows(path, "place", OwnPlace):
        if own.precision not in PRECISIONS:
            raise LexiconError(f"no precision {own.precision!r}", where=own.row, hint=f"use one of: {', '.join(PRECISIONS)}")
        place = PlaceRow(
            name=own.name, key=f"own:{own.country}:{own.name}", lat=float(own.lat), lon=float(own.lon), precision=own.precision,
            country=own.country.lower(), admin1=own.admin1, common=own.common, row=own.row, population=own.population,
        )  # fmt: skip
        yield place, tuple(folded(own.name, "|".join(own.names)).split("|"))


def _rows(path: Path) -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    if path.suffix == ".toml":
        yield from _own(path)
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise LexiconError("the table of places cannot be read", where=str(path), hint="check the path") from error
    reader = csv.reader(lines)
    columns = next(reader, [])
    _check_columns(columns, path)
    name, aliases, country, admin1, lat, lon, precision, key, _, _, common, population, words = (
        columns.index(each) if each in columns else len(columns) for each in COLUMNS
    )
    for line, cells in enumerate(reader, 2):
        where = f"{path.name}:{line}"
        if len(cells) != len(columns):
            raise LexiconError(f"{len(cells)} cells instead of {len(columns)}", where=where, hint="mend the commas")
        cells.append("")
        if cells[precision] not in PRECISIONS:
            allowed = ", ".join(PRECISIONS)
            raise LexiconError(f"no precision {cells[precision]!r}", where=where, hint=f"use one of: {allowed}")
        try:
            place = PlaceRow(
                name=cells[name], key=cells[key], lat=float(cells[lat]), lon=float(cells[lon]), precision=cells[precision],
                country=cells[country], admin1=cells[admin1], common=cells[common] == "1", row=where,
                population=int(cells[population] or 0),
            )  # fmt: skip
        except ValueError as error:
            raise LexiconError(f"not a number: {error}", where=where, hint="give lat, lon and population as figures") from error
        yield place, tuple((cells[words] or folded(cells[name], cells[aliases])).split("|"))


def _check_columns(columns: Iterable[str], path: Path) -> None:
    unknown = [each for each in columns if each not in COLUMNS]
    lacking = [each for each in COLUMNS if each not in columns and each not in OPTIONAL]
    if unknown or lacking:
        what = f"no column {unknown[0]!r} is known" if unknown else f"the column {lacking[0]!r} is missing"
        raise LexiconError(what, where=f"{path.name}:1", hint=f"use the columns: {', '.join(COLUMNS)}")


def folded(name: str, aliases: str = "") -> str:
    """The folded phrases of a name and its aliases (``|``-joined), each once.

    >>> folded("إدلب", "ادلب|مدينة إدلب")
    'ادلب|مدينه ادلب'
    """
    phrases = load().fold_word(f"{name}|{aliases}" if aliases else name).split("|")
    return "|".join(dict.fromkeys(" ".join(phrase.split()) for phrase in phrases if phrase.strip()))
