"""Figures: low, best and high over independent chains, by a named policy, with a sentence that says how they came about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tawatur.incidents.grounds import Grounds
from tawatur.incidents.strands import Interval, Strand, Word
from tawatur.model import Event, Figure, Hedge, Incident, OriginKind, Policy, Stance, Standing, Voice

#: Whom UCDP would rather believe: those with no side in it, then those who saw or were told, then the sides.
_NEUTRAL = {
    OriginKind.MONITOR: 0, OriginKind.MEDICAL: 0, OriginKind.WITNESS: 1, OriginKind.MEDIA: 1, OriginKind.OUTLET: 1,
    OriginKind.OFFICIAL: 2, OriginKind.ANONYMOUS: 2, OriginKind.PARTY: 3,
}  # fmt: skip


def tally(incident: Incident, policy: Policy = Policy.MEDIAN_INDEPENDENT) -> tuple[Figure, ...]:
    """The figures of an incident under another policy; the voices stay, ``low``, ``best``, ``high`` and ``why`` are reckoned anew."""
    return tuple(reckoned(figure, policy) for figure in incident.figures)


def figures(strands: Iterable[Strand], chains: Mapping[str, int], policy: Policy, grounds: Grounds) -> tuple[Figure, ...]:
    """The figure of each strand in which a number was told; ``chains`` maps a claim's id to its chain."""
    found = []
    for strand in strands:
        voices = tuple(_voice(word, strand, chains, grounds) for word in strand.said() if word.interval is not None)
        if any(voice.latest for voice in voices):
            blank = Figure(
                event=strand.event, target=strand.target, unit=strand.unit, low=None, best=None, high=None, independent=0,
                policy=policy, why="", cumulative=strand.cumulative, voices=voices,
            )  # fmt: skip
            found.append(reckoned(blank, policy))
    return tuple(found)


def _voice(word: Word, strand: Strand, chains: Mapping[str, int], grounds: Grounds) -> Voice:
    claim, count = word.told.claim, word.told.claim.count
    assert count is not None  # only words with an interval come here
    return Voice(
        claim=claim.id,
        article=word.told.article.id,
        origin=word.origin.name,
        kind=claim.origin.kind,
        stance=claim.stance,
        low=count.low,
        high=count.high,
        hedge=count.hedge,
        chain=chains[claim.id],
        latest=word.latest and claim.stance is not Stance.DENY,
        standing=_standing(word, strand, grounds),
        told=word.told.article.published,
    )


def _standing(word: Word, strand: Strand, grounds: Grounds) -> Standing:
    if strand.event not in _LOSSES or strand.target in _BYSTANDERS or word.origin.party is None or strand.target is None:
        return Standing.OTHER
    if word.origin.party == strand.target:
        return Standing.OWN
    agent = word.told.claim.agent
    fights = word.told.claim.origin.kind is OriginKind.PARTY
    if fights or (agent is not None and grounds.family_of(agent.actor) == word.origin.party):
        return Standing.ENEMY
    return Standing.OTHER


#: What a side loses.
_LOSSES = frozenset({Event.KILLED, Event.INJURED, Event.CASUALTIES, Event.DETAINED, Event.SURRENDERED, Event.MISSING})
#: Families that fight nobody.
_BYSTANDERS = frozenset({"civilians", "journalists", "protesters", "prisoners"})


def reckoned(figure: Figure, policy: Policy) -> Figure:
    """A figure with low, best, high and why under a policy, from its voices alone."""
    last = [voice for voice in figure.voices if voice.latest]
    if not last:
        return replace(figure, low=None, best=None, high=None, independent=0, policy=policy, why="no figure stands")
    stated = [bound for voice in last for bound in (voice.low, voice.high) if bound is not None]
    lows = [voice.low for voice in last if voice.low is not None]
    closed = [voice.high for voice in last if voice.high is not None]
    by_chain: dict[int, list[Voice]] = defaultdict(list)
    for voice in last:
        by_chain[voice.chain].append(voice)
    low = min(lows) if lows else 0
    high = max(stated) if closed else None
    best = _best(by_chain, last, policy)
    if policy is Policy.AIRWARS_RANGE:
        points = [point(voice) for voice in last]
        low, high = min(points), max(points) if closed else None
    return replace(
        figure, low=low, best=best, high=high, independent=len(by_chain), policy=policy, why=_why(figure, by_chain, policy)
    )


