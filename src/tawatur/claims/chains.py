"""Whose word it is: verbs of speaking, «بحسب», «نقلاً عن», headlines with a colon, quotations, and what stands between.

Each sentence is cut into stretches with one :class:`Voice`; tokens outside them are the article's own. Where stretches overlap the
one that begins last holds, so that a speaker quoted by another has his own words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.speech import Speech
from tawatur.claims.voice import COMMAS, LONG_QUOTE, Region, Voice, voice_at
from tawatur.claims.ways import Lists, Own, Step
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class Voices(Speech):
    """Voices of one article, sentence by sentence.

    ``spoken[i]`` is true for tokens inside the name of a speaker or outlet, which tell no event.
    """

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        super().__init__(scan, known, own, memory)
        self.spoken = [False] * len(scan.tokens)
        self._quotes: dict[int, Voice] = {}

    def regions(self, sentence: Stretch, title: bool) -> list[Region]:
        """The stretches of a sentence that somebody's word covers, later ones over earlier ones."""
        self._title = title
        out: list[Region] = []
        opened = self._still_quoted(sentence)
        if opened is not None:
            out.append(opened)
        at = sentence.first
        colon = self._headline(sentence, title)
        if colon is not None:
            out.append(colon)
            at = colon.first
        while at < sentence.stop:
            region = self._open(at, sentence, out, title) if self.scan.words[at].speaks else None
            if region is None:
                at += 1
                continue
            out.append(region)
            at = max(at + 1, region.voice.opens)
        self._afterwards(sentence, out)
        self._settle(sentence, out, title)
        return out

    def _settle(self, sentence: Stretch, out: list[Region], title: bool) -> None:
        """Remember who spoke, and whose the quotations are that run on past the sentence."""
        for region in out:
            voice = region.voice
            if voice.phrase is None:
                continue
            self._mark(voice)
            outer = next(
                (r for r in out if r is not region and r.first < region.first < r.stop and r.voice.phrase is not None), None
            )
            if (
                voice.rule in ("speech-noun", "rumour", "told-of")
                or title
                or (outer is not None and not region.voice.carried and voice.rule != "verb-of-speaking")
            ):
                continue
            if outer is not None and self._inside_said(outer, region):
                continue
            self.last = voice
            self.told.append(voice)
        for at in range(sentence.first, sentence.stop):
            quote = self.scan.quoted[at]
            if quote is not None and quote.first == at and quote.stop > sentence.stop:
                voice_here = voice_at(out, at)
                if voice_here is not None:
                    self._quotes[at] = voice_here

    def _inside_said(self, outer: Region, inner: Region) -> bool:
        """True when the inner speaker is quoted inside what the outer one said, with no new clause between."""
        for k in range(outer.voice.opens + 1, inner.first):
            if self.scan.tokens[k].text == "،" and self.scan.quoted[k] is None and self._and_says(k + 1):
                return False
            if self._turns(k) == "contrast":
                return False
        return not (self._and_says(inner.first) and self.scan.quoted[inner.first] is None)

    def _mark(self, voice: Voice) -> None:
        found = voice.phrase
        if found is None:
            return
        if not voice.carried:
            for k in range(found.first, max(found.stop, voice.stop)):
                self.spoken[k] = True
                token = self.scan.tokens[k]
                if token.form.kind == "word" and k > found.head and len(token.text) > 2 and self._nameless(k) is False:
                    self.names.add(token.text.removeprefix("ال"))
            if found.head < len(self.scan.tokens) and not self.scan.words[found.head].voice and found.party is None:
                self.names.add(self.scan.tokens[found.head].text.removeprefix("ال"))
        for step in voice.via:
            if step.kind == "media":
                for k in range(step.first, step.stop):
                    self.spoken[k] = True

    def _still_quoted(self, sentence: Stretch) -> Region | None:
        quote = self.scan.quoted[sentence.first]
        if quote is None or quote.first >= sentence.first:
            return None
        voice = self._quotes.get(quote.first)
        if voice is None:
            return None
        if quote.stop > sentence.stop:
            self._quotes[quote.first] = voice
        stop = min(quote.stop, sentence.stop)
        return Region(sentence.first, stop, replace(voice, rule="inside-quotation", carried=True, opens=sentence.first))

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

    def _open(self, at: int, sentence: Stretch, out: list[Region], title: bool) -> Region | None:
        word = self.scan.words[at]
        if "according" in word.part or (word.core == "كما" and self._like_said(at, sentence)):
            return self._according_region(at, sentence, out)
        if word.core in self.scan.cues["stood-in"]:
            return self._stood_in(at, sentence)
        if word.speech is not None and not self._is_verb(at, sentence):
            region = self._nominal(at, sentence, out)
            if region is not None:
                return region
        if word.voice is not None and word.voice.kind == "anonymous":
            region = self._rumour(at, sentence, out)
            if region is not None:
                return region
        if word.say is not None and self._speaks(at, word.say):
            return self._say(at, word.say, sentence, out, title)
        return None

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
        if "prep" in word.part and not self._complement(at + 1):
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
        if row.role == "spread" and speaker is not None and self._vehicle_of(speaker) is not None:
            speaker = after = before = None  # «ونشرت صوراً»: what is shown, not who shows it
        if row.role == "opinion" and speaker is before is not None and not self._strong(before):
            speaker = before = None  # «طائرات يعتقد أنها»
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

    def _not_said(self, at: int, hit: SayHit, speaker: Phrase | None, sentence: Stretch) -> Region | None:
        """«لم يستبعد» thinks it possible; «لم يعلن», «لم ينف» tell nothing of anybody's word."""
        if hit.row.stance != "deny" or speaker is None or not hit.row.hypothetical:
            return None
        stop = self._end(at + 1, sentence)
        via = self.ways.between(at + 1, stop, loose=False)
        return Region(
            at, stop, Voice(speaker, "estimate", hit.row.row, "not-excluded", via, True, stop=speaker.stop, opens=speaker.stop)
        )

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


__all__ = ["Region", "Step", "Voice", "Voices", "voice_at"]
