"""The words that stand around place names and times (``places.toml``), folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from tawatur.lexicon import rows


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A list of ``places.toml``."""

    words: tuple[str, ...]
    example: str
    row: str
    grain: str = ""
    name: str = ""


class Folding(Protocol):
    """What the word lists need of a language pack."""

    tables: Any

    def fold_word(self, word: str) -> str:
        """Fold."""
        ...


class PlaceWords:
    """The words that stand around place names (``places.toml``), folded."""

    def __init__(self, pack: Folding) -> None:
        path, fold = pack.tables / "places.toml", pack.fold_word

        def table(name: str) -> dict[str, PlaceRow]:
            return {fold(word): row for row in rows(path, name, PlaceRow) for word in row.words}

        self.fold = fold
        self.heads, self.back, self.land = table("head"), table("back"), table("land")
        self.directions, self.adjectives, self.never = table("direction"), table("direction_adjective"), table("never")
        self.seats = table("seat")
        lists = {row.name: frozenset(fold(word) for word in row.words) for row in rows(path, "list", PlaceRow)}
        self.at, self.on, self.from_within, self.exceptions = lists["at"], lists["on"], lists["from_within"], lists["except"]
        self.subset, self.parting, self.parting_time = lists["subset"], lists["parting"], lists["parting_time"]
        self.care, self.common_site, self.afterwards, self.soon_after = (
            lists["care"], lists["common_site"], lists["afterwards"], lists["soon_after"],
        )  # fmt: skip
        self.lasts, self.long, self.unit, self.within = lists["lasts"], lists["long"], lists["unit"], lists["within"]
        self.beside, self.things, self.housed = lists["beside"], lists["things"], lists["housed"]
        self.several, self.around, self.every = lists["several"], lists["around"], lists["every"]
        self.ranking, self.weekdays = lists["ranking"], lists["weekdays"]
        self.owning, self.lengths = lists["owning"], lists["lengths"]
        self.answering, self.hosts = lists["answering"], lists["hosts"]
        self.meets, self.total, self.since = lists["meets"], lists["total"], lists["since"]
        self.during, self.near, self.side, self.lands = lists["during"], lists["near"], lists["side"], lists["lands"]
        self.border, self.plural, self.situated = lists["border"], lists["plural-head"], lists["situated"]
        self.led_apart, self.as_party, self.past = lists["led-apart"], lists["as-party"], lists["past"]
        self.brought_to, self.moved = lists["brought-to"], lists["moved"]
        self.turns: dict[str, list[tuple[str, ...]]] = {}
        for phrase in table("turn"):
            turn = tuple(phrase.split())
            self.turns.setdefault(turn[0], []).append(turn)
        self.openers = frozenset({*self.heads, *self.back, *self.land, *self.several})
        self.opening: dict[str, bool] = {}
