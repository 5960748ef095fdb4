"""What the markup of a page says about it: JSON-LD, OpenGraph, meta names, ``<time>``, and the selectors of ``sites.toml``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tawatur.pages.dates import iso, told_in_words
from tawatur.pages.sites import Site

_ARTICLE = re.compile(r"Article|Report|BlogPosting|NewsItem|LiveBlog")
#: In order of trust: names that say "published", then names that only say "date".
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "publish-date", "publish_date", "published", "publication_date", "publicationdate", "pubdate", "article.published",
    "article_date_original", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dcterms.date",
    "date", "article.created", "displaydate",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the markup told; ``published`` is a day or a moment with its zone."""

    published: date | datetime | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    titles: tuple[str, ...] = ()
    body: str = ""


def metadata(tree: LexborHTMLParser, site: Site | None) -> Metadata:
    """Read the metadata of a tree that still has its scripts."""
    linked = _json_ld(tree)
    metas = _metas(tree)
    article = next((item for item in linked if _is_article(item)), {})
    title = tree.css_first("title")
    titles = [
        _string(article.get("headline")),
        metas.get("og:title"),
        metas.get("twitter:title"),
        title.text(strip=True) if title is not None else None,
    ]
    return Metadata(
        published=_published(tree, article, metas, site),
        outlet=_outlet(article, metas, site),
        byline=_name(article.get("author")) or metas.get("author") or metas.get("article:author"),
        url=metas.get("og:url") or _href(tree),
        titles=tuple(" ".join(unescape(told).split()) for told in titles if told and told.strip()),
        body=_string(article.get("articleBody")) or "",
    )  # fmt: skip


def _outlet(article: Mapping[str, Any], metas: Mapping[str, str], site: Site | None) -> str | None:
    known = site.outlet if site is not None else None
    return known or metas.get("og:site_name") or _name(article.get("publisher")) or metas.get("application-name")


def _json_ld(tree: LexborHTMLParser) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        text = node.text() or ""
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_objects(value))
    return found


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    todo, seen = [value], 0
    while todo and seen < 500:
        item = todo.pop(0)
        seen += 1
        if isinstance(item, list):
            todo.extend(item)
        elif isinstance(item, dict):
            yield item
            todo.extend(
                item[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(item.get(name), list | dict)
            )


def _is_article(item: Mapping[str, Any]) -> bool:
    sort = item.get("@type")
    names = sort if isinstance(sort, list) else [sort]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for name in (_name(item) for item in value) if name]
        return "، ".join(names) or None
    told = _string(value.get("name")) if isinstance(value, dict) else _string(value)
    return None if told is None or re.match(r"https?:", told) else " ".join(unescape(told).split())


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        told = node.attributes
        name = told.get("property") or told.get("name") or told.get("itemprop")
        value = told.get("content")
        if name and value and value.strip():
            found.setdefault(name.lower(), " ".join(value.split()))
    return found


def _href(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    told = node.attributes.get("href") if node is not None else None
    return told if told and told.startswith("http") else None


def _published(
    tree: LexborHTMLParser, article: Mapping[str, Any], metas: Mapping[str, str], site: Site | None
) -> date | datetime | None:
    for told in (_string(article.get("datePublished")), *(metas.get(name) for name in _DATE_NAMES)):
        found = told and (iso(told) or told_in_words(told))
        if found:
            return found
    nodes = [tree.css_first(site.date)] if site is not None and site.date else []
    nodes.extend(tree.css('[itemprop="datePublished"], time[pubdate]')[:1])
    return next((day for day in (_of_node(node) for node in nodes if node is not None) if day), None) or _time(tree)


def _of_node(node: LexborNode) -> date | datetime | None:
    for name in ("datetime", "content", "title"):
        told = node.attributes.get(name)
        found = iso(told) if told else None
        if found:
            return found
    text = " ".join(node.text().split())[:120]
    return iso(text) or told_in_words(text)


def _time(tree: LexborHTMLParser) -> date | datetime | None:
    """The first ``<time>`` of the article that is not in a list, a sidebar or a comment and does not say "updated"."""
    for node in tree.css("time[datetime]")[:30]:
        told = " ".join(str(node.attributes.get(name) or "") for name in ("class", "id", "itemprop"))
        if re.search(r"updat|modif|comment", told, re.I) or _aside(node):
            continue
        found = _of_node(node)
        if found:
            return found
    return None


def _aside(node: LexborNode) -> bool:
    above, steps = node.parent, 0
    while above is not None and steps < 12:
        name = above.tag or ""
        told = f"{above.attributes.get('class') or ''} {above.attributes.get('id') or ''}"
        if name in ("aside", "nav", "footer", "li") or (
            name not in ("body", "html") and re.search(r"comment|related|sidebar|widget|latest|most", told, re.I)
        ):
            return True
        above, steps = above.parent, steps + 1
    return False
