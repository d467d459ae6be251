"""People, interviews and pairs to cite; all of them made up."""

from collections.abc import Callable

import pytest

from interviews.model import InterviewDescription, NameParts, Person, QAPair

Describe = Callable[..., InterviewDescription]
MakePair = Callable[..., QAPair]


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

    def make(**changes: object) -> QAPair:
        known: dict[str, object] = {
            "id": "0123456789abcdef",
            "number": 3,
            "questioners": ("Piet Mossel",),
            "answerers": ("Runa Halvard",),
            "question": "How deep is it?",
            "answer": "Eleven metres.\n\nIt was four.",
            "question_turns": (5,),
            "answer_turns": (6,),
            "timestamp": None,
            "topics": (),
            "start_line": 10,
            "end_line": 14,
        }
        return QAPair.model_validate(known | changes)

    return make
