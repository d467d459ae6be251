"""Which files of a folder are transcripts, and what is said about the others."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from interviews.errors import SourceError
from interviews.library.folders import list_folder
from interviews.library.marker import INDEX_MARKER


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("**A:** b")


def names(folder: Path) -> list[str]:
    return [file.relative for file in list_folder(folder).files]


def notes(folder: Path) -> str:
    return "\n".join(list_folder(folder).notes)


def test_markdown_files_below_the_folder_are_transcripts_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.markdown", "deep/er/c.MD", "notes.txt", "picture.png", "x/index.md")
    assert names(tmp_path) == ["a.markdown", "b.md", "deep/er/c.MD", "x/index.md"]


def test_the_papers_of_a_repository_are_left_out_and_named(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "sub/CONTRIBUTING.md", "talk.md")
    assert names(tmp_path) == ["talk.md"]
    assert "README.md, sub/CONTRIBUTING.md" in notes(tmp_path)


def test_hidden_files_and_folders_are_left_out_and_counted(tmp_path: Path) -> None:
    write(tmp_path, ".draft.md", ".git/a.md", ".cache/b.md", "talk.md")
    assert names(tmp_path) == ["talk.md"]
    assert "1 hidden file and 2 hidden folders" in notes(tmp_path)


def test_many_links_are_summed_up(tmp_path: Path) -> None:
    write(tmp_path, "talk.md")
    for number in range(9):
        (tmp_path / f"link{number}.md").symlink_to(tmp_path / "talk.md")
    assert "4 more symbolic links" in notes(tmp_path)


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real", "talk.md")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    listing = list_folder(tmp_path / "link")
    assert [file.path for file in listing.files] == [tmp_path / "real" / "talk.md"]


def test_an_index_among_the_transcripts_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "talk.md", "index/notes.md")
    (tmp_path / "index" / INDEX_MARKER).write_text("{}")
    assert names(tmp_path) == ["talk.md"]
    assert "index: holds a search index" in notes(tmp_path)


def test_a_pipe_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "talk.md")
    os.mkfifo(tmp_path / "pipe.md")
    assert names(tmp_path) == ["talk.md"]
    assert "pipe.md: a device or pipe" in notes(tmp_path)


def test_a_name_that_is_no_utf8_is_found(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.md", "wb") as file:  # noqa: PTH123
        file.write(b"**A:** b")
    [found] = list_folder(tmp_path).files
    assert found.path.read_text() == "**A:** b"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent", "there is no such folder"),
        ("talk.md", "this is no folder"),
        ("f" * 5_000, "File name too long"),
    ],
)
def test_what_is_no_folder_is_an_error_that_shows_its_name(tmp_path: Path, name: str, reason: str) -> None:
    write(tmp_path, "talk.md")
    with pytest.raises(SourceError, match=reason) as caught:
        list_folder(tmp_path / name)
    assert name[:100] in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_folder_without_permission_is_unknown_and_not_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "talk.md", "closed/inner.md")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = list_folder(tmp_path)
    assert listing.unreadable == ("closed",)
    assert "closed: this folder cannot be read (Permission denied)" in "\n".join(listing.notes)


def test_folders_may_be_nested_deeper_than_calls_and_than_names_may_be_long(tmp_path: Path) -> None:
    write(tmp_path, "talk.md")
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(2_100):
        os.mkdir("f", dir_fd=folder)
        inner = os.open("f", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)
    try:
        assert names(tmp_path) == ["talk.md"]
        assert "this folder cannot be read (File name too long)" in notes(tmp_path)
    finally:
        # Python's own removal goes as deep as its calls may.
        subprocess.run(["rm", "-rf", str(tmp_path / "f")], check=True)
