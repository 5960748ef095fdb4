"""Tellings: what one article tells of one happening. A reading is cut into them before articles are compared.

Claims of an article belong to one telling when their times can meet, their places can be one and their events are of one family; which
of several tellings a claim joins is decided by what they share and by how near they stand in the text. The rest of an article (an
earlier incident told as background, the news from another town) becomes a telling of its own, so that it glues nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tawatur.incidents.copies import sketch
from tawatur.incidents.grounds import Grounds
from tawatur.incidents.where import FINE, grain, nearness, spot
from tawatur.model import Article, Claim, Event, Modality, Polarity, Reading, Spot, content_id
from tawatur.model.telling import Telling, Window

VIOLENCE, CUSTODY, TALKS, PROTEST = "violence", "custody", "talks", "protest"
FAMILY = {
    **dict.fromkeys(
        (
            Event.KILLED, Event.INJURED, Event.CASUALTIES, Event.ATTACK, Event.CLASH, Event.AIRSTRIKE, Event.SHELLING,
            Event.EXPLOSION, Event.CONTROL, Event.SIEGE, Event.DESTRUCTION, Event.DISPLACED,
        ),
        VIOLENCE,
    ),
    **dict.fromkeys((Event.DETAINED, Event.RELEASED, Event.ESCAPED, Event.SURRENDERED, Event.MISSING), CUSTODY),
    Event.TALKS: TALKS,
    Event.PROTEST: PROTEST,
}  # fmt: skip
#: A time longer than this many days is told of a campaign, not of a day.
LONG = 3
#: How many days before publication an event without a time may lie.
ASSUMED = 1
#: Words of the telling that are kept for comparing: the rarest say what it is about.
WORDS = 60


def window_of(claim: Claim) -> Window | None:
    """The days a claim names, ``None`` when it names none that can be reckoned."""
    if claim.time is None or claim.time.first is None:
        return None
    last = claim.time.last or claim.time.first
    return Window(claim.time.first.toordinal(), last.toordinal())


def is_cumulative(claim: Claim) -> bool:
    """True for a figure reckoned over many days («250 in six days»): never added to those of a day."""
    days = window_of(claim)
    return (
        claim.count is not None
        and claim.time is not None
        and (claim.time.grain in ("month", "year") or (days is not None and days.days > LONG))
    )


def is_firm(claim: Claim) -> bool:
    """True for a claim that tells of something that happened."""
    return claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL


def tellings(reading: Reading, grounds: Grounds) -> tuple[Telling, ...]:
    """What an article tells, happening by happening, in the order of the text."""
    drafts: list[_Draft] = []
    sentences = _sentence_numbers(reading.claims)
    for claim in sorted(reading.claims, key=lambda each: (not is_firm(each), each.trigger.start)):
        fit = _fitting(drafts, claim, sentences, grounds)
        if fit is None:
            fit = _Draft(reading.article.published, grounds)
            drafts.append(fit)
        fit.take(claim, sentences[claim.id])
    drafts.sort(key=lambda draft: min(claim.trigger.start for claim in (*draft.claims, *draft.attached)))
    return tuple(_finished(draft, reading.article, grounds) for draft in drafts)


def _sentence_numbers(claims: Iterable[Claim]) -> dict[str, int]:
    claims = tuple(claims)
    starts = {start: at for at, start in enumerate(sorted({claim.sentence.start for claim in claims}))}
    return {claim.id: starts[claim.sentence.start] for claim in claims}


class _Draft:
    """A telling that is still being gathered."""

    def __init__(self, published: date | None, grounds: Grounds) -> None:
        self.published, self.grounds = published, grounds
        self.claims: list[Claim] = []
        self.attached: list[Claim] = []
        self.sentences: set[int] = set()
        self.families: set[str] = set()
        self.window: Window | None = None
        self.spots: list[Spot] = []
        self.parties: set[str] = set()

    def take(self, claim: Claim, sentence: int) -> None:
        """Add a claim; only firm ones say what the telling is about."""
        if not is_firm(claim):
            self.attached.append(claim)
            return
        self.claims.append(claim)
        self.sentences.add(sentence)
        self.families.add(FAMILY[claim.event])
        for mention in (claim.target, claim.agent):
            if mention is not None and mention.actor is not None:
                self.parties.add(self.grounds.family_of(mention.actor) or mention.actor)
        if claim.place is not None:
            here = spot(claim.place)
            if here not in self.spots:
                self.spots.append(here)
                self.spots.sort(key=lambda each: (-grain(each), each.key is None))
        told = window_of(claim)
        if told is not None and (self.window is None or told.days < self.window.days):
            self.window = told

    def when(self) -> Window | None:
        """The days it was, ``None`` when only a campaign is dated («منذ 2013») and the rest is news without a time."""
        if self.window is not None and self.window.days > LONG:
            if any(window_of(claim) is None for claim in self.claims):
                return None
        return self.window


def _fitting(drafts: list[_Draft], claim: Claim, sentences: Mapping[str, int], grounds: Grounds) -> _Draft | None:
    best, most = None, 0.0
    for draft in reversed(drafts):
        worth = _fit(draft, claim, sentences[claim.id], grounds)
        if worth is not None and worth > most:
            best, most = draft, worth
    return best


def _fit(draft: _Draft, claim: Claim, sentence: int, grounds: Grounds) -> float | None:
    """What speaks for a claim belonging to a draft; ``None`` when it cannot."""
    near = sentence in draft.sentences
    worth = 2.0 if near else 1.0 if {sentence - 1, sentence + 1} & draft.sentences else 0.5
    family = FAMILY[claim.event]
    if family not in draft.families and draft.families:
        if not near and {family, *draft.families} & {TALKS, PROTEST} and not _deal(claim, draft):
            return None
        worth -= 0.5
    told = window_of(claim)
    if told is not None and draft.window is not None:
        if told.gap(draft.window):
            return None
        worth += 1.0
    elif told is not None or draft.window is not None:
        known = told or draft.window
        # A day long before publication is background: what tells no time of its own belongs to the news.
        if known is not None and draft.published is not None and draft.published.toordinal() - known.last > 7 and not near:
            return None
    if claim.place is not None and draft.spots:
        shared = nearness(spot(claim.place), draft.spots[0], grounds)
        if shared is None:
            return None
        worth += shared.worth
    parties = {grounds.family_of(m.actor) for m in (claim.target, claim.agent) if m is not None and m.actor is not None}
    return worth + 0.5 * len(parties & draft.parties)


def _deal(claim: Claim, draft: _Draft) -> bool:
    """Talks and what was agreed in them: those set free."""
    events = {claim.event} | {each.event for each in draft.claims}
    return {Event.TALKS, Event.RELEASED} <= events


def _finished(draft: _Draft, article: Article, grounds: Grounds) -> Telling:
    firm, held = tuple(draft.claims), tuple(draft.attached)
    spans = sorted({(claim.sentence.start, claim.sentence.end) for claim in firm or held})
    lead = spans[0][0] <= len(article.title) + 2
    passage = " \n".join(article.full[start:end] for start, end in spans)
    about = passage if not lead else f"{article.title}\n{_opening(article)}\n{passage}"
    families = frozenset(draft.families or {FAMILY[claim.event] for claim in held})
    window = draft.when() or _assumed(article.published)
    spots = tuple(draft.spots) or tuple(spot(c.place) for c in held[:1] if c.place is not None)
    weak = not firm or (not spots and draft.window is None and not draft.parties and all(c.count is None for c in firm))
    return Telling(
        id=content_id([article.id, [claim.id for claim in firm], [claim.id for claim in held]]),
        article=article.id,
        outlet=grounds.outlet_of(article.outlet),
        published=article.published,
        claims=tuple(claim.id for claim in firm),
        attached=tuple(claim.id for claim in held),
        families=families,
        events=frozenset(claim.event for claim in firm or held),
        window=window,
        spots=spots,
        targets=_sides((claim.target for claim in firm), grounds),
        agents=_sides((claim.agent for claim in firm), grounds),
        figures=_figures(firm),
        words=_weighed(about, grounds),
        passage=sketch(passage, grounds.fold),
        rank=_rank(firm, spots, draft, lead),
        weak=weak,
        lead=lead,
    )


def _rank(firm: tuple[Claim, ...], spots: tuple[Spot, ...], draft: _Draft, lead: bool) -> int:
    fine = bool(spots) and spots[0].precision in FINE
    return 3 * fine + 2 * lead + 2 * (draft.when() is not None) + bool(draft.parties) + min(len(firm), 6)


def _opening(article: Article) -> str:
    return article.text.lstrip()[:400]


def _assumed(published: date | None) -> Window | None:
    if published is None:
        return None
    return Window(published.toordinal() - ASSUMED, published.toordinal(), assumed=True)


def _sides(mentions: Iterable[object], grounds: Grounds) -> frozenset[str]:
    actors = (getattr(mention, "actor", None) for mention in mentions)
    return frozenset(family for actor in actors if (family := grounds.family_of(actor)) is not None)


def _figures(claims: Iterable[Claim]) -> dict[tuple[Event, str], frozenset[tuple[int | None, int | None]]]:
    found: dict[tuple[Event, str], set[tuple[int | None, int | None]]] = {}
    for claim in claims:
        if claim.count is not None and (claim.count.low, claim.count.high) != (None, None) and not is_cumulative(claim):
            found.setdefault((claim.event, claim.count.unit), set()).add((claim.count.low, claim.count.high))
    return {key: frozenset(values) for key, values in found.items()}


def _weighed(text: str, grounds: Grounds) -> dict[str, float]:
    """The rarest words, each with its weight, so that the squares of the weights add up to 1."""
    words = sorted(grounds.content(text).items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
    length = sum(weight * weight for _, weight in words) ** 0.5
    return {word: weight / length for word, weight in words} if length else {}
