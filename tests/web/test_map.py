from __future__ import annotations

import math
import os
import re

import pytest
from starlette.testclient import TestClient

from tawatur.errors import OptionError
from tawatur.settings import Settings, load
from tawatur.web import application
from tawatur.web.land import area, clipped, countries, plain, stretched
from tawatur.web.map import HEIGHT, WIDTH, Spot, atlas_map, view_of
from tawatur.web.tiles import tile_host, tiles
from tests.web.made import examples

TILES = "https://tiles.example/{z}/{x}/{y}.png"
needs_outlines = pytest.mark.skipif(not countries(), reason="the outlines were not built: `make setup`")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The ledger of the sample pages."""
    made = examples(f"sqlite:///{tmp_path_factory.mktemp('map') / 'ledger.db'}")
    yield made
    made.close()


def test_latitudes_come_back():
    """Stretching a latitude and taking it back changes nothing."""
    for lat in (-80.0, -12.5, 0.0, 36.2, 83.0):
        assert math.isclose(plain(stretched(lat)), lat, abs_tol=1e-9)


def test_all_spots_are_in_view():
    """Every place stands within the map, whether there is one or they lie on both ends of the earth."""
    for spots in ([(36.0, 40.0)], [(36.0, 40.0), (15.0, 32.0)], [(-35.0, 150.0), (70.0, -150.0), (0.0, 0.0)]):
        told = [Spot(str(n), lat, lon, n + 1) for n, (lat, lon) in enumerate(spots)]
        for spot in told:
            x, y = view_of(told).at(spot.lat, spot.lon)
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_clipping_keeps_what_is_inside():
    """A ring around the frame becomes the frame; one inside is left as it is; one outside is gone."""
    frame = (0, 0, 10, 10)
    around = [(-5, -5), (15, -5), (15, 15), (-5, 15)]
    inside = [(1, 1), (4, 1), (4, 4)]
    assert abs(area(clipped(around, frame))) == 100
    assert clipped(inside, frame) == inside
    assert clipped([(20, 20), (30, 20), (30, 30)], frame) == []


@pytest.mark.skipif(not os.environ.get("CI"), reason="only where the build must have packaged them")
def test_the_build_packaged_the_outlines():
    """Where the suite decides, the outlines are there: the tests below are not passed over in silence."""
    assert len(countries()) > 200


@needs_outlines
def test_countries_stand_under_the_marks_in_both_languages():
    """A place in the north of Syria stands on the outline of Syria, named in the page's language; nothing is drawn far outside the view."""
    spot = Spot("مكان", 35.5, 38.5, 1)
    for lang, name in (("en", "Syria"), ("ar", "سوريا")):
        made = atlas_map([spot], lang)
        assert name in {each.text for each in made.names if each.kind == "country"}
        assert name in {land.name for land in made.lands}
        for land in made.lands:
            x, y = map(float, re.match(r"M(-?[\d.]+) ?(-?[\d.]+)", land.path).groups())
            assert -10 <= x <= WIDTH + 10
            assert -10 <= y <= HEIGHT + 10


@needs_outlines
def test_no_name_stands_over_another():
    """Of the names on a full map no two overlap, on a phone neither."""
    spots = [Spot(f"مكان{n}", 33 + (n * 7 % 13) / 3, 36 + (n * 5 % 17) / 2, 1 + n % 4) for n in range(40)]
    for lang in ("en", "ar"):
        names = atlas_map(spots, lang).names
        assert len(names) > 4
        for size, some in ((1.0, names), (1.65, [name for name in names if name.phone])):
            for n, one in enumerate(some):
                for other in some[n + 1 :]:
                    wide = (len(one.text) + len(other.text)) * 7.5 * size / 2
                    assert abs(one.x - other.x) >= wide or abs(one.y - other.y) >= 22 * size, (one, other)


@needs_outlines
def test_no_outline_leaps_over_the_map():
    """A country on both sides of the 180th meridian is drawn on each, not across: no edge is longer than 60 degrees but at the pole."""
    for country in countries():
        for ring in country.rings:
            for (x, y), (a, b) in zip(ring.points, ring.points[1:], strict=False):
                assert abs(a - x) < 60 or min(y, b) < stretched(-80), country.en


