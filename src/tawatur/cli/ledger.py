"""The commands of the ledger: add, log, verify, withdraw, search, rebuild, export and import."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.cli.options import LINES, Address, Bidi, Captured, Inputs, Jobs, Lang, Lines, Outlet, Published, given_of
from tawatur.errors import InputError, OptionError

if TYPE_CHECKING:
    from tawatur.cli.inputs import Given
    from tawatur.cli.table import Look
    from tawatur.ledger import Added, Capture, Entry, Ledger
    from tawatur.model import Page, Reading
    from tawatur.settings import Settings

_SOON = 2.0  # seconds after which pages that wait are written, though there are fewer than a batch


def register(app: typer.Typer, clean: Callable[[Callable[..., None]], Callable[..., None]]) -> None:
    """Put the commands of the ledger into the command."""
    from tawatur.cli import incidents

    commands: dict[str, Callable[..., None]] = {
        "add": add,
        "search": search,
        "log": log,
        "verify": verify,
        "withdraw": withdraw,
        "rebuild": rebuild,
        "export-ledger": export_ledger,
        "import-ledger": import_ledger,
    }
    for name, command in commands.items():
        app.command(name)(clean(command))
    incidents.register(app, clean)


# --- what the commands share --------------------------------------------------------------------------------------------


def settings_of(**options: Any) -> Settings:
    """The settings in force."""
    from tawatur import settings

    return settings.load(options)


def opened(in_force: Settings) -> Ledger:
    """The ledger of the settings."""
    from tawatur import pipeline

    return pipeline.ledger(in_force)


def chosen(format: str, formats: tuple[str, ...]) -> str:
    """A format that there is. Raises :class:`OptionError`."""
    if format not in formats:
        raise OptionError(f"there is no format {format!r}", where="--format", hint=f"use one of: {', '.join(formats)}")
    return format


def screen_of(in_force: Settings) -> tuple[Any, Look]:
    """A console and how tables look on it."""
    from tawatur.cli import app
    from tawatur.cli.screen import Screen

    console = Screen(highlight=False)
    return console, app._look(in_force, False, console)


def show(console: Any, lines: Iterable[Any]) -> None:
    """Print lines that are laid out already."""
    for line in lines:
        console.print(line, soft_wrap=True)


def write_json(values: Iterable[Any], *, lines: bool) -> None:
    """Values as JSON Lines, or as one list."""
    if lines:
        for value in values:
            sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(json.dumps(list(values), ensure_ascii=False, indent=1) + "\n")


# --- add ----------------------------------------------------------------------------------------------------------------


def add(
    inputs: Inputs = None,
    ledger: Address = None,
    published: Published = None,
    captured: Captured = None,
    outlet: Outlet = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Keep a known page's claims anew if this reader reads others.")
    ] = False,
    batch: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="How many pages are written at once, at most.")] = 1000,
    format: Lines = "table",
    lang: Lang = None,
    bidi: Bidi = None,
    jobs: Jobs = None,
) -> None:
    """Read pages and add them to the ledger. A page that is known changes nothing; an edited one is told with what was changed."""
    from tawatur.cli import inputs as given_inputs

    chosen(format, LINES)
    if not inputs:
        hint = "give files, folders, addresses, or - for standard input"
        raise OptionError("nothing was given to add", where="tawatur add", hint=hint)
    in_force = settings_of(ledger=ledger, lang=lang, bidi=bidi, jobs=jobs)
    given = given_of(published, captured, outlet, in_force)
    code = _add(given_inputs.expand(inputs), in_force, given, reread=reread, size=batch, lines=format == "jsonl")
    if code:
        raise typer.Exit(code)


def _add(sources: list[str | InputError], in_force: Settings, given: Given, *, reread: bool, size: int, lines: bool) -> int:
    from tawatur.cli import inputs, work
    from tawatur.cli.screen import Progress

    with opened(in_force) as ledger, Progress(len(sources), writes_table=not lines) as progress:
        tell = _Told(in_force, lines=lines)
        results = work.read_all(progress.counted(inputs.tasks(sources)), in_force, given, capture_of)
        try:
            for captures in _batches(tell.kept(each for of_one in results for each in of_one), size):
                tell.added(ledger.add(captures, reread=reread))
        finally:
            tell.total(ledger.address)
        return tell.code


def capture_of(reading: Reading, page: Page) -> Capture:
    """What is kept of a page and a reading of it: of JSON Lines the bytes of the reading's own line."""
    from tawatur.ledger import Capture
    from tawatur.pages.assemble import article_id

    article = reading.article
    source = article.source or page.source
    own_id = article.id != article_id(article.title, article.text, article.outlet)
    told = {
        "published": page.published.isoformat() if page.published else "",
        "captured": page.captured.isoformat() if page.captured else "",
        "outlet": page.outlet or "",
    }
    data = page.data
    if source != page.source and (line := source.rpartition(":")[2]).isdigit():
        data = _line_of(data, int(line))
    return Capture(
        data=data, source=source, reading=reading, told=tuple((key, value) for key, value in told.items() if value), by_id=own_id
    )  # fmt: skip


