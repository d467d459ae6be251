"""Gives each pair an id that no other pair of the index has.

An id is made from a pair's words, so that two files with the same pair claim the same one. The file that was
indexed first keeps it; the other gets one with its path in it, which it then keeps for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interviews.identity import salted_id


class Identifiers:
    def __init__(self, taken: Iterable[int]) -> None:
        self._taken = set(taken)

    def take(self, others: Iterable[str]) -> None:
        """Keeps ids from being given."""
        self._taken.update(int(identifier, 16) for identifier in others)

    def claim(self, own: str, path: str, kept: Mapping[str, str]) -> str:
        """An id for a pair of the file at `path`: `own` if it is free and the file did not give it up before.

        `kept` maps the own ids of the file's pairs to the ids they got in an earlier rebuild.
        """
        identifier = kept.get(own, own)
        attempt = 0
        while int(identifier, 16) in self._taken:
            identifier = salted_id(own, f"{path}\x1f{attempt}" if attempt else path)
            attempt += 1
        self._taken.add(int(identifier, 16))
        return identifier
