"""Plain-text captures: what a reader copied from a page, or a crawler's text of it."""

from __future__ import annotations

from tawatur.model import Article, Page
from tawatur.pages.assemble import Found, assemble
from tawatur.pages.segment import Piece, classify, cut_long, lines

#: A title never runs on this long: until then a long line may still be a page without line breaks.
_PARAGRAPH_WORDS = 12


def read_capture(capture: str, page: Page) -> Article:
    """The article of a text capture, whatever its shape.

    >>> text = "حريق في السوق القديم\\n\\nاندلع حريق في السوق القديم أمس، وقال سكان إنهم أخمدوه قبل الفجر.\\n\\nفيسبوك تويتر"
    >>> article = read_capture(text, Page(source="-", data=b""))
    >>> article.title, article.text.startswith("اندلع"), [block.kind.value for block in article.blocks]
    ('حريق في السوق القديم', True, ['title', 'body', 'furniture'])
    """
    pieces: list[Piece] = []
    first = True
    for piece in lines(capture):
        pieces.extend(cut_long(capture, piece, first=first))
        first = first and piece.size <= _PARAGRAPH_WORDS
    return assemble(capture, classify(pieces), page, Found())
