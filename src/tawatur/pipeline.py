"""The only file that knows every stage: a page in, a reading out."""

from __future__ import annotations

import gc
import getpass
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur import __version__, atlas, claims, incidents, pages
from tawatur.atlas.places import OwnPlace, load_places
from tawatur.atlas.tables import KINDS as ATLAS_TABLES
from tawatur.claims.amend import Slot, meant
from tawatur.claims.tables import KINDS as CLAIM_TABLES
from tawatur.errors import InputError, LexiconError
from tawatur.lang import load as packs
from tawatur.lexicon import tables
from tawatur.model import Article, Correction, Figure, Incident, Page, Policy, Reading, RelationKind, Stance, Words
from tawatur.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tawatur.ledger import Brief, Filter, Ledger
    from tawatur.ledger.reviews import Reviewed
    from tawatur.ledger.shelf import Shelf

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
        gc.freeze()  # the word lists live as long as the process: the collector need not walk them for every article
        self.name = f"tawatur {__version__} {self._pack.name}:{self._pack.hash}" + _hash_of(own)

    def read(self, article: Article) -> Reading:
        """The article with its claims and remarks."""
        found, remarks = self._claims.read(article)
        return Reading(article=article, claims=found, remarks=remarks, reader=self.name)

    def meant(self, reading: Reading, slot: str, words: Words) -> Slot | None:
        """What words of an article mean that a person put into a slot of one of its claims; ``None`` for words that tell no time."""
        return meant(self._claims, reading, slot, words)

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

    return Ledger(settings.ledger, by=settings.by or _account(), groups=Grouping(settings), wait=settings.timeout)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


class Grouping:
    """Keeps the incidents of a ledger up to date: it knows the claims' room of incidents and the ledger's tables."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def update(
        self, ledger: Ledger, connection: Connection, touched: Mapping[str, Reading | None], ruled: Sequence[Correction]
    ) -> None:
        """Bring the incidents up to date after these articles changed and these corrections came or went."""
        known = _reviewed(connection, {id_: reading for id_, reading in touched.items() if reading is not None})
        shelf, builder = self._builder(ledger, connection, ledger.seqs(connection, known), known)
        rulings = [*ruled, *builder.corrections]
        heads = self._bound(ledger, connection, shelf, rulings)
        for id_ in sorted(touched):
            if id_ in known:
                builder.add(known[id_])
            else:
                builder.remove(id_)
        heads |= builder.touched | self._bound(ledger, connection, shelf, rulings)
        self._write(ledger, connection, shelf, builder, heads, known)
        shelf.write()

    def rebuild(self, ledger: Ledger, connection: Connection) -> None:
        """Build all incidents anew, 1,000 articles at a time."""
        for batch in ledger.reading_batches(connection):
            known = _reviewed(connection, batch)
            shelf, builder = self._builder(ledger, connection, ledger.seqs(connection, known), known)
            for id_ in sorted(known):
                builder.add(known[id_])
            shelf.write()
        heads = sorted(self._builder(ledger, connection, {}, {})[0].heads())
        for at in range(0, len(heads), 10 * _HEADS):
            # a shelf remembers all it was asked: each serves some heads only
            shelf, builder = self._builder(ledger, connection, {}, known := {})
            self._write(ledger, connection, shelf, builder, set(heads[at : at + 10 * _HEADS]), known)

    def tallied(self, incident: Incident, policy: Policy) -> Incident:
        """The incident with its figures under another policy."""
        return replace(incident, figures=incidents.tally(incident, policy))

    def _builder(
        self, ledger: Ledger, connection: Connection, seqs: Mapping[str, int], known: dict[str, Reading]
    ) -> tuple[Shelf, incidents.Builder]:
        from tawatur.ledger.shelf import Shelf

        def reading(id_: str) -> Reading:
            if id_ not in known:
                known.update(_reviewed(connection, ledger.readings(connection, [id_])))
            return known[id_]

        shelf = Shelf(connection, seqs)
        builder = incidents.Builder(
            grounds(self._settings),
            ledger.corrections(connection),
            shelf=shelf,
            readings=reading,
            article_of=lambda claim: ledger.article_of(connection, claim),
        )
        return shelf, builder

    def _bound(self, ledger: Ledger, connection: Connection, shelf: Shelf, rulings: Sequence[Correction]) -> set[str]:
        """Heads that corrections speak of: what one of them says may be told under another's head from now on."""
        if not rulings:
            return set()
        asking = incidents.Builder(
            grounds(self._settings), shelf=shelf, article_of=lambda claim: ledger.article_of(connection, claim)
        )
        for ruling in rulings:
            asking.correct(ruling)
        return set(asking.touched)

    def _write(
        self,
        ledger: Ledger,
        connection: Connection,
        shelf: Shelf,
        builder: incidents.Builder,
        heads: set[str],
        known: dict[str, Reading],
    ) -> None:
        """Write the incidents of heads, some at a time: their articles' readings are held no longer than needed."""
        from tawatur.ledger import incidents as kept

        builder.settled()
        names = _place_names(self._settings.language)
        ordered = sorted(heads)
        for at in range(0, len(ordered), _HEADS):
            some = ordered[at : at + _HEADS]
            wanted = {
                shelf.row(each).article for head in some for anchor in shelf.followers(head) for each in shelf.members(anchor)
            }
            fresh = ledger.readings(connection, sorted(wanted - known.keys()))
            known.update(_reviewed(connection, fresh))
            kept.write(connection, {head: builder.of(head) for head in some}, lambda incident: names(incident, known))
            for id_ in fresh:
                del known[id_]


