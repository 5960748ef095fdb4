"""Words for those who suffered («قتيل», «محتجزين»): how many they are and whose side they are on."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.before import phrase_before
from tawatur.claims.acts.draft import PEOPLE, Draft
from tawatur.claims.acts.figures import amount_after, amount_before, half_of_figure, parts_of_figure
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase


def of_people(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«قتيل», «جرحى»: the figure stands before (or after «عدد القتلى»), the side after «من», «في صفوف»."""
    if draft.joint and draft.targets:
        return
    if see.tokens[draft.first - 1].text == "عداد" and draft.first > see.first:
        counted = phrase_before(see, draft, False)  # «لا يزال 12 شخصاً في عداد المفقودين»
        if counted is not None and counted.amount is not None:
            draft.targets, draft.amount = [counted], counted.amount
            return
    draft.amount = draft.amount or amount_before(see, draft) or amount_after(see, draft) or half_of_figure(see, draft)
    if draft.amount is not None:
        draft.parts = parts_of_figure(see, draft)
    elif see.words[draft.first].det and see.word(draft.stop).text == "هم":
        first = phrase(see.scan, draft.stop + 1, see.stop)  # «والقتلى هم 21 من كذا و62 من كذا»
        if first is not None and first.amount is not None:
            draft.targets, draft.amount, draft.parts = [first], first.amount, parts_of_figure(see, draft)[1:]
            return
    head = next(
        (
            a
            for a in args
            if not a.lead and not a.joined and a.first == draft.stop and (a.amount is None or draft.row.need == "found")
        ),
        None,
    )
    if head is not None and head.amount is not None and draft.amount is None:
        draft.amount = head.amount
    side = [
        a
        for a in args
        if a.lead in ("من", "بين", "لدي")
        and (
            see.tokens[a.head].text in ("الجانبين", "الطرفين")
            or (a.group in PEOPLE | {"unit"})
            or a.party
            or see.scan.nation[a.head]
        )
    ]
    ranks = _in_ranks(see, draft)
    if ranks is not None:
        draft.targets = [ranks]
    elif side and side[0].first - draft.stop <= 3 and not (side[0].place and not side[0].party and side[0].noun is None):
        draft.targets = side[:1]
    elif head is not None and (head.party or head.noun is not None):
        draft.targets = [head]
    elif draft.inherited:
        draft.targets = draft.inherited
    elif draft.event == "displaced":
        draft.targets = [
            replace(
                phrase(see.scan, draft.first, see.stop) or Phrase(draft.first, draft.stop, draft.first),
                amount=draft.amount,
            )
        ]


def of_participle(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«عناصر محتجزين لدى», «السجناء الفارين»: who stands before, or after when counted."""
    end = draft.first
    found: Phrase | None = None
    for first in see.back(end, 8):
        candidate = phrase(see.scan, first, end)
        if (
            candidate is not None
            and candidate.stop >= end - 1
            and (candidate.noun is not None or candidate.amount is not None or candidate.party is not None)
        ):
            found = candidate
            break
    draft.targets = [found] if found is not None else []
    draft.amount = (found.amount if found is not None else None) or amount_after(see, draft)
    held = [a for a in args if a.lead in ("لدي", "عند")]
    if held:
        draft.agent = held[0]


def _in_ranks(see: Sight, draft: Draft) -> Phrase | None:
    """«قتلى في صفوف الجيش», «عشرات من صفوفه»."""
    for k in see.ahead(draft.stop, 5):
        if see.tokens[k].text in ("صفوف", "بصفوف"):
            return phrase(see.scan, k + 1, see.stop)
        if see.scan.is_punct(k):
            return None
    return None
