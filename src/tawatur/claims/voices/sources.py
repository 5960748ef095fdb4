"""Who spoke before, and words given through a body's statement or reckoning."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.subjects import clause_subject
from tawatur.claims.voices.speakers import Speakers
from tawatur.claims.voices.voice import Region, Voice
from tawatur.claims.voices.ways import Lists, Own, Step
from tawatur.lang.pack import Stretch

_MEMORY = 8  # voices that «وأضاف» may look back on


class Sources(Speakers):
    """Remembers who spoke: ``last`` is the speaker that «وأضاف» goes on with, ``told`` the voices before it."""

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        super().__init__(scan, known, own, memory)
        self.last: Voice | None = None
        self.told: deque[Voice] = deque(maxlen=_MEMORY)
        self._stems_of: dict[tuple[int, int], frozenset[str]] = {}

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

    def _own_speaker(self, speaker: Phrase) -> bool:
        return (
            (speaker.outlet is not None and speaker.outlet.value.name in self.own.names)
            or self.ways.own_outlet(speaker.head, speaker.stop)
            or self.scan.tokens[speaker.head].text.endswith("نا")
        )

    def _belongs_to(self, found: Phrase) -> Phrase | None:
        """«وكالة كذا التابعة للتنظيم»: the body that the outlet is an arm of."""
        for k in range(found.head + 1, found.stop):
            if "belonging" in self.scan.words[k].part:
                return phrase(self.scan, k + 1, found.stop)
        return None

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
