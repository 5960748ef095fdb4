"""What a written word can be: every reading of it, as values."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.claims.tables import ActRow, ListRow, SayRow, VehicleRow, VoiceRow
from tawatur.lang.pack import Cut


@dataclass(frozen=True, slots=True)
class Hit:
    """A reading of a word as an event: the row, how the word was cut, number and gender of the form."""

    row: ActRow
    cut: Cut
    number: str
    feminine: bool
    present: bool
    verb: bool
    others: tuple[ActRow, ...] = ()  # further rows of the same spelling, tried when the needs of the first are not met
    passive: bool = False  # its spelling shows that the subject suffered it


@dataclass(frozen=True, slots=True)
class SayHit:
    """A reading of a word as a verb of speaking."""

    row: SayRow
    cut: Cut
    number: str
    feminine: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A reading of a word as a noun for people or things."""

    group: str
    actor: str | None
    unit: str
    number: str
    accusative: bool
    construct: bool
    cut: Cut


@dataclass(frozen=True, slots=True)
class Word:
    """Every reading of a written word."""

    text: str
    verb: Hit | None = None
    act: Hit | None = None
    say: SayHit | None = None
    noun: Noun | None = None
    voice: VoiceRow | None = None
    speech: ListRow | None = None
    vehicle: VehicleRow | None = None
    support: ListRow | None = None
    result: ListRow | None = None
    weapon: str = ""
    part: frozenset[str] = frozenset()
    conj: str = ""
    core: str = ""  # the word without its conjunction
    prep: str = ""  # a glued preposition of the noun reading
    det: bool = False
    pron: str = ""
    verbal: bool = False
    hypothetical: bool = False
    topic: bool = False
    structural: bool = False  # a function word or a verb of no event: it ends a phrase
    tells: bool = False  # it may tell an event by itself
    speaks: bool = False  # somebody's word may open with it
    edge: bool = False  # it opens a clause

    @property
    def group(self) -> str:
        """The group of its noun reading (``nouns.csv``), or nothing."""
        return self.noun.group if self.noun is not None else ""
