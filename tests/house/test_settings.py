from __future__ import annotations

import pytest

from tawatur.errors import OptionError
from tawatur.settings import Settings, load


def test_options_win_over_the_environment_and_that_over_the_file(tmp_path):
    """tawatur.toml < TAWATUR_* < options; an option not given changes nothing."""
    (tmp_path / "tawatur.toml").write_text('lang = "ar"\njobs = 3\nbidi = "none"\nlexicon = ["own.toml"]\n')
    got = load({"bidi": "visual", "jobs": None}, environ={"TAWATUR_JOBS": "2", "HOME": "/"}, folder=tmp_path)
    assert (got.lang, got.jobs, got.bidi, got.lexicon) == ("ar", 2, "visual", (str(tmp_path / "own.toml"),))


def test_nothing_set_is_the_default(tmp_path):
    """Without file, environment and options the defaults are in force."""
    assert load(environ={}, folder=tmp_path) == Settings()


@pytest.mark.parametrize(
    ("file", "environ", "options", "where", "named"),
    [
        ('colour = "red"', {}, {}, "tawatur.toml", "colour"),
        ("jobs = 0", {}, {}, "tawatur.toml", "jobs"),
        ("jobs = true", {}, {}, "tawatur.toml", "jobs"),
        ("lexicon = 3", {}, {}, "tawatur.toml", "lexicon"),
        ("lang =", {}, {}, "tawatur.toml", "TOML"),
        ("", {"TAWATUR_JOBS": "many"}, {}, "TAWATUR_JOBS", "many"),
        ("", {"TAWATUR_COLOUR": "red"}, {}, "TAWATUR_COLOUR", "colour"),
        ("", {"TAWATUR_TIMEOUT": "-1"}, {}, "TAWATUR_TIMEOUT", "timeout"),
        ("", {}, {"lang": "fr"}, "--lang", "fr"),
        ("", {}, {"bidi": "left"}, "--bidi", "left"),
    ],
)
def test_what_cannot_be_used_is_named_where_it_stands(tmp_path, file, environ, options, where, named):
    """An unknown key or a wrong value is an OptionError that names the file, variable or option, and the key."""
    (tmp_path / "tawatur.toml").write_text(file)
    with pytest.raises(OptionError) as error:
        load(options, environ=environ, folder=tmp_path)
    assert str(error.value.where).endswith(where)
    assert named in str(error.value)
    assert error.value.hint
