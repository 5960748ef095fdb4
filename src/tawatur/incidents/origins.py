"""Independence: which claims of an incident are one word, handed on.

Claims are tied when one voice stands behind them (a party, a named person, or an unnamed source heard through one outlet), when one
outlet relays the other, or when their sentences are one text. What hangs together by ties is a chain; chains are independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tawatur.incidents.copies import LEAST, Sketch, copied, sketch, told
from tawatur.incidents.grounds import Grounds
from tawatur.model import Article, Chain, Claim, Copy, Event, OriginKind, Tie, ViaKind

#: Voices without a name of their own: the same words in two outlets need not be the same people.
_NAMELESS = frozenset({OriginKind.ANONYMOUS, OriginKind.WITNESS})
#: Words of a source that are still a kind of source and no name («مسؤول»، «الشرطة المحلية»).
_GENERIC = 2
#: Before the id of an article whose outlet is not known: it is an outlet of its own.
_UNNAMED = "article "


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with the article that tells it."""

    claim: Claim
    article: Article


@dataclass(frozen=True, slots=True)
class Origin:
    """The far end of a claim's chain: a ``key`` that is the same for the same voice, the tie it makes, and its name for people."""

    key: str
    tie: str
    name: str
    party: str | None = None


#: A tie before it is kept: its kind, the two claims, and why. There are many, and few are kept.
_Bond = tuple[str, str, str, str]


def outlet_of(article: Article, grounds: Grounds) -> str:
    """The outlet of an article; the article itself when it is not known."""
    return grounds.outlet_of(article.outlet) or f"{_UNNAMED}{article.id}"


def heard_through(told: Told, grounds: Grounds) -> str:
    """The outlet nearest to the origin."""
    for via in told.claim.via:
        if via.kind is ViaKind.MEDIA:
            return grounds.outlet_of(via.name) or via.name
    return outlet_of(told.article, grounds)


def origin_of(told: Told, grounds: Grounds) -> Origin:
    """Whose word a claim is."""
    origin = told.claim.origin
    family = grounds.family_of(origin.actor)
    text = " ".join(grounds.fold(origin.text or "").split())
    named = origin.text or origin.kind.value
    if origin.kind is OriginKind.OUTLET or (origin.kind is OriginKind.MEDIA and family is None):
        heard = (grounds.outlet(origin.text) if origin.text else None) or heard_through(told, grounds)
        return Origin(f"outlet:{heard}", "outlet", shown(heard))
    if origin.kind in _NAMELESS:
        heard = heard_through(told, grounds)
        return Origin(f"{origin.kind.value}:{family or text}@{heard}", "anonymous", f"«{named}» ({shown(heard)})", family)
    if family is not None:
        return Origin(f"party:{family}", "party", family, family)
    if len(text.split()) < _GENERIC:
        heard = heard_through(told, grounds)
        return Origin(f"{origin.kind.value}:{text}@{heard}", "anonymous", f"«{named}» ({shown(heard)})")
    return Origin(f"{origin.kind.value}:{text}", "person", f"«{named}»")


def shown(outlet: str) -> str:
    """An outlet's name for people.

    >>> shown("article 12ab"), shown("Sanabel")
    ('an outlet of unknown name', 'Sanabel')
    """
    return "an outlet of unknown name" if outlet.startswith(_UNNAMED) else outlet


def independence(tellers: Sequence[Told], grounds: Grounds) -> tuple[tuple[Chain, ...], tuple[Copy, ...]]:
    """The independent chains of claims, with the ties that hold each together, and the copies among the articles.

    Chains come in the order of their first claim's id; every tie names two claims and says why they are one word.
    """
    tellers = sorted(tellers, key=lambda each: each.claim.id)
    origins = {each.claim.id: origin_of(each, grounds) for each in tellers}
    copies = _copies(tellers, grounds)
    bonds = chain(_same_voice(tellers, origins), _relays(tellers, origins, grounds), _copied(tellers, copies, grounds))
    return _components(tellers, origins, bonds), copies


def _copies(tellers: Sequence[Told], grounds: Grounds) -> tuple[Copy, ...]:
    articles = {each.article.id: each.article for each in tellers}
    pairs = copied((id_, sketch(article.text, grounds.fold)) for id_, article in sorted(articles.items()))
    return tuple(Copy(left=left, right=right, share=part, why=told(part)) for left, right, part in pairs)


def _same_voice(tellers: Sequence[Told], origins: Mapping[str, Origin]) -> Iterable[_Bond]:
    first: dict[str, str] = {}
    for each in tellers:
        origin = origins[each.claim.id]
        for key in (origin.key, f"party:{origin.party}" if origin.party else ""):
            if not key:
                continue
            earlier = first.setdefault(key, each.claim.id)
            if earlier != each.claim.id:
                kind = origin.tie if key == origin.key else "party"
                yield kind, earlier, each.claim.id, _voice_why(kind, origin)


