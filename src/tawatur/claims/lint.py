"""What is wrong with the tables of events, voices and cues: every example must be read by its own row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tawatur.claims.read import ClaimReader
from tawatur.claims.tables import FILES, KINDS
from tawatur.lang.load import load
from tawatur.lexicon.lint import form_keys, lacking, spelling, twice
from tawatur.lexicon.read import tables
from tawatur.model import Article, Claim

_ACTS = frozenset(FILES["acts.toml"])


def faults(reader: ClaimReader | None = None) -> list[str]:
    """The faults of the packaged tables, one line each: spelling, rows told twice, examples that their row does not read."""
    pack: Any = load("ar")
    reader = reader or _reader()
    found: list[str] = []
    for name, kinds in FILES.items():
        found += spelling(pack.tables / name)
        found += of_rows(tables(pack.tables / name, kinds), reader, claimed=True)
    return found


def of_rows(found: Mapping[str, Iterable[Any]], reader: ClaimReader, *, claimed: bool = False) -> Iterator[str]:
    """The faults of tables read from one file; with ``claimed`` an example of an event must give a claim by its row."""
    for name, rows in found.items():
        if name in KINDS:
            held = list(rows)
            yield from twice(held)
            for row in held:
                yield from _example(name, row, reader)
                if claimed:
                    yield from _not_claimed(name, row, reader)


def _example(table: str, row: Any, reader: ClaimReader) -> Iterator[str]:
    if table == "need":
        return
    if not row.example:
        yield f"{row.row}: [[{table}]] has no example"
    elif table not in _ACTS and table != "say":
        yield from lacking(row, reader.pack)
    elif row.row not in _read_by(row.example, reader) and not (table == "phrase" and _scattered(row, reader.pack)):
        yield f"{row.row}: no word of the example «{row.example}» is read by this row"


def _scattered(row: Any, pack: Any) -> bool:
    """Whether the example of a phrase holds its words in order, with others between them («لقي سبعة عمال مصرعهم»)."""
    keys = [form_keys(token.form, pack) for token in pack.tokenise(row.example)]
    at = 0
    for group in (row.first, *row.then):
        words = {pack.fold_word(word).split()[-1] for word in group}
        at = next((n + 1 for n in range(at, len(keys)) if keys[n] & words), 0)
        if not at:
            return False
    return True


def _read_by(example: str, reader: ClaimReader) -> set[str]:
    """The rows of events and verbs of speaking that read a word of the example."""
    lexis = reader.lexis
    tokens = reader.pack.tokenise(example)
    found = {match.row.row for match in lexis.phrases.find(tokens)}
    for token in tokens:
        word = lexis.word(token.form)
        for hit in (word.verb, word.act):
            found |= {each.row for each in (hit.row, *hit.others)} if hit is not None else set()
        found |= {word.say.row.row} if word.say is not None else set()
        found |= {row.row for key in form_keys(token.form, reader.pack) for _, row in lexis.splits.get(key, ())}
    return found


def _not_claimed(table: str, row: Any, reader: ClaimReader) -> Iterator[str]:
    if table not in _ACTS and table != "say":
        return
    slot = "origin" if table == "say" else "event"
    before = "قال الحارس إن المدينة هادئة. " if getattr(row, "carry", False) else ""
    claims = read_example(before + row.example, reader)
    if table == "say" and not claims:
        return  # somebody's word about no event
    if not any(reason.row == row.row for claim in claims for reason in claim.reasons if reason.slot == slot):
        told = ", ".join(
            f"{claim.event} ({reason.row})" for claim in claims for reason in claim.reasons if reason.slot == slot and reason.row
        )
        yield f"{row.row}: the example «{row.example}» is not read by this row but as {told or 'nothing'}"


def read_example(example: str, reader: ClaimReader) -> tuple[Claim, ...]:
    """The claims of an example as the only sentence of an article."""
    text = example if example.endswith((".", "؟", "!")) else example + "."
    return reader.read(Article(id="example", title="", text=text, capture="\n" + text))[0]


def _reader() -> ClaimReader:
    from tawatur import atlas

    return ClaimReader(load("ar"), atlas.load())
