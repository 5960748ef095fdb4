"""The atlas: names to parties, states, outlets and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tawatur.atlas.phrases import Phrase, adjectives, pattern, phrase
from tawatur.atlas.places import PlaceRow, place_names
from tawatur.atlas.rows import BareName, Group, Outlet, Party, PartyName, State
from tawatur.atlas.tables import Names, OutletRow, StateRow, labelled, read, split

_DATA = Path(__file__).with_name("data")
_FILES = ("parties.toml", "states.toml", "outlets.toml")


_SHORTEST = 4  # letters of an address that can name an outlet
_NAMELESS = frozenset({"www", "ar", "arabic", "news", "m"})


def _label(address: str) -> str:
    """The name in an address: «sabq» of «https://www.sabq.org/x»."""
    host = address.lower().split("//")[-1].split("/")[0]
    return next((part for part in host.split(".") if part not in _NAMELESS), "").replace("-", "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Parties, bare names, states, outlets and channels, and the folded words that name them.

    The iterables of ``…_names()`` are what :class:`tawatur.lexicon.Matcher` takes. When a phrase is told twice, the row written
    out for it comes before the one made from a pattern.
    """

    parties: Mapping[str, Party]
    states: Mapping[str, State]
    demonyms: Mapping[str, State | Group]
    hash: str
    _party_names: Mapping[Phrase, PartyName]
    _bare_names: Mapping[Phrase, BareName]
    _outlet_names: Mapping[Phrase, Outlet]
    _clashes: tuple[tuple[Phrase, PartyName, PartyName], ...]
    _place_paths: tuple[Path, ...] = ()

    def party_names(self) -> Iterable[tuple[Phrase, PartyName]]:
        """Every name of every party as folded words."""
        return self._party_names.items()

    def bare_names(self) -> Iterable[tuple[Phrase, BareName]]:
        """Every name that several countries share, as folded words."""
        return self._bare_names.items()

    def outlet_names(self) -> Iterable[tuple[Phrase, Outlet]]:
        """Every name of every outlet and channel as folded words."""
        return self._outlet_names.items()

    def outlet_at(self, told: str) -> str | None:
        """The name of the outlet that an address or its Latin name stands for, or ``None``.

        >>> load().outlet_at("https://www.sabq.org/x"), load().outlet_at("aawsat"), load().outlet_at("nowhere")
        ('سبق', 'الشرق الأوسط', None)
        """
        label = _label(told)
        if len(label) < _SHORTEST:
            return None
        return next((row.name for row in self._outlet_names.values() if any(label == _label(own) for own in row.domains)), None)

    def place_names(self) -> Iterable[tuple[Phrase, tuple[PlaceRow, ...]]]:
        """Every place name as folded words, with the places of that name."""
        return place_names(self._place_paths)

    def clashes(self) -> tuple[tuple[Phrase, PartyName, PartyName], ...]:
        """Names that two rows give to two parties: the one that is used, the one that is not."""
        return self._clashes

    def resolve_bare(self, bare: BareName, country: str | None) -> str | None:
        """The party a bare name means in a country (ISO code, any case), its fallback when the country is unknown or not told.

        >>> atlas = load()
        >>> names = dict(atlas.bare_names())
        >>> bare = names[("القوات", "الحكوميه")]
        >>> atlas.resolve_bare(bare, "sy"), atlas.resolve_bare(bare, "YE"), atlas.resolve_bare(bare, None)
        ('syria-army', 'yemen-army', None)
        """
        if country is None:
            return bare.fallback
        return bare.by_country.get(country.lower(), bare.fallback)

    def actor(self, party: str | None) -> str | None:
        """The id a claim may carry for a party: null for a party that is not in the shared list.

        >>> load().actor("sdf"), load().actor("jaysh-al-islam"), load().actor(None)
        ('sdf', None, None)
        """
        return party if party is not None and party in self.parties and self.parties[party].listed else None


class _Builder:
    """Collects names in the order of their right to a phrase: rows first, patterns after."""

    def __init__(self, rows: dict[str, list[Any]]) -> None:
        self.rows = rows
        self.parties: dict[str, Party] = {}
        self.names: dict[Phrase, PartyName] = {}
        self.clashes: list[tuple[Phrase, PartyName, PartyName]] = []
        self.states: dict[str, State] = {}
        self.demonyms: dict[str, State | Group] = {}

    def add(self, words: Phrase, name: PartyName) -> None:
        """Give a phrase to a party; a phrase that is taken stays with its first party, and the clash is kept for the lint."""
        taken = self.names.setdefault(words, name)
        if taken.party != name.party:
            self.clashes.append((words, taken, name))

    def party_rows(self) -> None:
        """The rows of ``[[party]]``; a later row with the same id adds names to the first."""
        for row in self.rows["party"]:
            if row.id not in self.parties:
                self.parties[row.id] = Party(
                    id=row.id,
                    name_ar=row.name_ar or next(iter(split(row.names) + split(row.short)), row.id),
                    name_en=row.name_en or row.id,
                    kind=row.kind or "armed-group",
                    family=row.family or row.id,
                    voice=row.voice or "party",
                    row=row.row,
                    listed=row.listed,
                    country=row.country or None,
                )
            self._names_of(row)

    def _names_of(self, row: Any) -> None:
        voice = row.voice or self.parties[row.id].voice
        plain = PartyName(party=row.id, row=row.row, voice=voice)
        for name in split(row.names) + split(row.short):
            self.add(phrase(name), plain)
        for name in split(row.metonyms):
            self.add(phrase(name), PartyName(party=row.id, row=row.row, voice=voice, metonym=True))
        for name in split(row.people):
            self.add(phrase(name), PartyName(party=row.id, row=row.row, voice=voice, person=True))
        for name in split(row.medical):
            self.add(phrase(name), PartyName(party=row.id, row=row.row, voice="medical"))
        for label, names in labelled(row.loaded):
            for name in names:
                self.add(phrase(name), PartyName(party=row.id, row=row.row, voice=voice, label=label))

    def heads(self) -> None:
        """Short names under the heads newspapers put before them."""
        shorts = [(row, [phrase(name) for name in split(row.short)]) for row in self.rows["party"] if row.short]
        for head in self.rows["head"]:
            patterns = [pattern(words) for words in split(head.words)]
            for row, short in shorts:
                party = self.parties[row.id]
                if party.kind not in head.kinds:
                    continue
                name = PartyName(party=row.id, row=row.row, voice=row.voice or party.voice, label=head.label or None)
                for words in patterns:
                    for each in short:
                        self.names.setdefault(words.fill(each), name)

    def state_rows(self) -> None:
        """States, the parties of those that have no id of their own, and the names every state's bodies have."""
        patterns = [(row, [pattern(words) for words in split(row.words)]) for row in self.rows["pattern"]]
        for row in self.rows["state"]:
            state = self._state(row)
            self.states[row.code] = state
            fillings = {"{m}": _with_article(row.m), "{f}": _with_article(row.f), "{c}": [phrase(n) for n in split(row.names)]}
            for kind, words in patterns:
                id_ = {"gov": state.gov, "mil": state.mil, "police": state.police}[kind.side]
                name = PartyName(
                    party=id_, row=kind.row, voice=kind.voice or "official", label=kind.label or None, person=kind.person
                )
                for each in words:
                    for filling in fillings[each.slot]:
                        self.names.setdefault(each.fill(filling), name)
            place = PartyName(party=state.gov, row=row.row, voice="official", metonym=True)
            for name_ in split(row.names) + split(row.capital):
                self.names.setdefault(phrase(name_), place)

    def _state(self, row: StateRow) -> State:
        gov = row.gov or f"{row.code}-gov"
        if gov not in self.parties:
            self.parties[gov] = Party(
                id=gov, name_ar=split(row.names)[0], name_en=row.name_en or gov, kind="government", family=gov,
                voice="official", row=row.row, listed=False, country=row.code,
            )  # fmt: skip
        state = State(
            code=row.code,
            names=split(row.names),
            capital=next(iter(split(row.capital)), None),
            demonyms=_single(row.only) or adjectives(_single(row.m), _single(row.broken)),
            gov=gov,
            mil=row.mil or gov,
            police=row.police or gov,
            row=row.row,
        )
        for word in state.demonyms:
            self.demonyms.setdefault(word, state)
        return state

    def groups(self) -> None:
        """Adjectives of peoples and movements."""
        for row in self.rows["group"]:
            words = adjectives(_single(row.m), _single(row.broken))
            group = Group(name=row.name, party=row.party or None, demonyms=words, row=row.row, label=row.label or None)
            for word in words:
                self.demonyms.setdefault(word, group)

    def bare(self) -> dict[Phrase, BareName]:
        """The rows of ``[[bare]]``."""
        found: dict[Phrase, BareName] = {}
        for row in self.rows["bare"]:
            for name in split(row.names):
                found[phrase(name)] = BareName(
                    name=name, by_country=row.by_country, fallback=row.fallback or None, row=row.row,
                    label=row.label or None, voice=row.voice or None,
                )  # fmt: skip
        return found

    def outlets(self) -> dict[Phrase, Outlet]:
        """The rows of ``[[outlet]]`` and ``[[channel]]``."""
        found: dict[Phrase, Outlet] = {}
        # Channels first: «البيان» is a statement unless the newspaper's head word stands before it.
        for row in self.rows["channel"]:
            channel = Outlet(name=row.name, kind="channel", row=row.row, common=row.common)
            for name in split(row.names):
                found.setdefault(phrase(name), channel)
        for row in self.rows["outlet"]:
            plain = Outlet(
                name=row.name, kind="media", row=row.row, domains=split(row.domains), country=row.country or None,
                party=row.party or None,
            )  # fmt: skip
            common = replace(plain, common=True)
            for name in (row.name, *split(row.names)):
                found.setdefault(phrase(name), common if _is_common(row, name) else plain)
        found.pop((), None)
        return found


def _single(names: Names) -> Phrase:
    """The folded names of one word: «كوري شمالي» has no form that stands alone."""
    return tuple(words[0] for name in split(names) if len(words := phrase(name)) == 1)


def _with_article(adjective: Names) -> list[Phrase]:
    found = []
    for name in split(adjective):
        words = phrase(name)
        found.append(tuple("ال" + word for word in words))
    return found


def _is_common(row: OutletRow, name: str) -> bool:
    if isinstance(row.common, bool):
        return row.common and (name == row.name or " " not in name)
    return name in split(row.common)


@lru_cache(maxsize=8)
def load(extra_paths: tuple[Path, ...] = ()) -> Atlas:
    """The packaged tables and the user's own, loaded once in a process.

    ``extra_paths`` are TOML files with the same tables and ``[[place]]``, or CSV files of places with the columns of the packaged
    ones.

    A user's row for a party that is there already adds names to it. Raises :class:`tawatur.errors.LexiconError` for a table or
    key that is not known, naming file and line.

    >>> atlas = load()
    >>> dict(atlas.party_names())["قسد",].party, atlas.demonyms["تركيه"].code
    ('sdf', 'tr')
    """
    paths = tuple(_DATA / name for name in _FILES)
    own = tuple(path for path in extra_paths if path.suffix != ".csv")
    build = _Builder(read(paths, own))
    build.party_rows()
    build.heads()
    build.groups()
    build.state_rows()
    return Atlas(
        parties=build.parties,
        states=build.states,
        demonyms=build.demonyms,
        hash=_hash(paths + extra_paths),
        _party_names=build.names,
        _bare_names=build.bare(),
        _outlet_names=build.outlets(),
        _clashes=tuple(build.clashes),
        _place_paths=extra_paths,
    )


def _hash(paths: tuple[Path, ...]) -> str:
    digest = blake2b(digest_size=10)
    for path in paths + tuple(sorted(_DATA.glob("*.csv"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
