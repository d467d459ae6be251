"""What a rebuild does with the files of the embedded engine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interviews.engines.embedded.files import read_json, write_json
from interviews.engines.embedded.layout import HOLDER
from interviews.errors import (
    DamagedIndexError,
    IndexBusyError,
    NoIndexError,
    SearchIndexError,
)
from interviews.search.requests import SearchRequest
from tests.engines.conftest import WELL
from tests.engines.suite import ids, open_index, rebuild, total


def test_a_touched_file_is_not_structured_again(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(folder / "well.md", (1, 1))
    monkeypatch.setattr("interviews.engines.rebuilding.prepare", pytest.fail)
    assert rebuild(index).changed == 0
    assert rebuild(index).unchanged == 2


def test_another_parser_reads_every_file_again(
    index: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(index)
    monkeypatch.setattr("interviews.engines.embedded.rebuild.parser_version", lambda: "another")
    assert rebuild(index).changed == 2
    assert rebuild(index).unchanged == 2
    assert ids(index) == before


def test_an_index_of_another_schema_is_refused_by_readers_and_renewed_by_a_rebuild(
    index: Path, folder: Path
) -> None:
    [contents] = index.glob("generation-*/contents.json")
    write_json(contents, {**read_json(contents), "schema": 0})
    with pytest.raises(DamagedIndexError, match="another version"):
        open_index(index)
    assert rebuild(index).changed == 2
    assert total(index) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_to_write_is_explained(index: Path, folder: Path) -> None:
    (folder / "new.md").write_text(WELL, encoding="utf-8")
    index.chmod(0o555)
    try:
        with pytest.raises(SearchIndexError, match="permissions"):
            rebuild(index)
        assert total(index) == 4
    finally:
        index.chmod(0o755)


@contextmanager
def held_elsewhere(index: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends or it is killed."""
    code = (
        "import sys, pathlib\nfrom interviews.engines.embedded.locking import writing\n"
        f"with writing(pathlib.Path({str(index)!r})):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin and holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.stdin.close()


def test_a_second_writer_is_told_who_holds_the_lock(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviews.engines.embedded.locking.PATIENCE", 0.0)
    with held_elsewhere(index) as holder, pytest.raises(IndexBusyError, match=str(holder.pid)):
        rebuild(index)
    assert not (index / HOLDER).exists()
    rebuild(index)


def test_a_writer_that_is_killed_leaves_the_lock_to_the_next(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviews.engines.embedded.locking.PATIENCE", 0.0)
    with held_elsewhere(index) as holder:
        holder.kill()
        holder.wait()
        assert (index / HOLDER).read_text() == str(holder.pid)
        rebuild(index)
    assert not (index / HOLDER).exists()


@pytest.mark.parametrize("content", ["", "rm -rf /", "9" * 5_000])
def test_what_is_no_number_of_a_process_is_not_said(
    index: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr("interviews.engines.embedded.locking.PATIENCE", 0.0)
    with held_elsewhere(index):
        (index / HOLDER).write_text(content)
        with pytest.raises(IndexBusyError, match="another rebuild is writing this index") as raised:
            rebuild(index)
    assert len(str(raised.value).replace(str(index), "")) < 150


def test_an_index_of_an_older_version_still_says_whose_ids_are_whose(index: Path, folder: Path) -> None:
    # The earlier file has the later name, so that a rebuild from nothing would give it another id.
    (folder / "a.md").write_text((folder / "well.md").read_text(encoding="utf-8"), encoding="utf-8")
    rebuild(index)
    before = ids(index)
    for path in index.glob("generation-*/contents.json"):
        path.write_text(json.dumps({**read_json(path), "schema": 3}))
    for path in index.glob("generation-*/files.json"):
        listing = read_json(path)
        for file in listing["files"]:
            del file["passages"]
        path.write_text(json.dumps(listing))
    rebuild(index)
    assert ids(index) == before


def test_a_reader_outlives_its_index(index: Path) -> None:
    reader = open_index(index)
    shutil.rmtree(index)
    assert reader.search(SearchRequest(text="pump")).total == 1
    with pytest.raises(NoIndexError, match="interviews rebuild"):
        reader.refresh()
    reader.close()
