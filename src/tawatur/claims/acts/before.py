"""The phrases that stand before a trigger: the subject of its verb, of its clause, the people or place told last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawatur.claims.acts.args import glued_prep
from tawatur.claims.acts.draft import FAR, PEOPLE, Draft
from tawatur.claims.acts.kinds import is_able, is_doer
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.subjects import subject_before
from tawatur.claims.words import Word


def subject_of_verb(see: Sight, at: int) -> Phrase | None:
    """The phrase a verb at ``at`` has before it as its subject, also through «الذي»."""
    found = subject_before(see.scan, at, see.clause(at)[0], see.first)
    return found if found is not None else _obliged(see, at)


def _obliged(see: Sight, at: int) -> Phrase | None:
    """«يمكن لآلاف المدنيين أن يقتلوا», «يجب على الجيش أن لا يهاجم»: the subject stands before «أن» behind a preposition."""
    end = at - 1
    while end > see.first and "negation" in see.words[end].part:
        end -= 1
    if end <= see.first or see.words[end].core != "ان":
        return None
    found = phrase_ending_at(see, end, 8, beyond=see.first)
    if found is None:
        return None
    start = found.first
    glued = see.words[start].prep == "ل" or glued_prep(see.tokens[start].text) == "ل" or see.words[start - 1].core in ("علي", "ل")
    return found if glued and (is_able(see, found) or found.amount is not None) else None


def phrase_ending_at(see: Sight, end: int, reach: int, *, beyond: int = -1) -> Phrase | None:
    """The longest phrase that ends just before token ``end``, begun up to ``reach`` tokens before; its head after ``beyond``."""
    for start in see.back(end, reach):
        found = phrase(see.scan, start, end)
        if found is not None and found.stop == end and found.head > beyond:
            return found
    return None


def phrase_before(see: Sight, draft: Draft, *, place: bool) -> Phrase | None:
    """The last phrase for people (or a place) before a trigger in its sentence."""
    best = None
    for found in phrases_before(see, draft):
        if found.place is not None or found.group in ("area", "site") if place else found.group in PEOPLE:
            best = found
    return best


def phrases_before(see: Sight, draft: Draft) -> Iterator[Phrase]:
    """The phrases before a trigger in its sentence, from left to right, without the words that say who speaks."""
    at = max(see.first, draft.first - FAR)
    while at < draft.first:
        found = phrase(see.scan, at, draft.first) if not see.blocked[at] else None
        if found is not None:
            yield found
        at = max(found.stop, at + 1) if found is not None else at + 1


def previous_agent(see: Sight, draft: Draft) -> Phrase | None:
    """The doer of the verb before in the sentence, for a verb that names none."""
    on = draft.hit is not None and draft.hit.cut.conj  # «وأسروا»: goes on from a verb, not from the noun of an act
    earlier = [
        d
        for d in see.at.values()
        if d.first < draft.first and d.agent is not None and d.event != "clash" and not d.dropped and (d.verb or not on)
    ]
    return max(earlier, key=lambda d: d.first).agent if earlier else None


def permitted(see: Sight, draft: Draft) -> Phrase | None:
    """«السماح للعناصر بالفرار»: the phrase after «ل» of permission."""
    if see.words[draft.first].prep != "ب":
        return None
    for k in see.nearest(draft.first, 17):
        if "permitting" in see.words[k].part:
            found = phrase(see.scan, k + 1, draft.first)
            return found if found is not None and is_able(see, found) else None
    return None


# -- the subject of a clause -----------------------------------------------------------------------------------------------------


def subject_of_clause(see: Sight, draft: Draft) -> Phrase | None:
    """The nearest party before a noun of action that its clause is about: «انتقم المتمردون بقصف», «تسعى الحكومة إلى استعادة».

    A party after a preposition, one that met the act («صد الجيش هجوماً») and one that speaks do not count.
    """
    at, best = max(see.first, draft.first - FAR), None
    while at < draft.first:
        word = see.words[at]
        if _changes_subject(see, word, draft):
            best, at = None, _past_opposed(see, at, draft.first)
            continue
        if word.core in see.cues["meanwhile"]:
            best = None
        found = phrase(see.scan, at, draft.first) if not see.blocked[at] else None
        if found is not None and _is_subject(see, found):
            pair = best is not None and best.stop == found.first and see.words[found.first].conj and not see.words[best.head].conj
            best = replace(best, stop=found.stop) if best is not None and pair else found  # «القوات الروسية وقوات النظام»
        whole = found is not None and not _is_led_by_unknown(see, found)
        at = max(found.stop, at + 1) if found is not None and whole else at + 1
    return best


def _changes_subject(see: Sight, word: Word, draft: Draft) -> bool:
    """The subject of a verb of speaking, or of one that meets an act, did not do it; «ردت القوات بقصف» tells the act itself."""
    speaks = word.say is not None and not word.det and "prep" not in word.part and not word.noun
    if not (speaks or "opposing" in word.part):
        return False
    return not (word.core in see.cues["answering"] and _is_by_means(see, draft))


def _past_opposed(see: Sight, at: int, limit: int) -> int:
    """The token after a verb that changes the subject; after one that meets an act, also past its own subject."""
    opposed = phrase(see.scan, at + 1, limit) if "opposing" in see.words[at].part else None
    return opposed.stop if opposed is not None else at + 1


def _is_subject(see: Sight, found: Phrase) -> bool:
    enabled = "enabling" in see.word(found.first - 1).part and is_able(see, found)
    acts = (found.party is not None and is_doer(see, found) and not _is_led_by_unknown(see, found)) or enabled
    dateline = found.stop < see.stop and see.tokens[found.stop].text == ":" and see.scan.place[found.head] is not None
    return not dateline and acts and found.amount is None and not is_governed(see, found)


def _is_led_by_unknown(see: Sight, found: Phrase) -> bool:
    """«ووافقت الحكومة», «بزيارة مفاجئة لدمشق»: a word of no known meaning before the party is no head of a doer's name."""
    party, word = found.party, see.words[found.head]
    return party is not None and party.first > found.head and found.noun is None and word.voice is None and not word.det


def _is_by_means(see: Sight, draft: Draft) -> bool:
    """«ردت القوات بقصف», «ردت بشن غارات»: the answer is the act."""
    if see.words[draft.first].prep == "ب" or see.tokens[draft.first].text.startswith("با") or draft.first == see.first:
        return True
    return any(see.words[k].support is not None and see.tokens[k].text.startswith("ب") for k in see.back(draft.first, 3))


def is_governed(see: Sight, found: Phrase) -> bool:
    """True when a preposition governs a phrase, or an earlier event has it as its object."""
    name = see.scan.party[found.first]
    glued = name.prep if name is not None and name.first == found.first else see.words[found.first].prep
    if glued == "ل" and any("permitting" in see.words[k].part for k in see.back(found.first, 3)):
        return False
    before = see.word(found.first - 1)
    if before.core == "علي" and "obliging" in see.word(found.first - 2).part:
        return False
    if glued or before.part & {"prep", "place_prep", "belonging"}:
        return True
    return any(found.first >= t.first and found.stop <= t.stop for d in see.at.values() for t in d.targets)
