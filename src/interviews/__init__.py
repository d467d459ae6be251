"""Structure, search, browse and cite interview transcripts written in Markdown.

What is named here is what programs can rely on; `docs/python.md` shows it at work. Names are loaded when they
are first used, so that `import interviews` costs nothing.
"""

from __future__ import annotations

from interviews.version import __version__

TYPE_CHECKING = False  # As in `typing`, which takes longer to import than all of this.

if TYPE_CHECKING:
    from typing import Any

    from interviews.api import cite, open_index, parse, parse_file, rebuild
    from interviews.building.reports import RebuildReport
    from interviews.citing.cited import Cited
    from interviews.engines.engine import Index
    from interviews.errors import InterviewsError
    from interviews.model import Interview, QAPair, Speaker, Turn
    from interviews.search.requests import SearchRequest
    from interviews.search.results import Hit, IndexedPair, Related, SearchResults

__all__ = [
    "Cited",
    "Hit",
    "Index",
    "IndexedPair",
    "Interview",
    "InterviewsError",
    "QAPair",
    "RebuildReport",
    "Related",
    "SearchRequest",
    "SearchResults",
    "Speaker",
    "Turn",
    "__version__",
    "cite",
    "open_index",
    "parse",
    "parse_file",
    "rebuild",
]

_HOMES = {
    "api": ("cite", "open_index", "parse", "parse_file", "rebuild"),
    "building.reports": ("RebuildReport",),
    "citing.cited": ("Cited",),
    "engines.engine": ("Index",),
    "errors": ("InterviewsError",),
    "model": ("Interview", "QAPair", "Speaker", "Turn"),
    "search.requests": ("SearchRequest",),
    "search.results": ("Hit", "IndexedPair", "Related", "SearchResults"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Deferred like the rest.
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
