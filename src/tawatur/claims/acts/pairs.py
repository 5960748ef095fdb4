"""Two words that tell one event, or two sides of one: «مقتل وإصابة», «قتلى وجرحى», «إطلاق كذا مقابل كذا»."""

from __future__ import annotations

from tawatur.claims.acts.args import phrases_after
from tawatur.claims.acts.before import phrase_ending_at
from tawatur.claims.acts.draft import HARM, PEOPLE, Draft
from tawatur.claims.acts.figures import amount_after, amount_before
from tawatur.claims.acts.people import of_people
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.lang.pack import Amount

# -- killed and injured as one figure ------------------------------------------------------------------------------------------


def join_pairs(see: Sight, drafts: list[Draft]) -> None:
    """«مقتل وإصابة عشرة», «12 قتيلاً وجريحاً», «قُتلوا وجُرحوا»: a word for the dead and one for the injured with one figure."""
    for one, two in zip(drafts, drafts[1:], strict=False):
        if one.dropped or {one.event, two.event} != {"killed", "injured"} or not _tied(see, one, two) or one.pron_target:
            continue
        if one.row.kind == "person":
            if two.row.kind == "person" and not _is_masdar(two):
                _pair_of_people(see, one, two)
        elif _share_figure(see, one, two):
            _join(see, one, two)


def _is_masdar(draft: Draft) -> bool:
    """«شهيدين وإصابة عسكري»: the word also names the act, which has an object of its own."""
    return draft.hit is not None and any(row.kind == "masdar" for row in draft.hit.others)


def _share_figure(see: Sight, one: Draft, two: Draft) -> bool:
    """The two verbs or nouns of action speak of the same people, told after the second or before the first."""
    after = phrase(see.scan, two.stop, see.stop)
    before = phrase_ending_at(see, one.first, 8) if one.verb else None
    if one.verb and one.number == two.number == "pl" and after is not None and after.amount is not None:
        return True
    if one.verb and (one.number != two.number or (before is not None and see.tokens[one.stop].text != "او")):
        return False
    if before is not None:
        return True
    return after is not None and not (after.group == "other" and after.amount is None) and not two.pron_target


def _tied(see: Sight, one: Draft, two: Draft) -> bool:
    """Two triggers with nothing but «و» or «أو» between them."""
    if two.first == one.stop:
        return bool(see.words[two.first].conj or (two.hit and two.hit.cut.conj))
    return two.first == one.stop + 1 and see.tokens[one.stop].text in ("او", "و")


def _pair_of_people(see: Sight, one: Draft, two: Draft) -> None:
    """«12 قتيلاً وجريحاً», «30 شخصاً بين قتيل وجريح», «بلغ عدد القتلى والجرحى 40»."""
    amount: Amount | None = amount_before(see, one)
    found = _counted_between(see, one)
    if found is not None:
        one.targets, amount = [found], found.amount
    if amount is None and see.words[one.first].det:
        amount = amount_after(see, two)
    between = see.word(one.first - 1).core == "بين" and one.number == two.number == "sg"
    if amount is not None or between:  # «أوقع أفرادها بين قتيل وجريح»
        _join(see, one, two)
        one.amount = amount


def _counted_between(see: Sight, one: Draft) -> Phrase | None:
    """«30 شخصاً بين قتيل وجريح»: the counted phrase before «بين»."""
    end = one.first - 1
    if see.word(end).core != "بين":
        return None
    for first in range(max(see.first, one.first - 8), end):
        found = phrase(see.scan, first, end)
        if found is not None and found.stop >= end and (found.amount is not None or found.group in PEOPLE):
            return found
    return None


def _join(see: Sight, one: Draft, two: Draft) -> None:
    one.event, one.joint, one.stop = "casualties", True, two.stop
    two.dropped = True
    for k in range(two.first, two.stop):
        see.at[k] = one


# -- a verb and the word for its victims -----------------------------------------------------------------------------------------


