"""Invented interviews about a valley, and an index of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviews.engines.engine import Index
from tests.engines.conftest import Library


def transcript(asks: str, answers: str, *pairs: tuple[str, str], **front: str) -> str:
    """The text of an interview of one person by another."""
    lines = ["---", *(f"{key}: {value}" for key, value in front.items()), "---", ""] if front else []
    for question, answer in pairs:
        lines += [f"**{asks}:** {question}", "", f"**{answers}:** {answer}", ""]
    return "\n".join(lines)


def of_the_valley(root: Path) -> Library:
    library = Library(root)
    shutil.copytree(Path(__file__).parent / "valley", library.folder, dirs_exist_ok=True)
    return library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return of_the_valley(tmp_path)


@pytest.fixture(scope="session")
def valley(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = of_the_valley(tmp_path_factory.mktemp("valley")).open()
    yield index
    index.close()
