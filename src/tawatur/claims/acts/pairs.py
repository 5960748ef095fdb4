"""Two words that tell one event, or two sides of one: «مقتل وإصابة», «قتلى وجرحى», «إطلاق كذا مقابل كذا»."""

from __future__ import annotations

from tawatur.claims.acts.args import phrases_after
from tawatur.claims.acts.before import subject_at
from tawatur.claims.acts.draft import Draft
from tawatur.claims.acts.figures import amount_after, amount_before
from tawatur.claims.acts.people import of_people
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import phrase


def join_pairs(see: Sight, drafts: list[Draft]) -> None:
    for one, two in zip(drafts, drafts[1:], strict=False):
        if one.dropped or {one.event, two.event} != {"killed", "injured"} or not _tied(see, one, two) or one.pron_target:
            continue
        if one.row.kind == "person":
            _pair_of_people(see, one, two)
            continue
        nxt = phrase(see.scan, two.stop, see.stop)
        if one.verb and one.number == two.number == "pl" and nxt is not None and nxt.amount is not None:
            _join(see, one, two)
            continue
        if one.verb and (one.number != two.number or (see.tokens[one.stop].text != "او" and subject_at(see, one))):
            continue
        before = subject_at(see, one) if one.verb else None
        if before is None and (nxt is None or (nxt.group == "other" and nxt.amount is None) or two.pron_target):
            continue
        _join(see, one, two)


def _tied(see: Sight, one: Draft, two: Draft) -> bool:
    """Two triggers with nothing but «و» or «أو» between them."""
    if two.first == one.stop:
        return bool(see.words[two.first].conj or (two.hit and two.hit.cut.conj))
    return two.first == one.stop + 1 and see.tokens[one.stop].text in ("او", "و")


def _pair_of_people(see: Sight, one: Draft, two: Draft) -> None:
    """«12 قتيلاً وجريحاً», «30 شخصاً بين قتيل وجريح», «بلغ عدد القتلى والجرحى 40»."""
    amount = amount_before(see, one)
    between = see.words[one.first - 1].core == "بين" if one.first > see.first else False
    if between:
        found = next((p for first in range(max(see.first, one.first - 8), one.first - 1)
                      if (p := phrase(see.scan, first, one.first - 1)) is not None and p.stop >= one.first - 1 and p.amount is not None), None)  # fmt: skip
        if found is not None:
            one.targets, amount = [found], found.amount
    if amount is None and see.words[one.first].det:
        amount = amount_after(see, two)
    if amount is not None:
        _join(see, one, two)
        one.amount = amount


def _join(see: Sight, one: Draft, two: Draft) -> None:
    one.event, one.joint, one.stop = "casualties", True, two.stop
    two.dropped = True
    for k in range(two.first, two.stop):
        see.at[k] = one


def join_objects(see: Sight, drafts: list[Draft]) -> None:
    """«راح ضحيتها 29 قتيلاً», «أردوه قتيلاً», «حصيلة الشهداء 620 شهيداً»: two words, one telling."""
    for one, two in zip(drafts, drafts[1:], strict=False):
        if two.row.kind != "person" or two.event != one.event or one.dropped or two.dropped:
            continue
        if one.row.frame == "object" and two.first - one.stop <= 4:
            one.amount = amount_before(see, two) or one.amount
            two.dropped = True
            of_people(see, two, phrases_after(see, two, two.stop))
            one.targets = two.targets
        elif one.verb and one.row.frame == "subject" and amount_before(see, two) is None and two.first - one.stop <= 5:
            two.dropped = True
        elif (
            one.row.kind == "phrase"
            and one.row.frame == "act"
            and one.event == "killed"
            and two.first - one.stop <= 14
            and amount_before(see, two) is not None
        ):
            one.amount, two.dropped = amount_before(see, two), True
        elif one.verb and one.pron_target and two.first == one.stop:
            two.dropped = True
        elif (
            one.row.kind == "person"
            and see.words[one.first].det
            and amount_before(see, two) is not None
            and two.first - one.stop <= 9
        ):
            of_people(see, one, phrases_after(see, one, one.stop))
            two.inherited = one.targets
            one.dropped = True
        elif one.row.kind == "act" and see.word(one.first - 1).core == "حصيله" and amount_before(see, two) is not None:
            one.dropped = True  # «ارتفاع حصيلة المجزرة إلى 23 شهيداً»


def counterparts(see: Sight, drafts: list[Draft]) -> list[Draft]:
    """«إطلاق 9 من كذا مقابل 45 من كذا»: the second side of an exchange is told by «مقابل» alone."""
    out: list[Draft] = []
    retold: Draft | None = None
    for n, draft in enumerate(drafts):
        if draft is retold:
            continue
        out.append(draft)
        if draft.event != "released" or not draft.targets:
            continue
        following = drafts[n + 1].first if n + 1 < len(drafts) else see.stop
        for k in range(draft.targets[-1].stop, min(following, draft.targets[-1].stop + 8)):
            if see.tokens[k].text == "مقابل":
                other = phrase(see.scan, k + 1, see.stop)
                if other is not None and other.amount is not None and (other.noun is not None or other.party is not None):
                    later = drafts[n + 1] if n + 1 < len(drafts) else None
                    if later is not None and later.event == "released" and 0 <= later.first - other.stop <= 2:
                        retold = later  # «مقابل 30 أسيراً أطلقت إسرائيل سراحهم»
                    out.append(
                        Draft(
                            "released",
                            draft.row,
                            k,
                            k + 1,
                            clause=draft.clause,
                            targets=[other],
                            rules=[("target", "other-side-of-the-exchange")],
                        )
                    )
                break
    return out


def share_objects(see: Sight, drafts: list[Draft]) -> None:
    """«بخطف وقتل مئات»: the first of two nouns of action has the object of the second."""
    for one, two in zip(drafts, drafts[1:], strict=False):
        if not one.targets and one.row.kind == two.row.kind == "masdar" and _tied(see, one, two) and not one.dropped:
            one.targets, one.agent = two.targets, one.agent or two.agent
