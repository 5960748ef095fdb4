"""JSON Lines of articles: already clean, or with a page as captured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tawatur.errors import BadRecord, InputError
from tawatur.model import Article, Page
from tawatur.pages.assemble import article_id
from tawatur.pages.capture import read_capture
from tawatur.pages.clean import layout
from tawatur.pages.dates import day_of, in_url, iso
from tawatur.pages.decode import PAGE_LIMIT, decode, encoding, require_arabic, too_large

_HINT = "a line is {id, title, text, published?, outlet?, url?}, or {id, capture} or {id, html} with a page as captured"


def records(page: Page, lines: Iterable[bytes | str] | None = None) -> Iterator[Article | InputError]:
    """The articles of JSON Lines, one by one; a line that is none yields its error, named ``FILE:LINE``, and the rest goes on.

    ``lines`` may be an open file or any other source of lines, so that a file need not be held in memory; else ``page.data`` is read.
    What the user said of the page (``published``, ``outlet``) wins over what a record says. Blank lines count but yield nothing.

    >>> data = '{"id": "a", "title": "حريق في السوق", "text": "اندلع حريق في السوق أمس."}\\n[1]'.encode()
    >>> [item.id if isinstance(item, Article) else str(item).split(";")[0] for item in records(Page(source="f.jsonl", data=data))]
    ['a', 'f.jsonl:2: not an article: a list instead of an object']
    """
    for number, line in enumerate(_lines(page) if lines is None else lines, 1):
        if not line.strip():
            continue
        where = f"{page.source}:{number}"
        try:
            yield _article(_object(line, where), replace(page, source=where, data=b""))
        except InputError as error:
            yield error


def _lines(page: Page) -> Iterable[bytes | str]:
    if encoding(page.data[:4000]).startswith("utf-8"):
        return page.data.split(b"\n")
    return decode(page.data, where=page.source).split("\n")


def _object(line: bytes | str, where: str) -> Mapping[str, Any]:
    try:
        text = line if isinstance(line, str) else line.decode(encoding(line), "replace")
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", "nested too deep")
        raise BadRecord(f"not JSON ({said})", where=where, hint=_HINT) from error
    if not isinstance(value, dict):
        name = "a list" if isinstance(value, list) else "a string" if isinstance(value, str) else "a bare value"
        raise BadRecord(f"not an article: {name} instead of an object", where=where, hint=_HINT)
    return value


def _text(record: Mapping[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRecord(f"not an article: {name!r} is not a string", where=where, hint=_HINT)
    # Half a surrogate pair can be written in JSON but not in UTF-8.
    return value if value.isascii() else value.encode("utf-8", "replace").decode() if _has_surrogate(value) else value


def _has_surrogate(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def _article(record: Mapping[str, Any], page: Page) -> Article:
    where = page.source
    raw = record.get("id")
    told_id = str(raw) if isinstance(raw, str | int) and not isinstance(raw, bool) and str(raw) else None
    published = _published(record, page, where)
    page = replace(
        page, id=told_id, url=_text(record, "url", where) or page.url, outlet=page.outlet or _text(record, "outlet", where),
        published=day_of(published), captured=_captured(record) or page.captured,
    )  # fmt: skip
    for name in ("text", "capture", "html"):
        words = _text(record, name, where)
        if words is None:
            continue
        if not words.strip():
            raise BadRecord(f"not an article: {name!r} is empty", where=where, hint=_HINT)
        if name == "text":
            return _clean(_text(record, "title", where) or "", words, page, published)
        return _captured_page(name, words, page, published)
    raise BadRecord("not an article: it has neither 'text' nor 'capture' nor 'html'", where=where, hint=_HINT)


def _captured(record: Mapping[str, Any]) -> datetime | None:
    value = record.get("captured")
    found = iso(value) if isinstance(value, str) else None
    if found is None or isinstance(found, datetime):
        return found
    return datetime(found.year, found.month, found.day)


def _published(record: Mapping[str, Any], page: Page, where: str) -> date | datetime | None:
    if page.published is not None:
        return page.published
    value = _text(record, "published", where)
    if not value:
        return None
    found = iso(value)
    if found is None:
        raise BadRecord(f"'published' is not a date of our time: {value[:40]!r}", where=where, hint="write it as 2022-01-26")
    return found


def _clean(title: str, text: str, page: Page, published: date | datetime | None) -> Article:
    require_arabic(f"{title}\n{text}", where=page.source)
    blocks, unread = layout(title, text)
    by = "told" if published is not None else None
    if published is None and (day := in_url(page.url)) is not None:
        published, by = day, "url"
    return Article(
        id=page.id or article_id(title, text, page.outlet), title=title, text=text, capture=f"{title}\n{text}", blocks=blocks,
        unread=unread, url=page.url, outlet=page.outlet, published=day_of(published),
        published_at=published if isinstance(published, datetime) else None, published_by=by, source=page.source,
    )  # fmt: skip


def _captured_page(name: str, words: str, page: Page, published: date | datetime | None) -> Article:
    if len(words) > PAGE_LIMIT:
        raise too_large(len(words), page.source)
    require_arabic(words, where=page.source)
    if name == "capture":
        article = read_capture(words.replace("\r\n", "\n").replace("\r", "\n"), page)
    else:
        from tawatur.pages.html import read_html

        article = read_html(words, page)
    return replace(article, published_at=published) if isinstance(published, datetime) else article
