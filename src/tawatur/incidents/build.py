"""Incidents from claims: all at once by :func:`build`, article by article by :class:`Builder`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.incidents.grounds import Grounds
from tawatur.incidents.group import Groups, Memory, Shelf
from tawatur.incidents.origins import Told, independence
from tawatur.incidents.relate import relate
from tawatur.incidents.strands import strands
from tawatur.incidents.tally import figures
from tawatur.incidents.tell import LONG, tellings, window_of
from tawatur.incidents.where import grain
from tawatur.model import Claim, Correction, CorrectionKind, Event, Incident, Member, Policy, Reading, Spot, content_id
from tawatur.model.telling import Telling, Window

_EVENTS = {event: at for at, event in enumerate(Event)}


def build(
    readings: Iterable[Reading], corrections: Iterable[Correction] = (), *, grounds: Grounds | None = None
) -> tuple[Incident, ...]:
    """The incidents of some readings, in order of day and id. The order of the readings makes no difference."""
    builder = Builder(grounds, corrections)
    for reading in readings:
        builder.add(reading)
    return builder.incidents()


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellings that are one incident, or claims that a person cut out of one (``only``)."""

    id: str
    tellings: tuple[str, ...]
    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def holds(self, claim: str) -> bool:
        """True for a claim that a person has not ruled out."""
        return claim not in self.without and (self.only is None or claim in self.only)