def point(voice: Voice) -> int:
    """The one number an interval stands for: what was told, the bound that was told, the least of vague words.

    >>> at_most = Voice(claim="c", article="a", origin="x", kind=OriginKind.PARTY, stance=Stance.ASSERT, low=0, high=20,
    ...                 hedge=Hedge.AT_MOST, chain=0, latest=True, standing=Standing.OTHER)
    >>> point(at_most), point(replace(at_most, low=20, high=99, hedge=Hedge.TENS))
    (20, 20)
    """
    if voice.hedge is Hedge.AT_MOST and voice.high is not None:
        return voice.high
    if voice.hedge is Hedge.BETWEEN and voice.low is not None and voice.high is not None:
        return (voice.low + voice.high) // 2
    return voice.low if voice.low is not None else voice.high or 0


def _best(by_chain: Mapping[int, Sequence[Voice]], last: Sequence[Voice], policy: Policy) -> int:
    if policy in (Policy.ACLED_LOWEST, Policy.AIRWARS_RANGE):
        return min(point(voice) for voice in last)
    if policy is Policy.UCDP:
        neutral = min(_NEUTRAL[voice.kind] for voice in last)
        return _median([point(voice) for voice in last if _NEUTRAL[voice.kind] == neutral])
    return _median([_median([point(voice) for voice in voices]) for _, voices in sorted(by_chain.items())])


def _median(values: Sequence[int]) -> int:
    """The middle value, of two middle values the lower: no number that nobody told.

    >>> _median([3, 9]), _median([1, 5, 7])
    (3, 5)
    """
    return sorted(values)[(len(values) - 1) // 2]


_POLICY = {
    Policy.MEDIAN_INDEPENDENT: "the median of the chains",
    Policy.UCDP: "the median of those furthest from the fighting",
    Policy.ACLED_LOWEST: "the lowest that is told",
    Policy.AIRWARS_RANGE: "the range of what is told, counted from below",
}
#: Voices that a sentence names; the rest are counted.
_SPOKEN = 4


def _why(figure: Figure, by_chain: Mapping[int, Sequence[Voice]], policy: Policy) -> str:
    chains = len(by_chain)
    parts = [f"{chains} independent chain{'' if chains == 1 else 's'}"]
    spoken: dict[str, str] = {}
    for origin in dict.fromkeys(voice.origin for voice in figure.voices):
        said = [voice for voice in figure.voices if voice.origin == origin]
        steps = list(
            dict.fromkeys(spelled(voice.low, voice.high, voice.hedge) for voice in said if voice.stance is not Stance.DENY)
        )
        if not steps:
            continue
        if len(steps) > 1:
            spoken[origin] = f"{origin}{_standing_words(said[-1])} revised {' to '.join(steps)}"
        else:
            spoken[origin] = (
                f"{origin}{_standing_words(said[-1])} {'say' if said[-1].kind is OriginKind.WITNESS else 'says'} {steps[0]}"
            )
    # those who changed their word first
    told = sorted(spoken.values(), key=lambda text: " revised " not in text)
    parts += told[:_SPOKEN]
    if len(told) > _SPOKEN:
        parts.append(f"and {len(told) - _SPOKEN} more")
    if figure.cumulative:
        parts.append("reckoned over many days, so not added to the figures of a day")
    if figure.event.value == "casualties":
        parts.append("killed and injured in one figure")
    parts.append(f"best is {_POLICY[policy]}")
    return "; ".join(parts)


def _standing_words(voice: Voice) -> str:
    return {Standing.OWN: " (of its own)", Standing.ENEMY: " (of its enemy)", Standing.OTHER: ""}[voice.standing]


def spelled(low: int | None, high: int | None, hedge: Hedge) -> str:
    """An interval in signs.

    >>> spelled(0, 20, Hedge.AT_MOST), spelled(901, None, Hedge.MORE_THAN), spelled(200, 999, Hedge.HUNDREDS), spelled(8, 8, Hedge.ABOUT)
    ('≤20', '>900', '200–999', 'about 8')
    """
    if low is None and high is None:
        return "no number"
    if hedge is Hedge.AT_MOST or low is None:
        return f"≤{high}"
    if high is None:
        return f">{low - 1}" if hedge is Hedge.MORE_THAN else f"≥{low}"
    if low == high:
        return f"about {low}" if hedge is Hedge.ABOUT else str(low)
    return f"{low}–{high}"


def interval_words(interval: Interval | None, hedge: Hedge | None) -> str:
    """An interval of a word in signs, or that it has none."""
    return "no number" if interval is None or hedge is None else spelled(interval[0], interval[1], hedge)
