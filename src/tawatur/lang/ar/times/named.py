"""Days told by their name: «أمس», «مساء الخميس», «اليوم الأحد», «لليوم الرابع»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.lang.ar.times.base import Time
from tawatur.lang.ar.times.days import DAY
from tawatur.lang.ar.times.parts import Parts


class Days(Parts):
    """Reads days told from publication and days of the week, with the dates and parts of the day beside them."""

    def part(self, at: int, depth: int = 3) -> Time | None:
        """A part of the day, or «يوم», before a day; ``depth`` more may stand between («وقت متأخر من مساء يوم الأحد»)."""
        hit = self.hit("part", at)
        if hit is None:
            return None
        stop = hit[0]
        if self.text(stop) == "من" and self.hit("part", stop + 1) is None:
            return None
        found = (
            (self.part(stop, depth - 1) if depth else None)
            or self.day(stop)
            or self.weekday(stop, night=any(self.text(at).endswith(word) for word in self.lists["night"]))
        )
        if found is None:
            found = self.numeric(stop) or self.dated(stop)
        return replace(self.joined(found), first=at) if found is not None else None

    def day(self, at: int) -> Time | None:
        """«اليوم», «أمس الأول», «غداً»."""
        hit = self.hit("day", at)
        if hit is None or (hit[2].strip("وف") and not self.text(at).endswith("بالامس")):
            return None
        stop, row, _ = hit
        if row.offset == 0 and stop - at == 1:
            before, after = self.hit("nottoday", at - 1), self.hit("nottoday", stop)
            if (before is not None and before[1].before) or (after is not None and not after[1].before):
                return None
        elif stop - at == 1 and row.offset == 1 and self.text(at - 1) in self.lists["tomorrow-name"]:
            return None
        return Time(at, stop, "day", off=(row.offset, row.offset), kind="day", row=row.row)

    def weekday(self, at: int, *, night: bool = False) -> Time | None:
        """A weekday, with «الماضي» or «المقبل», and the one it is joined to («الجمعة والسبت»)."""
        hit = self.hit("weekday", at)
        if hit is None:
            return None
        stop, row, _ = hit
        if row.number == 0 and self._two(at):
            return None
        number, last = row.number, row.number
        link = 1 if self.text(stop) in ("-", "/", "–", "و", "ـ") else 0
        other = self.hit("weekday", stop + link, "وف")
        if other is not None and (night or link or other[2] == "و") and other[1].number != number:
            last, stop = other[1].number, other[0]
        elif (night or self.text(at - 1) in self.lists["from"]) and self.text(stop) in self.lists["to"]:
            other = self.hit("weekday", stop + 1, "")
            if other is not None:
                last, stop = other[1].number, other[0]
        by = 0
        weeks = 0
        if self.text(stop) == "قبل" and self.hit("shift", stop + 1, "") is not None:
            weeks, stop = 1, stop + 1
        shift = self.hit("shift", stop, "")
        if shift is not None:
            stop, by = shift[0], shift[1].by
        if self.published is None:
            return Time(at, stop, "day", kind="weekday", weekday=row.number, row=row.row)
        if by > 0:
            lo = self.published + ((number - self.published.weekday() - 1) % 7 + 1) * DAY
            hi = lo + ((last - number) % 7) * DAY
        else:
            back = (self.published.weekday() - last) % 7
            if by < 0 and shift is not None and shift[1].by < 0 and back == 0:
                back = 7
            hi = self.published - (back + 7 * weeks) * DAY
            lo = hi - ((last - number) % 7) * DAY
        return Time(at, stop, "day", lo, hi, kind="weekday", weekday=row.number, row=row.row)

    def _two(self, at: int) -> bool:
        """True when «الاثنين» is "the two of them", after a dual."""
        before = self.text(at - 1)
        return before in self.lists["two-of-them"] or (before.startswith("ال") and before.endswith("ين") and len(before) > 5)

    def joined(self, time: Time) -> Time:
        """A day joined to another name of it: «اليوم الأحد», «الأربعاء 26 كانون الثاني», «أمس (الخميس)»."""
        if time.kind not in ("day", "weekday"):
            return time
        stop = time.stop
        if self.hit("adverb", stop, "") is not None and self.hit("part", stop) is None:
            time = replace(time, stop=stop + 1)
            stop += 1
        at, bracket, comma = stop, False, False
        if self.text(at) in ("(", "["):
            at, bracket = at + 1, True
        elif self.text(at) in ("،", ",", "-", "–"):
            at, comma = at + 1, True
        if self.text(at) in self.lists["equals"]:
            at += 1
        other: Time | None = None
        if time.kind == "day":
            other = self.weekday(at) if self.text(at)[:1] != "و" else None
            if other is not None:
                settled = self.settle(time, other)
                if comma and settled.lo != self._of(time):
                    return time
                closing = 1 if bracket and self.text(other.stop) in (")", "]") else 0
                both = replace(settled, stop=other.stop + closing, kind="weekday")
                return both if bracket else self.joined(both)
        if other is None:
            other = self.numeric(at) or self.dated(at)
        if other is None or other.grain != "day":
            return time
        closing = 1 if bracket and self.text(other.stop) in (")", "]") else 0
        lo, hi = other.lo, other.hi
        if lo is None and time.lo is not None:
            lo, hi = time.lo, time.hi
        return replace(time, stop=other.stop + closing, lo=lo, hi=hi, off=None if lo else time.off, kind="date", row=other.row)

    def _of(self, time: Time) -> date | None:
        return self.published + time.off[0] * DAY if self.published is not None and time.off is not None else time.lo

    def settle(self, day: Time, weekday: Time) -> Time:
        """A relative day and the weekday named with it; when they disagree with the publication date, the weekday wins."""
        told = self._of(day)
        if told is None or weekday.weekday is None:
            return replace(day, stop=weekday.stop)
        ahead = (weekday.weekday - told.weekday() + 3) % 7 - 3
        if ahead and not self.shift and -3 <= ahead < 0:
            self.shift = ahead
        lo = told + ahead * DAY
        return replace(day, stop=weekday.stop, lo=lo, hi=lo, off=None)

    def nth(self, at: int) -> Time | None:
        """«لليوم الرابع», «لليلة الثالثة على التوالي»: so many days up to publication."""
        if self.text(at).lstrip("و") not in self.lists["for-the-nth"]:
            return None
        found = self.words.figures.ordinal(self.tokens, at + 1)
        if found is None or not 1 < found[1] <= 400:
            return None
        stop = found[0] + 2 if self.text(found[0]) == "علي" and self.text(found[0] + 1) == "التوالي" else found[0]
        return Time(at, stop, "day", off=(1 - found[1], 0), kind="span")
