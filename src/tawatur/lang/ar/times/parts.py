"""Parts of a year, a month or a week: «مطلع العام», «منتصف يوليو», «صيف 2014», «النصف الأول من العام»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.lang.ar.times.base import Time
from tawatur.lang.ar.times.dated import Dated
from tawatur.lang.ar.times.days import DAY, month_bounds, months_before, part_of


class Parts(Dated):
    """Reads beginnings, middles, ends, seasons, halves and quarters."""

    def portion(self, at: int) -> Time | None:
        """The beginning, middle or end of a month, a year or a week."""
        hit = self.hit("portion", at)
        if hit is None:
            return None
        stop, row, _ = hit
        whole = self.month(stop) or self.period(stop, bare=True) or self.year(stop) or self.bare(stop, always=True)
        if whole is None or whole.stop == stop:
            return None
        if whole.lo is None:
            return replace(whole, first=at)
        lo, hi, middle = part_of(whole.lo, whole.grain, row.third)
        if row.edge:
            middle = hi
        if row.third == 0 and self.published is not None and lo <= self.published < hi:
            hi = self.published  # «مطلع الشهر» told within it
        if whole.grain == "week" and self.published is not None and lo > self.published:
            lo, hi, middle = lo - 7 * DAY, hi - 7 * DAY, middle - 7 * DAY  # a weekend told is one that was
        return replace(whole, first=at, lo=lo, hi=hi, middle=middle, row=row.row)

    def season(self, at: int) -> Time | None:
        """«صيف 2014», «ربيع العام الماضي»."""
        hit = self.hit("season", at)
        if hit is None:
            return None
        whole = self.bare(hit[0], always=True) or self.year(hit[0]) or self.period(hit[0])
        if whole is None or whole.grain != "year":
            return None
        if whole.lo is None:
            return replace(whole, first=at)
        year, month = whole.lo.year, hit[1].month
        end = month_bounds(year + (month + 2) // 13, (month + 1) % 12 + 1)[1]
        return replace(whole, first=at, lo=date(year, month, 1), hi=end, grain="month", row=hit[1].row)

    # -- arithmetic --------------------------------------------------------------------------------------------------------

    def fraction(self, at: int) -> Time | None:
        """«النصف الأول من العام», «الربع الأخير من 2023»."""
        hit = self.hit("fraction", at)
        if hit is None or self.text(hit[0]) != "من":
            return None
        at_whole = hit[0] + 1
        whole = self.period(at_whole, bare=True) or self.year(at_whole) or self.bare(at_whole, always=True)
        if whole is None or whole.grain != "year":
            return None
        if whole.lo is None:
            return replace(whole, first=at)
        lo = months_before(whole.lo, 1 - hit[1].month)
        hi = months_before(lo, -hit[1].count) - DAY
        return replace(whole, first=at, lo=lo, hi=hi, grain="month", kind="span", row=hit[1].row)
