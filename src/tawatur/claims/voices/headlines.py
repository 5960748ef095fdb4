"""Headlines with a colon: «المرصد: مقتل ...»; and what before a colon is no speaker."""

from __future__ import annotations

from tawatur.claims.phrases import Phrase
from tawatur.claims.voices.speech import Speech
from tawatur.claims.voices.voice import Region, Voice
from tawatur.lang.pack import Stretch


class Headlines(Speech):
    """Finds the speaker before a colon."""

    def _headline(self, sentence: Stretch, title: bool) -> Region | None:
        """«المرصد: مقتل ...», «وزارة الصحة: ارتفاع ...», «تغريدة للوزارة على تويتر: ...»."""
        scan, first = self.scan, sentence.first
        for at in range(first + 1, min(first + 16, sentence.stop)):
            text = scan.tokens[at].text
            if text in ("|", ":", "-", "..") and text != ":":
                first = at + 1
                continue
            if text != ":" or (
                scan.tokens[at - 1].form.kind == "number" and at + 1 < sentence.stop and scan.tokens[at + 1].form.kind == "number"
            ):
                continue
            start = first
            while start < at and (
                scan.is_quote(start)
                or scan.tokens[start].form.kind == "number"
                or scan.tokens[start].text == ":"
                or scan.words[start].core in scan.cues["flash"]
            ):
                start += 1
            if start >= at:
                first = at + 1
                continue
            if any(
                scan.words[k].say is not None and not scan.words[k].voice and not scan.words[k].noun for k in range(start, at)
            ):
                return None
            vehicle = self.ways.vehicle(start)
            found = self._phrase(start, at)
            if vehicle is not None and vehicle.name:
                owner = self._owner(start, at)
                if owner is None:
                    return None
                via = self.ways.between(start, at, (owner.first, owner.stop))
                return Region(
                    at + 1, sentence.stop, Voice(owner, "assert", "", "headline-colon", via, stop=owner.stop, opens=at + 1)
                )
            named = (
                found is not None
                and at + 1 < sentence.stop
                and scan.is_quote(at + 1)
                and found.stop <= at
                and found.noun is None
                and found.amount is None
                and scan.place[found.head] is None
                and not scan.words[found.head].part
            )
            if at + 1 >= sentence.stop or (
                found is not None
                and (self._credit(found, start, sentence) or self._look(found) or scan.words[found.head].act is not None)
            ):
                return None
            if found is None or not (self._strong(found) or named) or self._is_dateline(found, title):
                first = at + 1
                if scan.words[start].core in scan.cues["flash"]:
                    continue
                return None
            if at - found.stop > 6:
                return None
            via = self.ways.between(found.stop, at)
            return Region(
                at + 1,
                sentence.stop,
                self._owned(Voice(found, "assert", "", "headline-colon", via, stop=found.stop, opens=at + 1)),
            )
        return None

    def _credit(self, found: Phrase, start: int, sentence: Stretch) -> bool:
        """«المدينة - وكالة كذا:»: the agency whose copy it is, no speaker."""
        return (
            start > sentence.first
            and (found.outlet is not None or self.ways.is_media(found.head))
            and any(self.scan.place[k] is not None for k in range(sentence.first, start))
        )

    def _look(self, found: Phrase) -> bool:
        """«شاهد:», «مصادر:» alone head a link or say too little; «شهود عيان:» speak."""
        row = self.scan.words[found.head].voice
        return (
            row is not None
            and row.kind == "witness"
            and found.stop - found.head == 1
            and not self.scan.words[found.head].det
            and not self.scan.tokens[found.head].text.endswith(("ون", "ود"))
        )

    def _is_dateline(self, found: Phrase, title: bool) -> bool:
        """«محافظة كذا:», «المدينة:»: where it happened, not who says so."""
        place = found.place is not None or self.scan.place[found.head] is not None
        if self._country(found):
            return True
        if (
            "place_head" in self.scan.words[found.head].part
            and found.head + 1 < found.stop
            and self.scan.place[found.head + 1] is not None
        ):
            return True
        if not place:
            return False
        if "place_head" in self.scan.words[found.head].part or self._country(found):
            return True
        return self.scan.words[found.head].voice is None and (not title or found.party is None)

    def _country(self, found: Phrase) -> bool:
        """«مصر: مقتل ...»: a country before a colon is where it happened; a capital may stand for its government."""
        if found.stop - found.head > 2:
            return False
        place = self.scan.place[found.head]
        if place is not None and any(getattr(row, "precision", "") == "country" for row in place.value[:1]):
            return True
        states = self.memory.atlas.states if self.memory is not None else {}
        return " ".join(self.scan.tokens[k].text for k in range(found.head, found.stop)) in self.known.countries(states)
