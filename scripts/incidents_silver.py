"""Measure the incidents on the silver groups of ../shared/data/articles.jsonl: do articles on one story share an incident, others not?

Prints the share of pairs within a group that share an incident (goal 0.70), of pairs of different groups told of different days and
places (goal below 0.02) and of all pairs of different groups; how many copies count as one chain; and the worst cases with why.
No sentence of the articles is printed but their titles.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from tawatur.incidents import Builder, Grounds, tellings
from tawatur.incidents.where import nearness
from tawatur.model import Incident, Page, Reading
from tawatur.model.telling import Telling
from tawatur.pipeline import Reader, grounds

Pair = tuple[str, str]
GOAL_SAME, GOAL_APART = 0.70, 0.02


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--worst", type=int, default=10)
    arguments = parser.parse_args()
    path = arguments.shared / "data" / "articles.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    groups = [json.loads(line).get("group") for line in lines]
    page = Page(source=str(path), data=path.read_bytes())
    read = list(Reader().read_page(page))
    readings = [each for each in read if isinstance(each, Reading)]
    if len(readings) != len(groups):
        print("some lines are no articles", file=sys.stderr)
        return 2
    group_of = {reading.article.id: group for reading, group in zip(readings, groups, strict=True) if group}
    told = grounds()
    builder = Builder(told)
    start = time.perf_counter()
    for reading in readings:
        builder.add(reading)
    grouped = time.perf_counter()
    incidents = builder.incidents()
    built = time.perf_counter()
    print(
        f"{len(readings)} articles, {len(incidents)} incidents; grouping {grouped - start:.1f} s, building {built - grouped:.1f} s"
    )
    shared = _shared(incidents)
    same = [pair for pair in _pairs(group_of) if group_of[pair[0]] == group_of[pair[1]]]
    apart = [pair for pair in _pairs(group_of) if group_of[pair[0]] != group_of[pair[1]]]
    leads = {reading.article.id: _lead(tellings(reading, told)) for reading in readings}
    days = {reading.article.id: reading.article.published for reading in readings}
    far = [pair for pair in apart if days[pair[0]] != days[pair[1]] and _elsewhere(leads[pair[0]], leads[pair[1]], told)]
    held = _rate("pairs of one group that share an incident", same, shared)
    strayed = _rate("pairs of different groups, days and places that share one", far, shared)
    _rate("all pairs of different groups that share one", apart, shared)
    _copies(incidents)
    titles = {
        reading.article.id: f"{reading.article.published} {reading.article.outlet}: {reading.article.title}"
        for reading in readings
    }
    _worst(arguments.worst, same, far, shared, titles, builder, incidents)
    return 0 if held >= GOAL_SAME and strayed < GOAL_APART else 1


def _pairs(group_of: dict[str, str]) -> Iterable[Pair]:
    return combinations(sorted(group_of), 2)


def _shared(incidents: Iterable[Incident]) -> dict[Pair, str]:
    return {pair: incident.id for incident in incidents for pair in combinations(incident.articles, 2)}


def _rate(what: str, pairs: list[Pair], shared: dict[Pair, str]) -> float:
    found = sum(pair in shared for pair in pairs)
    print(f"{what}: {found} of {len(pairs)} = {found / max(len(pairs), 1):.4f}")
    return found / max(len(pairs), 1)


def _lead(some: tuple[Telling, ...]) -> Telling | None:
    return next((telling for telling in some if telling.lead), some[0] if some else None)


def _elsewhere(one: Telling | None, other: Telling | None, told: Grounds) -> bool:
    """True when the news of two articles is of places that cannot be one."""
    if one is None or other is None or one.place is None or other.place is None:
        return False
    found = nearness(one.place, other.place, told)
    return found is None or found.worth == 0


def _copies(incidents: tuple[Incident, ...]) -> None:
    """Of copied articles in one incident: do their claims of one figure stand in one chain?"""
    pairs = together = 0
    for incident in incidents:
        chain_of = {claim: at for at, chain in enumerate(incident.chains) for claim in chain.claims}
        voices: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
        for figure in incident.figures:
            for voice in figure.voices:
                voices[figure.event, figure.target, figure.unit, voice.low, voice.high][voice.article] = chain_of[voice.claim]
        for copy in incident.copies:
            for held in voices.values():
                if copy.left in held and copy.right in held:
                    pairs += 1
                    together += held[copy.left] == held[copy.right]
    print(f"figures of copied articles that count as one chain: {together} of {pairs}")


def _worst(
    many: int,
    same: list[Pair],
    far: list[Pair],
    shared: dict[Pair, str],
    titles: dict[str, str],
    builder: Builder,
    incidents: tuple[Incident, ...],
) -> None:
    by_id = {incident.id: incident for incident in incidents}
    print(f"\n{many // 2} pairs that share an incident and should not by the silver groups:")
    for pair in sorted((pair for pair in far if pair in shared), key=lambda pair: (-len(by_id[shared[pair]].articles), pair))[
        :: max(1, sum(pair in shared for pair in far) // (many // 2))
    ][: many // 2]:
        incident = by_id[shared[pair]]
        print(
            f"- {titles[pair[0]]}\n  {titles[pair[1]]}\n  incident {incident.id} of {len(incident.articles)} articles, {incident.start}"
        )
        for article in pair:
            why = {member.why for member in incident.members if member.article == article and not member.attached}
            print(f"    {'; '.join(sorted(why))[:200]}")
    missed = [pair for pair in same if pair not in shared]
    print(f"\n{many - many // 2} pairs of one group that share none:")
    for pair in missed[:: max(1, len(missed) // (many - many // 2))][: many - many // 2]:
        print(f"- {titles[pair[0]]}\n  {titles[pair[1]]}")
        for article in pair:
            found = [incident for incident in incidents if article in incident.articles]
            about = ", ".join(
                f"{each.place.name if each.place else '?'} {each.start} ({len(each.articles)})" for each in found[:5]
            )
            print(f"    {about}")


if __name__ == "__main__":
    sys.exit(main())
