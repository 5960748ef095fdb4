"""Pages: from the bytes of a captured page to an article, with body, comments and furniture told apart.

>>> from tawatur.model import Page
>>> capture = "حريق في السوق القديم\\nاندلع حريق في السوق القديم فجر أمس، وقال سكان إنهم أخمدوه بأيديهم."
>>> open_page(Page(source="-", data=capture.encode())).title
'حريق في السوق القديم'
"""

from __future__ import annotations

from tawatur.errors import BadRecord
from tawatur.model import Article, Page
from tawatur.pages.capture import read_capture
from tawatur.pages.decode import PAGE_LIMIT, decode, kind, require_arabic, too_large
from tawatur.pages.jsonl import records

__all__ = ["PAGE_LIMIT", "kind", "open_page", "records"]


def open_page(page: Page) -> Article:
    """The article of one page: a text capture or HTML, in whatever encoding.

    Raises :class:`~tawatur.errors.EmptyInput`, :class:`~tawatur.errors.NotAPage` (binary), :class:`~tawatur.errors.NotArabic`,
    :class:`~tawatur.errors.TooLarge` (over 20 MB) and, for JSON Lines, :class:`~tawatur.errors.BadRecord`: use :func:`records`.
    """
    if len(page.data) > PAGE_LIMIT:
        raise too_large(len(page.data), page.source)
    text = decode(page.data, where=page.source)
    sort = kind(page.data)
    if sort == "jsonl":
        raise BadRecord("these are JSON Lines, not one page", where=page.source, hint="read them with records()")
    require_arabic(text, where=page.source)
    if sort == "html":
        from tawatur.pages.html import read_html

        return read_html(text, page)
    return read_capture(text, page)
