"""A verb of speaking that names nobody: the speaker before goes on, or the one the sentence is about."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.voices.headlines import Headlines
from tawatur.claims.voices.voice import Region, Voice, voice_at
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class GoingOn(Headlines):
    """Finds whose word goes on."""

    def _goes_on(
        self, at: int, hit: SayHit, base: Voice, sentence: Stretch, out: list[Region], first: int, stop: int
    ) -> Region | None:
        """A verb that names no speaker: the subject of the sentence, or the speaker before («وأضاف»)."""
        row = hit.row
        if (
            row.stance == "estimate"
            and hit.present
            and not hit.feminine
            and hit.number == "sg"
            and not hit.cut.conj
            and self.scan.words[at].core.startswith("ي")
        ):
            current = voice_at(out, at) or replace(base, phrase=None)
            return Region(
                at,
                self._comma(at, sentence),
                replace(
                    current, stance="estimate", row=row.row, rule="passive-estimate", hypothetical=row.hypothetical, opens=at + 1
                ),
            )
        impersonal = (hit.present and not hit.feminine and self._complement(at + 1)) or (
            self.scan.tokens[at + 1 if at + 1 < len(self.scan.tokens) else at].text == "الي" and hit.present
        )
        noted = self.known.fold(row.past) in self.scan.cues["noted"]
        if (
            impersonal
            and at - sentence.first <= 1
            and hit.number == "sg"
            and (noted or not hit.cut.conj)
            and row.stance != "demand"
        ):
            return Region(at, stop, replace(base, phrase=None, rule="impersonal", stance="assert", hypothetical=False))
        before = self.scan.words[at - 1] if at > sentence.first else None
        if before is not None and "relative" in before.part and not self._complement(at + 1):
            return None  # «الحصيلة التي أعلنت أمس»
        pronoun = before is not None and "boundary" in before.part and self.scan.tokens[at - 1].text.endswith(("ه", "ها", "هم"))
        # «حين زعمت في بداية الأمر أن»: what is claimed follows an aside
        aside = (
            row.stance in ("allege", "deny", "admit") and self.scan.words[at + 1 if at + 1 < sentence.stop else at].core == "في"
        )
        later = aside and any(self._complement(k) for k in range(at + 2, min(at + 6, sentence.stop)))
        carried = row.carry or bool(hit.cut.conj) or self._complement(at + 1) or pronoun or later
        told = before is not None and bool(before.part & {"future", "auxiliary"})
        if not (carried or told):
            return None
        subject: Phrase | Voice | None = self._nearest(at, hit, sentence) if pronoun else None
        subject = subject or self._sentence_subject(at, hit, sentence, out)
        if subject is not None:
            if isinstance(subject, Voice):
                via = base.via or subject.via
                return Region(
                    first,
                    stop,
                    replace(base, phrase=subject.phrase, like=subject.like, via=via, rule="same-speaker-goes-on", carried=True),
                )
            return Region(
                first, stop, self._owned(replace(base, phrase=subject, stop=subject.stop, rule="subject-of-the-sentence"))
            )
        if not carried:
            return None
        earlier = self._earlier(hit)
        if earlier is None:
            return None
        return Region(
            first,
            stop,
            replace(
                base,
                phrase=earlier.phrase,
                like=earlier.like,
                via=base.via or earlier.via,
                rule="same-speaker-goes-on",
                carried=True,
                stop=at + 1,
            ),
        )

    def _nearest(self, at: int, hit: SayHit, sentence: Stretch) -> Phrase | None:
        """«..., وإيران التي تساند الجماعة، لكنها تنفي»: the party named last that the verb agrees with."""
        for k in range(at - 2, sentence.first - 1, -1):
            span = self.scan.party[k]
            if span is not None and span.first == k and not span.prep and not self._governed(k):
                found = phrase(self.scan, k, at)
                if found is not None and self._agrees(hit, found):
                    return found
        return None

    def _earlier(self, hit: SayHit) -> Voice | None:
        """The last speaker that the verb agrees with."""
        for voice in reversed(self.told):
            if voice.phrase is None:
                continue
            agrees = self._agrees(hit, voice.phrase)
            if agrees is not False:
                return voice
            for step in voice.via:
                if step.kind == "media" and hit.feminine and self.ways.is_media(step.first):
                    outlet = phrase(self.scan, step.first, step.stop)
                    if outlet is not None and self._agrees(hit, outlet):
                        return replace(voice, phrase=outlet, via=(), like=None)
        return self.last

    def _sentence_subject(self, at: int, hit: SayHit, sentence: Stretch, out: list[Region]) -> Voice | Phrase | None:
        """Who the sentence speaks of when a later verb of it names nobody: «رفض الحزب ... وقال إن»."""
        since = max((region.voice.opens for region in out if region.first < at), default=sentence.first)
        for k in range(at - 1, since, -1):
            if (
                self.scan.words[k].verbal
                and self.scan.tokens[k].text[:1] == "و"
                and self.scan.words[k].say is None
                and self.scan.quoted[k] is None
                and k + 1 < at
            ):
                doer = phrase(self.scan, k + 1, at) if not self.scan.words[k + 1].part else None
                if (
                    doer is not None
                    and self._body(doer)
                    and doer.amount is None
                    and self._agrees(hit, doer) is not False
                    and not self.ways.glued(doer.head)
                ):
                    return doer
                break
        for region in reversed(out):
            voice = region.voice
            if (
                voice.phrase is not None
                and region.first < at
                and voice.rule not in ("speech-noun", "rumour", "told-of")
                and self._agrees(hit, voice.phrase) is not False
            ):
                return voice
        found = self._clause_speaker(at, sentence)
        if (
            found is not None
            and (found.amount is None or hit.number == "pl")
            and (self._body(found) or hit.number == "pl")
            and self._agrees(hit, found) is not False
        ):
            return found
        return None
