"""What changed on the disk is not read, and what did not is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.engines.embedded.arrays import map_arrays, write_arrays
from interviews.engines.embedded.checksums import BLOCK_BYTES, CheckedFile, checksums_of
from interviews.engines.embedded.files import read_json, write_json
from interviews.engines.embedded.generation import open_newest
from interviews.engines.embedded.postings.fields import KINDS, FieldArrays, Postings, arrays_of_postings
from interviews.errors import DamagedIndexError
from tests.engines.conftest import BREAD, Library

SIZE = 5 * BLOCK_BYTES // 2


def alter(path: Path) -> None:
    path.write_bytes(altered(path.read_bytes(), path.stat().st_size // 2))


def altered(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@given(
    changed=st.integers(0, SIZE - 1), parts=st.lists(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)))
)
def test_what_is_read_is_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, changed: int, parts: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("checked") / "file"
    whole = bytes(number % 251 for number in range(SIZE))
    path.write_bytes(whole)
    known = checksums_of(path)
    path.write_bytes(altered(whole, changed))
    file = CheckedFile(path, known)
    for start, end in (*map(sorted, parts), (0, SIZE)):
        try:
            file.require(start, end)
        except DamagedIndexError as error:
            assert f"{path}: damaged" in str(error)
            assert start // BLOCK_BYTES <= changed // BLOCK_BYTES <= end // BLOCK_BYTES
        else:
            assert file.data[start:end] == whole[start:end]
    with pytest.raises(DamagedIndexError, match="rebuild --full"):
        file.require_all()


@pytest.mark.parametrize("text", [b"", b"x" * (SIZE + 1), b"x" * (SIZE - 1)])
def test_a_file_of_another_size_is_not_opened(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * SIZE)
    known = checksums_of(path)
    path.write_bytes(text)
    with pytest.raises(DamagedIndexError, match="full size"):
        CheckedFile(path, known)


def test_a_json_file_that_changed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    value = {"name": "Bram", "numbers": [1, 20]}
    write_json(path, value)
    assert read_json(path) == value
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(altered(whole, place))
        try:
            found = read_json(path)
        except ValueError:
            continue
        # The name of the checksum itself is the only thing that may change.
        assert {name: found[name] for name in value} == value
    path.write_text(json.dumps(value))
    assert read_json(path) == value


def test_every_part_of_a_posting_list_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "arrays"
    terms = [b"term%05d" % number for number in range(4_000)]
    starts = np.arange(0, 12_001, 3)
    postings = Postings(terms, starts, np.tile([1, 5, 9], 4_000), np.full(12_000, 2), np.tile([3, 4], 12_000))
    lengths = np.full(10, 40, "<u2")
    write_arrays(path, arrays_of_postings("body", postings, lengths, lengths.astype("u1")))
    whole, known = path.read_bytes(), checksums_of(path)
    places = {name: mapped.start for name, mapped in map_arrays(CheckedFile(path)).items()}
    answers = []
    for name in (None, *KINDS):
        if name is not None:
            path.write_bytes(altered(whole, places[f"body/{name}"]))
        try:
            field = FieldArrays(map_arrays(CheckedFile(path, known)), "body")
            place = field.terms.find(b"term00000")
            assert place == 0
            extent = field.extent(0, 1)
            answers.append(
                [
                    *(field.documents[extent].tolist(), field.weights(extent).tolist()),
                    *(field.positions_of(0)[1].tolist(), field.rounded.tolist(), field.lengths.tolist()),
                ]
            )
        except DamagedIndexError:
            answers.append([])
    assert answers[0] and not any(answers[1:])


@pytest.mark.parametrize("name", ["records-000002", "lexicon-000002"])
def test_what_is_damaged_is_not_written_anew_under_new_checksums(
    library: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviews.engines.embedded.compaction.MOST_FILES", 2)
    library.rebuild()
    library.write("bread.md", BREAD.replace("hard", "soft"))
    library.rebuild()
    alter(open_newest(library.index).folder / name)
    library.write("mill.md", BREAD.replace("oven", "mill"))
    with pytest.raises(DamagedIndexError, match=f"{name}: damaged .*rebuild --full"):
        library.rebuild()


@pytest.mark.parametrize("name", ["table", "names.json"])
def test_a_rebuild_begins_anew_where_what_it_begins_with_is_damaged(library: Library, name: str) -> None:
    library.rebuild()
    alter(open_newest(library.index).folder / name)
    [note] = library.rebuild().notes
    assert "from scratch" in note and name in note
    assert library.search().total == 7


@pytest.mark.parametrize("name", ["interviews-index.json", "generation-000001/contents.json"])
def test_what_names_the_parts_of_an_index_is_compared_first(library: Library, name: str) -> None:
    library.rebuild()
    alter(library.index / name)
    with pytest.raises(DamagedIndexError, match="changed on the disk"):
        open_newest(library.index)
