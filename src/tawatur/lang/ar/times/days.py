"""Arithmetic on days: weeks, months, years and their parts, in the Gregorian and the Hijri calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

YEARS = range(1900, 2100)
HIJRI = range(1343, 1501)
DAY = timedelta(days=1)


def measure(unit: str, number: int) -> tuple[int, int, int]:
    """``(years, months, days)`` of so many units; part of a day counts as a day."""
    if unit == "year":
        return number, 0, 0
    if unit == "month":
        return 0, number, 0
    if unit == "week":
        return 0, 0, 7 * number
    if unit == "day":
        return 0, 0, number
    return 0, 0, max(1, -(-number // 24)) if unit == "hour" else 0


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month when it is shorter.

    >>> months_before(date(2024, 3, 31), 1)
    datetime.date(2024, 2, 29)
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = max(1, index // 12), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def period_of(day: date, unit: str, by: int) -> tuple[date, date]:
    """The calendar week (from Monday), month or year of ``day``, moved by so many."""
    if unit == "week":
        first = day - day.weekday() * DAY + 7 * by * DAY
        return first, first + 6 * DAY
    if unit == "month":
        moved = months_before(day.replace(day=1), -by)
        return month_bounds(moved.year, moved.month)
    return date(day.year + by, 1, 1), date(day.year + by, 12, 31)


def part_of(first: date, grain: str, third: int) -> tuple[date, date, date]:
    """``(first day, last day, where «since» begins)`` of the beginning, middle or end of a week, month or year."""
    if grain == "year":
        year = first.year
        lo, hi = ((1, 3), (5, 8), (10, 12))[third]
        return date(year, lo, 1), month_bounds(year, hi)[1], date(year, (1, 7, 10)[third], 1)
    if grain == "week":
        lo_day, hi_day = ((0, 0), (2, 3), (4, 6))[third]
        return first + lo_day * DAY, first + hi_day * DAY, first + lo_day * DAY
    last = month_bounds(first.year, first.month)[1]
    lo, hi = ((1, 10), (11, 20), (21, last.day))[third]
    return first.replace(day=lo), first.replace(day=hi), first.replace(day=(1, 15, 21)[third])


def day_of(year: int, month: int, day: int, series: str = "gregorian") -> date | None:
    """The day, or ``None`` when the calendar has none such. Hijri years (1343 to 1500) are turned into Gregorian days.

    >>> day_of(1443, 6, 23), day_of(2022, 2, 30)
    (datetime.date(2022, 1, 26), None)
    """
    if series == "hijri" or year in HIJRI:
        return _from_hijri(year, month, day)
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _from_hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # imported when first needed: most pages have no Hijri date

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def hijri_year(day: date) -> int:
    """The Hijri year in which a day falls, 0 for a day that the tables do not reach (before 1924, after 2077)."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return 0
