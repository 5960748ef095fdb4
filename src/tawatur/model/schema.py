"""The JSON Schema of a reading, as :mod:`tawatur.model.codec` writes it: published by ``tawatur schema``."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from tawatur.model.terms import BlockKind, Confidence, Event, Hedge, Modality, OriginKind, Polarity, Stance, ViaKind

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_WHOLE: Schema = {"type": "integer"}
_MAYBE_WHOLE: Schema = {"type": ["integer", "null"]}
_MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
_MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_PAIR: Schema = {"type": "array", "prefixItems": [_WHOLE, _WHOLE], "minItems": 2, "maxItems": 2}
_SPAN: Schema = {**_PAIR, "description": "start and end of the words, in code points of title + newline + text"}
_RANGE: Schema = {
    "type": "object",
    "properties": {"start": _WHOLE, "end": _WHOLE},
    "required": ["start", "end"],
    "additionalProperties": False,
}


def reading_schema() -> Schema:
    """The schema (JSON Schema 2020-12) of one line of ``--format jsonl``.

    >>> sorted(reading_schema()["$defs"])
    ['claim', 'comment', 'count', 'mention', 'origin', 'place', 'reason', 'remark', 'time', 'via']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading: an article with its claims",
        **_object(
            {
                "id": _TEXT,
                "url": _MAYBE_TEXT,
                "outlet": _MAYBE_TEXT,
                "title": _TEXT,
                "byline": _MAYBE_TEXT,
                "published": {**_MAYBE_DAY, "description": "null when unknown: no date is guessed"},
                "published_at": {"type": ["string", "null"], "format": "date-time"},
                "published_by": {**_MAYBE_TEXT, "description": "how the date was found: told, page, url"},
                "source": _MAYBE_TEXT,
                "text": {**_TEXT, "description": "the body, without comments and furniture"},
                "capture": {**_TEXT, "description": "the whole page as text: what blocks and comments count in"},
                "blocks": _list(_object({"kind": _terms(BlockKind), "start": _WHOLE, "end": _WHOLE})),
                "unread": _list(_RANGE),
                "comments": _list(_ref("comment")),
                "claims": _list(_ref("claim")),
                "remarks": _list(_ref("remark")),
                "reader": _TEXT,
            }
        ),
        "$defs": _parts(),
    }


def _parts() -> dict[str, Schema]:
    return {
        "claim": _claim(),
        "comment": _object(
            {
                "author": _MAYBE_TEXT,
                "age": _MAYBE_TEXT,
                "posted": {
                    "type": ["array", "null"],
                    "items": {"type": "string", "format": "date"},
                    "minItems": 2,
                    "maxItems": 2,
                },
                "text": _TEXT,
                "span": {**_PAIR, "description": "start and end in capture"},
            }
        ),
        "count": _object(
            {"low": _MAYBE_WHOLE, "high": _MAYBE_WHOLE, "hedge": _terms(Hedge), "unit": _TEXT, "span": _maybe(_SPAN)}
        ),
        "mention": _object({"text": _TEXT, "actor": _MAYBE_TEXT, "label": _MAYBE_TEXT, "span": _SPAN}),
        "origin": _object(
            {"text": _MAYBE_TEXT, "actor": _MAYBE_TEXT, "kind": _terms(OriginKind), "label": _MAYBE_TEXT, "span": _maybe(_SPAN)}
        ),
        "place": _object(
            {
                "text": _TEXT,
                "name": _TEXT,
                "lat": _MAYBE_NUMBER,
                "lon": _MAYBE_NUMBER,
                "precision": _MAYBE_TEXT,
                "key": _MAYBE_TEXT,
                "carried": {"type": "boolean"},
                "span": _SPAN,
            }
        ),
        "reason": _object({"slot": _TEXT, "rule": _TEXT, "row": _MAYBE_TEXT}),
        "remark": _object({"code": _TEXT, "message": _TEXT, "start": _WHOLE, "end": _WHOLE}),
        "time": _object(
            {
                "text": _TEXT,
                "start": _MAYBE_DAY,
                "end": _MAYBE_DAY,
                "grain": {"enum": ["day", "week", "month", "year"]},
                "span": _SPAN,
                "offset_days": {**_PAIR, "description": "days from publication, while the date of publication is unknown"},
            },
            optional=("offset_days",),
        ),
        "via": _object({"text": _TEXT, "name": _TEXT, "kind": _terms(ViaKind), "span": _SPAN}),
    }


def _claim() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "event": _terms(Event),
            "trigger": _object({"text": _TEXT, "start": _WHOLE, "end": _WHOLE}),
            "polarity": _terms(Polarity),
            "modality": _terms(Modality),
            "stance": _terms(Stance),
            "count": _maybe(_ref("count")),
            "target": _maybe(_ref("mention")),
            "agent": _maybe(_ref("mention")),
            "place": _maybe(_ref("place")),
            "time": _maybe(_ref("time")),
            "origin": _ref("origin"),
            "via": _list(_ref("via")),
            "label": _MAYBE_TEXT,
            "sentence": _RANGE,
            "confidence": _terms(Confidence),
            "reasons": _list(_ref("reason")),
        },
        optional=("reasons",),
    )


def _object(properties: dict[str, Schema], *, optional: tuple[str, ...] = ()) -> Schema:
    required = [key for key in properties if key not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _terms(terms: type[StrEnum]) -> Schema:
    return {"enum": [term.value for term in terms]}
