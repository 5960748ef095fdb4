"""Right-to-left words on a terminal.

A terminal that knows the bidirectional algorithm is given the words in the order they are read, each cell in an isolate of its own
so that two Arabic cells of one line do not run together. A terminal that does not know it is given the letters in the order they
are seen, in their joined shapes, under a left-to-right override: a terminal that does know the algorithm then leaves them as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

LRM, RLI, FSI, PDI, LRO, PDF = "\u200e", "\u2067", "\u2068", "\u2069", "\u202d", "\u202c"
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff]")
_SPACE = re.compile(r"\s+")
_MIRROR = str.maketrans("()[]{}«»<>‹›", ")(][}{»«><›‹")
_ALEFS = "آأإا"
_TATWEEL = "\u0640"


def mode(asked: str, *, environ: Mapping[str, str], tty: bool) -> str:
    """How to write right-to-left words: ``terminal`` (it reorders), ``visual`` (we do) or ``none`` (as stored, no signs added).

    ``auto`` takes ``terminal`` for a file, a pipe and the terminals known to reorder, else ``visual``.

    >>> mode("auto", environ={"VTE_VERSION": "7200"}, tty=True), mode("auto", environ={"TERM": "xterm"}, tty=True)
    ('terminal', 'visual')
    """
    if asked != "auto":
        return asked
    return "terminal" if not tty or _reorders(environ) else "visual"


def _reorders(environ: Mapping[str, str]) -> bool:
    vte = environ.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= 5800)  # GNOME and others on VTE, since 0.58
        or "KONSOLE_VERSION" in environ
        or environ.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
        or environ.get("TERM", "").startswith("mlterm")
    )


def clean(text: str) -> str:
    """The words on one line, without control and direction signs that would act on the terminal.

    >>> clean("سطر\\n\\x1b[31m أحمر\\u202e")
    'سطر [31m أحمر'
    """
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def is_rtl(text: str) -> bool:
    """True when the first letter is of a right-to-left script."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def width(text: str) -> int:
    """How many cells a text takes: marks and direction signs take none, wide letters two.

    >>> width("قُتِلَ"), width("\\u2068قتل\\u2069")
    (3, 3)
    """
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


@cache
def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Co"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, cells: int, *, lines: int = 0) -> list[str]:
    """A text cut at spaces into lines of at most ``cells``; at most ``lines`` of them (0: no limit), the last then ending in «…».

    >>> wrap("one two three", 7), wrap("one two three", 7, lines=1)
    (['one two', 'three'], ['one…'])
    """
    out: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= cells:
            line = joined
            continue
        if line:
            out.append(line)
        while width(word) > cells:
            head = _fit(word, cells)
            out.append(head)
            word = word[len(head) :]
        line = word
    if line or not out:
        out.append(line)
    if lines and len(out) > lines:
        out = out[:lines]
        last = out[-1]
        while last and width(last) > cells - 1:
            last = last.rsplit(" ", 1)[0] if " " in last else _fit(last, cells - 1)
        out[-1] = last + "…"
    return out


def _fit(word: str, cells: int) -> str:
    at = 0
    taken = 0
    for n, char in enumerate(word):
        taken += _cell(char)
        if taken > cells:
            break
        at = n + 1
    return word[: max(at, 1)]


def line(text: str, how: str, *, rtl: bool = False) -> str:
    """One line of words as the terminal is to have it; ``text`` has been through :func:`prepared` and :func:`wrap`.

    The line runs in the direction of its first letter, or from right to left in any case when ``rtl``.
    """
    if how == "none" or not _ARABIC.search(text):
        return text
    if how == "visual":
        return f"{LRO}{reordered(text, rtl=rtl)}{PDF}"
    return f"{LRM}{RLI if rtl else FSI}{text}{PDI}{LRM}"


def prepared(text: str, how: str) -> str:
    """Words cleaned and, for a terminal that does not reorder, in their joined shapes: to be done before wrapping."""
    text = clean(text)
    return shaped(text) if how == "visual" and _ARABIC.search(text) else text


# --- joined shapes ----------------------------------------------------------------------------------------------------


@cache
def _shapes() -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], str]]:
    """Letter -> shapes by place, and (lam-alef, place) -> ligature, from Unicode's own presentation forms."""
    shapes: dict[str, dict[str, str]] = {}
    ligatures: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        place, *points = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(point, 16)) for point in points)
        if place in ("<isolated>", "<final>", "<initial>", "<medial>"):
            if len(letters) == 1:
                shapes.setdefault(letters, {}).setdefault(place[1:-1], chr(code))
            elif len(letters) == 2 and letters[0] == "ل":
                ligatures[letters, place[1:-1]] = chr(code)
    return shapes, ligatures


def shaped(text: str) -> str:
    """Arabic letters in the shapes they take beside their neighbours.

    >>> [hex(ord(c)) for c in shaped("لا بد")]
    ['0xfefb', '0x20', '0xfe91', '0xfeaa']
    """
    shapes, ligatures = _shapes()
    letters = [at for at, char in enumerate(text) if unicodedata.category(char) != "Mn"]
    out = list(text)
    joins_on = False  # the letter before reaches over to this one
    skip = -1
    for n, at in enumerate(letters):
        if at == skip:
            continue
        char = text[at]
        forms = shapes.get(char)
        if forms is None:
            joins_on = char == _TATWEEL
            continue
        after = text[letters[n + 1]] if n + 1 < len(letters) else ""
        if char == "ل" and after and after in _ALEFS:
            out[at] = ligatures[char + after, "final" if joins_on else "isolated"]
            out[letters[n + 1]] = ""
            skip, joins_on = letters[n + 1], False
            continue
        reaches = "initial" in forms and (after == _TATWEEL or "final" in shapes.get(after, {}))
        before = joins_on and "final" in forms
        place = {(True, True): "medial", (True, False): "final", (False, True): "initial", (False, False): "isolated"}[
            before, reaches
        ]
        out[at] = forms.get(place, char)
        joins_on = reaches
    return "".join(out)


# --- the order letters are seen in ------------------------------------------------------------------------------------

_RTL = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # letters and marks, not the digits
_LATIN = re.compile(
    # what runs left to right inside Arabic: from a Latin letter to the last before Arabic comes again, and numbers
    rf"[A-Za-zÀ-ɏ](?:[^{_RTL}]*[0-9A-Za-zÀ-ɏ])?|[0-9٠-٩]+(?:[.,:/٫٬][0-9٠-٩]+)*"
)


def reordered(text: str, *, rtl: bool = False) -> str:
    """The letters of one line in the order they are seen from left to right.

    >>> [reordered(words) == seen for words, seen in (("قتل 20", "20 لتق"), ("في F-15 (أمس)", "(سمأ) F-15 يف"))]
    [True, True]
    """
    if not rtl and not is_rtl(text):
        return _islands(text)
    out: list[str] = []
    at = 0
    while at < len(text):
        run = _LATIN.match(text, at)
        if run:
            out.append(run.group())
            at = run.end()
            continue
        end = at + 1
        while end < len(text) and unicodedata.category(text[end]) == "Mn":
            end += 1
        out.append(text[at:end].translate(_MIRROR))
        at = end
    return "".join(reversed(out))


_ISLAND = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:.*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?")


def _islands(text: str) -> str:
    """A left-to-right line with its right-to-left words turned, from the first of each stretch to the last."""
    parts = re.split(r"((?<![\w])[A-Za-z]\w*)", text)
    return "".join(_ISLAND.sub(lambda found: reordered(found.group(), rtl=True), part) for part in parts)
