"""Datelines and the ages of comments: when a page says it was published, and how long before the capture a comment was posted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from tawatur.lang.ar.dates import Dates, dates
from tawatur.lang.ar.fold import fold_word
from tawatur.lang.ar.times.days import measure, months_before
from tawatur.lang.ar.times.reader import Reader
from tawatur.lang.ar.tokens import NUMBER, PUNCT, Token, tokenise

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_STEPS = {"year": (12, 0), "month": (1, 0), "week": (0, 7), "day": (0, 1)}


@lru_cache(maxsize=1)
def _clock() -> re.Pattern[str]:
    """An hour with its minutes, and the half of the day it is told of."""
    lists = dates().lists
    halves = "|".join(sorted(lists["clock-am"] | lists["clock-pm"] | lists["clock-night"]))
    return re.compile(
        rf"(?<![\d:])(?P<h>\d{{1,2}})[:٫](?P<m>\d{{2}})(?::\d{{2}})?\s*"
        rf"(?P<half>[صم](?![^\W\d_])|{halves}|am\b|pm\b|a\.m|p\.m)?"
    )


@lru_cache(maxsize=1)
def _greenwich() -> re.Pattern[str]:
    """The zone of an hour: Greenwich, and so many hours off."""
    names = "|".join(sorted(dates().lists["greenwich"]))
    return re.compile(rf"(?:gmt|utc|{names}|ت\.? ?غ\b)\s*(?P<sign>[+-])?\s*(?P<h>\d{{1,2}})?(?::?(?P<m>\d{{2}}))?")


@dataclass(frozen=True, slots=True)
class Age:
    """How long before the capture: at least ``months`` and ``days``, and less than one ``step`` (the last unit told) more."""

    months: int
    days: int
    step: str

    def bounds(self, captured: date) -> tuple[date, date]:
        """``(earliest, latest)`` day of posting for a capture of that day."""
        latest = months_before(captured, self.months) - timedelta(days=self.days)
        if self.step in ("hour", "minute"):
            return latest - timedelta(days=1), latest
        months, days = _STEPS[self.step]
        earliest = months_before(captured, self.months + months) - timedelta(days=self.days + days)
        return min(latest, earliest + timedelta(days=1)), latest


def age(text: str) -> Age | None:
    """The age a post tells of itself, ``None`` when the text is something else.

    >>> age("·منذ سنتين شهرين"), age("‏18 دقيقة مضت"), age("هذا خبر قديم منذ سنتين")
    (Age(months=26, days=0, step='month'), Age(months=0, days=0, step='minute'), None)
    """
    words = dates()
    tokens = [t for t in tokenise(text) if t.form.kind != PUNCT]
    if not 0 < len(tokens) <= 12:
        return None
    months = days = 0
    step, at = "", 0
    while at < len(tokens):
        read = _unit(words, tokens, at)
        if read is None:
            if tokens[at].text not in words.lists["age-filler"]:
                return None
            at += 1
            continue
        at, unit, number = read
        if unit == "hour":
            days += number // 24
        elif unit != "minute":
            y, m, d = measure(unit, number)
            months, days = months + 12 * y + m, days + d
        step = unit
    return Age(months, days, step) if step else None


def _unit(words: Dates, tokens: Sequence[Token], at: int) -> tuple[int, str, int] | None:
    """``(stop, unit, how many)`` of one part of an age: «سنتين», «3 أيام», «2h»."""
    figure = words.figures.numeral(tokens, at)
    start, number = (figure[0], int(figure[1])) if figure is not None else (at, None)
    if start >= len(tokens) or (number is not None and number > 1000):
        return None
    entry = words.entry(tokens[start].text) or {}
    hits = [hit for table in ("unit", "age") for hit in entry.get(table, ()) if hit.clitics.strip("و") == ""]
    if not hits or tokens[start].form.kind == NUMBER:
        return None
    return start + 1, hits[0].row.unit, hits[0].row.count if number is None else number


def posted(text: str, captured: date) -> tuple[date, date] | None:
    """``(earliest, latest)`` day on which a post of that age was made; a full date in the text is that day.

    >>> posted("منذ سنتين شهرين", date(2024, 3, 26))
    (datetime.date(2021, 12, 27), datetime.date(2022, 1, 26))
    """
    told = age(text)
    if told is not None:
        return told.bounds(captured)
    stamp = publication(text)
    if stamp is None:
        return None
    day = stamp.date() if isinstance(stamp, datetime) else stamp
    return day, day


def publication(text: str) -> datetime | date | None:
    """The first full date in a dateline, with its hour when one is told (aware only when the zone is told, as in «GMT»).

    >>> publication("الأربعاء 26 كانون الثاني 2022 - 14:30"), publication("2022/01/26 | 10:05 ص"), publication("January 26, 2022")
    (datetime.datetime(2022, 1, 26, 14, 30), datetime.datetime(2022, 1, 26, 10, 5), datetime.date(2022, 1, 26))
    """
    iso = _ISO.search(text)
    if iso is not None:
        try:
            return datetime.fromisoformat(iso.group())
        except ValueError:
            pass
    tokens = tokenise(text)
    reader = Reader(dates(), tokens, None)
    for at in range(len(tokens)):
        found = reader.full_date(at)
        if found is not None and found.lo is not None and found.lo == found.hi:
            start, end = tokens[found.first].start, tokens[found.stop - 1].end
            return (
                _clocked(found.lo, fold_word(text[end : end + 50]))
                or _clocked(found.lo, fold_word(text[max(0, start - 30) : start]))
                or found.lo
            )
    return None


def _clocked(day: date, text: str) -> datetime | None:
    """The day with the hour told in ``text``."""
    clock, lists = _clock().search(text), dates().lists
    if clock is None:
        return None
    hour, minute, half = int(clock["h"]), int(clock["m"]), clock["half"] or ""
    if (half.startswith(("م", "p")) or half in lists["clock-pm"]) and hour < 12:
        hour += 12
    elif (half.startswith(("ص", "a")) or half in lists["clock-am"]) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    zone = _greenwich().search(text, clock.end())
    offset = UTC if zone is not None else None
    if zone is not None and zone["h"] and int(zone["h"]) < 15:
        shift = timedelta(hours=int(zone["h"]), minutes=int(zone["m"] or 0))
        offset = timezone(-shift if zone["sign"] == "-" else shift)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=offset)
