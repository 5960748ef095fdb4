"""What must stand beside a word whose own meaning is too wide."""

from __future__ import annotations

from tawatur.claims.acts.draft import MEANS, PEOPLE, Draft
from tawatur.claims.acts.figures import amount_before
from tawatur.claims.acts.happened import is_negated
from tawatur.claims.acts.kinds import is_bare_figure, is_doer, is_person
from tawatur.claims.acts.sight import Sight


def _is_denied(see: Sight, draft: Draft) -> bool:
    """«نفت الشرطة سقوط ضحايا»: what is denied needs no figure."""
    says = (see.words[k].say for k in see.back(draft.first, 7))
    return any(say is not None and say.row.stance == "deny" for say in says)


def needs_met(see: Sight, draft: Draft) -> bool:
    need = draft.row.need
    if (
        draft.event == "control"
        and draft.targets
        and draft.targets[0].noun is not None
        and draft.targets[0].noun.group in ("thing", "weapon", "air", "means", "crew")
    ):
        return False
    if draft.foreign:
        return False
    if (
        draft.event == "displaced"
        and draft.targets
        and see.tokens[draft.targets[0].head].text in ("جريح", "جرحي", "مرضي", "المرضي", "الجرحي", "مريضا", "جريحا")
    ):
        return False  # medical evacuation
    if not need:
        return True
    near = see.near(draft, 7)
    listed = see.needs.get(need, frozenset())
    if need in ("person", "thing", "place", "target"):
        return _has_target(see, draft, need)
    if need == "count" and (is_negated(see, draft) or _is_denied(see, draft)):
        return True
    if need == "left":
        group = draft.group
        counted = draft.targets[0].amount if draft.targets else None
        if counted is not None and (group in ("family", "civil", "kin") or (is_bare_figure(draft.targets[0]) and counted.vague)):
            return True
        need, listed = "convoy", see.needs["convoy"]
    if need == "fallen":
        after = see.at.get(draft.targets[0].stop) if draft.targets else None
        return (
            bool(draft.targets)
            and draft.targets[0].amount is not None
            and _has_target(see, draft, "person")
            and draft.targets[0].noun is not None
            and (after is None or after.row.kind != "person")
        )
    if need == "count":
        return draft.amount is not None or any(t.amount for t in draft.targets) or draft.number == "du"
    if need == "args":
        return bool(draft.targets or draft.agent or draft.self_agent) or happens(see, draft)
    if need == "captured":
        nxt = draft.targets[0] if draft.targets else None
        group = nxt.noun.group if nxt is not None and nxt.noun is not None else ""
        return nxt is not None and (
            nxt.amount is not None
            or nxt.party is not None
            or group in ("soldier", "fighter", "member", "gunman", "police", "leader")
        )
    if need == "figured":
        return amount_before(see, draft) is not None
    if need == "found":
        return bool(near & listed) or amount_before(see, draft) is not None
    if need == "neutralised":
        group = draft.group
        return _has_target(see, draft, "person") and group not in ("civil", "kin", "family")
    if need == "parley":
        return see.told.armed or bool(see.near(draft, 12) & see.needs["talks"]) or bool(draft.agent and draft.targets)
    if need == "foes":
        return bool(draft.targets) and (_has_target(see, draft, "person") or (draft.targets[0].group == "unit"))
    if need == "felled":
        after = see.at.get(draft.stop) or see.at.get(draft.stop + 1) or see.at.get(draft.stop + 2)
        return (
            bool(draft.targets)
            and is_person(see, draft.targets[0])
            and draft.targets[0].noun is not None
            and (after is None or after is draft or after.row.kind != "person")
        )
    if need == "withdrawn":
        return any((see.words[k].group in ("unit", "fighter", "soldier", "gunman")) or see.scan.party[k] or see.tokens[k].text.startswith(("قوات", "ميليشيا", "مليشيا", "جيش"))  # type: ignore[union-attr]
                   for k in see.ahead(draft.stop, 3))  # fmt: skip
    if need == "sides":
        return bool(draft.agent or draft.targets or draft.self_agent) or draft.number == "pl" or happens(see, draft)
    if need == "counted":
        return draft.amount is not None or any(t.amount for t in draft.targets)
    if need == "died":
        following = {see.words[k].core for k in see.ahead(draft.stop, 5)}
        nxt = see.words[draft.stop] if draft.stop < see.stop else None
        blocked = nxt is not None and (nxt.core in ("علي", "بان", "ان") or nxt.prep == "ب")
        return not blocked and bool(following & listed) and _has_target(see, draft, "person")
    if need == "cause":
        struck = any(d.event in ("attack", *MEANS) and not d.dropped for d in see.at.values())
        return struck or bool(see.near(draft, 14) & listed) or draft.amount is not None or any(t.amount for t in draft.targets)
    if need == "wounded":
        return not any(see.tokens[k].text in see.needs["sick"] for k in range(draft.first, min(draft.stop + 6, see.stop)))
    if need == "fled":
        if draft.event == "displaced":
            return True
        group = draft.group
        return group == "prisoner" or see.told.fled or bool(see.near(draft, 12) & see.needs["custody"])
    if need == "custody" and draft.event == "escaped" and draft.amount is not None:
        return see.told.fled or any(see.words[k].core in listed for k in range(see.first, see.stop))
    if need == "force":
        return any(t.place or (t.group in ("area", "site")) for t in draft.targets)
    if need == "entered":
        doer = (
            draft.agent is not None and (is_doer(see, draft.agent) or draft.agent.party is not None)
        ) or draft.row.kind == "masdar"
        again = any(
            d is not draft and d.event == "control" and not d.dropped and d.first > draft.first and see.prep(d) == "علي"
            for d in see.at.values()
        )
        if draft.row.kind == "masdar" and draft.agent is None:
            doer = any(see.words[k].say is not None for k in see.back(draft.first, 6))
        return doer and not again and _has_target(see, draft, "place")
    if need == "captive":
        group = draft.group
        return (
            bool(draft.targets)
            and (group == "prisoner" or bool(see.near(draft, 8) & listed))
            and _has_target(see, draft, "person")
        )
    if need == "blast":
        return bool(near & see.needs["blast"]) or any(see.words[k].result is not None for k in see.ahead(draft.stop, 6))
    if need == "armed":
        near = {see.tokens[k].text for k in see.ahead(draft.stop, 3)}
        return bool(near & listed)
    if need == "talks":
        sides = bool(draft.agent is not None and draft.targets)
        other = any(d.event == "talks" and d is not draft for d in see.at.values())
        return bool(see.near(draft, 12) & listed) or sides or other
    if need == "crowd":
        found = draft.agent
        return found is not None and (
            (found.amount is not None and (found.amount.vague or (found.amount.low or 0) > 20)) or (found.group == "protester")
        )
    if (
        need == "convoy"
        and draft.targets
        and draft.targets[0].amount is not None
        and draft.targets[0].noun is not None
        and draft.targets[0].noun.group in ("fighter", "gunman", "family", "civil")
    ):
        return True
    if need == "convoy":
        whole = {see.tokens[k].text for k in range(see.first, see.stop)}
        group = draft.group
        return bool(whole & listed) and (
            _has_target(see, draft, "person")
            or (group == "thing" and draft.targets[0].noun is not None and draft.targets[0].noun.unit == "vehicle")
        )
    if need == "struck":
        return bool(near & listed) or any(t.party is not None for t in draft.targets)
    return bool(near & listed)


