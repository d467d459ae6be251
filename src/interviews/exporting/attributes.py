"""All attributes of an exported pair, in the order of the columns; one list for every table-like format."""

from __future__ import annotations

from typing import Any

from interviews.exporting.collection import Entry


def attributes(entry: Entry) -> dict[str, Any]:
    """The pair and its interview as JSON has it; the names are those of `search --json` and front matter."""
    pair, interview = entry.pair, entry.interview
    return {
        "id": pair.id,
        "path": pair.path,
        "section": pair.section,
        "number": pair.number,
        "ordinal": pair.ordinal,
        "start_line": pair.start_line,
        "end_line": pair.end_line,
        "timestamp": pair.timestamp,
        "title": pair.title,
        "date": pair.date,
        "date_as_written": interview.date_as_written,
        "issued": interview.issued,
        "outlet": pair.outlet,
        "publisher": interview.publisher,
        "url": interview.url,
        "doi": interview.doi,
        "accessed": interview.accessed,
        "language": pair.language,
        "genre": interview.genre,
        "medium": interview.medium,
        "interviewers": [person.name for person in interview.interviewers],
        "interviewees": [person.name for person in interview.interviewees],
        "questioners": list(pair.questioners),
        "answerers": list(pair.answerers),
        "unnamed": [name for name in pair.unnamed if name in (*pair.questioners, *pair.answerers)],
        "affiliations": dict(pair.affiliations),
        "topics": list(pair.topics),
        "question": pair.question,
        "answer": pair.answer,
        "note": entry.note,
    }


COLUMNS = (
    *("id", "path", "section", "number", "ordinal", "start_line", "end_line", "timestamp", "title", "date"),
    *("date_as_written", "issued", "outlet", "publisher", "url", "doi", "accessed", "language", "genre"),
    *("medium", "interviewers", "interviewees", "questioners", "answerers", "unnamed", "affiliations"),
    *("topics", "question", "answer", "note"),
)
"""The keys of `attributes`."""
