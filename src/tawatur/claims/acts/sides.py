"""The two sides of a fight or of talks, and those who march."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.args import phrases_after
from tawatur.claims.acts.before import subject_of_verb
from tawatur.claims.acts.draft import FAR, Draft
from tawatur.claims.acts.kinds import is_able, is_doer
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase


def find_sides(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«اشتباكات بين كذا وكذا», «معارك مع كذا», «اتفاق بين الطرفين»: the first side as agent, the second as target."""
    between = [found for found in args if found.lead == "بين"]
    behind = _behind_relative(see, draft) if not between and draft.event == "clash" else []
    if any(found.lead == "بين" for found in behind):
        args, between = behind, [found for found in behind if found.lead == "بين"]
    if between:
        draft.agent = between[0]
        draft.targets = _second_side(see, args, between[0])
        return
    if draft.event == "talks" and _negotiators(see, draft):
        return
    draft.targets = [found for found in args if found.lead in ("مع", "ضد")][:1]
    if args and not args[0].lead and is_doer(see, args[0]) and args[0].first - draft.stop <= 2:
        draft.agent = args[0]


def _behind_relative(see: Sight, draft: Draft) -> list[Phrase]:
    """«المعركة التي دارت بين كذا وكذا»: the phrases behind the verb of the relative clause."""
    for k in see.ahead(draft.stop, 4):
        if "relative" in see.words[k].part:
            verb = see.word(k + 1)
            told = verb.support is not None or "happening" in verb.part or verb.core in see.cues["breaking-out"]
            return phrases_after(see, draft, k + 2) if told else []
    return []


def _second_side(see: Sight, args: list[Phrase], side: Phrase) -> list[Phrase]:
    if see.tokens[side.head].text in see.cues["both-sides"]:
        return [side]
    rest = args[args.index(side) + 1 :]
    other = [found for found in rest if found.joined or found.lead == "بين"][:1]
    many = side.party is None and see.tokens[side.head].text.endswith(("ات", "ون", "ين")) and side.amount is None
    return other or ([side] if many else [])  # «اشتباكات بين جماعات متناحرة»


def _negotiators(see: Sight, draft: Draft) -> bool:
    """«المفاوضات بين كذا وكذا ... إلى اتفاق», «توصل كذا وكذا إلى اتفاق», «كذا وكذا تتوصلان», «دعا الطرفين إلى هدنة»."""
    pair: tuple[Phrase, Phrase] | None = None
    last: Phrase | None = None  # with the word before it as its ``lead``
    at = max(draft.clause[0], draft.first - FAR)
    while at < draft.first:
        found = _party_to_talks(see, at, draft.first)
        if found is None:
            at += 1
            continue
        if "both" in see.words[found.head].part:
            draft.agent, draft.targets = draft.agent or found, [found]
            return True
        if last is not None and found.joined and last.stop == found.first and _are_two(see, last, found):
            pair = last, found
        last, at = replace(found, lead=see.word(at - 1).core), max(found.stop, at + 1)
    if pair is None:
        return False
    draft.agent, draft.targets = draft.agent or pair[0], [pair[1]]
    draft.because("target", "the-two-who-agreed")
    return True


def _party_to_talks(see: Sight, at: int, limit: int) -> Phrase | None:
    if see.blocked[at]:
        return None
    name = see.scan.party[at]
    joined = bool(see.words[at].conj or (name is not None and name.conj))
    return phrase(see.scan, at, limit, joined=joined)


def _are_two(see: Sight, one: Phrase, two: Phrase) -> bool:
    agreed = one.lead == "بين" or "agreeing" in see.word(one.first - 1).part
    return agreed or (is_able(see, one) and is_able(see, two))


def marchers(see: Sight, draft: Draft) -> Phrase | None:
    """«خرج المئات في مظاهرة», «نظم الأهالي وقفة»: the subject of the verb before."""
    for k in see.nearest(draft.first, 9):
        word = see.words[k]
        if word.core in see.needs["march"] and word.verbal:
            return phrase(see.scan, k + 1, draft.first) or subject_of_verb(see, k)
        if see.tokens[k].text in ("،", ".", ":"):
            return None
    return None
