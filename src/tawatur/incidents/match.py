"""Whether two tellings are of one happening: what rules it out, and what speaks for it.

Ruled out by times that do not meet, places that cannot be one, events of different families. What remains is weighed; every weight
says why it was given, so that a grouping can be explained.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.incidents.copies import SHARE, share, told
from tawatur.incidents.grounds import Grounds
from tawatur.incidents.tell import LONG
from tawatur.incidents.where import nearness
from tawatur.model import Event
from tawatur.model.telling import Telling, Window

#: What the reasons must add up to for two tellings, and for two knots of tellings. Tuned on the silver groups (docs/incidents.md).
TELLINGS, KNOTS = 5.0, 4.5
#: Days that may lie between two times of one happening: night is told as the day before and the day after, a siege goes on.
SLACK = 3
#: What each day of a gap beyond the first takes away.
_GAP = 1.0
#: Weight of the words two tellings share, for words that are the same throughout.
_WORDS = 16.0
_COPY = 6.0
#: A shared place rules in little by itself: on the day of a battle everything is told of one town.
_PLACE = 0.4
#: Means that exclude each other when both tellings name theirs; the others go with all.
_MEANS = frozenset({Event.AIRSTRIKE, Event.EXPLOSION})


@dataclass(frozen=True, slots=True)
class Match:
    """How much speaks for two tellings being of one happening, and what."""

    score: float
    why: tuple[str, ...]


def match(one: Telling, other: Telling, grounds: Grounds, threshold: float = TELLINGS) -> Match | None:
    """The reasons for two tellings being one happening; ``None`` when something rules it out or too little speaks for it."""
    if not one.families & other.families:
        return None
    part = share(one.passage, other.passage)
    if part < SHARE and _different_means(one, other):
        return None
    score, why = 0.0, []
    for worth, reason in _reasons(one, other, part, grounds):
        if worth is None:
            return None
        score += worth
        if reason and worth > 0:
            why.append(reason)
    return Match(score, tuple(why)) if score >= threshold else None


def _reasons(one: Telling, other: Telling, part: float, grounds: Grounds) -> Iterator[tuple[float | None, str]]:
    """Each reason with its worth; a worth of ``None`` rules the match out."""
    yield _time(one.window, other.window)
    yield _place(one, other, grounds)
    yield _parties(one, other)
    yield from _figures(one, other)
    yield _events(one, other)
    yield _shared_words(one, other)
    if part >= SHARE:
        yield _COPY * part, told(part)


def _time(one: Window | None, other: Window | None) -> tuple[float | None, str]:
    if one is None or other is None:
        return 0.0, ""
    gap = one.gap(other)
    if gap > SLACK:
        return None, ""
    if (one.days > LONG) != (other.days > LONG) and max(one.days, other.days) > 7:
        return None, ""
    if gap > 1:
        return -_GAP * (gap - 1), ""
    if one.assumed or other.assumed:
        return (0.7, "published when the other says it happened") if not gap else (0.2, "")
    return (1.5, "the same days") if not gap else (0.5, "days next to each other")


def _place(one: Telling, other: Telling, grounds: Grounds) -> tuple[float | None, str]:
    if one.place is None or other.place is None:
        return 0.0, ""
    best = None
    for here in one.spots[:4]:
        for there in other.spots[:4]:
            found = nearness(here, there, grounds)
            if found is not None and (best is None or found.worth > best.worth):
                best = found
    return (None, "") if best is None else (_PLACE * best.worth, best.why)


def _parties(one: Telling, other: Telling) -> tuple[float, str]:
    told = []
    worth = 0.0
    for side, here, there in (("suffered", one.targets, other.targets), ("did it", one.agents, other.agents)):
        shared = sorted((here & there) - {"civilians"})
        if shared:
            worth += 0.7
            told.append(f"{', '.join(shared)} {side} in both")
        elif here and there and not here & other.parties and not there & one.parties:
            worth -= 0.7
    if not told and (shared := sorted((one.parties & other.parties) - {"civilians"})):
        worth += 0.3
        told.append(f"both name {', '.join(shared)}")
    return worth, "; ".join(told)


def _figures(one: Telling, other: Telling) -> Iterator[tuple[float, str]]:
    for key in sorted(one.figures.keys() & other.figures.keys()):
        here, there = one.figures[key], other.figures[key]
        same = sorted(pair for pair in here & there if pair[0] not in (None, 1) and pair[0] == pair[1])
        if same:
            number = same[-1][0] or 0
            yield (1.5 if number > 4 else 0.7), f"the same figure: {key[0].value} {number}"
        elif _far(here, there):
            yield -0.8, ""


def _far(here: frozenset[tuple[int | None, int | None]], there: frozenset[tuple[int | None, int | None]]) -> bool:
    """True when no figure of the one can be a version of one of the other: more than four times as many."""
    for low, high in here:
        for other_low, other_high in there:
            top, other_top = high or 10**9, other_high or 10**9
            if 4 * top >= (other_low or 0) and 4 * other_top >= (low or 0):
                return False
    return True


def _events(one: Telling, other: Telling) -> tuple[float, str]:
    shared = sorted(event.value for event in one.events & other.events)
    return (min(1.0, 0.4 * len(shared)), f"both tell of {', '.join(shared)}") if shared else (0.0, "")


def _different_means(one: Telling, other: Telling) -> bool:
    here, there = one.events & _MEANS, other.events & _MEANS
    return bool(here and there and not here & there)


def _shared_words(one: Telling, other: Telling) -> tuple[float, str]:
    few, many = sorted((one.words, other.words), key=len)
    shared = [(weight * many[word], word) for word, weight in few.items() if word in many]
    alike = sum(weight for weight, _ in shared)
    rare = [word for _, word in sorted(shared, key=lambda pair: (-pair[0], pair[1]))[:4]]
    return _WORDS * alike, f"shared words: {'، '.join(rare)}" if rare else ""
