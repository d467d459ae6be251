"""Transcripts in tables: a row is a turn, with a name, words and perhaps a time in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from interviews.parsing.labels.label import (
    SENTENCE_ENDS,
    Container,
    Form,
    Label,
    label_key,
    may_be_label,
    role_key,
)
from interviews.parsing.labels.spelling import Spelling, label_spelled, read_spelling
from interviews.parsing.requests import ends_as_question
from interviews.parsing.timestamps import is_bare_time, time_at
from interviews.parsing.vocabulary import ANSWERING_LABELS, ASKING_LABELS

_CELL_END = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=-]+")
_NUMBER = re.compile(r"\W{0,2}\d{1,5}\W{0,2}")
_MARKS = " \t\u00a0*_"


def is_table_rule(line: str) -> bool:
    """Whether a line only parts the head of a table from its rows."""
    return "-" in line and _RULE.fullmatch(line) is not None


def cells_of(line: str) -> list[str]:
    """The cells of a row, without the bars at its ends."""
    cells = [cell.strip() for cell in _CELL_END.split(line.strip())]
    if cells and not cells[0]:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1] else cells


def words_of_row(line: str) -> str:
    """The words of a row in which nobody is named, without its bars."""
    if is_table_rule(line):
        return ""
    return " ".join(filter(None, cells_of(line))) if line.lstrip().startswith("|") else line


def read_row(line: str, index: int) -> Label | None:
    """The label that a row makes: the first cell that is no time and no number names somebody."""
    if is_table_rule(line):
        return None
    timestamp = None
    cells = cells_of(line)
    if len(cells) < 2:
        return None
    rest: list[str] = []
    name = ""
    for cell in cells:
        time = time_at(cell) if is_bare_time(cell) else None
        if time is not None:
            timestamp = timestamp or time.clock
        elif not name and not rest and _NUMBER.fullmatch(cell):
            continue
        elif not name and not rest:
            name = cell
        else:
            rest.append(cell)
    text = " ".join(filter(None, rest))
    stopped = name.strip(_MARKS).endswith((":", "："))
    spelling = read_spelling(name.strip(_MARKS).rstrip(":： "))
    if not text or not may_be_label(spelling.written) or not spelling.name[:1].isalpha():
        return None
    is_bold = name[:2] in ("**", "__") and (stopped or text.endswith(SENTENCE_ENDS))
    form = Form.BOLD_LABEL if is_bold else Form.TABLE_ROW
    return replace(label_spelled(form, spelling, index, text, timestamp), container=Container.TABLE)


def _columns(lines: Sequence[str], start: int, end: int) -> tuple[Spelling, Spelling] | None:
    """The heads of a table of two columns, one of what is asked and one of what is answered."""
    if start + 1 >= end or not is_table_rule(lines[start + 1]):
        return None
    heads = [read_spelling(cell.strip(_MARKS)) for cell in cells_of(lines[start])]
    if len(heads) != 2:
        return None
    asking, answering = (role_key(label_key(head.name)) for head in heads)
    if asking not in ASKING_LABELS or answering not in ANSWERING_LABELS:
        return None
    first_cells = [cells[0] for line in lines[start + 2 : end] if (cells := cells_of(line))]
    # Below `Host | Guest` there are names, where a table lists who takes part.
    asked = sum(map(ends_as_question, first_cells))
    return (heads[0], heads[1]) if asked and asked * 2 >= len(first_cells) else None


def _asked_and_answered(
    lines: Sequence[str], rows: Iterable[int], asking: Spelling, answering: Spelling
) -> Iterator[Label]:
    """Two labels a row, those that stand at the head of its cells."""
    for index in rows:
        for spelling, text in zip((asking, answering), cells_of(lines[index]), strict=False):
            if text:
                label = label_spelled(Form.TABLE_ROW, spelling, index, text, None)
                yield replace(label, container=Container.TABLE)


def read_table(lines: Sequence[str], start: int, end: int) -> Iterator[Label]:
    """The labels of the rows of a table; its head is a row if it names somebody whom a row names, too."""
    columns = _columns(lines, start, end)
    if columns is not None:
        yield from _asked_and_answered(lines, range(start + 2, end), *columns)
        return
    labels = [label for index in range(start, end) if (label := read_row(lines[index], index)) is not None]
    names = {label_key(label.name) for label in labels if label.line > start}
    for label in labels:
        if (
            label.line > start
            or label.key in names
            or not (start + 1 < end and is_table_rule(lines[start + 1]))
        ):
            yield label
