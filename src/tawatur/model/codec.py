"""The only place a value becomes JSON and back.

A claim's JSON has exactly the keys and values of the claims guide; what tawatur adds (``id``, ``span``, ``lat``, ``lon``,
``precision``, ``key``, ``grain``, ``carried``, ``label``, ``sentence``, ``confidence``, ``reasons``) stands beside them. Every
offset counts code points of ``title + "\\n" + text``. ``…_json`` writes, ``…_from`` reads and raises
:class:`~tawatur.errors.CodecError` for JSON that is not such a value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from tawatur.errors import CodecError
from tawatur.model.claim import Claim, Mention, Origin, Place, Reason, Remark, Via, When
from tawatur.model.count import Count
from tawatur.model.ids import content_id
from tawatur.model.page import Article, Block, Comment, Reading
from tawatur.model.terms import BlockKind, Confidence, Event, Hedge, Modality, OriginKind, Polarity, Stance, ViaKind
from tawatur.model.words import Span, Words

Json = dict[str, Any]
Value = TypeVar("Value")
Term = TypeVar("Term", bound=StrEnum)


def claim_id(article_id: str, claim: Claim) -> str:
    """The content hash of a claim: over the article's id and the claim's JSON without ``id`` and ``reasons``.

    >>> claim = Claim(id="", event=Event.KILLED, trigger=Words(text="مقتل", start=0, end=4), sentence=Span(start=0, end=9),
    ...               origin=Origin(kind=OriginKind.OUTLET))
    >>> claim_id("a1", claim) == claim_id("a1", claim), claim_id("a1", claim) == claim_id("a2", claim)
    (True, False)
    """
    body = claim_json(claim)
    del body["id"]
    return content_id({"article": article_id, "claim": body})


# --- claims -----------------------------------------------------------------------------------------------------------


def claim_json(claim: Claim, *, explain: bool = False) -> Json:
    """A claim as JSON; ``reasons`` only when asked to ``explain``."""
    out: Json = {
        "id": claim.id,
        "event": claim.event.value,
        "trigger": {"text": claim.trigger.text, "start": claim.trigger.start, "end": claim.trigger.end},
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "stance": claim.stance.value,
        "count": _maybe(_count_json, claim.count),
        "target": _maybe(_mention_json, claim.target),
        "agent": _maybe(_mention_json, claim.agent),
        "place": _maybe(_place_json, claim.place),
        "time": _maybe(_when_json, claim.time),
        "origin": _origin_json(claim.origin),
        "via": [_via_json(via) for via in claim.via],
        "label": claim.label,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "confidence": claim.confidence.value,
    }
    if explain:
        out["reasons"] = [{"slot": reason.slot, "rule": reason.rule, "row": reason.row} for reason in claim.reasons]
    return out


def claim_from(data: Any) -> Claim:
    """The claim that :func:`claim_json` wrote.

    >>> claim_from({"event": "killed"})
    Traceback (most recent call last):
    tawatur.errors.CodecError: claim: lacks the key 'id'
    """
    with_keys = _object(data, "claim")
    return Claim(
        id=_text(with_keys, "id", "claim"),
        event=_term(Event, with_keys, "event", "claim"),
        trigger=_words_from(_get(with_keys, "trigger", "claim")),
        sentence=_range_from(_get(with_keys, "sentence", "claim"), "sentence"),
        origin=_origin_from(_get(with_keys, "origin", "claim")),
        via=tuple(_via_from(each) for each in _list(with_keys, "via", "claim")),
        stance=_term(Stance, with_keys, "stance", "claim"),
        polarity=_term(Polarity, with_keys, "polarity", "claim"),
        modality=_term(Modality, with_keys, "modality", "claim"),
        count=_maybe(_count_from, with_keys.get("count")),
        target=_maybe(_mention_from, with_keys.get("target")),
        agent=_maybe(_mention_from, with_keys.get("agent")),
        place=_maybe(_place_from, with_keys.get("place")),
        time=_maybe(_when_from, with_keys.get("time")),
        confidence=_term(Confidence, with_keys, "confidence", "claim"),
        reasons=tuple(_reason_from(each) for each in with_keys.get("reasons") or ()),
    )


def _words_from(data: Any) -> Words:
    words = _object(data, "trigger")
    return Words(
        text=_text(words, "text", "trigger"), start=_whole(words, "start", "trigger"), end=_whole(words, "end", "trigger")
    )


def _count_json(count: Count) -> Json:
    span = None if count.start < 0 else [count.start, count.end]
    return {"low": count.low, "high": count.high, "hedge": count.hedge.value, "unit": count.unit, "span": span}


def _count_from(data: Any) -> Count:
    count = _object(data, "count")
    start, end = _span(count, "count") if count.get("span") is not None else (-1, -1)
    return Count(
        low=_maybe_whole(count, "low", "count"),
        high=_maybe_whole(count, "high", "count"),
        hedge=_term(Hedge, count, "hedge", "count"),
        unit=_text(count, "unit", "count"),
        start=start,
        end=end,
    )


def _mention_json(mention: Mention) -> Json:
    return {"text": mention.text, "actor": mention.actor, "label": mention.label, "span": [mention.start, mention.end]}


def _mention_from(data: Any) -> Mention:
    mention = _object(data, "mention")
    start, end = _span(mention, "mention")
    return Mention(
        text=_text(mention, "text", "mention"),
        actor=_maybe_text(mention, "actor", "mention"),
        label=_maybe_text(mention, "label", "mention"),
        start=start,
        end=end,
    )


def _place_json(place: Place) -> Json:
    return {
        "text": place.text,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "key": place.key,
        "carried": place.carried,
        "span": [place.start, place.end],
    }


def _place_from(data: Any) -> Place:
    place = _object(data, "place")
    start, end = _span(place, "place")
    return Place(
        text=_text(place, "text", "place"),
        name=_text(place, "name", "place"),
        start=start,
        end=end,
        lat=_maybe_number(place, "lat", "place"),
        lon=_maybe_number(place, "lon", "place"),
        precision=_maybe_text(place, "precision", "place"),
        key=_maybe_text(place, "key", "place"),
        carried=bool(place.get("carried", False)),
    )


def _when_json(when: When) -> Json:
    out: Json = {
        "text": when.text,
        "start": _maybe(date.isoformat, when.first),
        "end": _maybe(date.isoformat, when.last),
        "grain": when.grain,
        "span": [when.start, when.end],
    }
    if when.offset_days is not None:
        out["offset_days"] = list(when.offset_days)
    return out


def _when_from(data: Any) -> When:
    when = _object(data, "time")
    start, end = _span(when, "time")
    days = when.get("offset_days")
    return When(
        text=_text(when, "text", "time"),
        start=start,
        end=end,
        grain=_text(when, "grain", "time"),
        first=_maybe_day(when, "start", "time"),
        last=_maybe_day(when, "end", "time"),
        offset_days=None if days is None else _pair(days, "offset_days", "time"),
    )


def _origin_json(origin: Origin) -> Json:
    span = None if origin.start is None else [origin.start, origin.end]
    return {"text": origin.text, "actor": origin.actor, "kind": origin.kind.value, "label": origin.label, "span": span}


def _origin_from(data: Any) -> Origin:
    origin = _object(data, "origin")
    start, end = _span(origin, "origin") if origin.get("span") is not None else (None, None)
    return Origin(
        kind=_term(OriginKind, origin, "kind", "origin"),
        text=_maybe_text(origin, "text", "origin"),
        actor=_maybe_text(origin, "actor", "origin"),
        label=_maybe_text(origin, "label", "origin"),
        start=start,
        end=end,
    )


def _via_json(via: Via) -> Json:
    return {"text": via.text, "name": via.name, "kind": via.kind.value, "span": [via.start, via.end]}


def _via_from(data: Any) -> Via:
    via = _object(data, "via")
    start, end = _span(via, "via")
    kind = _term(ViaKind, via, "kind", "via")
    return Via(text=_text(via, "text", "via"), name=_text(via, "name", "via"), kind=kind, start=start, end=end)


def _reason_from(data: Any) -> Reason:
    reason = _object(data, "reason")
    return Reason(
        slot=_text(reason, "slot", "reason"), rule=_text(reason, "rule", "reason"), row=_maybe_text(reason, "row", "reason")
    )


# --- articles and readings --------------------------------------------------------------------------------------------


def article_json(article: Article) -> Json:
    """An article as JSON, without claims and remarks."""
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published": _maybe(date.isoformat, article.published),
        "published_at": _maybe(datetime.isoformat, article.published_at),
        "published_by": article.published_by,
        "source": article.source,
        "text": article.text,
        "capture": article.capture,
        "blocks": [{"kind": block.kind.value, "start": block.start, "end": block.end} for block in article.blocks],
        "unread": [{"start": span.start, "end": span.end} for span in article.unread],
        "comments": [_comment_json(comment) for comment in article.comments],
    }


def article_from(data: Any) -> Article:
    """The article that :func:`article_json` wrote."""
    article = _object(data, "article")
    at = _maybe_text(article, "published_at", "article")
    return Article(
        id=_text(article, "id", "article"),
        title=_text(article, "title", "article"),
        text=_text(article, "text", "article"),
        capture=_text(article, "capture", "article"),
        blocks=tuple(_block_from(each) for each in _list(article, "blocks", "article")),
        comments=tuple(_comment_from(each) for each in _list(article, "comments", "article")),
        unread=tuple(_range_from(each, "unread") for each in _list(article, "unread", "article")),
        url=_maybe_text(article, "url", "article"),
        outlet=_maybe_text(article, "outlet", "article"),
        byline=_maybe_text(article, "byline", "article"),
        published=_maybe_day(article, "published", "article"),
        published_at=None if at is None else _parsed(datetime.fromisoformat, at, "published_at", "article"),
        published_by=_maybe_text(article, "published_by", "article"),
        source=_maybe_text(article, "source", "article"),
    )


def _comment_json(comment: Comment) -> Json:
    return {
        "author": comment.author,
        "age": comment.age,
        "posted": None if comment.posted is None else [day.isoformat() for day in comment.posted],
        "text": comment.text,
        "span": [comment.start, comment.end],
    }


def _comment_from(data: Any) -> Comment:
    comment = _object(data, "comment")
    start, end = _span(comment, "comment")
    return Comment(
        author=_maybe_text(comment, "author", "comment"),
        age=_maybe_text(comment, "age", "comment"),
        text=_text(comment, "text", "comment"),
        start=start,
        end=end,
        posted=_maybe(_days_from, comment.get("posted")),
    )


def _days_from(data: Any) -> tuple[date, date]:
    if not isinstance(data, list) or len(data) != 2:
        raise CodecError("is not a pair of days", where="comment.posted")
    first, last = (_parsed(date.fromisoformat, each, "posted", "comment") for each in data)
    return first, last


def _block_from(data: Any) -> Block:
    block = _object(data, "block")
    kind = _term(BlockKind, block, "kind", "block")
    return Block(kind=kind, start=_whole(block, "start", "block"), end=_whole(block, "end", "block"))


def remark_json(remark: Remark) -> Json:
    """A remark as JSON."""
    return {"code": remark.code, "message": remark.message, "start": remark.start, "end": remark.end}


def _remark_from(data: Any) -> Remark:
    remark = _object(data, "remark")
    return Remark(
        code=_text(remark, "code", "remark"),
        message=_text(remark, "message", "remark"),
        start=_whole(remark, "start", "remark"),
        end=_whole(remark, "end", "remark"),
    )


def reading_json(reading: Reading, *, explain: bool = False) -> Json:
    """A reading as JSON: the article's keys, then ``claims``, ``remarks`` and ``reader``."""
    return {
        **article_json(reading.article),
        "claims": [claim_json(claim, explain=explain) for claim in reading.claims],
        "remarks": [remark_json(remark) for remark in reading.remarks],
        "reader": reading.reader,
    }


