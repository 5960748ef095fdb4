"""The means of an act decide its type: a weapon beside it, the aircraft that flew, the means told before."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.before import subject_of_verb
from tawatur.claims.acts.draft import MEANS, Draft
from tawatur.claims.acts.sight import Sight


def weigh_means(see: Sight, draft: Draft, drafts: list[Draft]) -> None:
    """The weapon told beside an act of unspecified means decides its type."""
    if (
        draft.row.kind == "weapon"
        and draft.event == "shelling"
        and any(
            see.words[k].weapon == "airstrike" and see.scan.tokens[k].text != "الجوي"
            for k in range(draft.stop, min(draft.stop + 6, draft.clause[1]))
        )
    ):
        draft.event = "airstrike"  # «صاروخين أطلقتهما طائرة»
        draft.because("event", "fired-from-the-air")
    if not draft.row.weapon:
        return
    for k in (
        *range(draft.stop, min(draft.stop + 14, draft.clause[1], see.stop)),
        *range(draft.first - 1, max(draft.first - 4, see.first - 1), -1),
    ):
        if see.tokens[k].text in ("،", ".", "؛"):
            if k > draft.first:
                continue
            break
        kind = see.words[k].weapon
        if k >= draft.stop + 6 and see.words[k].prep != "ب" and see.tokens[k].text[:1] != "ب":
            continue
        if kind and (see.at.get(k) is None or see.at[k] is draft or see.at[k].dropped or see.words[k].prep == "ب"):
            if k < draft.first and not (draft.verb and k == draft.first - 1):
                continue
            draft.event = kind
            draft.because("event", "weapon-beside")
            return
    flown = (
        subject_of_verb(see, draft.first, draft.clause[0])
        if draft.verb and draft.agent is None and draft.event == "attack"
        else None
    )
    for phrase_ in (draft.agent, flown):
        if phrase_ is not None:
            for k in range(phrase_.head, phrase_.stop):
                if see.words[k].weapon in MEANS:
                    draft.event = see.words[k].weapon
                    draft.because("event", "weapon-of-agent")
                    return
    if draft.event == "shelling" and see.words[draft.first].det and draft.row.kind == "act" and see.told.means == "airstrike":
        draft.event = "airstrike"
        draft.because("event", "as-told-before")
    struck = draft.row.need == "struck" or (
        draft.row.row.startswith("acts") and draft.row.weapon and (draft.verb or draft.row.kind == "masdar")
    )
    if draft.event == "attack" and struck and not _is_military(see, draft):
        told = [d.event for d in drafts if d.first < draft.first and d.event in MEANS and not d.dropped]
        draft.event = told[-1] if told else see.told.means or draft.event
        if draft.event in MEANS:
            draft.because("event", "as-told-before")
        elif (
            draft.row.kind == "act"
            and draft.row.need == "struck"
            and draft.number == "pl"
            and draft.agent is not None
            and see.scan.nation[draft.agent.head] is not None
        ):
            draft.event = "airstrike"  # «ضربات أميركية»: a state's strikes with no means told are from the air
            draft.because("event", "strikes-of-a-state")


def second_means(see: Sight, draft: Draft) -> Draft | None:
    """«القصف الجوي والمدفعي»: two adjectives of means are two acts."""
    if draft.verb or draft.event not in MEANS or draft.stop + 1 >= see.stop:
        return None
    one, two = see.words[draft.stop], see.words[draft.stop + 1]
    if not one.weapon or not two.weapon or one.weapon == two.weapon or not two.text.startswith("و"):
        return None
    return replace(draft, event=two.weapon, first=draft.stop + 1, stop=draft.stop + 2, hit=None, rules=list(draft.rules))


def _is_military(see: Sight, draft: Draft) -> bool:
    return any(see.tokens[k].text in ("عسكريه", "العسكريه", "عسكري", "العسكري") for k in see.ahead(draft.stop, 2))
