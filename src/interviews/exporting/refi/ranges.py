"""Where in the text of a transcript each turn and each pair stands, in code points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from interviews.model import QAPair, Turn


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """Consecutive characters: `text[start:end]`."""

    start: int
    end: int


class Layout:
    """The lines of a text and where they begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        lengths = (len(line) + 1 for line in text.split("\n"))
        self._starts = [0, *accumulate(lengths)]

    def turn(self, turn: Turn) -> TextRange | None:
        """The words of a turn without its label; None for a turn without words.

        The words of a turn stand in its lines as they are, after the label. Where something between them was
        left out (5 of 233,193 turns), the range goes from the first line of the words to the last; where not
        even these are there, it is that of the lines.
        """
        words = turn.text.strip().split("\n")
        if words == [""]:
            return None
        lines = self._lines(turn.start_line, turn.end_line)
        # From the right, for the words of a short turn may be those of its label.
        start = self._text.rfind(turn.text, lines.start, lines.end)
        if start >= 0:
            return TextRange(start, start + len(turn.text))
        start = self._text.find(words[0], lines.start, lines.end)
        last = self._text.rfind(words[-1], lines.start, lines.end)
        return TextRange(start, last + len(words[-1])) if 0 <= start <= last else lines

    def pair(self, pair: QAPair, turns: tuple[Turn, ...]) -> TextRange | None:
        """From the first word of the question to the last of the answer; of prose, its lines."""
        if not pair.answer_turns and not pair.question_turns:
            return self._lines(pair.start_line, pair.end_line)
        numbers = (*pair.question_turns, *pair.answer_turns)
        ranges = [found for number in numbers if (found := self.turn(turns[number - 1]))]
        if not ranges:
            return None
        return TextRange(min(ranges).start, max(found.end for found in ranges))

    def _lines(self, first: int, last: int) -> TextRange:
        last = min(last, len(self._starts) - 1)
        return TextRange(self._starts[first - 1], min(self._starts[last] - 1, len(self._text)))
