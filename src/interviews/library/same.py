"""Files that hold the same transcript: a copy, one that was published twice, one in Word and in Markdown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interviews.model import Interview

LEAST_WORDS = 4
"""Words of a turn by which it is known again: "Thank you." is said in many interviews."""
MOST_WORDS = 20
"""Words from the beginning of a turn by which it is known."""
LOOKED_AT = 400
"""Characters in which these are, marks included."""
LEAST_TURNS = 3
"""Turns that two files must share, unless one of them has fewer."""
SHARE = 0.5
"""Share of the turns of the shorter one that are in the other."""
_WORDS = re.compile(r"\w+")


class Transcripts:
    """The turns of files that were seen, as digests of their words, whoever says them and however marked."""

    def __init__(self) -> None:
        self._files: list[tuple[str, int]] = []
        """Each with how many turns are known of it."""
        self._holders: dict[bytes, list[int]] = defaultdict(list)

    def same_as(self, path: str, interviews: Sequence[Interview]) -> str | None:
        """The first file seen before that holds the same transcript, if there is one."""
        keys = set(_keys(interviews))
        shared = Counter(holder for key in keys for holder in self._holders.get(key, ()))
        same = next(
            (self._files[holder][0] for holder in sorted(shared) if self._is_same(shared, holder, len(keys))),
            None,
        )
        number = len(self._files)
        self._files.append((path, len(keys)))
        for key in keys:
            self._holders[key].append(number)
        return same

    def _is_same(self, shared: Counter[int], holder: int, turns: int) -> bool:
        shorter = min(turns, self._files[holder][1])
        return shared[holder] >= max(SHARE * shorter, min(LEAST_TURNS, shorter))


def _keys(interviews: Sequence[Interview]) -> Iterator[bytes]:
    for interview in interviews:
        for turn in interview.turns:
            words = _WORDS.findall(turn.text[:LOOKED_AT].casefold())[:MOST_WORDS]
            if len(words) >= LEAST_WORDS:
                yield blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
