"""Looking into word lists and adding to them: what `tawatur lexicon` does."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from tawatur import atlas
from tawatur.atlas.tables import split
from tawatur.claims import ClaimReader
from tawatur.claims.lint import of_rows, read_example
from tawatur.errors import LexiconError, OptionError
from tawatur.lang import load as packs
from tawatur.lexicon import tables
from tawatur.lexicon.lint import form_keys, spelling
from tawatur.model import Claim
from tawatur.pipeline import OWN_TABLES, own_words
from tawatur.settings import WORDS, Settings


@dataclass(frozen=True, slots=True)
class Shown:
    """A row that reads a word: its table, where it stands, and what it says in short."""

    table: str
    row: str
    says: str


def reader_with(settings: Settings, own: tuple[Path, ...]) -> ClaimReader:
    """A reader whose words are the packaged ones and these files."""
    return ClaimReader(packs.load(settings.language), atlas.load(own), extra=own)


# -- check ---------------------------------------------------------------------------------------------------------------------


def faults(files: Iterable[str], settings: Settings) -> list[str]:
    """The faults of the user's word lists (those of the settings when no files are given), one line each with file and line.

    Raises :class:`LexiconError` for what cannot be read at all: an unknown table or key, broken TOML.
    """
    paths = own_words(Settings(language=settings.language, lexicon=tuple(files) or settings.lexicon))
    reader = reader_with(settings, paths)
    found: list[str] = []
    for path in paths:
        found += spelling(path)
        if path.suffix == ".toml":
            found += of_rows(tables(path, OWN_TABLES), reader, claimed=True)
    own = {path.name for path in paths}
    found += [fault for fault in atlas.lint(reader.atlas, ()) if fault.split(":")[0] in own]
    return found


# -- show ----------------------------------------------------------------------------------------------------------------------


def readings_of(word: str, settings: Settings) -> list[Shown]:
    """Every row of every table that reads a word or phrase, packaged and the user's own."""
    own = own_words(settings)
    reader = reader_with(settings, own)
    pack = reader.pack
    tokens = pack.tokenise(word)
    if not tokens:
        raise OptionError(f"{word!r} holds no word", where="tawatur lexicon show", hint="give a word or a name")
    wanted = [form_keys(token.form, pack) for token in tokens]
    found = [*_of_claims(reader, wanted), *_of_nouns(reader, wanted), *_of_pack(pack, wanted), *_of_atlas(reader.atlas, wanted)]
    return list(dict.fromkeys(found))


def _meant(phrase: Iterable[str], wanted: list[frozenset[str]]) -> bool:
    told = tuple(phrase)
    return len(told) == len(wanted) and told[0] in wanted[0] and all(a in b for a, b in zip(told[1:], wanted[1:], strict=True))


def _of_claims(reader: ClaimReader, wanted: list[frozenset[str]]) -> Iterator[Shown]:
    told, pack = reader.lexis.tables, reader.pack
    fold = pack.fold_word
    for table, rows in (("verb", told.verbs), ("say", told.says)):
        for row in rows:
            if any(_meant((form.text,), wanted) for form in pack.verb_forms(row.past, row.present, row.extra)):
                yield Shown(table, row.row, _says(row))
    lists: dict[str, tuple[Any, ...]] = {
        "noun": told.nouns, "voice": told.voices, "speech": told.speech, "vehicle": told.vehicles, "according": told.according,
        "manner": told.manner, "matter": told.matters, "carrier": told.carriers, "turn": told.turns, "aside": told.asides,
        "support": told.supports, "result": told.results, "hypothetical": told.hypothetical, "topic": told.topic,
        "weapon": told.weapons, "need": told.needs, "cue": told.cues,
    }  # fmt: skip
    for table, listed in lists.items():
        for each in listed:
            words = (*each.words, *getattr(each, "forms", ()))
            if any(_meant(fold(word).split(), wanted) for word in words):
                yield Shown(table, each.row, _says(each))
    several: tuple[Any, ...] = (*told.phrases, *told.splits)
    for row_ in several:
        groups = [row_.first, *(row_.then if hasattr(row_, "then") else (row_.last,))]
        heads = [[fold(word).split()[0] for word in group] for group in groups]
        if all(any(word in keys for group in heads for word in group) for keys in wanted):
            yield Shown("phrase" if hasattr(row_, "then") else "split", row_.row, _says(row_))


