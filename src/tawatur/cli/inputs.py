"""What the command was given to read: files, folders, addresses, standard input, as tasks in a settled order."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from tawatur.errors import EmptyInput, InputError, MissingInput, NotFetched, OptionError, TooLarge
from tawatur.model import Page
from tawatur.pages import PAGE_LIMIT

Day = TypeVar("Day", date, datetime)
SUFFIXES = (".html", ".htm", ".txt", ".jsonl")
_LINES = 50  # lines of JSON Lines read in one go: enough to feed a worker, few enough to show results soon


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user said about all pages, and the limits in force."""

    published: date | None = None
    captured: datetime | None = None
    outlet: str | None = None
    timeout: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to read: ``data`` is ``None`` until :func:`page_of` loads it, where it is read; ``records`` marks JSON Lines."""

    source: str
    data: bytes | None = None
    records: bool = False


def expand(arguments: Sequence[str]) -> list[str | InputError]:
    """The sources the arguments stand for, a folder's pages in the order of their names, and an error for each that is none."""
    out: list[str | InputError] = []
    for argument in arguments:
        if argument == "-" or is_address(argument):
            out.append(argument)
        elif Path(argument).is_dir():
            out.extend(_pages_in(Path(argument)))
        else:
            out.append(argument)
    return out


def is_address(source: str) -> bool:
    """True for ``http`` and ``https`` addresses."""
    return source.startswith(("http://", "https://"))


def _pages_in(folder: Path) -> list[str | InputError]:
    try:
        found = sorted(
            str(path)
            for path in folder.rglob("*")
            if path.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    except OSError as error:
        return [_unreadable(str(folder), error)]
    if found:
        return list(found)
    endings = " ".join("*" + suffix for suffix in SUFFIXES)
    return [
        MissingInput("there are no pages in this folder", where=str(folder), hint=f"pages are {endings}; give the files by name")
    ]


def tasks(sources: Iterable[str | InputError]) -> Iterator[Task | InputError]:
    """A task for each source; JSON Lines are cut into many, their line numbers kept."""
    for source in sources:
        if isinstance(source, InputError):
            yield source
        elif source == "-":
            yield from _of_lines(Task(source="-", data=sys.stdin.buffer.read()))
        elif is_address(source):
            yield Task(source=source)
        else:
            try:
                yield from _of_file(source)
            except InputError as error:
                yield error


def _of_file(source: str) -> Iterator[Task]:
    try:
        with open(source, "rb") as file:
            if _begins_a_record(file.readline(1 << 20)):
                file.seek(0)
                yield from _chunks(source, file)
                return
    except OSError as error:
        raise _unreadable(source, error) from error
    yield Task(source=source)


def _of_lines(task: Task) -> Iterator[Task]:
    data = task.data or b""
    first = data.split(b"\n", 1)[0]
    if _begins_a_record(first):
        yield from _chunks(task.source, data.splitlines(keepends=True))
    else:
        yield task


def _begins_a_record(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _chunks(source: str, lines: Iterable[bytes]) -> Iterator[Task]:
    held: list[bytes] = []
    first = 0
    for n, line in enumerate(lines):
        held.append(line)
        if len(held) == _LINES:
            # empty lines stand for those before, so that an error names the line of the file
            yield Task(source=source, data=b"\n" * first + b"".join(held), records=True)
            held, first = [], n + 1
    if held:
        yield Task(source=source, data=b"\n" * first + b"".join(held), records=True)


def page_of(task: Task, given: Given) -> Page:
    """The bytes of a task with what is known about them."""
    if task.data is not None:
        data, url = task.data, None
    elif is_address(task.source):
        data, url = fetch(task.source, given), task.source
    else:
        data, url = _load(task.source), None
    if len(data) > PAGE_LIMIT and not task.records:
        raise _too_large(task.source, len(data))
    if not data.strip():
        raise EmptyInput("there is nothing in it", where=task.source, hint="save the page again")
    return Page(source=task.source, data=data, url=url, captured=given.captured, published=given.published, outlet=given.outlet)


def _load(source: str) -> bytes:
    try:
        size = os.stat(source).st_size
        if size > PAGE_LIMIT:
            raise _too_large(source, size)
        return Path(source).read_bytes()
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return MissingInput("there is no such file", where=source, hint="check the name")
    return MissingInput(f"cannot be opened ({error.strerror or error})", where=source, hint="check that you may read it")


def _too_large(source: str, size: int) -> InputError:
    what = f"{size / 1e6:.0f} MB is more than the {PAGE_LIMIT / 1e6:.0f} MB one page may have"
    return TooLarge(what, where=source, hint="give the article's page alone")


def fetch(address: str, given: Given) -> bytes:
    """The page at an address; raises :class:`NotFetched` in the words of the trade, :class:`TooLarge` past the limit."""
    import http.client
    import urllib.error
    import urllib.request

    from tawatur import __version__

    hint = "check the address and the connection, or save the page and give the file"
    try:
        asked = urllib.request.Request(address, headers={"User-Agent": f"tawatur/{__version__}", "Accept": "text/html,*/*;q=0.5"})
        with urllib.request.urlopen(asked, timeout=given.timeout) as answer:
            data: bytes = answer.read(PAGE_LIMIT + 1)
    except urllib.error.HTTPError as error:
        raise NotFetched(f"the server answered {error.code} ({error.reason})", where=address, hint=hint) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise NotFetched(f"could not be fetched ({reason})", where=address, hint=hint) from error
    if len(data) > PAGE_LIMIT:
        raise _too_large(address, len(data))
    return data


def day_of(text: str | None, option: str) -> date | None:
    """An option's date; raises :class:`OptionError` when it is none."""
    if text is None:
        return None
    try:
        return _of_our_time(date.fromisoformat(text.strip()))
    except ValueError as error:
        raise OptionError(f"{text!r} is not a date", where=option, hint="give year-month-day, as in 2022-01-26") from error


def _of_our_time(day: Day) -> Day:
    if not 1900 <= day.year <= 2199:
        raise ValueError
    return day


def moment_of(text: str | None, option: str) -> datetime | None:
    """An option's date or date and hour; raises :class:`OptionError` when it is none."""
    if text is None:
        return None
    try:
        return _of_our_time(datetime.fromisoformat(text.strip()))
    except ValueError as error:
        hint = "give year-month-day, as in 2024-03-26, or with the hour, as in 2024-03-26T18:30"
        raise OptionError(f"{text!r} is not a date", where=option, hint=hint) from error
