"""What a verb of speaking brings in, and how far: its object, the ways told before and after it, the act it looks back on."""

from __future__ import annotations

from tawatur.claims.phrases import Phrase
from tawatur.claims.voices.going_on import GoingOn
from tawatur.claims.voices.voice import COMMAS, LONG_QUOTE, Region, Voice
from tawatur.claims.voices.ways import Step
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class Brought(GoingOn):
    """Finds what was said around a verb of speaking."""

    def _content(self, at: int, after: Phrase | None, sentence: Stretch) -> bool:
        """True when something told follows a verb of wide meaning: «نشر بياناً», «سجل مقتل», «خلص إلى أن», not «نشر قواته»."""
        scan = self.scan
        for k in range(after.stop if after is not None else at + 1, sentence.stop):
            word = scan.words[k]
            if (
                self._complement(k)
                or self._tells(k)
                or scan.amount[k] is not None
                or self.ways.vehicle(k) is not None
                or scan.is_quote(k)
                or word.core in scan.cues["shown"]
            ):
                return True
            if not (
                word.part
                or scan.moment[k] is not None
                or scan.is_punct(k)
                or any(stem in self.known.asides for stem in scan.tokens[k].form.stems[:2])
            ):
                return word.prep != "" and k + 1 < sentence.stop and self._tells(k + 1)
        return False

    def _brings(self, at: int, prep: str, speaker: Phrase | None, sentence: Stretch) -> bool:
        """True when «أن» or the verb's preposition brings in what was said; a noun before it would be the subject («ويشير الاتفاق إلى»)."""
        scan, start = self.scan, at + 1 if speaker is None or speaker.first < at else speaker.stop
        for k in range(start, min(start + 12, sentence.stop)):
            word = scan.words[k]
            glued = prep == "ب" and (
                self.ways.glued(k) == "ب"
                or word.prep == "ب"
                or (word.act is not None and word.act.cut.prep == "ب")
                or word.core.startswith("بان")
            )
            if (
                scan.tokens[k].text == self.known.fold(prep)
                or glued
                or (len(prep) < 4 and (self._complement(k) or scan.is_quote(k)))
            ):
                return True
            if (
                speaker is None
                and len(prep) < 4
                and not (
                    word.part
                    or scan.moment[k] is not None
                    or scan.is_punct(k)
                    or any(stem in self.known.asides for stem in scan.tokens[k].form.stems[:2])
                )
            ):
                return False
        return False

    def _led_in(self, at: int, before: Phrase | None, clause_first: int) -> tuple[Step, ...]:
        """Ways told before the verb: «وفي بيان، قال», «الناطق، عبر تلغرام، قال», «شهود تحدثوا إلى إذاعة قالوا»."""
        scan = self.scan
        if before is not None and before.stop < at:
            return self.ways.between(before.stop, at)
        if clause_first < at and scan.words[clause_first].core in scan.cues["way-first"]:
            comma = next((k for k in range(clause_first, at) if scan.tokens[k].text in COMMAS), at)
            steps = self.ways.between(clause_first, comma)
            if any(step.kind == "channel" for step in steps) or (steps and scan.words[clause_first].core == "عبر"):
                return steps
        return ()

    def _opens_clause(self, found: Phrase, clause_first: int) -> bool:
        """True when only an auxiliary or a conjunction stands before the phrase: «وكانت الوزارة اتهمت», «الرئيس يحذر»."""
        return all(
            self.scan.words[k].part & {"auxiliary", "boundary", "future"} or self.scan.is_punct(k)
            for k in range(clause_first, found.first)
        )

    def _last_aside(self, at: int, stop: int) -> int:
        """Behind an account with «أن» only «..., في بيان» and «..., وذلك في مقابلة مع» tell how it was given."""
        for k in range(stop - 1, at, -1):
            if self.scan.tokens[k].text in COMMAS and k + 2 < stop and self.scan.quoted[k] is None:
                return k if self.scan.words[k + 1].core in self.scan.cues["given-in"] else stop
        return stop

    def _before_source(self, at: int, stop: int) -> int:
        """The end of a stretch, or the next voice in it: what is told behind that belongs to somebody else."""
        for k in range(at, stop):
            say = self.scan.words[k].say
            quote = self.scan.quoted[k]
            if (
                "according" in self.scan.words[k].part
                or (say is not None and say.cut.conj and quote is None)
                or (quote is not None and quote.stop - k > LONG_QUOTE)
            ):
                return k
        return stop

    def _not_said(self, at: int, hit: SayHit, speaker: Phrase | None, sentence: Stretch) -> Region | None:
        """«لم يستبعد» thinks it possible; «لم يعلن», «لم ينف» tell nothing of anybody's word."""
        if hit.row.stance != "deny" or speaker is None or not hit.row.hypothetical:
            return None
        stop = self._end(at + 1, sentence)
        via = self.ways.between(at + 1, stop, loose=False)
        return Region(
            at, stop, Voice(speaker, "estimate", hit.row.row, "not-excluded", via, True, stop=speaker.stop, opens=speaker.stop)
        )

    def _past_telling(self, at: int, hit: SayHit, after: Phrase | None, opens: int, sentence: Stretch) -> bool:
        """«..., قال المتحدث.»: a verb after a comma with nothing but the speaker behind it gives what stands before."""
        if (
            after is None
            or hit.cut.conj
            or at - sentence.first < 4
            or self.scan.tokens[at - 1].text not in ("،", ",", '"', "»", "-")
        ):
            return False
        if hit.row.role or hit.row.hypothetical:
            return False
        rest = [k for k in range(opens, sentence.stop) if not self.scan.is_punct(k)]
        return len(rest) <= 0

    def _relative_object(self, at: int, hit: SayHit, sentence: Stretch) -> int | None:
        """«هدنة أعلنها التحالف», «الغارة التي نسبتها دمشق إلى»: the act the verb's pronoun looks back on, as a token."""
        behind = at + 1 < sentence.stop and self.scan.tokens[at + 1].text in self.scan.cues["of-it"]
        if (
            not (hit.cut.pron or behind)
            or self._complement(at + 1)
            or hit.row.role in ("voice", "spread", "opinion")
            or hit.row.stance == "deny"
            or (hit.cut.conj and hit.row.role != "accuse")
        ):
            return None
        for k in range(at - 1, max(sentence.first, at - 12) - 1, -1):
            word = self.scan.words[k]
            if word.act is not None or self.scan.phrase[k] is not None:
                return k
            if "complement" in word.part or self.scan.tokens[k].text == ":":
                break
        return None
