"""The word tables of this room (``lang/ar/words``) as frozen rows, each knowing the file and line it stands on."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tawatur.errors import LexiconError
from tawatur.lexicon import rows
from tawatur.model import Event, OriginKind, Stance


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb that tells an event (``acts.toml``)."""

    event: str
    past: str
    present: str
    frame: str
    example: str
    row: str
    prep: str = ""
    need: str = ""
    extra: tuple[str, ...] = ()
    weapon: bool = False
    kind: str = "verb"
    unit: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun that tells an event: masdar, act, person, weapon or participle (``acts.toml``)."""

    event: str
    kind: str
    words: tuple[str, ...]
    frame: str
    example: str
    row: str
    prep: str = ""
    need: str = ""
    unit: str = ""
    weapon: bool = False
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _WordsRow:
    """Words that tell an event together; ``first`` are the spellings of the first of them."""

    event: str
    first: tuple[str, ...]
    frame: str
    example: str
    row: str
    prep: str = ""
    need: str = ""
    unit: str = ""
    weapon: bool = False
    kind: str = "phrase"
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRow(_WordsRow):
    """Several words in a row that tell an event together (``acts.toml``)."""

    then: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRow(_WordsRow):
    """A verb and the word that completes it, with other words between them («أطلق جنود النار»; ``acts.toml``)."""

    last: tuple[str, ...]


ActRow = VerbRow | NounRow | PhraseRow | SplitRow


@dataclass(frozen=True, slots=True)
class SayRow:
    """A verb that gives somebody's word (``says.toml``); ``prep`` is what brings in what was said when «أن» does not."""

    past: str
    present: str
    stance: str
    example: str
    row: str
    hypothetical: bool = False
    carry: bool = False
    role: str = ""
    extra: tuple[str, ...] = ()
    prep: str = ""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A noun that can speak (``voices.toml``)."""

    kind: str
    words: tuple[str, ...]
    example: str
    row: str
    title: bool = False
    body: bool = False


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A thing a word is given in (``voices.toml``).

    ``name`` is the channel it stands for; without one it is a reckoning («حصيلة»), which speaks for its owner. ``carried``: a
    channel only where something is sent through it («بثها التلفزيون»). ``talk``: a conversation that an outlet had («مقابلة مع»).
    """

    words: tuple[str, ...]
    example: str
    row: str
    name: str = ""
    carried: bool = False
    talk: bool = False
    stance: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list of words with an example (``voices.toml``, ``cues.toml``)."""

    words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    example: str = ""
    row: str = ""
    name: str = ""
    stance: str = ""
    event: str = ""
    subject: str = ""
    object: str = ""
    prep: str = ""
    direct: str = ""


#: The tables of this room, by the packaged file that holds them; a user's file may hold them all.
FILES: Mapping[str, Mapping[str, type[Any]]] = {
    "acts.toml": {"verb": VerbRow, "noun": NounRow, "phrase": PhraseRow, "split": SplitRow},
    "says.toml": {"say": SayRow},
    "voices.toml": {"voice": VoiceRow, "vehicle": VehicleRow}
    | dict.fromkeys(("speech", "according", "manner", "matter", "carrier", "turn", "aside"), ListRow),
    "cues.toml": dict.fromkeys(("support", "result", "hypothetical", "topic", "weapon", "need", "cue"), ListRow),
}
KINDS: Mapping[str, type[Any]] = {name: kind for kinds in FILES.values() for name, kind in kinds.items()}
_FIRST_WINS = frozenset({"verb", "noun", "phrase", "split", "say"})


RowType = TypeVar("RowType")


class Tables:
    """All word tables of a pack, read once, with the rows of the user's own files (``extra``, any TOML with the same tables)."""

    def __init__(self, folder: Path, extra: Iterable[Path] = ()) -> None:
        def table(name: str, array: str, row_type: type[RowType]) -> tuple[RowType, ...]:
            found = rows(folder / name, array, row_type)
            own = tuple(row for path in user for row in rows(path, array, row_type))
            # of two rows with one spelling the user's is read: the first of events and verbs, the last of plain lists
            return own + found if array in _FIRST_WINS else found + own

        user = tuple(path for path in extra if path.suffix == ".toml")

        self.verbs: tuple[VerbRow, ...] = table("acts.toml", "verb", VerbRow)
        self.nouns: tuple[NounRow, ...] = table("acts.toml", "noun", NounRow)
        self.phrases: tuple[PhraseRow, ...] = tuple(
            PhraseRow(**{**_fields(p), "then": tuple(tuple(g) for g in p.then)}) for p in table("acts.toml", "phrase", PhraseRow)
        )
        self.splits: tuple[SplitRow, ...] = table("acts.toml", "split", SplitRow)
        self.says: tuple[SayRow, ...] = table("says.toml", "say", SayRow)
        self.voices: tuple[VoiceRow, ...] = table("voices.toml", "voice", VoiceRow)
        self.speech: tuple[ListRow, ...] = table("voices.toml", "speech", ListRow)
        self.vehicles: tuple[VehicleRow, ...] = table("voices.toml", "vehicle", VehicleRow)
        self.according: tuple[ListRow, ...] = table("voices.toml", "according", ListRow)
        self.manner: tuple[ListRow, ...] = table("voices.toml", "manner", ListRow)
        self.matters: tuple[ListRow, ...] = table("voices.toml", "matter", ListRow)
        self.carriers: tuple[ListRow, ...] = table("voices.toml", "carrier", ListRow)
        self.turns: tuple[ListRow, ...] = table("voices.toml", "turn", ListRow)
        self.asides: tuple[ListRow, ...] = table("voices.toml", "aside", ListRow)
        self.supports: tuple[ListRow, ...] = table("cues.toml", "support", ListRow)
        self.results: tuple[ListRow, ...] = table("cues.toml", "result", ListRow)
        self.hypothetical: tuple[ListRow, ...] = table("cues.toml", "hypothetical", ListRow)
        self.topic: tuple[ListRow, ...] = table("cues.toml", "topic", ListRow)
        self.weapons: tuple[ListRow, ...] = table("cues.toml", "weapon", ListRow)
        self.needs: tuple[ListRow, ...] = table("cues.toml", "need", ListRow)
        self.cues: tuple[ListRow, ...] = table("cues.toml", "cue", ListRow)
        self.particles: dict[str, tuple[str, ...]] = _particles(folder / "particles.toml")
        self.people: tuple[dict[str, str], ...] = _csv(folder / "nouns.csv")
        self._check()

    def _check(self) -> None:
        events = {event.value for event in Event}
        acts: tuple[ActRow, ...] = (*self.verbs, *self.nouns, *self.phrases)
        for row in acts:
            if row.event not in events:
                raise LexiconError(f"unknown event {row.event!r}", where=row.row, hint="use an event of the claims guide")
        for say in self.says:
            Stance(say.stance)
        for voice in self.voices:
            OriginKind(voice.kind)


def _fields(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def _particles(path: Path) -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: tuple(table["words"]) for name, table in data.items()}


def _csv(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
