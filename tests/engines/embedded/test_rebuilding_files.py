"""What a rebuild does with the files of the embedded engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.errors import (
    DamagedIndexError,
    IndexBusyError,
    SearchIndexError,
)
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
    listing = json.loads(contents.read_text())
    contents.write_text(json.dumps({**listing, "schema": 0}))
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


def test_a_second_writer_is_told_who_holds_the_lock(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, pathlib\nfrom interviews.engines.embedded.locking import writing\n"
        f"with writing(pathlib.Path({str(index)!r})):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin and holder.stdout
    assert holder.stdout.readline() == "held\n"
    monkeypatch.setattr("interviews.engines.embedded.locking.PATIENCE", 0.0)
    with pytest.raises(IndexBusyError, match=str(holder.pid)):
        rebuild(index)
    holder.communicate("")
    rebuild(index)
