"""Damaged and hostile files: an error that names the file, never code, never a wrong result unnoticed."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh.fields import Schema
from whoosh.query import (
    And,
    DisjunctionMax,
    Every,
    FuzzyTerm,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)

from interviews.index.engine import (
    ArrayIndex,
    DamagedFileError,
    EngineError,
    FacetCounter,
    NotAnIndexError,
    SpanFinder,
    merge_everything,
    verify,
)
from interviews.index.engine.files import TRAILER, FileRecord, FileWriter, SectionFile, SectionWriter
from interviews.index.engine.toc import read_contents

QUERIES = [
    Term("body", "river"),
    Or([Term("body", "river"), Term("body", "mill"), Term("title", "house")]),
    And([Term("body", "past"), Term("tags", "mill")]),
    Phrase("body", ["past", "the", "mill"]),
    Phrase("body", ["the", "mill"], slop=3),
    Prefix("body", "r"),
    Wildcard("body", "*i*"),
    FuzzyTerm("body", "rivet"),
    NumericRange("year", 1990, 1995),
    DisjunctionMax([Term("body", "river"), Term("body", "house")]),
    Every(),
]


@pytest.fixture
def sound(filled: ArrayIndex) -> ArrayIndex:
    """An index with two segments, deletions and an attachment."""
    with filled.writer() as writer:
        writer.add_document(key="second", body="another river", speaker="Ada")
        writer.attach("note", b"some bytes of the caller")
        writer.delete_document(2)
    assert filled.verify() == []
    return filled


def use_everything(folder: Path, schema: Schema) -> None:
    """Read all that can be read of an index."""
    index = ArrayIndex(folder, schema)
    searcher = index.searcher()
    for query in QUERIES:
        matches = searcher.matching(query)
        finder = SpanFinder(searcher, query, "body")
        best = [document for document, _ in matches.best(5)]
        finder.spans(best)
        for document in best:
            searcher.stored_fields(document)
        searcher.search(query, limit=3)
    FacetCounter(searcher, "speaker").most_common(np.arange(searcher.doc_count_all()))
    searcher.keys("year")
    list(searcher.reader().all_terms())
    index.generation().attachment("note")


def data_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".bin")


def change_byte(path: Path, place: int, difference: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= difference
    path.write_bytes(bytes(content))


def test_every_changed_byte_is_found_by_verify(sound: ArrayIndex, folder: Path) -> None:
    chance = random.Random(1)
    for path in data_files(folder):
        original = path.read_bytes()
        for place in [0, len(original) - 1, *(chance.randrange(len(original)) for _ in range(25))]:
            change_byte(path, place, 1 << chance.randrange(8))
            (error,) = verify(folder)
            assert path.name in str(error)
            path.write_bytes(original)
    assert verify(folder) == []


def test_every_changed_byte_of_the_table_of_contents_stops_the_index_from_opening(
    sound: ArrayIndex, folder: Path, schema: Schema
) -> None:
    path = folder / "index.toc"
    original = path.read_bytes()
    chance = random.Random(2)
    for place in [0, len(original) - 1, *(chance.randrange(len(original)) for _ in range(60))]:
        change_byte(path, place, 1 << chance.randrange(8))
        with pytest.raises((DamagedFileError, NotAnIndexError), match=r"index\.toc"):
            ArrayIndex(folder, schema)
        path.write_bytes(original)


def test_changed_arrays_give_an_error_or_a_result_but_never_anything_else(
    sound: ArrayIndex, folder: Path, schema: Schema
) -> None:
    chance = random.Random(3)
    largest = max(data_files(folder), key=lambda path: path.stat().st_size)
    original = largest.read_bytes()
    directory_start, *_ = TRAILER.unpack_from(original, len(original) - TRAILER.size)
    outcomes = set()
    for _ in range(200):
        content = bytearray(original)
        for _ in range(chance.randrange(1, 12)):
            content[chance.randrange(8, directory_start)] = chance.randrange(256)
        largest.write_bytes(bytes(content))
        try:
            use_everything(folder, schema)
            outcomes.add("result")
        except EngineError as error:
            assert largest.name in str(error)
            outcomes.add("error")
        assert verify(folder)
    assert outcomes == {"result", "error"}


def test_a_file_cut_short_or_missing_is_named(sound: ArrayIndex, folder: Path, schema: Schema) -> None:
    for path in [*data_files(folder), folder / "index.toc"]:
        original = path.read_bytes()
        for length in (0, 1, len(original) // 2, len(original) - 1):
            path.write_bytes(original[:length])
            with pytest.raises((DamagedFileError, NotAnIndexError), match=path.name):
                ArrayIndex(folder, schema)
        path.unlink()
        if path.suffix == ".bin":
            with pytest.raises(DamagedFileError, match=f"{path.name}' is missing"):
                ArrayIndex(folder, schema)
        path.write_bytes(original)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_only_plain_files_are_opened(sound: ArrayIndex, folder: Path, schema: Schema, kind: str) -> None:
    for path in [*data_files(folder), folder / "index.toc"]:
        aside = path.with_name("aside")
        path.rename(aside)
        if kind == "link":
            path.symlink_to(aside)
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.mkdir()
        with pytest.raises(DamagedFileError, match=path.name):
            ArrayIndex(folder, schema)
        path.rmdir() if kind == "folder" else path.unlink()
        aside.rename(path)


def write_toc(folder: Path, content: Any) -> None:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / "index.toc").write_bytes(body + b"\n%08x\n" % zlib.crc32(body))


def spoil(content: dict[str, Any], path: str, value: Any) -> None:
    *steps, last = path.split("/")
    for step in steps:
        content = content[int(step) if step.isdigit() else step]
    content[int(last) if last.isdigit() else last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("segments/0/file/name", "../../etc/passwd"),
        ("segments/0/file/name", "/etc/passwd"),
        ("segments/0/file/name", "segment-0123456789abcdef.bin\n"),
        ("segments/0/file/name", None),
        ("segments/0/file/size", -1),
        ("segments/0/file/size", 1e300),
        ("segments/0/documents", True),
        ("segments/0/documents", 10**30),
        ("segments/0/deleted", 99),
        ("segments/0/lengths", [1]),
        ("segments", 5),
        ("attachments", None),
        ("generation", "7"),
        ("schema", []),
    ],
)
def test_a_malformed_table_of_contents_is_refused(
    sound: ArrayIndex, folder: Path, schema: Schema, path: str, value: Any
) -> None:
    content = json.loads((folder / "index.toc").read_bytes().rsplit(b"\n", 2)[0])
    spoil(content, path, value)
    write_toc(folder, content)
    with pytest.raises(DamagedFileError, match=r"index\.toc"):
        ArrayIndex(folder, schema)
    assert not ArrayIndex.exists(folder)


def test_deeply_nested_and_foreign_tables_of_contents_are_refused(folder: Path, schema: Schema) -> None:
    folder.mkdir()
    write_toc(folder, b"[" * 100_000)
    with pytest.raises(EngineError):
        ArrayIndex(folder, schema)
    write_toc(folder, {"format": "interviews array index", "version": 99})
    with pytest.raises(NotAnIndexError, match="another version"):
        ArrayIndex(folder, schema)


@pytest.mark.parametrize(
    "entry",
    [
        [-8, "<u4", 1],
        [8, "<u4", 1 << 60],
        [8, "<u4", -1],
        [12, "<u4", 1],
        [8, "|O", 1],
        [8, "<M8[s]", 1],
        ["8", "<u4", 1],
        [8, ["<u4"], 1],
        [8, "<u4"],
        None,
    ],
)
def test_sections_that_do_not_lie_in_the_file_are_refused(tmp_path: Path, entry: Any) -> None:
    name = "segment-0123456789abcdef.bin"
    with FileWriter(tmp_path, name) as file:
        writer = SectionWriter(file)
        writer.add("numbers", np.arange(4, dtype="u4"))
        writer._directory["numbers"] = entry
        record = writer.finish({})
    with pytest.raises(DamagedFileError, match="numbers"):
        SectionFile(tmp_path, record).array("numbers")


def is_found_wrong(folder: Path) -> bool:
    try:
        return bool(verify(folder))
    except NotAnIndexError:
        return True


@dataclass
class Payload:
    """Creates a file when unpickled."""

    target: str

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        return os.mkdir, (self.target,)


def test_pickles_in_any_file_of_the_folder_are_not_run(
    sound: ArrayIndex, folder: Path, schema: Schema, tmp_path: Path
) -> None:
    proof = tmp_path / "proof"
    payload = pickle.dumps(Payload(str(proof)))
    for path in [*data_files(folder), folder / "index.toc"]:
        original = path.read_bytes()
        for hostile in (payload, payload.ljust(len(original), b"\0"), original[:20] + payload):
            path.write_bytes(hostile)
            assert is_found_wrong(folder)
            ArrayIndex.exists(folder)
            with pytest.raises(EngineError):
                use_everything(folder, schema)
        path.write_bytes(original)
    for name in ("_MAIN_99.toc", "MAIN_0123456789abcdef.seg", "_MAIN_99.pickle"):
        (folder / name).write_bytes(payload)
        use_everything(folder, schema)
    assert not proof.exists()
    pickle.loads(payload)
    assert proof.exists()


NO_PICKLES = """
import sys
from pathlib import Path

