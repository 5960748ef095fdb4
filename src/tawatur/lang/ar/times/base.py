"""A time while it is read, and what every shape of time asks of the words of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.lang.ar.times.days import YEARS, measure
from tawatur.lang.ar.times.words import CalendarRow, TimeWords
from tawatur.lang.ar.tokens import NUMBER, PUNCT, Token

#: More units than this before publication are no time of news.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Time:
    """A time while it is read: dates or offsets; ``middle`` is where «منذ» begins when that is not the first day."""

    first: int
    stop: int
    grain: str
    lo: date | None = None
    hi: date | None = None
    off: tuple[int, int] | None = None
    kind: str = "date"
    weekday: int | None = None
    middle: date | None = None
    row: str = ""


class Reading:
    """One text whose times are read: its words, the day of its publication, and phrases of the tables at a token.

    ``shift`` is by how many days the text says it was written before publication, ``past`` the token where a name with a date ends.
    """

    def __init__(self, words: TimeWords, tokens: Sequence[Token], published: date | None) -> None:
        self.words, self.tokens, self.published = words, tokens, published
        self.lists = words.lists
        self.count = len(tokens)
        self.shift = 0
        self.past = 0

    def text(self, at: int) -> str:
        """The folded word at ``at``, empty outside the text."""
        return self.tokens[at].text if 0 <= at < self.count else ""

    def hit(self, table: str, at: int, clitics: str | None = None) -> tuple[int, CalendarRow, str] | None:
        """``(stop, row, clitics)`` of the longest phrase of ``table`` at ``at``; ``clitics`` lists those allowed (all by default)."""
        if not 0 <= at < self.count or self.tokens[at].form.kind == PUNCT:
            return None
        entry = self.words.entry(self.tokens[at].text)
        if entry is None:
            return None
        for hit in entry.get(table, ()):
            if clitics is not None and hit.clitics.strip(clitics):
                continue
            stop = at + len(hit.words)
            if stop <= self.count and all(self.text(at + k) == hit.words[k] for k in range(1, len(hit.words))):
                return stop, hit.row, hit.clitics
        return None

    def integer(self, at: int, within: range) -> int | None:
        """The whole number in digits at ``at`` when it lies ``within``."""
        if not 0 <= at < self.count or self.tokens[at].form.kind != NUMBER:
            return None
        text = self.tokens[at].text
        return int(text) if text.isdigit() and len(text) < 6 and int(text) in within else None

    def unit_with_article(self, at: int) -> tuple[int, CalendarRow, str] | None:
        """A unit that has the article: «الأيام»."""
        entry = self.words.entry(self.text(at)) if self.text(at) not in ("", "اليوم") else None
        hits = entry.get("the unit", ()) if entry is not None else ()
        return (at + 1, hits[0].row, hits[0].clitics) if hits else None

    def duration(self, at: int) -> tuple[int, str, int, int, int] | None:
        """``(stop, grain, years, months, days)`` of «ستة أيام», «سنتين وشهرين», «3 ساعات» at ``at``."""
        years = months = days = 0
        grain, stop = "", at
        while stop < self.count:
            start = stop
            if grain and self.text(start) == "و":
                start += 1
            unit = self.hit("unit", start, "و" if grain else "")
            if unit is not None and (unit[1].count or (unit[1].unit in ("hour", "minute") and not grain)):
                end, number = unit[0], unit[1].count or 1
            else:
                figure = self.words.figures.numeral(self.tokens, start)
                unit = self.hit("unit", figure[0], "") if figure is not None else None
                if figure is None or unit is None:
                    break
                end, number = unit[0], int(figure[1])
            if (grain and unit[1].unit == grain) or number > MOST:
                break
            y, m, d = measure(unit[1].unit, number)
            years, months, days = years + y, months + m, days + d
            grain = unit[1].unit if unit[1].unit in ("week", "month", "year") else "day"
            stop = end
        if not grain:
            return None
        if self.integer(stop, YEARS) is not None and self.text(stop - 1) in self.lists["year"]:
            return None  # «منذ عام 2011»
        return stop, grain, years, months, days
