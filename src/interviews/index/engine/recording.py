"""Collects what documents say, field by field, into flat arrays that one sort turns into postings.

Three recorders, from fast to general:

`WordRecorder`    text under a `WordAnalyzer`: one dictionary numbers the words, C code does the rest
`TokenRecorder`   text under any other Whoosh analyzer, token by token
`TermRecorder`    fields without positions: identifiers, numbers, keywords, facets
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from whoosh import formats
from whoosh.formats import tokens as whoosh_tokens

from interviews.index.engine.analysis import SplitText, WordAnalyzer, language_of
from interviews.index.engine.schemas import encode_term

if TYPE_CHECKING:
    from whoosh.fields import FieldType

    from interviews.index.engine.files import Array

SKIPPED: Final = 0xFFFFFFFF
"""In place of a term's number: the word is left out."""

LONGEST_WORD: Final = 0xFFFF
"""Characters; of a longer word only these are marked in a snippet."""


@dataclass
class Tokens:
    """Words of one field in order of document and position; all arrays have one entry per word."""

    terms: Array
    """Numbers of terms, in the order in which the recorder met them."""
    documents: Array
    positions: Array
    weights: Array | None
    """None means that each word weighs 1."""
    places: Places | None
    """None where the field does not keep them."""


class Places(NamedTuple):
    """Where words are in the texts of their documents."""

    starts: Array
    """Characters before the word."""
    widths: Array
    """Characters of the word."""

    def at(self, chosen: Array) -> Places:
        """Return some of them."""
        return Places(self.starts[chosen], self.widths[chosen])

    def followed_by(self, others: Places) -> Places:
        """Return these and others."""
        return Places(*(np.concatenate(arrays) for arrays in zip(self, others, strict=True)))


class _Numbers(dict[str, int]):
    """The number of the term that each spelling becomes."""

    def __init__(self, recorder: WordRecorder, language: str) -> None:
        self._recorder = recorder
        self._normalised = recorder.analyzer.terms(language)

    def __missing__(self, word: str) -> int:
        term = self._normalised[word]
        number = self[word] = self._recorder.number(encode_term(term)) if term else SKIPPED
        return number


@dataclass
class _Vocabulary:
    """The vocabulary of the last texts that came already split, and the numbers of its terms."""

    words: list[str]
    language: str
    numbers: Array

    def is_of(self, text: SplitText) -> bool:
        return (
            self.words is text.vocabulary
            and len(self.words) == len(self.numbers)
            and self.language == text.language
        )


