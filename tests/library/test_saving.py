"""Files of users are never lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviews.library.saving import WritingError, save_new, save_over


def interrupted() -> Iterator[str]:
    yield "the beginning"
    raise KeyboardInterrupt


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "thesis.md"
    file.write_text("ten years of work")
    with pytest.raises(WritingError, match="--force"):
        save_new(["new"], file)
    assert file.read_text() == "ten years of work"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_appears_while_it_is_written_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"

    def pieces() -> Iterator[str]:
        file.write_text("somebody else's")
        yield "ours"

    with pytest.raises(WritingError, match="already"):
        save_new(pieces(), file)
    assert file.read_text() == "somebody else's"


def test_a_link_to_nowhere_counts_as_a_file(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "not mounted" / "pairs.csv")
    with pytest.raises(WritingError, match="already"):
        save_new(["new"], link)
    assert link.is_symlink()


def test_an_interrupted_export_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "packet.md"
    file.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        save_over(interrupted(), file)
    with pytest.raises(KeyboardInterrupt):
        save_new(interrupted(), tmp_path / "new.md")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text() == "before"


def test_replacing_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    file, link = tmp_path / "packet.md", tmp_path / "link.md"
    file.write_text("before")
    file.chmod(0o640)
    link.symlink_to(file)
    save_over(["after"], link)
    assert link.is_symlink()
    assert file.read_text() == "after"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_new_file_may_be_read_as_any_other_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    save_new(["text"], tmp_path / "new.md")
    save_over([b"bytes"], tmp_path / "other.qdpx")
    modes = {entry.stat().st_mode & 0o777 for entry in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize("name", ["no such folder/pairs.csv", "a file/pairs.csv"])
def test_a_place_that_cannot_be_written_is_an_error_with_a_remedy(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").touch()
    for save in (save_new, save_over):
        with pytest.raises(WritingError, match="name another file"):
            save(["text"], tmp_path / name)


def test_folders_and_devices_are_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(WritingError, match="no regular file"):
            save_over(["text"], path)