def _of_nouns(reader: ClaimReader, wanted: list[frozenset[str]]) -> Iterator[Shown]:
    pack = reader.pack
    for line, row in enumerate(reader.lexis.tables.people, 2):
        many = tuple(word for word in row["many"].split("|") if word)
        if any(_meant((form.text,), wanted) for one in row["one"].split("|") for form in pack.noun_forms(one, many)):
            yield Shown("nouns.csv", f"nouns.csv:{line}", ", ".join(f"{key} {value}" for key, value in row.items() if value))
    for name, words in reader.lexis.tables.particles.items():
        if any(_meant(pack.fold_word(word).split(), wanted) for word in words):
            yield Shown(name, "particles.toml", f"a function word: {name}")


def _of_pack(pack: Any, wanted: list[frozenset[str]]) -> Iterator[Shown]:
    """Tables of figures, hedges and times: whatever row has ``words``."""
    import tomllib

    for name in ("numerals.toml", "hedges.toml", "calendar.toml", "places.toml"):
        path: Path = pack.tables / name
        text = path.read_text(encoding="utf-8")
        for table, rows in tomllib.loads(text).items():
            heads = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() == f"[[{table}]]"]
            for line, row in zip(heads, rows if isinstance(rows, list) else [], strict=False):
                if any(_meant(pack.fold_word(word).split(), wanted) for word in row.get("words", ())):
                    says = ", ".join(f"{key} {value}" for key, value in row.items() if key not in ("words", "example"))
                    yield Shown(table, f"{name}:{line}", says)


def _of_atlas(known: atlas.Atlas, wanted: list[frozenset[str]]) -> Iterator[Shown]:
    for words, name in known.party_names():
        if _meant(words, wanted):
            more = f", loaded «{name.label}»" if name.label else ""
            yield Shown("party", name.row, f"{name.party}{more}: {known.parties[name.party].name_ar}")
    for words, bare in known.bare_names():
        if _meant(words, wanted):
            told = ", ".join(f"{country} {party}" for country, party in bare.by_country.items())
            yield Shown("bare", bare.row, f"by country: {told}")
    for words, outlet in known.outlet_names():
        if _meant(words, wanted):
            yield Shown(outlet.kind if outlet.kind == "channel" else "outlet", outlet.row, outlet.name)
    for word, who in known.demonyms.items():
        if _meant((word,), wanted):
            yield Shown("state" if hasattr(who, "code") else "group", who.row, getattr(who, "code", "") or who.name)  # type: ignore[union-attr]
    for words, places in known.place_names():
        if _meant(words, wanted):
            for place in places:
                yield Shown(
                    "place", place.row, f"{place.name}, {place.precision}, {place.country} {place.lat:.3f} {place.lon:.3f}"
                )


def _says(row: Any) -> str:
    """What a row says, but for its words and example."""
    hidden = {"row", "example", "words", "forms", "first", "then", "last", "extra"}
    told = [(f.name, getattr(row, f.name), f.default) for f in fields(row) if f.name not in hidden]
    return ", ".join(f"{name} {value}" for name, value, default in told if value != default and value not in ("", ()))


# -- add -----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Added:
    """A row about to be added: the file, its text, and the claims its example gives with it."""

    path: Path
    text: str
    claims: tuple[Claim, ...]
    faults: tuple[str, ...]


def target(settings: Settings) -> Path:
    """The file rows are added to: the first TOML of the setting ``lexicon``, else ``tawatur-words.toml`` here."""
    return next((Path(each) for each in settings.lexicon if each.endswith(".toml")), Path(WORDS))


