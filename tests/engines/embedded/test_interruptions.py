"""Whatever ends a rebuild, and at whichever step: the index is the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from interviews.building.workers import WORTH_A_PROCESS, work_through
from interviews.engines import open_index
from interviews.engines.embedded import generation as opened_module
from interviews.engines.embedded.contents import damaged_files, read_contents
from interviews.engines.embedded.layout import generation_folder, newest_generation
from interviews.engines.embedded.rebuild import rebuild
from interviews.errors import SearchIndexError
from interviews.search.requests import SearchRequest
from tests.engines.conftest import WELL

STEPS = ("fsync", "link", "replace")
"""What a rebuild asks of the system on its way to a new generation."""
PATIENCE = 60
"""Seconds until a test gives up; nothing is measured by it."""
SCRIPTS = Path(__file__).parents[3] / "scripts"


def pairs(index: Path) -> set[str]:
    """The ids of all pairs, after making sure that every file of the generation is whole."""
    folder = generation_folder(index, newest_generation(index))
    assert damaged_files(folder, read_contents(folder)) == []
    with closing(open_index(index)) as opened:
        return {hit.pair.id for hit in opened.search(SearchRequest(limit=1000)).hits}


def fail_at(step: int, error: BaseException, patch: pytest.MonkeyPatch) -> None:
    """Makes the n-th step, and only it, fail with an error."""
    count = iter(range(1, 1_000_000))

    def failing(work: Callable[..., object]) -> Callable[..., object]:
        def either(*args: object, **options: object) -> object:
            if next(count) == step:
                raise error
            return work(*args, **options)

        return either

    for name in STEPS:
        patch.setattr(os, name, failing(getattr(os, name)))


def end_this_process(_: object) -> None:
    os._exit(9)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EIO, "I/O error"),
        KeyboardInterrupt("interrupt"),
    ],
    ids=str,
)
def test_a_failing_disk_or_an_interrupt_at_any_step_leaves_a_whole_index(
    index: Path, folder: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, failures, seen = 0, 0, set()
    while True:
        step += 1
        (folder / f"{step}.md").write_text(WELL.replace("Sunday", f"day {step}"), encoding="utf-8")
        before = pairs(index)
        with monkeypatch.context() as patch:
            fail_at(step, error, patch)
            try:
                rebuild(index)
            except (SearchIndexError, KeyboardInterrupt) as raised:
                failures += 1
                seen.add(len(pairs(index)) - len(before))
                if isinstance(raised, SearchIndexError):
                    assert str(index) in str(raised)
                    assert ("interviews doctor" in str(raised)) == (pairs(index) != before)
                assert not list(index.glob("*.new"))
            else:
                break
        rebuild(index, full=True)
        assert len(pairs(index)) == len(before) + 2
        assert not [path for path in index.rglob("*") if path.suffix in (".new", ".tmp")]
    assert failures > 10
    assert seen == {0, 2}, "failed before as well as after the new generation counted"


def test_a_write_that_the_system_refuses_is_explained(index: Path, folder: Path) -> None:
    before = pairs(index)
    for number in range(40):
        (folder / f"{number}.md").write_text(WELL.replace("Sunday", f"day {number}"), encoding="utf-8")
    code = (
        "import resource, sys\n"
        "from interviews.cli.main import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))\n"
        f"sys.exit(main(['rebuild', '--index', {str(index)!r}, '--jobs', '1']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "as it was before" in done.stderr
    assert "Traceback" not in done.stderr
    assert pairs(index) == before
    rebuild(index)
    assert len(pairs(index)) == len(before) + 80


def test_the_next_rebuild_removes_what_a_killed_one_left(index: Path, folder: Path) -> None:
    orphan = generation_folder(index, 2)
    orphan.mkdir()
    (orphan / "records-000002").write_bytes(b"half a rec")
    assert rebuild(index).unchanged == 2
    assert not orphan.exists()


def test_a_first_rebuild_that_was_killed_can_be_repeated(tmp_path: Path, folder: Path) -> None:
    orphan = generation_folder(tmp_path / "index", 1)
    orphan.mkdir(parents=True)
    (orphan / "table").write_bytes(b"half a tab")
    assert rebuild(tmp_path / "index", [folder]).added == 2


def test_readers_that_are_just_opening_find_the_generation_before(index: Path, folder: Path) -> None:
    for number in range(3):
        (folder / "well.md").write_text(WELL.replace("Sunday", f"day {number}"), encoding="utf-8")
        rebuild(index)
    assert sorted(path.name for path in index.glob("generation-*")) == [
        "generation-000003",
        "generation-000004",
    ]


@pytest.mark.parametrize("step", ["read_table", "read_names", "RecordFile"])
def test_a_generation_that_is_removed_while_it_is_opened_is_passed_over(
    index: Path, folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = getattr(opened_module, step)
    days = iter(("Monday", "Tuesday", "Friday"))

    def overtaken(*arguments: object) -> object:
        read = whole(*arguments)
        for day in days:
            (folder / "well.md").write_text(WELL.replace("Sunday", day), encoding="utf-8")
            rebuild(index)
        return read

    monkeypatch.setattr(opened_module, step, overtaken)
    opened = open_index(index)
    found = opened.search(SearchRequest("Friday")).total
    opened.close()
    assert found == 1


def test_a_process_that_is_killed_while_it_reads_is_explained(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pairs(index)
    for number in range(30):
        (folder / f"{number}.md").write_text(WELL.replace("Sunday", f"day {number}"), encoding="utf-8")
    monkeypatch.setattr("interviews.engines.rebuilding.prepare", end_this_process)
    with pytest.raises(SearchIndexError, match="--jobs 1"):
        rebuild(index, jobs=2)
    assert pairs(index) == before


def test_an_interrupt_is_heard_by_whoever_heard_it_before(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert list(work_through(abs, range(2 * WORTH_A_PROCESS), 2, lambda: False)) == list(range(24))
    assert signal.getsignal(signal.SIGINT) is before
    # A handler of a library in C, which Python gives no name.
    monkeypatch.setattr(signal, "getsignal", lambda _number: None)
    assert list(work_through(abs, range(2 * WORTH_A_PROCESS), 2, lambda: False)) == list(range(24))
    monkeypatch.undo()
    assert signal.getsignal(signal.SIGINT) is before


def test_processes_start_where_a_terminal_ui_has_taken_standard_error() -> None:
    program = (
        "import io, sys\n"
        "class Taken(io.StringIO):\n"
        "    def fileno(self): return -1\n"
        "sys.stderr = Taken()\n"
        "from interviews.building.workers import WORTH_A_PROCESS, work_through\n"
        "print(len(list(work_through(abs, range(2 * WORTH_A_PROCESS), 2, lambda: False))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "24\n", done.stderr


@pytest.mark.parametrize(
    "script", ["kill_rebuild.py --times 20 --seed 20", "read_while_rebuilding.py --rebuilds 12"]
)
def test_an_endurance_run_finds_nothing(script: str) -> None:
    name, *options = script.split()
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / name), *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_interrupts_reach_only_the_process_that_rebuilds(index: Path, folder: Path) -> None:
    for number in range(60):
        (folder / f"{number}.md").write_text(WELL.replace("Sunday", f"day {number}"), encoding="utf-8")
    before = pairs(index)
    code = (
        "import os, signal, sys\n"
        "from interviews.engines.embedded import rebuild as module\n"
        "from interviews.cli.main import main\n"
        "rebuild = module.rebuild\n"
        "def interrupted(*args, **options):\n"
        "    def progress(report):\n"
        "        if report.stage == 'parsing':\n"
        "            os.killpg(0, signal.SIGINT)\n"
        "    return rebuild(*args, **{**options, 'progress': progress})\n"
        "if __name__ == '__main__':\n"
        "    module.rebuild = interrupted\n"
        f"    sys.exit(main(['rebuild', '--jobs', '2', '--index', {str(index)!r}]))\n"
    )
    script = folder.parent / "interrupt.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, start_new_session=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr.strip() == "interviews: Interrupted. The index is as it was before."
    assert pairs(index) == before


def hold(fifo: str) -> None:
    """Keeps a pipe open until this process ends."""
    with Path(fifo).open("wb", buffering=0) as opened:
        opened.write(b".")
        signal.pause()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda one: one.name)
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, number: signal.Signals) -> None:
    fifo = tmp_path / "held"
    os.mkfifo(fifo)
    tasks = [str(fifo)] * (2 * WORTH_A_PROCESS)
    work = (
        "from interviews.building.workers import work_through\n"
        "from tests.engines.embedded.test_interruptions import hold\n"
        f"list(work_through(hold, {tasks!r}, 2, lambda: False))"
    )
    parent = subprocess.Popen([sys.executable, "-c", work], cwd=SCRIPTS.parent)
    with fifo.open("rb", buffering=0) as held:
        assert held.read(1) + held.read(1) == b".."
        parent.send_signal(number)
        parent.wait()
        readable, _, _ = select.select([held], [], [], PATIENCE)
        assert readable, "a process went on without its parent"
        assert held.read(1) == b""
