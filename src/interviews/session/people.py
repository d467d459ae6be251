"""What is known about the people of all interviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from interviews.search.results import InterviewEntry


def mostly_asking(interviews: Iterable[InterviewEntry]) -> frozenset[str]:
    """Those who ask in more interviews than they answer in."""
    balance: Counter[str] = Counter()
    for interview in interviews:
        balance.update(interview.interviewers)
        balance.subtract(interview.interviewees)
    return frozenset(name for name, interviews_asked in balance.items() if interviews_asked > 0)
