"""Who did it, where the words do not say so beside the act: a pronoun, a verb that goes on from the subject before, an announcement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.claims.acts import Draft, Sight
from tawatur.claims.acts.before import is_governed, phrases_before
from tawatur.claims.acts.draft import HARM
from tawatur.claims.acts.kinds import is_doer
from tawatur.claims.phrases import Phrase

_GROUPS = frozenset({"soldier", "police", "fighter", "gunman", "unit", "leader", "member"})


class Doers:
    """Looks for the doers of the drafts of one sentence."""

    def __init__(self, see: Sight, drafts: Sequence[Draft]) -> None:
        self.see, self.scan, self.drafts = see, see.scan, drafts

    def of_pronoun(self, draft: Draft) -> Phrase | None:
        """«قصفها لمواقع», «ومحاصرتها منزلاً»: the nearest doer before of the pronoun's gender and number."""
        return next((found for found in self._before(draft) if self._fits(found, draft.pron_agent)), None)

    def going_on(self, draft: Draft) -> Phrase | None:
        """«صدت القوات الهجوم وأسرت مسلحين»: a verb tied by «و» whose own subject is not told goes on from the one before."""
        hit, text = draft.hit, self.scan.tokens[draft.first].text
        conj = hit.cut.conj if hit is not None else text.startswith("و")
        if not (conj or self._goes_on(draft)) or (hit is not None and hit.number == "we"):
            return None
        feminine = hit.feminine if hit is not None else text.endswith("ت")
        plural = hit.number in ("pl", "du") if hit is not None else text.endswith("وا")
        for found in self._before(draft):
            if self._is_subject(found):
                return found if self._agrees(found, feminine=feminine, plural=plural) else None
        return None

    def like_before(self, draft: Draft) -> Draft | None:
        """«مقتل جندي وإصابة آخر»: the harm told just before and joined by «و» has the same doer."""
        earlier = [d for d in self.drafts if d.first < draft.first and d.event in HARM]
        conj = (draft.hit is not None and draft.hit.cut.conj) or self.scan.words[draft.first].conj
        return earlier[-1] if earlier and conj and draft.first - earlier[-1].stop <= 10 else None

    # -- what stands before ------------------------------------------------------------------------------------------------

    def _before(self, draft: Draft) -> Iterator[Phrase]:
        """The phrases for doers before a draft, the nearest first."""
        return reversed([found for found in phrases_before(self.see, draft) if self._is_doer(found)])

    def _is_doer(self, found: Phrase) -> bool:
        return is_doer(self.see, found) or (found.group in _GROUPS and found.amount is None)

    def _is_subject(self, found: Phrase) -> bool:
        """True for a phrase right after or right before a finite verb, or after «إن»: not one that a preposition governs."""
        words, first = self.scan.words, found.first
        while first > self.see.first and self.scan.is_quote(first - 1):
            first -= 1
        if is_governed(self.see, found):
            return False
        before = words[first - 1] if first > self.see.first else None
        after = words[found.stop] if found.stop < self.see.stop else None
        opens = before is None or "complement" in before.part or "boundary" in before.part
        return (
            opens
            or (before is not None and (before.verbal or before.verb is not None) and before.say is None)
            or (after is not None and after.verbal)
        )

    def _goes_on(self, draft: Draft) -> bool:
        return draft.first > self.see.first and self.scan.words[draft.first - 1].core in self.see.cues["going-on"]

    # -- agreement ---------------------------------------------------------------------------------------------------------

    def _fits(self, found: Phrase, pron: str) -> bool:
        if pron in ("هم", "هما"):
            return found.noun is None or found.noun.number == "pl" or found.party is not None
        return self._agrees(found, feminine=pron == "ها", plural=False)

    def _agrees(self, found: Phrase, *, feminine: bool, plural: bool) -> bool:
        if plural:
            return found.noun is not None and found.noun.number in ("pl", "du")
        return self._is_feminine(found) == feminine

    def _is_feminine(self, found: Phrase) -> bool:
        """The gender of the phrase's head: its ending, a plural of things or units, or the name of a state."""
        head = self.scan.tokens[found.head]
        if found.noun is not None and found.noun.number == "pl":
            return found.noun.group in ("unit", "thing", "air", "site")
        state = found.party is not None and found.party.first == found.head and getattr(found.party.value, "metonym", False)
        return (
            head.form.key.endswith("ة")
            or head.text.endswith("ات")
            or (state and "masculine" not in self.scan.words[found.head].part)
        )
