"""What is told in a short text: its claims as plain values, for the tests of the rules of reading."""

from __future__ import annotations

from datetime import date
from typing import Any

from tawatur.model import Article, Claim
from tests.claims.hearing import reader

PUBLISHED = date(2024, 3, 20)  # a Wednesday


def read(text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of a short text that stands in an invented newspaper."""
    article = Article(id="t", title=title, text=text, capture=f"{title}\n{text}", outlet="صحيفة الميناء", published=PUBLISHED)
    return reader().read(article)[0]


def told(claim: Claim) -> dict[str, Any]:
    """The slots of a claim as plain values."""
    count = claim.count
    return {
        "event": claim.event.value,
        "words": claim.trigger.text,
        "n": None if count is None else (count.low, count.high),
        "hedge": None if count is None else count.hedge.value,
        "unit": None if count is None else count.unit,
        "target": claim.target.text if claim.target else None,
        "side": claim.target.actor if claim.target else None,
        "agent": claim.agent.actor if claim.agent else None,
        "doer": claim.agent.text if claim.agent else None,
        "negated": claim.polarity.value == "negated",
        "possible": claim.modality.value == "hypothetical",
        "origin": claim.origin.actor or claim.origin.kind.value,
        "speaker": claim.origin.text,
        "stance": claim.stance.value,
        "place": claim.place.name if claim.place else None,
        "days": (claim.time.first, claim.time.last) if claim.time else None,
    }


def expect(text: str, *wanted: dict[str, Any], title: str = "") -> None:
    """The claims of a text, one for each dictionary, agree with it in every slot that it names."""
    found = [told(claim) for claim in read(text, title)]
    assert [f["event"] for f in found] == [w["event"] for w in wanted], found
    for f, w in zip(found, wanted, strict=True):
        assert {slot: f[slot] for slot in w} == w


def k(event: str, **slots: Any) -> dict[str, Any]:
    """What one claim must hold."""
    return {"event": event, **slots}
