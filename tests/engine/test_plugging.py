"""The engine at Whoosh's seams: columns, matchers, odd analyzers, and what it refuses."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from whoosh.analysis import IntraWordFilter, LowercaseFilter, RegexTokenizer, StemmingAnalyzer
from whoosh.columns import NumericColumn, PickleColumn, RefBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, DATETIME, ID, NGRAMWORDS, NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import And, Or, Phrase, Prefix, Term

from interviews.index import engine
from interviews.index.engine import (
    ArrayIndex,
    Coverage,
    Following,
    InGroup,
    QueryWord,
    Rescored,
    UnsupportedFieldError,
    character_spans,
    merge_everything,
)
from interviews.index.engine.codec import READ_ONLY


def both(folder: Path, schema: Schema, documents: list[dict[str, Any]]) -> tuple[ArrayIndex, Any]:
    arrays, stock = ArrayIndex.create(folder, schema), RamStorage().create_index(schema)
    for index in (arrays, stock):
        writer = index.writer()
        for document in documents:
            writer.add_document(**document)
        writer.commit()
    return arrays, stock


def scores(searcher: Any, query: Any) -> dict[int, float]:
    return {number: score for score, number in searcher.search(query, limit=None).top_n}


def test_words_that_share_a_position_are_found_and_marked_from_first_to_last_letter(tmp_path: Path) -> None:
    analyzer = RegexTokenizer(r"\S+") | IntraWordFilter(mergewords=True) | LowercaseFilter()
    schema = Schema(body=TEXT(analyzer, chars=True))
    documents = [{"body": "Wi-Fi PowerShot500 plain"}, {"body": "wi fi"}, {"body": "power-shot"}]
    arrays, stock = both(tmp_path / "i", schema, documents)
    ours = arrays.searcher()
    with stock.searcher() as theirs:
        assert list(ours.reader().all_terms()) == list(theirs.reader().all_terms())
        for query in (Term("body", "wifi"), Phrase("body", ["power", "shot"]), Prefix("body", "power")):
            assert scores(ours, query) == pytest.approx(scores(theirs, query))
    assert character_spans(ours, Term("body", "fi"), 0, "body") == [(0, 5)]
    writer = arrays.writer()
    writer.delete_document(1)
    writer.commit(merge_everything)
    assert character_spans(arrays.searcher(), Term("body", "plain"), 0, "body") == [(19, 24)]


def test_long_lists_are_scored_like_short_ones(tmp_path: Path) -> None:
    schema = Schema(body=TEXT(RegexTokenizer()))
    texts = [f"common {'rare ' * (number % 4)}number{number}" for number in range(2500)]
    arrays, stock = both(tmp_path / "i", schema, [{"body": text} for text in texts])
    with stock.searcher() as theirs:
        for query in (Term("body", "common"), Or([Term("body", "common", boost=3.0), Term("body", "rare")])):
            assert scores(arrays.searcher(), query) == pytest.approx(scores(theirs, query))


def test_documents_without_a_value_have_the_default_of_their_column(tmp_path: Path) -> None:
    schema = Schema(
        key=ID(stored=True),
        year=NUMERIC(sortable=True, default=7),
        share=NUMERIC(float, sortable=True),
        kind=ID(sortable=RefBytesColumn(default=b"none")),
        loose=COLUMN(VarBytesColumn()),
        signed=COLUMN(NumericColumn("i", default=-1)),
    )
    documents = [
        {"key": "a"},
        {"key": "b", "year": 3, "kind": "x", "signed": -5, "loose": b"\xff"},
        {"key": "c"},
    ]
    arrays, _ = both(tmp_path / "i", schema, documents)
    writer = arrays.writer()
    writer.add_document(key="d", share=0.5)
    writer.commit(merge_everything)
    # Merged in Whoosh, the new document would come first.
    whole = RamStorage().create_index(schema)
    writer = whole.writer()
    for document in [*documents, {"key": "d", "share": 0.5}]:
        writer.add_document(**document)
    writer.commit()
    ours = arrays.searcher()
    with whole.searcher() as theirs:
        for name in ("year", "kind", "loose", "signed"):
            assert list(ours.reader().column_reader(name)) == list(theirs.reader().column_reader(name))
        for name, backwards in (("year", False), ("year", True), ("kind", False)):
            options: dict[str, Any] = {"limit": None, "sortedby": name, "reverse": backwards}
            found = [hit["key"] for hit in ours.search(Prefix("key", ""), **options)]
            assert found == [hit["key"] for hit in theirs.search(Prefix("key", ""), **options)]
    assert ours.keys("signed").tolist() == [-1, -5, -1, -1]


def test_numbers_dates_and_pieces_of_words_are_indexed_like_whooshs(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    schema = Schema(count=NUMERIC(int, 64), day=DATETIME(), pieces=NGRAMWORDS(2, 3, at="start"))
    days = [datetime(2000 + n, 1, 1, tzinfo=UTC).replace(tzinfo=None) for n in range(6)]
    documents = [{"count": n * 10**10, "day": day, "pieces": f"word{n} other"} for n, day in enumerate(days)]
    arrays, stock = both(tmp_path / "i", schema, documents)
    parse = schema["day"].parse_range
    with stock.searcher() as theirs:
        for query in (
            schema["count"].parse_range("count", 10**10, 3 * 10**10, False, False),
            parse("day", "2001", "2003", False, False),
            Term("pieces", "wor"),
        ):
            assert scores(arrays.searcher(), query) == pytest.approx(scores(theirs, query))
            assert scores(arrays.searcher(), query)


@pytest.mark.parametrize(
    "field",
    [
        TEXT(vector=True),
        TEXT(StemmingAnalyzer(), spelling=True),
        COLUMN(PickleColumn(VarBytesColumn())),
    ],
)
def test_what_is_not_kept_is_refused(folder: Path, field: Any) -> None:
    with pytest.raises(UnsupportedFieldError, match="field 'odd'"):
        ArrayIndex.create(folder, Schema(odd=field))


def test_a_matcher_steps_and_skips_like_whooshs(filled: ArrayIndex) -> None:
    matcher = filled.reader().postings("body", "river")
    twin = matcher.copy()
    matcher.skip_to(7)
    assert (matcher.id(), twin.id()) == (7, 0)
    assert matcher.value_as("positions") == [1]
    assert matcher.value_as("frequency") == 1
    assert matcher.value_as("position_boosts") == [(1, 1)]
    assert matcher.format.decode_characters(matcher.value()) == matcher.value_as("characters")
    assert [(span.start, span.startchar, span.endchar) for span in matcher.spans()] == [(1, 4, 9)]
    matcher.skip_to(100)
    assert not matcher.is_active()
    matcher.reset()
    assert list(matcher.all_ids()) == list(range(12))
    tags = filled.reader().postings("tags", "mill")
    assert (tags.value_as("frequency"), tags.value_as("weight")) == (1, 1.0)
    assert not tags.supports("positions")
    with pytest.raises(TypeError, match="keeps no positions"):
        tags.spans()


def test_an_opened_segment_cannot_be_written(filled: ArrayIndex) -> None:
    reader = filled.reader()
    segment, codec = reader.segment(), reader.codec()
    assert segment is not None
    assert codec is not None
    attempts: list[Callable[[], Any]] = [
        lambda: segment.delete_document(0),
        lambda: codec.per_document_writer(None, segment),
        lambda: codec.field_writer(None, segment),
        lambda: codec.postings_writer(None),
        lambda: codec.postings_reader(None, None, None),
        lambda: codec.new_segment(None, "x"),
    ]
    for attempt in attempts:
        with pytest.raises(NotImplementedError, match=READ_ONLY):
            attempt()
    writer = filled.writer()
    with pytest.raises(NotImplementedError, match="add_document"):
        writer.add_reader(reader)
    writer.cancel()


def test_queries_of_our_own_can_be_compared_printed_and_used_as_keys() -> None:
    word = QueryWord(Term("body", "x"))

    def same(_scope: Any, _documents: Any, given: Any) -> Any:
        return given

    for make in (
        lambda: Coverage([word]),
        lambda: Following(Term("body", "x"), "speaker"),
        lambda: InGroup(Term("body", "x"), "speaker"),
        lambda: Rescored(Term("body", "x"), same),
    ):
        assert make() == make()
        assert len({make(), make()}) == 1
        assert "'x'" in str(make())
    assert Following(word.body, "a") != InGroup(word.body, "a")


def test_the_example_in_the_description_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(engine.__file__).with_name("README.md").read_text()
    example = text.split("```python\n")[1].split("```")[0]
    names: dict[str, Any] = {"folder": folder, "TEXT": TEXT, "Schema": Schema, "And": And, "Term": Term}
    names |= {name: getattr(engine, name) for name in engine.__all__}
    exec(example, names)
    assert capsys.readouterr().out == "Why a new language? [(10, 18)]\n"
    assert names["counts"] == [("Ada", 1), ("Bo", 1)]


def test_a_schema_with_the_engines_own_fields_can_be_pickled_for_other_processes(schema: Schema) -> None:
    copy = pickle.loads(pickle.dumps(schema))
    assert copy.names() == schema.names()
    assert copy["body"].analyzer == schema["body"].analyzer
