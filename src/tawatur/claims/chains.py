"""Whose word it is: verbs of speaking, «بحسب», «نقلاً عن», headlines with a colon, quotations, and what stands between.

Each sentence is cut into stretches with one :class:`Voice`; tokens outside them are the article's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tawatur.claims.phrases import Phrase, phrase, subject_before
from tawatur.claims.scan import Scan
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch

_HEADER = 26


@dataclass(frozen=True, slots=True)
class Step:
    """An outlet or channel on the way: tokens ``first`` to ``stop``, its name and kind (``media`` or ``channel``)."""

    first: int
    stop: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's word over a stretch of text.

    ``phrase`` is the speaker as told; ``base`` an earlier voice whose speaker goes on («وأضاف»); ``row`` the lexicon row.
    """

    phrase: Phrase | None
    stance: str
    row: str
    rule: str
    via: tuple[Step, ...] = ()
    hypothetical: bool = False
    role: str = ""
    accused: Phrase | None = None
    stop: int = 0  # where the name ends, with its appositions
    carried: bool = False


@dataclass(slots=True)
class Region:
    """Tokens ``first`` to ``stop`` that one voice covers."""

    first: int
    stop: int
    voice: Voice


@dataclass(slots=True)
class Voices:
    """Voices of one article, sentence by sentence; ``last`` is the one that «وأضاف» goes on with."""

    scan: Scan
    own: frozenset[str] = frozenset()
    last: Voice | None = None
    spoken: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spoken = [False] * len(self.scan.tokens)

    # -- one sentence ------------------------------------------------------------------------------------------------------

    def regions(self, sentence: Stretch, title: bool) -> list[Region]:
        """The stretches of a sentence that somebody's word covers, later ones over earlier ones."""
        out: list[Region] = []
        opened = self._still_quoted(sentence)
        if opened is not None:
            out.append(opened)
        colon = self._headline(sentence, title)
        if colon is not None:
            out.append(colon)
        spoken = list(self._spoken(sentence))
        for at, region in enumerate(spoken):
            if at + 1 < len(spoken):
                region.stop = min(region.stop, spoken[at + 1].first)
        out += spoken
        out += self._nominal(sentence, out)
        out += self._after(sentence, out)
        for region in out:
            if region.voice.phrase is not None and region.voice.rule not in ("speech-noun",):
                self.last = region.voice
        return out

    def _still_quoted(self, sentence: Stretch) -> Region | None:
        quote = self.scan.quoted[sentence.first]
        if quote is None or quote.first >= sentence.first or self.last is None:
            return None
        return Region(sentence.first, min(quote.stop, sentence.stop), replace(self.last, rule="inside-quotation", carried=True))

    def _headline(self, sentence: Stretch, title: bool) -> Region | None:
        scan = self.scan
        for at in range(sentence.first + 1, min(sentence.first + 10, sentence.stop)):
            if scan.tokens[at].text == ":":
                found = phrase(scan, sentence.first, at)
                if found is None or not self._can_speak(found) or (scan.place[found.head] and not scan.words[found.head].voice and found.stop - found.first <= 2):
                    return None
                if any(scan.words[k].say is not None for k in range(found.stop, at)) or at - found.stop > 3:
                    return None
                if not title and scan.words[found.head].voice is None:
                    return None
                return Region(at + 1, sentence.stop, Voice(found, "assert", "", "headline-colon", stop=found.stop))
        return None

    # -- verbs of speaking -----------------------------------------------------------------------------------------------------

    def _spoken(self, sentence: Stretch) -> Iterator[Region]:
        at = sentence.first
        while at < sentence.stop:
            word = self.scan.words[at]
            if word.say is not None and self._speaks(at, word.say):
                region = self._say(at, word.say, sentence)
                if region is not None:
                    yield region
                    at = max(at + 1, region.voice.stop if region.voice.stop > at else at + 1)
                    continue
            elif word.core in ("جاء", "ورد", "جاءت"):
                region = self._stood_in(at, sentence)
                if region is not None:
                    yield region
            at += 1

    def _speaks(self, at: int, hit: SayHit) -> bool:
        word = self.scan.words[at]
        if hit.cut.prep or (word.part & {"prep"}) and not self._complement(at + 1):
            return False
        if self.scan.party[at] or self.scan.outlet[at] or (word.noun is not None and not word.conj and not self._complement(at + 1) and word.noun.group != "other"):
            return False
        if at > 0 and "according" in self.scan.words[at - 1].part:
            return False
        if at > 0 and self.scan.tokens[at - 1].text in ("ما", "كما", "حسبما") and hit.row.role not in ("accuse",):
            return self.scan.tokens[at - 1].text != "ما" and self.scan.tokens[at - 1].text != "حسبما" and self._complement_soon(at)
        return True

    def _complement(self, at: int) -> bool:
        return at < len(self.scan.tokens) and ("complement" in self.scan.words[at].part or self.scan.tokens[at].text == ":")

    def _complement_soon(self, at: int) -> bool:
        return any(self._complement(k) for k in range(at + 1, min(at + 10, len(self.scan.tokens))))

    def _say(self, at: int, hit: SayHit, sentence: Stretch) -> Region | None:
        scan, row = self.scan, hit.row
        clause_first = self._clause_first(at, sentence)
        found = None if hit.number in ("pl", "du", "we") and row.role != "relay" and self._complement(at + 1) else self._subject_after(at, sentence)
        before = None
        if found is None:
            before = self._subject_before(at, clause_first, sentence)
        first = at
        speaker = found or before
        if row.role in ("voice",) and not (speaker is not None and self._can_speak(speaker)):
            return None
        if row.role == "relay":
            return self._relay(at, speaker, row.stance, row.row, sentence)
        stop = self._apposition(found, sentence) if found is not None else at + 1
        header = self._header(stop, sentence)
        via = tuple(self._channels(at, header, found))
        through = self._quoting(stop, header, sentence)
        hypothetical = row.hypothetical
        if speaker is not None and self._is_vehicle(speaker):
            owner = self._owner_of_vehicle(speaker, sentence)
            step = Step(speaker.first, speaker.head + 1, "statement", "channel")
            base = owner or (self.last.phrase if self.last else None)
            earlier = () if owner is not None or self.last is None else tuple(s for s in self.last.via if s.kind == "media")
            return Region(first, sentence.stop, Voice(base, row.stance, row.row, "statement-speaks", (step, *earlier), hypothetical, row.role, stop=stop, carried=owner is None))
        if speaker is None:
            if self.last is None:
                return None
            voice = replace(self.last, stance=row.stance, row=row.row, rule="same-speaker-goes-on", hypothetical=hypothetical, role=row.role, stop=stop, carried=True, via=via or self._kept())
            return Region(first, self._end(at, sentence), voice)
        if through is not None:
            step = self._as_step(speaker)
            return Region(first, self._end(at, sentence), Voice(through, row.stance, row.row, "relays-from", (step,), hypothetical, row.role, stop=stop))
        accused = None
        if row.role == "accuse":
            accused = phrase(scan, stop, sentence.stop) if stop < sentence.stop else None
        if found is not None or before is not None:
            for k in range(speaker.first, speaker.stop):
                self.spoken[k] = True
        begin = before.first if before is not None and before.first >= clause_first else first
        if self.last is not None and not via and row.carry and self._same_speaker(speaker):
            via = self._kept()
        return Region(begin, self._end(at, sentence), Voice(speaker, row.stance, row.row, "verb-of-speaking", via, hypothetical, row.role, accused, stop))

    def _kept(self) -> tuple[Step, ...]:
        return self.last.via if self.last is not None else ()

    def _same_speaker(self, speaker: Phrase) -> bool:
        if self.last is None or self.last.phrase is None:
            return False
        mine = {self.scan.tokens[k].text for k in range(speaker.first, speaker.stop)}
        theirs = {self.scan.tokens[k].text for k in range(self.last.phrase.first, max(self.last.phrase.stop, self.last.stop))}
        return bool(mine & theirs)

    def _end(self, at: int, sentence: Stretch) -> int:
        """A voice goes to the end of its sentence, but «فيما» and «بينما» outside a quotation open the article's own word."""
        for k in range(at + 2, sentence.stop):
            word = self.scan.words[k]
            if word.core in ("فيما", "بينما") and self.scan.quoted[k] is None:
                return k
            if word.core == "حين" and self.scan.tokens[k - 1].text == "في" and self.scan.quoted[k] is None:
                return k
        return sentence.stop

    def _clause_first(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first - 1, -1):
            word = self.scan.words[k]
            if word.core in ("فيما", "بينما", "لكن", "اما", "حين", "كما") or self.scan.tokens[k].text in ("؛", "."):
                return k + 1
        return sentence.first

    def _subject_after(self, at: int, sentence: Stretch) -> Phrase | None:
        scan, k = self.scan, at + 1
        while k < sentence.stop and (scan.moment[k] is not None or scan.tokens[k].text in ("،", "ايضا", "كذلك", "من", "جهته", "جهتها", "بدوره", "بدورها", "لاحقا") or scan.is_quote(k) and scan.party[k + 1 if k + 1 < sentence.stop else k]):
            if scan.tokens[k].text == "من" and (k + 1 >= sentence.stop or scan.tokens[k + 1].text not in ("جهته", "جهتها", "جهتهم")):
                return None
            k += 1
        if k >= sentence.stop or "complement" in scan.words[k].part or scan.is_punct(k):
            return None
        word = scan.words[k]
        if "prep" in word.part or word.prep or (word.act is not None and word.voice is None) or word.speech is not None and word.voice is None and word.vehicle is None:
            return None
        return phrase(scan, k, sentence.stop)

    def _subject_before(self, at: int, clause_first: int, sentence: Stretch) -> Phrase | None:
        found = subject_before(self.scan, at, clause_first, sentence.first)
        if found is None or found.amount is not None and found.noun is None:
            return None
        return found if self._can_speak(found) or self._is_vehicle(found) else None

    def _can_speak(self, found: Phrase) -> bool:
        word = self.scan.words[found.head]
        if found.party is not None or found.outlet is not None or word.voice is not None:
            return True
        return bool(found.noun is not None and found.noun.group in ("official", "leader", "journalist", "protester"))

    def _is_vehicle(self, found: Phrase) -> bool:
        return self.scan.words[found.head].vehicle is not None or self.scan.words[found.head].text in ("البيان", "للبيان", "بيان")

    def _owner_of_vehicle(self, found: Phrase, sentence: Stretch) -> Phrase | None:
        """«بيان الجيش», «بيان صادر عن الحزب»."""
        if found.stop - found.head > 1 and found.party is not None:
            return replace(found, first=found.party.first, head=found.party.first, noun=None)
        for k in range(found.head + 1, min(found.head + 4, sentence.stop)):
            if self.scan.tokens[k].text == "عن":
                return phrase(self.scan, k + 1, sentence.stop)
            if self.scan.tokens[k].text in ("لل", "ل"):
                return phrase(self.scan, k + 1, sentence.stop)
        if found.stop - found.head > 1:
            return phrase(self.scan, found.head + 1, sentence.stop)
        return None

    def _apposition(self, found: Phrase, sentence: Stretch) -> int:
        """Where a speaker's name ends: «المتحدث باسم الجيش، العقيد فلان،», «متحدثها (فلان)»."""
        scan, stop = self.scan, found.stop
        for _ in range(3):
            if stop >= sentence.stop:
                break
            text = scan.tokens[stop].text
            if text in ("في", "لشءون") and scan.words[found.head].voice is not None and stop + 1 < sentence.stop and (scan.party[stop + 1] or scan.words[stop + 1].voice) and scan.words[stop + 1].vehicle is None:
                inner = phrase(scan, stop + 1, sentence.stop)
                if inner is None:
                    break
                stop = inner.stop
                continue
            if text in ("،", ",") and stop + 1 < sentence.stop and not scan.is_punct(stop + 1):
                nxt = scan.words[stop + 1]
                inner = phrase(scan, stop + 1, sentence.stop)
                if inner is None or nxt.part or nxt.conj or nxt.verbal or nxt.prep or nxt.act or scan.moment[stop + 1] or inner.stop - inner.first > 8:
                    break
                closing = scan.tokens[inner.stop].text if inner.stop < sentence.stop else ""
                if closing not in ("،", ",", ":") and not self._complement(inner.stop):
                    break
                stop = inner.stop
                continue
            break
        return stop

    def _header(self, at: int, sentence: Stretch) -> int:
        """Where what was said begins: «أن», a colon, an opening quotation, or the word after a short header."""
        for k in range(at, min(at + _HEADER, sentence.stop)):
            word = self.scan.words[k]
            if self._complement(k):
                return k
            if self.scan.is_quote(k) and self.scan.quoted[k] is not None and self.scan.quoted[k].stop - k > 7:  # type: ignore[union-attr]
                return k
            if word.act is not None and word.vehicle is None:
                return k
        return min(at + 8, sentence.stop)

    def _channels(self, at: int, header: int, subject: Phrase | None) -> Iterator[Step]:
        """Channels and outlets told between the verb and what was said: «في بيان», «عبر تلغرام», «لصحيفة كذا»."""
        scan, k = self.scan, at + 1
        seen: set[str] = set()
        while k < header:
            if subject is not None and subject.first <= k < subject.stop:
                k = subject.stop
                continue
            word, outlet = scan.words[k], scan.outlet[k]
            if outlet is not None and outlet.first == k:
                name = outlet.value.name
                if name not in seen and not self._own_outlet(name) and self._carries(k, outlet.stop):
                    seen.add(name)
                    yield Step(self._with_head(k), outlet.stop, name, outlet.value.kind)
                k = outlet.stop
                continue
            if word.vehicle is not None and word.vehicle.name not in seen and scan.tokens[k - 1].text in ("في", "عبر", "ب", "وفي", "خلال") or (word.vehicle is not None and word.prep in ("ب", "ل")):
                seen.add(word.vehicle.name)  # type: ignore[union-attr]
                yield Step(k, k + 1, word.vehicle.name, "channel")  # type: ignore[union-attr]
            k += 1

    def _carries(self, first: int, stop: int) -> bool:
        return True

    def _own_outlet(self, name: str) -> bool:
        return name in self.own

    def _with_head(self, at: int) -> int:
        word = self.scan.words[at - 1] if at else None
        if word is not None and word.voice is not None and word.voice.kind == "media":
            return at - 1
        if at > 1 and self.scan.is_quote(at - 1):
            return self._with_head(at - 1)
        return at

    def _quoting(self, at: int, header: int, sentence: Stretch) -> Phrase | None:
        """«... نقلاً عن مصدر»: the farther speaker, when the verb's subject only passes it on."""
        for k in range(at, min(at + 6, sentence.stop - 1)):
            if self.scan.words[k].core in ("نقلا",) and self.scan.tokens[k + 1].text == "عن":
                return phrase(self.scan, k + 2, sentence.stop)
        return None

    def _as_step(self, speaker: Phrase) -> Step:
        outlet = speaker.outlet
        name = outlet.value.name if outlet is not None else self.scan.told(speaker.head, speaker.stop)
        kind = outlet.value.kind if outlet is not None else "media"
        return Step(speaker.first, speaker.stop, name, kind)

    def _relay(self, at: int, speaker: Phrase | None, stance: str, row: str, sentence: Stretch) -> Region | None:
        """«نقلت الصحيفة عن مصدر أن», «تناقلت مواقع بياناً صادراً عن»."""
        scan = self.scan
        if speaker is None or not self._can_speak(speaker):
            return None
        start = speaker.stop if speaker.first > at else at + 1
        for k in range(start, min(start + 8, sentence.stop - 1)):
            if scan.tokens[k].text == "عن":
                source = phrase(scan, k + 1, sentence.stop)
                if source is None and scan.tokens[k + 1].text == "(":
                    source = phrase(scan, k + 2, sentence.stop)
                if source is None:
                    return None
                stop = self._apposition(source, sentence)
                via = (*(s for s in self._channels(k, self._header(stop, sentence), source)), self._as_step(speaker))
                return Region(at, self._end(at, sentence), Voice(source, stance, row, "relay", via, stop=stop))
            if self._complement(k):
                break
        vehicle = next((k for k in range(start, min(start + 4, sentence.stop)) if scan.words[k].vehicle is not None), None)
        if vehicle is not None:
            found = phrase(scan, vehicle, sentence.stop)
            owner = self._owner_of_vehicle(found, sentence) if found is not None else None
            if owner is not None:
                step = Step(vehicle, vehicle + 1, "statement", "channel")
                return Region(at, sentence.stop, Voice(owner, stance, row, "relayed-statement", (step, self._as_step(speaker)), stop=owner.stop))
        return None

    def _stood_in(self, at: int, sentence: Stretch) -> Region | None:
        """«جاء في بيان الجيش», «بياناً جاء فيه»."""
        scan = self.scan
        nxt = scan.tokens[at + 1].text if at + 1 < sentence.stop else ""
        if nxt == "في" and at + 2 < sentence.stop and scan.words[at + 2].vehicle is not None:
            found = phrase(scan, at + 2, sentence.stop)
            owner = self._owner_of_vehicle(found, sentence) if found is not None else None
            step = Step(at + 2, at + 3, scan.words[at + 2].vehicle.name, "channel")  # type: ignore[union-attr]
            base = owner or (self.last.phrase if self.last else None)
            if base is None:
                return None
            return Region(at, sentence.stop, Voice(base, "assert", "", "statement-says", (step,), stop=owner.stop if owner else at + 3, carried=owner is None))
        if nxt in ("فيه", "فيها"):
            for k in range(at - 1, max(sentence.first - 1, at - 12), -1):
                if scan.words[k].vehicle is not None:
                    issuer = subject_before(scan, k, sentence.first, sentence.first)
                    base = issuer if issuer is not None and self._can_speak(issuer) else (self.last.phrase if self.last else None)
                    if base is None:
                        return None
                    return Region(at, sentence.stop, Voice(base, "assert", "", "statement-says", (Step(k, k + 1, "statement", "channel"),), stop=at + 2))
        return None

    # -- nouns of speaking ---------------------------------------------------------------------------------------------------------

    def _nominal(self, sentence: Stretch, regions: list[Region]) -> Iterator[Region]:
        """«إعلان الجيش السيطرة», «مشيراً إلى», «زاعماً أن»."""
        scan = self.scan
        for at in range(sentence.first, sentence.stop):
            row = scan.words[at].speech
            if row is None or (scan.words[at].say is not None and scan.words[at].say.row.stance == row.stance and not scan.words[at].det and scan.words[at].text.endswith(("ا",)) is False and self._covered_start(regions, at)):  # type: ignore[union-attr]
                continue
            word = scan.words[at]
            participle = word.core.endswith("ا") or word.core.endswith(("ءا",)) or word.core.endswith("ه") and word.core[:1] == "م"
            hypothetical = row.stance == "demand" or word.hypothetical
            if participle:
                current = next((r.voice for r in reversed(regions) if r.first <= at < r.stop), None)
                if current is not None:
                    yield Region(at, self._end(at, sentence), replace(current, stance=row.stance, row=row.row, rule="participle", hypothetical=hypothetical, carried=current.carried))
                elif self.last is not None and at - sentence.first < 2:
                    yield Region(at, sentence.stop, replace(self.last, stance=row.stance, row=row.row, rule="participle", hypothetical=hypothetical, carried=True))
                continue
            found = phrase(scan, at + 1, sentence.stop) if at + 1 < sentence.stop else None
            if found is not None and (found.party is not None or scan.words[found.head].voice is not None) and not found.lead:
                limit = self._comma(found.stop, sentence)
                yield Region(at, limit, Voice(found, row.stance, row.row, "speech-noun", (), hypothetical, stop=found.stop))

    def _covered_start(self, regions: list[Region], at: int) -> bool:
        return any(r.first == at for r in regions)

    def _comma(self, at: int, sentence: Stretch) -> int:
        for k in range(at, sentence.stop):
            if self.scan.tokens[k].text in ("،", "؛") and self.scan.quoted[k] is None or self.scan.words[k].core in ("فيما", "بينما", "بحسب", "وفق"):
                return k
        return sentence.stop

    # -- «بحسب», «وفقاً لـ», «كما أعلن» --------------------------------------------------------------------------------------------------

    def _after(self, sentence: Stretch, regions: list[Region]) -> Iterator[Region]:
        scan, floor = self.scan, sentence.first
        for at in range(sentence.first, sentence.stop):
            word = scan.words[at]
            like_said = word.core == "كما" and at + 1 < sentence.stop and scan.words[at + 1].say is not None and not self._complement_soon(at + 1)
            if "according" not in word.part and not like_said:
                continue
            source, step, stop = self._according(at, sentence)
            if source is None:
                continue
            for k in range(source.first, source.stop):
                self.spoken[k] = True
            initial = at - sentence.first <= 1
            stance = "allege" if any(scan.tokens[k].text in ("زعم", "مزاعم", "ادعاء", "ادعاءات", "لمزاعم") for k in range(at, source.first)) else "assert"
            via = (step,) if step is not None else ()
            voice = Voice(source, stance, "", "according-to", via, stop=stop)
            media = source.outlet is not None and source.outlet.value.kind == "media" or (scan.words[source.head].voice is not None and scan.words[source.head].voice.kind == "media")  # type: ignore[union-attr]
            if initial:
                yield Region(at, self._end(stop, sentence), voice)
                continue
            start = max(floor, self._boundary_before(at, sentence))
            covering = [r for r in regions if r.first < at and r.stop > start and r.voice.phrase is not None and r.voice.rule != "speech-noun"]
            floor = stop
            if covering and media:
                last = covering[-1]
                own = last.voice.phrase
                if own is not None and own.first != source.first and not self._own_outlet(self._as_step(source).name):
                    last.voice = replace(last.voice, via=(*last.voice.via, self._as_step(source)))
                continue
            if covering:
                start = max(start, self._comma_before(at, sentence))
            yield Region(start, at, voice)

    def _according(self, at: int, sentence: Stretch) -> tuple[Phrase | None, Step | None, int]:
        scan, k = self.scan, at + 1
        step: Step | None = None
        while k < sentence.stop and k < at + 5:
            word, text = scan.words[k], scan.tokens[k].text
            if "manner" in word.part and not (text in ("قول", "زعم", "تعبير", "ادعاء", "وصف", "راي", "كلام") and k + 1 < sentence.stop and not scan.is_punct(k + 1)):
                return None, None, k
            if text in ("ما", "ل", "علي", "حد", "عن", "قول", "زعم", "تعبير", "وصف", "لسان", "مزاعم", "لمزاعم", "ادعاء", "راي", "لما", "نقلا", "الي", "بيان", "لبيان", "تقرير") and not (text in ("بيان", "تقرير", "لبيان") and False):
                if text in ("بيان", "لبيان"):
                    step = Step(k, k + 1, "statement", "channel")
                k += 1
                continue
            if word.say is not None and word.noun is None:
                relays = word.say.row.role == "relay"
                found = self._subject_after(k, sentence)
                if found is None:
                    return None, None, k
                if relays:
                    for j in range(found.stop, min(found.stop + 4, sentence.stop - 1)):
                        if scan.tokens[j].text == "عن":
                            source = phrase(scan, j + 1, sentence.stop)
                            if source is not None:
                                return source, self._as_step(found), source.stop
                return found, None, self._apposition(found, sentence)
            if text in ("صادر", "صادره") and k + 1 < sentence.stop:
                k += 1
                continue
            break
        if k >= sentence.stop:
            return None, None, k
        found = phrase(scan, k, sentence.stop)
        if found is None or found.amount is not None and found.noun is None and found.party is None:
            return None, None, k
        return found, step, self._apposition(found, sentence)

    def _boundary_before(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first, -1):
            if self.scan.words[k].core in ("فيما", "بينما") or (self.scan.words[k].core == "حين" and self.scan.tokens[k - 1].text == "في"):
                return k
        return sentence.first

    def _comma_before(self, at: int, sentence: Stretch) -> int:
        last = at - 1 if self.scan.tokens[at - 1].text in ("،", ",") else at
        for k in range(last - 1, sentence.first, -1):
            if self.scan.tokens[k].text in ("،", "؛") or self.scan.words[k].core in ("مما", "ما", "الامر"):
                return k
        return sentence.first
