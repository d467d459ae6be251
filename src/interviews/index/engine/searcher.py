"""Searching a generation: all matches at once as arrays, or Whoosh's own `search` computed the same way."""

from __future__ import annotations

import contextlib
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from whoosh.collectors import Collector
from whoosh.query.compound import AndNot
from whoosh.query.qcore import Query
from whoosh.query.terms import FuzzyTerm
from whoosh.query.wrappers import Not
from whoosh.searching import Searcher

from interviews.index.engine.codec import ArraySegmentReader
from interviews.index.engine.compiling import Scope
from interviews.index.engine.errors import DamagedFileError
from interviews.index.engine.nodes import Candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from whoosh.searching import Results

    from interviews.index.engine.files import Array
    from interviews.index.engine.generation import Generation

    Filter = Query | Array
    """A query, or for each document of the index whether it may match."""


class Matches:
    """All documents of the index that match a query.

    Args:
        documents: Their numbers, ascending.
        scores: One for each.
    """

    def __init__(self, documents: Array, scores: Array) -> None:
        self.documents = documents
        self.scores = scores

    def __len__(self) -> int:
        return len(self.documents)

    def best(self, limit: int, offset: int = 0) -> list[tuple[int, float]]:
        """Return documents with the highest scores; of equal scores the lower number comes first.

        Args:
            limit: How many at most.
            offset: How many to leave out before them.

        Returns:
            Numbers and scores, best first.
        """
        order = best_places(self.scores, offset + limit)[offset:]
        return list(zip(self.documents[order].tolist(), self.scores[order].tolist(), strict=True))

    def among(self, mask: Array) -> Matches:
        """Return the matches that a mask allows.

        Args:
            mask: For each document of the index whether it may match, as `ArraySearcher.mask` gives it.
        """
        kept = mask[self.documents]
        return Matches(self.documents[kept], self.scores[kept])

    def ordered(self, keys: Array, limit: int, offset: int = 0) -> list[tuple[int, float]]:
        """Return documents by ascending keys instead of scores; of equal keys the lower number comes first.

        Args:
            keys: One for each document of the index, such as `ArraySearcher.keys` gives; negate them for
                the opposite order.
            limit: How many at most.
            offset: How many to leave out before them.
        """
        order = np.argsort(keys[self.documents], kind="stable")[offset : offset + limit]
        return list(zip(self.documents[order].tolist(), self.scores[order].tolist(), strict=True))


def best_places(scores: Array, count: int) -> Array:
    """Return the places of the highest scores, best first, of equal ones the earlier first."""
    if count < len(scores):
        threshold = np.partition(scores, len(scores) - count)[len(scores) - count] if count > 0 else np.inf
        above = np.flatnonzero(scores > threshold)
        level = np.flatnonzero(scores == threshold)[: count - len(above)]
        places = np.sort(np.concatenate([above, level]))
    else:
        places = np.arange(len(scores))
    return places[np.argsort(-scores[places], kind="stable")]


