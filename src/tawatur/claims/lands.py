"""Which state a bare name belongs to («الجيش», «الشرطة»): what stands beside it, who speaks, what was told before, the place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from tawatur.claims.scan import Scan
from tawatur.lang.load import load
from tawatur.lexicon import rows


@dataclass(frozen=True, slots=True)
class CallRow:
    """``[[call]]``: nouns that stand for a party told before; ``loaded`` marks words that take a side."""

    words: tuple[str, ...]
    example: str
    row: str
    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class BranchRow:
    """``[[branch]]``: a party whose name means another one in some countries."""

    party: str
    by_country: Mapping[str, str]
    example: str
    row: str


@dataclass(frozen=True, slots=True)
class WarRow:
    """``[[war]]``: in a text that names all of ``told``, none of ``without`` and none of the words ``beyond``, others act for some."""

    told: tuple[str, ...]
    instead: Mapping[str, str]
    example: str
    row: str
    without: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaRow:
    """``[[area]]``: places of a country where another party's bodies rule."""

    places: tuple[str, ...]
    country: str
    instead: Mapping[str, str]
    example: str
    row: str


@dataclass(frozen=True, slots=True)
class WordsRow:
    """``[[list]]``: a list of words; ``[[bare_body]]``: the words of one bare name of the atlas."""

    name: str
    words: tuple[str, ...]
    example: str
    row: str


class MentionWords:
    """The words of ``mentions.toml``, folded."""

    def __init__(self, pack: Any) -> None:
        path, fold = pack.tables / "mentions.toml", pack.fold_word
        self.fold = fold
        bare = {row.name: tuple(map(fold, row.words)) for row in rows(path, "bare_body", WordsRow)}
        self._bare_words: dict[str, tuple[str, ...]] = bare
        self._bares: dict[str, Any] = {}
        self.calls = {fold(word): row for row in rows(path, "call", CallRow) for word in row.words}
        self.branches = {row.party: row for row in rows(path, "branch", BranchRow)}
        self.wars = tuple(
            replace(row, beyond=tuple(self._name(place) for place in row.beyond)) for row in rows(path, "war", WarRow)
        )
        self.areas = {(row.country, self._name(place)): row for row in rows(path, "area", AreaRow) for place in row.places}
        lists = {row.name: frozenset(fold(word) for word in row.words) for row in rows(path, "list", WordsRow)}
        self.in_the_name_of, self.military, self.unknown = lists["in-the-name-of"], lists["military"], lists["unknown"]
        self.former, self.held, self.side, self.seated = lists["former"], lists["held"], lists["side"], lists["seated"]
        self.security, self.locals, self.chiefs = lists["security"], lists["locals"], lists["chiefs"]
        self.health, self.envoys = lists["health"], lists["envoys"]
        self.feminine, self.around = lists["feminine"], lists["around"]
        self.hostile, self.governors, self.ministries = lists["hostile"], lists["governors"], lists["ministries"]

    def army(self, atlas: Any) -> Any:
        """The atlas's bare name for an army, which says whose it is in each country."""
        return self._bare(atlas, "army")

    def health_ministry(self, atlas: Any) -> Any:
        """The atlas's bare name for a ministry of health."""
        return self._bare(atlas, "health_ministry")

    def _bare(self, atlas: Any, name: str) -> Any:
        if self._bares.get("hash") != atlas.hash:
            names = dict(atlas.bare_names())
            self._bares = {"hash": atlas.hash} | {key: names.get(words) for key, words in self._bare_words.items()}
        return self._bares[name]

    def _name(self, name: str) -> str:
        return " ".join(map(self.fold, name.split()))


@lru_cache(maxsize=2)
def mention_words(language: str = "ar") -> MentionWords:
    """The word lists of a language, read once."""
    return MentionWords(load(language))


@dataclass(slots=True)
class Ground:
    """What one sentence tells of states: votes by country code for places, nationalities, those of acts and in names of parties."""

    places: Counter[str] = field(default_factory=Counter)
    nations: Counter[str] = field(default_factory=Counter)
    deeds: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    order: tuple[str, ...] | None = None

    def ranked(self) -> tuple[str, ...]:
        """Codes of every nationality, the most told first."""
        if self.order is None:
            self.order = tuple(code for code, _ in (self.nations + self.deeds + self.named).most_common())
        return self.order


