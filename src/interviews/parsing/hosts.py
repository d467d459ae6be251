"""Who hosts a show: a folder of interviews knows more than one of them.

Somebody who speaks in many interviews of a folder is probably their host, also in the one in which they tell
more than they ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from interviews.model import Interview
from interviews.parsing.names import fold

LEAST_INTERVIEWS = 5
"""Interviews of a folder from which somebody can recur in it."""
LEAST_SHARE = 0.2
"""Share of the interviews in which a host speaks; guests come back once or twice."""
LEAST_ASKING = 0.5
"""Share of these in which they interview when each is read by itself."""


def hosts_of(interviews: Sequence[Interview]) -> frozenset[str]:
    """The folded names of those who host the interviews of one folder."""
    speaks: Counter[str] = Counter()
    interviewing: Counter[str] = Counter()
    for interview in interviews:
        named = {fold(one.name): one.role for one in interview.speakers if one.named}
        speaks.update(named.keys())
        interviewing.update(name for name, role in named.items() if role == "interviewer")
    if len(interviews) < LEAST_INTERVIEWS:
        return frozenset()
    return frozenset(
        name
        for name, count in speaks.items()
        if count >= LEAST_SHARE * len(interviews) and interviewing[name] >= LEAST_ASKING * count
    )


def misread_without(interviews: Iterable[Interview], hosts: frozenset[str]) -> bool:
    """Whether a host of the folder has another role in one of these, which are to be read anew."""
    return any(
        one.role != "interviewer" and fold(one.name) in hosts
        for interview in interviews
        for one in interview.speakers
    )
