"""Sentences and quotations as stretches of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.tokens import NUMBER, PUNCT, WORD, Token
from tawatur.lang.pack import Stretch

_CLOSING = frozenset('"»”’)]›')
_ENDERS = tuple(".!?؟۔")  # a tuple: an empty token is in no sign
#: Opening signs and what closes them; signs that look alike on both sides work by turns.
_OPENS = {"«": "»", "‹": "›", "‘": "’", "“": "”", "„": "“"}
_TURNS = frozenset("\"'")
#: The longest sentence, in tokens: of 17,600 in newspapers one in a thousand is longer than 192, two longer than 300. What rules do
#: over a sentence costs up to its length squared, so text without signs (a table, a broken capture) is cut.
LONGEST = 320
_CUTS = frozenset("،؛,;:")
_LOOK_BACK = 80
#: Quotations nested deeper than this are broken text.
_DEPTH = 8


def sentences(text: str, tokens: Sequence[Token]) -> tuple[Stretch, ...]:
    """The sentences of a text, as token ranges that together hold every token.

    A sentence ends at ``. ! ? ؟``, at dots in a row and at a line break; not at a dot after an initial or a short title
    («د. علي»), nor inside a number or a web address. Closing signs after the dot belong to the sentence they close. One of more than
    :data:`LONGEST` tokens is cut, at a comma if there is one.

    >>> from tawatur.lang.ar.tokens import tokenise
    >>> told = "قال د. علي إن 3.5 طن وصلت. «انتهى.» ثم غادر"
    >>> tokens = tokenise(told)
    >>> [told[tokens[s.first].start : tokens[s.stop - 1].end] for s in sentences(told, tokens)]
    ['قال د. علي إن 3.5 طن وصلت.', '«انتهى.»', 'ثم غادر']
    """
    out: list[Stretch] = []
    first, at, count = 0, 0, len(tokens)
    while at < count:
        stop = at + 1
        token = tokens[at]
        sign = token.text
        ends = False
        if sign[:1] in _ENDERS:
            ends = sign != "." or _is_stop(text, tokens, at)
            if ends:
                while stop < count and stop - at < LONGEST and _closes(text, tokens, stop):
                    stop += 1
        if not ends and stop < count and "\n" in text[tokens[stop - 1].end : tokens[stop].start]:
            ends = True
        if ends:
            out.append(Stretch(first, stop))
            first = stop
        elif stop - first >= LONGEST:
            cut = _cut(tokens, first, stop)
            out.append(Stretch(first, cut))
            first = cut
        at = stop
    if first < count:
        out.append(Stretch(first, count))
    return tuple(out)


def _cut(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Where to cut a sentence that is too long: behind the last comma near its end, else at the end."""
    found = (at + 1 for at in range(stop - 1, max(first, stop - _LOOK_BACK), -1) if tokens[at].text in _CUTS)
    return next(found, stop)


def _closes(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True when the sign at ``at`` still belongs to the sentence that ended just before it."""
    sign, gap = tokens[at].text, text[tokens[at - 1].end : tokens[at].start]
    if "\n" in gap:
        return False
    if sign[:1] in _ENDERS:
        return True
    if sign in _CLOSING:
        # A straight quote after a space opens the next sentence rather than closing this one.
        return not (gap and sign == '"')
    return False


def _is_stop(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True when the single dot at ``at`` ends a sentence."""
    dot = tokens[at]
    if at == 0:
        return True
    before = tokens[at - 1]
    if at + 1 == len(tokens) or before.end != dot.start:
        return True
    after = tokens[at + 1]
    gap = text[dot.end : after.start]
    if "\n" in gap:
        return True
    if before.form.kind == WORD:
        if len(before.text) == 1 or before.text in ("ود", "لد", "بد"):
            # An initial or a title: «أ. ف. ب», «د.علي». But «هـ.» and «م.» after a year end like any word.
            return before.text in ("ه", "م") and at > 1 and tokens[at - 2].form.kind == NUMBER
        if not gap and before.text.isascii() and after.text.isascii():
            return False  # a web address
    return not (before.form.kind == NUMBER and not gap and after.form.kind == NUMBER)


def quotations(tokens: Sequence[Token], text: str = "") -> tuple[Stretch, ...]:
    """The stretches inside quotation signs («», “”, "", '', ‘’), without the signs, ordered by first token, outer before inner.

    Signs that look alike on both sides open and close by turns. A quotation left open ends with its paragraph, which can only be
    seen when ``text`` is given; a closing sign that closes nothing is passed over.

    >>> from tawatur.lang.ar.tokens import tokenise
    >>> told = 'قال «إن المدير قال "لا" لنا» وغادر'
    >>> tokens = tokenise(told)
    >>> [told[tokens[q.first].start : tokens[q.stop - 1].end] for q in quotations(tokens, told)]
    ['إن المدير قال "لا" لنا', 'لا']
    """
    out: list[Stretch] = []
    stack: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        if stack and text and "\n" in text[tokens[at - 1].end : token.start]:
            _close(None, at, stack, out)
        if token.form.kind != PUNCT:
            continue
        sign = text[token.start] if text else token.text
        if any(want == sign for want, _ in stack):
            _close(sign, at, stack, out)
        elif len(stack) >= _DEPTH:
            continue
        elif sign in _OPENS:
            stack.append((_OPENS[sign], at + 1))
        elif sign in _TURNS:
            stack.append((sign, at + 1))
    _close(None, len(tokens), stack, out)
    return tuple(sorted(out, key=lambda s: (s.first, -s.stop)))


def _close(sign: str | None, at: int, stack: list[tuple[str, int]], out: list[Stretch]) -> None:
    """Close quotations from the innermost outwards up to the one that ``sign`` closes (all of them for ``None``)."""
    while stack:
        want, first = stack.pop()
        if at > first:
            out.append(Stretch(first, at))
        if want == sign:
            return
