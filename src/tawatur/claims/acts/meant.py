"""Whom a pronoun or a bare figure means: «اختطافهم», «سيطروا عليها», «واعتقل 64 منهم»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.claims.acts.before import permitted, phrase_before
from tawatur.claims.acts.draft import PERSONAL, Draft
from tawatur.claims.acts.kinds import is_bare_figure
from tawatur.claims.acts.sight import Sight
from tawatur.lang.pack import Amount


def resolve_pronoun(see: Sight, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Whom a pronoun means: «اختطافهم», «أعدمهن», «أفرجت عنهم», «سيطروا عليها»: the victims or the place told last."""
    pron = draft.pron_target or (pronoun_after(see, draft) if draft.event not in ("talks", "protest", "clash") else "")
    if (
        not pron
        and draft.row.frame == "subject"
        and draft.row.kind == "masdar"
        and (allowed := permitted(see, draft)) is not None
    ):
        numbered = next((k for k in range(allowed.stop, draft.first) if see.tokens[k].text in ("عددهم", "وعددهم", "عددها")), 0)
        amount = next((a for a in see.scan.amount[numbered : draft.first] if a is not None), None) if numbered else None
        draft.targets, draft.amount = [allowed], amount or draft.amount  # «والذين يقدر عددهم بـ 500»
        draft.because("target", "those-allowed")
        return
    if not pron and draft.row.frame == "subject" and draft.row.kind == "masdar":
        found = phrase_before(see, draft, False)
        if found is not None and found.amount is not None:
            draft.targets = [found]  # «أرغم 500 شخص على النزوح»
        return
    if not pron and draft.event in ("control", "siege") and not draft.verb:
        found = phrase_before(see, draft, True)
        if found is not None:
            draft.targets = [found]  # «دخلت القوات المدينة بعد انسحاب الفصيل»
            draft.because("target", "place-told-before")
        return
    if not pron or pron == "نا":
        return
    place = draft.event in ("control", "siege") or (draft.event in ("shelling", "airstrike", "destruction") and pron == "ها")
    earlier = [d for d in drafts if d.first < draft.first and d.targets and (d.event not in PERSONAL) == place and not d.dropped]
    if earlier:
        found = earlier[-1].targets[0]
    else:
        near = phrase_before(see, draft, place)
        found = near if near is not None else see.told.people if not place else None
    if found is not None:
        draft.targets, draft.antecedent = [found], pron
        if found.stop == draft.first and found.amount is not None:
            draft.amount = found.amount  # «تسعة لبنانيين تحتجزهم»
        draft.because("target", f"antecedent-of:{pron}")


def resolve_figures(see: Sight, drafts: list[Draft]) -> None:
    """«فرّ مئة سجين واعتقل 64 منهم»: a figure and a pronoun count some of those told before."""
    live = [d for d in drafts if not d.dropped]
    for one, two in zip(live, live[1:], strict=False):
        amount = _bare_amount(see, two)
        if (
            amount is None
            or one.event not in PERSONAL
            or not one.targets
            or is_bare_figure(one.targets[0])
            or not _of_them(see, amount.stop)
        ):
            continue
        two.amount = two.amount or amount
        two.targets = [replace(one.targets[0], amount=amount)]
        two.because("target", "some-of-those-before")


def _bare_amount(see: Sight, draft: Draft) -> Amount | None:
    if draft.event not in ("killed", "injured", "missing", "detained", "surrendered") or draft.joint:
        return None
    if len(draft.targets) == 1 and is_bare_figure(draft.targets[0]):
        return draft.targets[0].amount
    return None


def _of_them(see: Sight, at: int) -> bool:
    return at < see.stop and see.tokens[at].text in ("منهم", "منهن", "منهما")


def pronoun_after(see: Sight, draft: Draft) -> str:
    for k in range(draft.stop, min(draft.stop + 7, see.limit(draft.stop))):
        text = see.tokens[k].text
        if "pronominal" in see.words[k].part and text.startswith(("عن", "علي", "من", "ل")):
            return next((p for p in ("هما", "ها", "هم", "ه") if text.endswith(p)), "")
        if see.scan.is_punct(k) or (k in see.at and see.at[k] is not draft):
            return ""
    return ""
