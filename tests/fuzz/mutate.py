"""Pages broken on purpose: the same number breaks the same page in the same way on every machine."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.gate.score import cases

PAGES = Path(__file__).parents[2] / "examples" / "pages"
#: Controls, bidi marks and isolates, joiners, a byte order mark, separators, a private and an unassigned code point, combining marks.
_SIGNS = (
    "\x00\x01\x08\x0b\x0c\x1b\x7f\x85\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufeff\ufffd\ufffe\ue000\u0378\u0300\u064b\u0651\u0670\u0640\U000e0001\U0001f4a5"
)
_ENCODINGS = ("cp1256", "utf-16", "utf-16-le", "utf-32", "iso8859-6", "utf-8-sig", "cp720", "utf-7")
#: Lone surrogates as some programs write them, overlong and cut sequences.
_BROKEN = (
    b"\xed\xa0\x80",
    b"\xed\xb0\x80",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xc0\x80",
    b"\xff",
    b"\xd9",
    b"\xf4\x90\x80\x80",
    b"\x80",
)

Change = Callable[[str, random.Random], str]


@cache
def originals() -> tuple[str, ...]:
    """The sample pages, and the articles of the gate as text and as HTML."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(PAGES.iterdir())]
    texts = [case.article.full for case in cases()]
    return (*pages, *texts, *(_as_html(text) for text in texts))


def _as_html(text: str) -> str:
    title, *lines = text.split("\n")
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def page(number: int) -> bytes:
    """The page of a number, broken in one to four ways; one in ten is a line of JSON Lines."""
    dice = random.Random(number)
    text = dice.choice(originals())
    for change in dice.choices(_CHANGES, k=dice.randint(1, 4)):
        text = change(text, dice)
    text = text[:400_000]
    if dice.random() < 0.1:
        return _record(text, dice)
    return _bytes(text, dice)


def _record(text: str, dice: random.Random) -> bytes:
    title, _, body = text.partition("\n")
    told = {"id": "x", "title": title, "text": body, "published": dice.choice((None, "2024-03-11", "0001-01-01", "9999-12-31"))}
    if dice.random() < 0.5:
        at = dice.randrange(len(body) + 1)
        told["text"] = body[:at] + dice.choice(("\ud800", "\udfff", "\udc00\ud800")) + body[at:]
        return json.dumps(told).encode()  # as escapes: no UTF-8 can hold them
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def _bytes(text: str, dice: random.Random) -> bytes:
    if dice.random() < 0.15:
        return text.encode(dice.choice(_ENCODINGS), "replace")
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    if dice.random() < 0.3:
        for _ in range(dice.randint(1, 30)):
            at = dice.randrange(len(data) + 1)
            data[at : at + dice.randint(0, 2)] = dice.choice(_BROKEN)
    return bytes(data)


# -- changes -------------------------------------------------------------------------------------------------------------------


def _cut(text: str, dice: random.Random) -> str:
    first, last = sorted(dice.randrange(len(text) + 1) for _ in range(2))
    return dice.choice((text[:first], text[last:], text[:first] + text[last:]))


def _over_lines(do: Callable[[list[str], random.Random], None]) -> Change:
    return lambda text, dice: _joined(do, text.split("\n"), dice, "\n")


def _over_words(do: Callable[[list[str], random.Random], None]) -> Change:
    return lambda text, dice: _joined(do, re.split(r"(?<= )", text), dice, "")


def _joined(do: Callable[[list[str], random.Random], None], parts: list[str], dice: random.Random, sign: str) -> str:
    do(parts, dice)
    return sign.join(parts)


def _double(parts: list[str], dice: random.Random) -> None:
    for _ in range(dice.randint(1, 1 + len(parts) // 4)):
        at = dice.randrange(len(parts))
        parts.insert(at, parts[at])


def _shuffle(parts: list[str], dice: random.Random) -> None:
    first, last = sorted(dice.randrange(len(parts) + 1) for _ in range(2))
    middle = parts[first:last]
    dice.shuffle(middle)
    parts[first:last] = middle


def _drop(parts: list[str], dice: random.Random) -> None:
    for at in sorted(dice.sample(range(len(parts)), k=len(parts) // 5), reverse=True):
        del parts[at]


def _lines_away(text: str, dice: random.Random) -> str:
    return text.replace("\n", dice.choice((" ", "", "\r", "\r\n", "\u2029")))


def _signs(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, 200)):
        letters.insert(dice.randrange(len(letters) + 1), dice.choice(_SIGNS))
    return "".join(letters)


def _marks(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, 60)):
        letters.insert(dice.randrange(len(letters) + 1), dice.choice("«»“”\"'()[]{}<>&;:،؛.…!؟?-–—/\\|#@_*ـ"))
    return "".join(letters)


def _huge(text: str, dice: random.Random) -> str:
    def number(_: object) -> str:
        return dice.choice("123456789٣٩") * dice.choice((1, 9, 19, 40, 400, 5000))

    found = re.sub(r"\d+", number, text)
    return found if found != text else f"قتل {number(None)} شخصا. {text}"


def _dates(text: str, dice: random.Random) -> str:
    told = dice.choice(
        ("31 فبراير 2023", "0/0/0000", "99/99/9999", "30 شباط", "29 فبراير 1900", "12-31-0001", "منذ 999999999 سنة", "قبل 0 يوم")
    )
    at = dice.randrange(len(text) + 1)
    return f"{text[:at]} {told} {text[at:]}"


def _long_word(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    word = dice.choice(("قتل", "ا", "وال", "x", "ـ", "ها")) * dice.choice((50, 1000, 10_000))
    return f"{text[:at]} {word} {text[at:]}"


def _repeat(text: str, dice: random.Random) -> str:
    if dice.random() < 0.9:
        return text
    words = text.split() or ["قتل"]
    at = dice.randrange(len(words))
    piece = " ".join(words[at : at + dice.randint(1, 4)])[:100] + " "
    return f"{text}\n{piece * (20_000 // len(piece.split()))}"


def _deep(text: str, dice: random.Random) -> str:
    tag, depth = (
        dice.choice(("div", "span", "b", "ul><li", "table><tr><td", "blockquote", "article", "p")),
        dice.choice((10, 300, 5000)),
    )
    return f"<html><body>{f'<{tag}>' * depth}{text}</body></html>"


def _tags(text: str, dice: random.Random) -> str:
    parts = re.split(r"(<[^>]*>)", text)
    for _ in range(dice.randint(1, 20)):
        tag = dice.choice(
            (
                "<p>",
                "</p>",
                "<div",
                "</div>",
                "<br>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<a href='",
                "<![CDATA[",
                "&#x110000;",
                "&amp",
            )
        )
        parts.insert(dice.randrange(len(parts) + 1), tag)
    return "".join(parts)


def _surrogate(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(("\ud83d", "\udca5", "\udca5\ud83d")) + text[at:]


def _swap(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, 1 + len(letters) // 50)):
        if letters:
            letters[dice.randrange(len(letters))] = dice.choice("ابتجدقكلمنهويةىءؤئ ٠١٢٣,.")
    return "".join(letters)


_CHANGES: tuple[Change, ...] = (
    _cut, _over_lines(_double), _over_words(_double), _over_lines(_shuffle), _over_words(_shuffle), _over_lines(_drop),
    _over_words(_drop), _lines_away, _signs, _marks, _huge, _dates, _long_word, _repeat, _deep, _tags, _surrogate, _swap,
)  # fmt: skip
