"""Builders for tests, ours and those of programs that use tawatur: values are named by words, and found in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    Modality,
    Origin,
    OriginKind,
    Place,
    Polarity,
    Reading,
    Remark,
    Span,
    Stance,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One claim of an invented article for :func:`news`; words stand in the article's sentence, ids are those of the atlas.

    ``count`` is ``(low, high)`` or ``(low, high, hedge)``; ``target``, ``agent`` are ``(words, party)``; ``place`` is ``(name, key, lat,
    lon, precision)`` or a name alone; ``day`` and ``until`` are ISO dates; ``origin`` is ``(words, kind, party)``; ``via`` an outlet;
    ``note`` is put after the sentence's words and before its full stop.
    """

    event: Event
    trigger: str
    count: tuple[Any, ...] | None = None
    unit: str = "person"
    target: tuple[str, str | None] | None = None
    agent: tuple[str, str | None] | None = None
    place: tuple[str, str, float, float, str] | str | None = None
    day: str | None = None
    until: str | None = None
    origin: tuple[str, OriginKind, str | None] | None = None
    via: str | None = None
    stance: Stance = Stance.ASSERT
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    note: str = ""


def news(outlet: str | None, published: str | None, title: str, *facts: Fact, swaps: tuple[tuple[int, int], ...] = ()) -> Reading:
    """The reading of an invented article: a sentence for each fact. ``swaps`` are pairs of facts told as an exchange in one sentence.

    >>> told = news("الأفق", "2024-03-11", "خبر", Fact(event=Event.KILLED, trigger="مقتل", count=(3, 3), target=("جنود", "sdf")))
    >>> told.claims[0].count.low, told.article.text
    (3, 'مقتل 3 جنود.')
    """
    joined = {second for _, second in swaps}
    sentences: list[str] = []
    for at, fact in enumerate(facts):
        place = fact.place if isinstance(fact.place, str) or fact.place is None else fact.place[0]
        words = [fact.origin[0] if fact.origin else None, fact.via, fact.trigger, _numeral(fact.count)]
        words += [pair[0] if pair else None for pair in (fact.target, fact.agent)]
        words += [place, fact.day, fact.until, fact.note]
        sentence = " ".join(word for word in words if word)
        if at in joined:
            sentences[-1] += f" مقابل {sentence}"
        else:
            sentences.append(sentence)
    of = article(title, ".\n".join(sentences) + ".", outlet=outlet, published=published, source=f"{outlet} {published}")
    starts: list[int] = []
    at_line = len(title) + 1
    for sentence in sentences:
        starts.append(at_line)
        at_line += len(sentence) + 2
    claims, line, cursor = [], -1, 0
    for at, fact in enumerate(facts):
        if at not in joined:
            line += 1
            cursor = starts[line]
        claim, cursor = _fact_claim(of, fact, cursor, Span(start=starts[line], end=starts[line] + len(sentences[line]) + 1))
        claims.append(replace(claim, id=claim_id(of.id, claim)))
    remarks = []
    for one, two in swaps:
        first, last = claims[one].count, claims[two].count
        assert first is not None
        assert last is not None
        remarks.append(
            Remark(code="exchange-ratio", message=f"{first.low} for {last.low}", start=first.start - 1, end=last.end + 1)
        )
    return Reading(article=of, claims=tuple(claims), remarks=tuple(remarks), reader="test")


def _numeral(count: tuple[Any, ...] | None) -> str:
    return "" if count is None else str(count[0] if count[0] is not None else count[1])


def _fact_claim(of: Article, fact: Fact, cursor: int, sentence: Span) -> tuple[Claim, int]:
    """The claim of a fact, its words looked for from ``cursor`` on, and where the next one begins."""
    full = of.full
    last = cursor

    def at(words: str) -> dict[str, Any]:
        nonlocal last
        start = full.index(words, last)
        last = start + len(words)
        return {"start": start, "end": last}

    origin = Origin(kind=OriginKind.OUTLET)
    if fact.origin:
        origin = Origin(text=fact.origin[0], kind=fact.origin[1], actor=fact.origin[2], **at(fact.origin[0]))
    via = (Via(text=fact.via, name=fact.via, kind=ViaKind.MEDIA, **at(fact.via)),) if fact.via else ()
    trigger = Words(text=fact.trigger, **at(fact.trigger))
    count = None
    if fact.count:
        hedge = fact.count[2] if len(fact.count) > 2 else Hedge.EXACT
        count = Count(low=fact.count[0], high=fact.count[1], hedge=hedge, unit=fact.unit, **at(_numeral(fact.count)))
    target, agent = (Mention(text=each[0], actor=each[1], **at(each[0])) if each else None for each in (fact.target, fact.agent))
    place = None
    if isinstance(fact.place, str):
        place = Place(text=fact.place, name=fact.place, **at(fact.place))
    elif fact.place:
        name, key, lat, lon, precision = fact.place
        place = Place(text=name, name=name, key=key, lat=lat, lon=lon, precision=precision, **at(name))
    time = None
    if fact.day:
        first = date.fromisoformat(fact.day)
        until = date.fromisoformat(fact.until) if fact.until else first
        time = When(text=fact.day, grain="day", first=first, last=until, **at(fact.day))
    claim = Claim(
        id="", event=fact.event, trigger=trigger, sentence=sentence, origin=origin, via=via, stance=fact.stance,
        polarity=fact.polarity, modality=fact.modality, count=count, target=target, agent=agent, place=place, time=time,
    )  # fmt: skip
    return claim, last
