"""Whole years, months and weeks: «عام 2014», «في 2015», «الشهر الماضي», «هذا الأسبوع»."""

from __future__ import annotations

from datetime import date

from tawatur.lang.ar.times.base import Reading, Time
from tawatur.lang.ar.times.days import DAY, HIJRI, YEARS, day_of, period_of
from tawatur.lang.ar.tokens import WORD

_DASHES = frozenset({"-", "–"})


class Periods(Reading):
    """Reads the periods of the calendar told as a whole."""

    def period(self, at: int, *, bare: bool = False) -> Time | None:
        """«الشهر الماضي», «هذا الأسبوع», «العام الجاري»; ``bare`` takes «العام» alone for this year's."""
        start, this = at, False
        if self.text(at).lstrip("و") in self.lists["this"]:
            this, at = True, at + 1
        unit = self.unit_with_article(at)
        if unit is None or unit[1].count != 1 or unit[1].unit not in ("week", "month", "year"):
            return None
        stop, row, _ = unit
        by: int | None = 0 if this else None
        if not this:
            twice = 1 if self.text(stop) == "قبل" else 0
            shift = self.hit("shift", stop + twice, "")
            if shift is not None and not self.text(stop + twice).startswith("الاخير"):
                stop, by = shift[0], shift[1].by - twice
        if by is None and self.integer(stop, YEARS) is not None:
            return None
        if by is None and not bare:
            return None
        if self.published is None:
            return Time(start, stop, row.unit, kind="period", row=row.row)
        lo, hi = period_of(self.published, row.unit, by or 0)
        if by == 0 and not bare:
            hi = self.published
        return Time(start, stop, row.unit, lo, hi, kind="period", row=row.row)

    def year(self, at: int) -> Time | None:
        """«عام 2014», «عامي 2014 و2015», «صيف عام 2014»."""
        text = self.text(at)
        if text.lstrip("وبل") in self.lists["years"]:
            first = self.integer(at + 1, YEARS)
            gap = 1 if self.text(at + 2) in ("و", "الي", "-", "–") else 0
            last = self.integer(at + 2 + gap, YEARS)
            if first and last and last >= first:
                return Time(at, at + 3 + gap, "year", date(first, 1, 1), date(last, 12, 31), kind="year")
            return None
        if text not in self.lists["year"]:
            return None
        year = self.integer(at + 1, YEARS)
        if year is None:
            hijri = self.integer(at + 1, HIJRI)
            lo = day_of(hijri, 1, 1, "hijri") if hijri else None
            hi = day_of(hijri + 1, 1, 1, "hijri") if hijri else None
            return Time(at, at + 2, "year", lo, hi - DAY, kind="year") if lo and hi else None
        stop, last = at + 2, year
        more = self.integer(stop + 1, YEARS) if self.text(stop) in ("-", "–", "/") else None
        if more is not None and more > year:
            stop, last = stop + 2, more
        if self.text(stop) == "م":
            stop += 1
        return Time(at, stop, "year", date(year, 1, 1), date(last, 12, 31), kind="year")

    def bare(self, at: int, *, always: bool = False) -> Time | None:
        """A bare year where only a year can stand: «في 2015»."""
        year = self.integer(at, YEARS)
        if year is None or len(self.text(at)) != 4:
            return None
        before, after = self.text(at - 1), self.text(at + 1)
        joins = after == "و" or after in _DASHES
        if (joins or after in self.lists["years-to"]) and before in self.lists["years-from"]:
            gap = 2 if self.text(at + 2) not in self.lists["year"] else 3
            last = self.integer(at + gap, YEARS)
            if last is not None and last > year and (not joins or before in self.lists["years-both"]):
                return Time(at, at + gap + 1, "year", date(year, 1, 1), date(last, 12, 31), kind="year")
        if not always and before not in self.lists["in-year"]:
            return None
        if year % 100 == 0 and at + 1 < self.count and self.tokens[at + 1].form.kind == WORD:
            return None
        if after in ("/", "-", ":", "%") and self.tokens[at + 1].start == self.tokens[at].end:
            return None
        return Time(at, at + 1, "year", date(year, 1, 1), date(year, 12, 31), kind="year")
