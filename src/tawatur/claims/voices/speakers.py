"""Where a sentence names who speaks: behind the verb, before it, or as the one the clause is about."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.subjects import clause_subject
from tawatur.claims.voices.known import PEOPLE
from tawatur.claims.voices.names import SpeakerNames
from tawatur.claims.voices.voice import COMMAS, LONG_QUOTE
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch


class Speakers(SpeakerNames):
    """Finds the speakers of one text."""

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
                text in COMMAS
                or text == "-"
                or any(stem in self.known.asides for stem in scan.tokens[k].form.stems[:2])
                or (text == "من" and k + 1 < sentence.stop and scan.tokens[k + 1].text in self.known.asides)
            ):
                k += 1
                continue
            if text in scan.cues["it-was-said"] or ("prep" in word.part and text.endswith(("ه", "ها", "هم")) and len(text) > 1):
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
                if quote is None or quote.stop - quote.first > LONG_QUOTE - 1:
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
                if text in scan.cues["told-through"] or (glued == "ب" and not self.ways.vehicle(k)):
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

    def _is_object(self, found: Phrase, hit: SayHit, sentence: Stretch) -> bool:
        """True when the phrase behind the verb cannot be its subject: «دعت المسلحين إلى», «اتهم الجيش بقصف»."""
        text = self.scan.tokens[found.head].text
        row = self.scan.words[found.head].voice
        if found.amount is not None:
            return False
        if found.noun is not None and found.noun.accusative and found.party is None and row is None:
            return True  # «قال ... طالباً عدم كشف هويته»
        people = row is not None or (found.noun is not None and found.noun.group in PEOPLE)
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
            while stop < sentence.stop and (self.scan.tokens[stop].text in COMMAS or self.scan.moment[stop] is not None):
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
        if hit.cut.conj == "و" or (at > 0 and scan.tokens[at - 1].text in scan.cues["what-they-said"]):
            return None
        if hit.cut.conj == "ف":
            return self._as_for(at, sentence)
        end, relative = at, False
        while end - 1 >= clause_first and scan.words[end - 1].part & {"future", "negation", "auxiliary"}:
            end -= 1
        if end - 1 >= sentence.first and "relative" in scan.words[end - 1].part:
            end, relative = end - 1, True
        if end - 1 >= sentence.first and scan.tokens[end - 1].text in ("،", ",", '"', "»", ")"):
            end -= 1
            if (
                scan.tokens[end].text in COMMAS
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

    def _as_for(self, at: int, sentence: Stretch) -> Phrase | None:
        """«أما المرصد، ومقره كذا، فيقول»: whom «أما» brings up."""
        for k in range(at - 1, max(sentence.first - 1, at - 20), -1):
            if self.scan.tokens[k].text in self.scan.cues["as-for"]:
                found = self._phrase(k + 1, at)
                return found if found is not None and self._strong(found) else None
        return None

    def _opening_apposition(self, comma: int, clause_first: int) -> bool:
        """«المتحدث باسم الجيش، العقيد فلان، قال»: two commas around the name."""
        return any(self.scan.tokens[k].text in COMMAS for k in range(clause_first, comma))

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
        unknown = start + 1 if verb is None and start < at and self._is_unknown_verb(start) else None
        for k in (verb + 1 if verb is not None else None, start, unknown):
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
                    or (found.noun is not None and found.noun.group in PEOPLE)
                )
                and not self.ways.glued(found.head)
            ):
                return found
        return None

    def _is_unknown_verb(self, at: int) -> bool:
        """«قلل الناطق من»: a word that no table knows before a titled speaker is a verb."""
        word, after = self.scan.words[at], self.scan.words[at + 1]
        named = self.scan.party[at] or self.scan.place[at] or self.scan.amount[at] or self.scan.outlet[at]
        bare = not (word.noun or word.voice or word.act or word.det or word.part or named)
        return bare and after.det and after.voice is not None and after.voice.title

    def _near(self, at: int, sentence: Stretch) -> Phrase | None:
        """A party named shortly before as the subject of a verb no table knows: «لتعاود الجماعة في بيان الادعاء بأن»."""
        for k in range(at - 1, max(sentence.first, at - 10), -1):
            span = self.scan.party[k]
            if span is not None and span.first == k and not self._governed(k) and not span.conj:
                return phrase(self.scan, k, at)
        return None

    def _owner(self, at: int, limit: int) -> Phrase | None:
        """Whose statement or reckoning it is: «بيان الجيش», «بيان صادر عن الحزب», «حصيلة للوزارة», «أرقام نشرها المعهد»."""
        scan = self.scan
        k = at + 1
        while k < limit and k < at + 12:
            word, text = scan.words[k], scan.tokens[k].text
            glued = self.ways.glued(k)
            if text in scan.cues["issued-by"] and k + 1 < limit:
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

    def _accused(self, after: Phrase | None, stop: int, at: int, sentence: Stretch) -> Phrase | None:
        start = stop if after is not None else at + 1
        while start < sentence.stop and (self.scan.tokens[start].text in COMMAS or self.scan.moment[start] is not None):
            start += 1
        for k in range(start, min(start + 8, sentence.stop)):
            if self.scan.tokens[k].text == "الي" and k + 1 < sentence.stop and self.scan.words[at].say is not None:
                return phrase(self.scan, k + 1, sentence.stop)
        while start < sentence.stop and self.scan.words[start].part & {"prep"}:
            skipped = phrase(self.scan, start + 1, sentence.stop, lead="في")
            start = skipped.stop if skipped is not None else sentence.stop
            while start < sentence.stop and self.scan.tokens[start].text in COMMAS:
                start += 1
        return phrase(self.scan, start, sentence.stop) if start < sentence.stop else None
