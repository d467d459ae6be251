"""Which rows of a list hold what is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviews.exporting.describing import interview_title, year
from interviews.search.analysis import fold
from interviews.search.results import InterviewEntry


def narrowed(texts: Sequence[str], typed: str) -> list[int]:
    """The numbers of the folded texts that hold all that is typed, in their order.

    Where it begins words comes first: who types "away" means no Mr Hardaway, as long as there is another.
    """
    wanted = fold(typed).split()
    beginnings = [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in wanted]
    found = [number for number, text in enumerate(texts) if all(word in text for word in wanted)]
    return sorted(
        found, key=lambda number: not all(beginning.search(texts[number]) for beginning in beginnings)
    )


def text_of_interview(entry: InterviewEntry) -> str:
    """What an interview is found by in a list, folded: what is shown of it, and its file."""
    people = (*entry.interviewees, *entry.interviewers)
    parts = (interview_title(entry), entry.outlet, entry.date, year(entry.date), *people, entry.path)
    return fold(" ".join(part for part in parts if part))
