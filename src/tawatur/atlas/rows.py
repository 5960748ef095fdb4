"""What the atlas holds: parties, bare names, states and outlets, as frozen rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to a conflict, or a body that speaks about one.

    ``listed`` parties have an id of the shared list of actors; a party that is not listed is known, but a claim's ``actor`` stays
    null for it. ``voice`` is the :class:`tawatur.model.OriginKind` value it speaks as. ``country`` is an ISO 3166 code in small
    letters. ``family`` is what a state's government and army share.
    """

    id: str
    name_ar: str
    name_en: str
    kind: str
    family: str
    voice: str
    row: str
    listed: bool = True
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """One name of a party, as it stands in a text.

    ``label`` is the loaded word in it («ميليشيا»); ``metonym`` marks words that name a place just as well («موسكو»);
    ``person`` marks people who speak for the party; ``voice`` is how this name speaks (a health ministry is ``medical``).
    """

    party: str
    row: str
    voice: str
    label: str | None = None
    metonym: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BareName:
    """A name that many countries share («القوات الحكومية»): the party it means in each, and the one it means when none is known."""

    name: str
    by_country: Mapping[str, str]
    fallback: str | None
    row: str
    label: str | None = None
    voice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: names, capital and the ids its government, army and police act under (``listed`` tells whether ids are of the list).

    ``demonyms`` are folded adjectives without article, in every gender and number.
    """

    code: str
    names: tuple[str, ...]
    capital: str | None
    demonyms: tuple[str, ...]
    gov: str
    mil: str
    police: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A people or movement with adjectives of its own («حوثي»); ``party`` is null for a people («كردي»)."""

    name: str
    party: str | None
    demonyms: tuple[str, ...]
    row: str
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news outlet or agency (``kind`` media) or a channel words go through (``kind`` channel).

    ``party`` is set for the arm of a fighting side. ``common`` marks a name that is a common word: it needs a head word
    («صحيفة») or quotation signs.
    """

    name: str
    kind: str
    row: str
    domains: tuple[str, ...] = ()
    country: str | None = None
    party: str | None = None
    common: bool = False
