from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tawatur.errors import LedgerBusy, LedgerFull
from tawatur.ledger import Ledger, Verified
from tests.ledger.made import book, capture, rows, told

ROOT = Path(__file__).parents[2]
KILLS = 100


def page(n: int, words: int = 12) -> str:
    """A small invented page as a line of JSON Lines, each of another day and so of another incident."""
    day = date(2000, 1, 1) + timedelta(days=5 * n)
    text = f"أعلنت الشرطة أمس مقتل {n % 90 + 3} جنود في هجوم على بلدة الصفصاف. " + f"كلمة{n} " * words
    return (
        json.dumps({"id": f"p{n}", "title": f"هجوم {n}", "text": text, "published": day.isoformat()}, ensure_ascii=False) + "\n"
    )


def command(address: str, *arguments: object) -> list[str]:
    """The command as it is run, page by page."""
    return [sys.executable, "-m", "tawatur", "add", *map(str, arguments), "--ledger", address, "--batch", "1", "-f", "jsonl"]


def environ() -> dict[str, str]:
    """An environment without settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TAWATUR_")}
    return kept | {"PYTHONPATH": str(ROOT / "src")}


def killed(address: str, file: Path, chance: random.Random) -> list[str]:
    """Run `tawatur add` and kill it at a random moment: while it starts, or soon after a page was acknowledged. What it acknowledged."""
    process = subprocess.Popen(command(address, file), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environ())
    assert process.stdout is not None
    acknowledged = []
    if chance.random() < 0.2:
        timer = threading.Timer(chance.uniform(0.05, 1.0), process.kill)
        timer.start()
    else:
        for _ in range(chance.randint(1, 12)):
            line = process.stdout.readline()
            if line.endswith(b"\n"):
                acknowledged.append(json.loads(line)["article"])
        timer = threading.Timer(chance.uniform(0, 0.012), process.send_signal, [signal.SIGKILL])
        timer.start()
    acknowledged += [json.loads(line)["article"] for line in process.stdout if line.endswith(b"\n")]
    process.wait()
    timer.cancel()
    return acknowledged


@pytest.mark.slow
def test_killed_at_any_moment_nothing_acknowledged_is_lost(address, tmp_path):
    """`tawatur add` killed a hundred times: every acknowledged page is there, none is there in half, the chain is whole, a rerun
    completes, and what is built from the entries is what a rebuild gives.
    """
    chance = random.Random(7)
    acknowledged: set[str] = set()
    cut = 0
    for n in range(KILLS):
        file = tmp_path / f"{n}.jsonl"
        file.write_text("".join(page(20 * n + m) for m in range(20)), encoding="utf-8")
        told = killed(address, file, chance)
        cut += 0 < len(told) < 20
        acknowledged |= set(told)
    assert cut > KILLS // 3  # most kills struck between the first page and the last
    with Ledger(address) as ledger:
        assert isinstance(ledger.verify(), Verified)
        entries = list(ledger.entries())
        pages = {entry.seq for entry in entries if entry.kind == "page"}
        assert {entry.data["page"] for entry in entries if entry.kind == "article"} == pages
        assert acknowledged <= {entry.id for entry in entries if entry.kind == "article"}
        assert ledger.counts()["article"] == len(pages)
        assert ledger.verify().absent == 0
    done = subprocess.run(
        [*command(address, *(tmp_path / f"{n}.jsonl" for n in range(KILLS))), "--batch", "1000"],
        capture_output=True,
        env=environ(),
        check=True,
    )
    assert len(done.stdout.splitlines()) == 20 * KILLS
    with book(address) as ledger:
        assert ledger.counts()["article"] == 20 * KILLS
        assert isinstance(ledger.verify(), Verified)
        before = rows(ledger)
        ledger.rebuild()
        assert rows(ledger) == before


@pytest.fixture
def small_disk():
    """A file system of 3 MB that can be made larger or read-only."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small file system")
    # not in tmp_path, which no other account, such as a server's, may enter
    folder = Path(tempfile.mkdtemp(prefix="tawatur-"))
    folder.chmod(0o755)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=777", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here")

    def remount(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)

    yield folder, remount
    subprocess.run(["umount", "-l", folder], check=False)
    folder.rmdir()