@needs_outlines
def test_the_whole_earth_is_not_too_much():
    """Places on all continents: the outlines of a page stay under 120 kB."""
    made = atlas_map([Spot("أ", 60.0, -120.0, 1), Spot("ب", -35.0, 150.0, 1), Spot("ج", 30.0, 40.0, 1)])
    assert sum(len(land.path) for land in made.lands) < 120_000


def test_tiles_stand_where_the_projection_says():
    """The tiles of a view cover it without a gap and have the numbers every such server uses."""
    view = view_of([Spot("a", 33.5, 36.3, 1)])
    west, _, _, north = view.box
    found = tiles(TILES, west, north, view.unit, WIDTH, HEIGHT)
    assert min(tile.x for tile in found) <= 0
    assert min(tile.y for tile in found) <= 0
    assert max(tile.x + tile.side for tile in found) >= WIDTH
    assert max(tile.y + tile.side for tile in found) >= HEIGHT
    assert 150 < found[0].side < 400
    z, x, y = (int(part) for part in re.findall(r"\d+", found[0].address))
    # the corner of a tile, by the formula of the tiles' numbers
    lon = x / 2**z * 360 - 180
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / 2**z))))
    there = view.at(lat, lon)
    assert abs(there[0] - found[0].x) < 0.2
    assert abs(there[1] - found[0].y) < 0.2


@pytest.mark.parametrize(
    "told",
    [
        "ftp://x/{z}/{x}/{y}",
        "https://tiles.example/",
        "https:///{z}/{x}/{y}",
        "https://a b/{z}/{x}/{y}",
        "https://a;x/{z}/{x}/{y}",
    ],
)
def test_what_is_no_address_of_tiles(told):
    """An address without a host, without the numbers' places, or with signs that could end the policy, is refused."""
    with pytest.raises(OptionError):
        tile_host(told)


def test_by_default_no_other_host_is_named(book):
    """Without the setting the policy admits this host alone, and no page names another."""
    got = TestClient(application(book)).get("/")
    assert "img-src 'self';" in got.headers["content-security-policy"]
    assert "http" not in re.sub(r"<title>.*?</title>", "", got.text).replace("http://testserver", "")


def test_tiles_admit_one_host(book):
    """With a server of tiles its pictures stand under the marks, with its credit, and the policy admits that host for pictures alone."""
    settings = load({"tiles": TILES, "tiles_credit": "© invented"}, environ={})
    got = TestClient(application(book, settings=settings)).get("/")
    policy = got.headers["content-security-policy"]
    assert "img-src 'self' https://tiles.example;" in policy
    assert policy.count("tiles.example") == 1
    assert '<image href="https://tiles.example/' in got.text
    assert "© invented" in got.text
    assert 'class="land"' not in got.text


def test_tiles_by_the_environment_and_no_part_of_the_method(book):
    """TAWATUR_TILES sets it; the hash of the methodology stays the same: tiles decide no figure."""
    assert load(environ={"TAWATUR_TILES": TILES}).tiles == TILES
    pages = [
        TestClient(application(book, settings=told)).get("/methodology").text for told in (Settings(), Settings(tiles=TILES))
    ]
    cited = [re.search(r'<td><bdi dir="ltr">([0-9a-f]{32})</bdi>', page)[1] for page in pages]
    assert cited[0] == cited[1]
    with pytest.raises(OptionError):
        application(book, settings=Settings(tiles="nowhere"))


def test_serving_with_an_address_that_is_none(tawatur, tmp_path):
    """`tawatur serve --tiles nowhere` stops with a sentence that says what an address looks like."""
    examples(f"sqlite:///{tmp_path / 'served.db'}").close()
    ran = tawatur("serve", "--tiles", "nowhere", "--ledger", f"sqlite:///{tmp_path / 'served.db'}")
    assert ran.code == 2
    assert "{z}/{x}/{y}" in ran.err
