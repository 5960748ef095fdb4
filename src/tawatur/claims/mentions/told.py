"""The parties an article has named so far, and the party that a phrase turned out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tawatur.claims.lands import Lands, MentionWords, mention_words
from tawatur.claims.scan import Scan

PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "نا"})
NAMELESS = frozenset({"army", "police", "gunmen"})
NEAR = 3  # sentences back in which a word for many («المسلحون», «الجماعة») still means who was told there


@dataclass(frozen=True, slots=True)
class Who:
    """The party a phrase stands for: canonical id, the loaded word used, how it was found, and whether over sentences."""

    actor: str | None
    label: str | None = None
    rule: str = "none"
    row: str | None = None
    far: bool = False


NOBODY = Who(None)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A party named in the text, for anaphors and pronouns to point at."""

    at: int
    actor: str
    words: tuple[str, ...]
    feminine: bool
    kind: str
    metonym: bool
    bare: bool


class Told:
    """What one article has named so far. ``persons`` are the parties of speakers by family name."""

    def __init__(self, scan: Scan, atlas: Any, words: MentionWords | None = None, own: str | None = None) -> None:
        self.scan, self.atlas, self.own = scan, atlas, own
        self.words = words if words is not None else mention_words()
        self.lands = Lands(scan, atlas, self.words)
        self.country = self.lands.country
        self._sentence_at = self.lands.sentence_at
        self.persons: dict[str, str] = {}
        self.version = 0  # counts what was remembered: what :meth:`who` answered holds as long as it stands still
        self._people: dict[str, tuple[int, str]] = {}
        self.mentioned: list[Mentioned] = []
        self._instead: dict[str, str] = {}

    def state(self, at: int) -> str | None:
        """The country code of a nationality word at token ``at``."""
        found = self.demonym(at)
        return getattr(found, "code", None)

    def demonym(self, at: int) -> Any:
        """The state or group of a nationality word at token ``at``, or ``None``."""
        return self.scan.nation[at]

    def country_at(self, at: int) -> str | None:
        """The country a sentence is about: its own if it names one, else the article's."""
        return self.lands.at(at)

    def _listed(self, actor: str) -> str | None:
        party = self.atlas.parties.get(actor)
        return actor if party is not None and party.listed else None

    def _stem(self, at: int) -> str:
        form = self.scan.tokens[at].form
        return next((str(cut.stem) for cut in form.cuts if cut.det), str(form.text))

    def _unknown(self, at: int) -> bool:
        scan = self.scan
        word = scan.words[at]
        return not (
            scan.is_punct(at) or word.noun or word.voice or word.part or word.verbal or word.act or word.say or word.weapon or word.pron
            or scan.party[at] or scan.place[at] or scan.outlet[at] or scan.moment[at] or scan.amount[at] or scan.nation[at] is not None
        )  # fmt: skip

    def _feminine(self, word: str, kind: str) -> bool:
        bare = word[1:] if word[:1] in "وفبل" and len(word) > 4 else word
        return bare.endswith(("ه", "ات")) or bare.removeprefix("ال") in self.words.feminine or kind in ("government", "coalition")
