"""What a noun phrase stands for: a doer, a person, a place, a weapon, a description."""

from __future__ import annotations

from tawatur.claims.acts.draft import HARM, PEOPLE
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase

_DOERS = frozenset({"unit", "gunman", "fighter", "air", "settler", "police", "soldier", "leader", "member"})


def is_doer(see: Sight, found: Phrase) -> bool:
    """True for a phrase that can act in a conflict: a party, armed people or units, a state, an official body."""
    party, noun = found.party, found.noun
    if party is not None and (party.first == found.head or found.group not in ("site", "thing", "area")):
        return True
    if noun is None:
        return _is_state(see, found) or _is_body(see, found)
    counted = noun.group == "unit" and noun.number == "sg" and found.amount is not None  # «12 دبابة»
    return noun.group in _DOERS and not counted


def _is_state(see: Sight, found: Phrase) -> bool:
    """«القصف الروسي», «قصف حكومي»: an adjective of a state."""
    return found.place is None and (see.scan.nation[found.head] is not None or "governmental" in see.words[found.head].part)


def _is_body(see: Sight, found: Phrase) -> bool:
    word = see.words[found.head]
    return word.voice is not None and word.voice.kind in ("official", "party") and word.det


def is_able(see: Sight, found: Phrase) -> bool:
    """True for a doer or for people of any kind."""
    return is_doer(see, found) or found.group in PEOPLE


def is_person(see: Sight, found: Phrase) -> bool:
    """True for people, a party, a figure, or a nation's adjective."""
    named = found.amount is not None or found.party is not None or see.scan.nation[found.head] is not None
    return named or found.group in PEOPLE


def is_place(found: Phrase) -> bool:
    """True for a place that is no party («دمشق» may be both)."""
    if found.party is not None:
        return False
    return found.group in ("area", "site") if found.noun is not None else found.place is not None


def is_act(see: Sight, found: Phrase) -> bool:
    """True when the head of the phrase tells an event other than harm («أدت الغارة»)."""
    draft = see.at.get(found.head)
    return draft is not None and draft.event not in HARM


def is_weapon(see: Sight, found: Phrase) -> bool:
    """True for a weapon, or for an act that stands where a weapon could."""
    return bool(see.words[found.head].weapon) or is_act(see, found)


def is_flown(see: Sight, found: Phrase) -> bool:
    """«مسيّرة تركية», «طائرات إسرائيلية»: a weapon whose nation is told stands for those who fly it."""
    return bool(see.words[found.head].weapon) and any(see.scan.nation[k] is not None for k in range(found.head, found.stop))


def is_bare_figure(found: Phrase) -> bool:
    """True for a figure with nothing behind it («قُتل 12»)."""
    return found.amount is not None and found.amount.first == found.first and found.stop == found.amount.stop


# -- words of no known meaning -------------------------------------------------------------------------------------------------


def is_adjective(see: Sight, found: Phrase) -> bool:
    """An unknown indefinite word alone behind a masdar describes it: «اعتقال تعسفي», «حملة اعتقالات واسعة»."""
    if found.amount or not _is_unknown(found) or see.scan.nation[found.head]:
        return False
    word = see.words[found.head]
    owned = word.text.endswith(("ه", "ها", "هم", "نا")) and not see.tokens[found.head].form.key.endswith("ة")
    if found.stop - found.head > 1:  # «حصارا خانقا مطبقا»
        return all(see.tokens[k].text.endswith("ا") for k in range(found.head, found.stop))
    return not word.det and not owned


def is_adverb(see: Sight, found: Phrase) -> bool:
    """«ميدانياً», «سابقاً», «جميعهم»: an unknown indefinite accusative alone."""
    alone = all(see.scan.is_quote(k) for k in range(found.head + 1, found.stop))
    if found.amount or not _is_unknown(found) or not alone:
        return False
    told = see.scan.told(found.head, found.head + 1)
    return "ً" in told or (told.endswith("ا") and len(told) >= 4)


def is_finite(see: Sight, found: Phrase) -> bool:
    """A word of no known meaning with the prefix of the present after «و» is a verb."""
    text = see.tokens[found.head].text
    present = len(text) > 3 and text[0] == "و" and text[1] in "تي" and text[2:4] != "ال"
    return present and not found.amount and _is_unknown(found)


def describes(see: Sight, found: Phrase, noun: Phrase) -> bool:
    """«مدينة دوما الخاضعة»: a definite word of no known meaning right behind a phrase describes it."""
    if found.amount is not None or not _is_unknown(found) or see.scan.nation[found.head] is not None:
        return False
    known = noun.noun is not None or noun.place is not None or noun.party is not None
    return known and see.words[found.head].det


def _is_unknown(found: Phrase) -> bool:
    return found.noun is None and found.party is None and found.place is None and found.outlet is None
