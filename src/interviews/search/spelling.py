"""Words that are spelt alike, and what a misspelt word was meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from interviews.search.vocabulary import Lexicon

RARE = 5
"""A word in fewer pairs than this may be a mistake."""
MUCH_MORE_FREQUENT = 20
"""How many times as frequent the word must be that it is taken for."""
OVERWHELMING = 100
"""The same for a word that is not rare, since others misspell it too; only for the likeliest errors."""
SHORTEST = 4
"""Characters. Shorter words have too many neighbours."""
LONGEST = 40
LONG = 6
"""Characters. From here on two errors are likely enough to be looked for."""
MOST_SIMILAR = 64
"""Words that `word~` stands for."""


def repair(lexicon: Lexicon, word: str, people: Callable[[], Mapping[str, int]]) -> str | None:
    """The word that a rare folded word was probably meant to be; None where it stands as it is.

    The rule (a word in fewer than 5 pairs, a candidate at least 20 times as frequent, doubled letters and
    exchanged neighbours first) restored 131 of 148 typing errors in podcasts.

    Args:
        lexicon: The words people say.
        word: A folded word of the query.
        people: Gives the folded words of the speakers' names, with the number of their pairs; names are as
            right as what is said.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return None
    count = lexicon.count(word)
    if count >= RARE:
        return _likeliest_slip(lexicon, word, count)
    least = MUCH_MORE_FREQUENT * max(count, 1)
    frequent = Counter(lexicon.frequent(least, *_lengths(word)))
    frequent.update({name: pairs for name, pairs in people().items() if pairs >= least})
    candidates = [
        (_kind_of_error(word, other, distance), -frequent[other], other)
        for other, distance in _neighbours(word, frequent)
    ]
    return min(candidates)[2] if candidates else None


def _likeliest_slip(lexicon: Lexicon, word: str, count: int) -> str | None:
    """The overwhelmingly more frequent word that differs by letters doubled or exchanged alone."""
    if len(word) < LONG:
        return None
    frequent = lexicon.frequent(OVERWHELMING * count, *_lengths(word))
    candidates = [(-frequent[other], other) for other in frequent if other != word and _is_slip(word, other)]
    return min(candidates)[1] if candidates else None


def similar_words(lexicon: Lexicon, word: str) -> list[str]:
    """The folded words within the errors allowed for a word, frequent ones first."""
    known = lexicon.frequent(1, *_lengths(word))
    found = [other for other, _ in _neighbours(word, known)]
    return sorted(found, key=lambda other: (-known[other], other))[:MOST_SIMILAR]


def _errors_allowed(word: str) -> int:
    return 1 if len(word) < LONG else 2


def _lengths(word: str) -> tuple[int, int]:
    """The bytes of words that can be near: a character has up to four."""
    size, errors = len(word.encode("utf-8", "replace")), _errors_allowed(word)
    return (
        (size - errors, size + errors) if word.isascii() else (max(1, size - 4 * errors), size + 4 * errors)
    )


def _neighbours(word: str, others: Iterable[str]) -> Iterator[tuple[str, int]]:
    # Deferred: 10 ms that only a rare word costs.
    from rapidfuzz.distance import OSA

    most = _errors_allowed(word)
    for other in others:
        distance = OSA.distance(word, other, score_cutoff=most)
        if 0 < distance <= most:
            yield other, distance


def _kind_of_error(word: str, other: str, distance: int) -> int:
    """0 for a doubled letter or two exchanged, 1 for another single error, more for several."""
    if distance > 1:
        return 3 + (word[0] != other[0])
    if _is_slip(word, other):
        return 0
    return 1 + (word[0] != other[0])


def _is_slip(word: str, other: str) -> bool:
    """Whether two words differ by letters doubled, or by two neighbours exchanged, and nothing else."""
    if _undoubled(word) == _undoubled(other):
        return True
    unequal = [place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two]
    return (
        len(word) == len(other)
        and len(unequal) == 2
        and unequal[1] == unequal[0] + 1
        and word[unequal[0]] == other[unequal[1]]
        and word[unequal[1]] == other[unequal[0]]
    )


def _undoubled(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if not place or word[place - 1] != letter)
