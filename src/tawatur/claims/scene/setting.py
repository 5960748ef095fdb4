"""What one sentence tells of where and when, with the voices it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.claims.acts import Draft
from tawatur.claims.scene.site import Site
from tawatur.claims.voices import Region, Voice
from tawatur.lang.pack import Moment, Stretch


@dataclass(slots=True)
class Setting:
    """What one sentence tells of where and when: its sites and moments, and the stretches that belong to speakers."""

    sentence: Stretch
    sites: list[Site]
    moments: list[Moment]
    voiced: list[tuple[int, int]]
    regions: Sequence[Region]
    title: bool
    number: int
    turn: bool

    def _voice(self, draft: Draft) -> Voice | None:
        best: Region | None = None
        for region in self.regions:
            if region.first <= draft.first < region.stop and (best is None or region.first >= best.first):
                best = region
        return best.voice if best is not None else None

    def hypothetical(self, draft: Draft) -> bool:
        """True for an event that is planned, or told by a voice that only plans, fears or demands."""
        voice = self._voice(draft)
        return draft.hypothetical or (voice is not None and voice.hypothetical)

    def denied(self, draft: Draft) -> bool:
        """True for an event told by a voice that denies it."""
        voice = self._voice(draft)
        return voice is not None and voice.stance == "deny"
