"""What there is: frozen values and their own arithmetic."""

from tawatur.model.claim import Claim, Mention, Origin, Place, Reason, Remark, Via, When
from tawatur.model.count import Count
from tawatur.model.ids import canonical, content_id
from tawatur.model.page import Article, Block, Comment, Page, Reading
from tawatur.model.terms import (
    PEOPLE,
    BlockKind,
    Confidence,
    Event,
    Hedge,
    Modality,
    OriginKind,
    Polarity,
    Stance,
    ViaKind,
)
from tawatur.model.words import Span, Words

__all__ = [
    "PEOPLE",
    "Article",
    "Block",
    "BlockKind",
    "Claim",
    "Comment",
    "Confidence",
    "Count",
    "Event",
    "Hedge",
    "Mention",
    "Modality",
    "Origin",
    "OriginKind",
    "Page",
    "Place",
    "Polarity",
    "Reading",
    "Reason",
    "Remark",
    "Span",
    "Stance",
    "Via",
    "ViaKind",
    "When",
    "Words",
    "canonical",
    "content_id",
]
