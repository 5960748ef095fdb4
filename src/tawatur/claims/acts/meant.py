"""Whom a pronoun or a bare figure means: «اختطافهم», «سيطروا عليها», «واعتقل 64 منهم»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.claims.acts.before import permitted, phrase_before, subject_of_verb
from tawatur.claims.acts.draft import HARM, MEANS, PEOPLE, PERSONAL, Draft
from tawatur.claims.acts.kinds import is_bare_figure
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.lang.pack import Amount

_PLACES = ("control", "siege")  # events whose target is a place


def resolve_pronoun(see: Sight, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Whom a draft with no target means: «اختطافهم», «أفرجت عنهم», «سيطروا عليها», «أرغم 500 شخص على النزوح»."""
    pron = draft.pron_target or (pronoun_after(see, draft) if draft.event not in ("talks", "protest", "clash") else "")
    if pron:
        if pron != "نا":
            _antecedent(see, draft, drafts, pron)
    elif draft.verb and draft.event in PERSONAL and _is_said_of(see, draft):
        last = _told_last(draft, drafts, place=False) or _struck_last(draft, drafts)
        if last is not None:
            draft.targets, draft.antecedent = [last], "ه"
            draft.because("target", "antecedent-of:ه")
    elif draft.row.frame == "subject" and draft.row.kind == "masdar":
        _those_before(see, draft)
    elif draft.event in _PLACES and not draft.verb:
        found = phrase_before(see, draft, place=True)
        if found is not None:
            draft.targets = [found]  # «دخلت القوات المدينة بعد انسحاب الفصيل»
            draft.because("target", "place-told-before")


def _is_said_of(see: Sight, draft: Draft) -> bool:
    """«استهدفت الغارة فلاناً وأنه قُتل»: a masculine pronoun behind «أن» suffers the verb that follows."""
    hit, before = draft.hit, see.word(draft.first - 1)
    single = hit is not None and hit.number == "sg" and not hit.feminine and not hit.present
    return single and "complement" in before.part and before.text.endswith("نه") and before.text[:1] == "و"


def _struck_last(draft: Draft, drafts: Sequence[Draft]) -> Phrase | None:
    """The person that the act told last before was aimed at."""
    for each in reversed(drafts):
        if each.first < draft.first and each.targets and each.event in MEANS | {"attack"} and not each.dropped:
            found = each.targets[0]
            return found if found.group in PEOPLE or (found.noun is None and found.place is None) else None
    return None


def _those_before(see: Sight, draft: Draft) -> None:
    """«السماح للعناصر بالفرار», «أرغم 500 شخص على النزوح»: those whom another verb makes or lets do it."""
    allowed = permitted(see, draft)
    if allowed is not None:
        draft.targets, draft.amount = [allowed], _own_number(see, allowed.stop, draft.first) or draft.amount
        draft.because("target", "those-allowed")
        return
    found = phrase_before(see, draft, place=False)
    if found is not None and found.amount is not None:
        draft.targets = [found]


def _own_number(see: Sight, first: int, stop: int) -> Amount | None:
    """«والذين يقدر عددهم بـ 500»."""
    at = next((k for k in range(first, stop) if see.tokens[k].text in see.cues["their-number"]), stop)
    return next((amount for amount in see.scan.amount[at:stop] if amount is not None), None)


def _antecedent(see: Sight, draft: Draft, drafts: Sequence[Draft], pron: str) -> None:
    thing = _thing_before(see, draft) if draft.event == "destruction" and pron in ("ه", "ها") else None
    if thing is not None:
        draft.targets = [thing]
        draft.because("target", "thing-right-before")
        return
    described = subject_of_verb(see, draft.first) if "relative" in see.word(draft.first - 1).part else None
    if described is not None and draft.event in ("destruction", "shelling", "airstrike", "attack", *PERSONAL):
        draft.targets, draft.amount = [described], described.amount or draft.amount
        draft.because("target", f"antecedent-of:{pron}")
        return
    place = draft.event in _PLACES or (draft.event in ("shelling", "airstrike", "destruction") and pron == "ها")
    found = _told_last(draft, drafts, place=place) or phrase_before(see, draft, place=place)
    found = found or (see.told.people if not place else None)
    if found is None:
        return
    draft.targets, draft.antecedent = [found], pron
    if found.stop == draft.first and found.amount is not None:
        draft.amount = found.amount  # «تسعة عمال تحتجزهم»
    draft.because("target", f"antecedent-of:{pron}")


def _thing_before(see: Sight, draft: Draft) -> Phrase | None:
    """«دبابة دمرتها غارة»: the thing that a clause without «التي» describes."""
    for first in see.nearest(draft.first, 4):
        found = phrase(see.scan, first, draft.first)
        if (
            found is not None
            and found.stop == draft.first
            and found.group in ("thing", "air", "site")
            and not see.words[first].det
        ):
            return found
    return None


def _told_last(draft: Draft, drafts: Sequence[Draft], *, place: bool) -> Phrase | None:
    """The victims, or the place, of the event told last before."""
    for each in reversed(drafts):
        if each.first < draft.first and each.targets and (each.event not in PERSONAL) == place and not each.dropped:
            return each.targets[0]
    return None


