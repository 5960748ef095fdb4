"""Noun phrases: a figure, a head, and what Arabic lets stand behind it.

The limits are those of the language: a word with the article closes a genitive chain, so that after «الجيش» a bare noun begins
something new; after a nunated plural («مسلحون») or an indefinite accusative («ضابطاً») no genitive can follow; a preposition ends the
phrase unless it says what the head belongs to («عناصر من قسد», «حاجزاً للجيش»).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawatur.claims.scan import Name, Scan
from tawatur.claims.words import Noun, Word
from tawatur.lang.pack import Amount

_LONGEST = 12
_OWNING = frozenset({
    "member", "soldier", "fighter", "gunman", "leader", "guard", "site", "unit", "thing", "air", "official", "prisoner",
    "suspect", "police", "family", "kin", "other", "man", "civil",
})  # fmt: skip
_PARTITIVE = frozenset({
    "member", "soldier", "fighter", "gunman", "leader", "guard", "police", "prisoner", "civil", "man", "journalist",
    "suspect", "unit", "other", "family", "kin",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``stop``, its head, figure, noun reading, and the names inside it.

    ``lead`` is the preposition that governs it; ``joined`` is true when a conjunction ties it to the phrase before.
    """

    first: int
    stop: int
    head: int
    amount: Amount | None = None
    noun: Noun | None = None
    party: Name | None = None
    place: Name | None = None
    outlet: Name | None = None
    lead: str = ""
    joined: bool = False
    partitive: bool = False

    @property
    def group(self) -> str:
        """The group of its noun (``nouns.csv``), or nothing."""
        return self.noun.group if self.noun is not None else ""


def phrase(scan: Scan, at: int, limit: int, *, lead: str = "", joined: bool = False, depth: int = 0) -> Phrase | None:
    """The noun phrase that begins at token ``at``, not going past ``limit``; ``None`` when none does."""
    first, amount, partitive = at, None, False
    at = _past_quotes(scan, at, limit)
    if at + 2 < limit and scan.tokens[at].text in scan.cues["any"] and scan.tokens[at + 1].text == "من":
        at, partitive = at + 2, True  # «أحداً من الطاقم»
    found = scan.amount[at] if at < limit else None
    if found is not None and found.first == at and not found.ordinal:
        amount, at = found, found.stop
        if at < limit and scan.tokens[at].text == "من":
            verb = scan.words[at + 1].verb if at + 1 < len(scan.tokens) else None
            if amount.vague and verb is not None and verb.number == "pl" and not verb.present:
                return None  # «عدد من قُتلوا»
            if at + 1 < limit and scan.words[at + 1].act is not None and scan.words[at + 1].noun is None:
                return Phrase(first, amount.stop, first, amount, lead=lead, joined=joined)  # «تمكن 830 من الفرار»
            at, partitive = at + 1, True
    at = _past_quotes(scan, at, limit)
    joins = (
        at < limit
        and amount is not None
        and ((scan.words[at].conj and not _is_whole_noun(scan.words[at])) or (scan.words[at].prep and not partitive))
        and not scan.amount[at]
    )
    if (
        at >= limit
        or joins
        or scan.is_punct(at)
        or scan.moment[at] is not None
        or not _can_head(scan, at, bool(amount) or bool(lead))
    ):
        return Phrase(first, amount.stop, first, amount, lead=lead, joined=joined) if amount else None
    extent = _Extent(scan, at, limit, amount is not None or partitive, depth)
    stop = extent.reach()
    last = scan.amount[stop - 1] if amount is None and stop - 1 > at else None
    if last is not None and not last.vague and not last.ordinal:
        amount = last  # «مقاتل واحد», «مدنيين اثنين»
    noun = scan.words[at].noun
    if noun is not None and noun.group == "other" and noun.number == "sg" and at + 1 < stop:
        noun = scan.words[at + 1].noun  # «آخر معاقل كذا»
    if _is_dual(scan, at, limit):
        noun = replace(noun, number="du", accusative=False, construct=True) if noun is not None else None
    return Phrase(first, stop, at, amount, noun, extent.party, extent.place, extent.outlet, lead, joined, partitive)


def _is_whole_noun(word: Word) -> bool:
    """«17 فرداً»: a noun whose first letter is spelt like a conjunction."""
    return word.noun is not None and not word.noun.cut.conj


