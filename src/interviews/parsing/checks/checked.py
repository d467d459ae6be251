"""What a rule looks at: an interview, its source, and what the parser saw on the way to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property

import msgspec

from interviews.model import Interview, Role, Turn
from interviews.parsing.cast import Known
from interviews.parsing.labels import Label
from interviews.parsing.names import bare_words, is_initials
from interviews.parsing.plausibility import Plausibility
from interviews.parsing.roles import UNSURE
from interviews.parsing.source import Source
from interviews.parsing.words import Kind


class Seen(msgspec.Struct, frozen=True):
    """What the parser saw in a file, beyond what its interviews hold."""

    labels: Sequence[Label]
    """All places where somebody might begin to speak."""
    chosen: Sequence[Label]
    """Those that count."""
    people: Sequence[Known]
    """Whom the speakers file and the metadata name."""
    known_names: Set[str]
    """The keys of what their labels may be."""
    calls_itself: Kind
    """What title, front matter or preamble call the text."""


class Checked:
    """One interview under check; what several rules need is found once, and only if one asks."""

    def __init__(self, interview: Interview, source: Source, seen: Seen) -> None:
        self.interview = interview
        self.source = source
        self.seen = seen

    @cached_property
    def turns_of_paragraphs(self) -> list[Turn]:
        """The turns of several paragraphs; lines are compared first, since most turns are of one line."""
        turns = self.interview.turns
        return [turn for turn in turns if turn.end_line > turn.start_line + 1 and "\n\n" in turn.text]

    @cached_property
    def roles(self) -> dict[str, Role]:
        return {speaker.name: speaker.role for speaker in self.interview.speakers}

    @cached_property
    def doubtful(self) -> frozenset[str]:
        casting = self.interview.casting
        return frozenset(one.speaker for one in casting if one.score is not None and abs(one.score) < UNSURE)

    @cached_property
    def first_lines(self) -> dict[str, int]:
        """The line in which each speaker first speaks, in the order of the lines."""
        found: dict[str, int] = {}
        for turn in self.interview.turns:
            found.setdefault(turn.speaker, turn.start_line)
        return found

    @cached_property
    def speakers_by_words(self) -> dict[str, str]:
        """The speakers under their names, first names, surnames and labels, as folded words."""
        named = [speaker for speaker in self.interview.speakers if speaker.named]
        return _by_words(
            (spelling, speaker.name) for speaker in named for spelling in (speaker.name, *speaker.aliases)
        )

    @cached_property
    def people_by_words(self) -> dict[str, str]:
        """The same with those whom the metadata name."""
        people = _by_words((known.person.name, known.person.name) for known in self.seen.people)
        return {**people, **self.speakers_by_words}

    @cached_property
    def written_labels(self) -> dict[str, str]:
        """The labels of the turns as they are written, with whose they are."""
        return {turn.label: turn.speaker for turn in self.interview.turns if turn.label}

    @cached_property
    def long_labels(self) -> tuple[str, ...]:
        """Those of more than one letter, up to as many as one looks for at a place."""
        return tuple(label for label in self.written_labels if len(label) > 1)[:MOST_COMPARED]

    @cached_property
    def text(self) -> str:
        return self.source.text(0, len(self.source.lines))

    @cached_property
    def plausible(self) -> Plausibility:
        return Plausibility(self.text, self.seen.known_names, self.seen.calls_itself)

    @cached_property
    def within_turns(self) -> list[tuple[Label, Turn]]:
        """The possible labels that do not count and stand below the first line of a turn, with that turn."""
        turns = self.interview.turns
        starts = [turn.start_line for turn in turns]
        chosen = {label.line for label in self.seen.chosen}
        found = []
        for label in self.seen.labels:
            if label.line in chosen:
                continue
            line = label.line + 1
            place = bisect_right(starts, line) - 1
            if place >= 0 and starts[place] < line <= turns[place].end_line:
                found.append((label, turns[place]))
        return found


def _by_words(spellings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Whose name a spelling as a whole is; where it is nobody's, whose first or last word it is first."""
    wholes: dict[str, str] = {}
    parts: dict[str, str] = {}
    for spelling, name in spellings:
        words = bare_words(spelling)
        if words and not is_initials(spelling):
            wholes.setdefault("".join(words), name)
            parts.setdefault(words[0], name)
            parts.setdefault(words[-1], name)
    return {**parts, **wholes}


class LinesOf:
    """Finds the lines of a turn that hold some words, when asked for them in their order.

    The words of a turn are not always as in the source: after some that are nowhere it stops looking.
    """

    def __init__(self, source: Source, turn: Turn) -> None:
        self._lines = source.lines
        self._turn = turn
        self._next = turn.start_line - 1
        self._misses = 0

    def beginning(self, words: str) -> int:
        """The number of the line that begins so, or of the first one."""
        return self._find(lambda line: line.lstrip("> \t").startswith(words))

    def holding(self, words: str) -> int:
        """The number of the line that holds them anywhere, or of the first one."""
        return self._find(lambda line: words in line)

    def _find(self, is_it: Callable[[str], bool]) -> int:
        if self._misses < MOST_MISSES:
            for number in range(self._next, self._turn.end_line):
                if is_it(self._lines[number]):
                    self._next = number
                    return number + 1
            self._misses += 1
        return self._turn.start_line


Remark = tuple[int, str]
"""The number of a line, and what is to be looked at there."""
Rule = Callable[[Checked], Iterator[Remark]]
"""Gives the remarks of one kind."""

MOST_COMPARED = 60
"""Names of a file that are held against each other, or sought in each turn."""
LONGEST_QUOTED = 60
MOST_MISSES = 3


def shortened(text: str) -> str:
    """The beginning of some words, on one line, for a message."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTED else words[: LONGEST_QUOTED - 1].rstrip() + "…"
