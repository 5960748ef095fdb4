"""What is wrong with the Arabic tables: spelling, and figures, hedges and times whose example is not read by its row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tawatur.lang.ar.pack import ArabicPack, pack
from tawatur.lexicon.lint import holds, spelling, written

#: Tables that are read by the claims room, which checks them.
_ELSEWHERE = frozenset({"acts.toml", "says.toml", "voices.toml", "cues.toml"})
_DAY = date(2024, 3, 13)  # a Wednesday


def faults() -> list[str]:
    """The faults of the tables of figures, hedges, times, nouns, particles and the words around places."""
    known = pack()
    found: list[str] = []
    for path in sorted(known.tables.iterdir()):
        if path.suffix == ".toml" and path.name not in _ELSEWHERE:
            found += spelling(path)
            found += _examples(path, known)
    return [*found, *spelling(known.tables / "nouns.csv")]


def _examples(path: Path, known: ArabicPack) -> Iterator[str]:
    for where, table, row in written(path):
        words, example = row.get("words", ()), row.get("example", "")
        if len(set(words)) != len(words):
            yield f"{where}: a word stands there twice: {next(word for word in words if words.count(word) > 1)}"
        if example and _arabic(words) and not any(_stands(word, example, known) for word in words):
            yield f"{where}: the example «{example}» holds none of the row's words"
        if example and table in ("numeral", "hedge", "vague", "month") and not _is_read(example, table, known):
            yield f"{where}: nothing is read in the example «{example}»"


def _arabic(words: list[str]) -> bool:
    """False for a list of the names of tables and classes."""
    return any("\u0621" <= letter <= "\u064a" for word in words for letter in word)


def _stands(word: str, example: str, known: ArabicPack) -> bool:
    """Whether a word stands in an example, with clitics or with an ending («إرهابي» in «إرهابييها»)."""
    return holds(example, word, known) or (len(word) > 3 and known.fold_word(word) in known.fold_word(example))


def _is_read(example: str, table: str, known: ArabicPack) -> bool:
    tokens = known.tokenise(example)
    return bool(known.moments(tokens, _DAY) if table == "month" else known.amounts(tokens))
