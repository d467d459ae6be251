"""Pairs of a file that was parsed on the spot, in the form in which an index gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from interviews.building.records import InterviewOfPair, description_of, indexed_pair, pair_record
from interviews.parsing.passages import passages_of
from interviews.search.results import IndexedPair

if TYPE_CHECKING:
    from interviews.model import Interview, QAPair


def pairs_of_interviews(interviews: Sequence[Interview], path: str, folder: str) -> tuple[IndexedPair, ...]:
    """The pairs of the interviews of one file, in their order."""
    pairs = [interview.qa_pairs for interview in interviews]
    return tuple(_indexed(interviews, pairs, count(1), path, folder))


def passages_of_interviews(
    interviews: Sequence[Interview], path: str, folder: str
) -> tuple[IndexedPair, ...]:
    """The passages of the interviews of one file, in their order."""
    return tuple(_indexed(interviews, passages_of(interviews), None, path, folder))


def _indexed(
    interviews: Sequence[Interview],
    pairs: Iterable[Sequence[QAPair]],
    ordinals: Iterator[int] | None,
    path: str,
    folder: str,
) -> Iterator[IndexedPair]:
    for number, (interview, own) in enumerate(zip(interviews, pairs, strict=True)):
        about = InterviewOfPair.of(description_of(interview))
        for pair in own:
            record = pair_record(interview, pair, next(ordinals) if ordinals else 0, pair.topics)
            yield indexed_pair(record, about, id=pair.id, path=path, folder=folder, interview=number)
