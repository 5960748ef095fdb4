"""The walk over a text: every time in it, with the words that open one («منذ», «خلال», «قبل»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawatur.lang.ar.times.base import Time
from tawatur.lang.ar.times.days import DAY, months_before
from tawatur.lang.ar.times.spans import Spans
from tawatur.lang.ar.times.words import CalendarRow, Entry
from tawatur.lang.ar.tokens import NUMBER, PUNCT, QUOTES, WORD
from tawatur.lang.pack import Moment

_COMMAS = ("،", ",")


class Reader(Spans):
    """One reading of one text: a walk over its tokens, and which shape of time begins at each."""

    def read(self) -> Iterator[Moment]:
        """All times from left to right."""
        at, entries = 0, self.words.entries
        period: Time | None = None  # the last stretch of days told
        while at < self.count:
            form = self.tokens[at].form
            found: Time | None = None
            if form.kind == WORD:
                word = form.text
                if word in self.lists["period"] and period is not None:
                    found = self.same_period(at, period)
                entry = entries[word] if word in entries else self.words.entry(word)
                if entry is not None and found is None:
                    found = self.opened(at, entry) or self.core(at)
                elif word == "ال":
                    found = self.dated(at) or self.elapsed(at, None)
            elif form.kind == NUMBER:
                found = self.core(at)
            if found is not None:
                period = found if found.kind in ("since", "span") else period
                yield self.moment(found)
                at = max(found.stop, at + 1)
            else:
                at = max(self.past, at + 1)

    def same_period(self, at: int, told: Time) -> Time | None:
        """«في الفترة نفسها», «خلال تلك الفترة»: the stretch told before."""
        same = self.lists["the-same"]
        first = at - (self.text(at - 1) in same)
        stop = at + 1 + (self.text(at + 1) in same)
        return replace(told, first=first, stop=stop) if stop - first > 1 else None

    def moment(self, time: Time) -> Moment:
        """The value that leaves this module."""
        lo, hi, off = time.lo, time.hi, time.off
        if off is not None and self.published is not None:
            lo, hi, off = self.published + off[0] * DAY, self.published + off[1] * DAY, None
        return Moment(time.first, time.stop, time.grain, lo, hi, off, time.row or None)

    def opened(self, at: int, entry: Entry) -> Time | None:
        """«منذ …», «قبل …», «بعد …», «خلال …»."""
        if "opener" not in entry:
            return None
        opener = self.hit("opener", at)
        if opener is None:
            return None
        stop, row, _ = opener
        if row.opens == "since":
            return self.since(at, stop, row)
        if row.opens == "during":
            return self.during(at, stop, row)
        return self.ago(at, stop, row, 1 if row.opens == "after" else -1)

    def since(self, first: int, at: int, row: CalendarRow) -> Time | None:
        """From a time to publication."""
        today = self.this_morning(first, at, row)
        if today is not None:
            return today
        loose = self.hit("loose", at)
        span = self.duration(loose[0] if loose else at)
        if span is not None and span[0] - at == 1 and self.hit("month", span[0], "") is not None:
            span = None  # «منذ شهر أبريل»
        if span is not None:
            stop, grain, years, months, days = self.and_a_half(*span)
            if self.text(stop - 1) == "ساعات" and stop - at == 1:
                inner = self.core(stop)
                if inner is not None:
                    return replace(inner, first=first)
            return self.back(first, stop, grain, years, months, days, row.row)
        for gap in range(8):
            start = at + gap
            if start >= self.count or (gap and self.tokens[start - 1].form.kind != WORD and self.text(start - 1) not in QUOTES):
                break
            told = self.ago_told(first, start) if gap else None
            if told is not None:
                return told
            core = self.core(start, bare_year=gap < 5)
            if core is None:
                continue
            if gap and core.kind in ("weekday", "day") and gap > 1:
                break
            begins = core.middle or core.lo
            if begins is not None and self.published is not None and begins > self.published:
                begins = months_before(begins, 12)  # a month without a year, still to come this year
            until = self.core(core.stop + 1) if self.text(core.stop) in self.lists["until"] else None
            if until is not None:
                return self.between(replace(core, first=first, lo=begins), until)
            if core.off is not None:
                return replace(core, first=first, off=(core.off[0], 0), kind="since")
            return replace(core, first=first, lo=begins, hi=self.published if begins else None, kind="since")
        return None

    def this_morning(self, first: int, at: int, row: CalendarRow) -> Time | None:
        """«منذ الصباح», «منذ ساعات الفجر الأولى»: the day of publication."""
        at += self.text(at) in self.lists["hours-of"]
        if self.text(at) not in self.lists["morning"]:
            return None
        stop = at + 1 + (self.text(at + 1) in self.lists["early"])
        if self.core(stop) is not None or self.core(at) is not None:
            return None  # «منذ صباح اليوم», «منذ الصباح يوم كذا»
        return Time(first, stop, "day", off=(0, 0), kind="since", row=row.row)

    def and_a_half(self, stop: int, grain: str, years: int, months: int, days: int) -> tuple[int, str, int, int, int]:
        """«عام ونصف», «شهر ونصف الشهر»."""
        if self.text(stop) not in self.lists["and-a-half"]:
            return stop, grain, years, months, days
        if years:
            months += 6
        elif months:
            days += 15
        stop += 1
        return stop + (self.unit_with_article(stop) is not None), grain, years, months, days

    def during(self, first: int, at: int, row: CalendarRow) -> Time | None:
        """«خلال 24 ساعة», «خلال الأيام الستة الماضية», or «خلال» before any other time."""
        found = self.elapsed(at, row)
        if found is not None:
            return replace(found, first=first)
        if row.words[0] == "خلال" and self.text(first) == "اخر":
            return None
        core = self.core(at)
        return replace(core, first=first) if core is not None else None

    def core(self, at: int, *, bare_year: bool = False) -> Time | None:
        """A time without an opener at ``at``."""
        if at >= self.count:
            return None
        if self.tokens[at].form.kind == NUMBER:
            found = self.numeric(at) or self.dated(at) or self.bare(at, always=bare_year)
        else:
            entry = self.words.entry(self.tokens[at].text)
            if entry is None and self.tokens[at].text != "ال":
                return None
            found = self.worded(at, entry or {})
        if found is None:
            return None
        if found.kind in ("date", "weekday") and not bare_year and self.hit("namesake", found.first - 1) is not None:
            self.past = found.stop  # «ثورة 25 يناير» is a name
            return None
        found = self.joined(found)
        last = found.stop + (self.text(found.stop) in _COMMAS)
        if self.text(last) in self.lists["until"] and self.text(found.first - 1) in ("من", "ومن"):
            until = self.core(last + 1)
            if until is not None and until.grain == found.grain:
                return self.between(found, until)
        return found

    def worded(self, at: int, entry: Entry) -> Time | None:
        """A time that begins with a word, tried in the order of the tables that the word stands in."""
        found: Time | None = None
        if "fraction" in entry:
            found = self.fraction(at)
        if found is None and "part" in entry:
            found = self.part(at)
        if found is None and "day" in entry:
            found = self.nth(at) or self.day(at)
        if found is None and "weekday" in entry:
            found = self.weekday(at)
        if found is None and "portion" in entry:
            found = self.portion(at)
        if found is None and ("ordinal" in entry or not entry):
            found = self.dated(at)
        if found is None and ("month" in entry or "unit" in entry):
            found = self.month_first(at) or self.month(at)
        if found is None and ("the unit" in entry or "this" in entry):
            found = self.period(at)
        if found is None and "year" in entry:
            found = self.year(at)
        if found is None and "season" in entry:
            found = self.season(at)
        if found is None and ("the unit" in entry or "number" in entry or not entry):
            found = self.elapsed(at, None) or self.clock(at)
        return found

    def clock(self, at: int) -> Time | None:
        """«عند الساعة 5:25 صباحاً»: an hour of the morning with no day told is that of publication."""
        if self.text(at) != "الساعه" or self.text(at - 1).lstrip("و") not in self.lists["at-hour"]:
            return None
        for stop in range(at + 2, min(at + 8, self.count)):
            if self.text(stop) in self.lists["morning"]:
                after = self.core(stop + 1) or self.core(stop + 2)
                if (
                    self.text(stop + 1) in self.lists["until"]
                    or self.text(stop + 1) in self.lists["hour-of"]
                    or after is not None
                ):
                    return None
                return Time(at, stop + 1, "day", off=(0, 0), kind="day")
            if self.tokens[stop].form.kind == PUNCT and self.text(stop) not in (":", ",", "و"):
                break
        return None
