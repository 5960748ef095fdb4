"""Noun phrases: a figure, a head, and what Arabic lets stand behind it.

The limits are those of the language: a word with the article closes a genitive chain, so that after «الجيش» a bare noun begins
something new; after a nunated plural («مسلحون») or an indefinite accusative («ضابطاً») no genitive can follow; a preposition ends the
phrase unless it says what the head belongs to («عناصر من قسد», «حاجزاً للجيش»).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawatur.claims.scan import Name, Scan
from tawatur.claims.words import Noun
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
_RANKS = "صفوف"


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
    while at < limit and scan.is_quote(at):
        at += 1
    found = scan.amount[at] if at < limit else None
    if found is not None and found.first == at and not found.ordinal:
        amount, at = found, found.stop
        if at < limit and scan.tokens[at].text == "من":
            if at + 1 < limit and scan.words[at + 1].act is not None and scan.words[at + 1].noun is None:
                return Phrase(first, amount.stop, first, amount, lead=lead, joined=joined)  # «تمكن 830 من الفرار»
            at, partitive = at + 1, True
    while at < limit and scan.is_quote(at):
        at += 1
    joins = (
        at < limit
        and amount is not None
        and (scan.words[at].conj or (scan.words[at].prep and not partitive))
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
    stop, names = _extend(scan, at, limit, amount is not None or partitive, depth)
    if amount is None and stop - 1 > at and scan.amount[stop - 1] is not None and not scan.amount[stop - 1].vague:  # type: ignore[union-attr]
        amount = scan.amount[stop - 1]  # «مقاتل واحد», «مدنيين اثنين»
    party, place, outlet = names
    noun = scan.words[at].noun
    if noun is not None and noun.group == "other" and noun.number == "sg" and at + 1 < stop:
        noun = scan.words[at + 1].noun  # «آخر معاقل كذا»
    return Phrase(first, stop, at, amount, noun, party, place, outlet, lead, joined, partitive)


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


def _extend(
    scan: Scan, head: int, limit: int, counted: bool, depth: int
) -> tuple[int, tuple[Name | None, Name | None, Name | None]]:
    """Where the phrase ends, and the party, place and outlet named in it."""
    words, tokens = scan.words, scan.tokens
    party = place = outlet = None
    word = words[head]
    at = head + 1
    for array, name in ((scan.party, "party"), (scan.outlet, "outlet"), (scan.place, "place")):
        span = array[head]
        if span is not None and span.first == head:
            at = max(at, span.stop)
            if name == "party":
                party = span
            elif name == "outlet":
                outlet = span
            else:
                place = span
    noun = word.noun
    closed = bool(word.det or party is not None or place is not None or (word.noun is not None and word.pron))
    nunated = _nunated(scan, head)
    group = noun.group if noun else ""
    top = min(limit, head + _LONGEST)
    while at < top:
        text = tokens[at].text
        word = words[at]
        if scan.is_punct(at):
            if scan.is_quote(at) and scan.quoted[at] is not None and at + 1 < limit and not scan.is_punct(at + 1) and not closed:
                at += 1
                continue
            if scan.is_quote(at) and scan.quoted[at - 1] is not None:
                at += 1
                continue
            close = _bracket(scan, at, limit)
            if close:
                at = close
                continue
            break
        if scan.moment[at] is not None:
            break
        amount = scan.amount[at]
        if amount is not None:
            if tokens[at].form.kind == "number" and group == "unit" and noun is not None and noun.number == "sg" and not counted:
                at += 1
                continue
            if (
                amount.first == at
                and closed
                and text.startswith("ال")
                and (amount.low or 99) <= 10
                and not amount.vague
                and not counted
            ):
                at = amount.stop
                continue
            if (
                amount.first == at
                and amount.low in (1, 2)
                and not amount.vague
                and not counted
                and tokens[at].form.kind == "word"
            ):
                at = amount.stop
                continue
            break
        span = scan.party[at] or scan.outlet[at]
        if span is not None and span.first == at:
            if span.conj:
                break
            if place is not None and place.first == head and party is None and not tokens[at].text.startswith("ال"):
                break  # «في الضالع مسلحون»: no genitive follows the name of a place
            if (
                not span.clitics
                and not (nunated and not tokens[at].text.startswith("ال"))
                and (not closed or party is None or _same(party, span))
            ):
                if scan.party[at] is not None:
                    party = party or span
                else:
                    outlet = outlet or span
                at, closed = span.stop, True
                continue
            if span.prep == "ل" and (group in _OWNING or "belonging" in words[at - 1].part or not noun):
                party = party or (span if scan.party[at] is not None else None)
                at, closed = span.stop, True
                continue
            break
        span = scan.place[at]
        if span is not None and span.first == at:
            if span.clitics or "place_prep" in word.part or (closed and not tokens[at].text.startswith("ال")) or nunated:
                break
            place = place or span
            at, closed = span.stop, True
            continue
        if text == "علي" and at + 1 < limit and tokens[at + 1].text in ("الاقل", "الاكثر"):
            at += 2
            continue
        if (
            text == "في"
            and group in ("official", "leader", "member", "fighter", "soldier")
            and at + 1 < limit
            and scan.party[at + 1] is not None
            and depth < 2
        ):
            inner = phrase(scan, at + 1, limit, depth=depth + 1)
            if inner is not None and inner.party is not None:
                party = party or inner.party
                at = inner.stop
                continue
        if (
            text == "من"
            and depth < 2
            and (counted or group in _PARTITIVE or tokens[at + 1 if at + 1 < limit else at].text == _RANKS)
        ):
            inner = _inside(scan, at + 1, limit, depth)
            if inner is not None and not (inner.place and not inner.party):
                party = party or inner.party
                at = inner.stop
                break
            break
        if text in ("في", "ضمن", "بين") and at + 1 < limit and tokens[at + 1].text == _RANKS and depth < 2:
            inner = phrase(scan, at + 2, limit, depth=depth + 1)
            if inner is not None:
                party = party or inner.party
                at = inner.stop
            break
        if "belonging" in word.part:
            inner = _owner(scan, at + 1, limit, depth)
            if inner is not None:
                party = party or inner.party
                at = inner.stop
                continue
            break
        if word.structural or word.conj:
            break
        if word.prep:
            if (
                word.prep == "ل"
                and group in _OWNING
                and depth < 2
                and (word.det or word.noun)
                and not word.verb
                and word.act is None
            ):
                inner = phrase(scan, at, limit, depth=depth + 1)
                if inner is not None:
                    party = party or inner.party
                    at = inner.stop
            break
        if scan.phrase[at] is not None:
            break
        if (word.verbal or word.verb) and not word.det and not word.noun:
            break
        if word.act is not None and group == "air" and "adjective" in word.part:
            at += 1  # «طائرة مسيّرة»
            continue
        if word.act is not None and not (words[head].topic and word.det):
            break
        if closed and not word.det:
            if word.noun is None and not word.verbal and _names_follow(scan, head, party):
                at += 1
                continue
            break
        if (
            not closed
            and word.noun is not None
            and not word.det
            and not _agrees(scan, at - 1, at)
            and (nunated or (word.noun.accusative and not _is_accusative(scan, head)))
        ):
            break
        if word.det:
            closed = True
        at += 1
    if at - 2 > head and tokens[at - 1].text in ("الاقل", "الاكثر") and tokens[at - 2].text == "علي":
        at -= 2
    return at, (party, place, outlet)


def _inside(scan: Scan, at: int, limit: int, depth: int) -> Phrase | None:
    if at < limit and scan.tokens[at].text == _RANKS:
        at += 1
    return phrase(scan, at, limit, depth=depth + 1)


def _owner(scan: Scan, at: int, limit: int, depth: int) -> Phrase | None:
    """«تابعة لحزب», «الموالية للرئيس», «المدعومة من إيران»: the phrase after the word of belonging."""
    if at < limit and scan.tokens[at].text in ("من", "الي", "عن"):
        at += 1
    return phrase(scan, at, limit, depth=depth + 1, lead="ل") if depth < 2 else None


def _same(a: Name, b: Name) -> bool:
    return getattr(a.value, "party", None) == getattr(b.value, "party", None) or getattr(a.value, "metonym", False)


def _names_follow(scan: Scan, head: int, party: Name | None) -> bool:
    word = scan.words[head]
    return bool(word.noun and word.noun.group in ("official", "leader", "soldier", "journalist", "civil", "kin")) or bool(
        word.voice and word.voice.title
    )


def _agrees(scan: Scan, one: int, two: int) -> bool:
    """«مستشارين عسكريين», «مسلحون مجهولون»: a sound plural after one of the same case is its adjective."""
    a, b = scan.tokens[one].text, scan.tokens[two].text
    return a[-2:] == b[-2:] and a[-2:] in ("ين", "ون", "ان")


def _nunated(scan: Scan, at: int) -> bool:
    """True when no genitive can follow: «مسلحون», «جنديين», «ضابطاً»."""
    noun = scan.words[at].noun
    if noun is None or noun.construct:
        return False
    text = scan.tokens[at].text
    return (noun.number in ("pl", "du") and text.endswith(("ون", "ين", "ان"))) or noun.accusative


def _is_accusative(scan: Scan, at: int) -> bool:
    noun = scan.words[at].noun
    return bool(noun and noun.accusative)


def _bracket(scan: Scan, at: int, limit: int) -> int:
    """The token after a short bracket that opens at ``at``, or 0."""
    if scan.tokens[at].text != "(":
        return 0
    for close in range(at + 1, min(at + 9, limit)):
        if scan.tokens[close].text == ")":
            return close + 1
    return 0


def subject_before(scan: Scan, at: int, clause_first: int, first: int) -> Phrase | None:
    """The phrase that a verb at ``at`` has before it as its subject, also through «الذي»; looks back no further than ``first``."""
    words, end, relative = scan.words, at, False
    while end - 1 >= clause_first and (
        words[end - 1].part & {"future", "negation", "auxiliary"}
        or (words[end - 1].text == "ما" and "auxiliary" in words[end].part)
    ):
        end -= 1
    if end - 1 >= clause_first and "relative" in words[end - 1].part:
        end, relative = end - 1, True
    end = _before_aside(scan, end, first)
    found = _ending_at(scan, end, first)
    if found is None or (not relative and _is_governed(scan, found, first)):
        return clause_subject(scan, at, clause_first)
    # «عشرات المنازل والمتاجر أُحرقت»: the first of several joined phrases carries the figure
    while scan.words[found.first].conj and not found.amount:
        earlier = _ending_at(scan, found.first, first)
        if earlier is None or (earlier.amount is None and found.party is not None and earlier.party is None):
            break
        found = replace(earlier, stop=end)
    return found


def joined_before(scan: Scan, found: Phrase, first: int) -> list[Phrase]:
    """The counted phrases joined to one before a verb, from left to right: «25 مدنياً وعشرة حراس سقطوا قتلى»."""
    out = [found]
    while scan.words[out[0].first].conj or (scan.amount[out[0].first] is not None and scan.tokens[out[0].first].text[:1] == "و"):
        earlier = _ending_at(scan, out[0].first, first)
        if earlier is None or earlier.amount is None or earlier.first >= out[0].first:
            break
        out.insert(0, earlier)
    return out


def _is_governed(scan: Scan, found: Phrase, first: int) -> bool:
    """True when a preposition governs the phrase: «شمالي بغداد» is no subject."""
    if scan.words[found.first].prep and not scan.amount[found.first]:
        return True
    return (
        found.first > first
        and bool(scan.words[found.first - 1].part & {"prep", "place_prep"})
        and scan.amount[found.first - 1] is None
    )


def _before_aside(scan: Scan, end: int, first: int) -> int:
    """Step back over what may stand between a subject and its verb: commas, «على الأقل», «، بينهم ثلاثة أطفال،»."""
    while end - 1 > first:
        text = scan.tokens[end - 1].text
        if text in ("،", ",", '"', "»", "«", ")"):
            opened = next((k for k in range(end - 2, max(first, end - 12), -1) if "subset" in scan.words[k].part), 0)
            if (
                text in ("،", ",")
                and opened
                and scan.tokens[opened - 1].text in ("،", ",", "من")
                and all(scan.tokens[k].text not in ("،", ",") or k == end - 1 for k in range(opened, end))
            ):
                end = opened - 1 if scan.tokens[opened - 1].text != "من" else opened - 2
            else:
                end -= 1
        elif text in ("الاقل", "الاكثر") and scan.tokens[end - 2].text == "علي":
            end -= 2
        else:
            break
    return end


def _ending_at(scan: Scan, end: int, first: int) -> Phrase | None:
    """The longest phrase that ends just before token ``end``."""
    for start in range(max(first, end - 10), end):
        found = phrase(scan, start, end)
        if found is not None and found.stop == end:
            return found
    return None


def clause_subject(scan: Scan, at: int, clause_first: int) -> Phrase | None:
    """The phrase a clause opens with, if no verb stands between it and token ``at``."""
    start = clause_first
    while start < at and (scan.words[start].part or scan.is_punct(start)):
        start += 1
    found = phrase(scan, start, at) if start < at else None
    if found is None or found.lead:
        return None
    for k in range(found.stop, at):
        word = scan.words[k]
        if word.verbal and "auxiliary" not in word.part and "boundary" not in word.part:
            return None
    return found
