"""A reading as the body of an entry, and back."""

from __future__ import annotations

from typing import Any

from tawatur.model import Article, Reading, content_id
from tawatur.model.codec import article_json, reading_from, reading_json


def held(reading: Reading) -> dict[str, Any]:
    """The JSON of a reading; a capture that is title and text over again is left out."""
    body = reading_json(reading)
    if body["capture"] == reading.article.full:
        del body["capture"]
    return body


def reading_of(body: Any) -> Reading:
    """The reading that :func:`held` wrote."""
    if isinstance(body, dict) and "capture" not in body:
        body = {**body, "capture": f"{body.get('title')}\n{body.get('text')}"}
    return reading_from(body)


def state_of(article: Article) -> str:
    """A hash of all an article says, wherever it was read from: two captures with one state are one version.

    >>> from tawatur.testing import article
    >>> a, b = article("عنوان", "متن", source="a.html"), article("عنوان", "متن", source="b.html")
    >>> state_of(a) == state_of(b), state_of(a) == state_of(article("عنوان", "متن آخر"))
    (True, False)
    """
    body = article_json(article)
    del body["source"], body["id"]
    return content_id(body, size=16)
