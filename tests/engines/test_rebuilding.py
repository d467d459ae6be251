"""What a rebuild takes, keeps and refuses."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from interviews.errors import (
    NoIndexError,
    RebuildCancelledError,
    SettingsError,
    SourceError,
)
from interviews.search.requests import SearchRequest
from tests.engines.conftest import CAFE, WELL
from tests.engines.suite import engine_in, ids, open_index, rebuild, total


def test_new_changed_and_deleted_files_are_taken_alone(index: Path, folder: Path) -> None:
    (folder / "new.md").write_text(WELL.replace("Bram Tielman", "Gus Roe"), encoding="utf-8")
    (folder / "cafe.md").unlink()
    (folder / "well.md").write_text(WELL.replace("August", "October"), encoding="utf-8")
    report = rebuild(index)
    assert (report.added, report.changed, report.removed, report.unchanged) == (1, 1, 1, 0)
    assert total(index, "october") == 2 - 1
    assert total(index, "café") == 0
    assert total(index) == 4


def test_a_clock_that_goes_backwards_hides_no_change(index: Path, folder: Path) -> None:
    future = time.time_ns() + 10**12
    os.utime(folder / "well.md", ns=(future, future))
    rebuild(index)
    (folder / "well.md").write_text(WELL.replace("August", "Mayday"), encoding="utf-8")
    os.utime(folder / "well.md", ns=(future, future))
    assert rebuild(index).changed == 1
    assert total(index, "mayday") == 1


def test_a_speakers_file_that_changes_has_its_transcripts_read_again(index: Path, folder: Path) -> None:
    (folder / "speakers.toml").write_text('["Bram Tielman"]\naffiliation = "Well Guild"\n', encoding="utf-8")
    assert rebuild(index).changed == 2
    assert rebuild(index).unchanged == 2
    opened = open_index(index)
    assert opened.pairs_of("well.md")[0].affiliations == {"Bram Tielman": "Well Guild"}
    opened.close()


@pytest.mark.parametrize("companion", ["speakers.toml", "topics.toml"])
def test_a_companion_with_a_mistake_costs_no_transcript_its_place(
    index: Path, folder: Path, companion: str
) -> None:
    before = ids(index)
    (folder / companion).write_text('["Ada Quill"]\nnosuch = 1\n', encoding="utf-8")
    (folder / "new.md").write_text(CAFE, encoding="utf-8")
    report = rebuild(index)
    assert ids(index) == before
    assert report.kept == 2
    assert [file.path for file in report.skipped] == ["new.md"]
    assert len([note for note in report.notes if companion in note]) == 1
    assert [problem.path for problem in engine_in(index).examine().problems if companion in problem.path] == [
        str(folder / companion)
    ]
    with pytest.raises(SettingsError, match="Nothing was rebuilt"):
        rebuild(index, full=True)
    assert ids(index) == before
    (folder / companion).unlink()
    assert rebuild(index).added == 1


def test_a_folder_inside_another_is_read_once(index: Path, folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "well.md").rename(folder / "inner" / "well.md")
    report = rebuild(index, [folder, folder / "inner"])
    assert report.files == 2
    assert any("read with it" in note for note in report.notes)


def test_ids_survive_a_full_rebuild_a_move_and_edits_of_other_pairs(index: Path, folder: Path) -> None:
    before = ids(index)
    (folder / "sub").mkdir()
    (folder / "well.md").rename(folder / "sub" / "moved.md")
    (folder / "cafe.md").write_text(CAFE.replace("My brother", "My sister"), encoding="utf-8")
    rebuild(index)
    after = ids(index)
    assert after["sub/moved.md"] == before["well.md"]
    assert after["cafe.md"][1] == before["cafe.md"][1]
    assert after["cafe.md"][0] != before["cafe.md"][0]
    rebuild(index, full=True)
    assert ids(index) == after


@pytest.mark.parametrize("language", ["français", "Русский", "\u0142aci\u0144ski"])
def test_a_language_of_any_spelling_stops_no_rebuild(index: Path, folder: Path, language: str) -> None:
    (folder / "odd.md").write_text(f"---\nlanguage: {language}\n---\n{CAFE}", encoding="utf-8")
    assert rebuild(index).added == 1


def test_several_folders_are_one_index(index: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "others"
    other.mkdir()
    (other / "well.md").write_text(WELL.replace("Bram Tielman", "Gus Roe"), encoding="utf-8")
    report = rebuild(index, [folder, other])
    assert (report.files, report.pairs) == (3, 6)
    assert all(Path(path).is_absolute() for path in ids(index))
    rebuild(index, [other])
    assert ids(index).keys() == {"well.md"}
    opened = open_index(index)
    assert opened.summary().folders == (str(other),)
    opened.close()


def test_several_processes_give_the_same_index(index: Path, folder: Path, tmp_path: Path) -> None:
    for number in range(30):
        (folder / f"{number}.md").write_text(WELL.replace("Sunday", f"day {number}"), encoding="utf-8")
    rebuild(index)
    second = tmp_path / "second"
    rebuild(second, [folder], jobs=2)
    assert total(second) == total(index)


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_taken(index: Path, folder: Path) -> None:
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "binary.md").write_bytes(b"\x00\x01\x02" * 99)
    (folder / "old.md").write_bytes(WELL.replace("August", "März").encode("cp1252"))
    report = rebuild(index)
    assert {Path(skipped.path).name for skipped in report.skipped} == {"empty.md", "binary.md"}
    assert all(skipped.reason for skipped in report.skipped)
    assert total(index, "märz") == 1


def test_cancelling_leaves_the_index_as_it_was(index: Path, folder: Path) -> None:
    before = ids(index)
    (folder / "new.md").write_text(WELL, encoding="utf-8")
    for questions in range(8):
        asked = iter(range(questions))
        try:
            rebuild(index, full=True, cancelled=lambda asked=asked: next(asked, None) is None)  # type: ignore[misc]
        except RebuildCancelledError as error:
            assert "as it was before" in str(error)
            assert ids(index) == before
        else:
            break
    assert questions > 2
    assert len(ids(index)) == 3


def test_a_reader_keeps_its_generation_until_it_asks_for_the_newest(index: Path, folder: Path) -> None:
    reader = open_index(index)
    (folder / "well.md").unlink()
    rebuild(index)
    assert reader.search(SearchRequest(text="pump")).total == 1
    assert reader.refresh()
    assert reader.search(SearchRequest(text="pump")).total == 0
    assert not reader.refresh()
    reader.close()


def test_missing_and_empty_folders_are_explained(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such folder"):
        rebuild(tmp_path / "index", [tmp_path / "none"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no transcripts"):
        rebuild(tmp_path / "index", [tmp_path / "empty"])
    with pytest.raises(NoIndexError):
        rebuild(tmp_path / "index")
    with pytest.raises(NoIndexError):
        open_index(tmp_path / "index")