def happens(see: Sight, draft: Draft) -> bool:
    """A verb of happening, of result or of claiming stands by: «استمرت الاشتباكات», «الهجوم أسفر عن», «تبنى الهجوم»."""
    for k in range(max(see.first, draft.first - 2), min(draft.stop + 4, see.stop)):
        word = see.words[k]
        if word.result is not None or "happening" in word.part:
            return True
    for k in see.back(draft.first, 9):
        say = see.words[k].say
        if say is not None and say.row.role in ("responsibility", "accuse"):
            return True
    return any(
        see.tokens[k].text in ("مسءوليته", "مسءوليتها", "مسءوليتهم", "بالمسءوليه", "المسءوليه") for k in see.back(draft.first, 4)
    ) and not _is_negated_claiming(see, draft)


def _is_negated_claiming(see: Sight, draft: Draft) -> bool:
    return any(see.words[k].core in ("لم",) for k in see.back(draft.first, 8))


def _has_target(see: Sight, draft: Draft, need: str) -> bool:
    for found in draft.targets[:1]:
        group = found.group
        if need == "target":
            return True
        if need == "person":
            return group in PEOPLE or (
                group not in ("thing", "site", "area", "weapon", "air") and (found.amount is not None or found.party is not None)
            )
        if need == "place":
            return found.place is not None or group in ("area", "site") or "place_head" in see.words[found.head].part
        return group in ("thing", "site", "air")
    return False