class Builder:
    """Keeps incidents up to date while readings come and go.

    ``shelf`` keeps the tellings (in memory unless another is given), ``readings`` finds the reading of an article by its id (of those
    that were added, unless told otherwise), ``article_of`` the article of a claim that a correction names. What changed is in
    :attr:`touched` until :meth:`settled`.

    >>> Builder().incidents()
    ()
    """

    def __init__(
        self,
        grounds: Grounds | None = None,
        corrections: Iterable[Correction] = (),
        *,
        shelf: Shelf | None = None,
        readings: Callable[[str], Reading] | None = None,
        article_of: Callable[[str], str | None] | None = None,
    ) -> None:
        self.grounds = grounds or Grounds()
        self.corrections = tuple(corrections)
        self._kept: dict[str, Reading] = {}
        self._home: dict[str, str] = {}
        self._readings = readings
        self._article_of = article_of or self._home.get
        self._shelf = shelf if shelf is not None else Memory()
        self._groups = Groups(self.grounds, self._shelf)
        self._made: dict[str, tuple[Incident, ...]] = {}

    @property
    def touched(self) -> frozenset[str]:
        """Heads whose incidents are new, changed or gone since :meth:`settled`; :meth:`of` gives what has become of each."""
        return frozenset(self._groups.touched)

    def settled(self) -> None:
        """What was touched has been taken note of."""
        self._groups.touched.clear()

    def add(self, reading: Reading) -> None:
        """Add an article's reading; another reading of the same article takes the place of the first."""
        article = reading.article.id
        made = tellings(reading, self.grounds)
        before = set(self._shelf.of_article(article))
        if self._readings is None:
            if before and self._kept.get(article) == reading:
                return
            self._kept[article] = reading
            self._home.update((claim.id, article) for claim in reading.claims)
        self._change(made, before)

    def remove(self, article: str) -> None:
        """Remove an article; one that is not there makes no difference."""
        self._change((), set(self._shelf.of_article(article)))
        self._kept.pop(article, None)

    def correct(self, correction: Correction) -> None:
        """Add a correction to those before it."""
        before = self._bound()
        self.corrections += (correction,)
        changed = before | self._bound()
        self._groups.touched.update(changed)
        self._forget()

    def _change(self, made: Sequence[Telling], before: set[str]) -> None:
        self._groups.change(made, before)
        self._forget()

    def _forget(self) -> None:
        for head in self._groups.touched:
            self._made.pop(head, None)

    # --- incidents ------------------------------------------------------------------------------------------------

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, in order of their first day and id."""
        found = [incident for head in self._shelf.heads() for incident in self.of(head)]
        return tuple(sorted(found, key=lambda each: (each.start or date.max, each.id)))

    def incident(self, id_: str) -> Incident | None:
        """One incident by its id."""
        for incident in self.of(id_):
            if incident.id == id_:
                return incident
        return next((each for each in self.incidents() if each.id == id_), None)

    def of(self, head: str) -> tuple[Incident, ...]:
        """What a head's tellings have become: one incident, several when a person split it, none when it is gone or merged away."""
        if not self.corrections:
            if head not in self._made:
                ids = self._groups.tellings(head)
                self._made[head] = (self._incident(_Group(head, ids)),) if ids else ()
            return self._made[head]
        return tuple(self._incident(group) for group in self._corrected(head))

    def _bound(self) -> set[str]:
        """Heads that a correction speaks of."""
        found = set()
        for claim in {claim for each in self.corrections for claim in (*each.left, *each.right)}:
            article = self._article_of(claim)
            for id_ in self._shelf.of_article(article) if article is not None else ():
                head = self._groups.head(id_)
                telling = self._shelf.get(id_)
                if head is not None and (claim in telling.claims or claim in telling.attached):
                    found.add(head)
        return found

    def _claims(self, ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for id_ in ids:
            telling = self._shelf.get(id_)
            found.update(telling.claims, telling.attached)
        return found

    def _corrected(self, head: str) -> list[_Group]:
        """The groups that a head stands for once the corrections are applied, one after the other."""
        ids = self._groups.tellings(head)
        if not ids:
            return []
        ruled = {claim for each in self.corrections for claim in (*each.left, *each.right)}
        if not ruled & self._claims(ids):
            return [_Group(head, ids)]
        groups = [_Group(each, self._groups.tellings(each)) for each in sorted(self._bound())]
        for correction in self.corrections:
            groups = (
                self._split(groups, correction) if correction.kind is CorrectionKind.SPLIT else self._merge(groups, correction)
            )
        bound = sorted(self._bound())
        # a group that came of several heads is told by the first of them
        return [
            group
            for group in groups
            if next(each for each in bound if set(self._groups.tellings(each)) & set(group.tellings)) == head
        ]

    def _held(self, group: _Group) -> set[str]:
        return {claim for claim in self._claims(group.tellings) if group.holds(claim)}

    def _split(self, groups: list[_Group], correction: Correction) -> list[_Group]:
        found = []
        left = frozenset(correction.left)
        for group in groups:
            held = self._held(group)
            if held & left and held & set(correction.right):
                id_ = content_id({"split": group.id, "claims": sorted(left & held)})
                found.append(_Group(group.id, group.tellings, group.only, group.without | left))
                found.append(_Group(id_, group.tellings, left & held, group.without))
            else:
                found.append(group)
        return found

    def _merge(self, groups: list[_Group], correction: Correction) -> list[_Group]:
        ruled = {*correction.left, *correction.right}
        joined = [group for group in groups if self._held(group) & ruled]
        if len(joined) < 2:
            return groups
        ids = tuple(sorted({id_ for group in joined for id_ in group.tellings}))
        kept = frozenset(claim for group in joined for claim in self._held(group))
        one = _Group(min(group.id for group in joined), ids, kept)
        return [*(group for group in groups if group not in joined), one]

    def _reading(self, article: str) -> Reading:
        return self._readings(article) if self._readings is not None else self._kept[article]

    def _incident(self, group: _Group) -> Incident:
        some = self._shelf.all(group.tellings)
        readings = {id_: self._reading(id_) for id_ in sorted({telling.article for telling in some})}
        why = {telling.id: self._groups.why(telling.id) for telling in some}
        return incident_of(group.id, some, readings, why, group.holds, self.grounds)


def incident_of(
    id_: str,
    some: Sequence[Telling],
    readings: Mapping[str, Reading],
    why: Mapping[str, tuple[str, ...]],
    holds: Callable[[str], bool],
    grounds: Grounds,
) -> Incident:
    """The incident of some tellings; ``readings`` by article, ``why`` by telling, ``holds`` tells which claims belong."""
    claims = {article: {claim.id: claim for claim in reading.claims} for article, reading in readings.items()}
    members, firm, attached = _members(some, why, holds)
    tellers = [Told(claim=claims[m.article][m.claim], article=readings[m.article].article) for m in firm]
    others = [Told(claim=claims[m.article][m.claim], article=readings[m.article].article) for m in attached]
    chains, copies = independence(tellers, grounds)
    chain_of = {claim: at for at, chain in enumerate(chains) for claim in chain.claims}
    parts = strands(tellers, grounds)
    told = [each.claim for each in tellers]
    first, last, assumed = _days([*told] or [each.claim for each in others], some)
    return Incident(
        id=id_,
        articles=tuple(sorted({member.article for member in members})),
        claims=tuple(member.claim for member in members),
        place=_place(some, told),
        start=first,
        end=last,
        assumed=assumed,
        kinds=tuple(sorted({claim.event for claim in told}, key=lambda event: _EVENTS[event])),
        parties=_parties(told, grounds),
        figures=figures(parts, chain_of, Policy.MEDIAN_INDEPENDENT, grounds),
        relations=relate(parts, readings, [*tellers, *others], grounds),
        members=members,
        chains=chains,
        copies=copies,
    )


def _members(
    some: Sequence[Telling], why: Mapping[str, tuple[str, ...]], holds: Callable[[str], bool]
) -> tuple[tuple[Member, ...], list[Member], list[Member]]:
    firm, attached = [], []
    for telling in some:
        reason = "; ".join(why[telling.id]) or "the incident is anchored here"
        firm += [Member(claim=id_, article=telling.article, why=reason) for id_ in telling.claims if holds(id_)]
        attached += [
            Member(claim=id_, article=telling.article, why=f"told along with it: {reason}", attached=True)
            for id_ in telling.attached
            if holds(id_)
        ]
    order = sorted([*firm, *attached], key=lambda member: (member.article, member.claim))
    return tuple(order), firm, attached


def _days(told: Sequence[Claim], some: Sequence[Telling]) -> tuple[date | None, date | None, bool]:
    """First and last day: of times told of a day or a few, else of any time told, else assumed from publication."""
    windows = [window for claim in told if (window := window_of(claim)) is not None]
    short = [window for window in windows if window.days <= LONG]
    if short or windows:
        return (*_hull(short or windows), False)
    assumed = [telling.window for telling in some if telling.window is not None]
    return (*_hull(assumed), True) if assumed else (None, None, False)


def _hull(windows: Sequence[Window]) -> tuple[date, date]:
    return date.fromordinal(min(w.first for w in windows)), date.fromordinal(max(w.last for w in windows))


def _place(some: Sequence[Telling], told: Sequence[Claim]) -> Spot | None:
    """The place most tellings name first; of equals the narrowest."""
    first = [telling.spots[0] for telling in some if telling.spots]
    if not first:
        return None
    often = Counter((spot.key or spot.name) for spot in first)
    return min(first, key=lambda spot: (-often[spot.key or spot.name], -grain(spot), spot.name, spot.key or ""))


def _parties(told: Sequence[Claim], grounds: Grounds) -> tuple[str, ...]:
    found: dict[str, int] = defaultdict(int)
    for claim in told:
        for mention in (claim.agent, claim.target):
            family = grounds.family_of(mention.actor) if mention is not None else None
            if family is not None:
                found[family] += 1
    return tuple(sorted(found, key=lambda family: (-found[family], family)))