def reading_from(data: Any) -> Reading:
    """The reading that :func:`reading_json` wrote."""
    reading = _object(data, "reading")
    return Reading(
        article=article_from(reading),
        claims=tuple(claim_from(each) for each in _list(reading, "claims", "reading")),
        remarks=tuple(_remark_from(each) for each in _list(reading, "remarks", "reading")),
        reader=_text(reading, "reader", "reading"),
    )


# --- what JSON must be ------------------------------------------------------------------------------------------------


def _maybe(write: Callable[[Any], Value], value: Any) -> Value | None:
    return None if value is None else write(value)


def _object(data: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise CodecError("is not an object", where=where)
    return data


def _get(data: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in data:
        raise CodecError(f"lacks the key {key!r}", where=where)
    return data[key]


def _list(data: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = _get(data, key, where)
    if not isinstance(value, list):
        raise CodecError("is not a list", where=f"{where}.{key}")
    return value


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    value = _get(data, key, where)
    if not isinstance(value, str):
        raise CodecError("is not text", where=f"{where}.{key}")
    return value


def _maybe_text(data: Mapping[str, Any], key: str, where: str) -> str | None:
    return None if data.get(key) is None else _text(data, key, where)


def _whole(data: Mapping[str, Any], key: str, where: str) -> int:
    value = _get(data, key, where)
    if isinstance(value, bool) or not isinstance(value, int):
        raise CodecError("is not a whole number", where=f"{where}.{key}")
    return value


def _maybe_whole(data: Mapping[str, Any], key: str, where: str) -> int | None:
    return None if data.get(key) is None else _whole(data, key, where)


def _maybe_number(data: Mapping[str, Any], key: str, where: str) -> float | None:
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CodecError("is not a number", where=f"{where}.{key}")
    return float(value)


def _maybe_day(data: Mapping[str, Any], key: str, where: str) -> date | None:
    text = _maybe_text(data, key, where)
    return None if text is None else _parsed(date.fromisoformat, text, key, where)


def _parsed(parse: Callable[[str], Value], text: Any, key: str, where: str) -> Value:
    try:
        return parse(text)
    except (TypeError, ValueError) as error:
        raise CodecError(f"{text!r} is not an ISO date", where=f"{where}.{key}") from error


def _span(data: Mapping[str, Any], where: str) -> tuple[int, int]:
    return _pair(_get(data, "span", where), "span", where)


def _pair(value: Any, key: str, where: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise CodecError("is not a pair of whole numbers", where=f"{where}.{key}")
    first, last = value
    for each in value:
        if isinstance(each, bool) or not isinstance(each, int):
            raise CodecError("is not a whole number", where=f"{where}.{key}")
    return first, last


def _range_from(data: Any, where: str) -> Span:
    stretch = _object(data, where)
    return Span(start=_whole(stretch, "start", where), end=_whole(stretch, "end", where))


def _term(terms: type[Term], data: Mapping[str, Any], key: str, where: str) -> Term:
    value = _get(data, key, where)
    try:
        return terms(value)
    except ValueError as error:
        raise CodecError(f"{value!r} is none of: {', '.join(terms)}", where=f"{where}.{key}") from error
