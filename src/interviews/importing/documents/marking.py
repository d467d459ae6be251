"""Who speaks in the lines of a document: what only looks like a label becomes one in Markdown.

What carries a colon, or is bold and stands alone, our parser sees by itself. Here are told names that a
tabulator or the border of a table parts from the words, and names that are underlined or bold before them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from interviews.importing.documents.blocks import TextLine
from interviews.importing.documents.runs import Line, cells_of, markdown, plain
from interviews.importing.escaping import at_start, escaped

MOST_OF_TABLE = 0.6
"""Share of the rows of a table that have a name and words, from which it is a dialogue."""
LEAST_ROWS = 2
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]{0,30}(?: (?:[^\W\d_a-z][\w.'’-]{0,30}|\d{1,3})){1,3}(?<!\.)")
"""Two to four words with capitals, or a word and a number: a paragraph that comes back and is no answer."""


class _Reading(NamedTuple):
    """A line, as it may be read."""

    label: str
    """In plain words."""
    words: str = ""
    """Markdown."""
    time: str = ""
    sure: bool = False
    """Whether it has a colon."""


def marked_up(lines: Sequence[TextLine]) -> str:
    """The lines as Markdown with labels in bold."""
    readings = [_reading(one) for one in lines]
    counts = Counter(_key(one.label) for one in readings if one is not None)
    tables = _dialogues(lines, readings)
    in_list = _is_dialogue_list(lines, readings)
    made: list[str] = []
    for one, reading in zip(lines, readings, strict=True):
        if reading is not None and _is_accepted(one, reading, counts, tables):
            made += ["", _labelled(reading)]
        elif one.level:
            made += ["", f"{'#' * min(one.level, 6)} {markdown(one.line)}", ""]
        else:
            if one.opens or one.table:
                made.append("")
            made.append(_written(one, in_list=in_list))
    return "\n".join(made).strip("\n") + "\n"


def _labelled(reading: _Reading) -> str:
    time = f"[{reading.time}] " if reading.time else ""
    return f"**{escaped(reading.label)}:** {time}{reading.words}".rstrip()


def _written(one: TextLine, *, in_list: bool) -> str:
    is_item = one.item.startswith("[^") or (one.item and not in_list)
    return one.item + markdown(one.line) if is_item else at_start(markdown(one.line))


def _reading(one: TextLine) -> _Reading | None:
    if one.level or one.item.startswith("[^"):
        return None
    cells = cells_of(one.line)
    if len(cells) > 1:
        return _of_cells(cells)
    return _alone(one) or _of_looks(one.line)


def _alone(one: TextLine) -> _Reading | None:
    """A name in a paragraph of its own: with a colon, or spelled as names are."""
    text = plain(one.line)
    is_name = text.endswith((":", "：")) or _FULL_NAME.fullmatch(text) is not None
    named = _name(text) if one.opens and is_name and not one.item else None
    return _Reading(named.rstrip(": ")) if named is not None else None


def _of_cells(cells: Sequence[Line]) -> _Reading | None:
    """A name and words in cells, with a time or a number of the line before, between or behind them."""
    from interviews.parsing.timestamps import clock, is_bare_time

    time, rest = "", []
    for cell in cells:
        text = plain(cell)
        if is_bare_time(text) and not time:
            time = clock(text) or ""
        elif not text.strip(".:)#").isdigit():
            rest.append(cell)
    if len(rest) < 2:
        return None
    named = _name(plain(rest[0]))
    if named is None:
        return None
    words = " ".join(markdown(cell) for cell in rest[1:])
    return _Reading(named.rstrip(": "), words, time, sure=named.endswith(":"))


def _of_looks(line: Line) -> _Reading | None:
    """A name that is bold, underlined or in small capitals, and words that are not."""
    look = line[0].look
    if len(line) < 2 or not (look.strong or look.marked):
        return None
    first = 1
    while first < len(line) and (line[first].look.strong or line[first].look.marked):
        first += 1
    head, rest = plain(line[:first]), line[first:]
    said = plain(rest)
    if said.startswith((":", "：")) and rest:
        rest = (rest[0]._replace(text=rest[0].text.lstrip(" :：")), *rest[1:])
        head = f"{head}:"
    named = _name(head)
    if named is None or not said or not plain(rest):
        return None
    from interviews.parsing.timestamps import leading_time

    time = leading_time(plain(rest))
    if time is not None:
        # Our parser knows what a time behind a name is.
        return None
    return _Reading(named.rstrip(": "), markdown(rest), sure=named.endswith(":"))


def _name(text: str) -> str | None:
    """Words that may be a label, with the colon at their end if there is one."""
    from interviews.parsing.labels.label import is_data_label, label_key, may_be_label
    from interviews.parsing.timestamps import is_bare_time

    bare = text.rstrip(":： ")
    if not may_be_label(bare) or is_data_label(label_key(bare)) or is_bare_time(bare):
        return None
    return f"{bare}:" if text.rstrip().endswith((":", "：")) else bare


def _key(label: str) -> str:
    from interviews.parsing.labels.label import label_key

    return label_key(label)


def _dialogues(lines: Sequence[TextLine], readings: Sequence[_Reading | None]) -> frozenset[int]:
    """The tables that are dialogues: most rows have a name and words, and names come back."""
    rows = Counter(one.table for one in lines if one.table)
    names: dict[int, list[str]] = defaultdict(list)
    for one, reading in zip(lines, readings, strict=True):
        if one.table and reading is not None:
            names[one.table].append(_key(reading.label))
    return frozenset(
        table
        for table, found in names.items()
        if rows[table] >= LEAST_ROWS
        and len(found) >= MOST_OF_TABLE * rows[table]
        and len(set(found)) < max(len(found), 3)
    )


def _is_accepted(one: TextLine, reading: _Reading, counts: Counter[str], tables: frozenset[int]) -> bool:
    again = counts[_key(reading.label)] > 1
    if one.table:
        # The heads of columns stand in a row, too; they come once and say little.
        return one.table in tables and (again or len(reading.words.split()) > 2)
    return again or reading.sure


def _is_dialogue_list(lines: Sequence[TextLine], readings: Sequence[_Reading | None]) -> bool:
    """Whether the items of lists are turns, whose numbers are none of the words."""
    items = [
        (one, reading)
        for one, reading in zip(lines, readings, strict=True)
        if one.item and one.item[0] != "["
    ]
    said = sum(reading is not None or _begins_with_label(plain(one.line)) for one, reading in items)
    return bool(items) and 2 * said >= len(items)


def _begins_with_label(text: str) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and _name(head) is not None
