"""An array engine under Whoosh: typed arrays on disk, whole posting lists scored at once (see README.md).

    index = ArrayIndex.create(folder, schema)
    with index.writer() as writer:
        writer.add_document(body="…")
    matches = index.searcher().matching(query)

Names are loaded when first used, so that reading an index does not import what only writing needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from interviews.index.engine.analysis import LanguageText, Splitter, SplitText, WordAnalyzer
    from interviews.index.engine.building import SegmentBuilder
    from interviews.index.engine.errors import (
        DamagedFileError,
        EngineError,
        LockedIndexError,
        MissingIndexError,
        NotAnIndexError,
        SchemaMismatchError,
        StorageError,
        UnsupportedFieldError,
        WriterClosedError,
    )
    from interviews.index.engine.facets import FacetCounter
    from interviews.index.engine.generation import Generation, verify
    from interviews.index.engine.index import ArrayIndex
    from interviews.index.engine.merging import merge_everything, merge_nothing, merge_small
    from interviews.index.engine.ranking import Coverage, Following, InGroup, QueryWord, Rescored
    from interviews.index.engine.schemas import FACET
    from interviews.index.engine.searcher import ArraySearcher, Matches
    from interviews.index.engine.spans import SpanFinder, character_spans
    from interviews.index.engine.writer import ArrayWriter

_HOMES: Final = {
    "analysis": ("LanguageText", "SplitText", "Splitter", "WordAnalyzer"),
    "building": ("SegmentBuilder",),
    "errors": (
        "DamagedFileError",
        "EngineError",
        "LockedIndexError",
        "MissingIndexError",
        "NotAnIndexError",
        "SchemaMismatchError",
        "StorageError",
        "UnsupportedFieldError",
        "WriterClosedError",
    ),
    "facets": ("FacetCounter",),
    "generation": ("Generation", "verify"),
    "index": ("ArrayIndex",),
    "merging": ("merge_everything", "merge_nothing", "merge_small"),
    "ranking": ("Coverage", "Following", "InGroup", "QueryWord", "Rescored"),
    "schemas": ("FACET",),
    "searcher": ("ArraySearcher", "Matches"),
    "spans": ("SpanFinder", "character_spans"),
    "writer": ("ArrayWriter",),
}
_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "FACET",
    "ArrayIndex",
    "ArraySearcher",
    "ArrayWriter",
    "Coverage",
    "DamagedFileError",
    "EngineError",
    "FacetCounter",
    "Following",
    "Generation",
    "InGroup",
    "LanguageText",
    "LockedIndexError",
    "Matches",
    "MissingIndexError",
    "NotAnIndexError",
    "QueryWord",
    "Rescored",
    "SchemaMismatchError",
    "SegmentBuilder",
    "SpanFinder",
    "SplitText",
    "Splitter",
    "StorageError",
    "UnsupportedFieldError",
    "WordAnalyzer",
    "WriterClosedError",
    "character_spans",
    "merge_everything",
    "merge_nothing",
    "merge_small",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
