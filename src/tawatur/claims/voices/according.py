"""Sources named with «بحسب», «وفق ما», «كما قال»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.voices.relays import Relays
from tawatur.claims.voices.voice import COMMAS, Region, Voice, voice_at
from tawatur.claims.voices.ways import Step
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class According(Relays):
    """Finds the source that stands beside what it said, and how far back that reaches."""

    def _like_said(self, at: int, sentence: Stretch) -> bool:
        """«..., كما أعلن الجيش.»: looks back; «كما أعلن الجيش مقتل» tells anew."""
        if at == sentence.first or at + 1 >= sentence.stop or self.scan.words[at + 1].say is None:
            return False
        for k in range(at + 2, sentence.stop):
            if self._complement(k) or (self._tells(k) and self.scan.party[k] is None):
                return False
            if self.scan.tokens[k].text in ("،", "."):
                break
        return True

    def _according_region(self, at: int, sentence: Stretch, out: list[Region]) -> Region | None:
        source, via, stop = self._according(at, sentence, out)
        if source is None:
            return None
        scan = self.scan
        estimate = next(
            (row.stance for k in range(at, source.first) if (row := self.ways.vehicle(k)) is not None and row.stance), ""
        )
        nouns = [scan.words[k].speech for k in range(at, source.first)]
        alleged = any(noun is not None and noun.stance == "allege" for noun in nouns)
        alleged = alleged or any(scan.tokens[k].text in scan.cues["allegation"] for k in range(at, source.first))
        stance = estimate or ("allege" if alleged else "assert")
        before = source.first < at  # «نفذت القوات حملة ... وفق بيان لها»: told already, as the doer
        told = Voice(source, stance, "", "according-to", via, stop=source.stop if before else stop, opens=stop, carried=before)
        voice = self._owned(self._kept(told))
        media = (source.outlet is not None and source.outlet.value.kind == "media") or self.ways.is_media(source.head)
        if at - sentence.first <= 1 and not self._only_this(stop, sentence):
            return Region(at, self._end(stop, sentence, account=True), voice)
        start = self._boundary_before(at, sentence)
        if not any(region.first < start for region in out):
            start = sentence.first
        for region in out:
            if region.voice.rule == "according-to" and region.stop <= at:
                start = max(start, region.voice.opens)
        covering = [
            r
            for r in out
            if r.first < at <= r.stop
            and r.stop > start
            and r.voice.phrase is not None
            and r.voice.rule not in ("speech-noun", "rumour", "told-of")
        ]
        if covering:
            last = covering[-1]
            own = last.voice.phrase
            if (
                own is not None
                and media
                and not self._own_speaker(source)
                and not self.ways.is_media(own.head)
                and own.outlet is None
            ):
                for region in covering:
                    region.voice = replace(region.voice, via=self._and(region.voice.via, (self.ways.as_step(source),)))
                return Region(at, at + 1, replace(last.voice, opens=stop))
            if own is not None and self._same_speaker(source, last.voice):
                return Region(at, at + 1, replace(last.voice, opens=stop))
            start = max(start, self._comma_before(at, sentence))
        return Region(start, self._reach(at, stop, sentence), voice)

    def _reach(self, at: int, stop: int, sentence: Stretch) -> int:
        """A source put in between («يعود المخزن، بحسب المرصد، إلى تاجر») also covers what goes on behind its comma."""
        if stop + 1 >= sentence.stop or self.scan.tokens[stop].text not in COMMAS:
            return at
        nxt = self.scan.words[stop + 1]
        if (
            self._turns(stop + 1) in ("contrast", "aside")
            or nxt.say is not None
            or "according" in nxt.part
            or self.scan.quoted[stop + 1] is not None
        ):
            return at
        return self._end(stop + 1, sentence)

    def _according(
        self, at: int, sentence: Stretch, out: list[Region] | None = None
    ) -> tuple[Phrase | None, tuple[Step, ...], int]:
        """The source behind «بحسب», what it came through, and where its name ends."""
        scan, k = self.scan, at + 1
        steps: tuple[Step, ...] = ()
        while k < sentence.stop and k < at + 7:
            word, text = scan.words[k], scan.tokens[k].text
            if text in scan.cues["no-source"]:
                return None, (), k  # «وفق المادة 4»
            if "manner" in word.part and not (
                text in scan.cues["words-of"] and k + 1 < sentence.stop and not scan.is_punct(k + 1)
            ):
                return None, (), k
            row = self.ways.vehicle(k)
            if row is not None and not row.talk:
                if row.name and not any(scan.tokens[k].text.endswith(word) for word in scan.cues["data"]):
                    steps = (*steps, Step(k, k + 1, row.name, "channel"))
                owner = self._owner(k, self._comma(k, sentence))
                if owner is not None:
                    stop = self._apposition(owner, sentence)
                    return (
                        owner,
                        self._and(steps, self.ways.between(k + 1, self._tail(stop, sentence), (owner.first, stop))),
                        stop,
                    )
                outer = voice_at(out or [], at)
                if outer is not None and outer.phrase is not None and (scan.words[k].det or not row.name):
                    return None, (), k
                if k + 1 < sentence.stop and scan.tokens[k + 1].text in scan.cues["of-theirs"]:
                    issuer = self._actor_before(at, sentence)
                    if issuer is not None:
                        return issuer, steps, k + 2
                if scan.words[k].det and self.last is not None and self.last.phrase is not None and row.name:
                    return self.last.phrase, self._and(steps, tuple(s for s in self.last.via if s.name != row.name)), k + 1
                return phrase(scan, k, sentence.stop), (), k + 1
            if (
                text in scan.cues["source-lead"]
                or text in scan.cues["words-of"]
                or row is not None
                or (word.speech is not None and word.voice is None and scan.party[k] is None)
            ):
                k += 1
                continue
            if word.core in scan.cues["stood-in"] or word.core in scan.cues["passing-on"]:
                k += 1
                continue
            if word.say is not None and (word.noun is None or text not in self.known.heads) and word.voice is None:
                return self._like(k, word.say, sentence)
            break
        if k >= sentence.stop:
            return None, (), k
        found = self._phrase(k, sentence.stop)
        if (
            found is None
            or (found.amount is not None and found.noun is None and found.party is None)
            or (scan.words[found.head].act is not None and found.party is None and scan.words[found.head].voice is None)
        ):
            return None, (), k
        if not self._strong(found) and (
            scan.tokens[k - 1].text in ("ما", "لما")
            or self.known.matter(scan.tokens[found.head].form.stems)
            or (found.place is not None and found.head == found.place.first)
            or found.noun is not None
            or scan.words[found.head].part
        ):
            return None, (), k
        stop = self._apposition(found, sentence)
        return found, self.ways.between(stop, self._tail(stop, sentence)), stop

    def _actor_before(self, at: int, sentence: Stretch) -> Phrase | None:
        """«نفذت قوى الأمن حملة ... وفق بيان لها»: the first in the sentence that can speak and that nothing governs."""
        for k in range(sentence.first, at):
            if "prep" in self.scan.words[k - 1].part or self.scan.words[k].prep:
                continue
            found = self._phrase(k, at)
            if found is not None and found.amount is None and (found.party is not None or self._body(found)):
                return found
        return None

    def _body(self, found: Phrase) -> bool:
        row = self.scan.words[found.head].voice
        return row is not None and row.body

    def _like(self, at: int, hit: SayHit, sentence: Stretch) -> tuple[Phrase | None, tuple[Step, ...], int]:
        """«حسبما أعلن فلان», «وفق ما نقلت الصحيفة عن فلان»."""
        scan = self.scan
        found = self._subject_after(at, hit, sentence)
        if found is None:
            return None, (), at + 1
        if self._vehicle_of(found) is not None:
            voice = self._vehicle_speaks(
                found,
                Voice(found, "assert", "", "according-to", stop=found.stop, opens=self._tail(found.stop, sentence)),
                sentence,
            )
            return voice.phrase, voice.via, found.stop
        tail = self._tail(found.stop, sentence)
        for k in range(found.stop, min(found.stop + 6, sentence.stop - 1)):
            if scan.tokens[k].text == "عن" and (hit.row.role == "relay" or scan.words[k - 1].core in scan.cues["passing-on"]):
                source = phrase(scan, k + 1, sentence.stop)
                if source is not None:
                    stop = self._apposition(source, sentence)
                    steps = () if self._own_speaker(found) else (self.ways.as_step(found),)
                    return source, self._and(self.ways.between(stop, self._tail(stop, sentence)), steps), stop
        stop = self._apposition(found, sentence)
        return found, self.ways.between(stop, max(tail, stop)), stop

    def _afterwards(self, sentence: Stretch, out: list[Region]) -> None:
        """A source told in a sentence of its own right behind («"...". حسب ما نقلت وكالة كذا») is on the way of the quotation."""
        nxt = next((s for s in self._following(sentence)), None)
        if nxt is None or not out or nxt.stop - nxt.first > 16 or "according" not in self.scan.words[nxt.first].part:
            return
        source, _, stop = self._according(nxt.first, nxt)
        if source is None or not self._only_this(stop, nxt):
            return
        if source.outlet is None and not self.ways.is_media(source.head):
            return
        step = self.ways.as_step(source)
        for region in out:
            if region.voice.phrase is not None:
                region.voice = replace(region.voice, via=self._and(region.voice.via, (step,)))

    def _following(self, sentence: Stretch) -> Iterator[Stretch]:
        if sentence.stop >= len(self.scan.tokens):
            return
        number = self.scan.sentence_at[sentence.stop] if hasattr(self.scan, "sentence_at") else None
        if number is not None:
            yield self.scan.sentences[number]
            return
        low, high = 0, len(self.scan.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.scan.sentences[middle].first < sentence.stop:
                low = middle + 1
            else:
                high = middle
        if low < len(self.scan.sentences):
            yield self.scan.sentences[low]
