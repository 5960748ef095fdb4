"""Who did it and who suffered it, where a noun tells the act."""

from __future__ import annotations

from tawatur.claims.acts.args import led, onward
from tawatur.claims.acts.draft import TOWARD, Draft
from tawatur.claims.acts.figures import amount_before
from tawatur.claims.acts.kinds import is_adjective, is_bare_figure, is_doer
from tawatur.claims.acts.sides import find_sides, marchers
from tawatur.claims.acts.sight import Sight
from tawatur.claims.acts.supports import carried
from tawatur.claims.phrases import Phrase


def of_masdar(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    frame, prep = draft.row.frame, see.prep(draft)
    bare = [a for a in args if not a.lead and not a.joined]
    adjacent = args[0] if args and args[0].first == draft.stop else None
    if prep:
        draft.targets = led(args, (prep,))
        if adjacent is not None and not adjacent.lead and is_doer(see, adjacent):
            draft.agent = adjacent
        elif (
            adjacent is not None
            and not adjacent.lead
            and adjacent.noun is not None
            and adjacent.noun.group in ("crew", "civil", "official")
        ):
            draft.foreign = True
        return
    if frame == "thing-in":
        counted = adjacent is not None and not adjacent.lead and (adjacent.amount is not None or adjacent.noun is not None)
        draft.targets = (onward(args, adjacent) if counted else led(args, ("في", "ب", "ل"))[:1]) or (
            onward(args, adjacent) if adjacent is not None and not adjacent.lead else []
        )
        return
    bare = [a for a in bare if not is_adjective(see, a)]
    sides = [a for a in args if a.lead == "بين"]
    if sides and draft.row.need == "swap" and is_doer(see, sides[0]):
        draft.agent = sides[0]  # «تبادل أسرى بين كذا وكذا»
    if not bare:
        draft.targets = led(args, ("ل", "علي", "عن") if draft.event == "siege" else ("ل",))[:1] if frame == "patient" else []
        return
    if draft.pron_target == "نا" and bare[0].first != draft.stop:
        return
    if draft.pron_target and frame == "patient":
        draft.pron_agent, draft.pron_target = draft.pron_target, ""
        draft.targets = onward(args, bare[0])
        return
    if len(bare) >= 2 and is_doer(see, bare[0]) and not bare[0].amount and adjacent is bare[0] and bare[1].first == bare[0].stop:
        draft.agent = bare[0]
        draft.targets = onward(args, bare[1])
        return
    target = bare[0]
    if adjacent is target or draft.row.frame != "patient" or target.amount or target.first - draft.stop <= 4:
        draft.targets = onward(args, target)


def of_act_noun(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«هجوم», «غارة», «اشتباكات»: who is told by the genitive, an adjective, «على», a verb before or a verb after."""
    frame = draft.row.frame
    draft.amount = amount_before(see, draft)
    adjacent = args[0] if args and not args[0].lead and args[0].first - draft.stop <= 3 and not is_bare_figure(args[0]) else None
    if frame == "clash":
        find_sides(see, draft, args)
    elif frame == "control":
        draft.targets = led(args, (see.prep(draft),))
        if adjacent is not None and is_doer(see, adjacent):
            draft.agent = adjacent
    elif frame == "agent":
        draft.agent = adjacent if adjacent is not None and not is_adjective(see, adjacent) else marchers(see, draft)
    else:
        if adjacent is not None:
            if is_doer(see, adjacent) or (adjacent.noun is None and adjacent.party is not None):
                draft.agent = adjacent
            elif (draft.event != "explosion" and adjacent.place is not None) or (
                adjacent.group in ("site", "area", "thing", "civil")
            ):
                if adjacent.first == draft.stop and (adjacent.noun or adjacent.place):
                    draft.targets = [adjacent]
        owner = next((a for a in args[:1] if a.lead == "ل" and a.first - draft.stop <= 2 and is_doer(see, a)), None)
        if owner is not None and draft.agent is None and (draft.row.need != "struck" or led(args, TOWARD)):
            draft.agent = owner  # «غارة لقوات التحالف على قرية»
        toward = led(args, TOWARD)
        if not toward and (draft.row.kind == "weapon" or draft.event == "explosion"):
            struck = ("site", "thing") if draft.event == "explosion" else ("site", "thing", "area")
            toward = [
                a
                for a in args
                if a.lead in ("داخل", "قرب", "في", "وسط", "ب", "امام", "تحت") and a.noun is not None and a.noun.group in struck
            ][:1]
        if toward:
            draft.targets = toward[:1]
        elif not draft.targets:
            to = [
                a
                for a in args
                if a.lead in ("ل", "الي") and a is not draft.agent and (a.noun or a.party or a.place or see.scan.nation[a.head])
            ][:1]
            for a in to:
                if is_doer(see, a) and a.lead == "ل" and draft.agent is None and draft.row.need != "struck":
                    draft.agent = a
                else:
                    draft.targets = [a]
    carried(see, draft, args)
    if draft.agent is None and draft.event == "shelling":
        source = [a for a in args if a.lead == "من" and (a.place is not None or (a.group == "area"))]
        draft.agent = source[0] if source else None
