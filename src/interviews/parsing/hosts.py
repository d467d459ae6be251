"""Who hosts a show: a folder of interviews knows more than one of them.

Somebody who speaks in many interviews of a folder is probably their host, also in the one in which they tell
more than they ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

LEAST_INTERVIEWS = 5
"""Interviews of a folder from which somebody can recur in it."""
LEAST_SHARE = 0.2
"""Share of the interviews in which a host speaks; guests come back once or twice."""
LEAST_ASKING = 0.5
"""Share of these in which they interview when each is read by itself."""


def hosts_of(interviewers: Sequence[Collection[str]], interviewees: Sequence[Collection[str]]) -> list[str]:
    """The names of those who host the interviews of one folder, the most frequent first.

    Args:
        interviewers: For each interview, who asks in it.
        interviewees: For each interview, who answers.
    """
    if len(interviewers) < LEAST_INTERVIEWS:
        return []
    asks = Counter(name for names in interviewers for name in set(names))
    speaks = asks + Counter(name for names in interviewees for name in set(names))
    least = LEAST_SHARE * len(interviewers)
    return [
        name
        for name, count in asks.most_common()
        if speaks[name] >= least and count >= LEAST_ASKING * speaks[name]
    ]