class _Recorder:
    """The numbering of terms that all recorders share."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}

    def number(self, term: bytes) -> int:
        return self.numbers.setdefault(term, len(self.numbers))


class TokenRecorder(_Recorder):
    """Records text under any Whoosh analyzer."""

    def __init__(self, field: FieldType) -> None:
        super().__init__()
        self._keeps_places = keeps_places(field)
        self._analyzer = field.analyzer
        self._columns = [array("I") for _ in range(5)]
        self._weights = array("d")

    def add(self, document: int, value: Any, boost: float) -> int:
        """Record the text of a document.

        Args:
            document: Its number.
            value: Text, or a list of terms that bypass the analyzer.
            boost: What each word weighs.

        Returns:
            The number of words.

        Raises:
            ValueError: If the value is neither.
        """
        if not isinstance(value, (str, list, tuple)):
            raise ValueError(f"{value!r} is neither text nor a list of terms")
        terms, documents, positions, starts, widths = self._columns
        before = len(terms)
        options = {"mode": "index", "positions": True, "chars": True, "boosts": True}
        for token in whoosh_tokens(value, self._analyzer, options):
            terms.append(self.number(encode_term(token.text)))
            documents.append(document)
            positions.append(token.pos)
            starts.append(token.startchar)
            widths.append(min(token.endchar - token.startchar, LONGEST_WORD))
            self._weights.append(token.boost * boost)
        return len(terms) - before

    def finish(self) -> Tokens:
        """Return everything recorded."""
        terms, documents, positions, starts, widths = (
            np.frombuffer(column, dtype="u4") for column in self._columns
        )
        weights = np.frombuffer(self._weights, dtype="f8")
        kept = None if np.all(weights == 1.0) else weights
        places = Places(starts, widths) if self._keeps_places else None
        return Tokens(terms, documents, positions, kept, places)


class WordRecorder(_Recorder):
    """Records text under a `WordAnalyzer`."""

    def __init__(self, field: FieldType) -> None:
        super().__init__()
        assert isinstance(field.analyzer, WordAnalyzer)
        self.analyzer = field.analyzer
        self._keeps_places = keeps_places(field)
        self._by_language: dict[str, _Numbers] = {}
        self._vocabulary = _Vocabulary([], "", np.zeros(0, "u4"))
        self._terms = array("I")
        # Lengths of separators and words in turn; a text of n words gives 2n + 1.
        self._lengths = array("I")
        self._documents = array("I")
        self._counts = array("I")
        self._boosts = array("d")
        self._others = TokenRecorder(field)
        self._others.numbers = self.numbers

    def add(self, document: int, value: Any, boost: float) -> int:
        """Record the text of a document; see `TokenRecorder.add`."""
        if isinstance(value, SplitText):
            if self._keeps_places:
                raise ValueError("the field keeps where words are in the text; give it the text")
            if not value.numbers:
                return 0
            self._terms.frombytes(self._terms_of(value).tobytes())
            count = len(value.numbers)
        elif isinstance(value, str) and self.analyzer.is_segmented(value):
            parts = self.analyzer.split(value)
            words = parts[1::2]
            self._terms.extend(map(self._numbers(language_of(value)).__getitem__, words))
            if self._keeps_places:
                self._lengths.extend(map(len, parts))
            count = len(words)
        else:
            return self._others.add(document, value, boost)
        self._documents.append(document)
        self._counts.append(count)
        self._boosts.append(boost)
        return count

    def _numbers(self, language: str) -> _Numbers:
        numbers = self._by_language.get(language)
        if numbers is None:
            numbers = self._by_language[language] = _Numbers(self, language)
        return numbers

    def _terms_of(self, text: SplitText) -> Array:
        if not self._vocabulary.is_of(text):
            words = list(text.vocabulary)
            numbers = self._numbers(text.language)
            self._vocabulary = _Vocabulary(
                text.vocabulary,
                text.language,
                np.fromiter(map(numbers.__getitem__, words), "u4", len(words)),
            )
        terms: Array = self._vocabulary.numbers[np.frombuffer(text.numbers, "u4")]
        return terms

    def finish(self) -> Tokens:
        """Return everything recorded."""
        tokens = self._words()
        others = self._others.finish()
        if not len(others.terms):
            return tokens
        return _joined(tokens, others) if len(tokens.terms) else others

    def _words(self) -> Tokens:
        # All in 32 bits: there are fewer words than that.
        counts = np.frombuffer(self._counts, dtype="u4")
        texts = np.repeat(np.arange(len(counts), dtype="u4"), counts)
        words = np.arange(len(texts), dtype="u4")
        first_words = (np.cumsum(counts, dtype="i8") - counts).astype("u4")
        positions = words - first_words[texts]
        boosts = np.frombuffer(self._boosts, dtype="f8")
        tokens = Tokens(
            terms=np.frombuffer(self._terms, dtype="u4"),
            documents=np.frombuffer(self._documents, dtype="u4")[texts],
            positions=positions,
            weights=None if np.all(boosts == 1.0) else boosts[texts],
            places=self._places(words, texts, first_words) if self._keeps_places else None,
        )
        return _without_skipped(tokens) if np.any(tokens.terms == SKIPPED) else tokens

    def _places(self, words: Array, texts: Array, first_words: Array) -> Places:
        # Word k of all texts is part 2k + 1 plus one for each text before its own. Sums of lengths may wrap,
        # since only their differences within one text are used.
        parts = words
        parts *= np.uint32(2)
        parts += texts
        parts += np.uint32(1)
        lengths = np.frombuffer(self._lengths, dtype="u4")
        ends = np.cumsum(lengths, dtype="u4")
        first_parts = 2 * first_words.astype("i8") + np.arange(len(first_words))
        origins = np.append(np.uint32(0), ends)[first_parts]
        starts = ends[parts - np.uint32(1)]
        del ends
        starts -= origins[texts]
        return Places(starts, np.minimum(lengths[parts], np.uint32(LONGEST_WORD)))


class TermRecorder(_Recorder):
    """Records terms without positions, as the field's own `index` gives them."""

    def __init__(self, field: FieldType) -> None:
        super().__init__()
        self._field = field
        self._terms = array("I")
        self._documents = array("I")
        self._weights = array("d")

    def add(self, document: int, value: Any, boost: float) -> int:
        """Record the terms of a document.

        Returns:
            The number of words, as Whoosh counts them for field lengths.

        Raises:
            ValueError: If the field cannot index the value.
        """
        length = 0
        for term, frequency, weight, _ in self._field.index(value):
            self._terms.append(self.number(term))
            self._documents.append(document)
            self._weights.append(weight * boost)
            length += frequency
        return length

    def finish(self) -> tuple[Array, Array, Array]:
        """Return the numbers of the terms, of their documents, and the weights."""
        return (
            np.frombuffer(self._terms, dtype="u4"),
            np.frombuffer(self._documents, dtype="u4"),
            np.frombuffer(self._weights, dtype="f8"),
        )


def keeps_places(field: FieldType) -> bool:
    """Return whether a field keeps where its words are in the text."""
    return isinstance(field.format, formats.Characters)


def ranks_in_runs(values: Array) -> Array:
    """Return for each entry how many entries before it belong to the same run of equal values."""
    if not len(values):
        return np.zeros(0, dtype="i8")
    places = np.arange(len(values))
    starts = np.ones(len(values), dtype=bool)
    starts[1:] = values[1:] != values[:-1]
    return places - np.maximum.accumulate(np.where(starts, places, 0))


def _without_skipped(tokens: Tokens) -> Tokens:
    """Return the words that are not left out; they take the positions one after the other."""
    kept = tokens.terms != SKIPPED
    documents = tokens.documents[kept]
    return Tokens(
        terms=tokens.terms[kept],
        documents=documents,
        positions=ranks_in_runs(documents).astype("u4"),
        weights=None if tokens.weights is None else tokens.weights[kept],
        places=None if tokens.places is None else tokens.places.at(kept),
    )


def _joined(first: Tokens, second: Tokens) -> Tokens:
    order = np.argsort(np.concatenate([first.documents, second.documents]), kind="stable")

    def join(name: str) -> Array:
        return np.concatenate([getattr(first, name), getattr(second, name)])[order]

    weights = None
    if first.weights is not None or second.weights is not None:
        parts = [
            np.ones(len(part.terms)) if part.weights is None else part.weights for part in (first, second)
        ]
        weights = np.concatenate(parts)[order]
    places = None
    if first.places is not None and second.places is not None:
        places = first.places.followed_by(second.places).at(order)
    return Tokens(
        terms=join("terms"),
        documents=join("documents"),
        positions=join("positions"),
        weights=weights,
        places=places,
    )
