"""How fast the ledger takes articles and lists incidents, and whether that stays so as it grows.

    bench_ledger.py [--full] [--ledger URL]

Articles are made from the readings of the sample pages: other towns, days, outlets and figures, words and offsets moved along, so that
nothing has to be read while the ledger is timed. A happening is told by one to nine articles, and there are five happenings a day
however many articles there are: a larger ledger reaches over more years. Prints, at 1,000 and 10,000 articles (with --full also at
100,000), the time per added article, the time to list, and the memory held.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from tawatur.atlas.places import PlaceRow, load_places
from tawatur.ledger import Capture, Filter, Ledger
from tawatur.model import Claim, Page, Place, Reading, Span, Words
from tawatur.model.codec import claim_id
from tawatur.model.count import Count
from tawatur.pipeline import Grouping, Reader
from tawatur.settings import Settings

PAGES = Path(__file__).parent.parent / "examples" / "pages"
STORIES_A_DAY = 5
STEPS = (1_000, 10_000, 100_000)
BATCH = 1_000


class Moved:
    """A text with some stretches put in place of others, and the way of each offset."""

    def __init__(self, text: str, changes: Sequence[tuple[int, int, str]]) -> None:
        self.text, self._shifts = "", []
        at = 0
        for start, end, words in sorted(changes):
            if start < at:
                continue
            self.text += text[at:start]
            self._shifts.append((start, end, len(self.text), len(words)))
            self.text += words
            at = end
        self.text += text[at:]

    def __call__(self, offset: int) -> int:
        """Where an offset went."""
        shift = 0
        for start, end, to, length in self._shifts:
            if offset < start:
                break
            if offset < end:
                return to + min(offset - start, length)
            shift = to + length - end
        return offset + shift


class Template:
    """A reading of a sample page, to be told again of another town, day, outlet and figures."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        full = reading.article.full
        names = {claim.place.name for claim in reading.claims if claim.place}
        self.places = [(at, at + len(name)) for name in sorted(names, key=len, reverse=True) for at in _found(full, name)]

    def told(self, n: int, town: PlaceRow, day: date, chance: random.Random) -> Reading:
        """The article with number ``n``."""
        before, shift = self.reading.article, (day - (self.reading.article.published or day)).days
        figures = [
            (c.count.start, c.count.end, str(chance.randint(2, 90)))
            for c in self.reading.claims
            if c.count and c.count.start >= 0
        ]
        moved = Moved(before.full, [(start, end, town.name) for start, end in self.places] + figures)
        title, text = moved.text.split("\n", 1)
        text += f"\nمراسل {n} سجل {' '.join(f'كلمة{chance.randrange(5000)}' for _ in range(40))}"
        article = replace(
            before, id=f"made-{n}", title=title, text=text, capture=f"{title}\n{text}", blocks=(), unread=(), comments=(),
            url=None, outlet=f"صحيفة {chance.randrange(400)}", published=day, published_at=None, source=f"made:{n}",
        )  # fmt: skip
        claims = tuple(_claim(claim, article.id, article.full, moved, town, shift) for claim in self.reading.claims)
        return Reading(article=article, claims=claims, remarks=(), reader="bench")


