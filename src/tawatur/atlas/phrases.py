"""Names as the folded words a text has for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawatur.lang.load import load as load_pack

Phrase = tuple[str, ...]

# A name of plain letters and spaces splits at its spaces; only the rest needs the tokeniser, which also works out clitics.
_PLAIN = re.compile(r"[ء-ي]+(?: [ء-ي]+)*")


def phrase(name: str) -> Phrase:
    """The folded words of a name; quotation signs and punctuation are dropped.

    >>> phrase("وكالة «أعماق»"), phrase("الفرقة 17")
    (('وكاله', 'اعماق'), ('الفرقه', '17'))
    """
    pack = load_pack()
    folded = pack.fold_word(name).strip()
    if _PLAIN.fullmatch(folded):
        return tuple(folded.split(" "))
    return tuple(token.text for token in pack.tokenise(name) if any(char.isalnum() for char in token.text))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase with one open ``slot``: the words before it and the words after it."""

    before: Phrase
    slot: str
    after: Phrase

    def fill(self, filling: Phrase) -> Phrase:
        """The phrase with its slot filled.

        >>> pattern("تنظيم {n} الإرهابي").fill(("داعش",))
        ('تنظيم', 'داعش', 'الارهابي')
        """
        return self.before + filling + self.after


def pattern(words: str) -> Pattern:
    """A pattern told in words, folded but for its slot.

    >>> pattern("القوات {f}")
    Pattern(before=('القوات',), slot='{f}', after=())
    """
    before, _, rest = words.partition("{")
    slot, _, after = rest.partition("}")
    return Pattern(phrase(before) if before.strip() else (), "{" + slot + "}", phrase(after) if after.strip() else ())


def adjectives(masculine: Phrase, broken: Phrase = ()) -> Phrase:
    """A nisba adjective in every gender and number, folded, without article.

    >>> adjectives(("سوري",))
    ('سوري', 'سوريه', 'سوريون', 'سوريين', 'سوريات', 'سوريان', 'سوريتان', 'سوريتين', 'سوريا')
    """
    endings = ("", "ه", "ون", "ين", "ات", "ان", "تان", "تين", "ا")
    return tuple(dict.fromkeys([m + ending for m in masculine for ending in endings] + list(broken)))
