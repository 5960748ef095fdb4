"""Who can speak, and where a sentence names it: behind the verb, before it, or as the one the clause is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.claims.phrases import Phrase, clause_subject, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.voice import COMMAS, LONG_QUOTE
from tawatur.claims.ways import Lists, Own, Ways
from tawatur.claims.words import SayHit
from tawatur.lang.pack import Stretch

_HEADER = 30  # tokens that may stand between a verb of speaking and what was said
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
_CLOSERS = frozenset({"،", ",", ":", "-", ")", ".", "؛"})
_STOPS = frozenset({"؛", ".", "…", ".."})


class Speakers:
    """Finds the speakers of one text; ``memory`` says which party a phrase means, ``names`` are parts of personal names seen."""

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        self.scan, self.known, self.own, self.memory = scan, known, own, memory
        self.ways = Ways(scan, known, own)
        self.names: set[str] = set()
        self._title = False

    def _and_says(self, at: int) -> bool:
        """True for a verb of speaking with a conjunction: «وأضاف»."""
        say = self.scan.words[at].say if at < len(self.scan.tokens) else None
        return say is not None and bool(say.cut.conj)

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

    def _complement(self, at: int) -> bool:
        return at < len(self.scan.tokens) and ("complement" in self.scan.words[at].part or self.scan.tokens[at].text == ":")

    def _negated(self, at: int, sentence: Stretch) -> bool:
        unspoken = self.scan.cues["unspoken"]
        return any(self.scan.tokens[k].text in unspoken for k in (at - 1, at - 2) if k >= sentence.first)

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
        if found.noun is not None and found.noun.accusative and found.party is None and row is None:
            return True  # «قال ... طالباً عدم كشف هويته»
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

    def _and_before(self, start: int) -> bool:
        span = self.scan.party[start]
        return span.conj if span is not None and span.first == start else self.scan.words[start].conj == "و"

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
            if word.core in self.scan.cues["new-clause"] or self.scan.tokens[k].text in _STOPS:
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
                text in scan.cues["serving"]
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
        if scan.tokens[stop - 1].text in scan.cues["portfolio"] and stop < sentence.stop and scan.words[stop].det:
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

    def _opens(self, at: int, sentence: Stretch) -> int:
        """Where what was said begins: «أن», a colon, an opening quotation, or the first word that tells an event."""
        scan = self.scan
        for k in range(at, min(at + _HEADER, sentence.stop)):
            word = scan.words[k]
            if self._complement(k):
                if scan.words[k - 1].core in scan.cues["asking"]:
                    continue  # «طلب أن يعرف باسم»
                return k
            quote = scan.quoted[k]
            if quote is not None and quote.first == k and quote.stop - k > LONG_QUOTE:
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
                or (turn == "aside" and aside and self.scan.tokens[k - 1].text in COMMAS)
                or (turn == "cause" and cause and k > at + 1)
            ):
                return k
        return sentence.stop

    def _boundary_before(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first, -1):
            if self._turns(k) == "contrast":
                return k
        return sentence.first

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

    def _is_participle(self, at: int) -> bool:
        """«مشيراً», «نافية»: who speaks is told before."""
        row = self.scan.words[at].speech
        return row is not None and row.name == "participle"

    def _about(self, at: int, limit: int) -> bool:
        """True when what was said follows: «تصريحات الوزير عن», «بشأن», «بأن», or the act itself."""
        if at >= limit:
            return False
        word = self.scan.words[at]
        return (
            self._complement(at)
            or self._tells(at)
            or self.scan.tokens[at].text in self.scan.cues["told-about"]
            or word.prep == "ب"
        )

    def _tells(self, at: int) -> bool:
        return self.scan.words[at].act is not None or self.scan.phrase[at] is not None

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

    def _comma(self, at: int, sentence: Stretch) -> int:
        for k in range(at, sentence.stop):
            if (self.scan.tokens[k].text in ("،", "؛", ",") and self.scan.quoted[k] is None) or (
                self.scan.words[k].core in self.scan.cues["breaking"]
            ):
                return k
        return sentence.stop

    def _only_this(self, stop: int, sentence: Stretch) -> bool:
        return all(self.scan.is_punct(k) for k in range(stop, sentence.stop))

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
            if self.scan.tokens[k].text in ("،", "؛") or self.scan.words[k].core in self.scan.cues["all-that"]:
                return k
        return sentence.first


__all__ = ["Speakers"]