_HEADS = 200  # incidents written at a time


def _under(id_: str, reading: Reading) -> Reading:
    """A reading of a version under the id its article has in the ledger."""
    return reading if reading.article.id == id_ else replace(reading, article=replace(reading.article, id=id_))


def _reviewed(connection: Connection, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings as incidents are built from them: under their articles' ids, with what people corrected."""
    from tawatur.ledger.reviews import as_reviewed

    return as_reviewed(connection, {id_: _under(id_, reading) for id_, reading in readings.items()})


@lru_cache(maxsize=2)
def _place_names(language: str) -> Callable[[Incident, Mapping[str, Reading]], set[str]]:
    """What an incident is found by: names, keys, governorates and countries of its place and of those its claims tell."""
    fold = packs.load(language).fold_word
    places = {place.key: place for place in load_places()}
    countries = {place.country: fold(place.name) for place in places.values() if place.precision == "country"}

    @lru_cache(maxsize=10_000)
    def of(name: str, key: str | None) -> frozenset[str]:
        place = places.get(key or "")
        if place is None:
            return frozenset({fold(name)})
        return frozenset(
            {fold(name), place.key, fold(place.name), fold(place.admin1), place.country, countries.get(place.country, "")}
        )

    def names(incident: Incident, readings: Mapping[str, Reading]) -> set[str]:
        told = {member.claim for member in incident.members if not member.attached}
        spots = {
            (claim.place.name, claim.place.key)
            for article in incident.articles
            for claim in readings[article].claims
            if claim.place is not None and claim.id in told
        }
        if incident.place is not None:
            spots.add((incident.place.name, incident.place.key))
        found: set[str] = set().union(*(of(name, key) for name, key in spots))
        return found - {""}

    return names


# --- what people accepted -----------------------------------------------------------------------------------------------


def accepted(incident: Incident, said: Mapping[str, Reviewed], policy: Policy = Policy.MEDIAN_INDEPENDENT) -> Incident:
    """An incident with the figures and relations of those claims alone that stand as accepted or corrected.

    Of an origin whose last word is not accepted the last accepted one counts. Claims, members and chains stay, for figures point
    at them.
    """
    figures = tuple(figure for each in incident.figures if (figure := _of_accepted(each, said)) is not None)
    kept = tuple(
        each
        for each in incident.relations
        if all(id_ in said and said[id_].accepted for id_ in (each.later, each.earlier) if id_ is not None)
    )
    return replace(incident, relations=kept, figures=incidents.tally(replace(incident, figures=figures), policy))


def _of_accepted(figure: Figure, said: Mapping[str, Reviewed]) -> Figure | None:
    voices = [voice for voice in figure.voices if voice.claim in said and said[voice.claim].accepted]
    last = {voice.origin: voice for voice in sorted(voices, key=lambda voice: (voice.told or date.min, voice.latest))}
    voices = [replace(voice, latest=voice is last[voice.origin] and voice.stance is not Stance.DENY) for voice in voices]
    return replace(figure, voices=tuple(voices)) if any(voice.latest for voice in voices) else None


def accepted_incidents(
    book: Ledger, wanted: Filter, policy: Policy = Policy.MEDIAN_INDEPENDENT, *, limit: int | None = None
) -> Iterator[Incident]:
    """The incidents that hold an accepted claim, as :func:`accepted` makes them, the latest first."""
    from tawatur.ledger.reviews import Reviews

    said = Reviews(book).all()
    held = book.holding(claim for claim, each in said.items() if each.accepted)
    count = 0
    for brief in book.briefs(wanted) if held else ():
        if count == limit:
            return
        if brief.id in held:
            found = accepted(book.incident(brief.id), said, policy)
            if not wanted.contradicted or any(each.kind is RelationKind.CONTRADICTS for each in found.relations):
                count += 1
                yield found


def accepted_briefs(
    book: Ledger, wanted: Filter, policy: Policy = Policy.MEDIAN_INDEPENDENT, *, limit: int | None = None
) -> Iterator[Brief]:
    """The same incidents in short."""
    from tawatur.ledger.reviews import Reviews

    said = Reviews(book).all()
    return (_accepted_brief(each, said) for each in accepted_incidents(book, wanted, policy, limit=limit))


def _accepted_brief(incident: Incident, said: Mapping[str, Reviewed]) -> Brief:
    """The short form of an incident of accepted claims: articles, claims and chains are those of these claims too."""
    from tawatur.ledger.incidents import brief

    claims = {id_ for id_ in incident.claims if id_ in said and said[id_].accepted}
    return replace(
        brief(incident),
        claims=len(claims),
        articles=len({member.article for member in incident.members if member.claim in claims}),
        chains=sum(1 for chain in incident.chains if claims & set(chain.claims)),
    )


def place_key(name: str, settings: Settings) -> str:
    """A place's name as incidents are found by it."""
    return packs.load(settings.language).fold_word(name.strip())


def party_key(name: str, settings: Settings) -> str:
    """A party's id, or one of its names, as incidents are found by it: the family it belongs to."""
    given, told = name.strip(), packs.load(settings.language).fold_word(name.strip())
    if given not in grounds(settings).family:
        given = next((found.party for words, found in atlas.load().party_names() if " ".join(words) == told), given)
    return grounds(settings).family_of(given) or given


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
