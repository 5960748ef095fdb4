"""Verbs of speaking: whether one is meant, who speaks, through what, and how far it reaches."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.phrases import phrase
from tawatur.claims.voices.brought import Brought
from tawatur.claims.voices.voice import Region, Voice, voice_at
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class Saying(Brought):
    """Opens the voice of a verb of speaking."""

    def _speaks(self, at: int, hit: SayHit) -> bool:
        """True when a word that can be a verb of speaking is one here."""
        scan, word = self.scan, self.scan.words[at]
        if hit.cut.prep or scan.party[at] or scan.outlet[at] or self._turns(at) == "cause":
            return False
        if at > 0 and scan.tokens[at - 1].text.removeprefix("ال") in scan.cues["worth"]:
            return False
        if hit.row.role in ("spread", "relay") and at > 0 and scan.tokens[at - 1].text in scan.cues["what"]:
            return False  # «نفى ما تداولته صفحات»
        if hit.cut.pron == "نا" and hit.row.carry:
            return False  # «تابعونا»
        if hit.cut.pron and hit.row.role == "voice" and word.text.startswith(("بين", "وبين")):
            return False
        if (
            word.result is not None
            and at + 1 < len(scan.tokens)
            and (scan.amount[at + 1] is not None or scan.words[at + 1].act is not None)
        ):
            return False
        if at > 0 and hit.present and self._depicts(hit) and self.ways.vehicle(at - 1) is not None:
            return False  # «بث تسجيلاً يظهر»
        if (
            hit.present
            and word.core in scan.cues["named-so"]
            and not any(self._complement(k) or self._tells(k) for k in range(at + 1, min(at + 8, len(scan.tokens))))
        ):
            return False
        if word.core in scan.cues["named-so"] and scan.told(at, at + 1).endswith("ى") and not self._complement(at + 1):
            return False
        marked = "\u0651" in scan.told(at, at + 1)  # «بيّن» is no «بين»
        if "prep" in word.part and not marked and not self._complement(at + 1):
            return False
        if (
            word.noun is not None
            and not word.conj
            and word.noun.group != "other"
            and not self._complement(at + 1)
            and not self._subject_follows(at)
        ):
            return False
        if at == 0:
            return True
        before, text = scan.words[at - 1], scan.tokens[at - 1].text
        if (
            before.part & {"prep", "manner", "according", "demonstrative"}
            and not text.endswith(("ه", "ها", "هم"))
            and text not in scan.cues["before-telling"]
        ):
            return False
        return text not in scan.cues["no-telling"]

    def _depicts(self, hit: SayHit) -> bool:
        return self.known.fold(hit.row.past) in self.scan.cues["depicting"]

    def _subject_follows(self, at: int) -> bool:
        """«طالب المجلس», «طالب خلالها المحتجون» are no students."""
        scan, k = self.scan, at + 1
        if k < len(scan.tokens) and "prep" in scan.words[k].part and scan.tokens[k].text.endswith(("ه", "ها", "هم")):
            k += 1
        found = phrase(scan, k, min(k + 8, len(scan.tokens))) if k < len(scan.tokens) and not scan.words[k].part else None
        return (
            found is not None
            and scan.words[found.head].det
            and self._strong(found)
            and not (at and "prep" in scan.words[at - 1].part)
        )

    def _say(self, at: int, hit: SayHit, sentence: Stretch, out: list[Region], title: bool) -> Region | None:
        scan, row = self.scan, hit.row
        clause_first = self._clause_first(at, sentence)
        before = self._subject_before(at, hit, clause_first, sentence)
        after = None if hit.number in ("pl", "du", "we") else self._subject_after(at, hit, sentence)
        if (
            before is not None
            and before.stop == at
            and (self._opens_clause(before, clause_first) or not self._real(after))
            and self._agrees(hit, before) is not False
        ):
            after = None
        elif before is not None and at > 0 and "relative" in scan.words[at - 1].part and not (hit.cut.pron and self._real(after)):
            after = None
        elif after is not None:
            before = None
        if after is not None and after.party is None:
            after = replace(after, party=self._behind(after, sentence))
        speaker = after or before
        if hit.number == "we" and not scan.quoted[at]:
            return None
        if row.past == "نسب" and speaker is None:
            return None  # «ونُسب الهجوم إلى كذا»
        if row.role == "spread" and speaker is not None and self._vehicle_of(speaker) is not None:
            speaker = after = before = None  # «ونشرت صوراً»: what is shown, not who shows it
        if row.role == "opinion" and speaker is before is not None and not self._strong(before):
            speaker = before = None  # «طائرات يعتقد أنها»
        outer = voice_at(out, at)
        told = outer is not None and outer.phrase is not None
        if told and speaker is not None and scan.tokens[speaker.head].text.removeprefix("ال") in scan.cues["rumour"]:
            return None  # «قالت إن ثمة تقارير تشير إلى»
        if row.role == "voice" and voice_at(out, at) is not None and not self._complement(at + 1) and not hit.cut.conj:
            return None  # «قال إن قواته رصدت إطلاق صاروخ»
        if (
            row.role in ("opinion", "refuse")
            and speaker is None
            and (not self._complement(at + 1) or voice_at(out, at) is not None)
        ):
            return None
        if (
            row.role in ("voice", "spread")
            and not (speaker is not None and (self._strong(speaker) or self._vehicle_of(speaker) is not None))
            and not self._complement(at + 1)
        ):
            return None
        if (
            row.role in ("voice", "spread")
            and not (speaker is not None and self._vehicle_of(speaker) is not None)
            and not self._content(at, after, sentence)
        ):
            return None
        if row.role in ("spread", "relay") and any(
            scan.words[k].core in scan.cues["stood-in"] and scan.tokens[k + 1].text in scan.cues["in-it"]
            for k in range(at, min(at + 18, sentence.stop - 1))
        ):
            return None  # «نشرت بياناً جاء فيه»
        if (
            speaker is not None
            and self.known.fold(row.past) in scan.cues["ascribing"]
            and any(scan.tokens[k].text in self.known.manner for k in range(at, min(at + 16, sentence.stop)))
        ):
            return self._relay(at, hit, speaker, sentence)
        if row.role == "relay":
            return self._relay(at, hit, speaker, sentence)
        if row.prep and not self._brings(at, row.prep, speaker, sentence):
            return None
        if self._negated(at, sentence):
            return self._not_said(at, hit, speaker, sentence)
        name_stop = self._apposition(after, sentence) if after is not None else before.stop if before is not None else at + 1
        start = max(at + 1, name_stop if after is not None else at + 1)
        opens = self._opens(start, sentence)
        through = self._quoting(start, opens, sentence)
        skip = (speaker.first, max(name_stop, speaker.stop)) if speaker is not None else (0, 0)
        via = self._and(self._led_in(at, before, clause_first), self.ways.between(at + 1, opens, skip))
        stop = self._end(opens, sentence, cause=row.hypothetical)
        tail = self._before_source(opens, self._end(opens, sentence, aside=False))
        if opens < sentence.stop and self._complement(opens):
            opens_tail = self._last_aside(opens, tail)
        else:
            opens_tail = opens
        via = self._and(via, self.ways.between(opens_tail, tail, loose=False))
        outer = voice_at(out, at)
        retold = outer is not None and (scan.quoted[at] is not None or (outer.phrase is not None and hit.cut.conj != "و"))
        if row.stance == "demand" and outer is not None and retold:
            return Region(
                at,
                stop,
                replace(outer, stance="demand", row=row.row, rule="demand-retold", hypothetical=True, role="", opens=opens),
            )
        base = Voice(
            speaker, row.stance, row.row, "verb-of-speaking", via, row.hypothetical, row.role, stop=name_stop, opens=opens
        )
        first = before.first if before is not None and before.stop == at else at
        if speaker is None:
            return self._goes_on(at, hit, base, sentence, out, first, stop)
        if row.role == "accuse":
            base = replace(base, accused=self._accused(after, name_stop, at, sentence))
        if self._vehicle_of(speaker) is not None:
            return Region(first, stop, self._vehicle_speaks(speaker, base, sentence))
        if through is not None:
            return Region(
                first,
                stop,
                replace(
                    base,
                    phrase=through,
                    via=self._and((self.ways.as_step(speaker),), via),
                    rule="relays-from",
                    stop=self._apposition(through, sentence),
                ),
            )
        if self._past_telling(at, hit, after, opens, sentence):
            begin = self._boundary_before(at, sentence)
            return Region(begin, at, self._owned(replace(base, rule="told-after")))
        backward = self._relative_object(at, hit, sentence)
        if backward is not None:
            return Region(backward, max(stop, at), self._owned(replace(base, rule="told-of")))
        return Region(first, stop, self._owned(self._kept(base, out)))
