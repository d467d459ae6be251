"""People, interviews and pairs to cite; all of them made up."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from interviews.model import InterviewDescription, NameParts, Person

Describe = Callable[..., InterviewDescription]
MakePair = Callable[..., SimpleNamespace]
TRANSCRIPT = Path(__file__).parents[1] / "sessions" / "wells" / "wells.md"


@pytest.fixture(scope="session")
def person() -> Callable[..., Person]:
    """A person by name, or with name parts."""

    def make(name: str, **parts: str) -> Person:
        return Person(name=name, name_parts=NameParts(**parts) if parts else None)

    return make


@pytest.fixture(scope="session")
def describe(person: Callable[..., Person]) -> Describe:
    """The description of a whole interview, with changes."""

    def make(**changes: object) -> InterviewDescription:
        known: dict[str, object] = {
            "path": "talks/wells.md",
            "title": "The Depth of Wells",
            "issued": "2021-06-14",
            "outlet": "Radio Estuary",
            "url": "https://example.org/wells",
            "interviewees": (person("Runa Halvard"),),
            "interviewers": (person("Piet Mossel"),),
        }
        return InterviewDescription.model_validate(known | changes)

    return make


@pytest.fixture(scope="session")
def make_pair() -> MakePair:
    """A Q&A pair, with changes."""

    def make(**changes: object) -> SimpleNamespace:
        known: dict[str, object] = {
            "number": 3,
            "questioners": ("Piet Mossel",),
            "answerers": ("Runa Halvard",),
            "question": "How deep is it?",
            "answer": "Eleven metres.\n\nIt was four.",
            "timestamp": None,
            "pages": (),
            "answer_speeches": (),
        }
        return SimpleNamespace(**known | changes)

    return make


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one transcript, and nothing of the person who runs the tests."""
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.delenv("INTERVIEWS_INDEX", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(TRANSCRIPT, tmp_path)
    return tmp_path
