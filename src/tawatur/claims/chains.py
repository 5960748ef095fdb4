"""Whose word it is: verbs of speaking, «بحسب», «نقلاً عن», headlines with a colon, quotations, and what stands between.

Each sentence is cut into stretches with one :class:`Voice`; tokens outside them are the article's own. Where stretches overlap the
one that begins last holds, so that a speaker quoted by another has his own words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tawatur.claims.phrases import Phrase, clause_subject, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.ways import Lists, Own, Step, Ways
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch

_HEADER = 30  # tokens that may stand between a verb of speaking and what was said
_MEMORY = 8  # voices that «وأضاف» may look back on
_LONG_QUOTE = 7
_PEOPLE = frozenset(
    {
        "official",
        "leader",
        "journalist",
        "protester",
        "soldier",
        "fighter",
        "prisoner",
        "civil",
        "man",
        "member",
        "gunman",
        "kin",
        "family",
        "police",
        "guard",
        "settler",
        "suspect",
    }
)
_COMMAS = frozenset({"،", ",", "؛"})
_CLOSERS = frozenset({"،", ",", ":", "-", ")", ".", "؛"})
_MANNER_OF = frozenset({"قول", "زعم", "تعبير", "ادعاء", "وصف", "راي", "كلام"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's word over a stretch of text.

    ``phrase`` is the speaker as told, ``stop`` where the name ends with its appositions, ``opens`` where what was said begins.
    ``like`` is an earlier phrase that ``phrase`` stands for («المصدر»). ``carried`` is true when the speaker was told earlier.
    ``role`` is that of the verb's row; ``accused`` the doer named by an accusation. ``row`` is the lexicon row, ``rule`` the rule.
    """

    phrase: Phrase | None
    stance: str
    row: str
    rule: str
    via: tuple[Step, ...] = ()
    hypothetical: bool = False
    role: str = ""
    accused: Phrase | None = None
    stop: int = 0
    carried: bool = False
    opens: int = 0
    like: Phrase | None = None


@dataclass(slots=True)
class Region:
    """Tokens ``first`` to ``stop`` that one voice covers."""

    first: int
    stop: int
    voice: Voice


def voice_at(regions: list[Region], at: int) -> Voice | None:
    """The voice over a token: that of the stretch which begins last."""
    best: Region | None = None
    for region in regions:
        if region.first <= at < region.stop and (best is None or region.first >= best.first):
            best = region
    return best.voice if best is not None else None


