"""Times: dates in three calendars' names, weekdays, relative days, durations; the words are ``words/calendar.toml``.

What each comes to follows the annotation guide: a bare weekday is the latest one up to the day of publication, last week is
the Monday to Sunday before, «منذ X» runs from X to publication. Without a publication date, relative times stay day offsets and
what cannot be told from the words alone stays open.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from tawatur.lang.ar.fold import fold_word
from tawatur.lang.ar.lists import word_lists
from tawatur.lang.ar.numbers import Numbers, numbers
from tawatur.lang.ar.tokens import NUMBER, PUNCT, WORD, Token
from tawatur.lang.pack import Moment
from tawatur.lexicon.read import rows

_WORDS = Path(__file__).with_name("words")
#: A day without a year may lie this many days ahead before last year's is meant; a whole month half as many.
_AHEAD = 60
#: More units than this before publication are no time of news.
_MOST = 1000
_YEARS = range(1900, 2100)
_HIJRI = range(1343, 1501)
_DAY = timedelta(days=1)
_QUOTES = frozenset('«»"“”')
_DASHES = frozenset({"-", "–"})
#: «الأسابيع الماضية», told without a number, are as many as «several» in the guide.
_SEVERAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """A row of ``calendar.toml``; which keys matter depends on its table."""

    words: tuple[str, ...]
    example: str
    number: int = 0
    series: str = "gregorian"
    cue: bool = False
    offset: int = 0
    before: bool = False
    third: int = 0
    month: int = 0
    by: int = 0
    unit: str = ""
    count: int = 1
    opens: str = ""
    edge: bool = False
    row: str = ""


_TABLES = (
    "month", "weekday", "day", "nottoday", "part", "portion", "season", "shift", "unit", "opener", "namesake", "adverb", "loose", "latin",
    "age", "fraction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Time:
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


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase of one table that can begin with a word."""

    clitics: str
    words: tuple[str, ...]
    row: CalendarRow


_Entry = dict[str, tuple[_Hit, ...]]


class Dates:
    """The tables of time, read once, and the reading of times with them."""

    def __init__(self, folder: Path = _WORDS, figures: Numbers | None = None) -> None:
        self.figures = figures if figures is not None else numbers()
        self.lists = word_lists(folder / "calendar.toml")
        self._first: dict[str, list[tuple[str, tuple[str, ...], CalendarRow]]] = {}
        for table in _TABLES:
            for row in rows(folder / "calendar.toml", table, CalendarRow):
                for phrase in row.words:
                    words = tuple(fold_word(phrase).split())
                    self._first.setdefault(words[0], []).append((table, words, row))
        self._entries: dict[str, _Entry | None] = {}

    def entry(self, word: str) -> _Entry | None:
        """The phrases of every table that can begin with a folded word, longest first; ``None`` for a word of no table."""
        try:
            return self._entries[word]
        except KeyError:
            found: dict[str, list[_Hit]] = {}
            for clitics, rest in _openings(word):
                for table, words, row in self._first.get(rest, ()):
                    found.setdefault(table, []).append(_Hit(clitics, words, row))
                if rest.startswith("ال"):
                    for table, words, row in self._first.get(rest[2:], ()):
                        if table == "unit":
                            found.setdefault("the unit", []).append(_Hit(clitics, words, row))
                if rest in self.lists["year"] or rest in self.lists["years"]:
                    found.setdefault("year", [])
                if rest in self.lists["this"]:
                    found.setdefault("this", [])
            if self.figures.is_ordinal(word):
                found.setdefault("ordinal", [])
            if word.startswith("ال") and self.figures.is_cardinal(word):
                found.setdefault("number", [])  # «الستة أيام الماضية»
            entry: _Entry | None = None
            if found:
                entry = {table: tuple(sorted(hits, key=lambda hit: -len(hit.words))) for table, hits in found.items()}
            if len(self._entries) < 200_000:
                self._entries[word] = entry
            return entry

    def moments(self, tokens: Sequence[Token], published: date | None) -> tuple[Moment, ...]:
        """The times of a text in order.

        Where the text itself dates its day («اليوم الخميس» on a page of Friday), the text wins for all its relative times.
        """
        if published is not None and not 1000 <= published.year <= 9000:
            published = None  # a day reckoned from it might not exist
        reader = Reader(self, tokens, published)
        found = list(reader.read())
        if published is not None and reader.shift:
            found = list(Reader(self, tokens, published + timedelta(days=reader.shift)).read())
        return tuple(found)


