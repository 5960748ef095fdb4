"""What can speak by its own meaning, and whether a verb agrees with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.voices.edges import Edges
from tawatur.claims.voices.voice import COMMAS
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch

PEOPLE = frozenset(
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


class Known(Edges):
    """Tells speakers from what is only spoken of."""

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

    def _agrees(self, hit: SayHit, found: Phrase) -> bool | None:
        """Whether a verb agrees with a speaker in gender and number; ``None`` when the words do not show it."""
        text = self.scan.tokens[found.head].text
        row = self.scan.words[found.head].voice
        noun = found.noun
        many = noun is not None and noun.number == "pl" and noun.group in PEOPLE
        plural = many or (noun is None and row is not None and text.endswith(("ون", "ين")) and len(text) > 6)
        if hit.number in ("pl", "du"):
            return True if plural else None if row is None or not row.title else False
        if plural:
            return hit.number != "sg"
        feminine = self._feminine(found)
        return None if feminine is None else feminine == hit.feminine

    def _feminine(self, found: Phrase) -> bool | None:
        """The gender a speaker's head shows; ``None`` when it shows none."""
        text = self.scan.tokens[found.head].text
        row = self.scan.words[found.head].voice
        if text.endswith(("ه", "ات")) and len(text) > 3:
            return True
        if (row is not None and row.title) or text.removeprefix("ال") in self.scan.cues["masculine-head"]:
            return False
        return None

    def _body(self, found: Phrase) -> bool:
        return found.party is not None or self.scan.words[found.head].voice is not None

    def _phrase(self, at: int, limit: int) -> Phrase | None:
        """A speaker's phrase, also where its first word is spelt like a preposition: «والي كذا», «علي كذا»."""
        scan = self.scan
        if scan.tokens[at].text in ("والي", "علي") and scan.told(at, at + 1) in ("والي", "علي") and at + 1 < limit:
            found = phrase(scan, at + 1, limit)
            if found is not None and (scan.tokens[at].text == "والي" or self._plain(at + 1)):
                return replace(found, first=at, head=at, noun=None, amount=None)
        whole = phrase(scan, at, limit)
        return self._trim(whole, limit) if whole is not None else None

    def _strong(self, found: Phrase) -> bool:
        """True for what can speak by its own meaning: a party, an outlet, a title, a word for people."""
        scan = self.scan
        if scan.tokens[found.head].text in self.known.matters and scan.words[found.head].voice is not None:
            return found.head + 1 < len(scan.tokens) and scan.place[found.head + 1] is not None  # «صحة كذا»
        if found.amount is not None and scan.tokens[found.amount.first].text in scan.cues["one-of"]:
            return True
        if found.amount is not None and found.noun is None and found.party is None and scan.words[found.head].voice is None:
            return False
        if (
            found.party is not None
            or (found.outlet is not None and found.outlet.value.kind == "media")
            or scan.words[found.head].voice is not None
        ):
            return True
        if found.noun is not None and found.noun.group in PEOPLE:
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
        if found.stop + 1 < sentence.stop and scan.tokens[found.stop].text in COMMAS:
            if scan.tokens[found.stop + 1].text in scan.cues["being"]:
                return True  # «وقال فلان، وهو مزارع، إن»
        stems = scan.tokens[head].form.stems
        if scan.tokens[head].text.removeprefix("ال") in self.names:
            return True
        close = found.stop >= sentence.stop or scan.tokens[found.stop].text in COMMAS or self._complement(found.stop)
        if word.verb is not None or scan.tokens[head].text.endswith(("ها", "هم")):
            return False
        if scan.place[head] is not None and not (close and "place_head" not in word.part):
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

    def _vehicle_of(self, found: Phrase) -> Any:
        row = self.ways.vehicle(found.head)
        return None if row is None or row.carried or row.talk else row

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

    def _name_like(self, found: Phrase) -> bool:
        word = self.scan.words[found.head]
        if found.noun is not None or word.act or word.part or word.verb or self.scan.place[found.head] or found.amount:
            return False
        return self.scan.tokens[found.head].text.removeprefix("ال") in self.names

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
            outlet = scan.outlet[k]
            if self.ways.glued(k) == "ل" and (self.ways.is_media(k) or (outlet is not None and outlet.first == k)):
                return replace(found, stop=k)
        return found