def _is_dual(scan: Scan, at: int, limit: int) -> bool:
    """«ضابطا شرطة», «جنديا الحراسة»: before a genitive the ending is that of the dual; no indefinite accusative has one."""
    noun = scan.words[at].noun
    if noun is None or not noun.accusative or noun.number != "sg" or at + 1 >= limit:
        return False
    if scan.tokens[at + 1].text.endswith("ا") or (at and scan.amount[at - 1] is not None):
        return False  # «مواطنا سوريا», «14 مواطنا»
    after = scan.words[at + 1]
    known = after.noun is not None or (after.voice is not None and not after.verbal) or scan.party[at + 1] is not None
    genitive = known and not (after.noun is not None and after.noun.accusative) and not after.prep and not after.conj
    return genitive and scan.amount[at + 1] is None and not scan.is_punct(at + 1)


def _past_quotes(scan: Scan, at: int, limit: int) -> int:
    while at < limit and scan.is_quote(at):
        at += 1
    return at


def _can_head(scan: Scan, at: int, governed: bool) -> bool:
    word = scan.words[at]
    if scan.party[at] or scan.place[at] or scan.outlet[at]:
        return True
    if scan.tokens[at].form.kind == "number":
        return False
    named = scan.phrase[at]
    if named is not None and named.value.frame == "weapon":
        return False
    if word.structural and not word.noun:
        return False
    if word.verbal and not (word.det or word.noun or (governed and not word.conj)):
        return False
    return not (scan.phrase[at] and not governed)


