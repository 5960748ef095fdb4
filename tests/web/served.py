"""A served ledger and a real browser, for tests and for the pictures of the README."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from tawatur.ledger import Ledger
from tawatur.web import application

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"


@contextmanager
def served(book: Ledger, **options) -> Iterator[str]:
    """The address of a ledger served on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application(book, **options), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "there is no chromium here: `make browser` installs it and runs these tests"
    with sync_playwright() as play:
        # root, as in CI, may run the browser only without its sandbox; it opens nothing but our own pages
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser, base: str, *, lang: str = "en", width: int = 1280, height: int = 900, dark: bool = False
) -> Iterator[Page]:
    """A window in a language; on the way out, nothing may have been asked of another host, and no script may have failed."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(base + "/") else wrong.append(request.url))
    page.on(
        "console", lambda message: wrong.append(message.text) if message.type == "error" and "404" not in message.text else None
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{base}/?lang={lang}")
    yield page
    context.close()
    assert wrong == []
