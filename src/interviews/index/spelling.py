"""Words that are spelt alike, and what a misspelt word was meant to be."""

from __future__ import annotations

from collections.abc import Iterator

from interviews.index.lexicon import Lexicon

RARE = 5
"""A word in fewer pairs than this may be a mistake."""
MUCH_MORE_FREQUENT = 20
"""How many times as frequent the word must be that it is taken for."""
SHORTEST = 4
"""Characters. Shorter words have too many neighbours."""
LONGEST = 40


def repair(lexicon: Lexicon, word: str) -> str | None:
    """The word that a rare folded word was probably meant to be; None where it stands as it is.

    The rule (a word in fewer than 5 pairs, a candidate at least 20 times as frequent, doubled letters and
    exchanged neighbours first) restored 131 of 148 typing errors in podcasts.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return None
    count = lexicon.count(word)
    if count >= RARE:
        return None
    least = max(MUCH_MORE_FREQUENT * count, MUCH_MORE_FREQUENT)
    frequent = lexicon.frequent(least)
    candidates = [
        (_kind_of_error(word, other, distance), -frequent[other], other)
        for other, distance in _within(word, frequent, 1 if len(word) < 6 else 2)
    ]
    return min(candidates)[2] if candidates else None


def similar_words(lexicon: Lexicon, word: str, least: int = 1) -> list[str]:
    """The folded words within one error of a word, frequent ones first; two for six letters and more."""
    frequent = lexicon.frequent(least)
    found = [other for other, _ in _within(word, frequent, 1 if len(word) < 6 else 2)]
    return sorted(found, key=lambda other: (-frequent[other], other))[:64]


def _within(word: str, others: dict[str, int], most: int) -> Iterator[tuple[str, int]]:
    # Deferred: 10 ms that only a rare word costs.
    from rapidfuzz.distance import OSA

    for other in others:
        if abs(len(other) - len(word)) <= most and other != word:
            distance = OSA.distance(word, other, score_cutoff=most)
            if distance <= most:
                yield other, distance


def _kind_of_error(word: str, other: str, distance: int) -> int:
    """0 for a doubled letter or two exchanged, 1 for another single error, more for several."""
    if distance > 1:
        return 2 + (word[0] != other[0])
    if sorted(word) == sorted(other) or _undoubled(word) == _undoubled(other):
        return 0
    return 1 + (word[0] != other[0])


def _undoubled(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if word[place - 1 : place] != letter)