class Lands:
    """The states one text is about; ``atlas`` as in :mod:`tawatur.atlas`."""

    def __init__(self, scan: Scan, atlas: Any, words: MentionWords) -> None:
        self.scan, self.atlas, self.words = scan, atlas, words
        self.sentence_at = [0] * len(scan.tokens)
        self.grounds = [Ground() for _ in scan.sentences]
        self.codes = _codes(atlas)
        self.told: set[str] = set()  # places and words of the text
        self.total: Counter[str] = Counter()
        self.country = self._read()

    def _read(self) -> str | None:
        """Fill the grounds of all sentences; the country most told is the article's."""
        scan, total = self.scan, Counter[str]()
        for n, stretch in enumerate(scan.sentences):
            ground = self.grounds[n]
            for at in range(stretch.first, stretch.stop):
                self.sentence_at[at] = n
                place = scan.place[at]
                if place is not None and place.first == at:
                    row = place.value[0]
                    self.told.add(row.name)
                    ground.places[row.country] += 1 if row.precision == "country" else 2
                    total[row.country] += 2
                name = scan.party[at]
                if place is None and name is not None and name.first == at and getattr(name.value, "metonym", False):
                    code = self.code_of(name.value.party)
                    if code is not None:
                        total[code] += 1
                        ground.places[code] += 1
                state = getattr(scan.nation[at], "code", None)
                if state is not None:
                    before = scan.words[at - 1] if at > stretch.first else None
                    deed = before is not None and (before.act is not None or before.weapon)
                    within = scan.party[at] is not None
                    (ground.deeds if deed else ground.named if within else ground.nations)[state] += 1
                    total[state] += 1
        self.total = total
        self.told = {self.words.fold(name) for name in self.told} | {token.text for token in scan.tokens}
        return total.most_common(1)[0][0] if total else None

    def at(self, token: int) -> str | None:
        """The country a sentence is about: its own if a nationality names one, else the article's."""
        return next(iter(self.grounds[self.sentence_at[token]].ranked()), self.country)

    def beside(self, stop: int) -> tuple[str, str] | None:
        """Country and folded name of a place told right behind a phrase that ends at ``stop``: «الشرطة في بغداد»."""
        scan = self.scan
        if (
            stop + 1 < len(scan.tokens)
            and scan.words[stop].det
            and scan.words[stop + 1].core == "في"
            and scan.party[stop] is None
        ):
            stop += 1  # an adjective: «وزارة الداخلية الاتحادية في»
        if stop < len(scan.tokens) and scan.place[stop] is None and scan.words[stop].core in ("في", "ب"):
            stop += 1
            while stop < len(scan.tokens) and scan.place[stop] is None and self._is_area(stop):
                stop += 1
        elif stop >= len(scan.tokens) or scan.place[stop] is None or scan.place[stop].prep != "ب":  # type: ignore[union-attr]
            return None
        place = scan.place[stop] if stop < len(scan.tokens) else None
        if place is None or place.first != stop:
            name = scan.party[stop] if stop < len(scan.tokens) else None
            code = self.code_of(name.value.party) if name is not None and getattr(name.value, "metonym", False) else None
            return (code, scan.tokens[stop].text) if code is not None else None
        return place.value[0].country, self.words.fold(place.value[0].name)

    def before(self, token: int) -> str | None:
        """The one country whose nationality is told before a token in its sentence: «في الجانب الإيراني، قال وزير الخارجية»."""
        n = self.sentence_at[token]
        codes = {getattr(self.scan.nation[at], "code", None) for at in range(self.scan.sentences[n].first, token)} - {None}
        return codes.pop() if len(codes) == 1 else None

    def grounds_of(self, token: int, *, voice: bool) -> Iterator[str]:
        """Codes for men of no body told: of the sentence's nationalities, the article's country, what acts and parties are of."""
        ground = self.grounds[self.sentence_at[token]]
        paper = self._paper(token) if voice else None
        if paper is not None:
            yield paper
        yield from (code for code, _ in ground.nations.most_common())
        if self.country is not None and (voice or self.country in ground.places):
            yield self.country
        yield from ground.ranked()
        if self.country is not None:
            yield self.country

    def _paper(self, token: int) -> str | None:
        """The country of an outlet that gives a speaker's word, if the text is about it: «نقلت صحيفة كذا عن مسؤول أمني»."""
        for at in range(token - 1, max(token - 5, self.scan.sentences[self.sentence_at[token]].first - 1), -1):
            outlet = self.scan.outlet[at]
            if outlet is not None:
                country = outlet.value.country
                return country if country in self.total else None
        return None

    def ruled(self, party: str, beside: tuple[str, str] | None) -> str:
        """The party that rules a place told beside a body, in place of the body's own state."""
        area = self.words.areas.get(beside) if beside is not None else None
        return area.instead.get(party, party) if area is not None else party

    def _is_area(self, at: int) -> bool:
        noun = self.scan.words[at].noun
        return noun is not None and noun.group == "area"

    def candidates(self, token: int) -> Iterator[str]:
        """Codes for a name at ``token``, the likeliest first."""
        yield from self.grounds[self.sentence_at[token]].ranked()
        if self.country is not None:
            yield self.country

    def code_of(self, party: str | None) -> str | None:
        """The country whose state a party acts for, or ``None``."""
        return self.codes.get(party or "")


_CODES: dict[str, dict[str, str]] = {}


def _codes(atlas: Any) -> dict[str, str]:
    if atlas.hash not in _CODES:
        _CODES[atlas.hash] = {
            party: code for code, state in atlas.states.items() for party in (state.gov, state.mil, state.police)
        }
    return _CODES[atlas.hash]