class Voices:
    """Voices of one article, sentence by sentence.

    ``last`` is the speaker that «وأضاف» goes on with; ``spoken[i]`` is true for tokens inside the name of a speaker or outlet, which
    tell no event; ``memory`` says which party a phrase means (:class:`tawatur.claims.mentions.Memory`).
    """

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        self.scan, self.known, self.own, self.memory = scan, known, own, memory
        self.ways = Ways(scan, known, own)
        self.last: Voice | None = None
        self.told: deque[Voice] = deque(maxlen=_MEMORY)
        self.spoken = [False] * len(scan.tokens)
        self.names: set[str] = set()
        self._quotes: dict[int, Voice] = {}
        self._carrying = known.carrying
        self._title = False

    # -- one sentence ------------------------------------------------------------------------------------------------------

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
            region = self._open(at, sentence, out, title)
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
            word = self.scan.words[k]
            if self.scan.tokens[k].text == "،" and self.scan.quoted[k] is None and self._and_says(k + 1):
                return False
            if self._turns(k) == "contrast":
                return False
        return not (self._and_says(inner.first) and self.scan.quoted[inner.first] is None)

    def _and_says(self, at: int) -> bool:
        """True for a verb of speaking with a conjunction: «وأضاف»."""
        say = self.scan.words[at].say if at < len(self.scan.tokens) else None
        return say is not None and bool(say.cut.conj)

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

    def _nameless(self, at: int) -> bool:
        """True for words that are no part of a personal name: those some table knows."""
        word, scan = self.scan.words[at], self.scan
        return bool(
            word.part
            or word.voice
            or word.noun
            or word.act
            or word.verbal
            or word.vehicle
            or scan.party[at]
            or scan.place[at]
            or scan.outlet[at]
            or (self.memory is not None and self.memory.demonym(at) is not None)
        )

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
                or scan.words[start].core in ("عاجل", "تحديث")
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
                if scan.words[start].core in ("تحديث", "عاجل"):
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

    # -- what opens a voice --------------------------------------------------------------------------------------------------

    def _open(self, at: int, sentence: Stretch, out: list[Region], title: bool) -> Region | None:
        word = self.scan.words[at]
        if "according" in word.part or (word.core == "كما" and self._like_said(at, sentence)):
            return self._according_region(at, sentence, out)
        if word.core in ("جاء", "ورد", "جاءت", "وردت"):
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
        if at == sentence.first or word.conj or self.scan.tokens[at - 1].text in _COMMAS:
            return True
        before = self.scan.words[at - 1]
        return bool(before.part & {"relative", "future", "auxiliary", "complement", "boundary"}) or (
            not before.part and not before.verbal
        )

    # -- verbs of speaking -----------------------------------------------------------------------------------------------------

    def _speaks(self, at: int, hit: SayHit) -> bool:
        """True when a word that can be a verb of speaking is one here."""
        scan, word = self.scan, self.scan.words[at]
        if hit.cut.prep or scan.party[at] or scan.outlet[at] or self._turns(at) == "cause":
            return False
        if at > 0 and scan.tokens[at - 1].text.removeprefix("ال") == "جدير":
            return False
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
        if at > 0 and hit.row.past == "أظهر" and self.ways.vehicle(at - 1) is not None and hit.present:
            return False  # «بث تسجيلاً يظهر»
        if (
            hit.present
            and word.core in ("يدعي", "تدعي")
            and not any(self._complement(k) or self._tells(k) for k in range(at + 1, min(at + 8, len(scan.tokens))))
        ):
            return False
        if word.core in ("يدعي", "تدعي") and scan.told(at, at + 1).endswith("ى") and not self._complement(at + 1):
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
            and text not in ("بعدما", "قبل")
        ):
            return False
        return text not in ("عدم", "دون", "بدون", "اي")

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

    def _complement(self, at: int) -> bool:
        return at < len(self.scan.tokens) and ("complement" in self.scan.words[at].part or self.scan.tokens[at].text == ":")

    def _negated(self, at: int, sentence: Stretch) -> bool:
        for k in (at - 1, at - 2):
            if k >= sentence.first and self.scan.tokens[k].text in ("لم", "لا", "لن", "ولم", "ولا", "ولن", "فلم"):
                return True
        return False

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
        elif before is not None and at > 0 and "relative" in scan.words[at - 1].part:
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
            scan.words[k].core == "جاء" and scan.tokens[k + 1].text in ("فيه", "فيها")
            for k in range(at, min(at + 18, sentence.stop - 1))
        ):
            return None  # «نشرت بياناً جاء فيه»
        if (
            row.past == "نسب"
            and speaker is not None
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
        if (row.stance == "demand" and outer is not None and outer.phrase is not None and not hit.cut.conj == "و") or (
            row.stance == "demand" and scan.quoted[at] is not None and outer is not None
        ):
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
                    via=(self.ways.as_step(speaker),),
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
                or word.core in ("ما", "صور", "صورا", "سقوط")
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
            if self.scan.tokens[k].text in _COMMAS and k + 2 < stop and self.scan.quoted[k] is None:
                return k if self.scan.words[k + 1].core in ("في", "عبر", "ذلك", "وذلك") else stop
        return stop

    def _before_source(self, at: int, stop: int) -> int:
        """The end of a stretch, or the next voice in it: what is told behind that belongs to somebody else."""
        for k in range(at, stop):
            say = self.scan.words[k].say
            quote = self.scan.quoted[k]
            if (
                "according" in self.scan.words[k].part
                or (say is not None and say.cut.conj and quote is None)
                or (quote is not None and quote.stop - k > _LONG_QUOTE)
            ):
                return k
        return stop

    def _led_in(self, at: int, before: Phrase | None, clause_first: int) -> tuple[Step, ...]:
        """Ways told before the verb: «وفي بيان، قال», «الناطق، عبر تلغرام، قال», «شهود تحدثوا إلى إذاعة قالوا»."""
        scan = self.scan
        if before is not None and before.stop < at:
            return self.ways.between(before.stop, at)
        if clause_first < at and scan.words[clause_first].core in ("في", "عبر", "علي"):
            comma = next((k for k in range(clause_first, at) if scan.tokens[k].text in _COMMAS), at)
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
        scan, k = self.scan, at + 1 if speaker is None or speaker.first < at else speaker.stop
        for k in range(k, min(k + 12, sentence.stop)):
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

    def _and(self, one: tuple[Step, ...], two: tuple[Step, ...]) -> tuple[Step, ...]:
        names = {step.name for step in one}
        return (*one, *(step for step in two if step.name not in names))

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
        if impersonal and at - sentence.first <= 1 and hit.number == "sg" and not hit.cut.conj and row.stance != "demand":
            return Region(at, stop, replace(base, phrase=None, rule="impersonal", stance="assert", hypothetical=False))
        subject = self._sentence_subject(at, hit, sentence, out)
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
        pronoun = (
            at > sentence.first
            and "boundary" in self.scan.words[at - 1].part
            and self.scan.tokens[at - 1].text.endswith(("ه", "ها", "هم"))
        )
        if not (row.carry or hit.cut.conj or self._complement(at + 1) or pronoun):
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

    def _agrees(self, hit: SayHit, found: Phrase) -> bool | None:
        """Whether a verb agrees with a speaker in gender and number; ``None`` when the words do not show it."""
        text = self.scan.tokens[found.head].text
        row = self.scan.words[found.head].voice
        noun = found.noun
        many = noun is not None and noun.number == "pl" and noun.group in _PEOPLE
        plural = many or (noun is None and row is not None and text.endswith(("ون", "ين")) and len(text) > 6)
        if hit.number in ("pl", "du"):
            return True if plural else None if row is None or not row.title else False
        if plural:
            return False if hit.number == "sg" else True
        feminine = text.endswith(("ه", "ات")) and len(text) > 3
        if feminine:
            return hit.feminine
        if row is not None and row.title:
            return not hit.feminine
        if row is not None and text.removeprefix("ال") in (
            "مصدر",
            "بيان",
            "مرصد",
            "جيش",
            "حزب",
            "تنظيم",
            "مجلس",
            "مركز",
            "مكتب",
            "تقرير",
        ):
            return not hit.feminine
        return None

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

    def _body(self, found: Phrase) -> bool:
        return found.party is not None or self.scan.words[found.head].voice is not None

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
        behind = at + 1 < sentence.stop and self.scan.tokens[at + 1].text in ("عنه", "عنها", "عنهما", "اليه", "بها")
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
            near = not self.told or earlier is self.told[-1] or earlier not in self.told or voice.row in self._carrying
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

    def _stems(self, first: int, stop: int) -> set[str]:
        out: set[str] = set()
        for k in range(first, stop):
            token = self.scan.tokens[k]
            if token.form.kind != "word" or self.scan.words[k].part:
                continue
            out.add(next((cut.stem for cut in token.form.cuts if cut.det), token.text))
        return out

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

    def _phrase(self, at: int, limit: int) -> Phrase | None:
        """A speaker's phrase, also where its first word is spelt like a preposition: «والي كذا», «علي كذا»."""
        scan = self.scan
        if scan.tokens[at].text in ("والي", "علي") and scan.told(at, at + 1) in ("والي", "علي") and at + 1 < limit:
            found = phrase(scan, at + 1, limit)
            if found is not None and (scan.tokens[at].text == "والي" or self._plain(at + 1)):
                return replace(found, first=at, head=at, noun=None, amount=None)
        whole = phrase(scan, at, limit)
        return self._trim(whole, limit) if whole is not None else None

    # -- subjects ----------------------------------------------------------------------------------------------------------------

    def _strong(self, found: Phrase) -> bool:
        """True for what can speak by its own meaning: a party, an outlet, a title, a word for people."""
        scan = self.scan
        if scan.tokens[found.head].text in self.known.matters and scan.words[found.head].voice is not None:
            return found.head + 1 < len(scan.tokens) and scan.place[found.head + 1] is not None  # «صحة كذا»
        if found.amount is not None and scan.tokens[found.amount.first].text in ("احد", "احدي"):
            return True
        if found.amount is not None and found.noun is None and found.party is None and scan.words[found.head].voice is None:
            return False
        if (
            found.party is not None
            or (found.outlet is not None and found.outlet.value.kind == "media")
            or scan.words[found.head].voice is not None
        ):
            return True
        if found.noun is not None and found.noun.group in _PEOPLE:
            return True
        if self.memory is not None and self.memory.demonym(found.head) is not None and scan.words[found.head].det:
            return True
        return scan.place[found.head] is not None and scan.party[found.head] is not None

    def _real(self, found: Phrase | None) -> bool:
        return found is not None and self._strong(found)

    def _weak(self, found: Phrase, at: int, hit: SayHit, sentence: Stretch) -> bool:
        """True for a likely personal name: unknown words, and either known as part of a speaker or followed by what was said."""
        scan, head = self.scan, found.head
        word = scan.words[head]
        if found.amount is not None or word.act is not None or word.speech is not None or word.part:
            return False
        stems = scan.tokens[head].form.stems
        if scan.tokens[head].text.removeprefix("ال") in self.names:
            return True
        if word.verb is not None or scan.place[head] is not None or scan.tokens[head].text.endswith(("ها", "هم")):
            return False
        if self.known.matter(stems) or word.support is not None or word.result is not None or word.weapon or scan.is_punct(head):
            return False
        if found.noun is not None or scan.phrase[head] is not None:
            return False
        text = scan.tokens[head].text
        if word.det and (text.endswith("ون") or (hit.feminine and text.endswith("ه"))) and len(text) > 5:
            return True
        for k in range(found.stop, min(found.stop + 12, sentence.stop)):
            if self._complement(k) or scan.is_quote(k):
                return True
            inner = scan.words[k]
            if inner.act is not None or (inner.verbal and inner.say is None):
                return False
        return False

    def _subject_after(self, at: int, hit: SayHit, sentence: Stretch) -> Phrase | None:
        """The subject behind a verb, also past «من جهته», a time, «في بيان» or «لوكالة كذا»."""
        scan, k, adjacent = self.scan, at + 1, True
        for _ in range(10):
            if k >= sentence.stop or self._complement(k):
                return None
            word, text = scan.words[k], scan.tokens[k].text
            if scan.moment[k] is not None:
                k = scan.moment[k].stop  # type: ignore[union-attr]
                continue
            if (
                text in _COMMAS
                or text == "-"
                or any(stem in self.known.asides for stem in scan.tokens[k].form.stems[:2])
                or (text == "من" and k + 1 < sentence.stop and scan.tokens[k + 1].text in self.known.asides)
            ):
                k += 1
                continue
            if text in ("ذلك", "هذا") or (
                ("prep" in word.part or text in ("به", "بها")) and text.endswith(("ه", "ها", "هم")) and len(text) > 1
            ):
                k += 1
                continue
            if text == "(":
                close = next((j for j in range(k, min(k + 10, sentence.stop)) if scan.tokens[j].text == ")"), None)
                if close is None:
                    return None
                k = close + 1
                continue
            if scan.is_quote(k):
                quote = scan.quoted[k] if scan.quoted[k] is not None else scan.quoted[k + 1] if k + 1 < sentence.stop else None
                if quote is None or quote.stop - quote.first > _LONG_QUOTE - 1:
                    return None
                inside = phrase(scan, k + 1, sentence.stop)
                return replace(inside, first=k) if inside is not None and self._strong(inside) else None
            if scan.is_punct(k):
                return None
            if text in ("علي", "والي") and adjacent:
                found = self._phrase(k, sentence.stop)
                if found is not None and found.head == k:
                    return found
            glued = self.ways.glued(k)
            if text in ("ل", "ب") or ("prep" in word.part and not scan.place[k]) or glued:
                skipped = phrase(scan, k if glued else k + 1, sentence.stop, lead="في") if k + 1 < sentence.stop else None
                if skipped is None or (
                    scan.words[skipped.head].act is not None
                    and not self.ways.vehicle(skipped.head)
                    and not scan.outlet[skipped.head]
                ):
                    return None
                if text in ("عن", "ب", "علي") or (glued == "ب" and not self.ways.vehicle(k)):
                    return None  # what was said, or about whom
                k, adjacent = max(skipped.stop, k + 1), False
                continue
            if (word.act is not None and word.voice is None and scan.party[k] is None) or (
                word.speech is not None and word.voice is None and self.ways.vehicle(k) is None
            ):
                return None
            found = self._phrase(k, sentence.stop)
            if found is None or self._is_object(found, hit, sentence):
                return None
            if self._strong(found) or self._vehicle_of(found) is not None:
                return found
            return found if adjacent and self._weak(found, at, hit, sentence) else None
        return None

    def _trim(self, found: Phrase, limit: int) -> Phrase:
        """A speaker's name without the outlet spoken to («الناطق باسم الحزب لشبكة كذا») or the party told of («القيادة طيران الجيش»)."""
        party, scan = found.party, self.scan
        if (
            party is not None
            and party.first == found.head + 1
            and scan.words[found.head].det
            and scan.party[found.head] is None
            and not party.clitics
        ):
            if not scan.tokens[party.first].text.startswith("ال") and not self._titled(found):
                return replace(found, stop=party.first, party=None)
        for k in range(found.head + 1, found.stop):
            if (
                self._is_participle(k)
                or (scan.tokens[k].text.removeprefix("ال") in self.known.matters and scan.words[k].voice is None)
                or (party is not None and k >= party.stop and scan.words[k].voice is not None and not scan.words[k].det)
            ):
                return replace(found, stop=k)
        last = scan.tokens[found.stop - 1].text == "ل" or (found.stop < limit and scan.tokens[found.stop].text == "ل")
        if last and self._titled(found):
            start = found.stop if scan.tokens[found.stop - 1].text == "ل" else found.stop + 1
            inner = phrase(scan, start, limit) if start < limit else None
            if inner is not None and inner.outlet is None and not self.ways.is_media(inner.head):
                return replace(found, stop=inner.stop, party=party or inner.party)
        for k in range(found.head + 1, found.stop):
            if party is not None and k >= party.stop and self.scan.words[k].act is not None and self.scan.words[k].det:
                return replace(found, stop=k)
            row = self.ways.vehicle(k)
            if (
                row is not None
                and row.name
                and self.scan.tokens[k].text.endswith("ا")
                and self.scan.words[found.head].text.endswith(("ون", "ين", "ا", "وه"))
            ):
                return replace(found, stop=k)  # «بث ناشطون تسجيلاً»
            if self.ways.glued(k) == "ل" and (
                self.ways.is_media(k) or (self.scan.outlet[k] is not None and self.scan.outlet[k].first == k)
            ):  # type: ignore[union-attr]
                return replace(found, stop=k)
        return found

    def _titled(self, found: Phrase) -> bool:
        row = self.scan.words[found.head].voice
        return (row is not None and row.title) or (found.noun is not None and found.noun.group in ("official", "leader"))

    def _plain(self, at: int) -> bool:
        """True for a word no table knows, as the second part of a name is."""
        word = self.scan.words[at]
        return not (
            word.part
            or word.verbal
            or word.act
            or word.noun
            or word.voice
            or word.speech
            or (self.scan.place[at] and not word.det)
            or self.ways.vehicle(at)
            or self.scan.is_punct(at)
        )

    def _is_object(self, found: Phrase, hit: SayHit, sentence: Stretch) -> bool:
        """True when the phrase behind the verb cannot be its subject: «دعت المسلحين إلى», «اتهم الجيش بقصف»."""
        text = self.scan.tokens[found.head].text
        row = self.scan.words[found.head].voice
        if found.amount is not None:
            return False
        people = row is not None or (found.noun is not None and found.noun.group in _PEOPLE)
        if (
            people
            and text.endswith("ين")
            and len(text) > 5
            and (found.noun is None or found.noun.number == "pl")
            and found.party is None
            and not (found.noun is None and row is not None and row.title and not text.startswith(("ال", "م")))
        ):
            return True
        if (
            people
            and row is not None
            and row.title
            and hit.feminine
            and hit.number == "sg"
            and not text.endswith(("ه", "ات", "اء", "ءا", "و", "ون"))
            and self.scan.words[found.head].det
            and (found.noun is None or found.noun.number == "sg")
        ):
            return True
        if hit.row.role == "accuse" and hit.cut.conj and found.stop - found.head <= 3 and (row is None or not row.title):
            stop = found.stop
            while stop < sentence.stop and (self.scan.tokens[stop].text in _COMMAS or self.scan.moment[stop] is not None):
                stop += 1
            nxt = self.scan.words[stop] if stop < sentence.stop else None
            if nxt is not None and (
                nxt.prep == "ب"
                or self.ways.glued(stop) == "ب"
                or "complement" in nxt.part
                or (nxt.act is not None and nxt.act.cut.prep == "ب")
            ):
                return True
        return False

    def _subject_before(self, at: int, hit: SayHit, clause_first: int, sentence: Stretch) -> Phrase | None:
        """The subject a verb has before it: «الوزير أعلن», «وكان الناطق، ...، قد قال», «الناطق الذي قال»."""
        scan = self.scan
        if hit.cut.conj == "و" or (at > 0 and scan.tokens[at - 1].text in ("ما", "لما", "بما", "مما", "كما")):
            return None
        end, relative = at, False
        while end - 1 >= clause_first and scan.words[end - 1].part & {"future", "negation", "auxiliary"}:
            end -= 1
        if end - 1 >= sentence.first and "relative" in scan.words[end - 1].part:
            end, relative = end - 1, True
        if end - 1 >= sentence.first and scan.tokens[end - 1].text in ("،", ",", '"', "»", ")"):
            end -= 1
            if (
                scan.tokens[end].text in _COMMAS
                and end == at - 1
                and not relative
                and hit.row.role != "relay"
                and not self._opening_apposition(end, clause_first)
            ):
                return self._opening(at, hit, clause_first)
        for start in range(max(clause_first, sentence.first, end - 14), end):
            if start > sentence.first and not relative and self._governed(start):
                continue
            found = phrase(scan, start, end)
            if (
                found is None
                or found.stop != end
                or (start > clause_first and self._and_before(start) and not (self._title and end == at))
            ):
                continue
            if self._strong(found) or self._vehicle_of(found) is not None:
                return replace(found, stop=at) if end == at else found
            if end == at and start - clause_first <= 1 and self._name_like(found):
                return found
        return self._opening(at, hit, clause_first)

    def _and_before(self, start: int) -> bool:
        span = self.scan.party[start]
        return span.conj if span is not None and span.first == start else self.scan.words[start].conj == "و"

    def _opening_apposition(self, comma: int, clause_first: int) -> bool:
        """«المتحدث باسم الجيش، العقيد فلان، قال»: two commas around the name."""
        return any(self.scan.tokens[k].text in _COMMAS for k in range(clause_first, comma))

    def _opening(self, at: int, hit: SayHit, clause_first: int) -> Phrase | None:
        found = clause_subject(self.scan, at, clause_first)
        if found is None and hit.number in ("pl", "du"):
            found = phrase(self.scan, clause_first, at) if clause_first < at and not self.scan.words[clause_first].part else None
        if (
            found is None
            or self._vehicle_of(found) is not None
            or not self._strong(found)
            or self._governed(found.first)
            or self.ways.glued(found.head)
            or self._agrees(hit, found) is False
        ):
            return None
        return found

    def _governed(self, start: int) -> bool:
        if start == 0:
            return False
        before = self.scan.words[start - 1]
        return (
            bool(before.part & {"prep", "according"})
            or self.scan.tokens[start - 1].text in ("ل", "ب")
            or bool(self.ways.glued(start))
        )

    def _name_like(self, found: Phrase) -> bool:
        word = self.scan.words[found.head]
        if found.noun is not None or word.act or word.part or word.verb or self.scan.place[found.head] or found.amount:
            return False
        return self.scan.tokens[found.head].text.removeprefix("ال") in self.names

    def _clause_first(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first - 1, -1):
            word = self.scan.words[k]
            if word.core in ("فيما", "بينما", "لكن", "اما", "حين", "كما", "حيث", "ان", "بل") or self.scan.tokens[k].text in (
                "؛",
                ".",
                "…",
                "..",
            ):
                return k + 1
        return sentence.first

    def _apposition(self, found: Phrase, sentence: Stretch) -> int:
        """Where a speaker's name ends: «المتحدث باسم الجيش، العقيد فلان،», «متحدثها (فلان)»."""
        scan, stop = self.scan, self._named(found, found.stop, sentence)
        for _ in range(4):
            if stop >= sentence.stop:
                break
            text = scan.tokens[stop].text
            titled = scan.words[found.head].voice is not None
            if (
                text in ("في", "لشءون", "ب", "لدي")
                and titled
                and stop + 1 < sentence.stop
                and (scan.party[stop + 1] or scan.words[stop + 1].voice or scan.place[stop + 1])
                and self.ways.vehicle(stop + 1) is None
                and not scan.outlet[stop + 1]
            ):
                inner = phrase(scan, stop + 1, sentence.stop)
                if inner is None:
                    break
                stop = inner.stop
                continue
            if text in ("،", ",") and stop + 1 < sentence.stop and not scan.is_punct(stop + 1):
                nxt = scan.words[stop + 1]
                inner = phrase(scan, stop + 1, sentence.stop)
                if (
                    inner is None
                    or nxt.part
                    or nxt.conj
                    or nxt.verbal
                    or nxt.prep
                    or nxt.act
                    or scan.moment[stop + 1]
                    or inner.stop - inner.first > 9
                    or self.ways.glued(stop + 1)
                ):
                    break
                closing = scan.tokens[inner.stop].text if inner.stop < sentence.stop else ""
                if closing not in _CLOSERS and not self._complement(inner.stop):
                    break
                stop = self._named(inner, inner.stop, sentence)
                continue
            break
        return stop

    def _behind(self, found: Phrase, sentence: Stretch) -> Any:
        """The party named in what follows a speaker's head: «متطوع في الدفاع المدني», «فلان، قائد الجيش»."""
        stop = self._apposition(found, sentence)
        for k in range(found.stop, stop):
            span = self.scan.party[k]
            if span is not None and span.first == k:
                return span
        return None

    def _named(self, found: Phrase, stop: int, sentence: Stretch) -> int:
        """The personal name behind a title: up to four unknown words."""
        scan = self.scan
        row = scan.words[found.head].voice
        if (
            row is not None
            and stop < sentence.stop
            and scan.is_quote(stop)
            and stop == found.head + 1
            and scan.quoted[stop + 1 if stop + 1 < sentence.stop else stop] is not None
        ):
            quote = scan.quoted[stop + 1]
            if quote is not None and quote.first == stop + 1 and quote.stop - quote.first <= 4:
                return min(quote.stop + 1, sentence.stop)
        if scan.tokens[stop - 1].text in ("شءون", "قضايا", "ملف") and stop < sentence.stop and scan.words[stop].det:
            return stop + 1
        titled = (row is not None and row.title) or (
            found.noun is not None and found.noun.group in ("official", "leader", "journalist")
        )
        if not titled or (found.noun is not None and found.noun.number == "pl"):
            return stop
        for k in range(stop, min(stop + 4, sentence.stop)):
            word = scan.words[k]
            if (
                (word.part and scan.tokens[k].text != "علي")
                or word.speech
                or scan.tokens[k].text.removeprefix("ال") in self.known.matters
                or word.verbal
                or word.act
                or word.noun
                or word.voice
                or word.conj
                or (word.det and k == stop)
                or scan.is_punct(k)
            ):
                return k
            if (
                scan.moment[k] is not None
                or scan.amount[k] is not None
                or self.ways.vehicle(k)
                or self.ways.glued(k)
                or (word.part and k + 1 < sentence.stop and (scan.words[k + 1].det or self.ways.vehicle(k + 1)))
            ):
                return k
        return min(stop + 4, sentence.stop)

    # -- where what was said begins and ends -----------------------------------------------------------------------------------------

    def _opens(self, at: int, sentence: Stretch) -> int:
        """Where what was said begins: «أن», a colon, an opening quotation, or the first word that tells an event."""
        scan = self.scan
        for k in range(at, min(at + _HEADER, sentence.stop)):
            word = scan.words[k]
            if self._complement(k):
                if scan.words[k - 1].core in ("طلب", "طلبت", "فضل", "فضلت", "رفض", "رفضت", "طالبا"):
                    continue  # «طلب أن يعرف باسم»
                return k
            quote = scan.quoted[k]
            if quote is not None and quote.first == k and quote.stop - k > _LONG_QUOTE:
                return k
            if (
                (word.act is not None or scan.phrase[k] is not None)
                and self.ways.vehicle(k) is None
                and scan.party[k] is None
                and scan.outlet[k] is None
            ):
                return k
            if self._turns(k) == "contrast" or word.core in ("ما", "مما"):
                return k
            if (word.speech is not None and self._is_participle(k)) or (k > at and self._and_says(k) and quote is None):
                return k
        return min(at + 10, sentence.stop)

    def _turns(self, at: int) -> str:
        """How a word ends a voice, if it does: see ``[[turn]]`` in ``voices.toml``."""
        word = self.scan.words[at]
        if word.core == "حين" and at and self.scan.tokens[at - 1].text in ("في", "وفي"):
            return "contrast"
        return self.known.turns.get(word.text) or self.known.turns.get(word.core, "")

    def _end(self, at: int, sentence: Stretch, *, cause: bool = False, aside: bool = True, account: bool = False) -> int:
        """A voice goes to the end of its sentence, but «فيما» and «بينما» outside a quotation open the article's own word.

        Behind «أن» they go on with the account («قال إن ... فيما أصيب ثلاثة»), as long as nobody else is named.

        ``cause``: so does «بعد», «ردا على» behind a threat or a demand.
        """
        account = account or (at < sentence.stop and self._complement(at) and not cause)
        for k in range(at, sentence.stop):
            if self.scan.quoted[k] is not None:
                continue
            turn = self._turns(k)
            if (
                (turn == "contrast" and not account)
                or (turn == "aside" and aside and self.scan.tokens[k - 1].text in _COMMAS)
                or (turn == "cause" and cause and k > at + 1)
            ):
                return k
        return sentence.stop

    def _boundary_before(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first, -1):
            if self._turns(k) == "contrast":
                return k
        return sentence.first

    # -- bodies that speak through something ------------------------------------------------------------------------------------------

    def _vehicle_of(self, found: Phrase) -> Any:
        row = self.ways.vehicle(found.head)
        return None if row is None or row.carried or row.talk else row

    def _owner(self, at: int, limit: int) -> Phrase | None:
        """Whose statement or reckoning it is: «بيان الجيش», «بيان صادر عن الحزب», «حصيلة للوزارة», «أرقام نشرها المعهد»."""
        scan = self.scan
        k = at + 1
        while k < limit and k < at + 12:
            word, text = scan.words[k], scan.tokens[k].text
            glued = self.ways.glued(k)
            if text in ("عن", "ل", "من", "لدي") and k + 1 < limit:
                found = self._phrase(k + 1, limit)
                if found is not None and (self._strong(found) or text == "عن"):
                    return found
                return None
            if word.say is not None and (word.say.cut.pron or word.say.row.role in ("voice", "spread")) and not scan.outlet[k]:
                found = phrase(scan, k + 1, limit) if k + 1 < limit and not scan.words[k + 1].part else None
                return (
                    found
                    if found is not None and self._strong(found) and not self.ways.is_media(found.head) and found.outlet is None
                    else None
                )
            if glued == "ل" or scan.party[k] is not None or word.voice is not None:
                found = self._phrase(k, limit)
                return found if found is not None and self._strong(found) else None
            if (scan.is_punct(k) and not scan.is_quote(k)) or self._complement(k) or ("prep" in word.part and k > at + 1):
                return None
            k += 1
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
        if at > sentence.first and scan.tokens[at - 1].text in ("ما", "لما", "بما"):
            return None
        nxt = scan.tokens[at + 1].text if at + 1 < sentence.stop else ""
        if nxt in ("في", "علي") and at + 2 < sentence.stop:
            row = self.ways.vehicle(at + 2)
            head = at + 2
            opens = self._opens(head + 1, sentence)
            owner = self._owner(head, opens)
            if row is None and (scan.tokens[head].text not in ("منشور", "تدوينه", "نص", "رساله", "خبر") or owner is None):
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
        if nxt in ("فيه", "فيها"):
            return self._in_it(at, sentence)
        return None

    def _in_it(self, at: int, sentence: Stretch) -> Region | None:
        """«أصدر الجيش بياناً جاء فيه»."""
        scan = self.scan
        for k in range(at - 1, max(sentence.first - 1, at - 16), -1):
            row = self.ways.vehicle(k)
            if row is None or row.name != "statement":
                continue
            owner = self._owner(k, at) if any(scan.tokens[j].text in ("عن",) for j in range(k + 1, min(k + 4, at))) else None
            start = self._clause_first(k, sentence)
            verb = next(
                (
                    j
                    for j in range(k - 1, start - 1, -1)
                    if (scan.words[j].verbal or j == start or scan.words[j].core in ("اصدر", "اصدرت")) and not scan.words[j].noun
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
            if self.scan.words[k].core == "نقلا" and self.scan.tokens[k + 1].text == "عن":
                return phrase(self.scan, k + 2, sentence.stop)
        return None

    def _relay(self, at: int, hit: SayHit, speaker: Phrase | None, sentence: Stretch) -> Region | None:
        """«نقلت الصحيفة عن مصدر أن», «نسبت إلى», «تناقلت مواقع بياناً صادراً عن»."""
        scan = self.scan
        if speaker is None or not self._strong(speaker) or hit.cut.pron:
            return None
        start = speaker.stop if speaker.first > at else at + 1
        for k in range(start, min(start + 10, sentence.stop - 1)):
            if scan.tokens[k].text == ("الي" if hit.row.role == "accuse" else "عن"):
                source = phrase(scan, k + 1, sentence.stop)
                if scan.tokens[k + 1].text == "(":
                    source = phrase(scan, k + 2, sentence.stop)
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

    def _accused(self, after: Phrase | None, stop: int, at: int, sentence: Stretch) -> Phrase | None:
        start = stop if after is not None else at + 1
        while start < sentence.stop and (self.scan.tokens[start].text in _COMMAS or self.scan.moment[start] is not None):
            start += 1
        for k in range(start, min(start + 8, sentence.stop)):
            if self.scan.tokens[k].text == "الي" and k + 1 < sentence.stop and self.scan.words[at].say is not None:
                return phrase(self.scan, k + 1, sentence.stop)
        while start < sentence.stop and self.scan.words[start].part & {"prep"}:
            skipped = phrase(self.scan, start + 1, sentence.stop, lead="في")
            start = skipped.stop if skipped is not None else sentence.stop
            while start < sentence.stop and self.scan.tokens[start].text in _COMMAS:
                start += 1
        return phrase(self.scan, start, sentence.stop) if start < sentence.stop else None

    # -- nouns of speaking ---------------------------------------------------------------------------------------------------------

    def _nominal(self, at: int, sentence: Stretch, out: list[Region]) -> Region | None:
        """«إعلان الجيش السيطرة», «مشيراً إلى», «زاعماً أن»."""
        scan, word = self.scan, self.scan.words[at]
        row = word.speech
        if row is None:
            return None
        hypothetical = row.stance == "demand" or word.hypothetical
        if hypothetical and row.name != "participle" and voice_at(out, at) is not None:
            return None  # «قال إن المحادثات تناولت تهديدات كذا»
        if word.text in ("للمطالبه", "والمطالبه"):
            return self._demanded(at, sentence, row)
        if row.name == "passive":
            return self._charged(at, sentence, out, row)
        if (
            self._is_participle(at)
            and row.stance == "allege"
            and word.core.startswith("متهم")
            and at + 1 < sentence.stop
            and (scan.words[at + 1].prep == "ب" or scan.tokens[at + 1].text in ("ب", "في") or self.ways.glued(at + 1) == "ب")
        ):
            return self._charged(at, sentence, out, row)
        if self._is_participle(at):
            return self._participle(at, sentence, out, row, hypothetical)
        if word.say is not None and not word.det and self._complement(at + 1):
            return None
        found = self._phrase(at + 1, sentence.stop) if at + 1 < sentence.stop and not scan.words[at + 1].part else None
        if found is not None and self._strong(found) and not self.ways.glued(found.head) and not self.ways.vehicle(found.head):
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
        if word.core.removeprefix("ال").startswith("اتهام") and not word.pron:
            return self._charged(at, sentence, out, row)
        if row.stance in ("allege", "deny", "admit", "confirm") and (
            self._complement(at + 1) or word.pron or scan.words[at + 1 if at + 1 < sentence.stop else at].prep == "ب"
        ):
            inner = voice_at(out, at)
            subject = self._clause_speaker(at, sentence) or self._near(at, sentence)
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

    def _is_participle(self, at: int) -> bool:
        """«مشيراً», «نافية»: who speaks is told before."""
        row = self.scan.words[at].speech
        return row is not None and row.name == "participle"

    def _charged(self, at: int, sentence: Stretch, out: list[Region], row: Any) -> Region | None:
        """«متهم بقتل»: an accusation that names no accuser, in the voice it stands in."""
        current = voice_at(out, at) or Voice(None, "allege", row.row, "passive-charge")
        return Region(
            at, self._comma(at, sentence), replace(current, stance=row.stance, row=row.row, rule="passive-charge", opens=at + 1)
        )

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

    def _about(self, at: int, limit: int) -> bool:
        """True when what was said follows: «تصريحات الوزير عن», «بشأن», «بأن», or the act itself."""
        if at >= limit:
            return False
        word = self.scan.words[at]
        return (
            self._complement(at) or self._tells(at) or self.scan.tokens[at].text in ("عن", "بشان", "حول", "ب") or word.prep == "ب"
        )

    def _tells(self, at: int) -> bool:
        return self.scan.words[at].act is not None or self.scan.phrase[at] is not None

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
        if current is None:
            subject = self._clause_speaker(at, sentence)
            if subject is not None:
                stop = self._apposition(subject, sentence)
                via = self.ways.between(subject.stop, at, loose=False)
                return Region(
                    at,
                    self._end(at, sentence),
                    self._owned(Voice(subject, row.stance, row.row, "participle", via, hypothetical, stop=stop, opens=at + 1)),
                )
            if self.last is not None and at - sentence.first < 2:
                current = self.last
        if current is None:
            return None
        via = current.via or self.ways.between(at + 1, self._opens(at + 1, sentence))
        return Region(
            at,
            self._end(at, sentence),
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

    def _clause_speaker(self, at: int, sentence: Stretch, *, counted: bool = False) -> Phrase | None:
        """Who acts in the clause before token ``at``: the phrase behind its first verb, or the one it opens with."""
        scan, start = self.scan, self._clause_first(at, sentence)
        verb = next(
            (
                k
                for k in range(start, at)
                if scan.words[k].verbal and not scan.words[k].noun and not scan.party[k] and "auxiliary" not in scan.words[k].part
            ),
            None,
        )
        for k in (verb + 1 if verb is not None else None, start):
            while (
                k is not None
                and k < at
                and (
                    scan.moment[k] is not None
                    or scan.is_punct(k)
                    or scan.words[k].part & {"boundary", "auxiliary", "future"}
                    or any(stem in self.known.asides for stem in scan.tokens[k].form.stems[:2])
                )
            ):
                k += 1
            if k is None or k >= at or scan.words[k].part:
                continue
            found = phrase(scan, k, at)
            if (
                found is not None
                and (
                    self._body(found)
                    or (counted and found.amount is not None)
                    or (found.noun is not None and found.noun.group in _PEOPLE)
                )
                and not self.ways.glued(found.head)
            ):
                return found
        return None

    def _near(self, at: int, sentence: Stretch) -> Phrase | None:
        """A party named shortly before as the subject of a verb no table knows: «لتعاود الجماعة في بيان الادعاء بأن»."""
        for k in range(at - 1, max(sentence.first, at - 10), -1):
            span = self.scan.party[k]
            if span is not None and span.first == k and not self._governed(k) and not span.conj:
                return phrase(self.scan, k, at)
        return None

    def _rumour(self, at: int, sentence: Stretch, out: list[Region]) -> Region | None:
        """«وسط أنباء عن مقتل»: nobody's word; inside somebody's account it stays with the speaker."""
        scan = self.scan
        if (
            scan.tokens[at].text.removeprefix("ال") not in ("انباء", "معلومات", "تسريبات", "شاءعات", "روايات")
            or at + 1 >= sentence.stop
        ):
            return None
        if (
            scan.tokens[at + 1].text not in ("عن", "حول", "ب", "غير", "اوليه")
            and scan.words[at + 1].prep != "ب"
            and not self._complement(at + 1)
        ):
            return None
        if any(scan.tokens[k].text in ("دون", "ولا", "لم", "ولم", "لا") for k in range(max(sentence.first, at - 3), at)):
            return None
        limit = self._comma(at + 1, sentence)
        current = voice_at(out, at)
        if current is not None and current.phrase is not None:
            baseless = any(
                scan.tokens[k].text in ("اساس", "صحه", "صحيحه", "عاريه", "كاذبه", "ملفقه") for k in range(at, sentence.stop)
            )
            if baseless:
                return Region(at, limit, replace(current, stance="deny", rule="rumour-denied", opens=at + 1))
            return None
        found = phrase(scan, at, at + 1)
        if found is None:
            return None
        return Region(at, limit, Voice(found, "assert", "", "rumour", stop=at + 1, opens=at + 1))

    def _comma(self, at: int, sentence: Stretch) -> int:
        for k in range(at, sentence.stop):
            if (self.scan.tokens[k].text in ("،", "؛", ",") and self.scan.quoted[k] is None) or self.scan.words[k].core in (
                "فيما",
                "بينما",
                "بحسب",
                "وفق",
            ):
                return k
        return sentence.stop

    # -- «بحسب», «وفقاً لـ», «كما أعلن» --------------------------------------------------------------------------------------------------

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
        stance = (
            estimate or "allege"
            if estimate
            or any(
                (scan.words[k].speech is not None and scan.words[k].speech.stance == "allege") or scan.tokens[k].text == "زعم"
                for k in range(at, source.first)
            )
            else "assert"
        )  # type: ignore[union-attr]
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
        if stop + 1 >= sentence.stop or self.scan.tokens[stop].text not in _COMMAS:
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

    def _only_this(self, stop: int, sentence: Stretch) -> bool:
        return all(self.scan.is_punct(k) for k in range(stop, sentence.stop))

    def _according(
        self, at: int, sentence: Stretch, out: list[Region] | None = None
    ) -> tuple[Phrase | None, tuple[Step, ...], int]:
        """The source behind «بحسب», what it came through, and where its name ends."""
        scan, k = self.scan, at + 1
        steps: tuple[Step, ...] = ()
        while k < sentence.stop and k < at + 7:
            word, text = scan.words[k], scan.tokens[k].text
            if "manner" in word.part and not (text in _MANNER_OF and k + 1 < sentence.stop and not scan.is_punct(k + 1)):
                return None, (), k
            row = self.ways.vehicle(k)
            if row is not None and not row.talk:
                if row.name and not scan.tokens[k].text.endswith("بيانات"):
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
                text in ("ما", "ل", "علي", "حد", "عن", "لسان", "لما", "نقلا", "الي", "به", "في")
                or text in _MANNER_OF
                or row is not None
                or (word.speech is not None and word.voice is None and scan.party[k] is None)
            ):
                k += 1
                continue
            if word.core in ("جاء", "ورد", "جاءت", "نقلا"):
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
            if scan.tokens[k].text == "عن" and (hit.row.role == "relay" or scan.words[k - 1].core == "نقلا"):
                source = phrase(scan, k + 1, sentence.stop)
                if source is not None:
                    stop = self._apposition(source, sentence)
                    steps = () if self._own_speaker(found) else (self.ways.as_step(found),)
                    return source, self._and(self.ways.between(stop, self._tail(stop, sentence)), steps), stop
        stop = self._apposition(found, sentence)
        return found, self.ways.between(stop, max(tail, stop)), stop

    def _tail(self, stop: int, sentence: Stretch) -> int:
        """The end of what belongs to a source named behind: the next comma or end of the sentence."""
        for k in range(stop, min(stop + 16, sentence.stop)):
            if (
                (self.scan.tokens[k].text in ("،", "؛", ".") and self.scan.quoted[k] is None)
                or self._turns(k) == "contrast"
                or self._complement(k)
            ):
                return k
        return min(stop + 16, sentence.stop)

    def _comma_before(self, at: int, sentence: Stretch) -> int:
        last = at - 1 if self.scan.tokens[at - 1].text in ("،", ",") else at
        for k in range(last - 1, sentence.first, -1):
            if self.scan.tokens[k].text in ("،", "؛") or self.scan.words[k].core in ("مما", "ما", "الامر"):
                return k
        return sentence.first

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


__all__ = ["Region", "Step", "Voice", "Voices", "voice_at"]
