"""The commands that show how the reader works: ``tawatur why`` and ``tawatur lexicon``."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.cli.options import Bidi, Captured, Outlet, Published, given_of
from tawatur.errors import InputError, OptionError

if TYPE_CHECKING:
    from tawatur.cli.words import Added
    from tawatur.model import Reading
    from tawatur.settings import Settings

_NTH = re.compile(r"(.+):(\d+)")


def register(app: typer.Typer, clean: Callable[[Callable[..., None]], Callable[..., None]]) -> None:
    """Put the commands into the command."""
    app.command()(clean(why))
    lexicon = typer.Typer(
        no_args_is_help=True, help="Look into the word lists, check your own, add a row.", rich_markup_mode=None
    )
    for command in (check, show, add):
        lexicon.command()(clean(command))
    app.add_typer(lexicon, name="lexicon")


def why(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM_ID|FILE:N", help="A claim's id or its beginning, or the N-th claim of a page.")
    ],
    pages: Annotated[
        list[str] | None, typer.Argument(metavar="PAGE", help="The pages to look for the id in.", show_default=False)
    ] = None,
    published: Published = None,
    captured: Captured = None,
    outlet: Outlet = None,
    lang: Annotated[str | None, typer.Option(metavar="en|ar", help="The language of the rules.")] = None,
    bidi: Bidi = None,
) -> None:
    """Say slot by slot how a claim came about: the words, the row of the word list, the rule."""
    from tawatur import settings
    from tawatur.cli.why import chosen, lines

    in_force = settings.load({"lang": lang, "bidi": bidi})
    target, sources = _meant(claim, pages or [])
    given = given_of(published, captured, outlet, in_force)
    reading, found = chosen(target, _readings(sources, in_force, given))
    _print(lines(reading, found, lang=in_force.lang, folders=_folders(in_force)), in_force)


def _meant(claim: str, pages: list[str]) -> tuple[str, list[str]]:
    """``FILE:N`` as ``:N`` and the file; an id with the pages to look in."""
    nth = _NTH.fullmatch(claim)
    if nth is not None and not pages:
        return f":{nth[2]}", [nth[1]]
    if not re.fullmatch(r"[0-9a-f]{4,}", claim):
        hint = "give FILE:N, or an id (four digits of it or more) and the pages it is of"
        raise OptionError(f"{claim!r} is neither a claim's id nor FILE:N", where="tawatur why", hint=hint)
    if not pages:
        raise OptionError(
            "no page was given to look in", where="tawatur why", hint="give the pages the claim is of, after its id"
        )
    return claim, pages


def _readings(sources: list[str], in_force: Settings, given: Any) -> Iterator[Reading]:
    from tawatur.cli import inputs, work
    from tawatur.cli.app import say

    for of_one in work.read_all(inputs.tasks(inputs.expand(sources)), in_force, given, work.as_read):
        for result in of_one:
            if isinstance(result, InputError):
                say(str(result))
            else:
                yield result


def _folders(in_force: Settings) -> list[Path]:
    from tawatur import atlas
    from tawatur.lang.load import load

    tables: Any = load(in_force.language)
    return [*map(Path, in_force.lexicon), tables.tables, Path(atlas.__file__).parent / "data"]


def _print(lines: Iterator[str], in_force: Settings) -> None:
    from tawatur.cli import bidi

    how = bidi.mode(in_force.bidi, environ=os.environ, tty=sys.stdout.isatty())
    for line in lines:
        indent = len(line) - len(line.lstrip())
        print(" " * indent + bidi.line(bidi.prepared(line.lstrip(), how), how))


# -- tawatur lexicon -----------------------------------------------------------------------------------------------------------


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Word lists; without any, those of the settings.", show_default=False),
    ] = None,
) -> None:
    """Check word lists of your own: keys, spelling, rows told twice, names taken already, examples that their row does not read."""
    from tawatur import settings
    from tawatur.cli import words

    in_force = settings.load()
    lists = files or list(in_force.lexicon)
    if not lists:
        hint = f"give files, or name them in tawatur.toml (lexicon), or make {settings.WORDS} with `tawatur lexicon add`"
        raise OptionError("there is no word list of your own", where="tawatur lexicon check", hint=hint)
    found = words.faults(lists, in_force)
    for fault in found:
        print(fault)
    print(f"{', '.join(lists)}: {len(found)} faults" if found else f"{', '.join(lists)}: no faults")
    if found:
        raise typer.Exit(1)


def show(
    word: Annotated[list[str], typer.Argument(metavar="WORD", help="A word or a name, as newspapers write it.")],
    bidi: Bidi = None,
) -> None:
    """Show every row of every table that reads a word, with file and line."""
    from tawatur import settings
    from tawatur.cli import words

    in_force = settings.load({"bidi": bidi})
    told = " ".join(word)
    found = words.readings_of(told, in_force)
    if not found:
        print(f"no table reads {told}")
        raise typer.Exit(1)
    _print((f"{each.row} · [[{each.table}]] · {each.says}".rstrip(" ·") for each in found), in_force)


def add(
    pairs: Annotated[list[str], typer.Argument(metavar="KEY=VALUE", help="The row's keys; words of a list are parted by |.")],
    table: Annotated[str, typer.Option("--table", metavar="TABLE", help="The table: verb, noun, say, party, place, outlet …")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be added and write nothing.")] = False,
    bidi: Bidi = None,
) -> None:
    """Add a row to your word list: it is checked, shown with what its example is read as, and written when it has no fault."""
    from tawatur import settings
    from tawatur.cli import words

    in_force = settings.load({"bidi": bidi})
    added = words.planned(table, pairs, in_force)
    _print(_of_row(added), in_force)
    if added.faults:
        from tawatur.cli.app import say

        for fault in added.faults:
            say(fault)
        raise OptionError("nothing was added", where=str(added.path), hint="mend the row, or its example, and try again")
    if dry_run:
        print(f"{added.path}: not written (--dry-run)")
        return
    words.write(added)
    print(f"{added.path}: added; it is read from now on")
    if not in_force.lexicon and added.path.name != settings.WORDS:
        print(f"name it in tawatur.toml: lexicon = [{str(added.path)!r}]")


def _of_row(added: Added) -> Iterator[str]:
    yield from added.text.splitlines()
    for claim in added.claims:
        figure = f" {claim.count.low}" if claim.count is not None and claim.count.low is not None else ""
        who = [f"{slot} {told.actor or told.text}" for slot, told in (("target", claim.target), ("agent", claim.agent)) if told]
        yield f"# its example is read as: {', '.join([f'{claim.event.value}{figure}', *who])}"
