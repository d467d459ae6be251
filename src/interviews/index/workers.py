"""Prepares many files, in several processes where that pays, and hands them back in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from interviews.index.preparing import FileTask, PreparedFile, RefusedFile, prepare

WORTH_A_PROCESS = 12
"""Files. A process takes half a second to start and import the parser: as long as it takes for so many."""
AHEAD = 8
"""Files in work a process: enough to keep it busy, few enough to keep memory small."""

Prepared = PreparedFile | RefusedFile


def prepare_all(tasks: Sequence[FileTask], jobs: int, cancelled: Callable[[], bool]) -> Iterator[Prepared]:
    """The prepared files, in the order of the tasks. Ends early when `cancelled` says so."""
    jobs = min(jobs, len(tasks) // WORTH_A_PROCESS)
    if jobs < 2:
        for task in tasks:
            if cancelled():
                return
            yield prepare(task)
        return
    # Spawned, not forked: the terminal UI has threads, and a fork would copy their locks as they are.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            yield from _in_order(pool, tasks, jobs * AHEAD, cancelled)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, tasks: Sequence[FileTask], ahead: int, cancelled: Callable[[], bool]
) -> Iterator[Prepared]:
    waiting: deque[Future[Prepared]] = deque()
    remaining = iter(tasks)
    for task in remaining:
        waiting.append(pool.submit(prepare, task))
        if len(waiting) >= ahead:
            break
    while waiting and not cancelled():
        result = waiting.popleft().result()
        following = next(remaining, None)
        if following is not None:
            waiting.append(pool.submit(prepare, following))
        yield result


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
