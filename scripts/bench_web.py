"""How fast the pages are over a large ledger.

    bench_web.py [--articles N] [--ledger URL]

Fills a ledger with made articles (as bench_ledger.py does; one that is filled already is measured as it is), serves it on loopback
in a process of its own, and asks for each kind of page one after the other, a bounded number of times. Prints the median and the
95th percentile.
Exit code 1 when the 95th percentile of the board, an incident or a search is not under 300 ms.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_ledger import made

from tawatur import pipeline
from tawatur.ledger import Capture
from tawatur.settings import Settings

ROUNDS = 120
MOST = 300.0  # milliseconds
PORT = 8797


def fill(address: str, count: int) -> None:
    """Add made articles unless the ledger holds some."""
    with pipeline.ledger(Settings(ledger=address, by="bench")) as book:
        articles = made()
        while count > 0:
            batch = [
                Capture(data=each.article.full.encode(), source=each.article.id, reading=each, by_id=True)
                for each in islice(articles, min(count, 1000))
            ]
            book.add(batch)
            count -= len(batch)


def serve(address: str) -> None:
    """The server, in a process of its own."""
    import uvicorn

    from tawatur.web import application

    book = pipeline.ledger(Settings(ledger=address, by="bench"))
    uvicorn.run(application(book), host="127.0.0.1", port=PORT, log_level="error", access_log=False)


def addresses(ledger: str) -> dict[str, list[str]]:
    """Addresses of each kind of page."""
    chance = random.Random(5)
    with pipeline.ledger(Settings(ledger=ledger)) as book:
        print(f"{book.counts()}")
        briefs = chance.sample(list(book.briefs()), 200)
        articles = [book.incident(brief.id).articles[0] for brief in briefs[:60]]
        places = [brief.place for brief in briefs if brief.place]
    return {
        "board": ["/", "/?lang=ar", "/?page=3"],
        "board, filtered": [f"/?place={quote(place)}" for place in places[:40]]
        + ["/?event=killed&contradicted=1", "/?party=sdf"],
        "board, by words": [f"/?text={quote(word)}" for word in ("سجن", "سوق", "غارة")],
        "incident": [f"/incident/{brief.id}" for brief in briefs],
        "article": [f"/article/{quote(article)}" for article in articles],
        "search": [f"/search?q={quote(word)}" for word in ("سجن", "سوق غارة", "كلمة17", "قتل*", "مدنيين")],
        "search, further on": [f"/search?q={quote('مدنيين')}&page={n}&after={n * 40}&incidents={n}" for n in range(2, 12)],
        "review": ["/review"],
        "origins (first time, then kept)": ["/origins"],
        "methodology": ["/methodology"],
    }


def measure(name: str, paths: list[str]) -> float:
    """Ask for pages of a kind in turn; the 95th percentile in milliseconds."""
    rounds = 5 if name.startswith("origins") else ROUNDS
    took = []
    for n in range(rounds):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        began = time.perf_counter()
        connection.request("GET", paths[n % len(paths)])
        answer = connection.getresponse()
        answer.read()
        took.append(1000 * (time.perf_counter() - began))
        connection.close()
        assert answer.status == 200, (name, answer.status)
    took.sort()
    slow = took[min(int(len(took) * 0.95), len(took) - 1)]
    print(
        f"{name:<34} median {took[len(took) // 2]:6.0f} ms   p95 {slow:6.0f} ms   slowest {took[-1]:6.0f} ms   ({rounds} requests)",
        flush=True,
    )
    return slow


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--ledger", help="a ledger to measure; a temporary SQLite file filled with made articles when not given")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = arguments.ledger or f"sqlite:///{folder}/bench.db"
        if not arguments.ledger:
            fill(ledger, arguments.articles)
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(ledger,), daemon=True)
        server.start()
        try:
            for _ in range(200):
                try:
                    http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).request("GET", "/static/icon.svg")
                    break
                except OSError:
                    time.sleep(0.1)
            slow = {name: measure(name, paths) for name, paths in addresses(ledger).items()}
        finally:
            server.terminate()
            server.join(5)
    return int(max(slow["board"], slow["board, filtered"], slow["incident"], slow["search"], slow["search, further on"]) >= MOST)


if __name__ == "__main__":
    sys.exit(main())
