"""Which pairs with the same words are of one interview that was published twice.

Of these the first is the one that was published first; those without a date come last, and equals are in the
order of their paths. So an index shows the same one whichever it met first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple


class Member(NamedTuple):
    """A pair of a group with the same words."""

    group: Hashable
    interview: int
    speakers: Hashable


def published_twice(members: Sequence[Member], pairs: Callable[[int], int]) -> list[bool]:
    """For each pair whether it has a twin.

    Twins have the same words and speakers, and most pairs of their interviews have one in the other.

    Args:
        members: Those of a group follow one another, in the order above.
        pairs: How many pairs and passages an interview has.
    """
    first: dict[Hashable, Member] = {}
    between: list[tuple[int, int] | None] = []
    for member in members:
        other = first.setdefault(member.group, member)
        same = other is not member and other.speakers == member.speakers
        between.append((other.interview, member.interview) if same else None)
    shared = Counter(both for both in between if both is not None)
    # Passages, too: what is said of an interview is true of all of it.
    twice = {both for both, count in shared.items() if count * 2 >= pairs(both[1])}
    repeated = [both in twice for both in between]
    groups = {member.group for member, again in zip(members, repeated, strict=True) if again}
    return [
        member.group in groups and (again or first[member.group] is member)
        for member, again in zip(members, repeated, strict=True)
    ]
