"""The command's parts: ``tawatur read``, ``tawatur schema``."""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur import __version__
from tawatur.cli.options import Bidi, Captured, Inputs, Jobs, Lang, Outlet, Published, given_of
from tawatur.errors import InputError, TawaturError

if TYPE_CHECKING:
    from rich.console import Console

    from tawatur.cli.table import Look
    from tawatur.model import Reading
    from tawatur.settings import Settings

app = typer.Typer(
    name="tawatur",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich's help would double the time to the first line
    context_settings={"help_option_names": ["-h", "--help"]},
)
FORMATS = ("table", "json", "jsonl", "csv")


def run() -> None:
    """Run the command on ``sys.argv``."""
    app()


def _version(asked: bool) -> None:
    if asked:
        print(f"tawatur {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Read Arabic conflict news into claims: who said what happened, through whom, with which figure."""


def _clean(command: Callable[..., None]) -> Callable[..., None]:
    """Errors as one line, Ctrl-C and a closed pipe without a word: the command never shows a traceback for what it foresees."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8", errors="replace")
            command(*args, **kwargs)
            sys.stdout.flush()
        except TawaturError as error:
            say(str(error))
            raise typer.Exit(2) from None
        except KeyboardInterrupt:
            say("stopped")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # whoever read our output has seen enough; what is left in the buffer goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            say(f"a fault in tawatur: {_fault(error)}; please report it with what you gave to read")
            raise typer.Exit(2) from None

    return wrapped


def _fault(error: Exception) -> str:
    """An error nobody foresaw, with the line it came from."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{where}"


def say(message: str) -> None:
    """One line on standard error."""
    from tawatur.cli.bidi import clean

    print(f"tawatur: {clean(message)}", file=sys.stderr)


@app.command()
@_clean
def read(
    inputs: Inputs = None,
    published: Published = None,
    captured: Captured = None,
    outlet: Outlet = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to write the claims.")] = "table",
    explain: Annotated[bool, typer.Option("--explain", help="Say which word and which rule filled each slot.")] = False,
    lang: Lang = None,
    bidi: Bidi = None,
    jobs: Jobs = None,
) -> None:
    """Read pages and show their claims: who said what happened, with which figure, about whom, where and when."""
    from tawatur import settings
    from tawatur.cli import inputs as given_inputs
    from tawatur.errors import OptionError

    if format not in FORMATS:
        raise OptionError(f"there is no format {format!r}", where="--format", hint=f"use one of: {', '.join(FORMATS)}")
    if not inputs:
        raise OptionError(
            "nothing was given to read", where="tawatur read", hint="give files, folders, addresses, or - for standard input"
        )
    in_force = settings.load({"lang": lang, "bidi": bidi, "jobs": jobs})
    given = given_of(published, captured, outlet, in_force)
    sources = given_inputs.expand(inputs)
    code = _read(sources, in_force, given, format=format, explain=explain)
    if code:
        raise typer.Exit(code)


def _read(sources: list[str | InputError], in_force: Settings, given: Any, *, format: str, explain: bool) -> int:
    from tawatur.cli import inputs, work
    from tawatur.cli.screen import Progress

    tally = _Tally()
    with Progress(len(sources), writes_table=format == "table") as progress:
        results = work.read_all(progress.counted(inputs.tasks(sources)), in_force, given, work.as_read)
        readings = tally.readings(results)
        if format == "table":
            _write_table(readings, in_force, explain, progress.console)
        elif format == "csv":
            from tawatur.cli.flat import csv_lines

            sys.stdout.writelines(csv_lines(readings, explain=explain))
        else:
            _write_json(readings, lines=format == "jsonl", explain=explain)
    return tally.code


class _Tally:
    """Counts what was read and what failed, says each failure, and passes the readings on."""

    def __init__(self) -> None:
        self.read = self.failed = 0

    def readings(self, results: Iterable[list[Reading | InputError]]) -> Iterator[Reading]:
        for of_one in results:
            for result in of_one:
                if isinstance(result, InputError):
                    self.failed += 1
                    say(str(result))
                else:
                    self.read += 1
                    yield result

    @property
    def code(self) -> int:
        """2 when nothing was read, 1 when something failed, else 0."""
        return 2 if not self.read else int(self.failed > 0)


def _write_json(readings: Iterable[Reading], *, lines: bool, explain: bool) -> None:
    import json

    from tawatur.model.codec import reading_json

    bodies = (reading_json(reading, explain=explain) for reading in readings)
    if lines:
        for body in bodies:
            sys.stdout.write(json.dumps(body, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        return
    held = list(bodies)
    if held:
        sys.stdout.write(json.dumps(held[0] if len(held) == 1 else held, ensure_ascii=False, indent=1) + "\n")


def _write_table(readings: Iterable[Reading], in_force: Settings, explain: bool, console: Console) -> None:
    from tawatur.cli.table import reading_lines, total_lines

    look = _look(in_force, explain, console)
    read = claims = 0
    for reading in readings:
        if read:
            console.print("─" * look.width, style="dim", soft_wrap=True)
        for line in reading_lines(reading, look):
            console.print(line, soft_wrap=True)
        read, claims = read + 1, claims + len(reading.claims)
    if read > 1:
        console.print("─" * look.width, style="dim", soft_wrap=True)
        for line in total_lines(read, claims, look):
            console.print(line, soft_wrap=True)


def _look(in_force: Settings, explain: bool, console: Console) -> Look:
    from tawatur.cli import bidi
    from tawatur.cli.labels import Labels
    from tawatur.cli.table import Look

    width = console.width if console.is_terminal or "COLUMNS" in os.environ else 100
    return Look(
        labels=Labels(in_force.lang),
        bidi=bidi.mode(in_force.bidi, environ=os.environ, tty=sys.stdout.isatty()),
        width=max(40, min(width, 150)),
        explain=explain,
        party=_party_names(in_force.lang),
    )


def _party_names(lang: str) -> Callable[[str], str | None]:
    """A name for people for each party's id."""
    from tawatur import atlas

    parties = atlas.load().parties

    def name(actor: str) -> str | None:
        party = parties.get(actor)
        if party is None:
            return None
        # what stands in brackets or behind a stroke explains a name and would crowd the table
        return re.split(r" [(/]", party.name_ar if lang == "ar" else party.name_en)[0]

    return name


@app.command()
@_clean
def schema() -> None:
    """Print the JSON Schema of what `read --format json` and `jsonl` write."""
    import json

    from tawatur.model.schema import reading_schema

    print(json.dumps(reading_schema(), ensure_ascii=False, indent=2))


def _with_others() -> None:
    from tawatur.cli import explain, ledger, serve

    explain.register(app, _clean)
    ledger.register(app, _clean)
    serve.register(app, _clean)


_with_others()
