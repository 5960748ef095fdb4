"""How many a claim speaks of: the figure told, or what the grammar says («جنديان», «حارس»)."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts import Draft
from tawatur.claims.acts.draft import MEANS, PERSONAL
from tawatur.claims.phrases import Phrase, is_of_people
from tawatur.claims.scan import Scan
from tawatur.lang.pack import Amount
from tawatur.model import Count, Hedge

_UNITS = ("vehicle", "house", "family", "aircraft", "building", "rocket", "object")


class Counts:
    """Reckons the counts of one text."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def of(self, draft: Draft, target: Phrase | None) -> Count | None:
        """The count of an event whose first target is ``target``: of people, of things destroyed, of acts."""
        if draft.event in PERSONAL:
            return self._of_people(draft, target) if draft.row.counts else None
        if draft.event == "destruction" and target is not None:
            return self._things(target)
        if draft.event == "protest":
            marchers = draft.agent.amount if draft.agent is not None and draft.amount is None else None
            return self._told(marchers, "person") if marchers is not None else None
        return self._of_acts(draft)

    def of_phrase(self, found: Phrase) -> Count | None:
        """The count a phrase tells by itself: «ثلاثة جنود», «جنديان», «حارس», a person's name; «على الأقل» may stand behind."""
        count, tokens = self._plain(found), self.scan.tokens
        if count is None or count.low != count.high or found.stop + 1 >= len(tokens):
            return count
        if tokens[found.stop].text == "علي" and tokens[found.stop + 1].text == "الاقل":
            return replace(count, high=None, hedge=Hedge.AT_LEAST)
        return count

    # -- by kind of event ----------------------------------------------------------------------------------------------------

    def _of_people(self, draft: Draft, target: Phrase | None) -> Count | None:
        if draft.antecedent and draft.amount is None:
            return _exactly(1, "person") if draft.antecedent in ("ه", "ها") else None
        of_any = draft.first > 0 and self.scan.tokens[draft.first - 1].text == "اي"  # «أي قتيل»
        if (draft.negated or of_any) and draft.amount is None and (target is None or target.amount is None):
            return None
        if draft.amount is not None:
            return self._told(draft.amount, _unit(target, "person") if draft.row.kind != "person" else "person")
        own = self.of_phrase(target) if target is not None else None
        if own is not None or draft.row.kind != "person" or draft.hit is None:
            return own
        if draft.number == "du":
            return _exactly(2, "person")
        return _exactly(1, "person") if draft.number == "sg" and not draft.hit.cut.det else None

    def _of_acts(self, draft: Draft) -> Count | None:
        if draft.times is not None and draft.event in MEANS | {"attack", "clash", "protest"}:
            return self._told(draft.times, "attack")
        if not draft.row.counts or (draft.row.kind not in ("act", "weapon", "phrase") and not draft.unit):
            return None
        unit = draft.unit or draft.row.unit or "attack"
        if draft.amount is not None and self.scan.tokens[draft.amount.first].text in self.scan.cues["one-of"]:
            return None  # «إحدى الغارات»
        if draft.amount is not None:
            return self._told(draft.amount, unit)
        return _exactly(2, unit) if draft.number == "du" else None

    def _things(self, target: Phrase) -> Count | None:
        """How many things were destroyed: the figure told, two for a dual, one for a bare singular."""
        if target.amount is not None:
            return self._told(target.amount, _unit(target, "object"))
        noun = target.noun
        if noun is None or noun.group not in ("thing", "air"):
            return None
        if noun.number == "du":
            return _exactly(2, noun.unit)
        return _exactly(1, noun.unit) if noun.number == "sg" and not noun.cut.det and not noun.cut.pron else None

    # -- by phrase -----------------------------------------------------------------------------------------------------------

    def _plain(self, found: Phrase) -> Count | None:
        if found.amount is not None:
            return self._told(found.amount, _unit(found, "person"))
        noun = found.noun
        if "َين" in self.scan.told(found.head, found.head + 1) and noun is not None and noun.unit == "person":
            return _exactly(2, "person")  # «عسكريَين»
        if noun is None and self.scan.tokens[found.head].text.endswith("يان") and is_of_people(self.scan, found):
            return _exactly(2, "person")  # «حوثيان»
        if noun is None:
            return _exactly(1, "person") if self._is_person_name(found) else None
        if noun.group in ("unit", "site", "area", "thing", "air", "weapon"):
            return _exactly(2, noun.unit) if noun.number == "du" else None
        if noun.number == "du":
            return _exactly(2, _unit(found, "person"))
        return _exactly(1, _unit(found, "person")) if noun.number == "sg" and not noun.construct else None

    def _is_person_name(self, found: Phrase) -> bool:
        """«فلان بن فلان»: unknown words without an article, of which the first is no place, party or adjective; or a title."""
        if found.party is not None:
            return bool(getattr(found.party.value, "person", False))
        word = self.scan.words[found.head]
        titled = word.voice is not None and word.voice.title
        named = found.place is not None or found.outlet is not None
        if named or word.det or word.act is not None or word.verbal or (word.voice is not None and not titled):
            return False
        rest = (self.scan.words[k] for k in range(found.head, found.stop))
        return titled or (found.stop - found.head >= 2 and all(not each.noun and not each.part for each in rest))

    def _told(self, amount: Amount, unit: str) -> Count:
        start, end = self.scan.span(amount.first, amount.stop)
        return Count(low=amount.low, high=amount.high, hedge=amount.hedge, unit=unit, start=start, end=end)


def _unit(found: Phrase | None, default: str) -> str:
    known = found is not None and found.noun is not None and found.noun.unit in _UNITS
    return found.noun.unit if found is not None and found.noun is not None and known else default


def _exactly(value: int, unit: str) -> Count:
    return Count(low=value, high=value, hedge=Hedge.EXACT, unit=unit)