class _Extent:
    """How far a phrase reaches behind its head, and the party, place and outlet named in it.

    ``closed`` once a word with the article or a name has ended the genitive chain; ``nunated`` when no genitive can follow the head.
    Each step goes past a word (``True``) or ends the phrase (``False``).
    """

    __slots__ = (
        "at",
        "closed",
        "counted",
        "depth",
        "group",
        "head",
        "limit",
        "noun",
        "nunated",
        "outlet",
        "party",
        "place",
        "scan",
    )

    def __init__(self, scan: Scan, head: int, limit: int, counted: bool, depth: int) -> None:
        self.scan, self.head, self.limit, self.counted, self.depth = scan, head, limit, counted, depth
        self.at = head + 1
        self.party, self.outlet, self.place = (
            self._begun(scan.party[head]), self._begun(scan.outlet[head]), self._begun(scan.place[head]),
        )  # fmt: skip
        word = scan.words[head]
        self.noun, self.group = word.noun, word.group
        self.nunated = _nunated(scan, head) and not _is_dual(scan, head, limit)
        self.closed = bool(word.det or self.party or self.place or (word.noun is not None and word.pron))

    def _begun(self, name: Name | None) -> Name | None:
        """The name when it begins at the head; the phrase then reaches past it."""
        if name is None or name.first != self.head:
            return None
        self.at = max(self.at, name.stop)
        return name

    def reach(self) -> int:
        """The token after the phrase."""
        top = min(self.limit, self.head + _LONGEST)
        while self.at < top and self._step():
            pass
        tokens, at = self.scan.tokens, self.at
        if at - 2 > self.head and tokens[at - 1].text in self.scan.cues["at-most"] and tokens[at - 2].text == "علي":
            return at - 2
        return at

    def _step(self) -> bool:
        scan, at = self.scan, self.at
        word, text = scan.words[at], scan.tokens[at].text
        if scan.is_punct(at):
            return self._sign()
        amount, name, place = scan.amount[at], scan.party[at] or scan.outlet[at], scan.place[at]
        if scan.moment[at] is not None:
            return False
        if amount is not None:
            return self._figure(amount)
        if name is not None and name.first == at:
            return self._name(name)
        if place is not None and place.first == at:
            return self._place(place)
        if text in scan.cues["linking"]:
            linked = self._link(text)
            if linked is not None:
                return linked
        if "belonging" in word.part:
            return self._belonging()
        if word.structural or word.conj:
            return False
        return self._glued(word) if word.prep else self._word(word)

    def _go(self, at: int) -> bool:
        self.at = at
        return True

    def _take(self, inner: Phrase | None) -> bool:
        """Take in a phrase that belongs to this one, with the party it names."""
        if inner is None:
            return False
        self.party = self.party or inner.party
        return self._go(inner.stop)

    # -- signs, figures, names -------------------------------------------------------------------------------------------------

    def _sign(self) -> bool:
        scan, at = self.scan, self.at
        if scan.is_quote(at):
            opens = scan.quoted[at] is not None and at + 1 < self.limit and not scan.is_punct(at + 1) and not self.closed
            if opens or scan.quoted[at - 1] is not None:
                return self._go(at + 1)
        close = _bracket(scan, at, self.limit)
        return bool(close) and self._go(close)

    def _figure(self, amount: Amount) -> bool:
        """«اللواء 12», «الجنود الثلاثة», «مقاتل واحد»: a figure that belongs to the head."""
        kind, text = self.scan.tokens[self.at].form.kind, self.scan.tokens[self.at].text
        single = amount.low == 1 and not amount.vague and self.scan.told(self.at, self.at + 1).startswith("واحد")
        one = single and self.at - self.head >= 2
        if self.counted and not one:
            return False  # but «ثلاثة من أفراد عائلة واحدة»
        if kind == "number" and self.group == "unit" and self.noun is not None and self.noun.number == "sg":
            return self._go(self.at + 1)
        if amount.first != self.at or amount.vague:
            return False
        definite = self.closed and text.startswith("ال") and (amount.low or 99) <= 10
        return (definite or (amount.low in (1, 2) and kind == "word")) and self._go(amount.stop)

    def _name(self, name: Name) -> bool:
        scan, at = self.scan, self.at
        definite = scan.tokens[at].text.startswith("ال")
        if name.conj or (self.place is not None and self.place.first == self.head and self.party is None and not definite):
            return False  # «في الضالع مسلحون»: no genitive follows the name of a place
        open_ = not self.closed or self.party is None or _same(self.party, name)
        described = at - 1 > self.head and scan.nation[at - 1] is not None and not scan.words[at - 1].det and not self.closed
        genitive = not name.clitics and (definite or not self.nunated) and open_ and not self._ends_in_nun()
        genitive = genitive and not described  # «حمّل مسؤول تركي الحزب المسؤولية»
        owner = name.prep == "ل" and (self.group in _OWNING or "belonging" in scan.words[at - 1].part or not self.noun)
        if not genitive and not owner:
            return False
        if scan.party[at] is not None:
            self.party = self.party or name
        elif genitive:
            self.outlet = self.outlet or name
        self.closed = True
        return self._go(name.stop)

    def _place(self, place: Name) -> bool:
        word, definite = self.scan.words[self.at], self.scan.tokens[self.at].text.startswith("ال")
        if place.clitics or "place_prep" in word.part or (self.closed and not definite) or self.nunated:
            return False
        if self.party is not None and self.party.stop == self.at and self.noun is None:
            return False  # «تحاصر الدعم السريع الفاشر»: a place is no part of a party's name
        self.place, self.closed = self.place or place, True
        return self._go(place.stop)

    # -- what belongs to the head ----------------------------------------------------------------------------------------------

    def _link(self, text: str) -> bool | None:
        """Prepositions that a phrase may go past: «على الأقل», «مسؤول في كذا», «عناصر من كذا», «قتلى في صفوف كذا»."""
        scan, at, deeper = self.scan, self.at, self.depth + 1
        following = scan.tokens[at + 1].text if at + 1 < self.limit else ""
        if text == "علي" and following in scan.cues["at-most"]:
            return self._go(at + 2)
        if self.depth >= 2:
            return None
        official = self.group in ("official", "leader", "member", "fighter", "soldier")
        if text == "في" and official and following and scan.party[at + 1] is not None:
            inner = phrase(scan, at + 1, self.limit, depth=deeper)
            if inner is not None and inner.party is not None:
                return self._take(inner)
        if text == "من" and (self.counted or self.group in _PARTITIVE or following in scan.cues["ranks"]):
            inner = phrase(scan, at + 2 if following in scan.cues["ranks"] else at + 1, self.limit, depth=deeper)
            if inner is not None and not (inner.place and not inner.party):
                self._take(inner)
            return False
        if text in scan.cues["into-ranks"] and following in scan.cues["ranks"]:
            self._take(phrase(scan, at + 2, self.limit, depth=deeper))
            return False
        return None

    def _belonging(self) -> bool:
        """«تابعة لحزب», «الموالية للرئيس», «المدعومة من إيران»: the phrase after the word of belonging."""
        if self.depth >= 2:
            return False
        at = self.at + 1
        if at < self.limit and self.scan.tokens[at].text in ("من", "الي", "عن"):
            at += 1
        return self._take(phrase(self.scan, at, self.limit, depth=self.depth + 1, lead="ل"))

    def _glued(self, word: Word) -> bool:
        """«حاجزاً للجيش»: what the head belongs to ends the phrase."""
        owner = word.prep == "ل" and self.group in _OWNING and self.depth < 2
        if owner and (word.det or word.noun) and not word.verb and word.act is None:
            self._take(phrase(self.scan, self.at, self.limit, depth=self.depth + 1))
        return False

    def _word(self, word: Word) -> bool:
        """Genitives and adjectives: a bare noun cannot follow a closed or nunated one."""
        scan, at, head = self.scan, self.at, self.scan.words[self.head]
        if word.text in scan.cues["what"]:
            return False  # «لا صحة لما تروجه الجماعة»
        named = scan.tokens[at - 1].text in scan.cues["father-of"]  # «أبو يوسف»
        verb = (word.verbal or word.verb) and not word.det and not word.noun and not named
        if scan.phrase[at] is not None or verb:
            return False
        if word.act is not None:
            if self.group == "air" and "adjective" in word.part:
                return self._go(at + 1)  # «طائرة مسيّرة»
            if not (head.topic and word.det):
                return False
        if self.closed and word.det and word.noun is not None and self._is_other(word.noun):
            return False
        if word.det and self._ends_in_nun() and at == self.head + 1:
            return False  # «مسلحون المبنى»: a plural in «ن» is no head of a genitive, and an indefinite noun has no definite adjective
        if self.closed and not word.det:
            return word.noun is None and not word.verbal and _names_follow(head) and self._go(at + 1)
        if not word.det and word.noun is not None and (self._parts(word.noun) or self._is_described(word.noun)):
            return False
        self.closed = self.closed or word.det
        return self._go(at + 1)

    def _ends_in_nun(self) -> bool:
        return self.nunated and not self.closed and self.noun is not None and not self.noun.accusative

    def _is_other(self, noun: Noun) -> bool:
        """«حررت القوات البلدة», «طردت القوات المسلحين»: a definite noun behind a force is another phrase, not its adjective."""
        force = self.group in ("unit", "soldier", "fighter", "gunman", "police") or (self.noun is None and self.party is not None)
        return force and noun.group in ("area", "site", "thing", "air", "gunman", "civil", "fighter") and noun.cut.det

    def _is_described(self, noun: Noun) -> bool:
        """«طائرة مسيّرة نقطة», «انتحاري شاحنة»: behind an adjective, or one person of a nisba, a thing is another phrase."""
        scan, before = self.scan, self.at - 1
        flown = self.group == "air" and bool(scan.words[before].weapon)  # «طائرة مسيّرة نقطة»
        described = before > self.head and "adjective" in scan.words[before].part and (flown or not scan.words[before].noun)
        person = before == self.head and self.noun is not None and self.noun.unit == "person" and self.noun.number == "sg"
        nisba = person and scan.tokens[before].text.endswith("ي")
        return (described or nisba) and noun.group in ("thing", "site", "air")

    def _parts(self, noun: Noun) -> bool:
        """A noun that can be no genitive of the head, and no adjective in its case."""
        closed = self.nunated or (noun.accusative and not (self.noun is not None and self.noun.accusative))
        return closed and not _agrees(self.scan, self.at - 1, self.at)


