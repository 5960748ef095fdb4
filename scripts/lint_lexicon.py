"""Check every word list of the project; print each fault with file and line, exit 1 when there is one.

    lint_lexicon.py

A row is there to be read: an example of an event or of a verb of speaking that its own row does not turn into a claim is a fault too.
"""

from __future__ import annotations

import sys
from importlib import import_module

from tawatur import atlas

#: Modules that check the tables of their room: each has ``faults() -> list[str]``.
ROOMS = ("tawatur.lang.ar.lint", "tawatur.pages.lint", "tawatur.claims.lint")


def main() -> int:
    faults = list(atlas.lint(atlas.load()))
    for room in ROOMS:
        faults += import_module(room).faults()
    for fault in faults:
        print(fault)
    print(f"word lists: {len(faults) or 'no'} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