def _line_of(data: bytes, number: int) -> bytes:
    """A line by its number; the many empty ones that stand for lines read before are not gone through.

    >>> _line_of(b"\\n\\n\\nfour\\n\\nsix", 4), _line_of(b"one\\ntwo", 2)
    (b'four', b'two')
    """
    lines = data.lstrip(b"\n")
    return lines.split(b"\n")[number - 1 - (len(data) - len(lines))]


def _batches(captures: Iterable[Capture], size: int) -> Iterator[list[Capture]]:
    """Captures in batches of ``size``, or as many as came in the last seconds: what has been read is soon safe."""
    held: list[Capture] = []
    since = time.monotonic()
    for capture in captures:
        held.append(capture)
        if len(held) == size or time.monotonic() - since > _SOON:
            yield held
            held, since = [], time.monotonic()
    if held:
        yield held


class _Told:
    """Says what was added, page by page, once it is safe."""

    def __init__(self, in_force: Settings, *, lines: bool) -> None:
        self._lines = lines
        self._counts: dict[str, int] = {}
        self._failed = 0
        self._console: Any
        self._look: Any
        self._console, self._look = screen_of(in_force) if not lines else (None, None)

    def kept(self, items: Iterable[Capture | InputError]) -> Iterator[Capture]:
        """The captures; what failed is said."""
        from tawatur.cli.app import say

        for item in items:
            if isinstance(item, InputError):
                self._failed += 1
                say(str(item))
            else:
                yield item

    def added(self, added: Iterable[Added]) -> None:
        """Tell what a batch came to."""
        for each in added:
            self._counts[each.outcome] = self._counts.get(each.outcome, 0) + 1
            if self._lines:
                sys.stdout.write(json.dumps(_added_json(each), ensure_ascii=False) + "\n")
            elif each.outcome != "known":
                self._show(each)
        sys.stdout.flush()

    def _show(self, each: Added) -> None:
        from tawatur.cli.incidents import change_lines
        from tawatur.cli.table import _isolated, _paragraph

        look: Look = self._look
        outcome = look.labels("outcome", each.outcome)
        entry = f"#{each.entry} " if each.entry else ""
        claims = f"{each.claims} {look.labels('table', 'claims')}" if each.claims else ""
        day = each.published.isoformat() if each.published else look.labels("ledger", "undated")
        parts = [f"{entry}{outcome}", _isolated(each.title or each.source, look), day, claims, _isolated(each.source, look)]
        show(self._console, _paragraph(" · ".join(part for part in parts if part), look, style="", indent=0))
        if each.changes is not None:
            show(self._console, change_lines(each.changes, look))

    def total(self, address: str) -> None:
        """The last line: how many of each."""
        if self._lines or not self._counts:
            return
        from tawatur.cli.table import _paragraph

        look: Look = self._look
        counted = [f"{count} {look.labels('outcome', outcome)}" for outcome, count in sorted(self._counts.items())]
        show(self._console, _paragraph(" · ".join([*counted, address]), look, style="bold", indent=0))

    @property
    def code(self) -> int:
        """2 when nothing was added or known, 1 when something failed, else 0."""
        return 2 if not self._counts and self._failed else int(self._failed > 0)


