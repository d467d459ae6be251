"""JSON Lines: one object a pair, as `search --json` names things."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from interviews.errors import SourceError
from interviews.exporting.collection import Collection, Entry, Quoted

COLUMNS = (
    *("id", "path", "section", "number", "ordinal", "start_line", "end_line", "timestamp", "pages", "title"),
    *("date", "date_as_written", "issued", "outlet", "publisher", "url", "doi", "accessed", "language"),
    *("genre", "medium", "interviewers", "interviewees", "questioners", "answerers", "unnamed"),
    *("affiliations", "topics", "question", "answer", "note", "part"),
)
"""The attributes of an exported pair, in the order of the columns of tables."""


def attributes(entry: Entry) -> dict[str, Any]:
    """The pair and its interview as JSON has it; the names are those of `search --json` and front matter."""
    known = {
        **dict(entry.interview),
        **entry.pair._asdict(),
        "interviewers": [person.name for person in entry.interview.interviewers],
        "interviewees": [person.name for person in entry.interview.interviewees],
        "unnamed": entry.pair.unnamed_speakers,
        "note": entry.note,
        "part": entry.part,
    }
    return {name: list(value) if isinstance(value := known[name], tuple) else value for name in COLUMNS}


def export(collection: Collection) -> Iterator[str]:
    """One line a pair."""
    for entry in collection.entries:
        # Line and paragraph separators end a line for some readers of lines, though not for JSON.
        line = json.dumps(attributes(entry), ensure_ascii=False)
        yield line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"


def read(text: str) -> Iterator[Quoted]:
    """The quotations of a file.

    Raises:
        SourceError: a line is no JSON object with the id and the words of a pair.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            known = json.loads(line)
            path, start = known.get("path"), known.get("start_line")
            yield Quoted(
                line=number,
                id=str(known["id"]),
                path=path if isinstance(path, str) else None,
                start_line=start if isinstance(start, int) else None,
                question=str(known["question"]),
                answer=str(known["answer"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise SourceError(
                f"line {number} is no exported pair: it must be a JSON object with id, question and answer."
            ) from error