class ArraySearcher(Searcher):
    """A Whoosh searcher whose `search` evaluates whole posting lists.

    `Searcher.search` with nothing but `limit`, `filter`, `mask` and `scored` takes the arrays; sorting,
    grouping and collapsing take Whoosh's collectors. `matching` gives all matches for everything else.
    """

    opened: Generation | None = None
    """The generation it reads; None for the searcher of a single segment."""

    @classmethod
    def of(cls, opened: Generation, **options: Any) -> ArraySearcher:
        """Return a searcher of a generation, with Whoosh's options for searchers."""
        searcher = cls(opened.reader(), **options)
        searcher.opened = opened
        return searcher

    def scopes(self) -> Iterator[tuple[Scope, int]]:
        """Yield each segment and the number of its first document."""
        yield from self._scopes

    @cached_property
    def _scopes(self) -> list[tuple[Scope, int]]:
        leaves: Callable[[], Any] = self.leaf_searchers
        return [
            (Scope(leaf, leaf.reader().file), first)
            for leaf, first in leaves() or []
            if isinstance(leaf.reader(), ArraySegmentReader)
        ]

    def matching(self, query: Query, filtered: Filter | None = None) -> Matches:
        """Return all documents that match a query, with scores.

        Args:
            query: Any Whoosh query.
            filtered: What else must hold, without a score of its own.

        Raises:
            DamagedFileError: If a file turns out to be malformed.
        """
        all_documents, all_scores = [np.zeros(0, dtype="u4")], [np.zeros(0)]
        for scope, first in self.scopes():
            with damage_named(scope):
                documents, scores = _scored(scope, query, self._narrowed(scope, first, filtered))
            all_documents.append(documents.astype("u4") + np.uint32(first))
            all_scores.append(scores)
        return Matches(np.concatenate(all_documents), np.concatenate(all_scores))

    def mask(self, query: Query) -> Array:
        """Return for each document of the index whether it matches a query: a filter to keep."""
        mask = np.zeros(self.doc_count_all(), dtype=bool)
        for scope, first in self.scopes():
            with damage_named(scope):
                mask[first + scope.documents(query).astype("i8")] = True
        return mask

    def _narrowed(self, scope: Scope, first: int, filtered: Filter | None) -> Array | None:
        if filtered is None:
            return None
        if isinstance(filtered, Query):
            return scope.documents(filtered)
        return np.flatnonzero(filtered[first : first + scope.size]).astype("u4")

    def matched_counts(self, query: Query, documents: Array) -> Array:
        """Return for each of some documents how many different words and patterns of a query it has."""
        counts = np.zeros(self.doc_count_all(), dtype="i8")
        for scope, first in self.scopes():
            with damage_named(scope):
                for leaf in set(wanted_leaves(query)):
                    counts[first + scope.documents(leaf).astype("i8")] += 1
        return counts[documents]

    def contributions(self, query: Query, document: int) -> list[tuple[Query, float]]:
        """Return the words and patterns of a query that a document has, and what each scores on its own."""
        found = []
        for scope, first in self.scopes():
            if first <= document < first + scope.size:
                alone = np.array([document - first], dtype="u4")
                for leaf in dict.fromkeys(wanted_leaves(query)):
                    with damage_named(scope):
                        _, scores = scope.compile(leaf).scored(Candidates(alone, scope.size))
                    found += [(leaf, float(score)) for score in scores]
        return found

    def near_terms(self, name: str, word: str, most_edits: int = 1, same_letters: int = 0) -> dict[str, int]:
        """Return the terms of a field that are at most some edits away from a word.

        Args:
            name: The field.
            word: The word.
            most_edits: Insertions, deletions and substitutions of letters.
            same_letters: How many first letters must be the same; fewer terms are looked at then.

        Returns:
            For each term the number of documents that have it, deleted ones included.
        """
        query = FuzzyTerm(name, word, maxdist=most_edits, prefixlength=same_letters)
        found: Counter[str] = Counter()
        for scope, _ in self.scopes():
            field = scope.field(name)
            if field is not None:
                frequencies = field.document_frequencies()
                for first, last in scope.term_ranges(query, field):
                    texts = [term.decode("utf-8", "replace") for term in field.terms.between(first, last)]
                    counts = frequencies[first:last].tolist()
                    found.update(dict(zip(texts, counts, strict=True)))
        return dict(found)

    def keys(self, name: str) -> Array:
        """Return what to order the documents of the index by, from a column.

        Returns:
            For each document its number, or the rank of its first text among all texts of the column.
            Documents without a text get -1.

        Raises:
            KeyError: If there is no such column.
        """
        parts = [np.zeros(0, dtype="i8")]
        scopes = list(self.scopes())
        if scopes and all(scope.file.has_numbers(name) for scope, _ in scopes):
            return np.concatenate([scope.file.numbers(name) for scope, _ in scopes])
        if not all(scope.file.has_ordinals(name) for scope, _ in scopes):
            raise KeyError(name)
        # Deferred: numbers need no ranks.
        from interviews.index.engine.facets import text_ranks

        _, ranks = text_ranks([scope.file.ordinals(name) for scope, _ in scopes])
        for (scope, _), own in zip(scopes, ranks, strict=True):
            firsts = scope.file.ordinals(name).firsts
            parts.append(np.where(firsts < 0, -1, np.append(own, -1)[firsts]))
        return np.concatenate(parts)

    def collector(self, limit: Any = 10, **options: Any) -> Any:  # type: ignore[override]
        """Return the collector for `search`: on arrays where that is possible, else Whoosh's."""
        known = {"filter", "mask", "scored", "optimize"}
        asked = {name for name, value in options.items() if value not in (None, False)}
        if asked <= known and options.get("scored", True) and not self.weighting.use_final:
            filtered, masked = options.get("filter"), options.get("mask")
            if all(each is None or isinstance(each, (Query, set, frozenset)) for each in (filtered, masked)):
                return ArrayCollector(limit, filtered, masked)
        make: Callable[..., Any] = super().collector
        return make(limit=limit, **options)

    def refresh(self) -> ArraySearcher:
        """Return a searcher of the current generation, itself if that is the one it reads.

        Unlike with Whoosh, this searcher stays usable.
        """
        if self._ix is None or self.opened is None or self._ix.latest_generation() == self.opened.number:
            return self
        fresh: ArraySearcher = self._ix.searcher(weighting=self.weighting)
        return fresh


