"""Reading many inputs, in one process or several: results come in the order of the inputs, and a killed worker costs at most its input."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any, Generic, TypeVar

from tawatur.cli.inputs import Given, Task, page_of
from tawatur.errors import InputError, TawaturError
from tawatur.model import Page, Reading
from tawatur.settings import Settings

Made = TypeVar("Made")


def read_all(
    items: Iterable[Task | InputError], settings: Settings, given: Given, make: Callable[[Reading, Page], Made]
) -> Iterator[list[Made | InputError]]:
    """The results of each item, in order; with ``settings.jobs`` above 1 in that many processes.

    ``make`` says what becomes of a reading and the page it was read from; it is sent to the processes, so it is a function of a module.
    """
    if settings.jobs == 1:
        reading = _Reading(settings, given)
        for item in items:
            yield _failed(item) if isinstance(item, InputError) else reading.made(item, make)
    else:
        yield from in_parallel(items, settings.jobs, _start, (settings, given), partial(_do, make))


def as_read(reading: Reading, page: Page) -> Reading:
    """The reading and nothing more."""
    return reading


def _failed(error: InputError) -> list[Made | InputError]:
    return [error]


class _Reading:
    """Reads tasks with one reader, made at the first task."""

    def __init__(self, settings: Settings, given: Given) -> None:
        self._settings, self._given = settings, given
        self._reader: Any = None

    def made(self, task: Task, make: Callable[[Reading, Page], Made]) -> list[Made | InputError]:
        """What is made of the readings of a task, and what failed."""
        if self._reader is None:
            from tawatur.pipeline import Reader

            self._reader = Reader(self._settings)
        out: list[Made | InputError] = []
        try:
            page = page_of(task, self._given)
            for each in self._reader.read_lines(page) if task.records else self._reader.read_page(page):
                out.append(each if isinstance(each, InputError) else make(each, page))
        except InputError as error:
            out.append(error)
        except TawaturError:
            raise
        except Exception as error:
            # a fault of ours on one page must not cost the others; it is named so that it can be reported
            what = f"reading it failed ({type(error).__name__}: {error})"
            out.append(InputError(what, where=task.source, hint="this is a fault in tawatur: please report it with the page"))
        return out


_here: _Reading | None = None


def _start(settings: Settings, given: Given) -> None:
    global _here
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered by the parent alone
    _here = _Reading(settings, given)


def _do(make: Callable[[Reading, Page], Made], task: Task) -> list[Made | InputError]:
    assert _here is not None
    return _here.made(task, make)


def in_parallel(
    items: Iterable[Task | InputError],
    jobs: int,
    start: Callable[..., None],
    arguments: tuple[Any, ...],
    do: Callable[[Task], list[Made | InputError]],
) -> Iterator[list[Made | InputError]]:
    """The results of each item in order, worked out by ``do`` in ``jobs`` processes that each ran ``start(*arguments)``.

    A pool whose worker is killed is broken as a whole: its unfinished tasks are then done one by one, each in a process of its
    own, and the task that kills its own process twice is given up with an error that names it.
    """
    source = iter(items)
    more = True
    while more:
        pool = _pool(jobs, start, arguments)
        waiting: deque[_Held[Made]] = deque()
        try:
            while True:
                while len(waiting) < 3 * jobs and (item := next(source, None)) is not None:
                    waiting.append(_Held(item))  # held before it is handed over: the pool may be broken by now
                    waiting[-1].submit(pool, do)
                if not waiting:
                    more = False
                    break
                result = waiting[0].result()
                waiting.popleft()
                yield result
        except BrokenProcessPool:
            pass
        finally:
            _end(pool)
        for held in waiting:
            yield _failed(held.item) if isinstance(held.item, InputError) else _alone(held.item, start, arguments, do)


class _Held(Generic[Made]):
    """An item and what will come of it."""

    def __init__(self, item: Task | InputError) -> None:
        self.item = item
        self._future: Future[list[Made | InputError]] | None = None

    def submit(self, pool: ProcessPoolExecutor, do: Callable[[Task], list[Made | InputError]]) -> None:
        if isinstance(self.item, Task):
            self._future = pool.submit(do, self.item)

    def result(self) -> list[Made | InputError]:
        if isinstance(self.item, InputError):
            return _failed(self.item)
        assert self._future is not None
        return self._future.result()


def _alone(
    task: Task, start: Callable[..., None], arguments: tuple[Any, ...], do: Callable[[Task], list[Made | InputError]]
) -> list[Made | InputError]:
    for _ in range(2):
        pool = _pool(1, start, arguments)
        try:
            return pool.submit(do, task).result()
        except BrokenProcessPool:
            continue
        finally:
            _end(pool)
    hint = "it may need more memory than there is; read it by itself to see"
    return [InputError("the process that read it was killed, twice", where=task.source, hint=hint)]


def _pool(jobs: int, start: Callable[..., None], arguments: tuple[Any, ...]) -> ProcessPoolExecutor:
    # spawned, not forked: the same on every system, and safe beside the thread that draws the progress bar
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=start, initargs=arguments)


def _end(pool: ProcessPoolExecutor) -> None:
    # the workers first, then the pool with its thread waited for: a thread left behind races the interpreter's own end
    for worker in list((getattr(pool, "_processes", None) or {}).values()):
        worker.terminate()
    pool.shutdown(wait=True, cancel_futures=True)
