"""Time, memory and size, and work in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes: what the system counts `ru_maxrss` in."""


@dataclass(frozen=True)
class Spread:
    """What several queries took, in milliseconds."""

    p50: float
    p95: float
    longest: float


def spread(seconds: Sequence[float]) -> Spread:
    """The median, the 95th of 100 and the longest."""
    ordered = sorted(1000 * value for value in seconds)
    return Spread(statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])


def seconds_of(work: Callable[[], object], times: int = 1) -> float:
    """The shortest of so many runs, which other processes disturbed least."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def processor_seconds_of(work: Callable[[], object], times: int = 1) -> float:
    """What this thread took of a processor in the shortest of so many runs, however busy the machine is."""
    taken = []
    for _ in range(times):
        started = time.thread_time()
        work()
        taken.append(time.thread_time() - started)
    return min(taken)


@dataclass(frozen=True)
class Run:
    """A program that ran to its end."""

    seconds: float
    processor: float
    """Seconds of a processor."""
    peak: float
    """MB of memory at most; not less than this process had itself when it started the program."""


def run_program(*arguments: str, times: int = 1) -> Run:
    """Runs a program several times; its median times."""
    runs = [_run_once(arguments) for _ in range(times)]
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
        max(run.peak for run in runs),
    )


def _run_once(arguments: Sequence[str]) -> Run:
    # As installed, whatever the shell at hand says: byte code is written once and then read.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT / 1e6)


def apart(work: Callable[..., Result], *arguments: Any) -> tuple[Result, float]:
    """Does some work in a fresh process; the result and its peak memory in MB."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_with_peak, work, arguments).result()


def _with_peak(work: Callable[..., Result], arguments: tuple[Any, ...]) -> tuple[Result, float]:
    result = work(*arguments)
    return result, _peak_of_this_process()


def _peak_of_this_process() -> float:
    # What `getrusage` says of a process includes its parent's memory from before it became a program of its
    # own; Linux knows better.
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT / 1e6


def megabytes(path: Path) -> float:
    """What a file or folder takes on disk; a file that has several names counts once."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum({file.stat().st_ino: file.stat().st_size for file in files}.values()) / 1e6
