"""Names as the folded words a text has for them."""

from __future__ import annotations

import re

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
    folded = pack.fold_word(name)
    if _PLAIN.fullmatch(folded):
        return tuple(folded.split(" "))
    return tuple(token.text for token in pack.tokenise(name) if any(char.isalnum() for char in token.text))


def spread(pattern: Phrase, slot: str, filling: Phrase) -> Phrase:
    """A pattern with its one-word ``slot`` filled.

    >>> spread(("تنظيم", "{n}", "الارهابي"), "{n}", ("داعش",))
    ('تنظيم', 'داعش', 'الارهابي')
    """
    at = pattern.index(slot)
    return pattern[:at] + filling + pattern[at + 1 :]


def pattern(words: str) -> Phrase:
    """A pattern's folded words, its slots left as they are.

    >>> pattern("القوات {f}")
    ('القوات', '{f}')
    """
    pack = load_pack()
    return tuple(word if word.startswith("{") else pack.fold_word(word) for word in words.split())


def adjectives(masculine: Phrase, broken: Phrase = ()) -> Phrase:
    """A nisba adjective in every gender and number, folded, without article.

    >>> adjectives(("سوري",))
    ('سوري', 'سوريه', 'سوريون', 'سوريين', 'سوريات', 'سوريان', 'سوريتان', 'سوريتين', 'سوريا')
    """
    endings = ("", "ه", "ون", "ين", "ات", "ان", "تان", "تين", "ا")
    return tuple(dict.fromkeys([m + ending for m in masculine for ending in endings] + list(broken)))
