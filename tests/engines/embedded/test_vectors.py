"""The files of vectors: made again where they are damaged, few, and of one model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from interviews.engines import vectors as making
from interviews.engines.embedded import vectors
from interviews.engines.embedded.examining import examine
from interviews.engines.embedded.generation import open_newest
from interviews.engines.embedded.vectors import Vectors, make_vectors
from tests.engines.concepts import Concepts
from tests.engines.conftest import Library

MODEL = Concepts()


def make(library: Library, model: Concepts = MODEL) -> int:
    return make_vectors(open_newest(library.index), model, lambda progress: None, lambda: False)


def files(library: Library) -> list[Path]:
    return sorted((library.index / "meaning").iterdir())


@pytest.mark.parametrize("content", [b"", b"not arrays", b"{}\n", b'{"vectors": {"type": "|O"}}\n'])
def test_a_damaged_file_is_made_again(library: Library, content: bytes) -> None:
    library.rebuild()
    assert make(library) == 7
    [file] = files(library)
    file.write_bytes(content)
    assert not Vectors(open_newest(library.index), MODEL.identifier).known.any()
    assert make(library) == 7


def test_a_bit_that_changed_is_found_by_a_checkup_and_mended_with_the_model(library: Library) -> None:
    library.rebuild()
    make(library)
    assert examine(library.index).problems == ()
    [file] = files(library)
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    [problem] = examine(library.index).problems
    assert (problem.code, problem.path) == ("damaged", str(file))
    assert make(library) == 7
    assert examine(library.index).problems == ()


def test_many_files_become_one_without_pairs_that_are_gone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "MOST_FILES", 2)
    monkeypatch.setattr(making, "KEPT_AT_ONCE", 2)
    library.rebuild()
    assert make(library) == 7
    assert len(files(library)) == 1
    (library.folder / "wells.md").unlink()
    library.rebuild()
    assert make(library) == 0
    generation = open_newest(library.index)
    known = Vectors(generation, MODEL.identifier)
    assert int(known.known.sum()) == 4
    assert len(files(library)) == 1


def test_vectors_of_another_model_are_left_out_and_then_removed(library: Library) -> None:
    library.rebuild()
    make(library)
    other = Concepts("other")
    assert not Vectors(open_newest(library.index), "other").known.any()
    assert make(library, other) == 7
    assert [file.name.partition("-")[0] for file in files(library)] == ["other"]


def test_packed_vectors_keep_their_direction(library: Library) -> None:
    library.rebuild()
    make(library)
    generation = open_newest(library.index)
    known = Vectors(generation)
    for row in np.flatnonzero(generation.table.alive).tolist():
        vector = known.of_row(row)
        assert vector is not None
        assert known.likeness(vector)[row] == pytest.approx(1, abs=0.02)
