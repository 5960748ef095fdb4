"""Words given through something: «بحسب», «نقلت وكالة كذا عن», «جاء في بيان», a body's statement or reckoning."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tawatur.claims.phrases import Phrase, clause_subject, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.speakers import Speakers
from tawatur.claims.voice import COMMAS, Region, Voice, voice_at
from tawatur.claims.ways import Lists, Own, Step
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch

_MEMORY = 8  # voices that «وأضاف» may look back on


class Sources(Speakers):
    """Finds the sources of one text. ``last`` is the speaker that «وأضاف» goes on with, ``told`` the voices before it."""

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        super().__init__(scan, known, own, memory)
        self.last: Voice | None = None
        self._stems_of: dict[tuple[int, int], frozenset[str]] = {}
        self.told: deque[Voice] = deque(maxlen=_MEMORY)

    def _and(self, one: tuple[Step, ...], two: tuple[Step, ...]) -> tuple[Step, ...]:
        names = {step.name for step in one}
        return (*one, *(step for step in two if step.name not in names))

    def _kept(self, voice: Voice, out: list[Region] | None = None) -> Voice:
        """The way of a speaker who goes on is the way told before; «المصدر» is the source told before."""
        found = voice.phrase
        if found is None:
            return voice
        for earlier in (*(region.voice for region in reversed(out or ())), *reversed(self.told)):
            if earlier.phrase is None or not self._same_speaker(found, earlier):
                continue
            like = None
            if self.scan.words[found.head].det and found.stop - found.head == 1:
                like = earlier.like or (earlier.phrase if earlier.phrase.stop - earlier.phrase.head > 1 else None)
            near = not self.told or earlier is self.told[-1] or earlier not in self.told or voice.row in self.known.carrying
            via = voice.via or (earlier.via if near else ())
            return replace(voice, via=via, like=like)
        return voice

    def _same_speaker(self, found: Phrase, earlier: Voice) -> bool:
        before = earlier.phrase
        if before is None:
            return False
        mine = self._stems(found.head, found.stop)
        theirs = self._stems(before.head, max(before.stop, earlier.stop if not earlier.carried else 0))
        if any(stem.removeprefix("ال") in self.names for stem in mine & theirs):
            return True
        head, other = self._stems(found.head, found.head + 1), self._stems(before.head, before.head + 1)
        if found.stop - found.head == 1:
            return bool(mine & theirs) and (
                found.party is not None or bool(head & other) or not self.scan.words[found.head].voice
            )
        if head & other:
            return len(mine & theirs) * 2 >= min(len(mine), len(theirs))
        row = self.scan.words[found.head].voice
        last = bool(self.told) and earlier is self.told[-1]
        if row is not None and (row.title or (row.body and last)) and self.scan.words[found.head].det:
            actor = self._actor(found)
            return actor is not None and actor == self._actor(before)
        return False

    def _actor(self, found: Phrase) -> str | None:
        return self.memory.who(found).actor if self.memory is not None else None

    def _stems(self, first: int, stop: int) -> frozenset[str]:
        known = self._stems_of.get((first, stop))  # every speaker is held against those of the sentences before
        if known is None:
            known = self._stems_of[first, stop] = frozenset(self._each_stem(first, stop))
        return known

    def _each_stem(self, first: int, stop: int) -> Iterator[str]:
        for k in range(first, stop):
            token = self.scan.tokens[k]
            if token.form.kind != "word" or self.scan.words[k].part:
                continue
            yield next((cut.stem for cut in token.form.cuts if cut.det), token.text)

    def _owned(self, voice: Voice) -> Voice:
        """The article's own outlet speaking is the article's own voice."""
        found = voice.phrase
        if found is None:
            return voice
        text = self.scan.tokens[found.head].text
        row = self.scan.words[found.head].voice
        if text.endswith("نا") and row is None and found.party is None and (found.noun is None or found.noun.cut.pron == "نا"):
            return replace(voice, phrase=None, rule="own-voice", via=())
        if row is not None and row.kind == "media" and row.title:
            return voice
        if (found.outlet is not None and found.outlet.value.name in self.own.names) or self.ways.own_outlet(
            found.head, found.stop
        ):
            return replace(voice, phrase=None, rule="own-voice", via=())
        if self.own.body:
            stems = {cut.stem for cut in self.scan.tokens[found.head].form.cuts}
            vehicle = self.ways.vehicle(found.head)
            own_head = any(s in self.own.words or "ال" + s in self.own.words for s in stems if s in self.known.heads)
            reckoning = (
                vehicle is not None
                and not vehicle.name
                and found.party is None
                and not any(self.scan.words[k].voice for k in range(found.head + 1, found.stop))
            )
            if self.scan.words[found.head].det and (reckoning or (own_head and found.stop - found.head == 1)):
                return replace(voice, phrase=None, rule="own-voice", via=())
        return voice

    def _vehicle_speaks(self, speaker: Phrase, base: Voice, sentence: Stretch) -> Voice:
        """«وأضاف البيان», «أظهرت حصيلة للوزارة»: the word of its owner, or of the speaker before."""
        row = self._vehicle_of(speaker)
        base = replace(base, stance=row.stance or base.stance)
        owner = self._owner(speaker.head, max(base.opens, speaker.stop))
        if owner is None and speaker.party is not None and speaker.stop - speaker.head > 1:
            owner = replace(speaker, first=speaker.party.first, head=speaker.party.first, noun=None)
        steps = (Step(speaker.head, speaker.head + 1, row.name, "channel"),) if row.name else ()
        if owner is not None:
            return self._owned(
                replace(base, phrase=owner, via=self._and(steps, base.via), stop=owner.stop, rule="statement-speaks")
            )
        if self.last is None or not self.scan.words[speaker.head].det:
            if row.name and self.last is None:
                return replace(base, phrase=None)
            return self._owned(base)
        earlier = self.last
        if not row.name:
            return self._owned(replace(base, like=earlier.phrase))
        kept = tuple(step for step in earlier.via if step.name != row.name)
        return replace(
            base,
            phrase=earlier.phrase,
            like=earlier.like,
            via=self._and(steps, self._and(base.via, kept)),
            carried=True,
            rule="statement-speaks",
            stop=speaker.stop,
        )

    def _stood_in(self, at: int, sentence: Stretch) -> Region | None:
        """«جاء في بيان الجيش», «بياناً جاء فيه»."""
        scan = self.scan
        if at > sentence.first and scan.tokens[at - 1].text in scan.cues["what"]:
            return None
        nxt = scan.tokens[at + 1].text if at + 1 < sentence.stop else ""
        if nxt in ("في", "علي") and at + 2 < sentence.stop:
            row = self.ways.vehicle(at + 2)
            head = at + 2
            opens = self._opens(head + 1, sentence)
            owner = self._owner(head, opens)
            if row is None and (scan.tokens[head].text not in scan.cues["writing"] or owner is None):
                return None
            steps = self.ways.between(head, opens, (owner.first, owner.stop) if owner is not None else (0, 0))
            stop = self._end(opens, sentence)
            if owner is not None:
                return Region(
                    at,
                    stop,
                    self._owned(self._kept(Voice(owner, "assert", "", "statement-says", steps, stop=owner.stop, opens=opens))),
                )
            if self.last is None:
                return None
            kept = tuple(step for step in self.last.via if all(step.name != mine.name for mine in steps))
            return Region(
                at,
                stop,
                Voice(
                    self.last.phrase,
                    "assert",
                    "",
                    "statement-says",
                    self._and(steps, kept),
                    stop=at + 3,
                    carried=True,
                    opens=opens,
                    like=self.last.like,
                ),
            )
        if nxt in scan.cues["in-it"]:
            return self._in_it(at, sentence)
        return None

    def _in_it(self, at: int, sentence: Stretch) -> Region | None:
        """«أصدر الجيش بياناً جاء فيه»."""
        scan = self.scan
        for k in range(at - 1, max(sentence.first - 1, at - 16), -1):
            row = self.ways.vehicle(k)
            if row is None or row.name != "statement":
                continue
            owner = self._owner(k, at) if any(scan.tokens[j].text == "عن" for j in range(k + 1, min(k + 4, at))) else None
            start = self._clause_first(k, sentence)
            verb = next(
                (
                    j
                    for j in range(k - 1, start - 1, -1)
                    if (scan.words[j].verbal or j == start or scan.words[j].core in scan.cues["issuing"])
                    and not scan.words[j].noun
                ),
                None,
            )
            issuer = phrase(scan, verb + 1, k) if verb is not None and verb + 1 < k else None
            if issuer is None or not self._strong(issuer):
                issuer = clause_subject(scan, verb if verb is not None else k, start)
            steps: tuple[Step, ...] = (Step(k, k + 1, "statement", "channel"),)
            outlet = issuer is not None and (issuer.outlet is not None or self.ways.is_media(issuer.head))
            if issuer is not None and outlet:
                party = issuer.outlet.value.party if issuer.outlet is not None else None
                steps = (*steps, self.ways.as_step(issuer))
                issuer = self._belongs_to(issuer) if party or issuer.party else None
            steps = self._and(steps, self.ways.between(k + 1, at))
            base = owner or (issuer if issuer is not None and self._strong(issuer) else None)
            if base is None:
                if self.last is None:
                    return None
                return Region(
                    at,
                    sentence.stop,
                    Voice(
                        self.last.phrase,
                        "assert",
                        "",
                        "statement-says",
                        steps,
                        stop=at + 2,
                        carried=True,
                        opens=at + 2,
                        like=self.last.like,
                    ),
                )
            return Region(
                at, sentence.stop, self._owned(Voice(base, "assert", "", "statement-says", steps, stop=base.stop, opens=at + 2))
            )
        return None

    def _belongs_to(self, found: Phrase) -> Phrase | None:
        """«وكالة كذا التابعة للتنظيم»: the body that the outlet is an arm of."""
        for k in range(found.head + 1, found.stop):
            if "belonging" in self.scan.words[k].part:
                return phrase(self.scan, k + 1, found.stop)
        return None

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

    def _own_speaker(self, speaker: Phrase) -> bool:
        return (
            (speaker.outlet is not None and speaker.outlet.value.name in self.own.names)
            or self.ways.own_outlet(speaker.head, speaker.stop)
            or self.scan.tokens[speaker.head].text.endswith("نا")
        )

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
        voice = self._owned(self._kept(Voice(source, stance, "", "according-to", via, stop=stop, opens=stop)))
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
                if scan.words[k].det and voice_at(out or [], at) is not None:
                    return None, (), k
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


__all__ = ["Sources"]
