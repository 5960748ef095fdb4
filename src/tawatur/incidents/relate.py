"""Relations between the claims of an incident: repeats, relays, revises, contradicts, exchanges.

*Revises*: the same origin, the same event and side, another figure, later. *Repeats*: the same origin and the same figure; an outlet may
count the repetition («the fourth announcement»). *Relays*: the same origin's same word through another outlet. *Contradicts*: different
origins whose last words have no number in common, or one that says it did not happen. *Exchanges*: the two sides of a swap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from operator import itemgetter

from tawatur.incidents.grounds import Grounds
from tawatur.incidents.origins import Told, origin_of, outlet_of, shown
from tawatur.incidents.strands import Interval, Strand, Word, through_another, when
from tawatur.incidents.tally import interval_words
from tawatur.incidents.tell import is_firm
from tawatur.model import Event, OriginKind, Polarity, Reading, Relation, RelationKind, Stance

#: Events that a negation denies; that some did not surrender does not say that nobody did.
_ONCE = frozenset(
    {Event.KILLED, Event.INJURED, Event.CASUALTIES, Event.ATTACK, Event.AIRSTRIKE, Event.SHELLING, Event.EXPLOSION, Event.CONTROL}
)
#: How far past an exchange, in characters, the ratio it is said to have may stand.
_RATIO_REACH = 160


def relate(
    strands: Sequence[Strand], readings: Mapping[str, Reading], tellers: Sequence[Told], grounds: Grounds
) -> tuple[Relation, ...]:
    """All relations of an incident, in the order of the later claim's telling; ``readings`` are those of its articles."""
    here: dict[str, set[str]] = defaultdict(set)
    for told in tellers:
        here[told.article.id].add(told.claim.id)
    found = [
        *_counted_repetitions(tellers, grounds),
        *(each for strand in strands for each in _in_strand(strand, grounds)),
        *_denials(tellers, grounds),
        *(each for article in sorted(readings) for each in _exchanges(readings[article], here[article], grounds)),
    ]
    at = {told.claim.id: when(told) for told in tellers}
    once = {(each.kind, each.earlier, each.later): each for each in reversed(found)}
    return tuple(sorted(once.values(), key=lambda each: (at[each.later], each.kind.value, each.earlier or "")))


def _in_strand(strand: Strand, grounds: Grounds) -> Iterator[Relation]:
    for words in strand.words:
        for earlier, later in zip(words, words[1:], strict=False):
            yield from _same_origin(earlier, later, grounds)
    yield from _contradictions(strand)


def _same_origin(earlier: Word, later: Word, grounds: Grounds) -> Iterator[Relation]:
    ids = (earlier.told.claim.id, later.told.claim.id)
    name = later.origin.name
    if earlier.interval == later.interval:
        if earlier.interval is None and later.told.claim.origin.kind is OriginKind.OUTLET:
            return  # an outlet that goes on writing about an event repeats no announcement
        if through_another(earlier.told, later.told, grounds):
            why = f"the same word of {name}, now through {shown(outlet_of(later.told.article, grounds))}"
            yield _relation(RelationKind.RELAYS, *ids, why)
        else:
            yield _relation(RelationKind.REPEATS, *ids, f"{name} says the same again")
    elif earlier.interval is not None and later.interval is not None:
        yield _relation(RelationKind.REVISES, *ids, f"{name} first said {_told(earlier)}, then {_told(later)}")


def _relation(kind: RelationKind, earlier: str, later: str, why: str) -> Relation:
    return Relation(kind=kind, earlier=earlier, later=later, why=why)


def _told(word: Word) -> str:
    count = word.told.claim.count
    return interval_words(word.interval, count.hedge if count is not None else None)


def _contradictions(strand: Strand) -> Iterator[Relation]:
    """One relation for each pair of figures that cannot both be right, told by the first who say so.

    A word that its origin has replaced is still contradicted by others' last words: that is often why it was replaced.
    """
    words = sorted(
        (word for word in strand.said() if word.interval is not None and not _denies(word.told)), key=lambda word: when(word.told)
    )
    by_figure: dict[Interval | None, list[tuple[int, Word]]] = defaultdict(list)
    for at, word in enumerate(words):
        by_figure[word.interval].append((at, word))
    for some, others in permutations(by_figure.values(), 2):
        here, there = some[0][1].told.claim.count, others[0][1].told.claim.count
        if here is None or there is None or here.meets(there):
            continue
        pair = _first_against(some, others)
        if pair is not None:
            one, other = pair
            why = f"{_says(one)} {_told(one)}{_on(one, other)}, {_says(other)} {_told(other)}{_on(other, one)}"
            yield Relation(kind=RelationKind.CONTRADICTS, earlier=one.told.claim.id, later=other.told.claim.id, why=why)


def _first_against(some: Sequence[tuple[int, Word]], others: Sequence[tuple[int, Word]]) -> tuple[Word, Word] | None:
    """The first word of one figure, and the first of another figure after it, of two origins and one of them a last word."""
    for at, one in some:
        for _, other in others[bisect_right(others, at, key=itemgetter(0)) :]:
            if one.origin.key != other.origin.key and (one.latest or other.latest):
                return one, other
    return None


def _says(word: Word) -> str:
    return f"{word.origin.name} {'says' if word.latest else 'first said'}"


def _on(word: Word, other: Word) -> str:
    """The day of a word when the other is of another day: a toll may have grown between them."""
    day = word.told.article.published
    return f" on {day}" if day is not None and day != other.told.article.published else ""


