"""The command. Nothing heavy is imported until it is needed, so that ``tawatur --help`` answers at once."""

from __future__ import annotations


def main() -> None:
    """Run the command; what it was given comes from ``sys.argv``."""
    from tawatur.cli.app import run

    run()
