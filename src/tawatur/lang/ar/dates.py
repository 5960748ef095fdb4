"""Times: dates in three calendars' names, weekdays, relative days, durations; the words are ``words/calendar.toml``.

What each comes to follows the annotation guide: a bare weekday is the latest one up to the day of publication, last week is
the Monday to Sunday before, «منذ X» runs from X to publication. Without a publication date, relative times stay day offsets and
what cannot be told from the words alone stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from tawatur.lang.ar.times.reader import Reader
from tawatur.lang.ar.times.words import TimeWords
from tawatur.lang.ar.tokens import Token
from tawatur.lang.pack import Moment


class Dates(TimeWords):
    """The tables of time, read once, and the reading of times with them."""

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
