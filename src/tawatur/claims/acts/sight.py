"""One sentence as the rules of events see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.claims.acts.draft import Draft
from tawatur.claims.lexis import Lexis
from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Scan
from tawatur.claims.words import Word
from tawatur.lang.pack import Stretch

_NOTHING = Word("")
_EDGES = frozenset({"؛", ";", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What earlier sentences told that a later one leans on."""

    means: str = ""  # of the act told last
    people: Phrase | None = None  # the victims told last
    armed: bool = False  # an armed group is named, so that negotiations are those of a conflict
    fled: bool = False  # somebody escaped from custody


class Sight:
    """One sentence: its words, where its clauses begin, and the drafts that stand on its tokens.

    Offsets are tokens of the whole text. ``blocked`` marks tokens, over the whole text, that say who speaks.
    """

    __slots__ = ("at", "blocked", "cues", "edges", "first", "lexis", "needs", "scan", "skip", "stop", "tokens", "told", "words")

    def __init__(self, scan: Scan, lexis: Lexis, sentence: Stretch, blocked: Sequence[bool], told: Told) -> None:
        self.scan, self.lexis, self.blocked, self.told = scan, lexis, blocked, told
        self.first, self.stop = sentence.first, sentence.stop
        self.words, self.tokens = scan.words, scan.tokens
        self.cues, self.needs = scan.cues, lexis.needs
        self.edges = self._edges()
        self.at: dict[int, Draft] = {}
        self.skip: set[int] = set()

    # -- tokens ------------------------------------------------------------------------------------------------------------

    def word(self, at: int) -> Word:
        """The word at a token of the sentence; a word of no reading outside it."""
        return self.words[at] if self.first <= at < self.stop else _NOTHING

    def stems(self, at: int) -> set[str]:
        """What the word at a token of the sentence can be, with and without its clitics."""
        return {self.word(at).core, *(cut.stem for cut in self.tokens[at].form.cuts)} if at >= self.first else set()

    def back(self, at: int, reach: int) -> range:
        """The last ``reach`` tokens of the sentence before ``at``, from left to right."""
        return range(max(self.first, at - reach), at)

    def nearest(self, at: int, reach: int) -> range:
        """The last ``reach`` tokens of the sentence before ``at``, the nearest first."""
        return range(at - 1, max(self.first - 1, at - reach - 1), -1)

    def ahead(self, at: int, reach: int) -> range:
        """The next ``reach`` tokens of the sentence from ``at`` on."""
        return range(at, min(at + reach, self.stop))

    def near(self, draft: Draft, reach: int) -> set[str]:
        """The words up to ``reach`` tokens before and after a trigger begins and ends, with and without their conjunction."""
        first, stop = max(self.first, draft.first - reach), min(self.stop, draft.stop + reach)
        return {self.words[k].core for k in range(first, stop)} | {self.tokens[k].text for k in range(first, stop)}

    def prep(self, draft: Draft) -> str:
        """The preposition that leads the object of a draft."""
        return self.lexis.fold(draft.row.prep)

    # -- clauses -----------------------------------------------------------------------------------------------------------

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around token ``at``."""
        first = self.first
        for edge in self.edges:
            if edge > at:
                return first, edge
            first = edge
        return first, self.stop

    def limit(self, at: int) -> int:
        """The end of the clause that token ``at`` stands in."""
        return next((edge for edge in self.edges if edge > at), self.stop)

    def _edges(self) -> list[int]:
        """Where clauses begin in the sentence, and where it ends."""
        edges = [self.first]
        edges += [at for at in range(self.first + 1, self.stop) if self._opens_clause(at)]
        return [*edges, self.stop]

    def _opens_clause(self, at: int) -> bool:
        word = self.words[at]
        if not word.edge:
            return word.text in _EDGES
        return self.scan.amount[at] is None and not (word.text == "ما" and "auxiliary" in self.word(at + 1).part)  # «ما زال»