def _found(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _claim(claim: Claim, article: str, full: str, moved: Moved, town: PlaceRow, shift: int) -> Claim:
    def words(told: Any) -> dict[str, Any]:
        start, end = moved(told.start), moved(told.end)
        return {"start": start, "end": end, "text": full[start:end]}

    place, count, time_ = claim.place, claim.count, claim.time
    made = replace(
        claim,
        id="",
        trigger=Words(**words(claim.trigger)),
        sentence=Span(start=moved(claim.sentence.start), end=moved(claim.sentence.end)),
        count=None if count is None else _count(count, full, moved),
        target=None if claim.target is None else replace(claim.target, **words(claim.target)),
        agent=None if claim.agent is None else replace(claim.agent, **words(claim.agent)),
        origin=claim.origin if claim.origin.start is None else replace(claim.origin, **words(claim.origin)),
        via=tuple(replace(via, **words(via)) for via in claim.via),
        place=None if place is None else Place(
            **words(place), name=town.name, lat=town.lat, lon=town.lon, precision=town.precision, key=town.key
        ),
        time=None if time_ is None else replace(
            time_,
            **words(time_),
            first=time_.first and time_.first + timedelta(days=shift),
            last=time_.last and time_.last + timedelta(days=shift),
        ),
        reasons=(),
    )  # fmt: skip
    return replace(made, id=claim_id(article, made))


def _count(count: Count, full: str, moved: Moved) -> Count:
    if count.start < 0:
        return count
    start, end = moved(count.start), moved(count.end)
    low = int(full[start:end])
    return replace(count, start=start, end=end, low=low, high=None if count.high is None else low)


def made() -> Iterator[Reading]:
    """Articles without end, always the same ones."""
    reader = Reader()
    read: dict[str, list[Template]] = {}
    for path in sorted(PAGES.iterdir()):
        for reading in reader.read_page(Page(source=path.name, data=path.read_bytes(), captured=datetime(2024, 3, 20))):
            assert isinstance(reading, Reading)
            read.setdefault(path.name.split("-")[0], []).append(Template(reading))
    towns = [place for place in load_places() if place.precision == "town"]
    chance = random.Random(1)
    n = story = 0
    while True:
        day = date(2000, 1, 1) + timedelta(days=story // STORIES_A_DAY)
        town, templates = chance.choice(towns), chance.choice(sorted(read.items()))[1]
        for _ in range(chance.randint(1, 9)):
            yield chance.choice(templates).told(n, town, day + timedelta(days=chance.randrange(2)), chance)
            n += 1
        story += 1


def best(do: Callable[[], Any], rounds: int = 5) -> float:
    """The median time of some rounds, in milliseconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return 1000 * statistics.median(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="up to 100,000 articles: some fifteen minutes and 2 GB of disk")
    parser.add_argument("--ledger", help="an empty ledger to measure on; a temporary SQLite file when not given")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.ledger or f"sqlite:///{folder}/bench.db"
        with Ledger(address, by="bench", groups=Grouping(Settings())) as ledger:
            return measure(ledger, STEPS if arguments.full else STEPS[:-1])


def measure(ledger: Ledger, steps: Sequence[int]) -> int:
    """Add articles and report at each step; 1 when adding grew by more than half from the first step to the last."""
    articles = made()
    print(f"{ledger.address.split(':')[0]}: time per added article, incidents and all")
    took: list[tuple[float, float]] = []
    reported: list[tuple[float, float]] = []
    count = 0
    while count < steps[-1]:
        batch = [
            Capture(data=each.article.full.encode(), source=each.article.id, reading=each, by_id=True)
            for each in islice(articles, BATCH)
        ]
        if not took:
            ledger.add(batch[:5])  # words, atlas and tables are loaded with the first
        began, worked = time.perf_counter(), time.process_time()
        ledger.add(batch)
        took.append(((time.perf_counter() - began) / BATCH, (time.process_time() - worked) / BATCH))
        count += BATCH
        if count in steps:
            reported.append(min(took[-3:]))  # the machine may be shared: the quickest of the last batches says most
            report(ledger, count, *reported[-1])
    growth, of_work = (last / first for first, last in zip(reported[0], reported[-1], strict=True))
    print(f"growth from {steps[0]:,} to {steps[-1]:,}: {growth:.2f} times, of processor time {of_work:.2f} times (at most 1.50)")
    return int(min(growth, of_work) > 1.5)


def report(ledger: Ledger, count: int, each: float, worked: float) -> None:
    """One step of the measurement."""
    counts = ledger.counts()
    listed = best(lambda: list(ledger.briefs(limit=41)))
    narrowed = best(lambda: list(ledger.briefs(Filter(event="killed", first=date(2000, 1, 3), contradicted=True), limit=41)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>7,} articles {counts['incident']:>6,} incidents: {1000 * each:6.2f} ms an article ({1000 * worked:.2f} ms of work), "
        f"{1 / each:5.0f} a second; listing {listed:4.0f} ms, filtered {narrowed:4.0f} ms; memory {memory:4.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
