"""Names of people, topics and outlets, by what somebody types of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from interviews.search.analysis import fold, fold_word, words


def matching_names(known: Sequence[str], value: str) -> list[int]:
    """The numbers of the names that hold all words of a value, or begin with it; exact ones alone if any."""
    folded = fold(value).strip()
    exact = [number for number, name in enumerate(known) if fold(name) == folded]
    if exact:
        return exact
    wanted = {fold_word(word) for word in words(value)}
    return [
        number
        for number, name in enumerate(known)
        if (wanted and wanted <= {fold_word(word) for word in words(name)})
        or (folded and fold(name).startswith(folded))
    ]


def words_of_names(names: Sequence[str], counts: Sequence[int]) -> Mapping[str, int]:
    """The folded words of names, each with the counts of all names that have it."""
    found: Counter[str] = Counter()
    for name, count in zip(names, counts, strict=True):
        for word in words(name):
            found[fold_word(word)] += count
    return found


def places_of_word(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself in a text, both folded."""
    # A pattern for each word would have to be compiled for each.
    start = text.find(word)
    while start >= 0:
        around = text[max(start - 1, 0) : start] + text[start + len(word) : start + len(word) + 1]
        if not any(character.isalnum() or character == "_" for character in around):
            yield start
        start = text.find(word, start + 1)
