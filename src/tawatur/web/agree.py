"""How far two reviewers agree: percent and Cohen's kappa, slot by slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.ledger.reviews import Review, Reviewed, Verdict

SLOTS = ("event", "trigger", "count", "target", "agent", "place", "time", "origin", "stance", "polarity", "modality")


@dataclass(frozen=True, slots=True)
class Agreement:
    """``slot`` (``verdict`` for the whole answer), how many ``pairs``, the share that agree (0 to 1), and kappa.

    ``kappa`` is ``None`` when it is not defined: without pairs, or when chance alone would agree always.
    """

    slot: str
    pairs: int
    share: float | None
    kappa: float | None


def agreement(reviewed: Iterable[Reviewed]) -> list[Agreement]:
    """The agreement of the first two people on each claim: their verdicts, then each slot of claims neither rejected."""
    pairs = [each.answers[:2] for each in reviewed if len(each.answers) >= 2]
    told: list[tuple[str, list[tuple[str, str]]]] = [("verdict", [(a.verdict.value, b.verdict.value) for a, b in pairs])]
    kept = [(a, b) for a, b in pairs if Verdict.REJECT not in (a.verdict, b.verdict)]
    told += [(slot, [(_of(a, slot), _of(b, slot)) for a, b in kept]) for slot in SLOTS]
    return [_agreement(slot, answers) for slot, answers in told]


def _of(review: Review, slot: str) -> str:
    return repr(review.slots[slot]) if slot in review.slots else "as read"


def _agreement(slot: str, answers: Sequence[tuple[str, str]]) -> Agreement:
    share = sum(a == b for a, b in answers) / len(answers) if answers else None
    return Agreement(slot, len(answers), share, kappa(answers))


def kappa(answers: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of answers.

    >>> kappa([("yes", "yes"), ("yes", "no"), ("no", "no"), ("no", "no")])
    0.5
    >>> kappa([("yes", "yes")]) is None
    True
    """
    if not answers:
        return None
    count = len(answers)
    left, right = Counter(a for a, _ in answers), Counter(b for _, b in answers)
    chance = sum(left[each] * right[each] for each in left) / count**2
    if chance == 1:
        return None
    return (sum(a == b for a, b in answers) / count - chance) / (1 - chance)
