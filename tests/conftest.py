"""What all tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def root() -> Path:
    """The project's root."""
    return ROOT


class Ran:
    """What a run of the command came to."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")


@pytest.fixture
def tawatur(tmp_path: Path):
    """Runs the command in an empty folder, as a person would, and gives its exit code and what it wrote."""

    def run(*arguments: object, stdin: bytes = b"", environ: dict[str, str] | None = None) -> Ran:
        own = {key: value for key, value in os.environ.items() if not key.startswith(("TAWATUR_", "COLUMNS", "NO_COLOR"))}
        own["PYTHONPATH"] = str(ROOT / "src")
        command = [sys.executable, "-m", "tawatur", *map(str, arguments)]
        return Ran(
            subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, env=own | (environ or {}), check=False)
        )

    return run
