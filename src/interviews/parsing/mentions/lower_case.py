"""The words that a text has in lower case, looked up one by one."""

from __future__ import annotations

from interviews.parsing.words import LONGEST_WITH_ORDINARY_WORDS, is_ordinary_word


class LowerCaseWords:
    """The words as a container; gathering them all would take longer than parsing does."""

    def __init__(self, text: str) -> None:
        self._text = text[:LONGEST_WITH_ORDINARY_WORDS]
        self._known: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if word not in self._known:
            self._known[word] = is_ordinary_word(word, self._text)
        return self._known[word]
