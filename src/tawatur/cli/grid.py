"""Plain tables: rows of words under heads, in either direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.cli import bidi
from tawatur.cli.table import Look, _padded, _placed, _text

if TYPE_CHECKING:
    from rich.text import Text

_GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its key in the rows, its head, the most and the least cells it takes, its style.

    Where there is little room a column gives up even its least, but not one whose most and least are one, as of ids.
    """

    key: str
    head: str
    most: int = 30
    least: int = 6
    style: str = ""


def grid(rows: Sequence[Mapping[str, str]], columns: Sequence[Column], look: Look, *, indent: int = 0) -> Iterator[Text]:
    """The lines of a table. A column without a word in it is left out; long words are wrapped inside their column."""
    shown = [column for column in columns if any(row.get(column.key) for row in rows)]
    widths = _widths(rows, shown, look.width - indent)
    yield from _lines({column.key: column.head for column in shown}, shown, widths, look, indent, head=True)
    for row in rows:
        yield from _lines(row, shown, widths, look, indent, head=False)


def _widths(rows: Sequence[Mapping[str, str]], columns: Sequence[Column], room: int) -> dict[str, int]:
    widths = {}
    for column in columns:
        longest = max(bidi.width(bidi.clean(row.get(column.key, ""))) for row in rows)
        widths[column.key] = min(max(longest, bidi.width(column.head)), column.most)
    least = {column.key: column.least for column in columns if column.least < column.most}
    while sum(widths.values()) + _GAP * (len(widths) - 1) > room:
        # what is over its least gives first; where all are down to it, the widest
        widest = max(least, key=lambda key: (max(widths[key] - least[key], 0), widths[key]), default="")
        if not widest or widths[widest] <= min(6, least[widest]):
            break
        widths[widest] -= 1
    return widths


def _lines(
    row: Mapping[str, str], columns: Sequence[Column], widths: Mapping[str, int], look: Look, indent: int, *, head: bool
) -> Iterator[Text]:
    wrapped = {
        column.key: bidi.wrap(bidi.prepared(bidi.clean(row.get(column.key, "")), look.bidi), widths[column.key])
        for column in columns
    }
    taken = sum(widths.values()) + _GAP * (len(columns) - 1)
    for n in range(max((len(lines) for lines in wrapped.values()), default=0)):
        cells = []
        for column in reversed(columns) if look.rtl else columns:
            words = wrapped[column.key][n] if n < len(wrapped[column.key]) else ""
            style = "dim underline" if head else column.style
            cells.append(_padded(words, widths[column.key], look, style=style, right=look.rtl or bidi.is_rtl(words)))
        yield _placed(_text(" " * _GAP).join(cells), taken, look, indent=indent)
