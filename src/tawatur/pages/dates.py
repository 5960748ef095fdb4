"""The days a page tells: when it was published and when a comment was posted. The words are the language pack's."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from tawatur.lang.load import load

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_IN_URL = re.compile(
    r"/(20\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/\-_.?]|$)|/(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

#: Years a page or its captures can tell; others are a system's way to say nothing.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def posted(age: str | None, captured: datetime | None) -> tuple[date, date] | None:
    """The days an age comes to, seen from the capture; ``None`` when either is unknown or the words are not understood."""
    return load("ar").posted(age, captured.date()) if age and captured is not None else None


def told_in_words(line: str) -> date | datetime | None:
    """The day a publication line tells, with its hour if told.

    >>> told_in_words("الأربعاء 26 كانون الثاني 2022")
    datetime.date(2022, 1, 26)
    """
    return load("ar").publication(line[:200])


def told_as_age(line: str, captured: datetime | None) -> date | None:
    """The day an age under a title comes to, when it is one day and not a span."""
    span = posted(line, captured)
    return span[0] if span is not None and span[0] == span[1] else None


def iso(value: str) -> date | datetime | None:
    """A machine-readable date: ISO 8601 with or without time and zone.

    >>> iso("2022-01-26T14:30:00+03:00").isoformat(), iso("2022-01-26"), iso("yesterday")
    ('2022-01-26T14:30:00+03:00', datetime.date(2022, 1, 26), None)
    """
    match = _ISO.search(value.translate(_DIGITS))
    if match is None:
        return None
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None  # «0001-01-01» is how some systems write that they do not know
    try:
        if match[4] is None:
            return date(year, month, day)
        clock = match[4] if len(match[4].split(":")[0]) == 2 else "0" + match[4]
        zone = (match[5] or "").replace("Z", "+00:00")
        return datetime.fromisoformat(f"{year:04d}-{month:02d}-{day:02d}T{clock}{zone}")
    except ValueError:
        return None


def in_url(url: str | None) -> date | None:
    """The day a page's address tells.

    >>> in_url("https://example.org/2022/01/26/prison"), in_url("https://example.org/node/20220")
    (datetime.date(2022, 1, 26), None)
    """
    match = _IN_URL.search(url) if url else None
    if match is None:
        return None
    year, month, day = (int(part) for part in (match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(value: date | datetime | None) -> date | None:
    """The day of a date or of a moment."""
    return value.date() if isinstance(value, datetime) else value


def plausible(value: date | datetime | None, captured: datetime | None) -> bool:
    """False for days before the web and for days after the capture."""
    day = day_of(value)
    if day is None or day.year < 1995:
        return False
    return captured is None or day <= captured.date() + timedelta(days=1)
