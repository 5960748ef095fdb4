"""Builders for tests, ours and those of programs that use tawatur: values are named by words, and found in the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tawatur.model import (
    Article,
    Block,
    BlockKind,
    Claim,
    Comment,
    Count,
    Event,
    Hedge,
    Mention,
    Origin,
    OriginKind,
    Place,
    Reading,
    Remark,
    Span,
    Via,
    ViaKind,
    When,
    Words,
    content_id,
)
from tawatur.model.codec import claim_id


def article(
    title: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    comments: tuple[Comment, ...] = (),
    source: str | None = None,
) -> Article:
    """An article as a clean record would give it.

    >>> article("عنوان", "متن", published="2024-03-11").published_by
    'told'
    """
    full = f"{title}\n{text}"
    title_end = len(title)
    return Article(
        id=content_id([title, text]),
        title=title,
        text=text,
        capture=full,
        blocks=(
            Block(kind=BlockKind.TITLE, start=0, end=title_end + 1),
            Block(kind=BlockKind.BODY, start=title_end + 1, end=len(full)),
        ),
        comments=comments,
        outlet=outlet,
        published=date.fromisoformat(published) if published else None,
        published_by="told" if published else None,
        source=source,
    )


class Found:
    """Builds the parts of a claim from words of one article.

    >>> found = Found(article("مقتل ثلاثة جنود", "أعلنت الشرطة ذلك"))
    >>> claim = found.claim(Event.KILLED, "مقتل", count=found.count(3, words="ثلاثة"), target=found.mention("جنود"))
    >>> claim.trigger.start, claim.count.low, claim.target.text
    (0, 3, 'جنود')
    """

    def __init__(self, of: Article) -> None:
        self.article = of

    def at(self, words: str) -> tuple[int, int]:
        """Where the words first stand; raises ``ValueError`` when they do not."""
        start = self.article.full.index(words)
        return start, start + len(words)

    def count(
        self, low: int | None, high: int | None = -1, hedge: Hedge = Hedge.EXACT, *, unit: str = "person", words: str = ""
    ) -> Count:
        """A figure; ``high`` is ``low`` when it is not given."""
        start, end = self.at(words) if words else (-1, -1)
        return Count(low=low, high=low if high == -1 else high, hedge=hedge, unit=unit, start=start, end=end)

    def mention(self, words: str, actor: str | None = None, label: str | None = None) -> Mention:
        """A party by its words."""
        start, end = self.at(words)
        return Mention(text=words, actor=actor, start=start, end=end, label=label)

    def place(self, words: str, **more: Any) -> Place:
        """A place by its words."""
        start, end = self.at(words)
        return Place(text=words, name=words, start=start, end=end, **more)

    def when(
        self, words: str, first: str | None = None, last: str | None = None, offset_days: tuple[int, int] | None = None
    ) -> When:
        """A time by its words; ``last`` is ``first`` when it is not given."""
        start, end = self.at(words)
        days = [date.fromisoformat(day) if day else None for day in (first, last or first)]
        return When(text=words, start=start, end=end, grain="day", first=days[0], last=days[1], offset_days=offset_days)

    def origin(self, words: str, kind: OriginKind, actor: str | None = None) -> Origin:
        """A voice by its words."""
        start, end = self.at(words)
        return Origin(kind=kind, text=words, actor=actor, start=start, end=end)

    def via(self, words: str, name: str | None = None, kind: ViaKind = ViaKind.MEDIA) -> Via:
        """A go-between by its words."""
        start, end = self.at(words)
        return Via(text=words, name=name or words, kind=kind, start=start, end=end)

    def claim(self, event: Event, trigger: str, **slots: Any) -> Claim:
        """A claim by its trigger, in the article's own voice unless an origin is given, with its content hash."""
        start, end = self.at(trigger)
        full = self.article.full
        sentence = Span(start=full.rfind("\n", 0, start) + 1, end=(full + "\n").index("\n", start))
        slots.setdefault("origin", Origin(kind=OriginKind.OUTLET))
        slots.setdefault("sentence", sentence)
        made = Claim(id="", event=event, trigger=Words(text=trigger, start=start, end=end), **slots)
        return replace(made, id=claim_id(self.article.id, made))


def reading(of: Article, *claims: Claim, remarks: tuple[Remark, ...] = (), reader: str = "test") -> Reading:
    """A reading of an article with the claims given."""
    return Reading(article=of, claims=claims, remarks=remarks, reader=reader)
