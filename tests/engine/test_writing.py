"""What a writer does to an index: additions, updates, deletions, merges, attachments, locks."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, TEXT, Schema, UnknownFieldError
from whoosh.query import Every, Term

from interviews.errors import IndexBusyError, InterviewsError
from interviews.index.engine import (
    ArrayIndex,
    ArrayWriter,
    EngineError,
    LockedIndexError,
    MissingIndexError,
    NotAnIndexError,
    SchemaMismatchError,
    StorageError,
    UnsupportedFieldError,
    WriterClosedError,
    merge_everything,
    merge_nothing,
    verify,
)
from interviews.index.engine import files as engine_files
from interviews.index.engine import writer as engine_writer

Fill = Callable[..., None]


def keys(index: ArrayIndex) -> list[str]:
    return [fields["key"] for fields in index.searcher().reader().all_stored_fields()]


def file_names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_stored_fields_come_back_as_they_went_in(filled: ArrayIndex) -> None:
    assert filled.searcher().stored_fields(3) == {
        "key": "k3",
        "body": "The river runs past house number 3 and past the mill",
        "year": 1993,
        "speaker": ["Ada", "Bo"],
        "extra": {"number": 3, "list": [1, 2.5, None, True]},
    }


def test_dates_bytes_and_broken_surrogates_can_be_stored(index: ArrayIndex) -> None:
    from datetime import UTC, datetime

    values = [datetime(2020, 2, 3, tzinfo=UTC), b"\x00\xff", "half \ud800", {"deep": [b"x"]}]
    with index.writer() as writer:
        writer.add_document(key="a", extra=values, body="half \ud800 word")
    assert index.searcher().stored_fields(0)["extra"] == values


def test_an_index_opened_again_has_everything(filled: ArrayIndex, folder: Path, schema: Schema) -> None:
    again = ArrayIndex(folder, schema)
    assert keys(again) == keys(filled)
    assert again.doc_count() == 12
    assert not again.is_empty()


def test_nothing_is_visible_before_the_commit(index: ArrayIndex) -> None:
    writer = index.writer()
    writer.add_document(key="a")
    assert keys(index) == []
    writer.commit()
    assert keys(index) == ["a"]


def test_an_update_replaces_committed_and_uncommitted_documents(index: ArrayIndex) -> None:
    with index.writer() as writer:
        writer.update_document(key="a", body="one")
        writer.update_document(key="b", body="two")
    with index.writer() as writer:
        writer.update_document(key="a", body="three")
        writer.update_document(key="a", body="four")
    searcher = index.searcher()
    assert sorted(keys(index)) == ["a", "b"]
    assert [searcher.stored_fields(n)["body"] for n in searcher.matching(Term("key", "a")).documents] == [
        "four"
    ]
    assert len(searcher.matching(Term("body", "three"))) == 0


def test_an_update_finds_a_document_whose_segment_is_already_written(
    index: ArrayIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_writer, "MOST_WORDS", 3)
    with index.writer() as writer:
        for number in range(4):
            writer.update_document(key="same", body=f"text number {number}")
    assert len(index.generation().contents.segments) == 1
    assert [fields["body"] for fields in index.searcher().reader().all_stored_fields()] == ["text number 3"]


def test_many_words_make_several_segments(
    index: ArrayIndex, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_writer, "MOST_WORDS", 30)
    fill(index, 10)
    assert len(index.generation().contents.segments) > 2
    assert keys(index) == [f"k{number}" for number in range(10)]


def test_deletions_by_query_and_number_are_kept_and_merged_away(filled: ArrayIndex, folder: Path) -> None:
    with filled.writer() as writer:
        assert writer.delete_by_query(Term("body", "7")) == 1
        writer.delete_document(0)
        writer.delete_document(1)
        writer.delete_document(1, delete=False)
    left = [f"k{number}" for number in range(12) if number not in (0, 7)]
    assert keys(filled) == left
    assert any(name.startswith("deleted-") for name in file_names(folder))
    writer = filled.writer()
    writer.add_document(key="new")
    writer.commit(merge_everything)
    assert keys(filled) == [*left, "new"]
    assert filled.doc_count_all() == 11
    assert not any(name.startswith("deleted-") for name in file_names(folder))
    assert verify(folder) == []


def test_deleting_a_document_that_does_not_exist_is_an_error(filled: ArrayIndex) -> None:
    writer = filled.writer()
    with pytest.raises(EngineError, match="no document number 99"):
        writer.delete_document(99)
    writer.cancel()


def test_a_segment_without_living_documents_is_dropped(filled: ArrayIndex, folder: Path) -> None:
    with filled.writer() as writer:
        writer.delete_by_query(Every())
    assert filled.is_empty()
    assert filled.searcher().search(Every()).top_n == []
    assert file_names(folder) == {"index.toc", "index.lock"}


def test_small_segments_are_merged_once_there_are_too_many(index: ArrayIndex, fill: Fill) -> None:
    for number in range(20):
        fill(index, 1, first=number)
        assert len(index.generation().contents.segments) <= 8
    assert sorted(keys(index)) == sorted(f"k{number}" for number in range(20))


def test_clear_forgets_everything_even_what_was_just_added(filled: ArrayIndex) -> None:
    with filled.writer() as writer:
        writer.add_document(key="gone")
        writer.clear()
        writer.add_document(key="kept")
    assert keys(filled) == ["kept"]


def test_a_commit_without_changes_makes_no_generation(filled: ArrayIndex) -> None:
    before = filled.latest_generation()
    filled.writer().commit()
    assert filled.latest_generation() == before


def test_cancel_leaves_the_folder_as_it_was(filled: ArrayIndex, folder: Path) -> None:
    before = file_names(folder)
    writer = filled.writer()
    writer.add_document(key="x", body="something")
    writer.attach("note", b"text")
    writer.delete_document(1)
    writer.cancel()
    assert file_names(folder) == before
    assert len(keys(filled)) == 12


def test_an_exception_in_a_with_block_cancels(filled: ArrayIndex, folder: Path) -> None:
    before = file_names(folder)
    with pytest.raises(UnknownFieldError), filled.writer() as writer:
        writer.add_document(nosuchfield="x")
    assert file_names(folder) == before


def test_a_document_that_cannot_be_indexed_is_not_found_later(index: ArrayIndex) -> None:
    with index.writer() as writer:
        writer.add_document(key="good", body="good words")
        with pytest.raises(ValueError, match="neither text"):
            writer.add_document(key="bad", title=5)
        with pytest.raises(TypeError):
            writer.add_document(key="worse", body="worse words", extra={1, 2})
        writer.add_document(key="better", body="better words")
    searcher = index.searcher()
    assert keys(index) == ["good", "better"]
    assert len(searcher.matching(Term("body", "words"))) == 2
    assert searcher.matching(Term("key", "bad")).documents.tolist() == []


def test_a_closed_writer_refuses(index: ArrayIndex) -> None:
    writer = index.writer()
    writer.commit()
    for action in (writer.commit, writer.cancel, lambda: writer.add_document(key="a"), writer.clear):
        with pytest.raises(WriterClosedError):
            action()


def test_a_second_writer_is_told_who_holds_the_lock(filled: ArrayIndex) -> None:
    writer = filled.writer()
    with pytest.raises(LockedIndexError, match=rf"Process {os.getpid()} has been writing .* since \d{{4}}-"):
        filled.writer(timeout=0.0)
    assert issubclass(LockedIndexError, IndexBusyError)
    writer.cancel()
    filled.writer(timeout=0.0).cancel()


def test_the_lock_waits_for_the_other_writer(filled: ArrayIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = filled.writer()
    waits: list[float] = []

    def finish_instead_of_sleeping(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            writer.cancel()

    monkeypatch.setattr("interviews.index.engine.locking.time.sleep", finish_instead_of_sleeping)
    filled.writer(timeout=60.0).cancel()
    assert len(waits) == 3


def test_a_forked_child_does_not_keep_the_lock(filled: ArrayIndex, folder: Path) -> None:
    writer = filled.writer()
    child = os.fork()
    if child == 0:
        signal_read, _ = os.pipe()
        os.read(signal_read, 1)  # waits for a byte that never comes
        os._exit(0)
    writer.cancel()
    descriptor = os.open(folder / "index.lock", os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(descriptor)
    os.kill(child, 9)
    os.waitpid(child, 0)


def test_attachments_belong_to_a_generation(filled: ArrayIndex) -> None:
    with filled.writer() as writer:
        writer.attach("fingerprints", b"first")
        writer.attach("nothing", b"")
    old = filled.generation()
    with filled.writer() as writer:
        writer.attach("fingerprints", b"second")
    assert old.attachment("fingerprints") == b"first"
    assert filled.generation().attachment("fingerprints") == b"second"
    assert filled.generation().attachment("nothing") == b""
    assert filled.generation().attachment("unknown") is None
    assert filled.verify() == []


def test_a_full_disk_leaves_the_old_generation_and_no_debris(
    filled: ArrayIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file_names(folder)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    writer = filled.writer()
    writer.add_document(key="x", body="words")
    monkeypatch.setattr(engine_files.os, "fsync", full)
    with pytest.raises(StorageError, match=r"No space left on device.*Free some space"):
        writer.commit()
    monkeypatch.undo()
    assert file_names(folder) == before
    assert len(keys(filled)) == 12
    assert filled.verify() == []
    filled.writer(timeout=0.0).cancel()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_write_to_a_full_device_is_reported_with_the_file(folder: Path) -> None:
    folder.mkdir()
    writer = engine_files.FileWriter(folder, "segment-0123456789abcdef.bin")
    writer._file.close()
    with Path("/dev/full").open("wb", buffering=0) as full:
        writer._file = full  # type: ignore[assignment]
        with pytest.raises(StorageError, match="segment-0123456789abcdef"):
            writer.write(b"x" * 10)
    writer.discard()
    assert file_names(folder) == set()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_searched_but_not_written(filled: ArrayIndex, folder: Path) -> None:
    folder.chmod(0o500)
    try:
        (folder / "index.lock").chmod(0o400)
        with pytest.raises(StorageError):
            filled.writer()
        assert len(filled.searcher().matching(Every())) == 12
    finally:
        folder.chmod(0o700)


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path, schema: Schema) -> None:
    (tmp_path / "novel.txt").write_text("chapter one")
    with pytest.raises(NotAnIndexError, match=r"novel\.txt"):
        ArrayIndex.create(tmp_path, schema)
    assert file_names(tmp_path) == {"novel.txt"}


def test_opening_what_is_not_there_is_an_error_of_the_right_kind(tmp_path: Path, schema: Schema) -> None:
    for missing in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(MissingIndexError):
            ArrayIndex(missing, schema)
        with pytest.raises(MissingIndexError):
            ArrayWriter(missing, schema)
        assert not ArrayIndex.exists(missing)
    assert file_names(tmp_path) == set()


def test_another_schema_is_refused_by_name_and_can_replace(filled: ArrayIndex, folder: Path) -> None:
    other = Schema(key=ID(stored=True), body=TEXT())
    with pytest.raises(SchemaMismatchError, match=r"body.*extra"):
        ArrayIndex(folder, other)
    with pytest.raises(SchemaMismatchError):
        ArrayWriter(folder, other)
    before = filled.latest_generation()
    writer = ArrayWriter.replacing(folder, other)
    writer.add_document(key="only", body="text")
    assert len(keys(filled)) == 12
    writer.commit()
    replaced = ArrayIndex(folder, other)
    assert keys(replaced) == ["only"]
    assert replaced.latest_generation() == before + 1


def test_fields_the_engine_does_not_keep_are_refused_when_the_index_is_made(folder: Path) -> None:
    for field in (TEXT(vector=True), TEXT(StemmingAnalyzer(), spelling=True), KEYWORD(vector=True)):
        with pytest.raises(UnsupportedFieldError, match="field 'odd'"):
            ArrayIndex.create(folder, Schema(odd=field))
    assert issubclass(UnsupportedFieldError, InterviewsError)
    assert not folder.exists()


def test_an_index_without_documents_answers(index: ArrayIndex) -> None:
    searcher = index.searcher()
    assert len(searcher.matching(Every())) == 0
    assert searcher.search(Term("body", "x")).top_n == []
    assert searcher.matching(Every()).best(5) == []


def test_files_of_an_interrupted_writer_are_removed_by_the_next(filled: ArrayIndex, folder: Path) -> None:
    debris = ["segment-00000000000000aa.bin", "segment-00000000000000aa.tmp", "index-00000000000000aa.tmp"]
    for name in debris:
        (folder / name).write_bytes(b"unfinished")
    filled.writer().cancel()
    assert not file_names(folder) & set(debris)
    assert filled.verify() == []


def test_merge_nothing_keeps_every_segment(index: ArrayIndex, schema: Schema, folder: Path) -> None:
    for number in range(10):
        writer = index.writer()
        writer.add_document(key=str(number))
        writer.commit(merge_nothing)
    assert len(index.generation().contents.segments) == 10
