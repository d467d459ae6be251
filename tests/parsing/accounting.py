"""Checks that nothing of a source is lost: every line has one owner, and the words come through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from interviews.model import Interview
from interviews.parsing.source import read_source
from interviews.parsing.timestamps import is_cue

# Apart from digits, which a time leaves at a word that is written behind it without a blank.
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NO_WORDS = re.compile(
    r"</?[a-zA-Z][^<>\n]*>"
    r"|!\[[^\[\]\n]*\](?:\([^()\n]*\))?"
    r"|%%[^%\n]*%%|[ \t]\^[\w-]+(?=\s*$)"
    r"|\]\([^()\s]*\)|\{[.#][^{}\n]*\}|\[!\w+\]|\[\[[^\[\]|\n]*\|"
    r"|\b[pS]\.\s?\d+|\b(?:page|Seite) \d+"
    r"|\d+ (?:minutes?|Minuten|minutos|minuti) \d+ (?:seconds?|Sekunden|segundos|secondi)"
    r"|\d[\d:.]*\\?\]? (?:to|bis|à) \\?\[?\d[\d:.]*"
    r"|\d:\d\d\s?[AaPp][Mm]\b|\bt\s?(?=\d+:\d)"
)
"""What nobody says: tags, pictures, comments, targets of links, attributes, the marks of pages, times in words."""


_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_NOTE = re.compile(r"NOTE\b|\s*[a-z-]+:: ")


def lines_without_one_owner(text: str, interviews: Sequence[Interview]) -> list[int]:
    """The non-blank lines that lie in no, or in more than one, of front matter, headings, turns and
    background.

    A question and its answer on one line share it, which Markdown allows.
    """
    lines = read_source(text).lines
    owners: Counter[int] = Counter()
    front_matter: set[int] = set()
    headings: set[int] = set()
    for interview in interviews:
        if interview.front_matter is not None:
            front_matter.update(range(1, interview.front_matter.end_line + 1))
        for heading in interview.headings:
            headings.update(range(heading.start_line, heading.end_line + 1))
    for interview in interviews:
        previous_end = 0
        for turn in interview.turns:
            for number in range(max(turn.start_line, previous_end + 1), turn.end_line + 1):
                if number not in headings:
                    owners[number] += 1
            previous_end = turn.end_line
        for span in interview.background:
            owners.update(range(span.start_line, span.end_line + 1))
    owners.update(headings)
    return [
        number
        for number, line in enumerate(lines, 1)
        if line.strip() and number not in front_matter and owners[number] != 1
    ]


def words_lost_or_invented(text: str, interviews: Sequence[Interview]) -> list[str]:
    """The words of the turns' lines that neither text nor label has, and the words of texts that no line
    has."""
    lines = read_source(text).lines
    wrong: list[str] = []
    for interview in interviews:
        headings = {
            number
            for heading in interview.headings
            for number in range(heading.start_line, heading.end_line + 1)
        }
        spans: dict[tuple[int, int], list[tuple[str, str]]] = {}
        for turn in interview.turns:
            if interview.front_matter and turn.start_line <= interview.front_matter.end_line:
                continue
            spans.setdefault((turn.start_line, turn.end_line), []).append((turn.label or "", turn.text))
        starts = Counter(start for start, _ in spans)
        for (start, end), texts in spans.items():
            if starts[start] > 1:
                continue
            numbers = [number for number in range(start, end + 1) if number not in headings]
            source = _counted(lines[number - 1] for number in numbers if not _says_nothing(lines, number - 1))
            everything = _counted(lines[number - 1] for number in numbers)
            kept = _counted(f"{label} {said}" for label, said in texts)
            said = _counted(said for _, said in texts)
            wrong += [word for word in source - kept if not word.isdigit()]
            wrong += [word for word in said - source if len(texts) == 1 and word not in everything]
    return wrong


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(_NO_WORDS.sub(" ", _UNSEEN.sub("", text)))


def _says_nothing(lines: Sequence[str], index: int) -> bool:
    """Whether a line is the timing, name or note of a caption, or a property of a block of notes."""
    named = index + 1 < len(lines) and is_cue(lines[index + 1]) and not lines[index - 1].strip()
    return is_cue(lines[index]) or named or _NOTE.match(lines[index]) is not None
