"""What all tests share."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
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


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path: Path):
    """The address of a ledger that is not there yet, on each engine: on PostgreSQL when PG_FOR_TESTS names a server's database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.db'}"
        return
    base = os.environ.get("PG_FOR_TESTS")
    if not base:
        pytest.skip("PG_FOR_TESTS names no PostgreSQL database (`make pg` starts one for the tests)")
    import psycopg

    schema = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"create schema {schema}")
    yield f"{base}?options=-csearch_path%3D{schema}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"drop schema {schema} cascade")