def _denials(tellers: Iterable[Told], grounds: Grounds) -> Iterator[Relation]:
    """A denial, or a word that it did not happen, against the first who say that it did."""
    by_event: dict[Event, list[Told]] = defaultdict(list)
    for each in sorted(tellers, key=when):
        by_event[each.claim.event].append(each)
    for some in by_event.values():
        said = [
            (told, origin_of(told, grounds))
            for told in some
            if is_firm(told.claim) and told.claim.stance not in (Stance.DENY, Stance.DEMAND)
        ]
        for each in some:
            if not _denies(each):
                continue
            origin = origin_of(each, grounds)
            against = next(((told, by) for told, by in said if by.key != origin.key and _same_matter(told, each)), None)
            if against is not None:
                earlier, later = sorted((against[0], each), key=when)
                why = f"{origin.name} denies what {against[1].name} says"
                yield Relation(kind=RelationKind.CONTRADICTS, earlier=earlier.claim.id, later=later.claim.id, why=why)


def _denies(told: Told) -> bool:
    claim = told.claim
    negated = claim.polarity is Polarity.NEGATED and claim.origin.kind is not OriginKind.OUTLET
    return claim.stance is Stance.DENY or (negated and claim.event in _ONCE)


def _same_matter(one: Told, other: Told) -> bool:
    """True unless both name who suffered, or who did it, and name others."""
    for here, there in ((one.claim.target, other.claim.target), (one.claim.agent, other.claim.agent)):
        if here is not None and there is not None and None not in (here.actor, there.actor) and here.actor != there.actor:
            return False
    return True


def _counted_repetitions(tellers: Sequence[Told], grounds: Grounds) -> Iterator[Relation]:
    """«The fourth announcement»: the claim nearest to the words, after the same origin's claim before it."""
    by_sentence: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for each in tellers:
        if is_firm(each.claim):
            by_sentence[each.article.id, each.claim.sentence.start].append(each)
    for (_, start), some in sorted(by_sentence.items()):
        sentence = some[0].claim.sentence.of(some[0].article.full)
        for first, stop, ordinal in grounds.repetitions(sentence):
            later = min(some, key=lambda each: (_away(each, start + first, start + stop), each.claim.trigger.start))
            earlier = _before(later, tellers, grounds)
            yield Relation(
                kind=RelationKind.REPEATS, earlier=earlier, later=later.claim.id, ordinal=ordinal,
                why=f"{shown(outlet_of(later.article, grounds))} counts it as number {ordinal}",
            )  # fmt: skip


def _away(told: Told, start: int, end: int) -> int:
    trigger = told.claim.trigger
    return max(trigger.start - end, start - trigger.end, 0)


def _before(later: Told, tellers: Iterable[Told], grounds: Grounds) -> str | None:
    """The last claim of the same event before this one: of the same origin, else of the same doer."""
    origin = origin_of(later, grounds).key
    before = sorted((each for each in tellers if each.claim.event is later.claim.event and when(each) < when(later)), key=when)
    same = [each for each in before if origin_of(each, grounds).key == origin]
    doer = later.claim.agent.actor if later.claim.agent is not None else None
    alike = same or [
        each for each in before if doer is not None and each.claim.agent is not None and each.claim.agent.actor == doer
    ]
    return alike[-1].claim.id if alike else None


# --- exchanges --------------------------------------------------------------------------------------------------------


def _exchanges(reading: Reading, here: Collection[str], grounds: Grounds) -> Iterator[Relation]:
    """The swaps of an article of which both sides are among its claims ``here``."""
    released = [
        claim for claim in reading.claims if claim.event is Event.RELEASED and claim.count is not None and claim.id in here
    ]
    swaps = sorted((remark for remark in reading.remarks if remark.code == "exchange-ratio"), key=lambda remark: remark.start)
    for at, swap in enumerate(swaps):
        sides = [claim for claim in released if claim.count is not None and swap.start <= claim.count.start < swap.end]
        if len(sides) != 2:
            continue
        one, other = sorted(sides, key=lambda claim: claim.trigger.start)
        if one.count is None or other.count is None or not one.count.low or not other.count.low:
            continue
        until = swaps[at + 1].start if at + 1 < len(swaps) else len(reading.article.full)
        said = _said_ratio(
            reading, swap.end, min(until, swap.end + _RATIO_REACH, max(one.sentence.end, other.sentence.end)), grounds
        )
        few, many = sorted((one.count.low, other.count.low))
        why = f"{one.count.low} for {other.count.low}, {_ratio(few, many)}"
        holds = None
        if said is not None:
            holds = few * max(said) == many * min(said)
            why += f"; the text says {_ratio(*sorted(said))}, which {'fits' if holds else 'does not fit'}"
        yield Relation(kind=RelationKind.EXCHANGES, earlier=one.id, later=other.id, why=why, holds=holds)


def _said_ratio(reading: Reading, start: int, stop: int, grounds: Grounds) -> tuple[int, int] | None:
    """The rate told right after an exchange; figures that are claims of their own are another exchange."""
    taken = [claim.count for claim in reading.claims if claim.count is not None and claim.count.start >= 0]
    for first, last, left, right in grounds.ratios(reading.article.full[start:stop]):
        if not any(count.start < start + last and start + first < count.end for count in taken):
            return left, right
    return None


def _ratio(few: int, many: int) -> str:
    """A ratio in its lowest terms as «1:5».

    >>> _ratio(9, 45), _ratio(23, 200)
    ('1:5', '1:8.7')
    """
    return f"1:{many / few:.2g}" if few else f"0:{many}"
