"""How fast the reader is, on the invented sample pages of this project.

    bench.py [--seconds S]

Prints articles a second and MB a second on clean text of about 300 words, pages a second from HTML to claims, and the time from
start to end of `tawatur --help` and of reading one page. Each is the best of several rounds: the machine is shared.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tawatur.model import Article, Page
from tawatur.pages import open_page
from tawatur.pipeline import Reader
from tawatur.testing import article

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"
WORDS = 300


def articles() -> list[Article]:
    """Clean articles of about ``WORDS`` words, made of the sample pages' own sentences in changing order."""
    sentences: list[str] = []
    for path in sorted(PAGES.iterdir()):
        read = open_page(Page(source=path.name, data=path.read_bytes()))
        sentences += [line for line in read.text.split("\n") if line.strip()]
    out = []
    for first in range(len(sentences)):
        turned = sentences[first:] + sentences[:first]
        held: list[str] = []
        while turned and sum(len(each.split()) for each in held) < WORDS:
            held.append(turned.pop(0))
        out.append(article(held[0][:80], "\n".join(held), published="2024-03-09"))
    return out


def rate(do: Callable[[], int], seconds: float) -> float:
    """How often a second ``do`` does what it counts, in the best of three rounds."""
    best = 0.0
    for _ in range(3):
        began, done = time.perf_counter(), 0
        while time.perf_counter() - began < seconds / 3:
            done += do()
        best = max(best, done / (time.perf_counter() - began))
    return best


def started(*arguments: str) -> float:
    """The shortest time of five runs of the command, in seconds."""
    took = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tawatur", *arguments], stdout=subprocess.DEVNULL, check=False)
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each measurement takes")
    seconds = parser.parse_args().seconds
    began = time.perf_counter()
    reader = Reader()
    print(f"loading words and atlas          {1000 * (time.perf_counter() - began):8.0f} ms")
    clean = articles()
    size = sum(len(each.full.encode()) for each in clean) / len(clean) / 1e6
    words = sum(len(each.full.split()) for each in clean) / len(clean)

    def read_clean() -> int:
        for each in clean:
            reader.read(each)
        return len(clean)

    pages = [Page(source=path.name, data=path.read_bytes()) for path in sorted(PAGES.glob("*.html"))]

    def read_pages() -> int:
        return sum(1 for page in pages for _ in reader.read_page(page))

    read_clean()  # fills the caches a long run has filled
    per_second = rate(read_clean, seconds)
    print(f"clean articles of {words:3.0f} words     {per_second:8.0f} a second, {per_second * size:.2f} MB a second")
    print(f"HTML pages, bytes to claims      {rate(read_pages, seconds):8.0f} a second")
    print(f"tawatur --help                   {1000 * started('--help'):8.0f} ms")
    print(f"tawatur read, one page           {1000 * started('read', str(PAGES / 'siege-1-sanabel.html')):8.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