def _openings(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    for conj in ("", "و", "ف"):
        if not word.startswith(conj) or len(word) < 3:
            continue
        rest = word[len(conj) :]
        if conj:
            yield conj, rest
        if rest.startswith("لل"):
            yield conj + "ل", "ال" + rest[2:]
        if rest[:1] in ("ب", "ل", "ك"):
            yield conj + rest[0], rest[1:]


class Reader:
    """One reading of one text: a walk over its tokens, and the shapes a time can have."""

    def __init__(self, words: Dates, tokens: Sequence[Token], published: date | None) -> None:
        self.words, self.tokens, self.published = words, tokens, published
        self.lists = words.lists
        self.count = len(tokens)
        self.shift = 0
        self.past = 0

    # -- the walk ------------------------------------------------------------------------------------------------------

    def read(self) -> Iterator[Moment]:
        """All times from left to right."""
        at, entries = 0, self.words._entries
        while at < self.count:
            form = self.tokens[at].form
            found: _Time | None = None
            if form.kind == WORD:
                word = form.text
                entry = entries[word] if word in entries else self.words.entry(word)
                if entry is not None:
                    found = self.opened(at, entry) or self.core(at)
                elif word == "ال":
                    found = self.dated(at) or self.elapsed(at, None)
            elif form.kind == NUMBER:
                found = self.core(at)
            if found is not None:
                yield self.moment(found)
                at = max(found.stop, at + 1)
            else:
                at = max(self.past, at + 1)

    def moment(self, time: _Time) -> Moment:
        """The value that leaves this module."""
        lo, hi, off = time.lo, time.hi, time.off
        if off is not None and self.published is not None:
            lo, hi, off = self.published + off[0] * _DAY, self.published + off[1] * _DAY, None
        return Moment(time.first, time.stop, time.grain, lo, hi, off, time.row or None)

    # -- words ---------------------------------------------------------------------------------------------------------

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

    # -- openers -------------------------------------------------------------------------------------------------------

    def opened(self, at: int, entry: _Entry) -> _Time | None:
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

    def since(self, first: int, at: int, row: CalendarRow) -> _Time | None:
        """From a time to publication."""
        loose = self.hit("loose", at)
        span = self.duration(loose[0] if loose else at)
        if span is not None:
            stop, grain, years, months, days = span
            if self.text(stop - 1) == "ساعات" and stop - at == 1:
                inner = self.core(stop)
                if inner is not None:
                    return replace(inner, first=first)
            return self.back(first, stop, grain, years, months, days, row.row)
        for gap in range(8):
            start = at + gap
            if start >= self.count or (gap and self.tokens[start - 1].form.kind != WORD and self.text(start - 1) not in _QUOTES):
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

    def ago_told(self, first: int, at: int) -> _Time | None:
        """«منذ بدء الحرب قبل ثلاثة أسابيع»: from so long ago until publication."""
        if self.text(at) != "قبل":
            return None
        loose = self.hit("loose", at + 1)
        span = self.duration(loose[0] if loose else at + 1)
        return self.back(first, *span, "") if span is not None else None

    def between(self, one: _Time, two: _Time) -> _Time:
        """From the first day of one time to the last day of another."""
        lo = one.lo if one.lo is not None or one.off is None else self._of(one)
        hi = two.hi
        if hi is None and two.off is not None and self.published is not None:
            hi = self.published + two.off[1] * _DAY
        if lo is not None and hi is not None and lo <= hi:
            return _Time(one.first, two.stop, "day", lo, hi, kind="since", row=one.row)
        if one.off is not None and two.off is not None:
            return _Time(one.first, two.stop, "day", off=(one.off[0], two.off[1]), kind="since", row=one.row)
        return replace(one, hi=self.published if one.lo else None, kind="since")

    def back(self, first: int, stop: int, grain: str, years: int, months: int, days: int, row: str) -> _Time:
        """From so long before publication until publication."""
        if not years and not months:
            return _Time(first, stop, grain, off=(-days, 0), kind="since", row=row)
        if self.published is None:
            return _Time(first, stop, grain, kind="since", row=row)
        lo = months_before(self.published, 12 * years + months) - days * _DAY
        return _Time(first, stop, grain, lo, self.published, kind="since", row=row)

    def ago(self, first: int, at: int, row: CalendarRow, sign: int) -> _Time | None:
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
            return None if sign > 0 else _Time(first, stop, "day", off=(-max(0, days - 1), 0), row=row.row)
        if sign > 0 and (grain not in ("day", "week") or (stop - at == 1 and days == 1)):
            return None
        if not years and not months:
            return _Time(first, stop, "day", off=(sign * days, sign * days), row=row.row)
        if self.published is None:
            return _Time(first, stop, grain, row=row.row)
        day = months_before(self.published, 12 * years + months)
        lo, hi = month_bounds(day.year, day.month) if months else (date(day.year, 1, 1), date(day.year, 12, 31))
        return _Time(first, stop, grain, lo, hi, row=row.row)

    def before_the_end(self, first: int, at: int) -> _Time | None:
        """«قبل نهاية العام», told while that lies ahead: from publication to then."""
        hit = self.hit("portion", at, "")
        if hit is None or hit[1].third != 2 or self.published is None:
            return None
        found = self.portion(at)
        if found is None or found.hi is None or found.hi < self.published:
            return None
        return replace(found, first=first, lo=self.published)

    def during(self, first: int, at: int, row: CalendarRow) -> _Time | None:
        """«خلال 24 ساعة», «خلال الأيام الستة الماضية», or «خلال» before any other time."""
        found = self.elapsed(at, row)
        if found is not None:
            return replace(found, first=first)
        if row.words[0] == "خلال" and self.text(first) == "اخر":
            return None
        core = self.core(at)
        return replace(core, first=first) if core is not None else None

    def elapsed(self, at: int, row: CalendarRow | None) -> _Time | None:
        """A stretch that ends (or begins) at publication; without an opener ``row`` it must say «الماضية» or the like."""
        start = at
        if self.text(at) in ("ال", "لل"):
            at += 1
        unit = self.hit("unit", at) or self.unit_with_article(at)
        number: float | None = None
        if unit is not None:
            stop, unit_row, det = unit[0], unit[1], self.text(at).startswith("ال")
            if self.integer(stop, _YEARS) is not None or (unit_row.unit == "month" and not det and self.hit("month", stop, "")):
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
            return self.opening(start, stop + 1, int(number), unit_row.unit) if number is not None and number <= _MOST else None
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
        if number is not None and number > _MOST:
            return None
        if number is None:
            if unit_row.unit == "hour" and (shift is not None):
                return _Time(start, stop, "day", off=(-1, 0) if by < 0 else (0, 1), kind="span", row=unit_row.row)
            if unit_row.unit not in ("week", "month") or row is None or shift is None or by > 0:
                return None
            number = _SEVERAL
        years, months, days = measure(unit_row.unit, int(number))
        grain = unit_row.unit if unit_row.unit in ("week", "month", "year") else "day"
        name = row.row if row is not None else unit_row.row
        if by < 0:
            return self.back(start, stop, grain, years, months, max(days, 0 if years or months else 1), name)
        if years or months:
            return None
        return _Time(start, stop, grain, off=(0, days), kind="span", row=name)

    def opening(self, first: int, at: int, number: int, unit: str) -> _Time | None:
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
        after = months_before(whole.lo, -12 * years - months) + days * _DAY
        return replace(whole, first=first, hi=max(whole.lo, after - _DAY), kind="span")

    def fraction(self, at: int) -> _Time | None:
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
        hi = months_before(lo, -hit[1].count) - _DAY
        return replace(whole, first=at, lo=lo, hi=hi, grain="month", kind="span", row=hit[1].row)

    def nth(self, at: int) -> _Time | None:
        """«لليوم الرابع», «لليلة الثالثة على التوالي»: so many days up to publication."""
        if self.text(at).lstrip("و") not in self.lists["for-the-nth"]:
            return None
        found = self.words.figures.ordinal(self.tokens, at + 1)
        if found is None or not 1 < found[1] <= 400:
            return None
        stop = found[0] + 2 if self.text(found[0]) == "علي" and self.text(found[0] + 1) == "التوالي" else found[0]
        return _Time(at, stop, "day", off=(1 - found[1], 0), kind="span")

    def clock(self, at: int) -> _Time | None:
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
                return _Time(at, stop + 1, "day", off=(0, 0), kind="day")
            if self.tokens[stop].form.kind == PUNCT and self.text(stop) not in (":", ",", "و"):
                break
        return None

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
            if (grain and unit[1].unit == grain) or number > _MOST:
                break
            y, m, d = measure(unit[1].unit, number)
            years, months, days = years + y, months + m, days + d
            grain = unit[1].unit if unit[1].unit in ("week", "month", "year") else "day"
            stop = end
        if not grain:
            return None
        if self.integer(stop, _YEARS) is not None and self.text(stop - 1) in self.lists["year"]:
            return None  # «منذ عام 2011»
        return stop, grain, years, months, days

    # -- cores ---------------------------------------------------------------------------------------------------------

    def core(self, at: int, *, bare_year: bool = False) -> _Time | None:
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
        if self.text(found.stop) in self.lists["until"] and self.text(found.first - 1) in ("من", "ومن"):
            until = self.core(found.stop + 1)
            if until is not None and until.grain == found.grain:
                return self.between(found, until)
        return found

    def worded(self, at: int, entry: _Entry) -> _Time | None:
        """A time that begins with a word, tried in the order of the tables that the word stands in."""
        found: _Time | None = None
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

    def part(self, at: int, depth: int = 3) -> _Time | None:
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

    def day(self, at: int) -> _Time | None:
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
        return _Time(at, stop, "day", off=(row.offset, row.offset), kind="day", row=row.row)

    def weekday(self, at: int, *, night: bool = False) -> _Time | None:
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
            return _Time(at, stop, "day", kind="weekday", weekday=row.number, row=row.row)
        if by > 0:
            lo = self.published + ((number - self.published.weekday() - 1) % 7 + 1) * _DAY
            hi = lo + ((last - number) % 7) * _DAY
        else:
            back = (self.published.weekday() - last) % 7
            if by < 0 and shift is not None and shift[1].by < 0 and back == 0:
                back = 7
            hi = self.published - (back + 7 * weeks) * _DAY
            lo = hi - ((last - number) % 7) * _DAY
        return _Time(at, stop, "day", lo, hi, kind="weekday", weekday=row.number, row=row.row)

    def _two(self, at: int) -> bool:
        """True when «الاثنين» is "the two of them", after a dual."""
        before = self.text(at - 1)
        return before in self.lists["two-of-them"] or (before.startswith("ال") and before.endswith("ين") and len(before) > 5)

    def joined(self, time: _Time) -> _Time:
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
        other: _Time | None = None
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

    def _of(self, time: _Time) -> date | None:
        return self.published + time.off[0] * _DAY if self.published is not None and time.off is not None else time.lo

    def settle(self, day: _Time, weekday: _Time) -> _Time:
        """A relative day and the weekday named with it; when they disagree with the publication date, the weekday wins."""
        told = self._of(day)
        if told is None or weekday.weekday is None:
            return replace(day, stop=weekday.stop)
        ahead = (weekday.weekday - told.weekday() + 3) % 7 - 3
        if ahead and not self.shift and -3 <= ahead < 0:
            self.shift = ahead
        lo = told + ahead * _DAY
        return replace(day, stop=weekday.stop, lo=lo, hi=lo, off=None)

    # -- the calendar --------------------------------------------------------------------------------------------------

    def numeric(self, at: int) -> _Time | None:
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
        return _Time(at, stop, "day", when, when)

    def dated(self, at: int) -> _Time | None:
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

    def of_this_month(self, start: int, stop: int, day: int) -> _Time | None:
        """«الثامن من الشهر الجاري», «15 الجاري»."""
        if self.text(stop) == "من" and self.text(stop + 1) in self.lists["this-month"]:
            period = self.period(stop + 1)
            if period is None or period.grain != "month":
                return None
            if period.lo is None:
                return _Time(start, period.stop, "day")
            when = day_of(period.lo.year, period.lo.month, day)
            return _Time(start, period.stop, "day", when, when, row=period.row) if when else None
        shift = self.hit("shift", stop, "")
        if shift is None or self.integer(stop - 1, range(1, 32)) is None or self.text(stop) not in self.lists["current"]:
            return None
        when = day_of(self.published.year, self.published.month, day) if self.published else None
        return _Time(start, shift[0], "day", when, when, row=shift[1].row)

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
            told = self.integer(at + 1, _HIJRI if series == "hijri" else _YEARS)
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
        year = self.integer(at, _HIJRI if series == "hijri" else _YEARS)
        if year is None:
            return None, start
        return year, at + 2 if self.text(at + 1) in self.lists["era"] else at + 1

    def full_date(self, at: int) -> _Time | None:
        """A day with its year, as datelines tell it; English month names too."""
        found = self.numeric(at) or self.dated(at) or self.month_first(at) or self.month_first(at, "latin")
        if found is not None:
            return found if found.lo is not None else None
        day, month = self.integer(at, range(1, 32)), self.hit("latin", at + 1, "")
        year = self.integer(at + (3 if self.text(at + 2) == "," else 2), _YEARS)
        when = day_of(year, month[1].number, day) if day and month and year else None
        return _Time(at, at + 3, "day", when, when) if when else None

    def month_first(self, at: int, table: str = "month") -> _Time | None:
        """«يناير 26, 2022», as some sites' datelines have it."""
        hit = self.hit(table, at, "")
        if hit is None:
            return None
        stop, row, _ = hit
        day = self.integer(stop, range(1, 32))
        comma = 1 if self.text(stop + 1) in (",", "،") else 0
        year = self.integer(stop + 1 + comma, _YEARS) if day is not None else None
        when = day_of(year, row.number, day, row.series) if day and year else None
        return _Time(at, stop + 2 + comma, "day", when, when, row=row.row) if when else None

    def month(self, at: int) -> _Time | None:
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
    ) -> _Time | None:
        """A named month (or days of it) in the year told, or in the one that publication makes the nearest."""
        grain = "month" if day is None else "day"
        if year is None:
            if self.published is None:
                return _Time(first, stop, grain, row=row.row)
            year = self.nearest(row, by, day or 1, whole=day is None)
            if year is None:
                return None
        if day is not None and last is not None:
            lo, hi = day_of(year, row.number, day, row.series), day_of(year, row.number, last, row.series)
            if lo is None or hi is None:
                return None
            return _Time(first, stop, grain, lo, hi, row=row.row)
        begins = day_of(year, row.number, 1, row.series)
        if begins is None:
            return None
        if row.series == "hijri":
            after = day_of(year + row.number // 12, row.number % 12 + 1, 1, "hijri")
            return _Time(first, stop, grain, begins, after - _DAY, row=row.row) if after else None
        return _Time(first, stop, grain, *month_bounds(year, row.number), row=row.row)

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

    def portion(self, at: int) -> _Time | None:
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
            lo, hi, middle = lo - 7 * _DAY, hi - 7 * _DAY, middle - 7 * _DAY  # a weekend told is one that was
        return replace(whole, first=at, lo=lo, hi=hi, middle=middle, row=row.row)

    def period(self, at: int, *, bare: bool = False) -> _Time | None:
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
        if by is None and self.integer(stop, _YEARS) is not None:
            return None
        if by is None and not bare:
            return None
        if self.published is None:
            return _Time(start, stop, row.unit, kind="period", row=row.row)
        lo, hi = period_of(self.published, row.unit, by or 0)
        if by == 0 and not bare:
            hi = self.published
        return _Time(start, stop, row.unit, lo, hi, kind="period", row=row.row)

    def year(self, at: int) -> _Time | None:
        """«عام 2014», «عامي 2014 و2015», «صيف عام 2014»."""
        text = self.text(at)
        if text.lstrip("وبل") in self.lists["years"]:
            first = self.integer(at + 1, _YEARS)
            gap = 1 if self.text(at + 2) in ("و", "الي", "-", "–") else 0
            last = self.integer(at + 2 + gap, _YEARS)
            if first and last and last >= first:
                return _Time(at, at + 3 + gap, "year", date(first, 1, 1), date(last, 12, 31), kind="year")
            return None
        if text not in self.lists["year"]:
            return None
        year = self.integer(at + 1, _YEARS)
        if year is None:
            hijri = self.integer(at + 1, _HIJRI)
            lo = day_of(hijri, 1, 1, "hijri") if hijri else None
            hi = day_of(hijri + 1, 1, 1, "hijri") if hijri else None
            return _Time(at, at + 2, "year", lo, hi - _DAY, kind="year") if lo and hi else None
        stop, last = at + 2, year
        more = self.integer(stop + 1, _YEARS) if self.text(stop) in ("-", "–", "/") else None
        if more is not None and more > year:
            stop, last = stop + 2, more
        if self.text(stop) == "م":
            stop += 1
        return _Time(at, stop, "year", date(year, 1, 1), date(last, 12, 31), kind="year")

    def bare(self, at: int, *, always: bool = False) -> _Time | None:
        """A bare year where only a year can stand: «في 2015»."""
        year = self.integer(at, _YEARS)
        if year is None or len(self.text(at)) != 4:
            return None
        before, after = self.text(at - 1), self.text(at + 1)
        joins = after == "و" or after in _DASHES
        if (joins or after in self.lists["years-to"]) and before in self.lists["years-from"]:
            gap = 2 if self.text(at + 2) not in self.lists["year"] else 3
            last = self.integer(at + gap, _YEARS)
            if last is not None and last > year and (not joins or before in self.lists["years-both"]):
                return _Time(at, at + gap + 1, "year", date(year, 1, 1), date(last, 12, 31), kind="year")
        if not always and before not in self.lists["in-year"]:
            return None
        if year % 100 == 0 and at + 1 < self.count and self.tokens[at + 1].form.kind == WORD:
            return None
        if after in ("/", "-", ":", "%") and self.tokens[at + 1].start == self.tokens[at].end:
            return None
        return _Time(at, at + 1, "year", date(year, 1, 1), date(year, 12, 31), kind="year")

    def season(self, at: int) -> _Time | None:
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
        first = day - day.weekday() * _DAY + 7 * by * _DAY
        return first, first + 6 * _DAY
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
        return first + lo_day * _DAY, first + hi_day * _DAY, first + lo_day * _DAY
    last = month_bounds(first.year, first.month)[1]
    lo, hi = ((1, 10), (11, 20), (21, last.day))[third]
    return first.replace(day=lo), first.replace(day=hi), first.replace(day=(1, 15, 21)[third])


def day_of(year: int, month: int, day: int, series: str = "gregorian") -> date | None:
    """The day, or ``None`` when the calendar has none such. Hijri years (1343 to 1500) are turned into Gregorian days.

    >>> day_of(1443, 6, 23), day_of(2022, 2, 30)
    (datetime.date(2022, 1, 26), None)
    """
    if series == "hijri" or year in _HIJRI:
        return _from_hijri(year, month, day)
    try:
        return date(year, month, day) if year in _YEARS else None
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


@lru_cache(maxsize=1)
def dates() -> Dates:
    """The packaged tables, read once."""
    return Dates()


def moments(tokens: Sequence[Token], published: date | None) -> tuple[Moment, ...]:
    """The times of a text, resolved against the publication date or kept as day offsets.

    >>> from tawatur.lang.ar.tokens import tokenise
    >>> [m.first_day.isoformat() for m in moments(tokenise("قتل مساء الأربعاء وجرح أمس"), date(2022, 1, 27))]
    ['2022-01-26', '2022-01-26']
    >>> moments(tokenise("قتل أمس"), None)[0].offset_days
    (-1, -1)
    """
    return dates().moments(tokens, published)
