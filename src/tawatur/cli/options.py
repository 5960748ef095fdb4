"""Arguments and options that several commands have, each described once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tawatur.cli.inputs import Given
    from tawatur.settings import Settings

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE|FOLDER|URL|-",
        help="Pages as HTML or text, JSON Lines of articles, folders of them.",
        show_default=False,
    ),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="The day the pages were published, if they do not say.")]
Captured = Annotated[str | None, typer.Option(metavar="DATE", help="When the pages were captured: dates the comments.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, if the pages do not say.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", metavar="N", help="How many processes read.")]
Lang = Annotated[str | None, typer.Option(metavar="en|ar", help="The language of the labels.")]
Bidi = Annotated[
    str | None, typer.Option(metavar="auto|terminal|visual|none", help="How Arabic is put on the terminal (docs/cli.md).")
]
Address = Annotated[str | None, typer.Option("--ledger", metavar="URL", help="The ledger: sqlite:///FILE or postgresql://….")]
Lines = Annotated[str, typer.Option("--format", "-f", metavar="table|jsonl", help="How to write it.")]
LINES = ("table", "jsonl")


def given_of(published: str | None, captured: str | None, outlet: str | None, in_force: Settings) -> Given:
    """What the user said about all pages. Raises :class:`~tawatur.errors.OptionError` for what is no date."""
    from tawatur.cli import inputs

    return inputs.Given(
        published=inputs.day_of(published, "--published"),
        captured=inputs.moment_of(captured, "--captured"),
        outlet=outlet,
        timeout=in_force.timeout,
    )
