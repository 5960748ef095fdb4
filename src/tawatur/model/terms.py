"""The closed sets of the claims guide."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """What happened: the types of the guide, people first, then acts."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    DETAINED = "detained"
    RELEASED = "released"
    ESCAPED = "escaped"
    SURRENDERED = "surrendered"
    MISSING = "missing"
    DISPLACED = "displaced"
    ATTACK = "attack"
    CLASH = "clash"
    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    EXPLOSION = "explosion"
    CONTROL = "control"
    SIEGE = "siege"
    DESTRUCTION = "destruction"
    TALKS = "talks"
    PROTEST = "protest"

    @property
    def counts_people(self) -> bool:
        """True when the figure counts persons unless a unit says otherwise."""
        return self in PEOPLE


PEOPLE = frozenset(
    {
        Event.KILLED, Event.INJURED, Event.CASUALTIES, Event.DETAINED, Event.RELEASED,
        Event.ESCAPED, Event.SURRENDERED, Event.MISSING, Event.DISPLACED,
    }
)  # fmt: skip


class Hedge(StrEnum):
    """How a figure was hedged."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    SEVERAL = "several"
    TENS = "tens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    ALL = "all"


class Stance(StrEnum):
    """How the article presents the origin's word."""

    ASSERT = "assert"
    CONFIRM = "confirm"
    ALLEGE = "allege"
    ADMIT = "admit"
    DENY = "deny"
    ESTIMATE = "estimate"
    DEMAND = "demand"


class Polarity(StrEnum):
    """Whether the text says that it happened."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Told as having happened, or as planned, feared, demanded, possible."""

    ACTUAL = "actual"
    HYPOTHETICAL = "hypothetical"


class OriginKind(StrEnum):
    """What sort of voice the origin is."""

    PARTY = "party"
    OFFICIAL = "official"
    MEDICAL = "medical"
    MONITOR = "monitor"
    WITNESS = "witness"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    OUTLET = "outlet"


class ViaKind(StrEnum):
    """What stands between the origin and the article."""

    MEDIA = "media"
    CHANNEL = "channel"


class Confidence(StrEnum):
    """How sure a claim is, by the doubts its reader has of itself: ``high`` with none, ``medium`` with one, ``low`` with more."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class BlockKind(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    EMBED = "embed"
    COMMENT = "comment"
    FURNITURE = "furniture"
    DUPLICATE = "duplicate"
