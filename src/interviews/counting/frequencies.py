"""How often each word is said, by all or by each speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from heapq import nlargest
from typing import NamedTuple

from interviews.counting.said import Said, number_of_words, spoken
from interviews.search.analysis import base_language, fold_word, normalise, words
from interviews.search.bursts import stop_words


class Frequency(NamedTuple):
    """How often a word is said."""

    speaker: str | None
    """None for all of them."""
    word: str
    """In the form that is said most."""
    times: int
    per_thousand: float
    """Of a thousand words of the same speakers."""


def frequencies(
    turns: Iterable[Said], speaker_of: Callable[[Said], str | None], limit: int
) -> list[Frequency]:
    """The words said most, at most so many for each speaker; forms of one word count together.

    Words that every text has, such as articles and pronouns, and single letters are left out. `speaker_of`
    says for whom the words of a turn count: None for all together.
    """
    forms: dict[str | None, dict[str, Counter[str]]] = {}
    said: Counter[str | None] = Counter()
    for turn in turns:
        speaker = speaker_of(turn)
        language = base_language(turn.language)
        passed_over = stop_words(language)
        own = forms.setdefault(speaker, {})
        said[speaker] += number_of_words(turn.text)
        for word in words(spoken(turn.text)):
            if len(word) > 1 and fold_word(word) not in passed_over:
                own.setdefault(normalise(word, language), Counter())[word.lower()] += 1
    return [
        Frequency(speaker, counts.most_common(1)[0][0], counts.total(), _per_thousand(counts, said[speaker]))
        for speaker, own in forms.items()
        for counts in nlargest(limit, own.values(), Counter.total)
    ]


def _per_thousand(counts: Counter[str], said: int) -> float:
    return round(1000 * counts.total() / max(1, said), 2)
