"""What must stand beside a word whose own meaning is too wide: the ``need`` of its row (``acts.toml``).

A need that has no rule here is met when one of its words (``[[need]]`` in ``cues.toml``) stands near.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tawatur.claims.acts.draft import HARM, MEANS, PEOPLE, Draft
from tawatur.claims.acts.figures import amount_before
from tawatur.claims.acts.happened import is_negated
from tawatur.claims.acts.kinds import is_bare_figure, is_doer, is_person
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase

_THINGS = ("thing", "site", "area", "weapon", "air")


def needs_met(see: Sight, draft: Draft) -> bool:
    """Whether all that a draft needs stands beside it."""
    if _is_no_event(see, draft):
        return False
    need = draft.row.need
    return not need or _RULES.get(need, _default)(see, draft)


def happens(see: Sight, draft: Draft) -> bool:
    """A verb of happening, of result or of claiming stands by: «استمرت الاشتباكات», «الهجوم أسفر عن», «تبنى الهجوم»."""
    near = range(max(see.first, draft.first - 2), min(draft.stop + 4, see.stop))
    if any(see.words[k].result is not None or "happening" in see.words[k].part for k in near) or _results(see, draft):
        return True
    says = (see.words[k].say for k in see.back(draft.first, 9))
    if any(say is not None and say.row.role in ("responsibility", "accuse") for say in says):
        return True
    claimed = any(see.tokens[k].text in see.cues["responsibility"] for k in see.back(draft.first, 4))
    return claimed and not any(see.words[k].core == "لم" for k in see.back(draft.first, 8))


def _results(see: Sight, draft: Draft) -> bool:
    """«المعارك في المديرية خلال يومين أسفرت عن»: the verb of result whose subject the act is, past a place and a time."""
    for k in see.ahead(draft.stop, 14):
        if see.words[k].result is not None:
            return not see.words[k].conj
        if see.words[k].verbal or see.words[k].edge or k in see.at or see.tokens[k].text in ("،", "."):
            return False
    return False


def _is_no_event(see: Sight, draft: Draft) -> bool:
    """«سيطرت على السلاح», «انسحاب طواقم», «إجلاء الجرحى»: whatever else stands beside it."""
    things = draft.event == "control" and draft.group in ("thing", "weapon", "air", "means", "crew")
    head = see.tokens[draft.targets[0].head].text if draft.targets else ""
    if draft.event == "attack" and draft.verb and head in see.cues["aims"]:
        return True  # «يستهدف إعادة الشرعية»
    falling = see.at.get(draft.stop)
    if draft.event == "control" and falling is not None and falling.is_weapon:
        return True  # «سقوط صاروخ»
    if draft.event == "displaced" and any(each.event == "protest" and each.clause == draft.clause for each in see.at.values()):
        return True  # «خرج العشرات في مسيرة»
    patients = draft.event == "displaced" and head in see.cues["patients"]
    return things or draft.foreign or patients or (draft.event == "control" and draft.verb and _is_mood(see, draft))


def _is_mood(see: Sight, draft: Draft) -> bool:
    """«أجواء من القلق تسيطر على», «سيطر الذعر على السكان»."""
    near = [*see.back(draft.first, 4), *see.ahead(draft.stop, 2)]
    return any(see.words[k].core in see.cues["mood"] for k in near)


def _default(see: Sight, draft: Draft) -> bool:
    return _listed(see, draft, draft.row.need)


def _listed(see: Sight, draft: Draft, need: str, reach: int = 7) -> bool:
    """One of the words of a need stands up to ``reach`` tokens off."""
    return bool(see.near(draft, reach) & see.needs.get(need, frozenset()))


def _first(draft: Draft) -> Phrase | None:
    return draft.targets[0] if draft.targets else None


# -- who or what it befell ---------------------------------------------------------------------------------------------------------


def _target(see: Sight, draft: Draft) -> bool:
    return bool(draft.targets)


def _person(see: Sight, draft: Draft) -> bool:
    found = _first(draft)
    if found is None:
        return False
    return found.group in PEOPLE or (found.group not in _THINGS and (found.amount is not None or found.party is not None))


def _thing(see: Sight, draft: Draft) -> bool:
    return draft.group in ("thing", "site", "air")


def _place(see: Sight, draft: Draft) -> bool:
    found = _first(draft)
    if found is None:
        return False
    return found.place is not None or found.group in ("area", "site") or "place_head" in see.words[found.head].part


def _force(see: Sight, draft: Draft) -> bool:
    """«تراجع الجيش عن المواقع»: a place is told."""
    return any(target.place or target.group in ("area", "site") for target in draft.targets)


def _foes(see: Sight, draft: Draft) -> bool:
    return _person(see, draft) or draft.group == "unit"


def _neutralised(see: Sight, draft: Draft) -> bool:
    return _person(see, draft) and draft.group not in ("civil", "kin", "family")


def _captured(see: Sight, draft: Draft) -> bool:
    found = _first(draft)
    if found is None:
        return False
    armed = found.group in ("soldier", "fighter", "member", "gunman", "police", "leader")
    return found.amount is not None or found.party is not None or armed


def _captive(see: Sight, draft: Draft) -> bool:
    return _person(see, draft) and (draft.group == "prisoner" or _listed(see, draft, "captive", 8))


def _fallen(see: Sight, draft: Draft) -> bool:
    """«سقط ثلاثة جنود», not «سقط ثلاثة جنود قتلى», which the word for the dead tells."""
    found = _first(draft)
    if found is None or found.amount is None or found.noun is None:
        return False
    return _person(see, draft) and not _is_person_word(see.at.get(found.stop))


def _felled(see: Sight, draft: Draft) -> bool:
    found = _first(draft)
    after = see.at.get(draft.stop) or see.at.get(draft.stop + 1) or see.at.get(draft.stop + 2)
    if found is None or found.noun is None or not is_person(see, found):
        return False
    return after is draft or not _is_person_word(after)


def _is_person_word(draft: Draft | None) -> bool:
    return draft is not None and draft.row.kind == "person"


def _wounded(see: Sight, draft: Draft) -> bool:
    """Not «أصيب بفيروس»."""
    return not any(see.tokens[k].text in see.needs["sick"] for k in range(draft.first, min(draft.stop + 6, see.stop)))


# -- how many ----------------------------------------------------------------------------------------------------------------------


def _counted(see: Sight, draft: Draft) -> bool:
    return draft.amount is not None or any(target.amount for target in draft.targets)


def _count(see: Sight, draft: Draft) -> bool:
    return is_negated(see, draft) or _is_denied(see, draft) or _counted(see, draft) or draft.number == "du"


def _is_denied(see: Sight, draft: Draft) -> bool:
    """«نفت الشرطة سقوط ضحايا»: what is denied needs no figure."""
    says = (see.words[k].say for k in see.back(draft.first, 7))
    return any(say is not None and say.row.stance == "deny" for say in says)


def _figured(see: Sight, draft: Draft) -> bool:
    return amount_before(see, draft) is not None


def _found(see: Sight, draft: Draft) -> bool:
    return _default(see, draft) or _figured(see, draft)


def _crowd(see: Sight, draft: Draft) -> bool:
    """«تظاهر المئات», «تجمع 500 شخص»: many, or those who protest."""
    found = draft.agent
    if found is None:
        return False
    many = found.amount is not None and (found.amount.vague or (found.amount.low or 0) > 20)
    return many or found.group == "protester"


# -- who did it, and with whom -------------------------------------------------------------------------------------------------------


def _args(see: Sight, draft: Draft) -> bool:
    return bool(draft.targets or draft.agent or draft.self_agent) or happens(see, draft)


def _sides(see: Sight, draft: Draft) -> bool:
    faced = draft.hit is not None and draft.hit.cut.prep in ("ل", "ب") and draft.number == "sg"
    if faced and not (draft.agent is not None and draft.targets):
        return False  # «دعماً للرئيس بمواجهة كذا»
    return draft.number == "pl" or _args(see, draft)


def _parley(see: Sight, draft: Draft) -> bool:
    told = see.told.armed or _listed(see, draft, "talks", 12) or bool(draft.agent and draft.targets)
    both = any("both" in see.words[k].part for k in see.back(draft.first, 4))  # «استأنف الطرفان المفاوضات»
    return told or both


def _talks(see: Sight, draft: Draft) -> bool:
    sides = draft.agent is not None and bool(draft.targets)
    other = any(each.event == "talks" and each is not draft for each in see.at.values())
    return sides or other or _listed(see, draft, "talks", 12)


def _withdrawn(see: Sight, draft: Draft) -> bool:
    """«انسحاب القوات», «انسحاب ميليشيا كذا»: those who withdraw stand right behind."""
    return any(_is_force(see, k) for k in see.ahead(draft.stop, 3))


def _is_force(see: Sight, at: int) -> bool:
    named = see.words[at].group in ("unit", "fighter", "soldier", "gunman") or see.scan.party[at] is not None
    return named or see.tokens[at].text.startswith(tuple(see.cues["forces"]))


def _entered(see: Sight, draft: Draft) -> bool:
    """«دخل الجيش البلدة»: somebody enters a place, and the sentence does not tell the control of it."""
    again = any(_controls(see, each) for each in see.at.values() if each is not draft and each.first > draft.first)
    return not again and _place(see, draft) and _enters(see, draft)


def _controls(see: Sight, draft: Draft) -> bool:
    return draft.event == "control" and not draft.dropped and see.prep(draft) == "علي"


def _enters(see: Sight, draft: Draft) -> bool:
    if draft.agent is not None:
        return draft.row.kind == "masdar" or is_doer(see, draft.agent) or draft.agent.party is not None
    return draft.row.kind == "masdar" and any(see.words[k].say is not None for k in see.back(draft.first, 6))


def _struck(see: Sight, draft: Draft) -> bool:
    if _default(see, draft) or any(target.party is not None for target in draft.targets):
        return True
    dealt = see.word(draft.first - 1).core in see.cues["in-or-by"] or see.words[draft.first].prep == "ب"
    harmed = any(each.event in HARM and not each.dropped for each in see.at.values())
    return draft.amount is not None or (dealt and harmed) or bool(draft.agent and draft.targets)


# -- what else stands by -------------------------------------------------------------------------------------------------------------


def _armed(see: Sight, draft: Draft) -> bool:
    """«عملية أمنية»: right behind."""
    return any(see.tokens[k].text in see.needs["armed"] for k in see.ahead(draft.stop, 3))


def _blast(see: Sight, draft: Draft) -> bool:
    harms = see.at.get(draft.stop)
    if harms is not None and harms.verb and harms.event in HARM:
        return True  # «لغم يقتل ثلاثة»
    return _default(see, draft) or any(see.words[k].result is not None for k in see.ahead(draft.stop, 6))


def _died(see: Sight, draft: Draft) -> bool:
    """«قضى ستة جنود في الكمين», not «قضى بأن», «قضى على»."""
    by_hand = see.word(draft.stop + 1).core in see.cues["by-hand"]
    ruled = (see.word(draft.stop).core in see.cues["ruling"] and not by_hand) or see.word(draft.stop).prep == "ب"
    caused = any(see.words[k].core in see.needs["died"] for k in see.ahead(draft.stop, 5))
    return not ruled and caused and _person(see, draft)


def _cause(see: Sight, draft: Draft) -> bool:
    """«توفي متأثراً بجروحه»: an act, a cause or a figure is told."""
    struck = any(each.event in MEANS | {"attack"} and not each.dropped for each in see.at.values())
    return struck or _counted(see, draft) or _listed(see, draft, "cause", 14)


def _held(see: Sight, draft: Draft) -> bool:
    """«لا يزالون مختطفين»: a verb says that it goes on, or something says who holds them."""
    return bool(draft.targets and "lasting" in see.words[draft.first - 1].part) or _default(see, draft)


def _fled(see: Sight, draft: Draft) -> bool:
    if draft.event == "displaced" or draft.group == "prisoner" or see.told.fled:
        return True
    return _listed(see, draft, "custody", 12)


def _custody(see: Sight, draft: Draft) -> bool:
    if draft.event != "escaped" or draft.amount is None:
        return _default(see, draft)
    return see.told.fled or any(see.words[k].core in see.needs["custody"] for k in range(see.first, see.stop))


def _left(see: Sight, draft: Draft) -> bool:
    """«غادرت 30 عائلة», «خرج المئات», and whoever leaves in a convoy."""
    found = _first(draft)
    if found is not None and found.amount is not None:
        if found.group in ("family", "civil", "kin") or (is_bare_figure(found) and found.amount.vague):
            return True
    return _convoy(see, draft)


def _convoy(see: Sight, draft: Draft) -> bool:
    found = _first(draft)
    counted = found is not None and found.amount is not None and found.group in ("fighter", "gunman", "family", "civil")
    return counted or _in_convoy(see, draft)


def _in_convoy(see: Sight, draft: Draft) -> bool:
    """Buses, a deal or an evacuation are told in the sentence."""
    found = _first(draft)
    vehicle = found is not None and found.noun is not None and found.group == "thing" and found.noun.unit == "vehicle"
    listed = see.needs["convoy"]
    batch = found is not None and see.tokens[found.head].text in listed  # «الدفعة الأولى»
    return (vehicle or batch or _person(see, draft)) and any(see.tokens[k].text in listed for k in range(see.first, see.stop))


_RULES: Mapping[str, Callable[[Sight, Draft], bool]] = {
    "target": _target, "person": _person, "thing": _thing, "place": _place, "force": _force, "foes": _foes,
    "neutralised": _neutralised, "captured": _captured, "captive": _captive, "fallen": _fallen, "felled": _felled,
    "wounded": _wounded, "counted": _counted, "count": _count, "figured": _figured, "found": _found, "crowd": _crowd,
    "args": _args, "sides": _sides, "parley": _parley, "talks": _talks, "withdrawn": _withdrawn, "entered": _entered,
    "struck": _struck, "armed": _armed, "blast": _blast, "died": _died, "cause": _cause, "held": _held, "fled": _fled, "custody": _custody,
    "left": _left, "convoy": _convoy,
}  # fmt: skip
