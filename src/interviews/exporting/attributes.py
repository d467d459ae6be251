"""All attributes of an exported pair, in the order of the columns; one list for every table-like format."""

from __future__ import annotations

from typing import Any

from interviews.exporting.collection import Entry


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
    return {name: _as_json(known[name]) for name in COLUMNS}


COLUMNS = (
    *("id", "path", "section", "number", "ordinal", "start_line", "end_line", "timestamp", "title", "date"),
    *("date_as_written", "issued", "outlet", "publisher", "url", "doi", "accessed", "language", "genre"),
    *("medium", "interviewers", "interviewees", "questioners", "answerers", "unnamed", "affiliations"),
    *("topics", "question", "answer", "note", "part"),
)
"""The keys of `attributes`."""


def _as_json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
