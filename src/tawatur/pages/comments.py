"""Readers' comments: author line, age line, words, in the shapes captures have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from tawatur.model import Comment
from tawatur.pages.cues import cues
from tawatur.pages.dates import posted
from tawatur.pages.spelling import words

_TRIM = " \t\u00a0·•|-–—:,،()[]\u200e\u200f"
#: An author and an age on one line have one of these between them, or the age in brackets.
_BETWEEN = re.compile(r"\s*[·•|،,(\[–—-]\s*|\s{2,}|\t")
_MOST_AUTHOR_WORDS = 12


@lru_cache(maxsize=1)
def _says() -> re.Pattern[str]:
    """«يقول:» behind the name of a reader."""
    return re.compile(rf"\s*{cues().one_of('says')}\s*:?\s*$")


@lru_cache(maxsize=1)
def _ages() -> re.Pattern[str]:
    """Ages inside a line of running text."""
    ago, stem, unit, passed = (cues().one_of(name) for name in ("ago", "age_stem", "age_unit", "passed"))
    return re.compile(rf"(?<!\w){ago}\s+(?:\d+\s+)?{stem}[^\W\d_]*|(?<!\w)\d+\s+{unit}\s+{passed}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the comment part: its words and where they stand in the capture."""

    text: str
    start: int
    end: int


def tells_age(line: str) -> bool:
    """True for a line that tells when a comment was written, as an age or a date.

    >>> tells_age("·منذ سنتين شهرين"), tells_age("12/3/2023 - 10:15"), tells_age("منذ متى وأنتم هنا")
    (True, True, False)
    """
    return cues().is_age(line) or cues().stamped(line) is not None


def head(line: str) -> tuple[str, str] | None:
    """``(author, age)`` when one line tells both.

    >>> head("أبو محمد · منذ 3 أيام"), head("سلمى (12/3/2023)"), head("هذا ما جرى")
    (('أبو محمد', 'منذ 3 أيام'), ('سلمى', '12/3/2023'), None)
    """
    if len(line) > 140:
        return None
    for match in _BETWEEN.finditer(line):
        author, age = line[: match.start()].strip(_TRIM), line[match.end() :].strip(_TRIM)
        if author and tells_age(age) and 1 <= len(words(author)) <= _MOST_AUTHOR_WORDS and not tells_age(author):
            return _says().sub("", author), age
    told = _ages().search(line)
    if told is not None and told.end() >= len(line.rstrip(_TRIM)):
        author = line[: told.start()].strip(_TRIM)
        if 1 <= len(words(author)) <= 4:
            return _says().sub("", author), told.group()
    return None


def comments(lines: Sequence[Line], captured: datetime | None) -> tuple[Comment, ...]:
    """The comments told by the lines of a comment part, buttons and counters left out.

    >>> lines = [Line(text=t, start=i, end=i + 1) for i, t in enumerate(["سلمى", "·منذ يومين", "لا ماء عندنا"])]
    >>> [(c.author, c.age, c.text) for c in comments(lines, None)]
    [('سلمى', 'منذ يومين', 'لا ماء عندنا')]
    """
    told = [line for line in lines if words(line.text) and not _button(line.text) and not _says().fullmatch(line.text)]
    drafts = list(_with_ages(told))
    if not drafts and told:
        drafts = list(_without_ages(told))
    return tuple(replace(draft, posted=posted(draft.age, captured)) if draft.age else draft for draft in drafts)


def _button(line: str) -> bool:
    found = cues().at_start(line)
    return (found is not None and found.marker.role in ("reply", "line", "comments")) or not re.search(r"[^\W\d_]", line)


def _with_ages(lines: Sequence[Line]) -> Iterator[Comment]:
    """Comments whose ages are told on a line: the author stands on that line or on the one before it."""
    heads: list[tuple[int, int, str | None, str]] = []  # first line of the comment, first line of its words, author, age
    for at, line in enumerate(lines):
        both = head(line.text)
        if both is not None:
            heads.append((at, at + 1, *both))
        elif tells_age(line.text):
            named = (
                at > 0 and (not heads or heads[-1][1] < at or at == 1) and len(words(lines[at - 1].text)) <= _MOST_AUTHOR_WORDS
            )
            author = _says().sub("", lines[at - 1].text.strip(_TRIM)) if named else None
            heads.append((at - 1 if named else at, at + 1, author or None, line.text.strip(_TRIM)))
    for number, (first, body, author, age) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
        part = lines[body:stop]
        if part:
            yield Comment(
                author=author, age=age, text="\n".join(line.text for line in part), start=lines[first].start, end=part[-1].end
            )


def _without_ages(lines: Sequence[Line]) -> Iterator[Comment]:
    """Comments without ages: «name يقول:» or «name: words» begins one; else every line is a comment of an unnamed reader."""
    for line in lines:
        says = re.match(r"^([^:\n]{2,40})\s*:\s*(\S.*)$", line.text)
        if says is not None and len(words(says[1])) <= 4:
            yield Comment(author=_says().sub("", says[1]).strip(_TRIM), age=None, text=says[2], start=line.start, end=line.end)
        else:
            yield Comment(author=None, age=None, text=line.text, start=line.start, end=line.end)


def inside(text: str, start: int, captured: datetime | None) -> tuple[Comment, ...]:
    """The comments of a part without line breaks. Only the first author is certain: after it a name and the words before run together."""
    ages = list(_ages().finditer(text))
    if not ages:
        return (Comment(author=None, age=None, text=text.strip(), start=start, end=start + len(text)),) if words(text) else ()
    found = []
    for number, age in enumerate(ages):
        stop = ages[number + 1].start() if number + 1 < len(ages) else len(text)
        before = text[: age.start()].strip(_TRIM) if number == 0 else ""
        author = before if 1 <= len(words(before)) <= 5 else None
        told = text[age.end() : stop].strip(_TRIM)
        first = 0 if number == 0 else age.start()
        if told:
            found.append(
                Comment(
                    author=author,
                    age=age.group(),
                    text=told,
                    start=start + first,
                    end=start + stop,
                    posted=posted(age.group(), captured),
                )
            )
    return tuple(found)
