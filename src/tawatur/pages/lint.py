"""What is wrong with the tables of page furniture: spelling, and examples without their row's words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tawatur.lang.load import load
from tawatur.lexicon.lint import holds, spelling, written
from tawatur.pages.cues import WORDS


def faults() -> list[str]:
    """The faults of the tables of ``pages/words`` and of ``sites.toml``, one line each."""
    pack = load("ar")
    found: list[str] = []
    for path in [*sorted(WORDS.glob("*.toml")), WORDS.parent / "sites.toml"]:
        found += spelling(path, harakat=True)
        found += _examples(path, pack)
    return found


def _examples(path: Path, pack: Any) -> Iterator[str]:
    for where, _, row in written(path):
        words, example = row.get("words", ()), row.get("example", "")
        if words and example and not any(holds(example, word, pack) for word in words):
            yield f"{where}: the example «{example}» holds none of the row's words"