def _added_json(each: Added) -> dict[str, Any]:
    return {
        "outcome": each.outcome,
        "entry": each.entry,
        "article": each.article,
        "title": each.title,
        "source": each.source,
        "claims": each.claims,
        "published": each.published.isoformat() if each.published else None,
        "changes": None if each.changes is None else each.changes.json(),
    }


# --- search -------------------------------------------------------------------------------------------------------------


def search(
    query: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words, «words together», or the beginning of one*.")],
    ledger: Address = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many articles to show at most.")] = 20,
    format: Lines = "table",
    lang: Lang = None,
    bidi: Bidi = None,
) -> None:
    """Find articles by their words, however they are spelled. Exit code 1 when there are none."""
    chosen(format, LINES)
    in_force = settings_of(ledger=ledger, lang=lang, bidi=bidi)
    with opened(in_force) as book:
        hits = book.search(" ".join(query), limit=limit)
        if format == "jsonl":
            write_json(
                ({"article": h.article, "title": h.title, "outlet": h.outlet, "published": h.published} for h in hits), lines=True
            )
        else:
            _show_hits(book, hits, " ".join(query), in_force)
    if not hits:
        raise typer.Exit(1)


def _show_hits(book: Ledger, hits: list[Any], query: str, in_force: Settings) -> None:
    from tawatur.cli.table import _isolated, _paragraph
    from tawatur.ledger.search import parse, passages

    console, look = screen_of(in_force)
    if not hits:
        show(console, _paragraph(look.labels("ledger", "none"), look, style="dim", indent=0))
    terms = parse(query)
    for hit in hits:
        parts = [_isolated(hit.title, look), _isolated(hit.outlet or "", look), hit.published or "", hit.article]
        show(console, _paragraph(" · ".join(part for part in parts if part), look, style="bold", indent=0))
        full = book.reading(hit.article).article.full
        start, end = next(passages(full, terms), (0, 0))
        from_, to = full.rfind(" ", 0, max(start - 60, 1)) + 1, full.find(" ", min(end + 60, len(full)))
        words = " ".join(full[from_ : to if to > 0 else len(full)].split())
        show(console, _paragraph(_isolated(f"«{words}»", look), look, style="dim", indent=4))


# --- the chain ----------------------------------------------------------------------------------------------------------


def log(
    entry: Annotated[
        str | None, typer.Argument(metavar="ENTRY", help="The number of an entry, or the beginning of its hash.")
    ] = None,
    ledger: Address = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many entries to list at most, the latest first.")] = 30,
    page: Annotated[bool, typer.Option("--page", help="Write the bytes of the entry's page as they were captured.")] = False,
    names: Annotated[bool, typer.Option("--names", help="Show readers by name, here only: personal data.")] = False,
    format: Lines = "table",
    lang: Lang = None,
    bidi: Bidi = None,
) -> None:
    """List the entries of the ledger, or show one in full."""
    from tawatur.ledger import entry_json

    chosen(format, LINES)
    in_force = settings_of(ledger=ledger, lang=lang, bidi=bidi)
    with opened(in_force) as book:
        if entry is None:
            entries = book.log(limit=limit)
            if format == "jsonl":
                write_json(map(entry_json, entries), lines=True)
            else:
                _show_log(entries, in_force)
        elif page:
            sys.stdout.buffer.write(book.page(entry))
        else:
            found = entry_json(book.entry(entry))
            if names:
                _put_names(found, book.names())
            sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=None if format == "jsonl" else 1) + "\n")


def _put_names(entry: dict[str, Any], names: dict[str, str]) -> None:
    for comment in entry["body"].get("reading", {}).get("comments", ()):
        comment["author"] = names.get(comment["author"], comment["author"])


