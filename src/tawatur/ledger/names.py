"""Names of readers are personal data: what goes into the chain, and so into exports, holds pseudonyms.

A pseudonym is a keyed hash: the same name has the same one all through a ledger, and without the ledger's key, which never leaves
it, a name cannot be tried out against it. The names themselves are held in a table of their own, beside the chain.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from hashlib import blake2b

from tawatur.model import Article, BlockKind, Comment

_MASK = "▒"
_LEAST = 2  # a name of one letter would blot out letters everywhere


class Pseudonyms:
    """Gives pseudonyms under one key and remembers, in ``met``, which names it gave them to.

    >>> one, other = Pseudonyms(b"key"), Pseudonyms(b"another key")
    >>> one.of("أبو أحمد") == one.of(" أبو  أحمد"), one.of("أبو أحمد") == other.of("أبو أحمد")
    (True, False)
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.met: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The pseudonym of a name."""
        plain = " ".join(unicodedata.normalize("NFKC", name).split())
        pseudonym = "reader-" + blake2b(plain.encode(), key=self._key, digest_size=8).hexdigest()
        self.met[pseudonym] = name
        return pseudonym

    def applied(self, article: Article) -> Article:
        """The article with every commenter under a pseudonym, and the names blotted out where the comments stand in ``capture``.

        Blotted words keep their length, so that all offsets hold.
        """
        names = sorted({each.author for each in article.comments if each.author}, key=lambda name: (-len(name), name))
        if not names:
            return article
        return replace(
            article,
            capture=_blotted_blocks(article, names),
            comments=tuple(self._comment(each, names) for each in article.comments),
        )

    def _comment(self, comment: Comment, names: list[str]) -> Comment:
        author = self.of(comment.author) if comment.author else None
        return replace(comment, author=author, text=_blotted(comment.text, names))


def _blotted_blocks(article: Article, names: list[str]) -> str:
    stretches = [(block.start, block.end) for block in article.blocks if block.kind is BlockKind.COMMENT]
    stretches += [(comment.start, comment.end) for comment in article.comments]
    capture = article.capture
    for start, end in stretches:
        capture = capture[:start] + _blotted(capture[start:end], names) + capture[end:]
    return capture


def _blotted(text: str, names: list[str]) -> str:
    for name in names:
        if len(name) >= _LEAST:
            text = text.replace(name, _MASK * len(name))
    return text
