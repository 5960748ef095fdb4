"""The claim and what it is made of: the frozen values of the claims guide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawatur.model.count import Count
from tawatur.model.terms import Confidence, Event, Modality, OriginKind, Polarity, Stance, ViaKind
from tawatur.model.words import Span, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Who suffered or who did it: the words told and the canonical party they stand for.

    ``label`` keeps what the outlet called the party when that name is loaded («ميليشيا»).
    """

    text: str
    actor: str | None
    start: int
    end: int
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happened: the words told, the most specific named place in them, and where that is if the atlas knows.

    ``lat``/``lon`` are degrees (WGS 84); ``precision`` is the grain of the point (``site``, ``neighbourhood``, ``town``,
    ``district``, ``governorate``, ``region``, ``country``); ``key`` names the atlas row. ``carried`` when told in the sentence before.
    """

    text: str
    name: str
    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    key: str | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When it happened: dates (``first``..``last``, both included) when the publication date is known, else day offsets from it.

    ``grain`` is ``day``, ``week``, ``month`` or ``year``.
    """

    text: str
    start: int
    end: int
    grain: str
    first: date | None = None
    last: date | None = None
    offset_days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose word a claim is, at the far end of the chain. ``text`` and the offsets are ``None`` for the article's own voice."""

    kind: OriginKind
    text: str | None = None
    actor: str | None = None
    start: int | None = None
    end: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """An outlet, agency or channel between the origin and this article."""

    text: str
    name: str
    kind: ViaKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """How one slot was filled: the rule, and the lexicon row (``table.toml:line``) when a word decided it."""

    slot: str
    rule: str
    row: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One reported event of one type, with one count, one target and one origin.

    ``id`` is a content hash over everything but itself and ``reasons``; ``sentence`` is the span the claim was read from.
    """

    id: str
    event: Event
    trigger: Words
    sentence: Span
    origin: Origin
    via: tuple[Via, ...] = ()
    stance: Stance = Stance.ASSERT
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    count: Count | None = None
    target: Mention | None = None
    agent: Mention | None = None
    place: Place | None = None
    time: When | None = None
    confidence: Confidence = Confidence.HIGH
    reasons: tuple[Reason, ...] = ()

    @property
    def label(self) -> str | None:
        """The first loaded name the outlet used for a party of this claim."""
        for told in (self.target, self.agent, self.origin):
            if told is not None and told.label is not None:
                return told.label
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something the reader saw and did not make a claim of: a stable ``code`` and a sentence for people."""

    code: str
    message: str
    start: int
    end: int
