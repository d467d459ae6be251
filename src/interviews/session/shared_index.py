"""The index of a session, which any thread may ask."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from interviews.engines.engine import Index
from interviews.errors import DamagedIndexError, InterviewsError, NoIndexError
from interviews.exporting.baskets import Item
from interviews.search.results import IndexedPair, IndexSummary, InterviewEntry, Related, SearchResults
from interviews.session.query import Query
from interviews.session.tools import Tools

if TYPE_CHECKING:
    from interviews.model import InterviewDescription


class SharedIndex:
    """The index behind a lock, since searches come from worker threads; any failure becomes a message.

    What its methods answer is said in `interviews.engines.engine.Index`.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._lock = threading.Lock()
        self._index: Index | None = None

    @contextmanager
    def _opened(self) -> Iterator[Index]:
        with self._lock:
            try:
                if self._index is None:
                    self._index = self._tools.open_index()
                yield self._index
            except InterviewsError:
                raise
            except Exception as error:
                # Whatever a damaged or vanished file makes the engine raise: the user can rebuild, and go on.
                self._forget()
                folder = self._tools.index_folder
                if not folder.is_dir():
                    raise NoIndexError(
                        f"The index {folder} has gone. Make it again with `interviews rebuild FOLDER`."
                    ) from error
                raise DamagedIndexError(
                    f"The index {folder} cannot be read ({type(error).__name__}: {error}). "
                    "Run `interviews rebuild --full`."
                ) from error

    def _forget(self) -> None:
        index, self._index = self._index, None
        if index is not None:
            # It may be thrown away because it is broken.
            with suppress(Exception):
                index.close()

    def search(self, query: Query, limit: int, offset: int = 0) -> SearchResults:
        """One page of hits; a filtered facet counts what its other values would bring.

        Raises:
            SettingsError: it is asked by meaning, and there is no model or it has made no vectors yet.
        """
        request = query.request(limit, offset)
        if query.by_meaning:
            from interviews.search.meaning import with_meaning

            model = self._tools.model
            with self._opened() as index:
                request = with_meaning(request, model, index.with_vectors)
        with self._opened() as index:
            return index.search(request)

    def outside(self, query: Query) -> int:
        """How many passages outside questions and answers match, too."""
        with self._opened() as index:
            return index.outside(query.request(1))

    def pair(self, reference: str) -> IndexedPair:
        with self._opened() as index:
            return index.pair(reference)

    def edited(self, item: Item) -> IndexedPair | None:
        """What an item of a basket has become, where the index has it under another id."""
        # Deferred: comparing texts is only needed where something was edited.
        from interviews.exporting.edited import find_edited

        with self._opened() as index:
            return find_edited(item, index)

    def related(self, pair: IndexedPair, limit: int) -> Related:
        with self._opened() as index:
            return index.related(pair, limit)

    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        with self._opened() as index:
            return index.pairs_of(path)

    def interviews(self) -> tuple[InterviewEntry, ...]:
        with self._opened() as index:
            return index.interviews()

    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        with self._opened() as index:
            return index.facet(name)

    def words_spoken(self) -> Mapping[str, int]:
        with self._opened() as index:
            return index.words_spoken()

    def description(self, pair: IndexedPair) -> InterviewDescription:
        with self._opened() as index:
            return index.description(pair)

    def summary(self) -> IndexSummary:
        with self._opened() as index:
            return index.summary()

    def refresh(self) -> bool:
        with self._opened() as index:
            return index.refresh()

    def reopen(self) -> None:
        """Lets go of the index, so that the next question opens it anew."""
        with self._lock:
            self._forget()

    def close(self) -> None:
        self.reopen()