def pronoun_after(see: Sight, draft: Draft) -> str:
    """The pronoun of «عنهم», «عليها» behind a trigger, or nothing."""
    for k in range(draft.stop, min(draft.stop + 7, see.limit(draft.stop))):
        text = see.tokens[k].text
        if "pronominal" in see.words[k].part and text.startswith(("عن", "علي", "من", "ل")):
            return next((pron for pron in ("هما", "ها", "هم", "ه") if text.endswith(pron)), "")
        if see.scan.is_punct(k) or (k in see.at and see.at[k] is not draft):
            return ""
    return ""


# -- bare figures ----------------------------------------------------------------------------------------------------------------


def resolve_figures(see: Sight, drafts: list[Draft]) -> None:
    """«فرّ مئة سجين واعتقل 64 منهم»: a figure and a pronoun count some of those told before."""
    live = [draft for draft in drafts if not draft.dropped]
    for draft in live[:1]:
        _of_those_named(see, draft)
    for one, two in zip(live, live[1:], strict=False):
        amount = _bare_amount(two)
        if amount is None or not one.targets or is_bare_figure(one.targets[0]) or not _has_people(one):
            continue
        named = amount.stop < see.stop and see.tokens[amount.stop].text in see.cues["of-them"]
        more = two.verb and amount.stop == two.first and see.tokens[amount.first].text[:1] == "و"  # «قتلوا ومئات جرحوا»
        if named or (more and one.event in HARM):
            two.amount = two.amount or amount
            two.targets = [replace(_people_of(see, one, two), amount=amount)]
            two.because("target", "some-of-those-before")
        if named and two.agent is not None and two.targets and two.agent.head == two.targets[0].head:
            two.agent = None  # «طاردت الشرطة مسلحين وقتلت ثلاثة منهم»


def all_of_them(see: Sight, drafts: list[Draft]) -> None:
    """«9 قتلى و15 جريحاً جميعهم من المدنيين»: the side of the figures told right before."""
    for n, draft in enumerate(drafts):
        if draft.dropped or draft.event not in HARM or draft.targets:
            continue
        side = _side_of_all(see, draft)
        if side is None:
            continue
        for each in drafts[: n + 1]:
            if each.event in HARM and not each.targets and not each.dropped and each.clause == draft.clause:
                each.targets = [side]
                each.because("target", "all-of-them")


def share_side(see: Sight, drafts: list[Draft]) -> None:
    """«40 قتيلاً وعشرات الجرحى من الميليشيا»: the side told behind the second figure is that of the first too."""
    live = [draft for draft in drafts if not draft.dropped]
    for one, two in zip(live, live[1:], strict=False):
        people = one.row.kind == two.row.kind == "person" and one.event in HARM and two.event in HARM and one.event != two.event
        if not people or one.targets or not two.targets or two.targets[0].lead != "من":
            continue
        near = two.first - one.stop <= 3 and not any(see.scan.is_punct(k) for k in range(one.stop, two.first))
        if near and one.amount is not None:
            one.targets = [replace(two.targets[0], amount=one.amount)]
            one.because("target", "the-same-side-behind")


def _side_of_all(see: Sight, draft: Draft) -> Phrase | None:
    for k in see.ahead(draft.stop, 3):
        if see.tokens[k].text in see.cues["all-of-them"]:
            first = k + 1 + (see.word(k + 1).core == "من")
            found = phrase(see.scan, first, see.stop) if first < see.stop else None
            return found if found is not None and (found.group in PEOPLE or found.party is not None) else None
        if see.tokens[k].text not in ("،", ","):
            return None
    return None


def _of_those_named(see: Sight, draft: Draft) -> None:
    """«لاحقت القوات المهاجمين وقضت على العشرات منهم»: no event befell them before."""
    amount = _bare_amount(draft)
    if amount is None or amount.stop >= see.stop or see.tokens[amount.stop].text not in see.cues["of-them"]:
        return
    found = phrase_before(see, draft, place=False)
    if found is not None and (found.group in PEOPLE or found.party is not None) and found.stop <= draft.first:
        draft.amount, draft.targets = amount, [replace(found, amount=amount)]
        draft.because("target", "some-of-those-named")


def _people_of(see: Sight, one: Draft, two: Draft) -> Phrase:
    """Those whom «منهم» means: the ones the event before befell, or, where it befell a place or thing, the people told last."""
    found = _those_at(see, one.targets[0])
    if found.group in PEOPLE or found.party is not None:
        return found
    return phrase_before(see, two, place=False) or found


def _those_at(see: Sight, found: Phrase) -> Phrase:
    """«مواقع المسلحين»: whoever a place or thing is of."""
    if found.group not in ("site", "thing") or found.stop - found.head < 2:
        return found
    inner = phrase(see.scan, found.head + 1, found.stop)
    return inner if inner is not None and (inner.group in PEOPLE or inner.party is not None) else found


def _has_people(draft: Draft) -> bool:
    """An event that befell people, or an attack on those a party or a word for people names."""
    struck = draft.event in MEANS | {"attack"} and bool(draft.targets)
    named = struck and (draft.targets[0].party is not None or draft.group in PEOPLE | {"unit", "site", "thing"})
    return draft.event in PERSONAL or named


def _bare_amount(draft: Draft) -> Amount | None:
    if draft.event not in ("killed", "injured", "missing", "detained", "surrendered", "released", "displaced") or draft.joint:
        return None
    bare = len(draft.targets) == 1 and is_bare_figure(draft.targets[0])
    return draft.targets[0].amount if bare else None
