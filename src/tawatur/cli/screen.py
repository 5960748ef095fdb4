"""The terminal: a console that lets a closed pipe be known, and a bar while many inputs are read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console

_FEW = 5


class Screen(Console):
    """A console that raises ``BrokenPipeError`` like any other writer, so that the command answers it in one place."""

    def on_broken_pipe(self) -> None:
        """Raise what rich would turn into exit code 1."""
        raise BrokenPipeError


class Progress:
    """A bar on the terminal while more than a few inputs are read; nothing when nobody looks."""

    def __init__(self, inputs: int, *, writes_table: bool) -> None:
        self.console = Screen(highlight=False)
        shown = self.console if self.console.is_terminal else Console(stderr=True)
        wanted = inputs > _FEW and shown.is_terminal and (writes_table or shown is not self.console)
        self._bar: Any = None
        if wanted:
            from rich import progress

            columns = (
                progress.TextColumn("reading"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TextColumn("{task.fields[source]}"),
            )
            self._bar = progress.Progress(*columns, console=shown, transient=True)
            self._task = self._bar.add_task("", total=inputs, source="")

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items as they are, the bar moving on with each new source."""
        last = None
        for item in items:
            source = getattr(item, "source", None) or getattr(item, "where", None)
            if self._bar is not None and source != last:
                self._bar.update(self._task, advance=0 if last is None else 1, source=os.path.basename(str(source)))
                last = source
            yield item
