"""An interview as Markdown in the plainest convention: `**Name:** text`.

Parsing the result gives the same speakers, turns and pairs again.
"""

from __future__ import annotations

import json
import re

from interviews.model import Interview, Speaker
from interviews.parsing.pages import pages_begun, with_page_marks

_ESCAPED = re.compile(r"([\\*_`\[\]<>])")


def render(interview: Interview) -> str:
    """The interview with front matter for title, date and people, and one labelled paragraph a turn."""
    parts = ["---"]
    for key, value in (
        ("title", interview.title),
        ("date", interview.issued or interview.date_as_written),
        ("outlet", interview.outlet),
        ("publisher", interview.publisher),
        ("url", interview.url),
        ("doi", interview.doi),
        ("accessed", interview.accessed),
        ("language", interview.language),
        ("genre", interview.genre),
        ("medium", interview.medium),
        ("media", interview.media),
    ):
        if value is not None:
            parts.append(f"{key}: {_quoted(value)}")
    if interview.topics:
        parts.append(f"topics: [{', '.join(map(_quoted, interview.topics))}]")
    for key, role in (("interviewers", "interviewer"), ("interviewees", "interviewee")):
        people = [_person(speaker) for speaker in interview.speakers if speaker.role == role]
        if people:
            parts.append(f"{key}: [{', '.join(people)}]")
    parts += ["---", ""]
    for before, turn in zip((None, *interview.turns), interview.turns, strict=False):
        label = _ESCAPED.sub(r"\\\1", turn.speaker)
        text = with_page_marks(turn.text, pages_begun(turn, before))
        time = f"[{turn.timestamp}] " if turn.timestamp else ""
        parts += [f"**{label}:** {time}{text}", ""]
    return "\n".join(parts)


def _person(person: Speaker) -> str:
    fields = {"name": person.name}
    if person.affiliation:
        fields["affiliation"] = person.affiliation
    return json.dumps(fields, ensure_ascii=False)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
