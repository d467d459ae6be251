"""The topics of what is said: those of the interview, and the heading it stands under."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from interviews.model import Heading, Turn
from interviews.parsing.labels.label import label_key, plain, role_key
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import clock
from interviews.parsing.vocabulary import OTHER_LABELS

LONGEST_TOPIC = 60
"""Characters of a heading that is taken for a topic."""


class Topics:
    """Tells the topics of what begins in a line of an interview.

    Args:
        headings: The headings of the interview, in their order.
        turns: Its turns.
        topics: Those of the whole interview.
    """

    def __init__(self, headings: Sequence[Heading], turns: Sequence[Turn], topics: Sequence[str]) -> None:
        first = turns[0].start_line if turns else 0
        last = turns[-1].end_line if turns else 0
        # A single heading is a label of the transcript as a whole and tells nothing about a part of it.
        inside = [heading for heading in headings if first <= heading.start_line <= last]
        above = [heading for heading in headings if heading.start_line < first][-1:]
        self._headings = [*above, *inside] if inside else []
        self._topics = topics
        self._by_place: dict[int, tuple[str, ...]] = {}

    def of(self, line: int) -> tuple[str, ...]:
        place = bisect_left(self._headings, line, key=lambda heading: heading.start_line - 1)
        topics = self._by_place.get(place)
        if topics is None:
            topics = self._by_place[place] = self._below(self._headings[place - 1].text if place else "")
        return topics

    def _below(self, written: str) -> tuple[str, ...]:
        heading = tidy(plain(written)).strip("# ")
        topics = [*self._topics, heading] if _may_be_topic(heading) else self._topics
        return tuple(dict.fromkeys(topics))


def _may_be_topic(heading: str) -> bool:
    """Whether a section heading says what is talked about: not a break, a time or a number."""
    first = label_key(heading.split(":")[0])
    return (
        0 < len(heading) <= LONGEST_TOPIC
        and any(character.isalpha() for character in heading)
        and role_key(first) not in OTHER_LABELS
        and clock(heading) is None
    )
