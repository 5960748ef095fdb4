"""What is wrong with the atlas tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from tawatur.atlas.atlas import Atlas

#: Persian yeh and keheh, tatweel, harakat, presentation forms: a name with one of them never meets the newspaper's.
_WRONG = re.compile("[یکـ\u064b-\u0652\ufb50-\ufdff\ufe70-\ufefc]")
_DATA = Path(__file__).with_name("data")


def lint(atlas: Atlas, paths: Iterable[Path] | None = None) -> list[str]:
    """The faults of the tables, one line each: spelling, a name two parties claim, ids that do not exist.

    >>> from tawatur.atlas import load
    >>> lint(load())
    []
    """
    files = sorted(_DATA.glob("*.toml")) if paths is None else list(paths)
    return [*_spelling(files), *_clashes(atlas), *_references(atlas)]


def _spelling(files: Iterable[Path]) -> Iterable[str]:
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not unicodedata.is_normalized("NFC", line):
                yield f"{path.name}:{number}: not NFC"
            wrong = _WRONG.search(line)
            if wrong and not line.lstrip().startswith("#"):
                yield f"{path.name}:{number}: {unicodedata.name(wrong.group(), 'a sign')} does not belong in a name"


def _clashes(atlas: Atlas) -> Iterable[str]:
    known = dict(atlas.party_names())
    for words, bare in atlas.bare_names():
        if words in known:
            yield f"{bare.row}: «{' '.join(words)}» is a name of {known[words].party} at {known[words].row}, not a bare one"
    for words, used, unused in atlas.clashes():
        yield f"{unused.row}: «{' '.join(words)}» is {used.party} at {used.row} already, not {unused.party}"


def _references(atlas: Atlas) -> Iterable[str]:
    for _, bare in atlas.bare_names():
        for code, id_ in bare.by_country.items():
            if id_ not in atlas.parties:
                yield f"{bare.row}: no party {id_!r}"
            if code not in atlas.states:
                yield f"{bare.row}: no state {code!r}"
        if bare.fallback is not None and bare.fallback not in atlas.parties:
            yield f"{bare.row}: no party {bare.fallback!r}"
    for state in atlas.states.values():
        for id_ in (state.gov, state.mil, state.police):
            if id_ not in atlas.parties:
                yield f"{state.row}: no party {id_!r}"
    for party in (each.party for _, each in atlas.outlet_names()):
        if party is not None and party not in atlas.parties:
            yield f"outlets.toml: no party {party!r}"
    for word, who in atlas.demonyms.items():
        group_party = getattr(who, "party", None)
        if group_party is not None and group_party not in atlas.parties:
            yield f"{who.row}: no party {group_party!r} ({word})"
