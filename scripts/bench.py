"""How fast the reader is: one run, one core, on text and pages made of the project's own invented articles.

    bench.py [--rounds N] [--shared FOLDER]

Prints, as medians of N rounds (default 5) of processor time: articles of 300 words a second; pages from HTML to claims a second beside
trafilatura's extraction of the same pages alone; time against length at 1, 10 and 100 times a long article; then start to end of the
command, peak memory of a child that reads, and what `--jobs 2` gains. What the project wants of each is printed beside it.
The machine may be shared: compare ratios before figures. The gate's articles hold a claim every eleven words, two thirds more than
news does: where the measuring articles lie beside the project (FOLDER/data/articles.jsonl), the first two are measured on those as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tawatur.model import Article, Page
from tawatur.pipeline import Reader
from tawatur.testing import article

ROOT = Path(__file__).parent.parent
WORDS = 300  # of a clean article
LONG = 600  # of the body whose growth is measured
SHAPES = 6  # ways a content system lays out a page


def told() -> list[tuple[str, list[str]]]:
    """Title and paragraphs of the gate's articles."""
    lines = [
        line for name in ("gold_a.jsonl", "gold_b.jsonl") for line in (ROOT / "tests/gate" / name).read_text("utf-8").splitlines()
    ]
    found = [json.loads(line) for line in lines]
    return [(each["title"], each["text"].split("\n")) for each in found]


def texts(words: int) -> list[tuple[str, str]]:
    """For each article a title and a body of about so many words, filled up from the articles after it."""
    have = told()
    out = []
    for first in range(len(have)):
        paragraphs: list[str] = []
        at = first
        while sum(len(each.split()) for each in paragraphs) < words:
            paragraphs += have[at % len(have)][1]
            at += 1
        body = " ".join("\n".join(paragraphs).split(" ")[:words])
        out.append((have[first][0], body))
    return out


