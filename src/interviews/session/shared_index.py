"""The index of a session, which any thread may ask."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Concatenate, ParamSpec, TypeVar, cast

from interviews.engines.engine import Index
from interviews.errors import DamagedIndexError, InterviewsError, NoIndexError
from interviews.search.results import SearchResults
from interviews.session.query import Query
from interviews.session.tools import Tools

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def _behind_the_lock(
    method: Callable[Concatenate[Index, Asked], Answer],
) -> Callable[Concatenate[SharedIndex, Asked], Answer]:
    """A method of an index as one of the shared index."""

    def ask(shared: SharedIndex, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        with shared.opened() as index:
            return cast(Answer, getattr(index, method.__name__)(*asked, **named))

    return ask


class SharedIndex:
    """The index behind a lock, since searches come from worker threads; any failure becomes a message.

    What its methods answer is said in `interviews.engines.engine.Index`.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._lock = threading.Lock()
        self._index: Index | None = None

    @contextmanager
    def opened(self) -> Iterator[Index]:
        """The index, which nobody else can ask meanwhile."""
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
            with self.opened() as index:
                request = with_meaning(request, model, index.with_vectors)
        with self.opened() as index:
            return index.search(request)

    pair = _behind_the_lock(Index.pair)
    related = _behind_the_lock(Index.related)
    pairs_of = _behind_the_lock(Index.pairs_of)
    interviews = _behind_the_lock(Index.interviews)
    facet = _behind_the_lock(Index.facet)
    words_spoken = _behind_the_lock(Index.words_spoken)
    description = _behind_the_lock(Index.description)
    summary = _behind_the_lock(Index.summary)
    refresh = _behind_the_lock(Index.refresh)

    def close(self) -> None:
        """Lets go of the index; the next question opens it anew."""
        with self._lock:
            self._forget()