def _voice_why(kind: str, origin: Origin) -> str:
    if kind == "party":
        return f"both are the word of {origin.party or origin.name}"
    if kind == "anonymous":
        return f"the same unnamed source through the same outlet: {origin.name}"
    if kind == "person":
        return f"the same speaker: {origin.name}"
    return f"the same outlet's own word: {origin.name}"


def _relays(tellers: Sequence[Told], origins: Mapping[str, Origin], grounds: Grounds) -> Iterable[_Bond]:
    """A claim heard through an outlet, and the same event told by that outlet itself."""
    of_outlet: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in tellers:
        of_outlet[outlet_of(each.article, grounds), each.claim.event.value].append(each)
    for each in tellers:
        if not each.claim.via:
            continue
        through = heard_through(each, grounds)
        for source in of_outlet.get((through, each.claim.event.value), ()):
            if source.article.id != each.article.id and _same_kind(source, each) and _matter(source.claim) == _matter(each.claim):
                yield "relay", source.claim.id, each.claim.id, f"told by way of {through}"
                break


def _same_kind(one: Told, other: Told) -> bool:
    return one.claim.origin.kind is other.claim.origin.kind or OriginKind.OUTLET in (
        one.claim.origin.kind,
        other.claim.origin.kind,
    )


def _copied(tellers: Sequence[Told], copies: Sequence[Copy], grounds: Grounds) -> Iterable[_Bond]:
    """Claims whose sentences are one text, and the same claims of articles that are copies."""
    sentences: dict[str, str] = {}
    sketches: list[tuple[str, Sketch]] = []
    holders: dict[str, list[Told]] = defaultdict(list)
    for each in tellers:
        text = " ".join(grounds.fold(each.claim.sentence.of(each.article.full)).split())
        if text not in sentences:
            sentences[text] = text
            made = sketch(text, str)
            if len(made) >= LEAST:
                sketches.append((text, made))
        holders[text].append(each)
    by_matter = {text: _by_matter(some) for text, some in holders.items()}
    for text in sorted(holders):
        if len(text.split()) >= 8:
            yield from _tied(holders[text], by_matter[text], "the same sentence")
    for left, right, part in copied(sketches):
        yield from _tied(holders[left], by_matter[right], f"of the sentences, {told(part)}")
    by_article: dict[str, list[Told]] = defaultdict(list)
    for each in tellers:
        by_article[each.article.id].append(each)
    of_article = {id_: _by_matter(some) for id_, some in by_article.items()}
    for copy in copies:
        yield from _tied(by_article[copy.left], of_article[copy.right], f"copied articles: {copy.why}")


#: An event and its figure: the lowest and highest number and the unit.
_Matter = tuple[Event, tuple[int | None, int | None, str] | None]


def _matter(claim: Claim) -> _Matter:
    count = claim.count
    return claim.event, None if count is None else (count.low, count.high, count.unit)


def _by_matter(some: Iterable[Told]) -> dict[_Matter, tuple[Told, ...]]:
    """The first claim of each event and figure, and the first of another article."""
    found: dict[_Matter, tuple[Told, ...]] = {}
    for each in some:
        held = found.setdefault(_matter(each.claim), (each,))
        if len(held) == 1 and held[0].article.id != each.article.id:
            found[_matter(each.claim)] = (*held, each)
    return found


def _tied(some: Iterable[Told], others: Mapping[_Matter, Sequence[Told]], why: str) -> Iterable[_Bond]:
    """Ties between claims of two articles that tell the same event with the same figure."""
    for one in some:
        for other in others.get(_matter(one.claim), ()):
            if one.article.id != other.article.id:
                left, right = sorted((one.claim.id, other.claim.id))
                yield "copy", left, right, why
                break


def _components(tellers: Sequence[Told], origins: Mapping[str, Origin], bonds: Iterable[_Bond]) -> tuple[Chain, ...]:
    head = {each.claim.id: each.claim.id for each in tellers}

    def top(id_: str) -> str:
        while head[id_] != id_:
            head[id_] = head[head[id_]]
            id_ = head[id_]
        return id_

    kept = []
    for kind, one, other, why in bonds:
        left, right = top(one), top(other)
        if left != right:
            # ties that bind what is bound already would say nothing new
            head[max(left, right)] = min(left, right)
            kept.append(Tie(kind=kind, left=one, right=other, why=why))
    members: dict[str, list[str]] = defaultdict(list)
    for each in tellers:
        members[top(each.claim.id)].append(each.claim.id)
    held: dict[str, list[Tie]] = defaultdict(list)
    for tie in kept:
        held[top(tie.left)].append(tie)
    return tuple(Chain(claims=tuple(ids), ties=tuple(held[at]), name=_named(ids, origins)) for at, ids in sorted(members.items()))


def _named(ids: Sequence[str], origins: Mapping[str, Origin]) -> str:
    names: dict[str, int] = defaultdict(int)
    for id_ in ids:
        names[origins[id_].name] += 1
    return ", ".join(sorted(names, key=lambda name: (-names[name], name))[:3])
