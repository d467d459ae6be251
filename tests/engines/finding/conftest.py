"""Invented interviews about a valley, and an index of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviews.engines.engine import Index
from tests.engines.suite import open_index, rebuild


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


class Library:
    """Transcripts and the index of them."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "transcripts"
        self.index = root / "index"

    def write(self, name: str, text: str) -> None:
        """Writes a file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def open(self) -> Index:
        """The index, brought in line with the folder."""
        rebuild(self.index, [self.folder])
        return open_index(self.index)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    for name, text in VALLEY.items():
        library.write(name, text)
    return library


@pytest.fixture(scope="session")
def valley(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    library = Library(tmp_path_factory.mktemp("valley"))
    for name, text in VALLEY.items():
        library.write(name, text)
    index = library.open()
    yield index
    index.close()
