"""From bytes to text: is it text at all, in which encoding, and which of the three sorts of input is it."""

from __future__ import annotations

import codecs
import json
import re

from tawatur.errors import EmptyInput, NotAPage, NotArabic, TooLarge

_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_TAG = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|article|section|main|div|p|h1|table|title|link|script|span)\b", re.I
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF",
    b"RIFF", b"OggS", b"ID3", b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"MZ\x90", b"\x00\x00\x01\x00", b"OTTO",
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_ONE_BYTE = {
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "x-cp1256": "cp1256",
    "iso-8859-6": "iso8859_6",
    "asmo-708": "iso8859_6",
}


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: Arabic and ASCII text has 06 or 00 in every second byte."""
    even, odd = sample[0::2], sample[1::2]
    for high, name in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if len(high) >= 8 and (high.count(b"\x06") + high.count(b"\x00")) > 0.7 * len(high):
            return name
    return None


def encoding(data: bytes) -> str:
    """The encoding of a page: its mark, else UTF-8 when it is valid, else what the page says, else what the bytes look like.

    >>> encoding("خبر".encode()), encoding("\\ufeffخبر".encode("utf-16-le"))
    ('utf-8', 'utf-16-le')
    >>> encoding("قال السكان إن السوق مغلق".encode("cp1256"))
    'cp1256'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    wide = _utf16(data[:4000])
    if wide:
        return wide
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    # A page cut in the middle of a letter or with a few broken bytes is still UTF-8: its Arabic letters come in pairs D8..DB 80..BF.
    high = len(re.findall(rb"[\x80-\xff]", data))
    pairs = len(re.findall(rb"[\xd8-\xdb][\x80-\xbf]", data))
    if pairs * 2 > 0.6 * high:
        return "utf-8"
    # The article «ال» is C7 E1 in windows-1256 and C7 E4 in ISO 8859-6; pages are wrong about themselves often enough to ask it first.
    cp1256, iso = data.count(b"\xc7\xe1"), data.count(b"\xc7\xe4")
    if cp1256 != iso:
        return "cp1256" if cp1256 > iso else "iso8859_6"
    told = _CHARSET.search(data[:5000])
    return _ONE_BYTE.get(told[1].decode("ascii", "replace").lower(), "cp1256") if told else "cp1256"


def is_binary(data: bytes) -> bool:
    """True for images, archives and other files that are no text.

    >>> is_binary(b"%PDF-1.7 ..."), is_binary("خبر".encode())
    (True, False)
    """
    if data.startswith(_MAGIC):
        return True
    sample = data[:8000]
    if data.startswith(tuple(mark for mark, _ in _BOMS)) or _utf16(sample[:4000]):
        return False
    return len(_CONTROL.findall(sample)) > 0.02 * len(sample) + 2


def has_arabic(text: str, *, least: int = 8) -> bool:
    """True when the text has at least ``least`` Arabic letters.

    >>> has_arabic("خبر عاجل"), has_arabic("breaking news")
    (False, False)
    >>> has_arabic("انقطاع الماء عن البلدة")
    True
    """
    found = 0
    for found, _ in enumerate(_ARABIC.finditer(text), 1):
        if found >= least:
            return True
    return found >= least


def decode(data: bytes, *, where: str) -> str:
    """The text of a page with line ends as ``\\n``; broken bytes become U+FFFD.

    Raises :class:`EmptyInput` for nothing but space and :class:`NotAPage` for a binary file.
    """
    if not data.strip():
        raise EmptyInput("there is nothing in it", where=where, hint="save the page again")
    if is_binary(data):
        raise NotAPage(
            "this is not text but an image, an archive or another binary file", where=where, hint="give the page as HTML or text"
        )
    name = encoding(data)
    text = data.decode(name, "replace").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    if not text.strip():
        raise EmptyInput("there is nothing in it", where=where, hint="save the page again")
    return text


def require_arabic(text: str, *, where: str) -> None:
    """Raise :class:`NotArabic` when a text has next to no Arabic letters."""
    if not has_arabic(text):
        raise NotArabic("no Arabic text in it", where=where, hint="tawatur reads Arabic pages; check the file and its encoding")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def kind(data: bytes) -> str:
    """``html``, ``text`` or ``jsonl``, told by the content. The first few kilobytes of a file are enough.

    >>> kind(b'{"id": "a", "text": "..."}'), kind(b"<!DOCTYPE html><html>"), kind("خبر من البلدة".encode())
    ('jsonl', 'html', 'text')
    """
    head = data[:200_000]
    name = next((name for mark, name in _BOMS if head.startswith(mark)), None) or _utf16(head[:4000])
    if name is not None and name != "utf-8":
        head = head.decode(name, "replace").encode()
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"{"):
        lines = [line for line in head.split(b"\n") if line.strip()]
        # A first line longer than the sample, or a broken one, is still a record when it opens like one.
        if _is_object(lines[0]) or re.match(rb'\{\s*"[A-Za-z_]+"\s*:', head) or any(_is_object(line) for line in lines[1:4]):
            return "jsonl"
    sample = head[:20_000]
    if _TAG.match(sample) or (sample.startswith((b"<?xml", b"<!--", b"<!")) and _TAG.search(sample)):
        return "html"
    return "html" if len(_TAG.findall(sample)) >= 3 else "text"


#: No news page is near this; more is a dump or an attack.
PAGE_LIMIT = 20_000_000


def too_large(size: int, where: str) -> TooLarge:
    """The error for a page over :data:`PAGE_LIMIT`."""
    return TooLarge(
        f"{size / 1e6:.0f} MB, more than the {PAGE_LIMIT // 1_000_000} MB one page may have", where=where,
        hint="split it, or give many articles as JSON Lines",
    )  # fmt: skip
