"""The tables of places: well-formed rows, and names that lead to the right point."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from tawatur.atlas import places
from tawatur.atlas.places import PRECISIONS, PlaceRow, folded, load_places, place_names
from tawatur.errors import LexiconError
from tawatur.lang.load import load

FILES = ("places.csv", "places_extra.csv")
#: Rough boxes (south, west, north, east) that every point of a country must lie in; half a degree is left at the edges.
BOXES = {
    "sy": (32.0, 35.3, 37.6, 42.7), "iq": (28.8, 38.5, 37.6, 48.9), "ye": (11.8, 41.5, 19.3, 54.9), "ly": (19.2, 9.0, 33.5, 25.4),
    "sd": (8.4, 21.5, 23.2, 39.0), "ss": (3.2, 23.8, 12.5, 36.2), "ps": (31.0, 34.0, 32.8, 35.8), "il": (29.3, 34.1, 33.5, 35.95),
    "lb": (32.9, 34.9, 34.8, 36.8), "eg": (21.5, 24.5, 31.9, 37.2), "jo": (29.0, 34.8, 33.5, 39.4), "sa": (15.9, 34.3, 32.3, 55.8),
    "tn": (30.1, 7.3, 37.8, 11.8), "dz": (18.7, -8.9, 37.3, 12.2), "ma": (20.5, -17.3, 36.1, -0.8), "mr": (14.5, -17.3, 27.5, -4.6),
    "so": (-1.9, 40.8, 12.2, 51.6), "tr": (35.6, 25.4, 42.3, 45.0), "ir": (24.8, 43.8, 40.0, 63.6), "af": (29.2, 60.3, 38.7, 75.1),
    "pk": (23.4, 60.6, 37.3, 77.6), "ng": (3.9, 2.5, 14.1, 14.9), "ml": (9.9, -12.5, 25.2, 4.5), "ne": (11.4, 0.0, 23.7, 16.2),
    "td": (7.2, 13.3, 23.7, 24.2), "ua": (44.1, 21.9, 52.6, 40.4), "et": (3.2, 32.8, 15.1, 48.2), "er": (12.2, 36.2, 18.2, 43.3),
    "ke": (-4.9, 33.7, 5.2, 42.1),
}  # fmt: skip
NAME = re.compile(r"(?:[ء-غف-ي]+|\d+ [ء-غف-ي]+)(?: (?:[ء-غف-ي]+|\d+))*")


@lru_cache(maxsize=1)
def rows() -> tuple[tuple[str, dict[str, str]], ...]:
    """All rows of both tables with file and line."""
    return tuple(_read())


def _read() -> Iterator[tuple[str, dict[str, str]]]:
    for file in FILES:
        path = Path(places.__file__).with_name("data") / file
        for line, row in enumerate(csv.DictReader(path.open(encoding="utf-8", newline="")), 2):
            yield f"{file}:{line}", row


def names(row: dict[str, str]) -> list[str]:
    """The name of a row and its aliases."""
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def kilometres(a: PlaceRow, b: PlaceRow) -> float:
    """How far two places lie apart."""
    south, west, north, east = (radians(x) for x in (a.lat, a.lon, b.lat, b.lon))
    h = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def candidates(name: str) -> tuple[PlaceRow, ...]:
    """The places a name stands for."""
    return dict(place_names()).get(tuple(folded(name).split()), ())


def test_names_are_written_properly() -> None:
    """Names are NFC, in Arabic letters only (no Persian letter, tatweel, harakat or sign), words parted by one space."""
    wrong = [
        (where, n) for where, row in rows() for n in names(row) if not NAME.fullmatch(n) or unicodedata.normalize("NFC", n) != n
    ]
    assert not wrong


def test_names_fold_to_the_words_a_text_is_cut_into() -> None:
    """The folded words of every name are exactly the tokens the pack makes of it, so that a match is a comparison of words."""
    pack = load("ar")
    for where, row in rows():
        for name in names(row):
            assert folded(name).split() == [token.text for token in pack.tokenise(name)], where


def test_folded_words_in_the_table_are_up_to_date() -> None:
    """The folded words that the build wrote are what folding gives today."""
    stale = [where for where, row in rows() if row.get("words") and row["words"] != folded(row["name"], row["aliases"])]
    assert not stale, "run `make places`"


def test_every_row_says_where_it_comes_from() -> None:
    """Source, licence and a known precision stand in every row."""
    assert not [where for where, row in rows() if not row["source"] or not row["licence"] or row["precision"] not in PRECISIONS]


def test_keys_are_unique() -> None:
    """A key names one place."""
    keys = [row["key"] for _, row in rows()]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_points_lie_in_their_country() -> None:
    """Coordinates are degrees, and inside the rough box of the country."""
    outside = []
    for place in load_places():
        south, west, north, east = BOXES.get(place.country, (-90, -180, 90, 180))
        if not (south <= place.lat <= north and west <= place.lon <= east):
            outside.append((place.row, place.name, place.country))
    assert not outside


def test_no_place_stands_twice() -> None:
    """No two rows of one name, country and precision lie within 5 km of each other."""
    twice = []
    for words, found in place_names():
        for n, a in enumerate(found):
            twice += [
                (" ".join(words), a.row, b.row)
                for b in found[n + 1 :]
                if (a.country, a.precision) == (b.country, b.precision) and a.key != b.key and kilometres(a, b) < 5
            ]
    assert not twice


def test_head_words_are_left_out() -> None:
    """Names stand without «مدينة», «بلدة», «قرية», «محافظة», «ولاية», «حي» as long as those are not part of the name."""
    heads = {"بلدة", "قرية", "محافظة", "ولاية", "حي", "قضاء", "ناحية"}
    kept = {"حي السلم", "حي أور", "حي الدولار", "ولاية البركة", "ولاية الخير", "ولاية الفرات"}
    found = [(where, row["name"]) for where, row in rows() if row["name"].split()[0] in heads and " " in row["name"]]
    assert not [each for each in found if each[1] not in kept]


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("سورية", "sy", "country"), ("أميركا", "us", "country"), ("دوما", "sy", "town"), ("الموصل", "iq", "town"),
        ("ادلب", "sy", "town"), ("ريف دمشق", "sy", "governorate"), ("شمال شرقي سوريا", "sy", "region"),
        ("الغوطة الشرقية", "sy", "region"), ("دارفور", "sd", "region"), ("صعدة", "ye", "town"), ("كوردستان", "iq", "region"),
        ("خانيونس", "ps", "town"), ("ديار بكر", "tr", "town"), ("ننغرهار", "af", "governorate"),
    ],
)  # fmt: skip
def test_well_known_names(name: str, country: str, precision: str) -> None:
    """A name of the news leads first to the place a reader would think of."""
    first = candidates(name)[0]
    assert (first.country, first.precision) == (country, precision)


def test_a_name_of_several_places_yields_all_the_likeliest_first() -> None:
    """«طرابلس» stands in Libya and in Lebanon."""
    countries = [place.country for place in candidates("طرابلس")]
    assert countries[0] == "ly"
    assert "lb" in countries


def test_everyday_words_are_marked() -> None:
    """A name that is an everyday word is marked, so that it counts only after a cue."""
    assert all(place.common for name in ("هجين", "الباب") for place in candidates(name) if place.country == "sy")
    assert not candidates("دوما")[0].common
    assert candidates("عسكر")[0].common
    assert not candidates("مخيم عسكر")[0].common


def test_a_user_table_is_read_and_its_faults_are_named(tmp_path: Path) -> None:
    """A user's own rows join the packaged ones; a fault names file and line."""
    good = tmp_path / "mine.csv"
    good.write_text(
        "name,country,lat,lon,precision,key,source,licence\nدوار المثال,sy,35.1,36.2,site,me:1,me,CC0-1.0\n", encoding="utf-8"
    )
    assert dict(place_names((good,)))["دوار", "المثال"][0].row == "mine.csv:2"
    bad = tmp_path / "bad.csv"
    bad.write_text(good.read_text(encoding="utf-8").replace("35.1", "x"), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad\.csv:2"):
        load_places((bad,))
    bad.write_text("name,wrong\nا,ب\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad\.csv:1"):
        load_places((bad,))


def test_loading_is_quick() -> None:
    """Reading both tables takes well under the 60 ms allowed for it (three times that here, for a busy machine)."""
    code = (
        "import time; from tawatur.lang.load import load; load(); from tawatur.atlas.places import place_names;"
        "a = time.process_time(); place_names(); print(time.process_time() - a)"
    )
    took = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(places.__file__).parents[2])},
    )
    assert float(took.stdout) < 0.18
