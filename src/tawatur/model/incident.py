"""Incidents: what several articles tell of one happening, how their claims relate, and what the figures come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tawatur.model.terms import Event, Hedge, OriginKind, Stance


class RelationKind(StrEnum):
    """How one claim stands to another of the same incident."""

    REPEATS = "repeats"
    RELAYS = "relays"
    REVISES = "revises"
    CONTRADICTS = "contradicts"
    EXCHANGES = "exchanges"


class Policy(StrEnum):
    """How ``best`` is reckoned from the words of independent chains."""

    MEDIAN_INDEPENDENT = "median-independent"
    UCDP = "ucdp"
    ACLED_LOWEST = "acled-lowest"
    AIRWARS_RANGE = "airwars-range"


class Standing(StrEnum):
    """How the voice of a figure stands to those it counts: its own people, its enemy's, or neither."""

    OWN = "own"
    ENEMY = "enemy"
    OTHER = "other"


class CorrectionKind(StrEnum):
    """What a person ruled about the grouping."""

    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an incident was, from the narrowest place its claims tell. ``lat``/``lon`` in degrees (WGS 84), ``None`` when unknown."""

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A claim of an incident, the article that tells it, and why it belongs.

    ``attached`` marks a claim that forms no incident of its own: a negated or hypothetical one, or one that names neither time nor place.
    """

    claim: str
    article: str
    why: str
    attached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claim with a figure, as a tally takes it.

    ``origin`` names the voice (a family of parties, or folded words with the outlet they came through); ``chain`` is the index in
    ``Incident.chains``; ``latest`` is false for a word the same origin has replaced; ``told`` is the day of publication.
    """

    claim: str
    article: str
    origin: str
    kind: OriginKind
    stance: Stance
    low: int | None
    high: int | None
    hedge: Hedge
    chain: int
    latest: bool
    standing: Standing
    told: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the claims of one event, one side and one unit come to under a policy.

    ``target`` is the family of the parties counted, the words told when no party is known, or ``None``; ``low``..``high`` is the
    interval (``high`` is ``None`` when every word leaves it open); ``independent`` the number of independent chains; ``cumulative``
    marks totals over many days, which are never added to or mixed with the figures of a day; ``why`` says it in a sentence.
    """

    event: Event
    target: str | None
    unit: str
    low: int | None
    best: int | None
    high: int | None
    independent: int
    policy: Policy
    why: str
    cumulative: bool = False
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a later claim stands to an earlier one (ids), and why.

    ``earlier`` is ``None`` when the text only says that there was one before («الإعلان الرابع»). ``ordinal`` is the number the outlet
    gave the repetition; ``holds`` tells whether the ratio an exchange is said to have is the one its sides come to (``None``: not told).
    """

    kind: RelationKind
    earlier: str | None
    later: str
    why: str
    ordinal: int | None = None
    holds: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why two claims (ids) are not independent: ``kind`` is ``copy``, ``relay``, ``party``, ``person``, ``anonymous`` or ``outlet``."""

    kind: str
    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Claims that hang together and so count as one word: a connected component of the ties between them."""

    claims: tuple[str, ...]
    ties: tuple[Tie, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles (ids) that share a text. ``share`` is the part of the shorter one that is in the other, 0 to 1."""

    left: str
    right: str
    share: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person ruled: claims (ids) ``left`` and ``right`` are (``merge``) or are not (``split``) of one incident."""

    kind: CorrectionKind
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Claims that speak of one happening.

    ``id`` is a content hash of the telling the incident is anchored in, so that further articles do not change it. ``start``/``end``
    are the first and last day; ``assumed`` marks days that were taken from the day of publication. ``parties`` are families of parties.
    """

    id: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]
    place: Spot | None
    start: date | None
    end: date | None
    kinds: tuple[Event, ...]
    parties: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    members: tuple[Member, ...] = ()
    chains: tuple[Chain, ...] = ()
    copies: tuple[Copy, ...] = ()
    assumed: bool = False
