"""Who speaks in a text: the voices of each sentence, for the tests of attribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tawatur import atlas
from tawatur.claims import ClaimReader
from tawatur.claims.read import _Reading
from tawatur.claims.voices import Region, voice_at
from tawatur.lang.load import load
from tawatur.model import Article


@lru_cache(maxsize=1)
def reader() -> ClaimReader:
    """The reader all tests of this room share."""
    return ClaimReader(load("ar"), atlas.load())


@dataclass(frozen=True)
class Heard:
    """The word over one place of a text: the speaker as told, id and kind, the way by names, the stance, whether only possible."""

    who: str | None
    actor: str | None
    kind: str
    via: tuple[str, ...]
    stance: str
    hypothetical: bool
    rule: str
    row: str


class Hearing:
    """A text read for its voices."""

    def __init__(self, text: str, title: str = "", outlet: str | None = None) -> None:
        article = Article(id="t", title=title, text=text, capture=f"{title}\n{text}", outlet=outlet, published=None)
        self.reading = _Reading(reader(), article)
        self.regions: list[list[Region]] = []
        self.scan = self.reading.scan
        for sentence in self.scan.sentences:
            start, _ = self.scan.span(sentence.first, sentence.stop)
            found = self.reading.voices.regions(sentence, start < len(title))
            for region in found:
                self.reading._remember(region.voice)
            self.regions.append(found)

    def over(self, word: str) -> Heard:
        """The voice over the last place where ``word`` begins in the text."""
        at = self.reading.text.rindex(word)
        token = max(k for k, t in enumerate(self.scan.tokens) if t.start <= at)
        number = next(n for n, s in enumerate(self.scan.sentences) if s.first <= token < s.stop)
        voice = voice_at(self.regions[number], token)
        origin, via, _ = self.reading.origins.of(voice)
        return Heard(
            origin.text, origin.actor, origin.kind.value, tuple(step.name for step in via), voice.stance if voice else "assert",
            bool(voice and voice.hypothetical), voice.rule if voice else "", voice.row if voice else "",
        )  # fmt: skip
