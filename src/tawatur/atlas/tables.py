"""The atlas tables as they stand in their files, before names are folded and spread out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawatur.lexicon import tables

#: A list of names is an array, or one string with ``|`` or line ends between names.
Names = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """``[[party]]``: ``short`` names take the heads and loaded heads of ``[[head]]``; ``loaded`` lines are ``label: names``."""

    id: str
    row: str
    name_ar: str = ""
    name_en: str = ""
    kind: str = ""
    family: str = ""
    voice: str = ""
    listed: bool = False
    country: str = ""
    names: Names = ()
    short: Names = ()
    metonyms: Names = ()
    people: Names = ()
    medical: Names = ()
    loaded: Names = ()


@dataclass(frozen=True, slots=True)
class BareRow:
    """``[[bare]]``: ``names`` that several countries share, the ids ``by_country``, the ``fallback``."""

    names: Names
    row: str
    by_country: Mapping[str, str] = field(default_factory=dict)
    fallback: str = ""
    label: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """``[[head]]``: patterns with ``{n}`` for a party's short name, for parties of ``kinds``; ``label`` when the head is loaded."""

    kinds: tuple[str, ...]
    words: Names
    row: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class StateRow:
    """``[[state]]``: ``m`` and ``f`` are the adjective's masculine and feminine, ``broken`` its broken plurals.

    ``only`` are the forms that are no other word, when not all of them can be trusted alone.
    """

    code: str
    names: Names
    row: str
    m: Names = ()
    f: Names = ()
    broken: Names = ()
    only: Names = ()
    capital: Names = ()
    gov: str = ""
    mil: str = ""
    police: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class PatternRow:
    """``[[pattern]]``: names every state's bodies have: ``{m}``, ``{f}`` the adjective with its article, ``{c}`` the country."""

    side: str
    words: Names
    row: str
    voice: str = ""
    label: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """``[[group]]``: adjectives of a people or movement."""

    name: str
    row: str
    m: Names = ()
    broken: Names = ()
    party: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """``[[outlet]]``: an outlet's canonical ``name`` and its other ``names``.

    ``common`` lists the names that are common words; true stands for the canonical name and every name of one word.
    """

    name: str
    row: str
    names: Names = ()
    domains: Names = ()
    country: str = ""
    party: str = ""
    common: bool | Names = False


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """``[[channel]]``: what words go through, and how newspapers write it."""

    name: str
    names: Names
    row: str
    common: bool = False


KINDS: Mapping[str, type[Any]] = {
    "party": PartyRow,
    "bare": BareRow,
    "head": HeadRow,
    "state": StateRow,
    "pattern": PatternRow,
    "group": GroupRow,
    "outlet": OutletRow,
    "channel": ChannelRow,
}


def split(names: Names) -> tuple[str, ...]:
    """The single names of a list of names.

    >>> split("حزب الله | حزب الله اللبناني")
    ('حزب الله', 'حزب الله اللبناني')
    """
    if isinstance(names, tuple):
        return names
    return tuple(name for part in names.replace("\n", "|").split("|") if (name := part.strip()))


def labelled(lines: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ``label: names`` lines of a party's loaded names.

    >>> labelled("ميليشيا: ميليشيا قسد | مليشيا قسد")
    (('ميليشيا', ('ميليشيا قسد', 'مليشيا قسد')),)
    """
    found = lines.splitlines() if isinstance(lines, str) else lines
    parts = (line.partition(":") for line in found if line.strip())
    return tuple((label.strip(), split(names)) for label, _, names in parts)


def read(paths: tuple[Path, ...], own: tuple[Path, ...] = ()) -> dict[str, list[Any]]:
    """The rows of all tables of all files, in order; ``own`` files of the user may hold the tables of other rooms too.

    Raises :class:`tawatur.errors.LexiconError` naming file and line.
    """
    found: dict[str, list[Any]] = {name: [] for name in KINDS}
    for path in paths + own:
        for name, rows in tables(path, KINDS, others=path in own).items():
            found[name].extend(rows)
    return found
