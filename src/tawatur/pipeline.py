"""The only file that knows every stage: a page in, a reading out."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur import __version__, atlas, claims, incidents, pages
from tawatur.atlas.places import OwnPlace, load_places
from tawatur.atlas.tables import KINDS as ATLAS_TABLES
from tawatur.claims.words import KINDS as CLAIM_TABLES
from tawatur.errors import InputError, LexiconError
from tawatur.lang import load as packs
from tawatur.lexicon import tables
from tawatur.model import Article, Page, Reading
from tawatur.settings import Settings

if TYPE_CHECKING:
    from tawatur.ledger import Ledger

#: Every table a user's word list may hold, with the type of its rows.
OWN_TABLES = {**CLAIM_TABLES, **ATLAS_TABLES, "place": OwnPlace}


def own_words(settings: Settings) -> tuple[Path, ...]:
    """The user's own word lists (setting ``lexicon``), each looked through before it is used.

    Raises :class:`LexiconError` for a file that is not there or that has a table no room knows, naming file and line.
    """
    paths = tuple(Path(each).resolve() for each in settings.lexicon)
    for path in paths:
        if not path.is_file():
            raise LexiconError("there is no such word list", where=str(path), hint="mend the setting lexicon, or remove it")
        if path.suffix not in (".toml", ".csv"):
            raise LexiconError("a word list is TOML, or CSV for places", where=str(path), hint="rename it")
        if path.suffix == ".toml":
            tables(path, OWN_TABLES)
    return paths


def _hash_of(paths: tuple[Path, ...]) -> str:
    if not paths:
        return ""
    digest = blake2b(digest_size=10)
    for path in paths:
        digest.update(path.read_bytes() + b"\0")
    return f" own:{digest.hexdigest()}"


class Reader:
    """Reads articles with one language pack and one atlas, loaded once.

    ``name`` says which reader and which words made a reading, so that it can be repeated and compared.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._pack = packs.load(self.settings.language)
        own = own_words(self.settings)
        self._claims = claims.ClaimReader(self._pack, atlas.load(own), extra=own)
        self.name = f"tawatur {__version__} {self._pack.name}:{self._pack.hash}" + _hash_of(own)

    def read(self, article: Article) -> Reading:
        """The article with its claims and remarks."""
        found, remarks = self._claims.read(article)
        return Reading(article=article, claims=found, remarks=remarks, reader=self.name)

    def read_page(self, page: Page) -> Iterator[Reading | InputError]:
        """The reading of a page, or those of its lines when it holds JSON Lines. Raises :class:`InputError` for what is no page."""
        if pages.kind(page.data) == "jsonl":
            yield from self.read_lines(page)
        else:
            yield self.read(pages.open_page(page))

    def read_lines(self, page: Page) -> Iterator[Reading | InputError]:
        """The readings of JSON Lines, one a line; a line that is no article comes out as its error."""
        for article in pages.records(page):
            yield article if isinstance(article, InputError) else self.read(article)


def ledger(settings: Settings) -> Ledger:
    """The ledger of the settings, with what groups its claims into incidents."""
    from tawatur.ledger import Ledger

    return Ledger(settings.ledger, by=settings.by or _account(), wait=settings.timeout)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def place_key(name: str, settings: Settings) -> str:
    """A place's name as incidents are found by it."""
    return packs.load(settings.language).fold_word(name.strip())


def party_key(name: str, settings: Settings) -> str:
    """A party's id as incidents are found by it."""
    return name.strip()


def grounds(settings: Settings | None = None) -> incidents.Grounds:
    """What the incidents are told about language and world: the pack's words, the atlas's families of parties, places and outlets."""
    return _grounds((settings or Settings()).language)


@lru_cache(maxsize=2)
def _grounds(language: str) -> incidents.Grounds:
    pack, world = packs.load(language), atlas.load()
    regions = {place.key: (place.country, place.admin1) for place in load_places()}
    outlets = {" ".join(words): outlet.name for words, outlet in world.outlet_names() if outlet.kind == "media"}
    outlets |= {domain: outlet.name for _, outlet in world.outlet_names() for domain in outlet.domains}

    @lru_cache(maxsize=10_000)
    def outlet(name: str) -> str | None:
        return outlets.get(" ".join(pack.fold_word(name).split())) or outlets.get(name.removeprefix("www."))

    return incidents.Grounds(
        fold=pack.fold_word,
        content=pack.content,
        family={party.id: party.family for party in world.parties.values()},
        region=regions.get,
        outlet=outlet,
        repetitions=pack.repetitions,
        ratios=pack.ratios,
    )
