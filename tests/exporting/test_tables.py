"""JSON Lines and CSV, read back by readers that are not ours."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.errors import SourceError
from interviews.exporting.collection import Collection, Entry
from interviews.exporting.csv_table import harmless_cell, original_cell
from interviews.exporting.csv_table import read as read_csv
from interviews.exporting.formats import find_exporter
from interviews.exporting.jsonl import COLUMNS, attributes
from interviews.exporting.jsonl import read as read_jsonl
from interviews.library.saving import encoded

FORMULAS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "  =1+1",
    "\n=1+1",
    "＝1+1",
    "'=1+1",
    "''=1+1",
    "- a list item",
)
TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=60)
WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=60)


def written(name: str, *entries: Entry) -> bytes:
    exporter = find_exporter(name)
    assert exporter is not None
    return b"".join(map(encoded, exporter.export(Collection(entries))))


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_pair_is_one_json_object_with_all_attributes(make_entry: Any) -> None:
    first, second = make_entry(note="for chapter two"), make_entry(id="f" * 16, question="Line\u2028break?")
    lines = written("jsonl", first, second).decode().splitlines()
    assert [json.loads(line) for line in lines] == [attributes(first), attributes(second)]


def test_columns_are_the_attributes(make_entry: Any) -> None:
    assert tuple(attributes(make_entry())) == COLUMNS


def test_each_pair_is_one_row_with_all_attributes(make_entry: Any) -> None:
    entry = make_entry(topics=("Water", "Memory"), note="for chapter two")
    [row] = rows_of(written("csv", entry))
    assert tuple(row) == COLUMNS
    assert row["question"] == entry.pair.question
    assert row["answer"] == entry.pair.answer
    assert row["topics"] == "Water; Memory"
    assert row["affiliations"] == "Runa Halvard: Well-digger"
    assert row["start_line"] == "12"
    assert row["section"] == ""
    assert row["note"] == "for chapter two"


def test_spreadsheets_are_told_that_it_is_utf_8(make_entry: Any) -> None:
    assert written("csv", make_entry()).startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str, make_entry: Any) -> None:
    cells = {
        **dict.fromkeys(("question", "answer", "title", "outlet", "path", "note"), formula),
        **dict.fromkeys(("topics", "answerers"), (formula,)),
        "affiliations": {formula: formula},
    }
    [row] = rows_of(written("csv", make_entry(**cells)))
    for name in cells:
        assert row[name].startswith("'"), name


@given(TEXTS)
def test_taking_the_apostrophe_away_gives_the_words_back(text: str) -> None:
    cell = harmless_cell(text)
    assert original_cell(cell) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(question=WORDS, answer=WORDS, path=st.text(st.characters(exclude_characters="\0\r"), min_size=1))
def test_no_word_is_lost_on_the_way_into_a_table_and_back(
    make_entry: Any, question: str, answer: str, path: str
) -> None:
    entry = make_entry(question=question, answer=answer, path=path)
    [quoted] = read_csv(written("csv", entry).decode("utf-8"))
    assert (quoted.question, quoted.answer) == (question, answer)
    [quoted] = read_jsonl(written("jsonl", entry).decode("utf-8"))
    assert (quoted.question, quoted.answer, quoted.path) == (question, answer, path)
    assert (quoted.id, quoted.start_line) == (entry.pair.id, 12)


def test_tables_that_a_spreadsheet_saved_with_semicolons_are_read() -> None:
    [quoted] = read_csv("id;question;answer;path\r\nabc;Why, then?;So; it is.md\r\n")
    assert (quoted.question, quoted.answer) == ("Why, then?", "So")


@pytest.mark.parametrize("text", ["", "name,words\r\na,b\r\n", '"id'])
def test_another_table_is_said_to_be_none_of_ours(text: str) -> None:
    with pytest.raises(SourceError, match="id, question and answer"):
        read_csv(text)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', "3", "[" * 100_000])
def test_another_json_is_said_to_be_none_of_ours(line: str) -> None:
    with pytest.raises(SourceError, match="line 2"):
        list(read_jsonl(f"\n{line}\n"))
