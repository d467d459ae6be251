"""A schema with every kind of field, and an index of it in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

from interviews.index.engine import FACET, ArrayIndex, WordAnalyzer


def make_schema() -> Schema:
    return Schema(
        key=ID(unique=True, stored=True, sortable=True),
        body=TEXT(analyzer=WordAnalyzer(), chars=True, stored=True),
        title=TEXT(),
        tags=KEYWORD(scorable=True, commas=True),
        year=NUMERIC(stored=True, sortable=True),
        speaker=FACET(stored=True),
        extra=STORED(),
    )


@pytest.fixture
def schema() -> Schema:
    return make_schema()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path, schema: Schema) -> ArrayIndex:
    return ArrayIndex.create(folder, schema)


@pytest.fixture
def filled(index: ArrayIndex, fill: Callable[..., None]) -> ArrayIndex:
    fill(index, 12)
    return index


@pytest.fixture
def fill() -> Callable[..., None]:
    """Adds numbered documents in one commit."""

    def add(index: ArrayIndex, count: int, first: int = 0) -> None:
        with index.writer() as writer:
            for number in range(first, first + count):
                writer.add_document(
                    key=f"k{number}",
                    body=f"The river runs past house number {number} and past the mill",
                    title=f"House {number}",
                    tags="river,mill" if number % 2 else "river",
                    year=1990 + number,
                    speaker=["Ada", "Bo"] if number % 3 == 0 else "Cy",
                    extra={"number": number, "list": [1, 2.5, None, True]},
                )

    return add