def _same(a: Name, b: Name) -> bool:
    return getattr(a.value, "party", None) == getattr(b.value, "party", None) or getattr(a.value, "metonym", False)


def _names_follow(head: Word) -> bool:
    """«القائد فلان»: a person's name may follow the title."""
    titled = head.voice is not None and head.voice.title
    return titled or head.group in ("official", "leader", "soldier", "journalist", "civil", "kin")


def _agrees(scan: Scan, one: int, two: int) -> bool:
    """«مستشارين عسكريين», «مسلحون مجهولون»: a sound plural after one of the same case is its adjective."""
    a, b = scan.tokens[one].text, scan.tokens[two].text
    return a[-2:] == b[-2:] and a[-2:] in ("ين", "ون", "ان")


def _nunated(scan: Scan, at: int) -> bool:
    """True when no genitive can follow: «مسلحون», «جنديين», «ضابطاً»."""
    noun = scan.words[at].noun
    if noun is None or noun.construct or scan.tokens[at].text in scan.cues["father-of"]:
        return False
    text = scan.tokens[at].text
    return (noun.number in ("pl", "du") and text.endswith(("ون", "ين", "ان"))) or noun.accusative


def _bracket(scan: Scan, at: int, limit: int) -> int:
    """The token after a short bracket that opens at ``at``, or 0."""
    if scan.tokens[at].text != "(":
        return 0
    for close in range(at + 1, min(at + 9, limit)):
        if scan.tokens[close].text == ")":
            return close + 1
    return 0


def is_of_people(scan: Scan, found: Phrase) -> bool:
    """«حوثيان», «تركيين»: a party's or a nation's adjective that stands alone for two or more of its people."""
    if found.amount is not None or found.noun is not None or found.stop - found.head != 1:
        return False
    named = found.party is not None or scan.nation[found.head] is not None
    return named and not scan.words[found.head].det and scan.tokens[found.head].text.endswith(("يان", "يين", "يون"))
