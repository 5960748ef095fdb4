"""The phrases that stand before a trigger: the subject of its verb, of its clause, the people or place told last."""

from __future__ import annotations

from tawatur.claims.acts.args import glued_prep
from tawatur.claims.acts.draft import FAR, PEOPLE, Draft
from tawatur.claims.acts.kinds import is_able, is_doer
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase, subject_before


def subject_of_verb(see: Sight, at: int, clause_first: int) -> Phrase | None:
    """The phrase a verb at ``at`` has before it as its subject, also through «الذي»."""
    found = subject_before(see.scan, at, clause_first, see.first)
    return found if found is not None else _obliged(see, at)


def _obliged(see: Sight, at: int) -> Phrase | None:
    """«يمكن لآلاف المدنيين أن يقتلوا», «يجب على الجيش أن لا يهاجم»: the subject stands before «أن» behind a preposition."""
    end = at
    while end - 1 > see.first and "negation" in see.words[end - 1].part:
        end -= 1
    end -= 1
    if end <= see.first or see.words[end].core != "ان":
        return None
    for start in see.back(end, 8):
        found = phrase(see.scan, start, end)
        if found is not None and found.stop == end and found.head > see.first:
            glued = (
                see.words[start].prep == "ل"
                or glued_prep(see.tokens[start].text) == "ل"
                or see.words[start - 1].core in ("علي", "ل")
            )
            return found if glued and (is_able(see, found) or found.amount is not None) else None
    return None


def phrase_before(see: Sight, draft: Draft, place: bool) -> Phrase | None:
    """The last phrase for people (or a place) before a trigger in its sentence."""
    at, best = max(see.first, draft.first - FAR), None
    while at < draft.first:
        found = phrase(see.scan, at, draft.first) if not see.blocked[at] else None
        if found is None:
            at += 1
            continue
        group = found.group
        if (place and (found.place is not None or group in ("area", "site"))) or (not place and group in PEOPLE):
            best = found
        at = max(found.stop, at + 1)
    return best


def subject_at(see: Sight, draft: Draft) -> Phrase | None:
    """A phrase that ends right before a verb."""
    for first in see.back(draft.first, 8):
        found = phrase(see.scan, first, draft.first)
        if found is not None and found.stop == draft.first:
            return found
    return None


def previous_agent(see: Sight, draft: Draft) -> Phrase | None:
    """The doer of the verb before in the sentence, for a verb that names none."""
    earlier = [
        d for d in see.at.values() if d.first < draft.first and d.agent is not None and d.event != "clash" and not d.dropped
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


def subject_of_clause(see: Sight, draft: Draft) -> Phrase | None:
    """The nearest party before a noun of action that its clause is about: «انتقم المتمردون بقصف», «تسعى الحكومة إلى استعادة».

    A party after a preposition, one that met the act («صد الجيش هجوماً») and one that speaks do not count.
    """
    at, best = max(see.first, draft.first - FAR), None
    while at < draft.first:
        word = see.words[at]
        answers = word.core in ("رد", "ردت", "يرد", "ترد", "ردوا") and _by_means(see, draft)
        if not answers and (
            (word.say is not None and not word.det and "prep" not in word.part and not word.noun) or "opposing" in word.part
        ):
            best, at = None, at + 1
            if "opposing" in see.words[at - 1].part:
                skipped = phrase(see.scan, at, draft.first)
                at = skipped.stop if skipped is not None else at
            continue
        if word.core in ("فيما", "بينما"):
            best = None
        found = phrase(see.scan, at, draft.first) if not see.blocked[at] else None
        if found is None:
            at += 1
            continue
        governed = is_governed(see, found)
        able = found.first > see.first and "enabling" in see.words[found.first - 1].part and is_able(see, found)
        if ((found.party is not None and is_doer(see, found)) or able) and not governed and found.amount is None:
            best = found
        at = max(found.stop, at + 1)
    return best


def _by_means(see: Sight, draft: Draft) -> bool:
    """«ردت القوات بقصف», «ردت بشن غارات»: the answer is the act."""
    before = see.words[draft.first - 1] if draft.first > see.first else None
    glued = see.words[draft.first].prep == "ب" or see.tokens[draft.first].text.startswith("با")
    return (
        glued
        or any(see.words[k].support is not None and see.tokens[k].text.startswith("ب") for k in see.back(draft.first, 3))
        or before is None
    )


def is_governed(see: Sight, found: Phrase) -> bool:
    before = see.words[found.first - 1] if found.first > see.first else None
    name = see.scan.party[found.first]
    glued = name.prep if name is not None and name.first == found.first else see.words[found.first].prep
    if glued == "ل" and any("permitting" in see.words[k].part for k in see.back(found.first, 3)):
        return False
    obliged = (
        found.first - 2 >= see.first
        and see.words[found.first - 1].core == "علي"
        and "obliging" in see.words[found.first - 2].part
    )
    if obliged:
        return False
    return (
        bool(glued)
        or (before is not None and bool(before.part & {"prep", "place_prep", "belonging"}))
        or any(found.first >= t.first and found.stop <= t.stop for d in see.at.values() for t in d.targets)
    )
