"""What is said, turn by turn: what all counts are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from interviews.search.results import IndexedPair

if TYPE_CHECKING:
    from interviews.model import Interview

_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]*[^\W_{_UNSPACED}][^\s{_UNSPACED}]*")
_NOT_SAID = re.compile(
    r"(?<=\])\([^()\s]*(?:\s+\"[^\"\n]*\")?\)"
    r"|(?<!\\)</?[A-Za-z][^<>\n]{0,300}>"
    r"|&#?\w{1,10};"
    r"|(?:https?://|www\.|mailto:)[^\s<>()\[\]]+"
)
"""Where links lead, tags of HTML, entities and addresses; a tag behind a backslash is somebody's words."""


class Said(NamedTuple):
    """One turn, with where it stands."""

    speaker: str
    unnamed: bool
    """Whether the speaker is known by a label alone, which is nobody elsewhere."""
    text: str
    path: str
    line: int
    timestamp: str | None
    language: str | None
    topics: tuple[str, ...]
    asks: bool
    """Whether it is a part of a question."""
    pair: tuple[int, int] | None
    """Tells the Q&A pairs of one file apart; None outside of them."""
    title: str | None
    date: str | None
    interview: int
    """Tells the interviews of one file apart."""

    @property
    def who(self) -> str:
        """The speaker, and for a label alone the file whose label it is."""
        return f"{self.speaker} ({self.path})" if self.unnamed else self.speaker


def spoken(text: str) -> str:
    """A Markdown text with blanks in place of what nobody says, each word where it was."""
    return _NOT_SAID.sub(lambda found: " " * len(found[0]), text)


def number_of_words(text: str) -> int:
    """The words of a Markdown text as word processors count them, without what nobody says.

    Spaces part them; of Chinese and Japanese each character counts.
    """
    return len(_WORD.findall(spoken(text)))


def said_in_pairs(pairs: Iterable[IndexedPair]) -> Iterator[list[Said]]:
    """The turns of pairs and passages: for each a list of turns that follow one another."""
    for pair in pairs:
        place = (pair.interview, pair.number) if pair.number else None
        turns = [
            Said(
                speaker=speech.speaker,
                unnamed=speech.speaker in pair.unnamed,
                text=speech.text,
                path=pair.path,
                line=speech.start_line,
                timestamp=speech.timestamp,
                language=pair.language,
                topics=pair.topics,
                asks=asks,
                pair=place,
                title=pair.title,
                date=pair.date,
                interview=pair.interview,
            )
            for asks, speeches in ((True, pair.question_speeches), (False, pair.answer_speeches))
            for speech in speeches
            if speech.speaker
        ]
        if turns:
            yield turns


def said_in_interviews(interviews: Sequence[Interview], path: str) -> Iterator[list[Said]]:
    """The turns of the interviews of one file: for each interview a list of them all."""
    for number, interview in enumerate(interviews):
        unnamed = {speaker.name for speaker in interview.speakers if not speaker.named}
        asked = {turn for pair in interview.qa_pairs for turn in pair.question_turns}
        of_turn = {
            turn: pair for pair in interview.qa_pairs for turn in (*pair.question_turns, *pair.answer_turns)
        }
        turns = [
            Said(
                speaker=turn.speaker,
                unnamed=turn.speaker in unnamed,
                text=turn.text,
                path=path,
                line=turn.start_line,
                timestamp=turn.timestamp,
                language=interview.language,
                topics=of_turn[turn.number].topics if turn.number in of_turn else interview.topics,
                asks=turn.number in asked,
                pair=(number, of_turn[turn.number].number) if turn.number in of_turn else None,
                title=interview.title,
                date=interview.date,
                interview=number,
            )
            for turn in interview.turns
            if turn.speaker
        ]
        if turns:
            yield turns


def joined(runs: Iterable[list[Said]]) -> Iterator[list[Said]]:
    """The runs of an index that holds all of its interviews, as one run an interview, each turn once."""
    turns = {(turn.path, turn.line): turn for run in runs for turn in run}
    ordered = sorted(turns.values(), key=lambda turn: (turn.path, turn.interview, turn.line))
    for _, run in groupby(ordered, lambda turn: (turn.path, turn.interview)):
        yield list(run)
