"""Dates: days of a month and months by name, in figures and words («26 يناير 2022», «15 الجاري», «يوليو 2014»)."""

from __future__ import annotations

from tawatur.lang.ar.times.base import Time
from tawatur.lang.ar.times.days import DAY, HIJRI, YEARS, day_of, hijri_year, month_bounds
from tawatur.lang.ar.times.periods import Periods
from tawatur.lang.ar.times.words import CalendarRow
from tawatur.lang.ar.tokens import NUMBER, WORD

#: A day without a year may lie this many days ahead before last year's is meant; a whole month half as many.
_AHEAD = 60


class Dated(Periods):
    """Reads days and months of the three calendars' names, in the year told or the nearest one."""

    def numeric(self, at: int) -> Time | None:
        """«26-1-2022», «26/01/2022», «2022-01-26», «26.1.2022»."""
        if not 0 <= at < self.count or self.tokens[at].form.kind != NUMBER:
            return None
        text = self.text(at)
        if text.count(".") == 2:
            parts, stop = text.split("."), at + 1
        else:
            sign = self.text(at + 1)
            if sign not in ("-", "/", "–") or self.text(at + 3) != sign or at + 4 >= self.count:
                return None
            parts, stop = [text, self.text(at + 2), self.text(at + 4)], at + 5
        if not all(piece.isdigit() and len(piece) <= 4 for piece in parts):
            return None
        a, b, c = (int(piece) for piece in parts)
        year, month, day = (a, b, c) if a > 31 else (c, b, a)
        if year < 100 and len(parts[2]) == 2 and a <= 31:
            year += 2000
        when = day_of(year, month, day)
        if when is None and a <= 31:
            when = day_of(year, day, month)
        if when is None:
            return None
        if self.text(stop) in ("ه", "م"):
            stop += 1
        return Time(at, stop, "day", when, when)

    def dated(self, at: int) -> Time | None:
        """A day of a month: «26 يناير 2022», «الثامن من أكتوبر/تشرين الأول», «15 من الشهر الجاري», «10-12 آذار»."""
        start = at
        if self.text(at) in ("ال", "لل") or (self.text(at).endswith("ال") and len(self.text(at)) <= 3):
            at += 1
        first = self.number(at)
        if first is None:
            return None
        stop, day = first
        last = day
        link = self.text(stop)
        if link in ("-", "–", "و", "/") or link in self.lists["to"]:
            other = self.number(stop + 1 if self.text(stop + 1) != "ال" else stop + 2)
        else:
            other = self.number(stop) if link.startswith("و") and link != "واحد" else None
        if other is not None:
            month = self.named(other[0], allow_bare=True)
            if month is not None and other[1] >= day:
                stop, last = other
        later = self.hit("month", stop + 1, "") if other is None and self.text(stop) in ("/", "-") else None
        slash = 1 if later is not None and not later[1].cue else 0
        month = self.named(stop + slash, allow_bare=True)
        if month is None:
            return self.of_this_month(start, stop, day)
        end, row, year, by = month
        return self.place(start, end, row, year, by, day, last)

    def number(self, at: int) -> tuple[int, int] | None:
        """``(stop, day)`` of a day of the month in digits or as an ordinal."""
        value = self.integer(at, range(1, 32))
        if value is not None:
            return at + 1, value
        if not 0 <= at < self.count or self.tokens[at].form.kind != WORD:
            return None
        found = self.words.figures.ordinal(self.tokens, at)
        return (found[0], found[1]) if found is not None and 1 <= found[1] <= 31 else None

    def of_this_month(self, start: int, stop: int, day: int) -> Time | None:
        """«الثامن من الشهر الجاري», «15 الجاري»."""
        if self.text(stop) == "من" and self.text(stop + 1) in self.lists["this-month"]:
            period = self.period(stop + 1)
            if period is None or period.grain != "month":
                return None
            if period.lo is None:
                return Time(start, period.stop, "day")
            when = day_of(period.lo.year, period.lo.month, day)
            return Time(start, period.stop, "day", when, when, row=period.row) if when else None
        shift = self.hit("shift", stop, "")
        if shift is None or self.integer(stop - 1, range(1, 32)) is None or self.text(stop) not in self.lists["current"]:
            return None
        when = day_of(self.published.year, self.published.month, day) if self.published else None
        return Time(start, shift[0], "day", when, when, row=shift[1].row)

    def named(self, at: int, *, allow_bare: bool) -> tuple[int, CalendarRow, int | None, int | None] | None:
        """``(stop, row, year, shift)`` of a month's name at ``at`` with its other name, its year and «الماضي».

        ``allow_bare``: what stands before is cue enough for a name that means other things too.
        """
        cue = allow_bare
        if self.text(at) == "من":
            at += 1
        if self.text(at) in self.lists["the-month"]:
            at, cue = at + 1, True
        hit = self.hit("month", at, "وبل")
        if hit is None or (hit[2] and allow_bare):
            return None
        stop, row, _ = hit
        cue = cue or not row.cue or self.text(at - 1) in self.lists["before-month"]
        if self.text(stop) in ("/", "-", "(", "|", "–", "،"):
            double = self.hit("month", stop + 1, "")
            if double is not None and (double[1].number == row.number or self.text(stop) != "،") and self.text(stop) != "،":
                closing = 1 if self.text(stop) == "(" and self.text(double[0]) == ")" else 0
                if double[1].series == "gregorian" and row.series == "gregorian" and double[1].number == row.number:
                    stop, cue = double[0] + closing, True
        again = self.hit("month", stop, "")
        if again is not None and (again[1].series, again[1].number) == (row.series, row.number):
            stop = again[0]  # «نوفمبر تشرين الثاني»
        year, stop = self.year_after(stop, row.series)
        if year is not None:
            cue = True
        by: int | None = None
        shift = self.hit("shift", stop, "")
        if shift is not None and year is None:
            stop, by, cue = shift[0], shift[1].by, True
        if not cue:
            return None
        return stop, row, year, by

    def year_after(self, at: int, series: str) -> tuple[int | None, int]:
        """``(year, stop)`` of the year that may follow a month."""
        start = at
        if self.text(at) == "(" and self.text(at + 2) == ")":
            told = self.integer(at + 1, HIJRI if series == "hijri" else YEARS)
            return told, at + 3 if told is not None else start
        if self.text(at) in ("،", ",", "/", "-"):
            at += 1
            if self.tokens[at - 1].text in ("/", "-") and self.tokens[at - 1].start != self.tokens[at - 2].end:
                return None, start
        if self.text(at) == "من":
            at += 1
        if self.text(at) in self.lists["year"]:
            at += 1
            shift = self.hit("shift", at, "")
            if shift is not None and self.published is not None and series == "gregorian":
                return self.published.year + shift[1].by, shift[0]
        year = self.integer(at, HIJRI if series == "hijri" else YEARS)
        if year is None:
            return None, start
        return year, at + 2 if self.text(at + 1) in self.lists["era"] else at + 1

    def full_date(self, at: int) -> Time | None:
        """A day with its year, as datelines tell it; English month names too."""
        found = self.numeric(at) or self.dated(at) or self.month_first(at) or self.month_first(at, "latin")
        if found is not None:
            return found if found.lo is not None else None
        day, month = self.integer(at, range(1, 32)), self.hit("latin", at + 1, "")
        year = self.integer(at + (3 if self.text(at + 2) == "," else 2), YEARS)
        when = day_of(year, month[1].number, day) if day and month and year else None
        return Time(at, at + 3, "day", when, when) if when else None

    def month_first(self, at: int, table: str = "month") -> Time | None:
        """«يناير 26, 2022», as some sites' datelines have it."""
        hit = self.hit(table, at, "")
        if hit is None:
            return None
        stop, row, _ = hit
        day = self.integer(stop, range(1, 32))
        comma = 1 if self.text(stop + 1) in (",", "،") else 0
        year = self.integer(stop + 1 + comma, YEARS) if day is not None else None
        when = day_of(year, row.number, day, row.series) if day and year else None
        return Time(at, stop + 2 + comma, "day", when, when, row=row.row) if when else None

    def month(self, at: int) -> Time | None:
        """A month without a day: «يوليو 2014», «في تموز الماضي»."""
        if self.hit("month", at) is None and self.text(at) not in self.lists["the-month"]:
            return None
        found = self.named(at, allow_bare=False)
        if found is None:
            return None
        stop, row, year, by = found
        return self.place(at, stop, row, year, by, None, None)

    def place(
        self, first: int, stop: int, row: CalendarRow, year: int | None, by: int | None, day: int | None, last: int | None
    ) -> Time | None:
        """A named month (or days of it) in the year told, or in the one that publication makes the nearest."""
        grain = "month" if day is None else "day"
        if year is None:
            if self.published is None:
                return Time(first, stop, grain, row=row.row)
            year = self.nearest(row, by, day or 1, whole=day is None)
            if year is None:
                return None
        if day is not None and last is not None:
            lo, hi = day_of(year, row.number, day, row.series), day_of(year, row.number, last, row.series)
            if lo is None or hi is None:
                return None
            return Time(first, stop, grain, lo, hi, row=row.row)
        begins = day_of(year, row.number, 1, row.series)
        if begins is None:
            return None
        if row.series == "hijri":
            after = day_of(year + row.number // 12, row.number % 12 + 1, 1, "hijri")
            return Time(first, stop, grain, begins, after - DAY, row=row.row) if after else None
        return Time(first, stop, grain, *month_bounds(year, row.number), row=row.row)

    def nearest(self, row: CalendarRow, by: int | None, day: int, *, whole: bool) -> int | None:
        """The year of a month told without one."""
        assert self.published is not None
        this = self.published.year if row.series == "gregorian" else hijri_year(self.published)
        for year in (this + 1, this, this - 1, this - 2):
            begins = day_of(year, row.number, day, row.series)
            if begins is None:
                continue
            ahead = (begins - self.published).days
            same = row.series == "gregorian" and (begins.year, begins.month) == (self.published.year, self.published.month)
            if by is not None and by < 0:
                if ahead <= 0 and not (same and day == 1):
                    return year
            elif by is not None and by > 0:
                if 0 < ahead <= 366:
                    return year
            elif by == 0:
                if begins.year == self.published.year or row.series == "hijri":
                    return year
            elif ahead <= (_AHEAD // 2 if whole else _AHEAD):
                return year
        return None
