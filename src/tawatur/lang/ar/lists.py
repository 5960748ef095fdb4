"""Plain word lists that a rule asks for by name: the rows ``[[list]]`` of a table of figures or times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tawatur.lang.ar.fold import fold_word
from tawatur.lexicon.read import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A list of words with one part to play."""

    name: str
    words: tuple[str, ...]
    example: str
    row: str = ""


def word_lists(path: Path) -> Mapping[str, frozenset[str]]:
    """The lists of a table by name, folded; rows of one name add up.

    >>> "الي" in word_lists(Path(__file__).with_name("words") / "calendar.toml")["until"]
    True
    """
    found: dict[str, frozenset[str]] = {}
    for row in rows(path, "list", ListRow):
        found[row.name] = found.get(row.name, frozenset()) | {fold_word(word) for word in row.words}
    return found