def run(address: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Run `tawatur add` to its end."""
    return subprocess.run(command(address, *arguments), capture_output=True, env=environ(), check=False)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk, tmp_path):
    """On a full disk the command says so in one line and keeps what it acknowledged; with more room the same command completes."""
    folder, remount = small_disk
    file = tmp_path / "pages.jsonl"
    file.write_text("".join(page(n, words=1500) for n in range(60)), encoding="utf-8")
    address = f"sqlite:///{folder}/ledger.db"
    full = run(address, file)
    acknowledged = full.stdout.splitlines()
    assert full.returncode == 2
    assert len(full.stderr.splitlines()) == 1
    assert b"no room is left on the disk" in full.stderr
    assert 0 < len(acknowledged) < 60
    with Ledger(address) as ledger:
        assert isinstance(ledger.verify(), Verified)
        assert ledger.counts()["article"] == len(acknowledged)
    remount("size=400m")
    assert run(address, file).returncode == 0
    with Ledger(address) as ledger:
        assert ledger.counts()["article"] == 60
        assert ledger.verify().pages == 60


def test_a_ledger_that_may_only_be_read_is_read(small_disk, tmp_path):
    """On a read-only disk the ledger can be asked and verified; adding is one line of error, and changes nothing."""
    folder, remount = small_disk
    file = tmp_path / "pages.jsonl"
    file.write_text(page(1), encoding="utf-8")
    address = f"sqlite:///{folder}/ledger.db"
    assert run(address, file).returncode == 0
    remount("ro")
    with Ledger(address) as ledger:
        before = ledger.verify()
        assert ledger.counts()["article"] == 1
    file.write_text(page(2), encoding="utf-8")
    refused = run(address, file)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"it may only be read" in refused.stderr
    with Ledger(address) as ledger:
        assert ledger.verify() == before


def test_a_server_that_only_lets_one_read_is_told(address, tmp_path):
    """A PostgreSQL role that may only read can ask and verify; adding is one line of error."""
    if address.startswith("sqlite"):
        pytest.skip("about a server")
    file = tmp_path / "pages.jsonl"
    file.write_text(page(1), encoding="utf-8")
    assert run(address, file).returncode == 0
    reading = address + "%20-cdefault_transaction_read_only%3Don"
    file.write_text(page(2), encoding="utf-8")
    refused = run(reading, file)
    assert refused.returncode == 2
    assert b"it may only be read" in refused.stderr
    with Ledger(reading) as ledger:
        assert ledger.verify().pages == 1


def test_a_full_disk_of_a_server_is_told(small_disk):
    """A PostgreSQL server whose disk is full is named as such; what was acknowledged is kept and the chain is whole."""
    base = os.environ.get("PG_FOR_TESTS")
    if not base:
        pytest.skip("PG_FOR_TESTS names no PostgreSQL database (`make pg` starts one for the tests)")
    import psycopg

    folder, remount = small_disk
    remount("size=20m")
    shutil.chown(folder, "postgres")
    folder.chmod(0o755)
    name = f"full_{os.getpid()}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"create tablespace {name} location '{folder}'")
        connection.execute(f"create database {name} tablespace {name}")
    address = base.rsplit("/", 1)[0] + f"/{name}"
    try:
        kept = 0

        def fill(ledger: Ledger) -> None:
            nonlocal kept
            for n in range(1000):
                ledger.add([replace(capture(told(n)), data=random.Random(n).randbytes(500_000))])
                kept += 1

        with book(address) as ledger, pytest.raises(LedgerFull, match="no room is left on the disk"):
            fill(ledger)
        with book(address) as ledger:
            assert isinstance(ledger.verify(), Verified)
            assert ledger.counts()["article"] == kept > 0
        remount("size=400m")
        with book(address) as ledger:
            assert [each.outcome for each in ledger.add([capture(told(0)), capture(told(1000))])] == ["known", "article"]
    finally:
        remount("size=400m")  # a server cannot drop what it cannot write out
        with psycopg.connect(base, autocommit=True) as connection:
            connection.execute(f"drop database {name} with (force)")
            connection.execute(f"drop tablespace {name}")


def test_a_writer_who_waits_too_long_is_told(address):
    """While another writer holds the ledger one waits, and then says so."""
    with Ledger(address) as first, Ledger(address, wait=0.3) as second:
        first.add([capture(told(1))])
        with first.door.writing(), pytest.raises(LedgerBusy, match="another writer holds it"):
            second.add([capture(told(2))])
        assert [each.outcome for each in second.add([capture(told(2))])] == ["article"]
