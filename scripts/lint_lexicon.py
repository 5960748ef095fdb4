"""Check every word list of the project; print each fault with file and line, exit 1 when there is one."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

from tawatur import atlas

#: Modules that check the tables of their room: each has ``faults() -> list[str]``.
ROOMS = ("tawatur.lexicon.lint", "tawatur.lang.ar.lint", "tawatur.pages.lint", "tawatur.claims.lint")


def main() -> int:
    faults = list(atlas.lint(atlas.load()))
    for room in ROOMS:
        if find_spec(room) is not None:
            faults += import_module(room).faults()
    for fault in faults:
        print(fault)
    print(f"word lists: {len(faults)} faults" if faults else "word lists: no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
