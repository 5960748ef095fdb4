"""Who did it and who suffered it, where a noun tells the act."""

from __future__ import annotations

from tawatur.claims.acts.args import bare, led, onward
from tawatur.claims.acts.draft import HARM, MEANS, PERSONAL, Draft
from tawatur.claims.acts.figures import amount_after, amount_before
from tawatur.claims.acts.kinds import is_adjective, is_bare_figure, is_doer
from tawatur.claims.acts.sides import find_sides, marchers
from tawatur.claims.acts.sight import Sight
from tawatur.claims.acts.supports import carried
from tawatur.claims.phrases import Phrase, phrase

# -- nouns of action: «مقتل», «سيطرة», «خطف» ------------------------------------------------------------------------------------


def of_masdar(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«مقتل ثلاثة», «سيطرة الجيش على البلدة», «خطف المسلحين عاملاً»: the genitive suffers it, or did it where an object follows."""
    adjacent = args[0] if args and args[0].first == draft.stop and not args[0].lead and not args[0].joined else None
    if draft.event in PERSONAL and see.word(draft.first - 1).core in see.cues["case-of"]:
        amount = see.scan.amount[draft.first - 2] if draft.first - 2 >= see.first else None
        draft.amount = amount if amount is not None and not amount.ordinal else draft.amount
    if draft.row.prep:
        _led_object(see, draft, args, adjacent)
    elif draft.row.frame == "thing-in":
        draft.targets = _thing_in(see, args, adjacent)
    else:
        _object(see, draft, args, adjacent)


def _led_object(see: Sight, draft: Draft, args: list[Phrase], adjacent: Phrase | None) -> None:
    draft.targets = led(args, (see.prep(draft),))
    if adjacent is not None and is_doer(see, adjacent):
        draft.agent = adjacent
    elif adjacent is not None and adjacent.group in ("crew", "civil", "official"):
        draft.foreign = True


def _thing_in(see: Sight, args: list[Phrase], adjacent: Phrase | None) -> list[Phrase]:
    """«أضرار في منازل», «تدمير منزلين»."""
    counted = adjacent is not None and (adjacent.amount is not None or adjacent.noun is not None)
    within = led(args, ("في", "ب", "ل", "علي"))[:1] if not counted else []
    if not within and adjacent is not None and not is_adjective(see, adjacent):
        return onward(args, adjacent)
    return within


def _object(see: Sight, draft: Draft, args: list[Phrase], adjacent: Phrase | None) -> None:
    alone = [found for found in bare(args) if not is_adjective(see, found)]
    sides = [found for found in args if found.lead == "بين"]
    patient = draft.row.frame == "patient"
    if sides and draft.row.need == "swap" and is_doer(see, sides[0]):
        draft.agent = sides[0]  # «تبادل أسرى بين كذا وكذا»
    if not alone:
        leads = ("ل", "علي", "عن") if draft.event == "siege" else ("ل", "بحق")
        draft.targets = led(args, leads)[:1] if patient else []
        return
    first = alone[0]
    if draft.pron_target == "نا" and first.first != draft.stop:
        return
    if draft.pron_target and patient:
        draft.pron_agent, draft.pron_target = draft.pron_target, ""
        draft.targets = onward(args, first)
    elif len(alone) >= 2 and _is_subject(see, first, adjacent, draft.event in HARM) and alone[1].first == first.stop:
        draft.agent, draft.targets = first, onward(args, alone[1])
    elif adjacent is first or not patient or first.amount or first.first - draft.stop <= 4:
        draft.targets = onward(args, first)


def _is_subject(see: Sight, found: Phrase, adjacent: Phrase | None, draft_is_harm: bool) -> bool:
    """«خطف المسلحين عاملاً»: a doer right behind the noun of action."""
    two = found.noun is not None and found.noun.number == "du"  # «مقتل عنصرين أحدهما قيادي»
    return is_doer(see, found) and not found.amount and adjacent is found and not (two and draft_is_harm)


# -- act nouns: «هجوم», «غارة», «اشتباكات» -------------------------------------------------------------------------------------


def of_act_noun(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«هجوم», «غارة», «اشتباكات»: who is told by the genitive, an adjective, «على», a verb before or a verb after."""
    frame = draft.row.frame
    draft.amount = amount_before(see, draft)
    if draft.amount is None and see.word(draft.first - 1).core in see.cues["number-of"]:
        draft.amount = amount_after(see, draft)  # «عدد الغارات بلغ 250»
    if draft.amount is None and see.word(draft.first - 1).core in see.cues["case-of"] and draft.first - 2 >= see.first:
        counted = see.scan.amount[draft.first - 2]  # «27 حادثة انفجار»
        draft.amount = counted if counted is not None and not counted.ordinal else None
    adjacent = _adjacent(draft, args)
    if frame == "clash":
        find_sides(see, draft, args)
    elif frame == "control":
        draft.targets = led(args, (see.prep(draft),))
        draft.agent = adjacent if adjacent is not None and is_doer(see, adjacent) else draft.agent
    elif frame == "agent":
        draft.agent = adjacent if adjacent is not None and not is_adjective(see, adjacent) else marchers(see, draft)
    else:
        _act(see, draft, args, adjacent)
    carried(see, draft, args)
    if not draft.targets and draft.event in MEANS | {"attack"} and draft.event != "explosion":
        _where_it_goes_on(see, draft)
    if draft.agent is None and draft.event == "shelling":
        # «قصف من الأراضي المجاورة»
        source = [found for found in args if found.lead == "من" and (found.place is not None or found.group == "area")]
        draft.agent = source[0] if source else None


def _where_it_goes_on(see: Sight, draft: Draft) -> None:
    """«من المدينة المحاصرة، حيث تشن القوات هجوماً»: the place right before «حيث», of an act that somebody makes there."""
    at = _where_before(see, draft)
    places = [found for k in see.back(at, 7) if (found := phrase(see.scan, k, at)) is not None and found.place is not None]
    near = next((found for found in places if all(_closes_place(see, k) for k in range(found.stop, at))), None)
    if near is not None and near.place is not None and near.place.value[0].precision != "country":
        draft.targets = [near]
        draft.because("target", "place-where")


def _where_before(see: Sight, draft: Draft) -> int:
    """The token of «حيث» that the support verb of an act stands right behind; the sentence's first when there is none."""
    for k in see.nearest(draft.first, 7):
        if see.word(k).core in see.cues["where"]:
            return k if see.word(k + 1).support is not None else see.first
        if see.scan.is_punct(k) or see.words[k].say is not None:
            return see.first
    return see.first


def _closes_place(see: Sight, at: int) -> bool:
    """What may stand between a place and «حيث»: a comma, an adjective of the place."""
    word = see.words[at]
    return see.tokens[at].text in ("،", ",") or (word.det and not word.noun and not word.voice)


def _adjacent(draft: Draft, args: list[Phrase]) -> Phrase | None:
    """The phrase right behind the noun that no preposition governs."""
    near = bool(args) and not args[0].lead and args[0].first - draft.stop <= 3 and not is_bare_figure(args[0])
    return args[0] if near else None


def _act(see: Sight, draft: Draft, args: list[Phrase], adjacent: Phrase | None) -> None:
    if adjacent is not None:
        _genitive(see, draft, adjacent)
    toward = led(args, see.cues["toward"])
    if draft.event == "explosion":
        toward = _struck(see, draft, args) or toward
    led_by_li = next((found for found in args[:2] if found.lead == "ل"), None)
    laid = see.cues["laid-for"] & see.stems(draft.first)
    if led_by_li is not None and laid and any(see.words[k].support is not None for k in see.back(draft.first, 5)):
        draft.targets = [led_by_li]  # «كمين لدورية»
        return
    owner = args[0] if args and args[0].lead == "ل" and args[0].first - draft.stop <= 2 and is_doer(see, args[0]) else None
    if owner is not None and draft.agent is None and (draft.row.need != "struck" or toward):
        draft.agent = owner  # «غارة لقوات التحالف على قرية»
    if draft.agent is None:
        draft.agent = next((found for found in args if found.lead == "من" and _attacks(see, found)), None)
    toward = toward or _struck(see, draft, args)
    if toward:
        draft.targets = toward[:1]
    elif not draft.targets:
        _to(see, draft, args)


def _attacks(see: Sight, found: Phrase) -> bool:
    """«قصف من طائرات التحالف», «هجوم من قوات النظام»: behind «من» a force, not the place it came from."""
    force = found.group in ("unit", "air", "fighter", "gunman", "soldier") or (found.noun is None and found.party is not None)
    return force and found.place is None and is_doer(see, found) and not found.amount


def _genitive(see: Sight, draft: Draft, adjacent: Phrase) -> None:
    """«هجوم المسلحين», «قصف المدينة»: a doer did it, a place or thing suffered it."""
    if is_doer(see, adjacent) or (adjacent.noun is None and adjacent.party is not None):
        draft.agent = adjacent
        return
    placed = draft.event != "explosion" and adjacent.place is not None
    suffers = placed or adjacent.group in ("site", "area", "thing", "civil")
    right = adjacent.first == draft.stop or see.word(adjacent.first - 1).text in see.cues["any"]
    if suffers and right and (adjacent.noun or adjacent.place):
        draft.targets = [adjacent]


def _struck(see: Sight, draft: Draft, args: list[Phrase]) -> list[Phrase]:
    """«انفجار في سوق», «قذيفة قرب مدرسة»: where a weapon went off."""
    if draft.row.kind != "weapon" and draft.event != "explosion":
        return []
    if draft.event == "explosion":
        struck = next((found for found in args if found.lead == "ب" and found.group in ("thing", "unit", "air", "civil")), None)
        if struck is not None and not see.words[struck.head].weapon and struck.head not in see.at:
            return [struck]  # «انفجار لغم بآلية عسكرية»
    groups = ("site", "thing") if draft.event == "explosion" else ("site", "thing", "area")
    return [found for found in args if found.lead in see.cues["went-off-at"] and found.group in groups][:1]


def _to(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«هجوم للمسلحين», «ضربة للمخزن»: behind «ل» the doer, or else the one struck."""
    for found in args:
        known = found.noun or found.party or found.place or see.scan.nation[found.head]
        if found.lead in ("ل", "الي") and found is not draft.agent and known:
            if is_doer(see, found) and found.lead == "ل" and draft.agent is None and draft.row.need != "struck":
                draft.agent = found
            else:
                draft.targets = [found]
            return
