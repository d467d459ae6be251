"""Invented interviews about a valley, and an index of them."""

from __future__ import annotations

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


VALLEY = {
    "radio/okonjo.md": transcript(
        "Milo Tarrantine",
        "Ines Okonjo",
        ("How deep is the groundwater?", "The groundwater lies at forty metres below the old mill."),
        ("Why did you leave the institute?", "I left the institute because nobody there had seen a well."),
        (
            "And what comes next?",
            "A map of every spring in the valley, drawn by those who drink from it.",
        ),
        title="Wells of the north",
        outlet="Radio Meridian",
        date="2019",
        topics="[Hydrology]",
    ),
    "radio/quill.md": transcript(
        "Milo Tarrantine",
        "Ada Quill",
        (
            "What did the drought do to the mill?",
            "The drought stopped the mill for a year, and its owner left.",
        ),
        ("How did you get into baking?", "Through hunger. Baking was the only warm work in the valley."),
        title="An oven for the valley",
        outlet="Radio Meridian",
        date="2021",
        topics="[Bread]",
    ),
    "paper/harrow.md": transcript(
        "Bram Tielman",
        "Nell Harrow",
        ("How did you get into baking?", "My grandmother baked for the whole street before the war."),
        (
            "How deep is the groundwater under the bakery?",
            "Ines Okonjo measured it once, and laughed.",
        ),
        title="Street of bakers",
        outlet="The Corvane Courier",
        date="2020",
    ),
}


def of_the_valley(root: Path) -> Library:
    library = Library(root)
    for name, text in VALLEY.items():
        library.write(name, text)
    return library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return of_the_valley(tmp_path)


@pytest.fixture(scope="session")
def valley(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = of_the_valley(tmp_path_factory.mktemp("valley")).open()
    yield index
    index.close()
