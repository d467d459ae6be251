"""An open index; `interviews.engines.engine.Index` says what its methods promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import numpy as np

from interviews.building.records import interview_entry
from interviews.engines.embedded.contents import damage_explained
from interviews.engines.embedded.facets import count_facet, count_words
from interviews.engines.embedded.generation import open_newest
from interviews.engines.embedded.layout import newest_generation
from interviews.engines.embedded.searching import search
from interviews.search.requests import FACETS, SearchRequest, require_sound, require_text
from interviews.search.results import IndexedPair, IndexSummary, InterviewEntry, Related, SearchResults

if TYPE_CHECKING:
    from interviews.model import InterviewDescription
    from interviews.search.bursts import SuggestedTopic

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def _naming_damage(
    method: Callable[Concatenate[EmbeddedIndex, Parameters], Result],
) -> Callable[Concatenate[EmbeddedIndex, Parameters], Result]:
    """The method, which names the files of the index that are damaged where it fails for that reason."""

    @wraps(method)
    def guarded(self: EmbeddedIndex, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        with damage_explained(self.generation_folder):
            return method(self, *args, **kwargs)

    return guarded


class EmbeddedIndex:
    """The newest generation of an index, as it was when it was opened or refreshed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._generation = open_newest(folder)

    @property
    def generation_folder(self) -> Path:
        """Where the files of the generation are that is open."""
        return self._generation.folder

    @_naming_damage
    def search(self, request: SearchRequest) -> SearchResults:
        require_sound(request)
        return search(self._generation, request)

    @_naming_damage
    def pair(self, reference: str) -> IndexedPair:
        return self._generation.pair(self._generation.row_of(reference))

    def ids(self, beginning: str, limit: int) -> list[str]:
        return self._generation.ids(beginning, limit)

    def with_vectors(self, model: str) -> int:
        """How many pairs can be found by their meaning, by the vectors of a model."""
        from interviews.engines.embedded.vectors import Vectors

        alive = self._generation.table.alive
        return int(np.count_nonzero(alive & Vectors(self._generation, model).known))

    @_naming_damage
    def related(self, pair: IndexedPair, limit: int = 5) -> Related:
        # Deferred: a search does without it.
        from interviews.engines.embedded.related import find_related

        return find_related(self._generation, pair, limit)

    @_naming_damage
    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        require_text("path", path)
        return tuple(self._generation.pair(row) for row in self._generation.rows_of_file(path).tolist())

    @_naming_damage
    def interviews(self) -> tuple[InterviewEntry, ...]:
        generation, table = self._generation, self._generation.table
        counts = np.bincount(table.interview[table.alive], minlength=len(table.interview_source))
        entries = []
        for interview in np.flatnonzero(table.interview_alive).tolist():
            about = generation.description(interview)
            entry = interview_entry(about, generation.source(interview)[1], int(counts[interview]))
            entries.append((-int(table.first_day[interview]), entry.path, interview, entry))
        entries.sort(key=lambda item: item[:3])
        return tuple(entry for _, _, _, entry in entries)

    @_naming_damage
    def description(self, pair: IndexedPair) -> InterviewDescription:
        # Deferred: pydantic takes 45 ms to import, which a search does without.
        from interviews.model import InterviewDescription

        generation = self._generation
        row = generation.row_of(pair.id)
        about = generation.description(int(generation.table.interview[row]))
        return InterviewDescription.model_validate({**about, "path": pair.path})

    @_naming_damage
    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        if name not in FACETS:
            raise ValueError(f"there is no facet {name!r}")
        return count_facet(self._generation, name)

    @_naming_damage
    def words_spoken(self) -> Mapping[str, int]:
        return count_words(self._generation)

    @_naming_damage
    def suggest_topics(self, folder: str) -> list[SuggestedTopic]:
        # Deferred: a search does without it.
        from interviews.search.bursts import suggest_topics

        generation = self._generation
        pairs = map(generation.pair, np.flatnonzero(generation.table.alive).tolist())
        return suggest_topics(generation.names.speakers, (pair for pair in pairs if pair.folder == folder))

    def summary(self) -> IndexSummary:
        return self._generation.summary()

    def refresh(self) -> bool:
        if newest_generation(self._folder) == self._generation.number:
            return False
        self._generation = open_newest(self._folder)
        return True

    def close(self) -> None:
        # Its files stay mapped only as long as somebody holds them.
        del self._generation
