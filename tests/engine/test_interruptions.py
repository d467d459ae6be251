"""Processes that die, and processes that read while another writes."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.fields import Schema
from whoosh.query import Every, Term

from interviews.index.engine import ArrayIndex, merge_everything, verify

DOCUMENTS = 30
STEPS = {"open", "os.rename", "os.remove", "os.truncate", "fcntl.flock", "mmap.__new__"}
"""What Python reports of a commit's work with files; forcing to disk is counted besides."""


def write_edition(index: ArrayIndex, edition: int) -> None:
    """Replace all documents in one commit; all of them tell which edition they belong to."""
    with index.writer() as writer:
        writer.delete_by_query(Term("title", f"edition{edition - 1}"))
        for number in range(DOCUMENTS):
            writer.add_document(key=f"k{number}", title=f"edition{edition}", body=f"words of {edition}")
        writer.attach("edition", str(edition).encode())


def edition_of(index: ArrayIndex) -> int:
    """Return the edition that the index holds, after making sure that it is whole."""
    searcher = index.searcher()
    assert searcher.opened is not None
    edition = int(searcher.opened.attachment("edition") or b"0")
    fields = [searcher.stored_fields(number) for number in searcher.matching(Every()).documents.tolist()]
    assert [field["key"] for field in fields] == [f"k{number}" for number in range(DOCUMENTS)]
    assert {field["body"] for field in fields} == {f"words of {edition}"}
    assert len(searcher.matching(Term("title", f"edition{edition}"))) == DOCUMENTS
    return edition


def start_child(work: Callable[[], None]) -> int:
    """Run a function in a forked process and return its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            os._exit(1)
    return child


def ending_of(child: int) -> int:
    """Wait for a process and return how it ended: an exit code, or minus a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def in_child(work: Callable[[], None]) -> int:
    """Run a function in a forked process and return how that ended."""
    return ending_of(start_child(work))


def die_at_step(step: int) -> None:
    """Make this process kill itself when it is about to do its n-th work with files."""
    steps = iter(range(1, step + 1))

    def count(event: str, _arguments: object) -> None:
        if event in STEPS and next(steps, step) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    force = os.fsync

    def counted_force(descriptor: int) -> None:
        count("open", None)
        force(descriptor)

    os.fsync = counted_force
    sys.addaudithook(count)


def check_survivor(folder: Path, schema: Schema, edition: int) -> int:
    """Make sure that old or new edition is there and that the next commit works; return the edition."""
    survivor = ArrayIndex(folder, schema)
    found = edition_of(survivor)
    assert found in (edition, edition + 1)
    assert verify(folder) == []
    write_edition(survivor, found + 1)
    assert edition_of(survivor) == found + 1
    assert not list(folder.glob("*.tmp"))
    contents = survivor.generation().contents
    assert {path.name for path in folder.glob("*.bin")} == {record.name for record in contents.files()}
    return found + 1


def test_a_commit_killed_at_any_step_leaves_the_old_or_the_new_edition(folder: Path, schema: Schema) -> None:
    write_edition(ArrayIndex.create(folder, schema), 1)
    edition, step, seen = 1, 0, set()
    while True:
        step += 1

        def commit_and_die(step: int = step, edition: int = edition) -> None:
            die_at_step(step)
            write_edition(ArrayIndex(folder, schema), edition + 1)

        ending = in_child(commit_and_die)
        assert ending in (0, -signal.SIGKILL)
        before = edition
        edition = check_survivor(folder, schema, edition)
        seen.add(edition - before)
        if ending == 0:
            break
    assert step > 20
    assert seen == {1, 2}


def test_rebuilds_killed_at_random_moments_leave_the_old_or_the_new_edition(
    folder: Path, schema: Schema
) -> None:
    chance = random.Random(7)
    write_edition(ArrayIndex.create(folder, schema), 1)
    edition = 1
    for _ in range(20):

        def commit_and_die(edition: int = edition, seconds: float = chance.uniform(0.001, 0.02)) -> None:
            # The default action of this signal ends the process at once, as SIGKILL does.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            write_edition(ArrayIndex(folder, schema), edition + 1)

        assert in_child(commit_and_die) in (0, -signal.SIGALRM)
        edition = check_survivor(folder, schema, edition)


def test_an_interrupt_in_the_middle_of_a_commit_leaves_a_whole_index(
    folder: Path, schema: Schema, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = ArrayIndex.create(folder, schema)
    write_edition(index, 1)
    force = os.fsync
    for allowed in range(5):
        left = iter(range(allowed))

        def interrupt(descriptor: int, left: object = left) -> None:
            if next(left, None) is None:  # type: ignore[call-overload]
                raise KeyboardInterrupt
            force(descriptor)

        edition = edition_of(index)
        monkeypatch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_edition(index, edition + 1)
        monkeypatch.undo()
        check_survivor(folder, schema, edition)


def test_readers_in_other_processes_only_ever_see_whole_editions(folder: Path, schema: Schema) -> None:
    editions = 25
    write_edition(ArrayIndex.create(folder, schema), 1)

    def read_until_the_last() -> None:
        index = ArrayIndex(folder, schema)
        seen = 0
        while seen < editions:
            edition = edition_of(index)
            assert edition >= seen
            seen = edition

    def write_all() -> None:
        for edition in range(2, editions + 1):
            write_edition(ArrayIndex(folder, schema), edition)

    children = [start_child(work) for work in (read_until_the_last, read_until_the_last, write_all)]
    assert [ending_of(child) for child in children] == [0, 0, 0]


def test_threads_share_a_searcher(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    expected = searcher.matching(Term("body", "river")).best(5)
    found: list[list[tuple[int, float]]] = []

    def search() -> None:
        found.extend(searcher.matching(Term("body", "river")).best(5) for _ in range(50))

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 200


def test_a_merge_during_reading_takes_nothing_away(filled: ArrayIndex) -> None:
    searcher = filled.searcher()
    with filled.writer() as writer:
        writer.add_document(key="more")
    writer = filled.writer()
    writer.add_document(key="and more")
    writer.commit(merge_everything)
    assert [fields["key"] for fields in searcher.reader().all_stored_fields()] == [f"k{n}" for n in range(12)]