class ArrayCollector(Collector):
    """Collects for Whoosh's `Searcher.search` what `ArraySearcher.matching` finds."""

    def __init__(
        self, limit: int | None, filtered: Query | Iterable[int] | None, masked: Query | Iterable[int] | None
    ) -> None:
        if limit is not None and limit < 1:
            raise ValueError("limit must be >= 1")
        self._limit = limit
        self._filtered = filtered
        self._masked = masked
        self.found = Matches(np.zeros(0, dtype="u4"), np.zeros(0))

    def collect(self, sub_docnum: int) -> NoReturn:
        """Refuse: matches are found all at once."""
        raise NotImplementedError("matches are not collected one by one")

    sort_key = collect

    def run(self) -> None:
        """Find all matches."""
        searcher = self.top_searcher
        assert isinstance(searcher, ArraySearcher)
        allowed: Array | None = None
        if self._filtered is not None:
            allowed = _as_mask(searcher, self._filtered)
        if self._masked is not None:
            outside = ~_as_mask(searcher, self._masked)
            allowed = outside if allowed is None else allowed & outside
        self.found = searcher.matching(self.q, allowed)
        self.finish()

    def count(self) -> int:
        """Return the number of matches, exactly."""
        return len(self.found)

    def all_ids(self) -> list[int]:
        """Return the documents of all matches."""
        documents: list[int] = self.found.documents.tolist()
        return documents

    def results(self) -> Results:
        """Return the best matches as Whoosh's results."""
        limit = len(self.found) if self._limit is None else self._limit
        items = [(score, document) for document, score in self.found.best(limit)]
        return self._results(items)


def wanted_leaves(query: Query) -> Iterator[Query]:
    """Yield the words, phrases and patterns of a query, without those that it excludes."""
    match query:
        case Not():
            return
        case AndNot():
            yield from wanted_leaves(query.a)
        case _ if query.is_leaf():
            yield query
        case _:
            for part in query.children():
                yield from wanted_leaves(part)


def _as_mask(searcher: ArraySearcher, wanted: Query | Iterable[int]) -> Array:
    if isinstance(wanted, Query):
        return searcher.mask(wanted)
    mask = np.zeros(searcher.doc_count_all(), dtype=bool)
    mask[list(wanted)] = True
    return mask


def _scored(scope: Scope, query: Query, narrowed: Array | None) -> tuple[Array, Array]:
    if narrowed is None:
        return scope.scored(query)
    living = scope.file.living
    if living is not None:
        narrowed = narrowed[living[narrowed]]
    return scope.compile(query).scored(Candidates(narrowed, scope.size))


@contextlib.contextmanager
def damage_named(scope: Scope) -> Iterator[None]:
    """Turn the errors of arrays that contradict each other into one that names the segment's file.

    Arrays are not checked entry by entry when a file is opened. A document number or an offset that does not
    exist shows as an IndexError of NumPy, which never reads outside an array.

    Raises:
        DamagedFileError: In place of any `IndexError`.
    """
    try:
        yield
    except IndexError as error:
        path = scope.file.path
        raise DamagedFileError(path, "has arrays that contradict each other") from error
