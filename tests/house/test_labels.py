from __future__ import annotations

import tomllib
from pathlib import Path

from tawatur.model import Event, Hedge, OriginKind, Stance

LABELS = tomllib.loads((Path(__file__).parents[2] / "src/tawatur/cli/labels.toml").read_text(encoding="utf-8"))


def test_both_languages_name_the_same_things():
    """Every label there is in English is there in Arabic (units in English are the words of the JSON)."""
    for group, words in LABELS["en"].items():
        assert set(words) == set(LABELS["ar"][group]), group


def test_every_term_has_a_label():
    """Every event, kind of voice, stance and vague hedge is named in both languages."""
    for lang in LABELS.values():
        assert set(lang["event"]) == {event.value for event in Event}
        assert set(lang["kind"]) == {kind.value for kind in OriginKind}
        assert set(lang["stance"]) == {stance.value for stance in Stance}
        assert set(lang["hedge"]) <= {hedge.value for hedge in Hedge}
