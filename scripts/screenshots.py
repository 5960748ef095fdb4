"""The pictures of the README: the board in Arabic and an incident in English, from the sample pages, into docs/img/."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.web.made import examples  # noqa: E402 - the tests are found only now
from tests.web.served import chromium, opened, served  # noqa: E402


def main() -> None:
    folder = ROOT / "docs" / "img"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        book = examples(f"sqlite:///{place}/ledger.db")
        incident = next(brief.id for brief in book.briefs() if brief.contradicted and brief.revised)
        with served(book) as base, chromium() as browser:
            for name, address, lang, height in (
                ("board-ar", "/", "ar", 1360),
                ("incident-en", f"/incident/{incident}", "en", 720),
            ):
                with opened(browser, base, lang=lang, width=1180, height=height) as page:
                    page.goto(base + address)
                    page.screenshot(path=str(folder / f"{name}.png"))
                    print(folder / f"{name}.png")
        book.close()


if __name__ == "__main__":
    main()
