"""Text to terms, fast: one regular expression splits, one dictionary remembers what a word becomes.

`WordAnalyzer` is an ordinary Whoosh analyzer, used as such for queries and by stock Whoosh. The segment
builder recognises it and takes a short cut: `split` gives all words of a text in one call to C, and
`terms` maps each different spelling to its term once. A `Splitter` does the first half of that ahead of the
builder, which other processes can do, too.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Any, Final, Self

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Normaliser = Callable[[str, str], str]

UNSEGMENTED: Final = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f]"
)
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana and Chinese characters."""


class LanguageText(str):
    """Text that knows its language, so that an analyzer can choose a stemmer.

    Args:
        text: The text.
        language: A code that the analyzer's `normalise` understands; "" means unknown.
    """

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """Return the text with its language."""
        self = super().__new__(cls, text)
        self.language = language
        return self

    def __reduce__(self) -> tuple[type[LanguageText], tuple[Any, ...]]:
        return (LanguageText, (str(self), self.language))


class SplitText:
    """Text that was split into words before: what is left of it are the words.

    Args:
        language: As `LanguageText` has it.
        vocabulary: Different words; texts that were split together share one list.
        numbers: For each word of the text its place in the vocabulary.
    """

    __slots__ = ("language", "numbers", "vocabulary")

    def __init__(self, language: str, vocabulary: list[str], numbers: array[int]) -> None:
        self.language = language
        self.vocabulary = vocabulary
        self.numbers = numbers

    def __reduce__(self) -> tuple[type[SplitText], tuple[Any, ...]]:
        return (SplitText, (self.language, self.vocabulary, self.numbers))

    def joined(self) -> LanguageText:
        """Return a text of the same words, for those who split it themselves."""
        return LanguageText(" ".join(map(self.vocabulary.__getitem__, self.numbers)), self.language)


def language_of(text: str) -> str:
    """Return the language of a `LanguageText`, "" for any other string."""
    return text.language if isinstance(text, LanguageText) else ""


def casefolded(word: str, _language: str) -> str:
    """Return the word without the difference of capitals: the simplest normaliser."""
    return word.casefold()


class Terms(dict[str, str]):
    """What each word of one language becomes; computed once per spelling."""

    def __init__(self, normalise: Normaliser, language: str) -> None:
        self._normalise = normalise
        self._language = language

    def __missing__(self, word: str) -> str:
        term = self[word] = self._normalise(word, self._language)
        return term


class WordAnalyzer(Analyzer):
    """Cuts text into words with one regular expression and turns each into a term.

    Runs of scripts without spaces are cut into overlapping pairs of characters.

    Args:
        normalise: Gives the term of a word in a language, "" to leave the word out. It must depend on
            nothing else, and be a function of a module, so that the analyzer can be sent to other processes.
        pattern: Matches one word; without capturing groups.
        unsegmented: Matches one character of the scripts without spaces.
    """

    def __init__(
        self, normalise: Normaliser = casefolded, pattern: str = r"\w+", unsegmented: str = UNSEGMENTED
    ) -> None:
        self._arguments = (normalise, pattern, unsegmented)
        self._normalise = normalise
        self._pattern = re.compile(f"({pattern})")
        if self._pattern.groups != 1:
            raise ValueError(f"the pattern {pattern!r} has capturing groups")
        self._unsegmented = re.compile(f"(?:{unsegmented})+")
        self._terms: dict[str, Terms] = {}
        self.split = self._pattern.split
        """Gives separators and words of a text in turn, a separator first and last."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), self._arguments)

    def __repr__(self) -> str:
        normalise, pattern, _ = self._arguments
        return f"{type(self).__name__}({normalise.__qualname__}, {pattern!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordAnalyzer) and self._arguments == other._arguments

    def __hash__(self) -> int:
        return hash(self._arguments)

    @property
    def description(self) -> list[str]:
        """What the terms depend on, for comparison with the schema an index was built with."""
        normalise, pattern, unsegmented = self._arguments
        return [f"{normalise.__module__}.{normalise.__qualname__}", pattern, unsegmented]

    def terms(self, language: str) -> Terms:
        """Return the dictionary from words to terms for a language."""
        known = self._terms.get(language)
        if known is None:
            known = self._terms[language] = Terms(self._normalise, language)
        return known

    def is_segmented(self, text: str) -> bool:
        """Return whether `split` alone finds the words, because no script without spaces occurs."""
        return text.isascii() or self._unsegmented.search(text) is None

    def words(self, text: str) -> list[str]:
        """Return the words of a text, or pairs of characters where there are no spaces."""
        if self.is_segmented(text):
            return self._pattern.findall(text)
        return [text[start:end] for start, end in self.spans(text)]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each word, or pair of characters where there are no spaces."""
        for match in self._pattern.finditer(text):
            start, end = match.span()
            for run in self._unsegmented.finditer(text, start, end):
                if start < run.start():
                    yield start, run.start()
                start = run.end()
                if run.end() - run.start() == 1:
                    yield run.span()
                for first in range(run.start(), run.end() - 1):
                    yield first, first + 2
            if start < end:
                yield start, end

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Token]:
        """Yield Whoosh tokens: the same object over and over, as Whoosh's own analyzers do."""
        token = Token(positions, chars, removestops=removestops, mode=mode, **kwargs)
        terms = self.terms(language_of(value))
        position = start_pos
        for start, end in self.spans(value):
            word = value[start:end]
            term = terms[word]
            if not term:
                continue
            token.text = term
            token.boost = 1.0
            token.stopped = False
            if keeporiginal:
                token.original = word  # type: ignore[attr-defined]
            if positions:
                token.pos = position
            if chars:
                token.startchar = start_char + start
                token.endchar = start_char + end
            position += 1
            yield token


class Splitter:
    """Splits texts ahead of the segment builder; all its texts share one vocabulary.

    Args:
        analyzer: The analyzer of the field they are for.
    """

    def __init__(self, analyzer: WordAnalyzer) -> None:
        self._words = analyzer.words
        self._numbers = Numbering()
        self.vocabulary = self._numbers.words
        """All words so far; grows with every text."""

    def numbers(self, text: str) -> array[int]:
        """Return for each word of a text its place in the vocabulary."""
        return array("I", map(self._numbers.__getitem__, self._words(text)))

    def split(self, text: str, language: str) -> SplitText:
        """Return the text with its words."""
        return SplitText(language, self.vocabulary, self.numbers(text))


class Numbering(dict[str, int]):
    """Numbers words in the order in which they are asked for."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        self.words.append(word)
        return number
