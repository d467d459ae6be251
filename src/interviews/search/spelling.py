"""Words that are spelt alike, and what a misspelt word was meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from interviews.search.vocabulary import Lexicon

RARE = 5
"""A word in fewer pairs than this is as often mistaken as right."""
MUCH_MORE_FREQUENT = 20
"""How many times as frequent the word must be that it is taken for."""
OVERWHELMING = 100
"""The same for a word that is not rare, since others misspell it too."""
ONE_OF = 200
"""Of a small index, a long word in one of so many pairs is frequent."""
FEWEST = 3
ONE_OF_ORDINARY = 20
"""What more than one pair of so many says is no word by which another is known."""
ONE_OF_EVERYDAY = 2
"""What more than one pair of so many says, such as `the`, is no part of a word."""
MOST_PARTED = 4
"""Ways to part a word that are looked for."""
SHORTEST = 4
"""Characters. Shorter words have too many neighbours."""
LONGEST = 40
LONG = 6
"""Characters. From here on a word that somebody says can be told from one that was mistyped."""
LONGER = 8
"""Characters. From here on two errors in a word leave enough of it to know it by."""
MOST_SIMILAR = 64
"""Words that `word~` stands for."""

_VOWELS = frozenset("aeiou")


def repair(lexicon: Lexicon, word: str, pairs: int, people: Callable[[], Mapping[str, int]]) -> str | None:
    """The word that a folded word was probably meant to be; None where it stands as it is.

    Nothing is lost where nobody says a word: it may become a frequent one with an error less. A word that
    somebody says is right unless it is a slip that everybody makes: letters doubled or exchanged, or, in a
    long word, a wrong vowel ("seperate"). In a hundred podcasts this widened none of 600 words that are rare
    there and frequent elsewhere, and mended nine of ten typing errors in words that are frequent there.

    Args:
        lexicon: The words people say.
        word: A folded word of the query.
        pairs: How many the index has.
        people: Gives the folded words of the speakers' names, with the number of their pairs; names are as
            right as what is said.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return None
    count = lexicon.count(word)
    if count:
        return _common_slip(lexicon, word, count)
    least = MUCH_MORE_FREQUENT
    if len(word) >= LONG:
        least = min(least, max(pairs // ONE_OF, FEWEST))
    frequent = Counter(lexicon.frequent(least, *_lengths(word)))
    frequent.update({name: times for name, times in people().items() if times >= least})
    candidates = [
        (_kind_of_error(word, other, distance), -frequent[other], other)
        for other, distance in _neighbours(word, frequent)
        if distance == 1 or (len(word) >= LONGER and word[0] == other[0])
    ]
    return min(candidates)[2] if candidates else None


def _common_slip(lexicon: Lexicon, word: str, count: int) -> str | None:
    """The far more frequent word of which a word that somebody says is a common misspelling."""
    if len(word) < LONG:
        return None
    times = MUCH_MORE_FREQUENT if count < RARE else OVERWHELMING
    # Most begin otherwise, and no slip changes the beginning but one of the first two letters.
    beginnings = (word[0],) if word[0] == word[1] else (word[0], word[1] + word[0])
    frequent = lexicon.frequent(times * count, *_lengths(word), beginnings)
    candidates = [
        (-frequent[other], other)
        for other in frequent
        if other != word and (_is_slip(word, other) or (len(word) >= LONGER and _is_wrong_vowel(word, other)))
    ]
    return min(candidates)[1] if candidates else None


def similar_words(lexicon: Lexicon, word: str) -> list[str]:
    """The folded words within the errors allowed for a word, frequent ones first.

    Of one or two letters everything is a neighbour, and nothing is alike.
    """
    if len(word) < SHORTEST - 1:
        return []
    known = lexicon.frequent(1, *_lengths(word))
    found = [other for other, _ in _neighbours(word, known)]
    return sorted(found, key=lambda other: (-known[other], other))[:MOST_SIMILAR]


def apart(lexicon: Lexicon, word: str, pairs: int) -> Sequence[Sequence[str]]:
    """The words that a folded word may be written as (`e mail`, `250 000`), the least frequent ones first.

    One of two words is rare, and so is whatever has fewer than three letters: `aside` is not `a side`.
    """
    if word.isdecimal():
        first = len(word) % 3 or 3
        groups = [word[:first], *(word[place : place + 3] for place in range(first, len(word), 3))]
        return [groups] if len(groups) > 1 else []
    if len(word) > LONGEST or not word.isalpha():
        return []
    rare, everyday = (max(pairs // part, FEWEST) for part in (ONE_OF_ORDINARY, ONE_OF_EVERYDAY))
    found = []
    ways = [(word[:place], word[place:]) for place in range(1, len(word) - 1)]
    known = lexicon.counts([part for parts in ways for part in parts])
    for parts in ways:
        counts = [known[part] for part in parts]
        short = [count for part, count in zip(parts, counts, strict=True) if len(part) < SHORTEST - 1]
        if min(counts) and max([min(counts), *short]) <= rare and max(counts) <= everyday:
            found.append((min(counts), parts))
    return [parts for _, parts in sorted(found)][:MOST_PARTED]


def joined(lexicon: Lexicon, parts: Sequence[str]) -> str | None:
    """The word as which somebody writes folded words that are joined in some way; None where nobody does.

    Numbers are joined where the later ones have three digits each, and letters where most write what comes of
    it with a capital: `24/7` is not 247, nor `U.S.` the word us.
    """
    word = "".join(parts)
    count = lexicon.count(word)
    if not count or (word.isdecimal() and any(len(part) != 3 for part in parts[1:])):
        return None
    return None if len(word) == len(parts) and lexicon.capitals(word) * 2 < count else word


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
        return 3
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


def _is_wrong_vowel(word: str, other: str) -> bool:
    """Whether two words differ by one vowel inside of them and nothing else."""
    unequal = [place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two]
    return (
        len(word) == len(other)
        and len(unequal) == 1
        and 0 < unequal[0] < len(word) - 1
        and {word[unequal[0]], other[unequal[0]]} <= _VOWELS
    )


def _undoubled(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if not place or word[place - 1] != letter)
