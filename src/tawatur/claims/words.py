"""The words the reader knows, and what a written word can be.

Tables (``lang/ar/words``) become frozen rows; :class:`Lexis` answers, for a written word, every reading it has. Each spelling is
worked out once and kept.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from tawatur.errors import LexiconError
from tawatur.lang.pack import Cut, Form
from tawatur.lexicon import Matcher, rows
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


_STRUCTURAL = frozenset({
    "prep", "complement", "boundary", "relative", "negation", "demonstrative", "future", "auxiliary", "other_verb", "pronominal",
    "according", "adverbial", "pronoun",
})  # fmt: skip
_EDGES = frozenset({"boundary", "complement"})
_NONE: frozenset[str] = frozenset()


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


class Forms(Protocol):
    """What the lexis needs of a language pack."""

    def fold_word(self, word: str) -> str:
        """Fold."""
        ...

    def verb_forms(self, past: str, present: str, extra: tuple[str, ...] = ()) -> Iterable[Any]:
        """Spellings of a verb."""
        ...

    def noun_forms(self, one: str, many: tuple[str, ...]) -> Iterable[Any]:
        """Spellings of a noun."""
        ...

    def openings(self, word: str) -> Iterable[tuple[str, str]]:
        """Clitic openings of a word."""
        ...


class Lexis:
    """Answers what a written word can be.

    ``word(text)`` takes a folded spelling and gives its :class:`Word`; ``phrases`` finds the phrases of several words.
    """

    def __init__(self, tables: Tables, pack: Forms) -> None:
        self.tables, self._pack = tables, pack
        self.fold = fold = pack.fold_word
        self._verbs = self._verb_index(tables.verbs)
        self._says = self._verb_index(tables.says)
        self._acts: dict[str, list[NounRow]] = {}
        for row in tables.nouns:
            for w in row.words:
                self._acts.setdefault(fold(w), []).append(row)
        self._nouns = self._noun_index(tables.people)
        self._voices = {fold(w): row for row in tables.voices for w in row.words if " " not in w}
        # «شهوداً», «مصدراً»: the indefinite accusative
        self._voices |= {
            w + "ا": row
            for w, row in self._voices.items()
            if not w.endswith(("ه", "ا", "ء", "ي", "ون", "ين")) and w + "ا" not in self._voices
        }
        lists: dict[str, tuple[Any, ...]] = {
            "speech": tables.speech, "vehicle": tables.vehicles, "support": tables.supports, "result": tables.results,
            "hypothetical": tables.hypothetical, "topic": tables.topic, "weapon": tables.weapons,
        }  # fmt: skip
        self._lists: dict[str, dict[str, Any]] = {
            name: {fold(w): row for row in table for w in (row.words or row.forms)} for name, table in lists.items()
        }
        self._parts: dict[str, set[str]] = {}
        for name, words in tables.particles.items():
            for word in words:
                self._parts.setdefault(fold(word), set()).add(name)
        for name, cues in (("according", tables.according), ("manner", tables.manner)):
            for word in (word for cue in cues for word in cue.words):
                self._parts.setdefault(fold(word), set()).add(name)
        self.phrases: Matcher[PhraseRow] = Matcher(self._phrase_entries(), openings=pack.openings)
        self.needs: Mapping[str, frozenset[str]] = {row.name: frozenset(fold(w) for w in row.words) for row in tables.needs}
        self.cues = self._cue_index()
        self.splits: Mapping[str, tuple[tuple[frozenset[str], SplitRow], ...]] = self._split_index()
        self._cache: dict[str, Word] = {}

    def _cue_index(self) -> Mapping[str, frozenset[str]]:
        """The lists of ``[[cue]]`` by name; rows of one name add up."""
        index: dict[str, frozenset[str]] = {}
        for row in self.tables.cues:
            index[row.name] = index.get(row.name, frozenset()) | {self.fold(word) for word in row.words}
        return index

    def _split_index(self) -> dict[str, tuple[tuple[frozenset[str], SplitRow], ...]]:
        fold = self._pack.fold_word
        index: dict[str, list[tuple[frozenset[str], SplitRow]]] = {}
        for row in self.tables.splits:
            for word in row.first:
                index.setdefault(fold(word), []).append((frozenset(fold(w) for w in row.last), row))
        return {word: tuple(rows_) for word, rows_ in index.items()}

    def _phrase_entries(self) -> Iterable[tuple[tuple[str, ...], PhraseRow]]:
        fold = self._pack.fold_word
        for row in self.tables.phrases:
            heads: list[tuple[str, ...]] = [(fold(word),) for word in row.first]
            for group in row.then:
                heads = [(*head, *fold(word).split()) for head in heads for word in group]
            for words in heads:
                yield words, row

    def _verb_index(self, table: Iterable[Any]) -> dict[str, list[tuple[Any, Any]]]:
        index: dict[str, list[tuple[Any, Any]]] = {}
        for row in table:
            for form in self._pack.verb_forms(row.past, row.present, row.extra):
                index.setdefault(form.text, []).append((row, form))
        return index

    def _noun_index(self, table: Iterable[dict[str, str]]) -> dict[str, tuple[dict[str, str], Any]]:
        index: dict[str, tuple[dict[str, str], Any]] = {}
        for row in table:
            many = tuple(w for w in row["many"].split("|") if w)
            for one in row["one"].split("|"):
                for form in self._pack.noun_forms(one, many):
                    index.setdefault(form.text, (row, form))
        return index

    def word(self, form: Form) -> Word:
        """Every reading of a written word."""
        found = self._cache.get(form.key)
        if found is None:
            found = self._read(form.text, form.cuts, feminine=form.key.endswith("ة"))
            if len(self._cache) > 200_000:
                self._cache.clear()
            self._cache[form.key] = found
        return found

    def _read(self, text: str, cuts: tuple[Cut, ...], feminine: bool) -> Word:
        conj, core, part = self._particle(text)
        if feminine and "pronominal" in part:
            part = part - {"pronominal"}  # «آلية» is spelt like «إليه» but for its last letter
        verb = say = act = noun = voice = None
        for cut in cuts:
            if not cut.det and (cut.prep in ("", "ل")):
                verb = verb or self._verb(cut)
                if say is None and cut.stem in self._says:
                    row, form = self._says[cut.stem][0]
                    if self._verb_fits(cut, form):
                        say = SayHit(row, cut, form.number, form.feminine, form.present)
            if not cut.future:
                act = act or self._act(cut)
                noun = noun or self._noun(cut)
                if voice is None:
                    voice = self._voices.get(cut.stem)
                    if voice is not None and cut.pron.startswith("نا") and voice.kind != "anonymous":
                        voice = None  # «صحيفتنا», but «مصادرنا»
        if verb is not None and say is not None and verb.cut.conj and not say.cut.conj and verb.cut.stem != say.cut.stem:
            verb = None  # «وصفت» is «وصف», not «و» and «صفّى»
        lists = {name: table.get(core) or table.get(text) for name, table in self._lists.items()}
        chosen = next((n for n in (act and act.cut, noun and noun.cut) if n), None) or _nominal(cuts)
        if (
            not conj
            and not part
            and not (verb or act or noun or voice or say)
            and text[:1] == "و"
            and len(text) >= 5
            and not any(lists.values())
        ):
            conj = "و"  # an unknown word that begins with و: most often «and» and a verb or a name
        unknown = not (part or verb or act or noun or voice or say or any(lists.values()))
        present = unknown and len(core.removeprefix(conj)) >= 4 and text.removeprefix(conj)[:1] == "ي"
        verbal = bool(
            present or verb or say or lists["support"] or lists["result"] or "other_verb" in part or "auxiliary" in part
        )
        weapon = lists["weapon"] or (self._lists["weapon"].get(text[1:]) if text[:1] == "و" else None)
        return Word(
            text, verb, act, say, noun, voice, lists["speech"], lists["vehicle"], lists["support"], lists["result"],
            weapon.event if weapon else "", part, conj or (chosen.conj if chosen else ""), core,
            chosen.prep if chosen and not part else "", bool(chosen and chosen.det), chosen.pron if chosen else "",
            verbal, lists["hypothetical"] is not None, lists["topic"] is not None, bool(part & _STRUCTURAL) or present,
            bool(verb or act or core in self.splits or text in self.splits),
            bool(
                say or lists["speech"] or (voice and voice.kind == "anonymous")
                or "according" in part or core == "كما" or core in self.cues["stood-in"]
            ),
            bool(part & _EDGES),
        )  # fmt: skip

    def _particle(self, text: str) -> tuple[str, str, frozenset[str]]:
        if text in self._parts:
            return "", text, frozenset(self._parts[text])
        if len(text) > 2 and text[0] in "وف":
            rest = text[1:]
            if rest in self._parts:
                return text[0], rest, frozenset(self._parts[rest])
            known = any(rest in table for table in self._lists.values()) or rest in self._verbs or rest in self._says
            if known and text not in self._acts and text not in self._nouns and text not in self._verbs:
                return text[0], rest, _NONE
        return "", text, _NONE

    @staticmethod
    def _verb_fits(cut: Cut, form: Any) -> bool:
        if form.bound and not cut.pron:
            return False
        if cut.prep == "ل" or cut.future:
            return bool(form.present)
        return True

    def _verb(self, cut: Cut) -> Hit | None:
        entries = [(row, form) for row, form in self._verbs.get(cut.stem, ()) if self._verb_fits(cut, form)]
        if not entries:
            return None
        row, form = entries[0]
        return Hit(
            row, cut, form.number, form.feminine, form.present, True, tuple(other for other, _ in entries[1:]), form.passive
        )

    def _act(self, cut: Cut) -> Hit | None:
        found = self._acts.get(cut.stem)
        number = "sg" if found and self._first_word(found[0]) == cut.stem and not cut.stem.endswith("ات") else "pl"
        if found is None and cut.stem.endswith(("ا", "ان", "ين")):
            found, number = self._inflected_act(cut.stem)
        if not found:
            return None
        return Hit(found[0], cut, number, False, False, False, tuple(found[1:]))

    def _first_word(self, row: NounRow) -> str:
        return self._pack.fold_word(row.words[0])

    def _inflected_act(self, stem: str) -> tuple[list[NounRow] | None, str]:
        if stem.endswith("ا") and stem[:-1] in self._acts:
            found = self._acts[stem[:-1]]
            return found, "sg" if self._first_word(found[0]) == stem[:-1] else "pl"
        if stem.endswith(("ان", "ين")):
            single = stem[:-2]
            for word in (single, single[:-1] + "ه" if single.endswith("ت") else ""):
                rows_ = [
                    r
                    for r in self._acts.get(word, ())
                    if r.kind in ("act", "weapon", "person", "participle") and self._first_word(r) == word
                ]
                if rows_:
                    return rows_, "du"
        return None, "sg"

    def _noun(self, cut: Cut) -> Noun | None:
        entry = self._nouns.get(cut.stem)
        if entry is None:
            return None
        row, form = entry
        if form.construct and cut.det:
            return None
        return Noun(row["class"], row["actor"] or None, row["unit"], form.number, form.accusative, form.construct, cut)


def _nominal(cuts: tuple[Cut, ...]) -> Cut | None:
    """The likeliest cut of a word no table knows: an article if it shows one, else the whole word."""
    for cut in cuts:
        if cut.det and not cut.future:
            return cut
    return cuts[0] if cuts else None
