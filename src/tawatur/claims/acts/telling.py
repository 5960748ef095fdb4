"""Whether a word tells an event at all, or only names a topic, a property or a period."""

from __future__ import annotations

from tawatur.claims.acts.draft import AFTER, HARM, PERSONAL, Draft
from tawatur.claims.acts.figures import amount_before
from tawatur.claims.acts.meant import pronoun_after
from tawatur.claims.acts.needs import happens
from tawatur.claims.acts.sight import Sight


def is_topic(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """True when the word only names a period, a property or a topic («بعد المعارك», «الخاضعة لسيطرة», «منفذي الهجوم»)."""
    if any("figurative" in see.words[k].part for k in see.ahead(draft.stop, 2)):
        return True
    if _is_property(see, draft) or _is_condemned(see, draft, drafts) or _is_foiled(see, draft):
        return True
    if draft.verb or draft.row.kind in ("person", "participle"):
        return _bare_people(see, draft) if draft.row.kind == "person" else False
    word = see.words[draft.first]
    definite = word.det or bool(word.pron)
    before = see.words[draft.first - 1] if draft.first > see.first else None
    harmed = see.at.get(draft.first - 1)
    told = bool(
        draft.number == "du"
        or (harmed is not None and harmed.event in HARM and not harmed.verb)
        or _one_of_many(see, draft)
        or draft.targets
        or draft.agent
        or draft.amount
        or draft.self_agent
        or draft.pron_agent
        or (draft.event == "talks" and pronoun_after(see, draft))
        or (draft.hypothetical and definite and _qualified(see, draft))
    )
    if before is not None and "demonstrative" in before.part:
        return True
    if before is not None and "period" in before.part and not draft.amount and not draft.targets:
        return True
    if ((before is not None and before.topic) or _topic_two_before(see, draft)) and (
        definite or (not told and draft.event not in HARM and draft.event != "destruction")
    ):
        return True
    if (
        draft.row.kind == "masdar"
        and word.det
        and not word.prep
        and before is not None
        and before.det
        and draft.event in ("attack", "siege")
    ):
        return True  # «القوات المهاجمة»: a participle, not the masdar
    if draft.row.kind in ("act", "weapon", "phrase") and definite and not told:
        return not (happens(see, draft) or _caused(see, draft, drafts))
    if draft.row.kind == "masdar" and definite and not told and draft.event in HARM:
        return True
    return False


def is_natural(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """Floods, road accidents and epidemics harm people too, but not in the conflict."""
    if draft.event not in HARM and draft.event not in ("missing", "displaced", "destruction"):
        return False
    if any(d.event in ("attack", "clash", "airstrike", "shelling", "explosion") and not d.dropped for d in drafts):
        return False
    natural = see.needs["natural"]
    return any(see.words[k].core in natural or see.tokens[k].text in natural for k in range(see.first, see.stop))


def _topic_two_before(see: Sight, draft: Draft) -> bool:
    at = draft.first - 2
    return at >= see.first and see.words[at].core in ("حكم", "حكما", "احكام", "عقوبه", "حكمت") and draft.event == "killed"


def _one_of_many(see: Sight, draft: Draft) -> bool:
    """«سلسلة من الغارات», «موجة من الهجمات»."""
    at = draft.first - 1
    return (
        at - 1 >= see.first
        and see.tokens[at].text == "من"
        and see.tokens[at - 1].text in ("سلسله", "موجه", "العديد", "مزيد", "بمزيد", "المزيد")
    )


def _qualified(see: Sight, draft: Draft) -> bool:
    return any(see.words[k].core in AFTER for k in see.ahead(draft.stop, 4))


def _is_property(see: Sight, draft: Draft) -> bool:
    """«الخاضعة لسيطرة كذا», «التي تسيطر عليها», «تحت سيطرة»: control told as a property."""
    if draft.event != "control" or see.prep(draft) != "علي":
        return False
    if draft.row.kind == "phrase":
        return False
    before = see.words[draft.first - 1] if draft.first > see.first else None
    if not draft.verb:
        return before is not None and (
            before.core in ("تحت", "مناطق", "مناطقه", "منطقه", "خارج", "ضمن")
            or "belonging" in before.part
            or before.core in ("خاضعه", "خاضع")
        )
    present = draft.hit is not None and draft.hit.present
    relative = before is not None and "relative" in before.part
    resumed = any(see.tokens[k].text in ("عليها", "عليه", "عليهم") for k in see.ahead(draft.stop, 3))
    return present and (relative or resumed)


def _is_condemned(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """An act that is only condemned («ندد بالقصف»), with no figure and no harm told."""
    if (
        draft.amount is not None
        or draft.event in HARM
        or any(d.event in HARM for d in drafts if d is not draft and not d.dropped)
    ):
        return False
    for k in see.nearest(draft.first, 6):
        word = see.words[k]
        if "condemning" in word.part:
            return True
        if "complement" in word.part or see.tokens[k].text in (".", "؛", "،", ":"):
            return False
    return False


def _is_foiled(see: Sight, draft: Draft) -> bool:
    """A bomb that was found, seized or taken apart did not go off."""
    if draft.event not in ("explosion", "shelling") or draft.row.kind in ("verb", "act", "masdar"):
        return False
    if draft.first > see.first and see.tokens[draft.first - 1].text == "لاطلاق":
        return True  # «منصة لإطلاق الصواريخ»
    return any("foiled" in see.words[k].part for k in see.back(draft.first, 6))


def _caused(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    """«قُتلا في الانفجار», «جراء الغارات»: the definite act is where the harm of the sentence came from."""
    before = see.words[draft.first - 1].core if draft.first > see.first else ""
    if before not in ("في", "جراء", "نتيجه", "بسبب", "اثر", "خلال") and see.words[draft.first].prep != "ب":
        return False
    return any(d.event in PERSONAL and not d.dropped for d in drafts)


def _bare_people(see: Sight, draft: Draft) -> bool:
    word = see.words[draft.first]
    before = see.words[draft.first - 1].core if draft.first > see.first else ""
    if (before == "بين" and not draft.joint) or (
        draft.first > see.first and see.words[draft.first - 1].topic and before not in ("وقوع", "حدوث")
    ):
        return True
    amount = amount_before(see, draft)
    if amount is not None and draft.event in ("displaced", "detained", "missing") and amount.first > see.first:
        harm = see.at.get(amount.first - 1)
        if harm is not None and harm.event in HARM and not harm.dropped:
            return True  # «مقتل ستة نازحين»
    if draft.event == "detained" and any(
        d is not draft and d.event in ("released", "detained", "displaced", "escaped") and d.first < draft.first
        for d in see.at.values()
        if not d.dropped and d.clause == draft.clause
    ):
        return True
    if draft.amount is not None or draft.joint or draft.number in ("du",):
        return False
    if word.det or word.pron:
        return draft.row.event in HARM
    return False