def refuse(event, arguments):
    if event == "pickle.find_class":
        raise SystemExit(f"unpickled {arguments}")

sys.path[:0] = sys.argv[2:]
from conftest import make_schema
from test_damage import use_everything

sys.addaudithook(refuse)
use_everything(Path(sys.argv[1]), make_schema())
assert "_pickle" in sys.modules
print("read without unpickling")
"""


def test_reading_everything_unpickles_nothing(sound: ArrayIndex, folder: Path) -> None:
    command = [sys.executable, "-c", NO_PICKLES, str(folder), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "read without unpickling\n", done.stderr


def test_a_swapped_file_of_the_right_size_is_found(sound: ArrayIndex, folder: Path) -> None:
    path = data_files(folder)[0]
    path.write_bytes(bytes(path.stat().st_size))
    assert [str(error) for error in verify(folder) if path.name in str(error)]


def test_deletions_of_documents_that_do_not_exist_are_refused(
    sound: ArrayIndex, folder: Path, schema: Schema
) -> None:
    content = json.loads((folder / "index.toc").read_bytes().rsplit(b"\n", 2)[0])
    name = "deleted-0123456789abcdef.bin"
    with FileWriter(folder, name) as file:
        writer = SectionWriter(file)
        writer.add("deleted", np.array([4_000_000_000], dtype="u4"))
        record: FileRecord = writer.finish({})
    content["segments"][0]["deletions"] = {"name": name, "size": record.size, "checksum": record.checksum}
    write_toc(folder, content)
    assert read_contents(folder)
    with pytest.raises(DamagedFileError, match=name):
        ArrayIndex(folder, schema)


def test_a_merge_does_not_carry_damage_over(sound: ArrayIndex, folder: Path, schema: Schema) -> None:
    path = max(data_files(folder), key=lambda path: path.stat().st_size)
    change_byte(path, 900, 1)
    index = ArrayIndex(folder, schema)
    before = index.latest_generation()
    writer = index.writer()
    writer.add_document(key="one more")
    with pytest.raises(DamagedFileError, match=path.name):
        writer.commit(merge_everything)
    assert index.latest_generation() == before


def test_a_damaged_index_can_be_replaced(sound: ArrayIndex, folder: Path, schema: Schema) -> None:
    (folder / "index.toc").write_bytes(b"garbage")
    ArrayIndex.create(folder, schema)
    assert verify(folder) == []
    shutil.rmtree(folder)
