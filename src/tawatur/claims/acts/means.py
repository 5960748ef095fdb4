"""The means of an act decide its type: a weapon beside it, the aircraft that flew, the means told before."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.before import subject_of_verb
from tawatur.claims.acts.draft import MEANS, Draft
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase

_FIRE = ("airstrike", "shelling")  # a blast told before does not make the next blow a blast


def weigh_means(see: Sight, draft: Draft, drafts: list[Draft]) -> None:
    """Give an act the type of its means, the nearest teller first."""
    if draft.row.kind == "weapon" and draft.event == "shelling" and _is_fired_from_air(see, draft):
        _become(draft, "airstrike", "fired-from-the-air")
    if not draft.row.weapon:
        return
    beside = _beside(see, draft)
    flown = _of_doer(see, draft) if not beside else ""
    if beside:
        _become(draft, beside, "weapon-beside")
    elif flown:
        _become(draft, flown, "weapon-of-agent")
    else:
        _as_before(see, draft, drafts)


def _become(draft: Draft, event: str, rule: str) -> None:
    draft.event = event
    draft.because("event", rule)


def _is_fired_from_air(see: Sight, draft: Draft) -> bool:
    """«صاروخين أطلقتهما طائرة»."""
    words = range(draft.stop, min(draft.stop + 6, draft.clause[1]))
    return any(see.words[k].weapon == "airstrike" and see.tokens[k].text not in see.cues["of-the-air"] for k in words)


def _beside(see: Sight, draft: Draft) -> str:
    """The type of the first weapon behind an act in its clause, or right before its verb («الطائرات استهدفت»)."""
    for k in range(draft.stop, min(draft.stop + 14, draft.clause[1], see.stop)):
        if see.words[k].core in see.cues["at-another-time"]:
            break  # «هجمات عقب وصول المقاتلات»
        if see.words[k].prep == "ل" or see.tokens[k].text[:1] == "ل":
            continue  # «مستودعاً لصواريخ»
        glued = see.words[k].prep == "ب"
        near = k < draft.stop + 6 or glued or see.tokens[k].text[:1] == "ب"
        if near and see.tokens[k].text not in ("،", ".", "؛") and _is_free(see, draft, k):
            return see.words[k].weapon
    k = draft.first - 1
    flew = draft.verb and k >= see.first and see.tokens[k].text not in ("،", ".", "؛")
    return see.words[k].weapon if flew and _is_free(see, draft, k) else ""


def _is_free(see: Sight, draft: Draft, at: int) -> bool:
    """A weapon that tells no event of its own, or is led by «ب»."""
    other = see.at.get(at)
    own = other is None or other is draft or other.dropped
    return bool(see.words[at].weapon) and (own or see.words[at].prep == "ب")


def _of_doer(see: Sight, draft: Draft) -> str:
    """The type of the weapon in the doer's phrase («قصفت طائرات»), or nothing."""
    flown = subject_of_verb(see, draft.first) if draft.verb and draft.agent is None and draft.event == "attack" else None
    return _weapon_in(see, draft.agent) or _weapon_in(see, flown)


def _weapon_in(see: Sight, found: Phrase | None) -> str:
    words = range(found.head, found.stop) if found is not None else range(0)
    return next((see.words[k].weapon for k in words if see.words[k].weapon in MEANS), "")


def _as_before(see: Sight, draft: Draft, drafts: list[Draft]) -> None:
    """The means of the acts told before: «القصف» after air strikes, «استهدف» after shelling."""
    act = draft.row.kind == "act"
    if draft.event == "shelling" and see.words[draft.first].det and act and see.told.means == "airstrike":
        _become(draft, "airstrike", "as-told-before")
    if draft.event != "attack" or not _is_strike(draft) or _is_military(see, draft):
        return
    told = [each.event for each in drafts if each.first < draft.first and each.event in _FIRE and not each.dropped]
    before = see.told.means if see.told.means in _FIRE else ""
    draft.event = told[-1] if told else before or draft.event
    if draft.event in MEANS:
        draft.because("event", "as-told-before")
    elif act and draft.row.need == "struck" and not see.cues["dealing"].intersection(_before(see, draft)):
        # «ضربات أميركية»: strikes with no means told are from the air; one that is threatened or planned is of no means yet
        _become(draft, "airstrike", "strikes-are-flown")
        draft.unit = draft.unit or "airstrike"


def _is_strike(draft: Draft) -> bool:
    told_by_row = draft.row.row.startswith("acts") and draft.row.weapon and (draft.verb or draft.row.kind == "masdar")
    return draft.row.need == "struck" or told_by_row


def _is_military(see: Sight, draft: Draft) -> bool:
    """«عملية عسكرية» is of no one means."""
    return any(see.tokens[k].text in see.cues["military"] for k in see.ahead(draft.stop, 2))


def _before(see: Sight, draft: Draft) -> list[str]:
    return [see.words[k].core for k in see.back(draft.first, 2)]


def second_means(see: Sight, draft: Draft) -> Draft | None:
    """«القصف الجوي والمدفعي»: two adjectives of means are two acts; the second, or ``None``."""
    if draft.verb or draft.event not in MEANS or draft.stop + 1 >= see.stop:
        return None
    one, two = see.words[draft.stop], see.words[draft.stop + 1]
    if not one.weapon or not two.weapon or one.weapon == two.weapon or not two.text.startswith("و"):
        return None
    return replace(draft, event=two.weapon, first=draft.stop + 1, stop=draft.stop + 2, hit=None, rules=list(draft.rules))
