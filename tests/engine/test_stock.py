"""Stock Whoosh with the same schema, and the allow-list its files are read through."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from whoosh.fields import Schema
from whoosh.query import And, DisjunctionMax, Or, Phrase, Prefix, Sequence, Term
from whoosh.scoring import BM25F, TF_IDF, Frequency

from interviews.index.engine import (
    ArrayIndex,
    DamagedFileError,
    MissingIndexError,
    create_stock,
    merge_everything,
    open_stock,
)
from interviews.index.engine.unpickling import loads

# Stock Whoosh leaves files open when it cannot read them; each test collects its own.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def _collect_open_files() -> Iterator[None]:
    yield
    gc.collect()


class Payload:
    """Makes a folder when unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        return os.mkdir, (self.target,)


def test_the_same_documents_are_found_in_both(
    index: ArrayIndex, tmp_path: Path, schema: Schema, fill: Callable[..., None]
) -> None:
    stock = create_stock(tmp_path / "stock", schema)
    fill(index, 20)
    fill(stock, 20)
    fill(index, 5, first=20)
    fill(stock, 5, first=20)
    writer = index.writer()
    writer.attach("reason to commit", b"")
    writer.commit(merge_everything)
    stock.optimize()
    again = open_stock(tmp_path / "stock", schema)
    assert isinstance(again.schema, Schema)
    with again.searcher() as theirs:
        ours = index.searcher()
        for query in (
            Or([Term("body", "river"), Term("body", "7"), Term("speaker", "ADA")]),
            Phrase("body", ["the", "mill"]),
            Prefix("title", "h"),
        ):
            expected = {number: score for score, number in theirs.search(query, limit=None).top_n}
            assert dict(ours.matching(query).best(100)) == pytest.approx(expected)
        assert ours.stored_fields(3) == theirs.stored_fields(3)
        assert list(ours.reader().column_reader("speaker")) == list(theirs.reader().column_reader("speaker"))


@pytest.mark.parametrize(
    "weighting",
    [BM25F(B=0.3, K1=2.0, body_B=1.0), TF_IDF(), Frequency()],
    ids=lambda w: type(w).__name__,
)
def test_any_weighting_scores_as_in_whoosh(
    index: ArrayIndex, tmp_path: Path, schema: Schema, fill: Callable[..., None], weighting: Any
) -> None:
    stock = create_stock(tmp_path / "stock", schema)
    fill(index, 20)
    fill(stock, 20)
    with stock.searcher(weighting=weighting) as theirs:
        ours = index.searcher(weighting=weighting)
        for query in (
            Or([Term("body", "river"), Term("body", "7"), Term("tags", "mill")]),
            And([Term("body", "past"), Term("tags", "mill", boost=2.0)]),
            DisjunctionMax([Term("body", "7"), Term("tags", "mill")]),
            Sequence([Term("body", "the"), Term("body", "mill")], slop=2),
        ):
            expected = {number: score for score, number in theirs.search(query, limit=None).top_n}
            assert dict(ours.matching(query).best(100)) == pytest.approx(expected)


def test_a_hostile_pickle_in_any_file_of_stock_whoosh_is_not_run(
    tmp_path: Path, schema: Schema, fill: Callable[..., None]
) -> None:
    folder, proof = tmp_path / "stock", tmp_path / "proof"
    stock = create_stock(folder, schema)
    writer = stock.writer(compound=False)
    for number in range(200):
        writer.add_document(key=f"k{number}", body=f"river {number} " * 3, extra=[number])
    writer.commit()
    payload = pickle.dumps(Payload(proof), 2)
    for path in sorted(folder.iterdir()):
        original = path.read_bytes()
        places = [place for place in range(len(original)) if original.startswith(b"\x80", place)]
        for place in places[:20]:
            path.write_bytes(original[:place] + payload + original[place + len(payload) :])
            try:
                with open_stock(folder, schema).searcher() as searcher:
                    searcher.search(Phrase("body", ["river", "3"]), limit=None)
                    [searcher.stored_fields(document) for document in range(5)]
            except Exception as error:
                assert error is not None
            assert not proof.exists()
        path.write_bytes(original)


def test_a_hostile_table_of_contents_is_an_error(tmp_path: Path, schema: Schema) -> None:
    folder, proof = tmp_path / "stock", tmp_path / "proof"
    create_stock(folder, schema)
    path = folder / "_MAIN_0.toc"
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"\x80")] + pickle.dumps(Payload(proof)))
    with pytest.raises(DamagedFileError, match=r"mkdir is not allowed"):
        open_stock(folder, schema)
    assert not proof.exists()


@pytest.mark.parametrize(
    "value", [None, 1, "text", [1.5, {"a": (b"bytes", {1, 2})}], datetime(2020, 1, 2, tzinfo=UTC)]
)
@pytest.mark.parametrize("protocol", [2, 5])
def test_plain_values_pass_the_allow_list(value: Any, protocol: int) -> None:
    assert loads(pickle.dumps(value, protocol)) == value


@pytest.mark.parametrize("function", [os.system, eval, exec, getattr, __import__, open, bytes.fromhex])
def test_functions_do_not_pass_the_allow_list(function: Any) -> None:
    with pytest.raises(pickle.UnpicklingError, match="not allowed"):
        loads(pickle.dumps(function))


def test_only_one_encoding_passes_the_allow_list() -> None:
    hostile = b"c_codecs\nencode\n(X\x01\x00\x00\x00aX\x04\x00\x00\x00zliptR."
    with pytest.raises(pickle.UnpicklingError, match="zlip"):
        loads(hostile)


def test_an_empty_folder_holds_no_stock_index(tmp_path: Path, schema: Schema) -> None:
    with pytest.raises(MissingIndexError):
        open_stock(tmp_path, schema)
