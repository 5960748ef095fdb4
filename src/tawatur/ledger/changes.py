"""What an outlet changed in a page: claims added, dropped, and figures that became others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tawatur.model import Claim
from tawatur.model.codec import claim_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The differences in claims between two versions of an article; ``figures`` are pairs of the same claim with another figure.

    Where a claim stands and in which sentence makes no difference.
    """

    added: tuple[Claim, ...] = ()
    dropped: tuple[Claim, ...] = ()
    figures: tuple[tuple[Claim, Claim], ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.figures)

    def json(self) -> dict[str, Any]:
        """As JSON: ``added`` and ``dropped`` claims, and ``figures`` with the claim ``before`` and ``after``."""
        return {
            "added": [claim_json(claim) for claim in self.added],
            "dropped": [claim_json(claim) for claim in self.dropped],
            "figures": [{"before": claim_json(before), "after": claim_json(after)} for before, after in self.figures],
        }


def changes(before: Iterable[Claim], after: Iterable[Claim]) -> Changes:
    """What became of the claims. A claim told twice counts twice.

    >>> from tawatur.testing import Found, article
    >>> from tawatur.model import Event
    >>> a = Found(article("مقتل ثلاثة جنود", "وإصابة خمسة"))
    >>> three, hurt = a.claim(Event.KILLED, "مقتل", count=a.count(3)), a.claim(Event.INJURED, "وإصابة")
    >>> four = a.claim(Event.KILLED, "مقتل", count=a.count(4))
    >>> found = changes([three, hurt], [four])
    >>> [(x.count.low, y.count.low) for x, y in found.figures], [claim.event.value for claim in found.dropped]
    ([(3, 4)], ['injured'])
    """
    left, right = _without_common(list(before), list(after), _with_figure)
    figures = []
    for earlier in list(left):
        later = next((each for each in right if _about(each) == _about(earlier)), None)
        if later is not None:
            figures.append((earlier, later))
            left.remove(earlier)
            right.remove(later)
    return Changes(added=tuple(right), dropped=tuple(left), figures=tuple(figures))


def _without_common(left: list[Claim], right: list[Claim], key: Any) -> tuple[list[Claim], list[Claim]]:
    waiting: dict[Hashable, list[Claim]] = {}
    for claim in right:
        waiting.setdefault(key(claim), []).append(claim)
    rest = []
    for claim in left:
        same = waiting.get(key(claim))
        if same:
            same.pop(0)
        else:
            rest.append(claim)
    over = {id(claim) for claims in waiting.values() for claim in claims}
    return rest, [claim for claim in right if id(claim) in over]


def _about(claim: Claim) -> Hashable:
    """All that is told but the figure: the same words may be told of another number."""
    target, agent, origin, place = claim.target, claim.agent, claim.origin, claim.place
    return (
        claim.event,
        claim.polarity,
        claim.modality,
        claim.stance,
        (target.actor or target.text) if target else None,
        (agent.actor or agent.text) if agent else None,
        (place.key or place.name) if place else None,
        (origin.kind, origin.actor or origin.text),
        claim.count.unit if claim.count else None,
    )


def _with_figure(claim: Claim) -> Hashable:
    count = claim.count
    figure = None if count is None else (count.low, count.high, count.hedge)
    time = claim.time
    when = None if time is None else (time.first, time.last, time.offset_days)
    return _about(claim), figure, when, tuple(via.name for via in claim.via)
