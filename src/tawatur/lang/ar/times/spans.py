"""Stretches and points told by how long they are or how far away: «قبل ستة أيام», «الأيام الستة الماضية»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.lang.ar.times.base import MOST, Time
from tawatur.lang.ar.times.days import DAY, YEARS, measure, month_bounds, months_before
from tawatur.lang.ar.times.named import Days
from tawatur.lang.ar.times.words import CalendarRow

#: «الأسابيع الماضية», told without a number, are as many as «several» in the guide.
_SEVERAL = 3


class Spans(Days):
    """Reads so many units before, up to or after publication."""

    def between(self, one: Time, two: Time) -> Time:
        """From the first day of one time to the last day of another."""
        lo = one.lo if one.lo is not None or one.off is None else self._of(one)
        hi = two.hi
        if hi is None and two.off is not None and self.published is not None:
            hi = self.published + two.off[1] * DAY
        if lo is not None and hi is not None and lo <= hi:
            return Time(one.first, two.stop, "day", lo, hi, kind="since", row=one.row)
        if one.off is not None and two.off is not None:
            return Time(one.first, two.stop, "day", off=(one.off[0], two.off[1]), kind="since", row=one.row)
        return replace(one, hi=self.published if one.lo else None, kind="since")

    def back(self, first: int, stop: int, grain: str, years: int, months: int, days: int, row: str) -> Time:
        """From so long before publication until publication."""
        if not years and not months:
            return Time(first, stop, grain, off=(-days, 0), kind="since", row=row)
        if self.published is None:
            return Time(first, stop, grain, kind="since", row=row)
        lo = months_before(self.published, 12 * years + months) - days * DAY
        return Time(first, stop, grain, lo, self.published, kind="since", row=row)

    def ago_told(self, first: int, at: int) -> Time | None:
        """«منذ بدء الحرب قبل ثلاثة أسابيع»: from so long ago until publication."""
        if self.text(at) != "قبل":
            return None
        loose = self.hit("loose", at + 1)
        span = self.duration(loose[0] if loose else at + 1)
        return self.back(first, *span, "") if span is not None else None

    def ago(self, first: int, at: int, row: CalendarRow, sign: int) -> Time | None:
        """«قبل ستة أيام», «بعد يومين»: a point told from publication, unless it is told from another event."""
        loose = self.hit("loose", at)
        if loose is not None and "من" in loose[1].words[0].split()[-1:]:
            return None
        span = self.duration(loose[0] if loose else at)
        if span is None:
            return self.before_the_end(first, at) if sign < 0 else None
        stop, grain, years, months, days = span
        after = self.text(stop)
        if after in self.lists["not-ago"] or (after == "من" and self.text(stop + 1) != "قبل"):
            return None
        if self.text(stop - 1) in self.lists["brief"]:
            return None if sign > 0 else Time(first, stop, "day", off=(-max(0, days - 1), 0), row=row.row)
        if sign > 0 and (grain not in ("day", "week") or (stop - at == 1 and days == 1)):
            return None
        if not years and not months:
            return Time(first, stop, "day", off=(sign * days, sign * days), row=row.row)
        if self.published is None:
            return Time(first, stop, grain, row=row.row)
        day = months_before(self.published, 12 * years + months)
        lo, hi = month_bounds(day.year, day.month) if months else (date(day.year, 1, 1), date(day.year, 12, 31))
        return Time(first, stop, grain, lo, hi, row=row.row)

    def before_the_end(self, first: int, at: int) -> Time | None:
        """«قبل نهاية العام», told while that lies ahead: from publication to then."""
        hit = self.hit("portion", at, "")
        if hit is None or hit[1].third != 2 or self.published is None:
            return None
        found = self.portion(at)
        if found is None or found.hi is None or found.hi < self.published:
            return None
        return replace(found, first=first, lo=self.published)

    def elapsed(self, at: int, row: CalendarRow | None) -> Time | None:
        """A stretch that ends (or begins) at publication; without an opener ``row`` it must say «الماضية» or the like."""
        start = at
        if self.text(at) in ("ال", "لل"):
            at += 1
        unit = self.hit("unit", at) or self.unit_with_article(at)
        number: float | None = None
        if unit is not None:
            stop, unit_row, det = unit[0], unit[1], self.text(at).startswith("ال")
            if self.integer(stop, YEARS) is not None or (unit_row.unit == "month" and not det and self.hit("month", stop, "")):
                return None  # «خلال عام 2005», «خلال شهر تموز»
            if not det and (row is None or unit_row.count == 0):
                return None
            number = unit_row.count or None
            more = stop + 1 if self.text(stop) == "ال" else stop
            figure = self.words.figures.numeral(self.tokens, more) if det else None
            if figure is not None:
                stop, number = figure
        else:
            figure = self.words.figures.numeral(self.tokens, at)
            if figure is None:
                return None
            number = figure[1]
            unit = self.hit("unit", figure[0], "") or self.unit_with_article(figure[0])
            if unit is None:
                return None
            stop, unit_row, det = unit[0], unit[1], start != at or self.text(at).startswith("ال")
        if self.text(stop) in self.lists["first-of"]:
            return self.opening(start, stop + 1, int(number), unit_row.unit) if number is not None and number <= MOST else None
        while self.text(stop) in self.lists["few"]:
            stop += 1
        shift = self.hit("shift", stop, "")
        if shift is not None and shift[1].by:
            stop, by = shift[0], shift[1].by
        elif row is None or (det and unit_row.count != 0 and number is None) or (unit_row.count == 1 and number == 1 and det):
            return None
        else:
            by = -1
        if unit_row.unit in ("month", "week", "year") and number == 1 and det:
            return None  # «الشهر الماضي» is a month of the calendar
        if number is not None and number > MOST:
            return None
        if number is None:
            if unit_row.unit == "hour" and (shift is not None):
                return Time(start, stop, "day", off=(-1, 0) if by < 0 else (0, 1), kind="span", row=unit_row.row)
            days_past = unit_row.unit == "day" and det
            if not (days_past or (unit_row.unit in ("week", "month") and row is not None)) or shift is None or by > 0:
                return None
            number = _SEVERAL
        years, months, days = measure(unit_row.unit, int(number))
        grain = unit_row.unit if unit_row.unit in ("week", "month", "year") else "day"
        name = row.row if row is not None else unit_row.row
        if by < 0:
            return self.back(start, stop, grain, years, months, max(days, 0 if years or months else 1), name)
        if years or months:
            return None
        return Time(start, stop, grain, off=(0, days), kind="span", row=name)

    def opening(self, first: int, at: int, number: int, unit: str) -> Time | None:
        """«الأشهر الخمسة الأولى من العام»: so much of the beginning of a month or year."""
        if self.text(at) != "من":
            return None
        at += 1
        whole = self.period(at, bare=True) or self.year(at) or self.month(at) or self.bare(at, always=True)
        if whole is None or not number:
            return None
        if whole.lo is None or whole.hi is None:
            return replace(whole, first=first)
        years, months, days = measure(unit, number)
        after = months_before(whole.lo, -12 * years - months) + days * DAY
        return replace(whole, first=first, hi=max(whole.lo, after - DAY), kind="span")
