from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.test_pages import P1, P2, PAGES, TITLE

from tawatur.errors import BadRecord, EmptyInput, InputError, NotAPage, NotArabic, TooLarge
from tawatur.model import Article, Page
from tawatur.pages import PAGE_LIMIT, kind, open_page, records

TEXT = f"{TITLE}\n{P1}\n{P2}\n"


def page(data: bytes, **told: object) -> Page:
    """A page of some bytes."""
    return Page(source="page.txt", data=data, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1256"),
        TEXT.encode("iso8859_6"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 with mark", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"],
)
def test_text_is_read_in_every_encoding(data: bytes) -> None:
    """The same page gives the same words whatever its encoding, told or not."""
    assert open_page(page(data)).text == f"{P1}\n{P2}"


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8", "iso-8859-6"])
def test_a_page_that_lies_about_its_encoding_is_read(charset: str) -> None:
    """What the bytes are counts, not what the page says."""
    html = f'<html><head><meta charset="{charset}"><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p></body></html>'
    for encoding in ("utf-8", "cp1256"):
        assert open_page(page(html.encode(encoding))).title == TITLE


def test_broken_bytes_are_replaced() -> None:
    """A cut letter and a stray byte do not lose the page."""
    data = TEXT.encode()
    broken = data[:200] + b"\xff" + data[201:-4]
    assert "المجلس في بيان" in open_page(page(broken)).text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \n\t ", EmptyInput),
        (b"%PDF-1.7\n...", NotAPage),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NotAPage),
        (bytes(range(256)) * 20, NotAPage),
        (b"Fire in the old market", NotArabic),
        (b"<html><body><p>Fire</p></body></html>", NotArabic),
        (b"<html><body></body></html>", NotArabic),
        (b"x" * (PAGE_LIMIT + 1), TooLarge),
        (b'{"id": "a", "text": "b"}', BadRecord),
    ],
)
def test_what_is_no_page_says_so(data: bytes, error: type[InputError]) -> None:
    """Each fault has its own error, which names the input and what to do."""
    with pytest.raises(error) as caught:
        open_page(page(data))
    assert caught.value.where == "page.txt"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "sort"),
    [
        (TEXT.encode(), "text"),
        (b"\n\n  <!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?><html>", "html"),
        (f"<div><p>{P1}</p></div><p>".encode("utf-16"), "html"),
        (b'{"id": "a"}\n{"id"', "jsonl"),
        ('\ufeff{"id": "a"}'.encode(), "jsonl"),
        (b'{"id": broken\n{"id": "b"}', "jsonl"),
        (("{قال المجلس} " + P1).encode(), "text"),
    ],
)
def test_the_kind_of_input_is_told_by_its_content(data: bytes, sort: str) -> None:
    """Text, HTML and JSON Lines are told apart without a file name."""
    assert kind(data) == sort


def test_records_keep_ids_words_and_go_on_after_a_fault() -> None:
    """Each line yields its article or an error that names file and line."""
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p></body></html>"
    lines = [
        json.dumps(
            {"id": "a", "title": TITLE, "text": f" {P1}\r\n{P2} ", "published": "2023-04-04", "outlet": "ساحة", "more": [1]}
        ),
        "not json",
        json.dumps({"id": "b", "text": P1}, ensure_ascii=False),
        json.dumps({"id": "c"}),
        json.dumps([1]),
        "",
        json.dumps({"id": "d", "title": "", "text": "Fire"}),
        json.dumps({"id": "e", "capture": TEXT}),
        json.dumps({"id": "f", "html": html, "published": "2023-04-04T10:00:00+03:00"}),
        json.dumps({"id": "g", "text": P1, "published": "yesterday"}),
        json.dumps({"id": 7, "text": P1, "title": None, "url": "https://saha.example/2023/04/04/x"}),
        json.dumps({"id": "h", "text": 5}),
    ]
    found = list(records(page(b""), iter(line.encode() for line in lines)))
    told = [item.id if isinstance(item, Article) else (type(item).__name__, item.where) for item in found]
    assert told == [
        "a", ("BadRecord", "page.txt:2"), "b", ("BadRecord", "page.txt:4"), ("BadRecord", "page.txt:5"), ("NotArabic", "page.txt:7"),
        "e", "f", ("BadRecord", "page.txt:10"), "7", ("BadRecord", "page.txt:12"),
    ]  # fmt: skip
    first, captured, marked = found[0], found[6], found[7]
    assert isinstance(first, Article)
    assert isinstance(captured, Article)
    assert isinstance(marked, Article)
    assert (first.text, first.outlet, first.published_by) == (f" {P1}\r\n{P2} ", "ساحة", "told")
    assert first.capture == first.full
    assert (captured.title, captured.text) == (TITLE, f"{P1}\n{P2}")
    assert marked.text == f"{P1}\n{P2}"
    assert marked.published_at is not None
    assert [str(item) for item in found] == [str(item) for item in records(page("\n".join(lines).encode()))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_mutated_pages_are_read_or_refused(path: Path) -> None:
    """Cut, doubled, shuffled and broken bytes give an article whose blocks tile, or an input error; nothing else."""
    data, dice = path.read_bytes(), random.Random(path.name)
    for _ in range(25):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 6)):
            a, b = sorted(dice.randrange(len(broken) + 1) for _ in range(2))
            what = dice.randrange(5)
            if what == 0:
                del broken[a:b]
            elif what == 1:
                broken[a:a] = broken[a:b]
            elif what == 2:
                broken[a : a + 1] = bytes([dice.randrange(256)])
            elif what == 3:
                broken[a:a] = dice.choice(
                    [b"\xe2\x80\xae", b"\x00", b"<div>" * 50, "٩".encode() * 80, b"\n", b"</p>", b"<table>"]
                )
            else:
                broken[a:b] = broken[a:b][::-1]
        _tiles(bytes(broken))


@given(
    st.binary(max_size=300) | st.text(alphabet="قتل <>/\"'=&;\n().#p:1٢", max_size=300).map(lambda text: (TITLE + text).encode())
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes raise anything but an input error."""
    _tiles(data)


def _tiles(data: bytes) -> None:
    try:
        read = open_page(page(data))
    except InputError:
        return
    assert [block.start for block in read.blocks] == [0, *(block.end for block in read.blocks)][:-1]
    assert read.blocks[-1].end == len(read.capture)


@pytest.mark.parametrize(
    "data",
    [
        "<div>" * 200_000 + P1,
        f"<b><p>{P1}" * 3_000,
        "<table><tr><td>" * 20_000 + P1,
        "".join(f"<font color=c{n}>" for n in range(2_000)) + f"<p>{P1}" * 2_000,
        f"<p>{P1}</p>" * 3_000,
        f"{P1} " * 3_000,
        "اقرأ أيضاً: " * 60_000,
        "\n".join(f"{P1} {n}" for n in range(3_000)),
        "التعليقات (2)\n" + "منذ يومين\nنعم\n" * 20_000,
        "قتل " * 150_000,
        "<!--" * 100_000 + P1,
        f"<p {'a=1 ' * 100_000}>{P1}</p>",
        '<a href="' * 50_000 + P1,
    ],
    ids=range(13),
)
def test_no_input_takes_quadratic_time(data: str) -> None:
    """Deep, broken and endless input of some hundred kilobytes is read within seconds."""
    start = time.process_time()
    _tiles(f"<html><body>{data}".encode() if data.startswith("<") else data.encode())
    assert time.process_time() - start < 5
