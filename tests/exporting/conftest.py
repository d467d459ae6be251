"""Pairs to export, and a workspace with transcripts and an index; all of it made up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interviews.cli.main import main
from interviews.exporting.collection import Entry
from interviews.model import InterviewDescription, Person
from interviews.search.results import IndexedPair

MakeEntry = Callable[..., Entry]

TRANSCRIPTS = Path(__file__).parents[1] / "sessions" / "wells_and_ropes" / "transcripts"
WELLS, ROPES = ((TRANSCRIPTS / f"{name}.md").read_text(encoding="utf-8") for name in ("wells", "ropes"))
"""Two questions, two topics and characters of four bytes; one question, in words that are formulas or markup
elsewhere."""


def make_pair(**changes: Any) -> IndexedPair:
    """A pair with changes."""
    pair = IndexedPair(
        id="0123456789abcdef",
        path="talks/wells.md",
        folder="/transcripts",
        section=None,
        number=1,
        ordinal=1,
        start_line=12,
        end_line=14,
        timestamp=None,
        title="The Depth of Wells",
        date="2021-06-14",
        outlet="Radio Estuary",
        language="en",
        questioners=("Piet Mossel",),
        answerers=("Runa Halvard",),
        affiliations={"Runa Halvard": "Well-digger"},
        topics=("Water",),
        question="How deep is it?",
        answer="Eleven metres.\n\nIt was four.",
        question_speeches=(),
        answer_speeches=(),
    )
    return pair._replace(**changes)


@pytest.fixture(scope="session")
def make_entry() -> MakeEntry:
    """An entry; `about` changes its interview, `note` is the user's, and the rest changes the pair.

    An interview of which `about` is None has nothing to be cited by.
    """

    def make(about: dict[str, Any] | None = None, note: str = "", **changes: Any) -> Entry:
        pair = make_pair(**changes)
        known: dict[str, Any] = {
            "path": pair.path,
            "title": pair.title,
            "issued": "2021-06-14",
            "outlet": pair.outlet,
            "url": "https://example.org/wells",
            "interviewees": (Person(name="Runa Halvard"),),
            "interviewers": (Person(name="Piet Mossel"),),
        }
        return Entry(pair, InterviewDescription.model_validate(known | (about or {})), note)

    return make


@pytest.fixture(scope="session")
def make_uncitable() -> MakeEntry:
    """An entry of whose interview nothing is known but the file."""

    def make(note: str = "", **changes: Any) -> Entry:
        pair = make_pair(**changes)
        return Entry(pair, InterviewDescription(path=pair.path), note)

    return make


@pytest.fixture(scope="session")
def indexed_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two transcripts and an index of them, made once."""
    root = shutil.copytree(TRANSCRIPTS.parent, tmp_path_factory.mktemp("indexed") / "workspace")
    assert main(["rebuild", str(root / "transcripts"), "--index", str(root / "index")]) == 0
    return root


@pytest.fixture
def workspace(indexed_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder inside a copy of that workspace, to write files into."""
    root = tmp_path / "workspace"
    shutil.copytree(indexed_workspace, root)
    # The index remembers where its transcripts are, so it is brought in line with the copy.
    assert main(["rebuild", str(root / "transcripts"), "--index", str(root / "index"), "--full"]) == 0
    monkeypatch.chdir(root)
    return root
