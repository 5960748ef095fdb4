"""Words passed on: «نقلت وكالة كذا عن», «نقلاً عن», «تناقلت مواقع بياناً»."""

from __future__ import annotations

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.voices.sources import Sources
from tawatur.claims.voices.voice import Region, Voice
from tawatur.claims.voices.ways import Step
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class Relays(Sources):
    """Finds the farther speaker behind one who only passes a word on."""

    def _quoting(self, at: int, opens: int, sentence: Stretch) -> Phrase | None:
        """«... نقلاً عن مصدر»: the farther speaker, when the verb's subject only passes it on."""
        for k in range(at, min(max(opens, at + 6), sentence.stop - 2)):
            if self.scan.words[k].core in self.scan.cues["passing-on"] and self.scan.tokens[k + 1].text == "عن":
                return phrase(self.scan, k + 2, sentence.stop)
        return None

    def _relay(self, at: int, hit: SayHit, speaker: Phrase | None, sentence: Stretch) -> Region | None:
        """«نقلت الصحيفة عن مصدر أن», «نسبت إلى», «تناقلت مواقع بياناً صادراً عن»."""
        scan = self.scan
        if speaker is None or not self._strong(speaker) or hit.cut.pron:
            return None
        start = speaker.stop if speaker.first > at else at + 1
        for k in range(start, min(start + 10, sentence.stop - 1)):
            tongue = scan.tokens[k].text == "علي" and scan.tokens[k + 1].text == "لسان"  # «نقلت الوكالة على لسان الوزير»
            if tongue or scan.tokens[k].text == ("الي" if hit.row.role == "accuse" else "عن"):
                head = k + 1 + tongue
                source = phrase(scan, head + (scan.tokens[head].text == "("), sentence.stop)
                if source is None or (
                    self._vehicle_of(source) is None and scan.words[source.head].act is not None and source.party is None
                ):
                    return None
                stop = self._apposition(source, sentence)
                opens = self._opens(stop, sentence)
                media = self.ways.is_media(speaker.head) or speaker.outlet is not None
                if not (
                    media
                    or self._complement(opens)
                    or scan.quoted[opens if opens < sentence.stop else opens - 1]
                    or scan.tokens[stop if stop < sentence.stop else stop - 1].text in self.known.manner
                ):
                    return None
                via = (*self.ways.between(stop, opens), *(() if self._own_speaker(speaker) else (self.ways.as_step(speaker),)))
                if self._vehicle_of(source) is not None:
                    owner = self._owner(source.head, opens)
                    if owner is not None:
                        row = self._vehicle_of(source)
                        steps = (Step(source.head, source.head + 1, row.name, "channel"),) if row.name else ()
                        source, stop, via = owner, owner.stop, self._and(steps, via)
                stance = "assert"
                for j in range(stop, min(stop + 2, sentence.stop)):
                    if scan.words[j].speech is not None:
                        stance = scan.words[j].speech.stance  # type: ignore[union-attr]
                return Region(
                    at,
                    self._end(opens, sentence),
                    Voice(source, stance, hit.row.row, "relay", via, stop=stop, opens=max(opens, stop)),
                )
            if self._complement(k):
                break
        return self._relayed_statement(at, hit, speaker, start, sentence)

    def _relayed_statement(self, at: int, hit: SayHit, speaker: Phrase, start: int, sentence: Stretch) -> Region | None:
        for k in range(start, min(start + 5, sentence.stop)):
            row = self.ways.vehicle(k)
            if row is None:
                continue
            owner = self._owner(k, sentence.stop)
            if owner is None:
                continue
            step = Step(k, k + 1, row.name or "statement", "channel")
            opens = self._opens(owner.stop, sentence)
            return Region(
                at,
                sentence.stop,
                Voice(
                    owner,
                    "assert",
                    hit.row.row,
                    "relayed-statement",
                    (step, self.ways.as_step(speaker)),
                    stop=owner.stop,
                    opens=opens,
                ),
            )
        complement = next((k for k in range(start, min(start + 8, sentence.stop)) if self._complement(k)), None)
        if complement is not None:
            return Region(
                at,
                self._end(complement, sentence),
                self._owned(Voice(speaker, "assert", hit.row.row, "verb-of-speaking", stop=speaker.stop, opens=complement)),
            )
        return None
