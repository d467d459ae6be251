"""Tells whether two spellings of a name are one name in two cases, as in Russian and Polish."""

from __future__ import annotations

from interviews.parsing.names import bare_words

LEAST_STEM = 2
"""Letters that the cases of a name share at least."""
LONGEST_ENDING = 3
"""Letters in which they differ at most."""


def bends(inflected: str, name: str) -> bool:
    """Whether a name may be another in a different case: `Anną Zielińską` and `Anna Zielińska`."""
    bent, straight = bare_words(inflected), bare_words(name)
    return len(bent) == len(straight) > 0 and all(map(_share_a_stem, bent, straight))


def _share_a_stem(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    # A vowel that comes and goes, as in `Павел` and `Павлом`, is within the ending.
    return shared >= LEAST_STEM and max(len(one), len(other)) - shared <= LONGEST_ENDING + 1