def real(shared: Path, most: int = 120) -> list[tuple[str, str]]:
    """The same of the measuring articles of at least so many words, cut to just so many; none when they are not there."""
    path = shared / "data" / "articles.jsonl"
    if not path.is_file():
        return []
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    long = [each for each in found if len(each["text"].split(" ")) >= WORDS]
    return [(each["title"], " ".join(each["text"].split(" ")[:WORDS])) for each in long[:: max(1, len(long) // most)]]


# -- pages ---------------------------------------------------------------------------------------------------------------------

# A newspaper's page has some 1,000 elements and 100 KB around 3 KB of article: so have these.
_LINKS = "".join(
    f'<li class="item"><a href="/news/2024/03/{n}"><img src="/thumb/{n}.jpg" alt="صورة"><h4>خبر آخر من أخبار اليوم رقم {n}</h4></a>'
    f'<span class="cat">أخبار</span><time datetime="2024-03-10">10 مارس 2024</time></li>'
    for n in range(60)
)
_NAV = "".join(f'<li class="menu-item menu-item-{n}"><a href="/section/{n}" title="قسم {n}">قسم {n}</a></li>' for n in range(80))
_SCRIPT = "<script>" + "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}" * 300 + "</script>"
_STYLE = "<style>" + ".entry-content p{margin:0 0 1em;line-height:1.8}" * 300 + "</style>"
_COMMENTS = "".join(
    f'<div class="comment"><span class="author">قارئ {n}</span><time>منذ {n + 2} أيام</time><p>شكرا على هذا الخبر</p></div>'
    for n in range(6)
)


def _tags(paragraphs: Iterable[str]) -> str:
    return "\n".join(f"<p>{each}</p>" for each in paragraphs)


def page(shape: int, title: str, body: str) -> bytes:
    """A page as one of six content systems might make it, with menus, related headlines, comments, scripts."""
    paragraphs = body.split("\n")
    head = (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - صحيفة المثال</title>'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="2024-03-11T10:00:00+03:00">{_STYLE}{_SCRIPT}</head>'
    )
    foot = f"<footer><ul>{_NAV}</ul><p>جميع الحقوق محفوظة</p></footer>{_SCRIPT}</body></html>"
    related = f'<aside class="related"><h3>اقرأ أيضا</h3><ul>{_LINKS}</ul></aside>'
    menu = f'<body><header><nav><ul class="menu">{_NAV}</ul></nav></header>'
    if shape == 0:
        main = f'<main><article class="post"><h1 class="entry-title">{title}</h1>'
        main += f'<div class="entry-content">{_tags(paragraphs)}</div></article>'
        main += f'<section id="comments">{_COMMENTS}</section></main>{related}'
    elif shape == 1:
        main = f'<div id="wrapper"><div class="col-md-8"><h2>{title}</h2><div class="date">11 مارس 2024</div><div class="article-body">'
        main += "<br><br>".join(paragraphs) + f"</div></div><div class='col-md-4'>{related}</div></div>"
    elif shape == 2:
        rows = "".join(f'<tr><td class="text">{each}</td></tr>' for each in paragraphs)
        main = f'<table><tr><td><h1>{title}</h1><table>{rows}</table></td><td valign="top">{related}</td></tr></table>'
    elif shape == 3:
        middle = len(paragraphs) // 2
        main = f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{title}</h1>'
        main += '<div itemprop="articleBody">'
        main += f"{_tags(paragraphs[:middle])}{related}{_tags(paragraphs[middle:])}</div></article>"
    elif shape == 4:
        boxes = "".join(f'<div class="td-block"><div class="inner"><span>{each}</span></div></div>' for each in paragraphs)
        main = f'<div class="container"><div class="row"><div class="content"><h1>{title}</h1>{boxes}</div></div>{related}{_COMMENTS}</div>'
    else:
        told_data = json.dumps({"@type": "NewsArticle", "headline": title, "articleBody": body}, ensure_ascii=False)
        main = (
            f'<script type="application/ld+json">{told_data}</script><div role="main"><h1>{title}</h1><figure><img src="a.jpg">'
        )
        main += f"<figcaption>صورة من المكان</figcaption></figure><section>{_tags(paragraphs)}</section></div>{related}"
    return (head + menu + main + foot).encode()


# -- measuring -----------------------------------------------------------------------------------------------------------------


def seconds(do: Callable[[], object], rounds: int) -> float:
    """The median of the processor times of a few runs, after one that fills the caches."""
    do()
    took = []
    for _ in range(rounds):
        began = time.process_time()
        do()
        took.append(time.process_time() - began)
    return statistics.median(took)


def command(*arguments: str, rounds: int) -> float:
    """The median time from start to end of the command."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tawatur", *arguments], stdout=subprocess.DEVNULL, check=False)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def peak(path: Path) -> float:
    """The most memory, in MB, that a process reading a file has held."""
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from tawatur.model import Page\n"
        "from tawatur.pipeline import Reader\n"
        "page = Page(source='bench', data=Path(sys.argv[1]).read_bytes())\n"
        "sum(1 for _ in Reader().read_page(page))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    return int(done.stdout) / (1e6 if sys.platform == "darwin" else 1e3)


def show(what: str, figure: str, wanted: str = "") -> None:
    print(f"{what:44}{figure:>22}" + (f"   wanted: {wanted}" if wanted else ""), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    given = parser.parse_args()
    rounds = given.rounds
    if hasattr(os, "sched_setaffinity"):
        everywhere = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {max(everywhere)})  # one core, children included
    began = time.process_time()
    reader = Reader()
    show("loading words and atlas", f"{1000 * (time.process_time() - began):.0f} ms")
    for kind, told in (("invented", texts(WORDS)), ("measuring", real(given.shared))):
        if told:
            _clean(reader, rounds, kind, told)
            _pages(reader, rounds, kind, told)
    _growth(reader, rounds)
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.html"
        one.write_bytes(page(0, *texts(WORDS)[0]))
        show("tawatur --help", f"{command('--help', rounds=rounds):.2f} s", "under 0.4 s")
        show("tawatur read, one page", f"{command('read', str(one), rounds=rounds):.2f} s")
        many = Path(folder) / "many.jsonl"
        lines = [json.dumps({"id": str(n), "title": title, "text": body}) for n, (title, body) in enumerate(texts(WORDS) * 8)]
        many.write_text("\n".join(lines), "utf-8")
        show(f"peak memory, {len(lines)} articles", f"{peak(many):.0f} MB", "under 250 MB")
        show("peak memory, one page", f"{peak(one):.0f} MB")
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, everywhere)
        alone, two = (command("read", str(many), "-f", "jsonl", "--jobs", n, rounds=max(1, rounds // 2)) for n in ("1", "2"))
        show(f"--jobs 2 on {os.cpu_count()} cores, {len(lines)} articles", f"{alone:.1f} s -> {two:.1f} s = {alone / two:.2f}x")
    show("peak memory of this run", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
    return 0


def _clean(reader: Reader, rounds: int, kind: str, told: list[tuple[str, str]]) -> None:
    clean = [article(title, body, published="2024-03-11") for title, body in told]
    size = sum(len(each.full.encode()) for each in clean)

    def read() -> int:
        return sum(len(reader.read(each).claims) for each in clean)

    took = seconds(read, rounds)
    show(f"{kind} articles of {WORDS} words, a second", f"{len(clean) / took:.0f}", "150 or more")
    show("  MB and claims a second", f"{size / took / 1e6:.2f} MB, {read() / took:.0f}")


def _pages(reader: Reader, rounds: int, kind: str, told: list[tuple[str, str]]) -> None:
    import trafilatura

    data = [page(n % SHAPES, title, body) for n, (title, body) in enumerate(told[:36])]
    decoded = [each.decode() for each in data]
    given = [Page(source="bench", data=each) for each in data]
    ours = seconds(lambda: [list(reader.read_page(each)) for each in given], rounds)
    theirs = seconds(lambda: [trafilatura.extract(each) for each in decoded], rounds)
    size = sum(map(len, data)) / len(data) / 1e3
    show(f"{kind} HTML pages of {size:.0f} KB to claims, a second", f"{len(data) / ours:.0f}")
    show("  trafilatura alone, a second", f"{len(data) / theirs:.0f}")
    show("  ours of trafilatura's rate", f"{theirs / ours:.2f}", "0.6 or more")


def _growth(reader: Reader, rounds: int) -> None:
    title, body = texts(LONG)[0]
    rest = "\n".join(each for _, each in texts(LONG))
    took = []
    for times in (1, 10, 100):
        text = (body + "\n" + rest)[: times * len(body)]
        while len(text) < times * len(body):
            text += "\n" + rest
        long: Article = article(title, text[: times * len(body)], published="2024-03-11")
        took.append(seconds(lambda long=long: reader.read(long), max(1, rounds // 2)) / times)  # type: ignore[misc]
    show(f"time a length, at 1, 10, 100 x {LONG} words", " : ".join(f"{each / took[0]:.2f}" for each in took), "about 1")


if __name__ == "__main__":
    sys.exit(main())
