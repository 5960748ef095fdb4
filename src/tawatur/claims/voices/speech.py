"""Nouns of speaking: «إعلان الجيش السيطرة», «مشيراً إلى», «متهم بقتل», «وسط أنباء عن»."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.claims.phrases import phrase
from tawatur.claims.voices.according import According
from tawatur.claims.voices.voice import COMMAS, Region, Voice, voice_at
from tawatur.lang.pack import Stretch


class Speech(According):
    """Finds the voices that nouns and participles open."""

    def _is_verb(self, at: int, sentence: Stretch) -> bool:
        """Where a spelling is noun and verb of speaking («نفي», «نفى»): the noun only behind a preposition or another noun."""
        word = self.scan.words[at]
        if (
            word.say is None
            or word.det
            or word.speech is None
            or word.speech.name == "participle"
            or word.say.cut.pron
            or word.say.row.stance != word.speech.stance
        ):
            return False
        if at == sentence.first or word.conj or self.scan.tokens[at - 1].text in COMMAS:
            return True
        before = self.scan.words[at - 1]
        return bool(before.part & {"relative", "future", "auxiliary", "complement", "boundary"}) or (
            not before.part and not before.verbal
        )

    def _nominal(self, at: int, sentence: Stretch, out: list[Region]) -> Region | None:
        """«إعلان الجيش السيطرة», «مشيراً إلى», «زاعماً أن»."""
        scan, word = self.scan, self.scan.words[at]
        row = word.speech
        if row is None:
            return None
        hypothetical = row.stance == "demand" or word.hypothetical
        if hypothetical and row.name != "participle" and voice_at(out, at) is not None:
            return None  # «قال إن المحادثات تناولت تهديدات كذا»
        if word.text in scan.cues["demanding"]:
            return self._demanded(at, sentence, row)
        if row.name == "passive":
            return self._charged(at, sentence, out, row)
        if (
            self._is_participle(at)
            and row.stance == "allege"
            and any(word.core.startswith(stem) for stem in scan.cues["accused"])
            and at + 1 < sentence.stop
            and (scan.words[at + 1].prep == "ب" or scan.tokens[at + 1].text in ("ب", "في") or self.ways.glued(at + 1) == "ب")
        ):
            return self._charged(at, sentence, out, row)
        if self._is_participle(at):
            return self._participle(at, sentence, out, row, hypothetical)
        if word.say is not None and not word.det and self._complement(at + 1):
            return None
        found = self._phrase(at + 1, sentence.stop) if at + 1 < sentence.stop and not scan.words[at + 1].part else None
        told = scan.told(at, at + 1)
        owned = bool(word.pron) or told.endswith(("ه", "ها", "هم"))  # «وتحذيره سكان المدن»: his, not theirs
        whose = found is not None and not owned and not self.ways.glued(found.head) and not self.ways.vehicle(found.head)
        if found is not None and whose and self._strong(found):
            limit = self._comma(found.stop, sentence)
            if self.ways.vehicle(at) is not None and not self._about(found.stop, limit):
                return None
            via = self.ways.between(found.stop, limit, loose=False)
            return Region(
                at,
                limit,
                self._owned(
                    Voice(found, row.stance, row.row, "speech-noun", via, hypothetical, stop=found.stop, opens=found.stop)
                ),
            )
        if not owned and any(word.core.removeprefix("ال").startswith(stem) for stem in scan.cues["charge"]):
            return self._charged(at, sentence, out, row)
        follows = self._complement(at + 1) or scan.words[at + 1 if at + 1 < sentence.stop else at].prep == "ب"
        if owned or (follows and row.stance in ("allege", "deny", "admit", "confirm")):
            inner = voice_at(out, at)
            spoke = self._turned(at, sentence, out)
            if spoke is not None:
                kept = replace(spoke, stance=row.stance, row=row.row, rule="speech-noun", hypothetical=hypothetical, opens=at + 1)
                return Region(at, self._end(at, sentence), kept)
            subject = None if owned and inner is not None else self._clause_speaker(at, sentence) or self._near(at, sentence)
            if subject is not None:
                via = self.ways.between(subject.stop, at)
                return Region(
                    at,
                    self._end(at, sentence),
                    self._owned(
                        Voice(subject, row.stance, row.row, "speech-noun", via, hypothetical, stop=subject.stop, opens=at + 1)
                    ),
                )
            if inner is not None:
                return Region(
                    at,
                    self._end(at, sentence),
                    replace(inner, stance=row.stance, row=row.row, rule="speech-noun", hypothetical=hypothetical, opens=at + 1),
                )
        return None

    def _turned(self, at: int, sentence: Stretch, out: list[Region]) -> Voice | None:
        """«زعمت الحركة أن …، لكنها اضطرت للاعتراف بأن»: the pronoun behind «لكن» is the one who spoke before."""
        turn = next(
            (k for k in range(at - 1, max(sentence.first, at - 9) - 1, -1) if self.scan.tokens[k].text.startswith("لكن")), None
        )
        if turn is None or not self.scan.tokens[turn].text.endswith(("ها", "نه", "هم")):
            return None
        feminine = self.scan.tokens[turn].text.endswith("ها")
        spoken = (r.voice for r in reversed(out) if r.first < turn and r.voice.phrase is not None)
        return next((v for v in spoken if v.phrase is not None and self._feminine(v.phrase) is not (not feminine)), None)

    def _charged(self, at: int, sentence: Stretch, out: list[Region], row: Any) -> Region | None:
        """«متهم بقتل»: an accusation that names no accuser, in the voice it stands in."""
        current = voice_at(out, at) or Voice(None, "allege", row.row, "passive-charge")
        stop = self._comma(at, sentence)
        # what the deed led to is told, not charged: «متهم بهجوم أسفر عن»
        stop = next((k for k in range(at + 1, stop) if self.scan.words[k].result or "relative" in self.scan.words[k].part), stop)
        return Region(at, stop, replace(current, stance=row.stance, row=row.row, rule="passive-charge", opens=at + 1))

    def _demanded(self, at: int, sentence: Stretch, row: Any) -> Region | None:
        """«تظاهر المئات للمطالبة بالإفراج»: the demand of those who act in the sentence."""
        subject = self._clause_speaker(at, sentence, counted=True)
        if subject is None:
            return None
        return Region(
            at,
            self._end(at, sentence),
            self._owned(Voice(subject, "demand", row.row, "demanded", (), True, stop=subject.stop, opens=at + 1)),
        )

    def _participle(self, at: int, sentence: Stretch, out: list[Region], row: Any, hypothetical: bool) -> Region | None:
        if self.scan.words[at].det or (at > sentence.first and self.scan.words[at - 1].part & {"prep"}):
            return None
        current = voice_at(out, at)
        if current is None:
            current = next(
                (
                    r.voice
                    for r in reversed(out)
                    if r.first < at and r.voice.phrase is not None and r.voice.rule not in ("rumour",)
                ),
                None,
            )
        wanted = self.scan.words[at].core.endswith("ه")
        if current is not None and current.phrase is not None and self._feminine(current.phrase) is (not wanted):
            # «ذكرت المديرية أن ... ثلاثة شرطيين، مؤكدة»
            fitting = (r.voice for r in reversed(out) if r.first < at and r.voice.phrase is not None)
            current = next((v for v in fitting if v.phrase is not None and self._feminine(v.phrase) is not (not wanted)), current)
        if current is None:
            subject = self._clause_speaker(at, sentence)
            if subject is not None:
                stop = self._apposition(subject, sentence)
                via = self.ways.between(subject.stop, at, loose=False)
                return Region(
                    at,
                    self._end(at, sentence, cause=hypothetical),
                    self._owned(Voice(subject, row.stance, row.row, "participle", via, hypothetical, stop=stop, opens=at + 1)),
                )
            if self.last is not None and at - sentence.first < 2:
                current = self.last
        if current is None:
            return None
        via = current.via or self.ways.between(at + 1, self._opens(at + 1, sentence))
        return Region(
            at,
            self._end(at, sentence, cause=hypothetical),
            replace(
                current,
                stance=row.stance,
                row=row.row,
                rule="participle",
                via=via,
                hypothetical=hypothetical,
                role="",
                accused=None,
                opens=at + 1,
            ),
        )

    def _rumour(self, at: int, sentence: Stretch, out: list[Region]) -> Region | None:
        """«وسط أنباء عن مقتل»: nobody's word; inside somebody's account it stays with the speaker."""
        scan = self.scan
        if scan.tokens[at].text.removeprefix("ال") not in scan.cues["rumour"] or at + 1 >= sentence.stop:
            return None
        if (
            scan.tokens[at + 1].text not in scan.cues["rumour-of"]
            and scan.words[at + 1].prep != "ب"
            and not self._complement(at + 1)
        ):
            return None
        if any(scan.tokens[k].text in scan.cues["no-rumour"] for k in range(max(sentence.first, at - 3), at)):
            return None
        limit = self._comma(at + 1, sentence)
        current = voice_at(out, at)
        if current is not None and current.phrase is not None:
            if any(scan.tokens[k].text in scan.cues["baseless"] for k in range(at, sentence.stop)):
                return Region(at, limit, replace(current, stance="deny", rule="rumour-denied", opens=at + 1))
            return None
        found = phrase(scan, at, at + 1)
        if found is None:
            return None
        return Region(at, limit, Voice(found, "assert", "", "rumour", stop=at + 1, opens=at + 1))
