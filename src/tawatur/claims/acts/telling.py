"""Whether a word tells an event at all, or only names a topic, a property or a period."""

from __future__ import annotations

from tawatur.claims.acts.draft import HARM, MEANS, PERSONAL, Draft
from tawatur.claims.acts.figures import amount_before
from tawatur.claims.acts.meant import pronoun_after
from tawatur.claims.acts.needs import happens
from tawatur.claims.acts.sight import Sight


def is_topic(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """True when the word only names a period, a property or a topic («بعد المعارك», «الخاضعة لسيطرة», «منفذي الهجوم»)."""
    if any("figurative" in see.words[k].part for k in see.ahead(draft.stop, 2)):
        return True
    if draft.event == "injured" and not draft.verb and see.tokens[draft.first - 1].text in see.cues["affected-by"]:
        return True  # «توفي متأثراً بإصابته»
    if _is_property(see, draft) or _is_condemned(see, draft, drafts) or _is_foiled(see, draft):
        return True
    if draft.verb or draft.row.kind == "participle":
        return False
    return _are_mentioned(see, draft) if draft.row.kind == "person" else _is_named(see, draft, drafts)


def is_natural(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """Floods, road accidents and epidemics harm people too, but not in the conflict."""
    if draft.event not in HARM and draft.event not in ("missing", "displaced", "destruction"):
        return False
    if any(each.event in MEANS | {"attack", "clash"} and not each.dropped for each in drafts):
        return False
    natural = see.needs["natural"]
    return any(see.words[k].core in natural or see.tokens[k].text in natural for k in range(see.first, see.stop))


# -- act nouns and nouns of action -------------------------------------------------------------------------------------------------


def _is_named(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """A noun that another one or the article makes a name: «مكافحة الإرهاب», «هذا الهجوم», «منذ القصف»."""
    word, before, kind = see.words[draft.first], see.word(draft.first - 1), draft.row.kind
    definite, told = word.det or bool(word.pron), _is_told(see, draft)
    met = any("opposing" in see.words[k].part for k in see.back(draft.first, 5))  # «تصدت القوات لذلك الهجوم»
    if ("demonstrative" in before.part and not met) or ("period" in before.part and not draft.amount and not draft.targets):
        return True
    untold = not told and draft.event not in HARM and draft.event != "destruction"
    if (before.topic or _is_sentenced(see, draft)) and (definite or untold):
        return True
    if draft.event == "detained" and kind == "masdar" and before.group == "site" and not before.det and not word.prep:
        return True  # «مراكز احتجاز»
    if kind == "masdar" and word.det and not word.prep and before.det and draft.event in ("attack", "siege"):
        return True  # «القوات المهاجمة»: a participle, not the masdar
    if not definite or told or (met and draft.event == "attack"):
        return False
    if draft.event == "talks" and any(
        see.words[k].core in see.cues["talks-going"] | see.cues["failing"] for k in _around(see, draft)
    ):
        return False  # «استأنف الطرفان المفاوضات», «تمديد الهدنة»
    if kind in ("act", "weapon", "phrase"):
        return not (happens(see, draft) or _is_cause(see, draft, drafts))
    return kind == "masdar" and draft.event in HARM


def _around(see: Sight, draft: Draft) -> list[int]:
    return [*see.nearest(draft.first, 3), *see.ahead(draft.stop, 3)]


def _is_told(see: Sight, draft: Draft) -> bool:
    """Something beside a noun says that it is told: who, whom, how many, or that it is one of many."""
    if draft.targets or draft.agent or draft.amount or draft.self_agent or draft.pron_agent or draft.number == "du":
        return True
    harmed = see.at.get(draft.first - 1)  # «مقتل الجريح»
    if (harmed is not None and harmed.event in HARM and not harmed.verb) or _is_one_of_many(see, draft):
        return True
    word = see.words[draft.first]
    qualified = draft.hypothetical and (word.det or bool(word.pron)) and _is_qualified(see, draft)
    return qualified or (draft.event == "talks" and bool(pronoun_after(see, draft)))


def _is_sentenced(see: Sight, draft: Draft) -> bool:
    """«حكم عليه بالإعدام», «عقوبة كذا الإعدام»: a verdict, not a killing."""
    return draft.event == "killed" and see.word(draft.first - 2).core in see.cues["verdict"]


def _is_one_of_many(see: Sight, draft: Draft) -> bool:
    """«سلسلة من الغارات», «موجة من الهجمات»."""
    at = draft.first - 1
    return at > see.first and see.tokens[at].text == "من" and see.tokens[at - 1].text in see.cues["series"]


def _is_qualified(see: Sight, draft: Draft) -> bool:
    """«الهجوم المرتقب»."""
    return any(see.words[k].core in see.cues["yet-to-come"] for k in see.ahead(draft.stop, 4))


def _is_cause(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """«قُتلا في الانفجار», «جراء الغارات»: the definite act is where the harm of the sentence came from."""
    if see.word(draft.first - 1).core not in see.cues["in-or-by"] and see.words[draft.first].prep != "ب":
        return False
    return any(each.event in PERSONAL and not each.dropped for each in drafts)


# -- properties, condemnations, bombs that did not go off --------------------------------------------------------------------------


def _is_property(see: Sight, draft: Draft) -> bool:
    """«الخاضعة لسيطرة كذا», «التي تسيطر عليها», «تحت سيطرة»: control told as a property."""
    before = see.word(draft.first - 1)
    if draft.event == "clash" and draft.verb and draft.hit is not None and draft.hit.present and "relative" in before.part:
        return True  # «القوات التي تقاتل الحوثيين»
    if draft.event != "control" or draft.row.kind == "phrase":
        return False
    if see.prep(draft) != "علي":  # «الشطر الذي تحتله»
        return (
            draft.verb and draft.hit is not None and draft.hit.present and "relative" in before.part and bool(draft.pron_target)
        )
    if not draft.verb:
        return before.core in see.cues["held"] or "belonging" in before.part
    resumed = any(see.tokens[k].text in see.cues["over-it"] for k in see.ahead(draft.stop, 3))
    return draft.hit is not None and draft.hit.present and (resumed or "relative" in before.part)


def _is_condemned(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """An act that is only condemned («ندد بالقصف»), with no figure and no harm told."""
    massacre = draft.row.kind == "act" and see.words[draft.first].det  # «تنديداً بالمجزرة»
    if draft.amount is not None or (draft.event in HARM and not massacre):
        return False
    if any(each.event in HARM and each is not draft and not each.dropped for each in drafts):
        return False
    for k in see.nearest(draft.first, 6):
        word = see.words[k]
        if "condemning" in word.part:
            return True
        if "complement" in word.part or see.tokens[k].text in (".", "؛", "،", ":"):
            return False
    return False


def _is_foiled(see: Sight, draft: Draft) -> bool:
    """A bomb that was found, seized or taken apart did not go off; «منصة لإطلاق الصواريخ» fired none."""
    if draft.event not in ("explosion", "shelling") or draft.row.kind in ("verb", "act", "masdar"):
        return False
    before = see.word(draft.first - 1)
    stored = see.words[draft.first].prep == "ل" and before.noun is not None
    if draft.is_weapon and (stored or (draft.event == "explosion" and before.weapon == "airstrike")):
        return True  # «مستودع لصواريخ», «طائرة مسيّرة مفخخة»
    if draft.is_weapon and ("subset" in before.part or not see.cues["kept"].isdisjoint(see.stems(draft.first - 1))):
        return True  # «تهريب الصواريخ», «مخازن بينها صواريخ»
    foiled = any("foiled" in see.words[k].part for k in see.back(draft.first, 6))
    return foiled or (draft.first > see.first and see.tokens[draft.first - 1].text in see.cues["made-for-firing"])


# -- words for people --------------------------------------------------------------------------------------------------------------


def _are_mentioned(see: Sight, draft: Draft) -> bool:
    """«عائلات القتلى», «تبادل الأسرى»: people spoken of, not an event."""
    word = see.words[draft.first]
    vague = draft.amount is not None and draft.amount.vague and draft.amount.stop == draft.first
    before = see.word(draft.amount.first - 1 if draft.amount is not None and vague else draft.first - 1)
    if (before.core == "بين" and not draft.joint) or (before.topic and before.core not in see.cues["occurrence"]):
        return True
    if _are_victims(see, draft) or _were_held(see, draft):
        return True
    if word.pron and draft.event == "injured" and draft.row.kind == "person" and see.words[draft.first].act is not None:
        if see.word(draft.stop).core in see.cues["grave"]:
            return True  # «150 إصاباتهم خطيرة»
    counted = draft.amount is not None or draft.joint or draft.number == "du"
    return not counted and (word.det or bool(word.pron)) and draft.row.event in HARM


def _are_victims(see: Sight, draft: Draft) -> bool:
    """«مقتل ستة نازحين»: the harm is told, the displaced suffered it."""
    amount = amount_before(see, draft)
    if amount is None or draft.event not in ("displaced", "detained", "missing") or amount.first <= see.first:
        return False
    if "subset" in see.word(amount.first - 1).part:
        return True  # «19 شهيداً، بينهم ثمانية نازحين»
    harm = see.at.get(amount.first - 1)
    return harm is not None and harm.event in HARM and not harm.dropped


def _were_held(see: Sight, draft: Draft) -> bool:
    """«الإفراج عن محتجزين»: an earlier word of the clause tells what became of the detained."""
    if draft.event != "detained" or see.words[draft.first - 1].part & {"lasting", "auxiliary"}:
        return False  # «الإفراج عن عمال كانوا محتجزين»: told by a verb of its own
    told = (each for each in see.at.values() if each is not draft and not each.dropped and each.clause == draft.clause)
    return any(each.event in ("released", "detained", "displaced", "escaped") and each.first < draft.first for each in told)
