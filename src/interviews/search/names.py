"""Names of people, topics and outlets, by what somebody types of them."""

from __future__ import annotations

from collections.abc import Sequence

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
