"""What a noun phrase stands for: a doer, a person, a place, a weapon, a description."""

from __future__ import annotations

from tawatur.claims.acts.draft import HARM, PEOPLE, Draft
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase
from tawatur.claims.words import Hit

_DOERS = frozenset({"unit", "gunman", "fighter", "air", "settler", "police", "soldier", "leader", "member"})


def is_doer(see: Sight, found: Phrase) -> bool:
    if found.party is not None and (
        found.party.first == found.head or found.noun is None or found.noun.group not in ("site", "thing", "area")
    ):
        return True
    if found.noun is None:
        word = see.words[found.head]
        if found.place is None and (see.scan.nation[found.head] is not None or "governmental" in word.part):
            return True
        return bool(word.voice is not None and word.voice.kind in ("official", "party") and word.det)
    return found.noun.group in _DOERS and not (
        found.noun.group in ("unit",) and found.noun.number == "sg" and found.amount is not None
    )


def is_act(see: Sight, found: Phrase) -> bool:
    draft = see.at.get(found.head)
    return draft is not None and draft.event not in HARM


def is_flown(see: Sight, found: Phrase) -> bool:
    """«مسيّرة تركية», «طائرات إسرائيلية»: a weapon whose nation is told stands for those who fly it."""
    return bool(see.words[found.head].weapon) and any(see.scan.nation[k] is not None for k in range(found.head, found.stop))


def is_place(found: Phrase) -> bool:
    return found.party is None and (found.noun.group in ("area", "site") if found.noun is not None else found.place is not None)


def is_weapon(see: Sight, found: Phrase) -> bool:
    return bool(see.words[found.head].weapon) or is_act(see, found)


def is_person(see: Sight, found: Phrase) -> bool:
    return (
        found.amount is not None or found.party is not None or see.scan.nation[found.head] is not None or (found.group in PEOPLE)
    )


def is_able(see: Sight, pre: Phrase) -> bool:
    return is_doer(see, pre) or (pre.group in PEOPLE)


def is_adjective(see: Sight, found: Phrase) -> bool:
    """An unknown indefinite word alone behind a masdar describes it: «اعتقال تعسفي», «حملة اعتقالات واسعة»."""
    if found.amount or found.noun or found.party or found.place or found.outlet or see.scan.nation[found.head]:
        return False
    word = see.words[found.head]
    owned = word.text.endswith(("ه", "ها", "هم", "نا")) and not see.tokens[found.head].form.key.endswith("ة")
    return found.stop - found.head == 1 and not word.det and not owned


def is_bare_figure(found: Phrase) -> bool:
    return found.amount is not None and found.amount.first == found.first and found.stop == found.amount.stop


def is_adverb(see: Sight, found: Phrase) -> bool:
    """«ميدانياً», «سابقاً», «جميعهم»: an unknown indefinite accusative alone."""
    bare = all(see.scan.is_quote(k) for k in range(found.head + 1, found.stop))
    if found.amount or found.noun or found.party or found.place or found.outlet or not bare:
        return False
    start, end = see.scan.span(found.head, found.head + 1)
    told = see.scan.text[start:end]
    return "ً" in told or (told.endswith("ا") and len(told) > 4)


def is_finite(see: Sight, found: Phrase) -> bool:
    """A word of no known meaning with the prefix of the present after «و» is a verb."""
    plain = not (found.noun or found.party or found.place or found.outlet or found.amount)
    text = see.tokens[found.head].text
    return plain and len(text) > 3 and text[0] == "و" and text[1] in "تي" and text[2:4] != "ال"


def describes(see: Sight, found: Phrase, noun: Phrase) -> bool:
    """«مدينة دوما الخاضعة»: a definite word of no known meaning right behind a phrase describes it."""
    plain = found.noun is None and found.party is None and found.place is None and found.outlet is None and found.amount is None
    return (
        plain
        and see.words[found.head].det
        and (noun.noun is not None or noun.place is not None or noun.party is not None)
        and see.scan.nation[found.head] is None
    )


def agrees(see: Sight, hit: Hit, pre: Phrase) -> bool:
    if hit.number == "pl" and pre.amount is not None:
        return False
    return True


def adjacent_subject(pre: Phrase, draft: Draft) -> bool:
    """The subject stands right before its verb: «الطيران استهدف تجمعات»."""
    return draft.first - pre.stop <= 1
