"""Finds words that every match of a phrase holds, so that most lines need not be matched at all."""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST = 2
"""Letters of a word that tells something."""


def anchors(phrase: str) -> tuple[frozenset[str], ...]:
    """Sets of words, the most telling first; one word of each stands in every text that the phrase matches.

    There are none where that cannot be told. A phrase is read as far as phrases go: groups with alternatives,
    classes, and `?` and `*` behind these.
    """
    found = [words for words in _mandatory(phrase) if words and all(len(word) >= SHORTEST for word in words)]
    return tuple(sorted(found, key=lambda words: (min(map(len, words)), -len(words)), reverse=True))


def _mandatory(phrase: str) -> Iterator[frozenset[str]]:
    """For each part that must be there, the words of which it has one."""
    word = ""
    place = 0
    while place < len(phrase):
        character = phrase[place]
        if character == "(":
            end = _closing(phrase, place)
            if not _is_optional(phrase, end) and phrase.startswith("(?:", place):
                yield frozenset(map(_longest, _alternatives(phrase[place + 3 : end - 1])))
        elif character == "[":
            end = phrase.index("]", place + 1) + 1
        elif character == "<" and ">" in phrase[place:]:
            end = phrase.index(">", place) + 1
        elif character == "\\":
            end = place + 2
        else:
            end = place + 1
        if character.isalpha() or character in " '’-&":
            if not _is_optional(phrase, end):
                word += character
            else:
                yield frozenset([word.strip()])
                word = ""
        else:
            yield frozenset([word.strip()])
            word = ""
        place = end
    yield frozenset([word.strip()])


def _is_optional(phrase: str, place: int) -> bool:
    return phrase[place : place + 1] in ("?", "*", "{")


def _longest(alternative: str) -> str:
    words = [word for part in _mandatory(alternative) if len(part) == 1 for word in part]
    return max(words, key=len, default="")


def _closing(phrase: str, start: int) -> int:
    depth = 0
    for place in range(start, len(phrase)):
        if phrase[place] == "\\":
            continue
        depth += (phrase[place] == "(") - (phrase[place] == ")")
        if depth == 0:
            return place + 1
    return len(phrase)


def _alternatives(inside: str) -> Iterator[str]:
    depth = start = 0
    for place, character in enumerate(inside):
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            yield inside[start:place]
            start = place + 1
    yield inside[start:]