def _show_log(entries: list[Entry], in_force: Settings) -> None:
    from tawatur.cli.grid import Column, grid

    console, look = screen_of(in_force)
    rows = [
        {
            "seq": str(each.seq),
            "at": each.at,
            "kind": look.labels("entry", each.kind),
            "about": _about(each),
            "by": each.by,
            "hash": each.hash[:12],
        }
        for each in entries
    ]
    heads = {key: look.labels("ledger", key) for key in ("seq", "at", "kind", "about", "by", "hash")}
    columns = [Column(key=key, head=heads[key], most=60 if key == "about" else 20) for key in heads]
    if rows:
        show(console, grid(rows, columns, look))


def _about(entry: Entry) -> str:
    body = entry.data
    if "reading" in body:
        return body["reading"]["title"] or entry.id
    return body.get("why") or body.get("source") or entry.id


def verify(
    ledger: Address = None,
    head: Annotated[
        str | None, typer.Option(metavar="HASH", help="A last hash noted earlier, which the chain must still hold.")
    ] = None,
) -> None:
    """Walk the chain of entries and check every hash. Exit code 1, and the first broken entry, when it does not hold."""
    from tawatur.ledger import Break

    with opened(settings_of(ledger=ledger)) as book:
        found = book.verify(head=head)
        if isinstance(found, Break):
            print(f"broken: {found.why}")
            raise typer.Exit(1)
        absent = f", {found.absent} not held here" if found.absent else ""
        print(f"the chain holds: {found.entries} entries, {found.pages} pages{absent}, last hash {found.head}")


def withdraw(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The number of an entry, or the beginning of its hash.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason: it stays in the ledger for ever.")],
    ledger: Address = None,
) -> None:
    """Say that an entry no longer counts, and why. Nothing is removed; withdrawing a withdrawal restores what it withdrew."""
    if not why.strip():
        raise OptionError("the reason is empty", where="--why", hint="say in a few words why the entry no longer counts")
    with opened(settings_of(ledger=ledger)) as book:
        meant = book.entry(entry)
        written = book.withdraw(meant.seq, why.strip())
        print(f"entry {meant.seq} ({meant.kind}) is withdrawn by entry {written.seq}")


def rebuild(ledger: Address = None) -> None:
    """Build everything that is built from the entries anew."""
    with opened(settings_of(ledger=ledger)) as book:
        entries = book.rebuild()
        counts = book.counts()
        print(f"{entries} entries: {counts['article']} articles, {counts['claim']} claims, {counts['incident']} incidents")


# --- exchange -----------------------------------------------------------------------------------------------------------


def export_ledger(
    output: Annotated[str, typer.Argument(metavar="FILE|-", help="Where to write; - is standard output.")] = "-",
    ledger: Address = None,
    pages: Annotated[
        bool, typer.Option("--pages", help="With the bytes of the pages: they hold readers' names as published.")
    ] = False,
) -> None:
    """Write the whole ledger as JSON Lines that anyone can check. Readers stand under pseudonyms."""
    from tawatur.ledger import export_lines

    with opened(settings_of(ledger=ledger)) as book:
        if output == "-":
            sys.stdout.writelines(export_lines(book, pages=pages))
            return
        try:
            with open(output, "x", encoding="utf-8") as file:
                file.writelines(export_lines(book, pages=pages))
        except OSError as error:
            what = f"cannot be written ({error.strerror or error})"
            raise OptionError(what, where=output, hint="give the name of a file that is not there yet") from error


def import_ledger(
    input: Annotated[str, typer.Argument(metavar="FILE|-", help="What `export-ledger` wrote; - is standard input.")] = "-",
    ledger: Address = None,
) -> None:
    """Read an export into an empty ledger, or into one whose chain it goes on from. Every hash is checked."""
    from tawatur.errors import MissingInput
    from tawatur.ledger import import_lines

    with opened(settings_of(ledger=ledger)) as book:
        if input == "-":
            done = import_lines(book, sys.stdin.buffer)
        else:
            try:
                with open(input, "rb") as file:
                    done = import_lines(book, file, where=input)
            except OSError as error:
                raise MissingInput(f"cannot be opened ({error.strerror or error})", where=input, hint="check the name") from error
        print(f"{done.entries} entries added, {done.known} were there already; {done.pages} pages")
