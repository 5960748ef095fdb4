"""Settings: ``tawatur.toml`` < ``TAWATUR_*`` < options, resolved once into one frozen value."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tawatur.errors import OptionError

FILE = "tawatur.toml"
WORDS = "tawatur-words.toml"  # read when no word list is named
_PREFIX = "TAWATUR_"
_LANGS = ("en", "ar")
_BIDI = ("auto", "terminal", "visual", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set, in a file, in the environment or by an option.

    ``language`` is the pack that reads (``ar``); ``lang`` the language of labels; ``bidi`` how right-to-left words are put on a
    terminal; ``lexicon`` paths of the user's own word lists; ``jobs`` how many processes read; ``timeout`` seconds to wait for a server;
    ``ledger`` the address of the ledger; ``by`` who writes into it (the name of the account when empty); ``tiles`` the address of map
    tiles that the board may ask a server for (none when empty), ``tiles_credit`` the words of thanks that server asks for.
    """

    language: str = "ar"
    lang: str = "en"
    bidi: str = "auto"
    lexicon: tuple[str, ...] = ()
    jobs: int = 1
    timeout: float = 30.0
    ledger: str = "sqlite:///tawatur.db"
    by: str = ""
    tiles: str = ""
    tiles_credit: str = ""


def load(
    options: Mapping[str, Any] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings in force: those of ``tawatur.toml`` in ``folder``, then ``TAWATUR_*``, then ``options`` (``None`` is not given).

    A word list ``tawatur-words.toml`` in ``folder`` is read when no other is named.

    Raises :class:`OptionError` for an unknown key or a value that cannot be used, naming where it stands.

    >>> load({"lang": "ar"}, environ={"TAWATUR_JOBS": "2"}, folder=Path("/nowhere")).jobs
    2
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    words = (folder or Path()) / WORDS
    if words.is_file():
        values["lexicon"] = (str(words),)
    path = (folder or Path()) / FILE
    if path.is_file():
        values.update(_from_file(path))
    values.update(_from_environ(environ))
    given = {key: value for key, value in (options or {}).items() if value is not None}
    values.update({key: _checked(key, value, where="--" + key.replace("_", "-")) for key, value in given.items()})
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"not valid TOML: {error}", where=str(path), hint="mend that line") from error
    values = {key: _checked(key, value, where=str(path)) for key, value in data.items()}
    if "lexicon" in values:
        # paths in the file are meant from where the file stands
        values["lexicon"] = tuple(str(path.parent / each) for each in values["lexicon"])
    return values


def _from_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    values = {}
    for name in sorted(environ):
        if name.startswith(_PREFIX):
            key = name.removeprefix(_PREFIX).lower()
            values[key] = _checked(key, _parsed(key, environ[name], name), where=name)
    return values


def _parsed(key: str, text: str, name: str) -> Any:
    try:
        if key == "jobs":
            return int(text)
        if key == "timeout":
            return float(text)
    except ValueError as error:
        raise OptionError(f"{text!r} is not a number", where=name, hint="give a number") from error
    if key == "lexicon":
        return [each for each in text.split(os.pathsep) if each]
    return text


def _checked(key: str, value: Any, *, where: str) -> Any:
    known = {f.name for f in fields(Settings)}
    if key not in known:
        raise OptionError(f"there is no setting {key!r}", where=where, hint=f"use one of: {', '.join(sorted(known))}")
    if key == "lang" and value not in _LANGS:
        raise OptionError(f"lang cannot be {value!r}", where=where, hint="use en or ar")
    if key == "bidi" and value not in _BIDI:
        raise OptionError(f"bidi cannot be {value!r}", where=where, hint=f"use one of: {', '.join(_BIDI)}")
    if key == "jobs":
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise OptionError(f"{key} cannot be {value!r}", where=where, hint="give a whole number of 1 or more")
    elif key == "timeout":
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise OptionError(f"timeout cannot be {value!r}", where=where, hint="give a number of seconds above 0")
    elif key == "lexicon":
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise OptionError(f"lexicon cannot be {value!r}", where=where, hint="give a list of paths")
        return tuple(value)
    elif not isinstance(value, str):
        raise OptionError(f"{key} cannot be {value!r}", where=where, hint="give a word")
    return value
