"""What has changed in a folder since it was last read."""

from __future__ import annotations

import os
import time
from pathlib import Path

from interviews.library.fingerprints import SAME_MOMENT, Changes, Fingerprint, Place, compare, place
from interviews.library.folders import list_folder
from interviews.library.reading import read_transcript

LONG_AGO = 1_000_000_000 * 10**9


def write(path: Path, text: str, modified: int = LONG_AGO) -> None:
    path.write_text(text)
    os.utime(path, ns=(modified, modified))


def known(folder: Path) -> dict[Place, Fingerprint]:
    prints = {}
    for file in list_folder(folder).files:
        transcript = read_transcript(file.path)
        prints[place(file)] = Fingerprint(
            transcript.size, transcript.modified, transcript.digest, read=time.time_ns()
        )
    return prints


def changes(folder: Path, before: dict[Place, Fingerprint]) -> Changes:
    return compare(list_folder(folder).files, before)


def test_an_untouched_file_is_unchanged_without_being_read(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "**A:** one")
    before = known(tmp_path)
    # The same size and time, other bytes: only whoever reads the file could tell.
    write(tmp_path / "a.md", "**A:** two")
    found = changes(tmp_path, before)
    assert [file.relative for file in found.unchanged] == ["a.md"]


def test_an_older_time_is_a_change_too(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "**A:** one")
    before = known(tmp_path)
    write(tmp_path / "a.md", "**A:** two", LONG_AGO - 5)
    assert [file.relative for file in changes(tmp_path, before).changed] == ["a.md"]


def test_a_file_changed_in_the_moment_it_was_read_is_looked_into(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "**A:** one")
    [(there, seen)] = known(tmp_path).items()
    before = {there: Fingerprint(seen.size, seen.modified, seen.digest, read=LONG_AGO + SAME_MOMENT // 2)}
    write(tmp_path / "a.md", "**A:** two")
    assert [file.relative for file in changes(tmp_path, before).changed] == ["a.md"]


def test_a_file_with_the_content_of_one_that_is_gone_is_that_one_renamed(tmp_path: Path) -> None:
    write(tmp_path / "old.md", "**A:** one")
    write(tmp_path / "other.md", "**A:** other")
    before = known(tmp_path)
    (tmp_path / "old.md").rename(tmp_path / "new.md")
    found = changes(tmp_path, before)
    folder = str(tmp_path)
    assert found.renamed == {(folder, "new.md"): (folder, "old.md")}


def test_a_copy_is_no_renaming(tmp_path: Path) -> None:
    write(tmp_path / "old.md", "**A:** one")
    before = known(tmp_path)
    write(tmp_path / "copy.md", "**A:** one")
    assert not changes(tmp_path, before).renamed


def test_of_two_copies_one_takes_the_place_of_the_file_that_is_gone(tmp_path: Path) -> None:
    write(tmp_path / "old.md", "**A:** one")
    before = known(tmp_path)
    (tmp_path / "old.md").unlink()
    write(tmp_path / "a.md", "**A:** one")
    write(tmp_path / "b.md", "**A:** one")
    assert len(changes(tmp_path, before).renamed) == 1