def join_objects(see: Sight, drafts: list[Draft]) -> None:
    """«راح ضحيتها 29 قتيلاً», «أردوه قتيلاً», «حصيلة الشهداء 620 شهيداً»: two words, one telling."""
    for one, two in zip(drafts, drafts[1:], strict=False):
        if two.row.kind == "person" and two.event == one.event and not one.dropped and not two.dropped:
            _join_object(see, one, two)
    for n, two in enumerate(drafts):
        tallied = two.row.kind == "person" and two.event in HARM and not two.dropped and amount_before(see, two) is not None
        for one in drafts[:n] if tallied else ():
            one.dropped = one.dropped or _is_tally_of(see, one, two)


def _is_tally_of(see: Sight, one: Draft, two: Draft) -> bool:
    """«عدد ضحايا المعارك تجاوز 700 قتيل»: the victims counted are the dead named behind the figure."""
    if one.event != "casualties" or one.row.kind != "person" or one.clause != two.clause or amount_before(see, one) is not None:
        return False
    amount = amount_after(see, one)
    return amount is not None and amount.stop == two.first


def _join_object(see: Sight, one: Draft, two: Draft) -> None:
    gap, amount = two.first - one.stop, amount_before(see, two)
    if one.row.frame == "object" and gap <= 4:
        one.amount, two.dropped = amount or one.amount, True
        of_people(see, two, phrases_after(see, two, two.stop))
        one.targets = two.targets
    elif one.row.kind == "person" and one.row.need == "found" and gap <= 2 and amount is not None:
        one.amount, two.dropped = amount, True  # «جثامين أربعة شهداء»
    elif one.verb and amount is not None and amount.first - one.stop <= 1 and see.words[one.first].core in see.cues["reaping"]:
        one.amount, two.dropped = amount, True  # «يحصد تسعة قتلى»
    elif one.verb and one.row.frame == "subject" and amount is None and gap <= 5:
        two.dropped = True
    elif one.row.kind == "phrase" and one.row.frame == "act" and one.event == "killed" and gap <= 14 and amount is not None:
        one.amount, two.dropped = amount, True
    elif one.verb and one.pron_target and gap == 0:
        two.dropped = True
    elif one.row.kind == "person" and see.words[one.first].det and amount is not None and gap <= 9:
        of_people(see, one, phrases_after(see, one, one.stop))
        two.inherited, one.dropped = one.targets, True
    elif one.row.kind == "act" and see.word(one.first - 1).core in see.cues["toll"] and amount is not None:
        one.dropped = True  # «ارتفاع حصيلة المجزرة إلى 23 شهيداً»


def share_objects(see: Sight, drafts: list[Draft]) -> None:
    """«بخطف وقتل مئات»: the first of two nouns of action has the object of the second."""
    for one, two in zip(drafts, drafts[1:], strict=False):
        if not one.targets and one.row.kind == two.row.kind == "masdar" and _tied(see, one, two) and not one.dropped:
            one.targets, one.agent = two.targets, one.agent or two.agent


# -- exchanges -----------------------------------------------------------------------------------------------------------------


def counterparts(see: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of «مقابل» added: «إطلاق 9 من كذا مقابل 45 من كذا» tells the second side by that word alone."""
    out: list[Draft] = []
    retold: Draft | None = None
    for draft, later in zip(drafts, [*drafts[1:], None], strict=False):
        if draft is retold:
            continue
        second = _counterpart(see, draft, later.first if later is not None else see.stop)
        out += [draft] if second is None else [draft, second]
        if second is not None and later is not None and _retells(later, second):
            retold = later
    return out


def _counterpart(see: Sight, draft: Draft, limit: int) -> Draft | None:
    if draft.event != "released" or not draft.targets:
        return None
    behind = draft.targets[-1].stop
    at = next((k for k in range(behind, min(limit, behind + 8)) if see.tokens[k].text in see.cues["in-exchange"]), -1)
    other = phrase(see.scan, at + 1, see.stop) if at >= 0 else None
    if other is None or other.amount is None or (other.noun is None and other.party is None):
        return None
    second = Draft("released", draft.row, at, at + 1, clause=draft.clause, targets=[other])
    second.because("target", "other-side-of-the-exchange")
    return second


def _retells(later: Draft, second: Draft) -> bool:
    """«مقابل 30 أسيراً أطلقت السلطات سراحهم»: the verb behind tells the second side again."""
    return later.event == "released" and 0 <= later.first - second.targets[0].stop <= 2
