from __future__ import annotations

import os
import signal
import time

from tawatur.cli.inputs import Task
from tawatur.cli.work import in_parallel
from tawatur.errors import InputError, MissingInput


def start() -> None:
    """Nothing to set up."""


def do(task: Task) -> list[InputError]:
    """Stands in for reading: slow for early tasks, so that they end out of order; "kill" dies as from lack of memory."""
    if task.source == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.source == "once" and task.data and not os.path.exists(task.data):
        with open(task.data, "w"):
            os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.05 if task.source == "0" else 0)
    return [InputError("read", where=task.source)]


def wheres(items) -> list[tuple[str | None, str]]:
    """Which input each result names, and what it says."""
    return [(result.where, result.what) for results in in_parallel(items, 2, start, (), do) for result in results]


def test_results_come_in_the_order_of_the_inputs():
    """However fast each input is read, results and errors keep the order in which the inputs were given."""
    items = [Task(source=str(n)) for n in range(12)]
    items.insert(3, MissingInput("there is no such file", where="gone"))
    assert [where for where, _ in wheres(items)] == ["0", "1", "2", "gone", *(str(n) for n in range(3, 12))]


def test_a_killed_worker_costs_only_its_input(tmp_path):
    """The input that kills its worker twice is named in an error; the one that did so once is read after all; the rest is read."""
    mark = os.fsencode(tmp_path / "mark")
    items = [Task(source="a"), Task(source="kill"), Task(source="b"), Task(source="once", data=mark), Task(source="c")]
    told = wheres(items)
    assert [where for where, _ in told] == ["a", "kill", "b", "once", "c"]
    assert [what for _, what in told] == ["read", "the process that read it was killed, twice", "read", "read", "read"]
