"""Works through many files, in several processes where that pays, and hands the results back in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext, redirect_stderr
from itertools import islice
from multiprocessing import resource_tracker
from typing import TypeVar

from interviews.errors import SearchIndexError

WORTH_A_PROCESS = 12
"""Files. A process takes half a second to start and import the parser: as long as it takes for so many."""
MOST_PROCESSES = 8
"""More than this many readers wait for the one that writes."""
AHEAD = 8
"""Files in work a process: enough to keep it busy, few enough to keep memory small."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def usual_jobs() -> int:
    """How many processes read files unless the user says so: one a processor."""
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def work_through(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, cancelled: Callable[[], bool]
) -> Iterator[Result]:
    """What a function of a module makes of each task, in the order of the tasks.

    Ends early when `cancelled` says so.

    Raises:
        SearchIndexError: a process was ended from outside.
    """
    jobs = min(jobs, len(tasks) // WORTH_A_PROCESS)
    if jobs < 2:
        for task in tasks:
            if cancelled():
                return
            yield work(task)
        return
    # Spawned, not forked: the terminal UI has threads, and a fork would copy their locks as they are.
    context = multiprocessing.get_context("spawn")
    _start_tracker()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare_process) as pool:
        try:
            yield from _in_order(pool, work, tasks, jobs * AHEAD, cancelled)
        except BrokenProcessPool as error:
            raise SearchIndexError(
                "A process that reads transcripts was ended from outside, perhaps since memory ran out. The "
                "index is as it was before; try again with --jobs 1."
            ) from error
        finally:
            # Waited for: Python would wake the pool's thread as it exits, and now and then print a traceback
            # when the thread has just closed what it is woken by.
            pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    ahead: int,
    cancelled: Callable[[], bool],
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    remaining = iter(tasks)
    with _interrupts_left_to_this_process():
        for task in islice(remaining, ahead):
            waiting.append(pool.submit(work, task))
    while waiting and not cancelled():
        result = waiting.popleft().result()
        following = next(remaining, None)
        if following is not None:
            waiting.append(pool.submit(work, following))
        yield result


def _start_tracker() -> None:
    """Starts the process by which multiprocessing watches over its resources.

    It is handed standard error, which is no file where a terminal UI has taken it for itself.
    """
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _prepare_process() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A transcript is tens of thousands of small objects without cycles, which the collector would go through
    # again and again: a twentieth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _end_with_parent() -> None:
    """Ends this process as soon as the one that started it is gone, however that one ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_left_to_this_process() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal; those that are started meanwhile do not hear it.

    Each would print a traceback otherwise. It is held back from the start, not ignored when they run, since
    importing the parser takes them half a second. This process hears it when all are started: an interrupt
    between the start of a process and what it is sent would end that one with a traceback, too.
    """
    if sys.platform == "win32":
        # Signals cannot be held back there: all that is lost is that a worker may print a traceback.
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        # A thread of a library may take the signal in the place of this one, where it is blocked.
        with (
            _interrupts_put_off() if threading.current_thread() is threading.main_thread() else nullcontext()
        ):
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _interrupts_put_off() -> Iterator[None]:
    arrived: list[int] = []
    if signal.getsignal(signal.SIGINT) is None:
        # Somebody else's, which Python could not put back.
        yield
        return
    handler = signal.signal(signal.SIGINT, lambda number, _frame: arrived.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if arrived:
            signal.raise_signal(signal.SIGINT)
