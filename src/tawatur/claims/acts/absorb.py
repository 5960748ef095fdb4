"""One act told once: words that say how another act was done, or point back at it, are drawn into it."""

from __future__ import annotations

from tawatur.claims.acts.args import glued_means, led, phrases_after
from tawatur.claims.acts.draft import HARM, MEANS, Draft
from tawatur.claims.acts.sight import Sight


def absorb(see: Sight, drafts: list[Draft]) -> None:
    acts = [d for d in drafts if d.event not in HARM and not d.dropped]
    for n, two in enumerate(acts[1:], 1):
        one = next((d for d in reversed(acts[:n]) if not d.dropped), None)
        if two.dropped or one is None:
            continue
        gap = range(one.stop, two.first)
        if len(gap) > 8 or (any(see.tokens[k].text in ("،", "؛", ".") for k in gap) and two.row.kind != "weapon"):
            continue
        bound = two.hit.cut if two.hit is not None else None
        glued = bound.prep if bound is not None else see.words[two.first].prep
        if (two.row.kind == "weapon" or two.row.frame == "weapon") and glued_means(see, two):
            glued = "ب"
        conj = bool(bound.conj if bound is not None else see.words[two.first].conj)
        weapon = (
            two.row.kind == "weapon"
            or two.row.frame == "weapon"
            or (two.event == "explosion" and two.row.kind in ("act", "phrase"))
        )
        direct = all(see.words[k].weapon or see.scan.amount[k] or "relative" in see.words[k].part for k in gap)
        if conj:
            continue
        if (
            glued == "ل"
            and direct
            and one.row.kind == "act"
            and two.row.kind in ("act", "masdar")
            and not one.verb
            and two.event in ("attack", *MEANS)
        ):
            _draw_in(see, one, two)  # «حملة جوية لقصف»
            continue
        if (
            two.verb
            and two.row.frame == "thing"
            and one.row.frame in ("weapon", "act")
            and one.event == "explosion"
            and not one.verb
        ):
            one.targets = one.targets or two.targets
            two.dropped = True
            continue
        if (
            weapon
            and one.event in ("attack", "explosion", "shelling", "airstrike")
            and (
                glued == "ب"
                or direct
                or (one.verb and len(gap) <= 4)
                or any(see.tokens[k].text in ("بواسطه", "باستخدام", "عبر") for k in gap)
            )
        ):
            _draw_in(see, one, two)
        elif (
            direct
            and not weapon
            and one.row.kind in ("act", "phrase")
            and two.row.kind in ("act", "masdar")
            and not glued
            and one.event in ("attack",)
            and two.event not in ("talks", "control")
        ):
            # «عملية اقتحام», «حملة مداهمات»: the second noun says what the first was
            one.event = two.event if two.event != "attack" else one.event
            one.stop = two.stop if two.first == one.stop else one.stop
            one.targets = one.targets or two.targets
            one.agent = one.agent or two.agent
            two.dropped = True
        elif one.verb and one.row.weapon and two.first == one.stop and two.row.kind == "act":
            # «ضربت غارة جوية ... المدرسة»: the act noun is the verb's subject
            struck = [
                a
                for a in phrases_after(see, two, two.stop)
                if not a.lead and not a.joined and not see.scan.nation[a.head] and (a.noun or a.place)
            ]
            two.targets = struck[:1] or two.targets
            one.dropped = True
        elif (
            one.verb
            and one.row.frame == "act"
            and not two.verb
            and two.event == one.event
            and two.row.kind in ("act", "weapon")
            and not two.amount
        ):
            _draw_in(see, one, two)


def drop_echoes(see: Sight, drafts: list[Draft]) -> None:
    """A verb or masdar whose pronoun points back at an act of the same type in the sentence tells it on: «هاجموا ... واستهدفوهم»."""
    for n, draft in enumerate(drafts):
        if (
            draft.dropped
            or not draft.pron_target
            or draft.pron_target == "نا"
            or draft.event in ("killed", "injured", "detained", "released")
        ):
            continue
        if any(d.event == draft.event and not d.dropped for d in drafts[:n]):
            draft.dropped = True
        elif (
            draft.row.weapon
            and any(d.event in ("attack", *MEANS) and not d.dropped for d in drafts[:n])
            and draft.row.kind == "verb"
        ):
            draft.dropped = True
    for n, draft in enumerate(drafts):
        bound = draft.hit.cut if draft.hit is not None else None
        purpose = bound is not None and not bound.conj and bound.prep == "ل" and draft.row.kind == "masdar" and draft.row.weapon
        if purpose and any(d.event in ("attack", *MEANS) and not d.dropped and d.clause == draft.clause for d in drafts[:n]):
            draft.dropped = True  # «أُطلقت الصواريخ ... لاستهداف»: the aim of the act, not another act


def _draw_in(see: Sight, one: Draft, two: Draft) -> None:
    if one.row.weapon or one.event == "attack":
        one.event = two.event if two.event in MEANS else one.event
    if not one.targets and two.targets:
        one.targets = two.targets
    if not one.targets and one.event == "explosion":
        struck = [t for t in led(phrases_after(see, two, two.stop), ("ب", "في")) if t.place is None and t.noun is not None]
        one.targets = struck[:1]
    if one.agent is None and two.agent is not None:
        one.agent = two.agent
    if (
        one.amount is None
        and (one.number == "sg" or one.verb)
        and (two.amount is not None or two.number == "du")
        and two.row.unit
    ):
        one.amount, one.number, one.unit = two.amount, two.number, two.row.unit
    two.dropped = True
