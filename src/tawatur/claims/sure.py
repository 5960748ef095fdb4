"""How sure a claim is, by what the reader knows of how it came about.

What weighs against a claim was counted on annotated articles (those of the gate and, apart from them, 34 of outlets): each doubt
below marks claims of which clearly fewer are right, on both.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.model import Confidence, Count, Mention, Place, Reason

#: Slots filled by words that only point to others, or that stand in another clause; a pronoun at the event is wrong most often.
_POINTED = {("target", "antecedent-of"): 2, ("target", "those-harmed"): 2, ("agent", "subject-of-the-clause"): 1}
#: Voices that no verb with a subject of its own carries.
_LOOSE_VOICES = frozenset({("origin", "participle"), ("origin", "same-speaker-goes-on")})
#: Weapons and phrases tell an event less surely than its own verbs and nouns.
_LOOSE_EVENTS = frozenset({("event", "weapon"), ("event", "phrase")})
_FROM_BEFORE = ("place", "place-of-the-event-before")


def confidence(
    reasons: Iterable[Reason], *, carried: bool, far: bool, target: Mention | None, count: Count | None, place: Place | None
) -> Confidence:
    """High without a doubt, medium with one, low with more.

    ``carried`` is true when place or voice come from the sentence before, ``far`` when a mention was resolved across sentences.

    >>> told = [Reason(slot="event", rule="verb"), Reason(slot="target", rule="antecedent-of:ها")]
    >>> words = Mention(text="القوات", actor=None, start=0, end=6)
    >>> [confidence(some, carried=False, far=False, target=words, count=None, place=None).value for some in (told[:1], told)]
    ['high', 'low']
    """
    rules = {(reason.slot, reason.rule.split(":")[0]) for reason in reasons}
    doubts = sum(weight for rule, weight in _POINTED.items() if rule in rules)
    doubts += bool(rules & _LOOSE_VOICES) + bool(rules & _LOOSE_EVENTS)
    doubts += (carried or _FROM_BEFORE in rules) + far
    # an event of which it is told neither whom it met nor where, or neither whom nor how many, may be a word in passing
    doubts += (target is None and place is None) + (target is None and count is None)
    return (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)[min(doubts, 2)]
