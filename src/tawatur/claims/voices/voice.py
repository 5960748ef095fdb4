"""A voice: somebody's word over a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.claims.phrases import Phrase
from tawatur.claims.voices.ways import Step

COMMAS = frozenset({"،", ",", "؛"})
LONG_QUOTE = 7  # tokens: a shorter quotation is a name or a word set apart


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's word over a stretch of text.

    ``phrase`` is the speaker as told, ``stop`` where the name ends with its appositions, ``opens`` where what was said begins.
    ``like`` is an earlier phrase that ``phrase`` stands for («المصدر»). ``carried`` is true when the speaker was told earlier.
    ``role`` is that of the verb's row; ``accused`` the doer named by an accusation. ``row`` is the lexicon row, ``rule`` the rule.
    """

    phrase: Phrase | None
    stance: str
    row: str
    rule: str
    via: tuple[Step, ...] = ()
    hypothetical: bool = False
    role: str = ""
    accused: Phrase | None = None
    stop: int = 0
    carried: bool = False
    opens: int = 0
    like: Phrase | None = None


@dataclass(slots=True)
class Region:
    """Tokens ``first`` to ``stop`` that one voice covers."""

    first: int
    stop: int
    voice: Voice


def voice_at(regions: list[Region], at: int) -> Voice | None:
    """The voice over a token: that of the stretch which begins last."""
    best: Region | None = None
    for region in regions:
        if region.first <= at < region.stop and (best is None or region.first >= best.first):
            best = region
    return best.voice if best is not None else None


__all__ = ["COMMAS", "LONG_QUOTE", "Region", "Voice", "voice_at"]
