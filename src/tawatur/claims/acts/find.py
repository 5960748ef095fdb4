"""The events of one sentence, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.acts.absorb import absorb, drop_echoes
from tawatur.claims.acts.candidates import candidate
from tawatur.claims.acts.draft import Draft
from tawatur.claims.acts.happened import circumstances
from tawatur.claims.acts.means import second_means, weigh_means
from tawatur.claims.acts.meant import all_of_them, resolve_figures, resolve_pronoun, share_side
from tawatur.claims.acts.needs import needs_met
from tawatur.claims.acts.pairs import counterparts, join_objects, join_pairs, share_objects
from tawatur.claims.acts.roles import find_arguments
from tawatur.claims.acts.sight import Sight
from tawatur.claims.acts.telling import is_natural, is_topic
from tawatur.claims.tables import ActRow


def find(see: Sight) -> list[Draft]:
    """The drafts of the sentence in order of their words."""
    drafts = _candidates(see)
    join_pairs(see, drafts)
    join_objects(see, drafts)
    _drop_checkpoints(see, drafts)
    for draft in _live(drafts):
        _settle(see, draft)
    absorb(see, drafts)
    drop_echoes(see, drafts)
    share_objects(see, drafts)
    resolve_figures(see, drafts)
    all_of_them(see, drafts)
    share_side(see, drafts)
    for draft in _live(drafts):
        if not draft.targets:
            resolve_pronoun(see, draft, drafts)
    twins = _weigh(see, drafts)
    return counterparts(see, sorted(_live([*drafts, *twins]), key=lambda d: d.first))


def _live(drafts: list[Draft]) -> Iterator[Draft]:
    # looked at one by one: settling a draft may drop a later one
    return (draft for draft in drafts if not draft.dropped)


def _candidates(see: Sight) -> list[Draft]:
    """The words that may tell an event, from left to right; each learns of those before it."""
    drafts: list[Draft] = []
    at = see.first
    while at < see.stop:
        draft = candidate(see, at)
        if draft is None:
            at += 1
            continue
        drafts.append(draft)
        _stand(see, draft)
        at = draft.stop
    return drafts


def _stand(see: Sight, draft: Draft) -> None:
    """Note the tokens a draft stands on."""
    for k in range(draft.first, draft.stop):
        see.at[k] = draft
    if draft.completed:
        see.at[draft.completed] = draft
        see.skip.add(draft.completed)
        if see.tokens[draft.completed - 1].text in see.cues["firing"]:
            see.skip.add(draft.completed - 1)


def _drop_checkpoints(see: Sight, drafts: list[Draft]) -> None:
    """«هجوم على كمين للجيش»: there «كمين» is a checkpoint."""
    for one, two in zip(drafts, drafts[1:], strict=False):
        single = two.row.kind == "act" and two.number == "sg"
        attacked = see.tokens[two.first - 1].text == "علي" and two.first - one.stop == 1
        if one.event == two.event == "attack" and single and attacked:
            two.dropped = True


def _settle(see: Sight, draft: Draft) -> None:
    """Find the arguments of a draft; where a spelling has several rows, take the first whose needs are met."""
    find_arguments(see, draft)
    others = draft.hit.others if draft.hit is not None else ()
    if not others or needs_met(see, draft):
        return
    first = draft.row
    for row in others:
        _start_over(see, draft, row)
        if needs_met(see, draft):
            return
    _start_over(see, draft, first)


def _start_over(see: Sight, draft: Draft, row: ActRow) -> None:
    draft.row, draft.event = row, row.event
    draft.targets, draft.agent, draft.amount, draft.self_agent, draft.rules = [], None, None, False, []
    find_arguments(see, draft)


def _weigh(see: Sight, drafts: list[Draft]) -> list[Draft]:
    """Means and circumstances of each draft; those that tell no event are dropped. Returns the acts of a second means."""
    twins: list[Draft] = []
    for draft in _live(drafts):
        weigh_means(see, draft, drafts)
        second = second_means(see, draft)
        if second is not None:
            twins.append(second)
        circumstances(see, draft)
        draft.dropped = _tells_nothing(see, draft, drafts)
    return twins


def _tells_nothing(see: Sight, draft: Draft, drafts: list[Draft]) -> bool:
    if draft.event == "clash" and draft.negated and not draft.targets:
        return True
    return not needs_met(see, draft) or is_topic(see, draft, drafts) or is_natural(see, draft, drafts)