def planned(table: str, pairs: Iterable[str], settings: Settings) -> Added:
    """What adding a row would do; nothing is written. Raises :class:`OptionError` for a table or key that does not exist."""
    import tempfile

    if table not in OWN_TABLES:
        raise OptionError(f"there is no table {table!r}", where="--table", hint=f"use one of: {', '.join(sorted(OWN_TABLES))}")
    text = _row_text(table, dict(_pair(pair) for pair in pairs))
    path = target(settings)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    others = tuple(Path(each) for each in settings.lexicon if Path(each) != path)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / path.name
        trial.write_text(_joined(before, text), encoding="utf-8")
        own = own_words(Settings(language=settings.language, lexicon=tuple(map(str, (*others, trial)))))
        reader = reader_with(settings, own)
        rows = tables(trial, OWN_TABLES)
        last = rows[table][-1]
        wrong = [*spelling(trial), *of_rows({table: rows[table]}, reader, claimed=True)]
        wrong += [fault for fault in atlas.lint(reader.atlas, ()) if fault.startswith(f"{trial.name}:")]
        example = getattr(last, "example", "")
        claims = read_example(example, reader) if example else ()
    line = int(last.row.rpartition(":")[2])
    mine = tuple(fault for fault in wrong if int(fault.split(":")[1]) >= line)
    return Added(path, text, claims, mine)


def write(added: Added) -> None:
    """Append the row to its file, which is made when it is not there."""
    before = added.path.read_text(encoding="utf-8") if added.path.is_file() else ""
    try:
        added.path.write_text(_joined(before, added.text), encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"cannot be written ({error.strerror})", where=str(added.path), hint="check the folder") from error


def _joined(before: str, text: str) -> str:
    return f"{before.rstrip()}\n\n{text}" if before.strip() else text


def _pair(pair: str) -> tuple[str, str]:
    key, sign, value = pair.partition("=")
    if not sign or not key.strip():
        raise OptionError(f"{pair!r} is not key=value", where="tawatur lexicon add", hint='write for example past="قتل"')
    return key.strip(), value.strip()


def _row_text(table: str, values: Mapping[str, str]) -> str:
    known = {f.name: f for f in fields(OWN_TABLES[table]) if f.name != "row"}
    hints = typing.get_type_hints(OWN_TABLES[table])
    lines = [f"[[{table}]]"]
    for key, value in values.items():
        if key not in known:
            raise OptionError(f"[[{table}]] has no key {key!r}", where="tawatur lexicon add", hint=f"use: {', '.join(known)}")
        lines.append(f"{key} = {_toml(key, value, hints[key])}")
    needed = [f.name for f in known.values() if f.default is MISSING and f.default_factory is MISSING and f.name not in values]
    if needed:
        raise OptionError(f"[[{table}]] needs {', '.join(needed)}", where="tawatur lexicon add", hint="add key=value for each")
    return "\n".join(lines) + "\n"


def _toml(key: str, value: str, hint: Any) -> str:
    """A value as TOML: lists are told with ``|`` between words, lists of lists with ``;`` between groups."""
    import json

    kinds = set(typing.get_args(hint)) if isinstance(hint, types.UnionType) else {hint}
    if hint == tuple[tuple[str, ...], ...]:
        return json.dumps([list(split(group)) for group in value.split(";")], ensure_ascii=False)
    if any(typing.get_origin(kind) is tuple for kind in kinds):
        return json.dumps(list(split(value)), ensure_ascii=False)
    if bool in kinds and value.lower() in ("true", "false"):
        return value.lower()
    if kinds & {int, float}:
        try:
            return str(int(value) if int in kinds else float(value))
        except ValueError as error:
            raise OptionError(f"{key} is no number: {value!r}", where="tawatur lexicon add", hint="give a figure") from error
    if typing.get_origin(hint) is not None and typing.get_origin(hint) is not types.UnionType:
        raise OptionError(
            f"{key} cannot be given on the command line", where="tawatur lexicon add", hint="write it into the file"
        )
    return json.dumps(value, ensure_ascii=False)
