"""Check every word list of the project; print each fault with file and line, exit 1 when there is one.

    lint_lexicon.py [--examples]

An event's example should be read as a claim by its own row. Some are not, mostly since another row reads the same words: how many is
said, and `--examples` lists them.
"""

from __future__ import annotations

import sys
from importlib import import_module

from tawatur import atlas
from tawatur.claims import lint

#: Modules that check the tables of their room: each has ``faults() -> list[str]``.
ROOMS = ("tawatur.lang.ar.lint", "tawatur.pages.lint", "tawatur.claims.lint")


def main() -> int:
    faults = list(atlas.lint(atlas.load()))
    for room in ROOMS:
        faults += import_module(room).faults()
    unread = lint.unread()
    for fault in [*faults, *(unread if "--examples" in sys.argv else [])]:
        print(fault)
    print(
        f"word lists: {len(faults) or 'no'} faults; {len(unread)} examples are not read as a claim by their own row (--examples)"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
