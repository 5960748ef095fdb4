"""The pack: one value with a stable hash, loaded by name."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tawatur.errors import LexiconError, OptionError
from tawatur.lang.ar import pack as module
from tawatur.lang.ar.pack import ArabicPack
from tawatur.lang.load import load
from tawatur.lang.pack import Stretch

WORDS = Path(module.__file__).with_name("words")


def test_openings_restore_the_article() -> None:
    """A word opens with its clitics, the article stays with the rest, and the whole word comes first."""
    pack = load("ar")
    assert next(iter(pack.openings("للجيش"))) == ("", "للجيش")
    for word, expected in [
        ("للجيش", ("ل", "الجيش")),
        ("وبالجيش", ("وب", "الجيش")),
        ("وقوات", ("و", "قوات")),
        ("سيقتل", ("س", "يقتل")),
    ]:
        assert expected in list(pack.openings(word)), word


def test_a_pack_is_loaded_once_and_by_name() -> None:
    """The same name gives the same pack; a language there is none for is an error that says so."""
    assert load("ar") is load("ar")
    with pytest.raises(OptionError, match="no language pack"):
        load("tlh")


def test_the_hash_follows_the_words(tmp_path: Path) -> None:
    """The hash is that of the tables: the same words give the same hash, one more word another."""
    folder = tmp_path / "words"
    shutil.copytree(WORDS, folder)
    assert ArabicPack(folder).hash == load("ar").hash
    with (folder / "hedges.toml").open("a", encoding="utf-8") as table:
        table.write('\n[[counter]]\nwords = ["كلمة"]\nexample = "كلمة"\n')
    assert ArabicPack(folder).hash != load("ar").hash


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    """A key that no row has is an error with file and line."""
    folder = tmp_path / "words"
    shutil.copytree(WORDS, folder)
    (folder / "hedges.toml").write_text('[[hedge]]\nwords = ["نحو"]\nplase = "before"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"hedges\.toml:1"):
        ArabicPack(folder)


@pytest.mark.parametrize("table", ["month", "weekday", "day", "portion", "season", "shift", "unit", "opener", "part"])
def test_every_example_of_the_calendar_is_a_time(table: str) -> None:
    """The example of each row of time is read as a time."""
    pack = load("ar")
    for row in tomllib.loads((WORDS / "calendar.toml").read_text(encoding="utf-8"))[table]:
        assert pack.moments(pack.tokenise(row["example"]), date(2022, 1, 26)), row["example"]


def test_amounts_and_moments_share_a_sentence() -> None:
    """Figures are read outside the times of a sentence."""
    pack = load("ar")
    tokens = pack.tokenise("قُتل خلال الأيام الستة الماضية أكثر من 40 مدنياً في تعز")
    moments = pack.moments(tokens, None)
    taken = [Stretch(m.first, m.stop) for m in moments]
    assert [(a.low, a.high) for a in pack.amounts(tokens, taken)] == [(41, None)]
    assert moments[0].offset_days == (-6, 0)


@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "9" * 400 + " آلاف", "منذ 999999999999 سنة", "خلال 99999999 يوم", "قبل " * 3000, "مساء " * 3000, "اليوم الأحد " * 3000,
     "ألفا و" * 3000, "«" * 20000, "26/" * 3000, "بين 3 و" * 3000, "لا يزيد على " * 3000, "ـ ـ ـ . ـ", "5 رمضان", "\u200f" * 50],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, date(2022, 1, 26), date(1900, 1, 1), date(2150, 1, 1)])
def test_odd_texts_are_read_without_error(text: str, published: date | None) -> None:
    """Endless repetition, huge numbers and empty tokens are read in good time and without an error."""
    pack = load("ar")
    tokens = pack.tokenise(text)
    pack.moments(tokens, published)
    pack.amounts(tokens)
    pack.sentences(text, tokens)
    pack.quotations(tokens)
    pack.publication(text)
    pack.posted(text[:500], date(2022, 1, 26))
