"""Reading lexicon tables: TOML arrays of tables into frozen rows, each knowing the file and line it stands on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from tawatur.errors import LexiconError

RowType = TypeVar("RowType")


def rows(path: Path, table: str, row_type: type[RowType]) -> tuple[RowType, ...]:
    """The rows ``[[table]]`` of a TOML file as frozen values of ``row_type`` (a dataclass with a ``row`` field).

    Lists become tuples; ``row`` is filled with ``file.toml:line``. Raises :class:`LexiconError` for a key the row type does not
    have, a missing key, or TOML that does not parse, naming file and line.
    """
    text, data = _parse(path, path.stat().st_mtime_ns)
    return _rows(path, text, data, table, row_type)


def tables(path: Path, kinds: Mapping[str, type[Any]], *, others: bool = False) -> dict[str, tuple[Any, ...]]:
    """Several tables of one TOML file, parsed once: for each name in ``kinds`` the rows as :func:`rows` gives them.

    A table that ``kinds`` does not name is a :class:`LexiconError`, unless ``others`` allows them.
    """
    text, data = _parse(path, path.stat().st_mtime_ns)
    for name in data:
        if name not in kinds and not others:
            raise LexiconError(
                f"no table [[{name}]]", where=_where(path, text, name), hint=f"use one of: {', '.join(sorted(kinds))}"
            )
    return {name: _rows(path, text, data, name, row_type) for name, row_type in kinds.items()}


def _where(path: Path, text: str, table: str) -> str:
    head = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]|\s*{re.escape(table)}\s*=")
    line = next((n for n, told in enumerate(text.split("\n"), 1) if head.match(told)), None)
    return f"{path.name}:{line}" if line else path.name


def source(path: Path, line: int) -> str:
    """The text of the row that begins at a line of a table: up to the next row or an empty line; of CSV that line."""
    lines = path.read_text(encoding="utf-8").splitlines()[line - 1 :]
    if path.suffix != ".toml":
        return lines[0] if lines else ""
    taken = lines[:1]
    for told in lines[1:]:
        if not told.strip() or told.lstrip().startswith("[["):
            break
        taken.append(told)
    return "\n".join(taken)


@lru_cache(maxsize=16)
def _parse(path: Path, changed: int) -> tuple[str, Mapping[str, Any]]:
    # Several tables stand in one file: it is parsed once, and again when it has changed.
    text = path.read_text(encoding="utf-8")
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not valid TOML: {error}", where=str(path), hint="mend that line") from error


def _rows(path: Path, text: str, data: Mapping[str, Any], table: str, row_type: type[RowType]) -> tuple[RowType, ...]:
    if table not in data:
        return ()
    head = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    lines = [n for n, line in enumerate(text.split("\n"), 1) if head.match(line)]
    known = {f.name: f for f in fields(row_type)}  # type: ignore[arg-type]
    return tuple(_row(path, line, table, item, row_type, known) for line, item in zip(lines, data.get(table, []), strict=True))


def _row(
    path: Path, line: int, table: str, item: Mapping[str, Any], row_type: type[RowType], known: Mapping[str, Any]
) -> RowType:
    where = f"{path.name}:{line}"
    unknown = sorted(set(item) - set(known) - {"row"})
    if unknown:
        allowed = ", ".join(sorted(set(known) - {"row"}))
        raise LexiconError(f"[[{table}]] has no key {unknown[0]!r}", where=where, hint=f"use one of: {allowed}")
    lacking = [
        name for name, f in known.items()
        if name not in item and name != "row" and f.default is MISSING and f.default_factory is MISSING
    ]  # fmt: skip
    if lacking:
        raise LexiconError(f"[[{table}]] lacks the key {lacking[0]!r}", where=where, hint="add it")
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in item.items()}
    return row_type(**values, row=where)  # type: ignore[call-arg]
