"""What can be wrong with any word list: how it is spelled, rows told twice, examples without their words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

#: Persian yeh and keheh, tatweel, harakat, presentation forms, bidi marks and invisible signs: such a word never meets the newspaper's.
_WRONG = re.compile(
    "[یک\u064b-\u0652\ufb50-\ufdff\ufe70-\ufefc\u00a0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]|ـ(?!\\W)"
)
_HARAKAT = re.compile("[\u064b-\u0652]")


def spelling(path: Path, *, harakat: bool = False) -> Iterator[str]:
    """Lines that are not NFC, hold signs that do not belong in a word, or mix scripts within a word.

    A remark (a line that begins with ``#``) may show such signs. ``harakat`` are let be where spellings are those of a page.

    >>> import tempfile; path = Path(tempfile.mkdtemp()) / "own.toml"
    >>> _ = path.write_text('words = ["قتيل", "قتـيل"]')
    >>> list(spelling(path))
    ['own.toml:1: ARABIC TATWEEL does not belong in a word']
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if not unicodedata.is_normalized("NFC", line):
            yield f"{where}: not NFC"
        if line.lstrip().startswith("#"):
            continue
        told = line.split("  #")[0]
        told = _HARAKAT.sub("", told) if harakat else told
        wrong = _WRONG.search(told)
        if wrong:
            yield f"{where}: {unicodedata.name(wrong.group(), 'a sign')} does not belong in a word"
        mixed = re.search(r"[\u0621-\u064a][A-Za-z]|[A-Za-z][\u0621-\u064a]", told)
        if mixed:
            yield f"{where}: Arabic and Latin letters in one word: {mixed.group()!r}"


def written(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """``(file:line, table, row)`` for every row of the ``[[table]]`` of a TOML file, as it is written there.

    >>> import tempfile; path = Path(tempfile.mkdtemp()) / "own.toml"
    >>> _ = path.write_text('[[noun]]\\nwords = ["قتيل"]')
    >>> list(written(path))
    [('own.toml:1', 'noun', {'words': ['قتيل']})]
    """
    text = path.read_text(encoding="utf-8")
    for table, rows in tomllib.loads(text).items():
        if isinstance(rows, list):
            lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip().startswith(f"[[{table}]]")]
            for line, row in zip(lines, rows, strict=True):
                yield f"{path.name}:{line}", table, row


def twice(rows: Iterable[Any]) -> Iterator[str]:
    """Rows that say the same as another, but for the example."""
    seen: dict[tuple[Any, ...], str] = {}
    for row in rows:
        told = tuple(getattr(row, name) for name in row.__dataclass_fields__ if name not in ("row", "example"))
        first = seen.setdefault(_frozen(told), row.row)
        if first != row.row:
            yield f"{row.row}: says the same as {first}"


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def lacking(row: Any, pack: Any) -> Iterator[str]:
    """A row whose example holds none of its ``words`` or ``forms``."""
    spellings = [word for name in ("words", "forms") for word in getattr(row, name, ())]
    if spellings and not any(holds(row.example, word, pack) for word in spellings):
        yield f"{row.row}: the example «{row.example}» holds none of the row's words"


def holds(text: str, words: str, pack: Any) -> bool:
    """Whether a text holds words, with whatever clitics.

    >>> from tawatur.lang.load import load
    >>> holds("وقال شهود العيان", "شاهد", load()), holds("وبحسب الشهود", "بحسب", load())
    (False, True)
    """
    said = [form_keys(token.form, pack) for token in pack.tokenise(text)]
    wanted = [token.text for token in pack.tokenise(words)]
    last = len(said) - len(wanted) + 1
    return bool(wanted) and any(all(word in said[at + k] for k, word in enumerate(wanted)) for at in range(last))


def form_keys(form: Any, pack: Any) -> frozenset[str]:
    """The spellings a written word can stand for: itself, and what is left when clitics are cut."""
    return frozenset({form.text, *(rest for _, rest in pack.openings(form.text)), *(cut.stem for cut in form.cuts)})
