"""What a search asks for.

A named tuple, as in `interviews.search.results`: a search from the command line must not wait for pydantic's
import (45 ms), and to make the class takes a seventh of the time of a dataclass.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

from interviews.errors import UsageError

Scope = Literal["pair", "question", "answer", "outside"]
"""What is searched: pairs, their questions or answers alone, or the passages, which are in no pair."""
SCOPES: tuple[Scope, ...] = get_args(Scope)
Sort = Literal["relevance", "date", "speaker", "length"]
"""In which order hits come: the best first (without words the newest); the newest interview first; by the
name of who answers first, nobody last; the longest answer first. Of equals the newest comes first."""
SORTS: tuple[Sort, ...] = get_args(Sort)
FACETS = ("speaker", "topic", "outlet", "year")
"""The fields that hits are counted by."""


class Meaning(NamedTuple):
    """What the words of a request mean to a model."""

    model: str
    """Its identifier: only vectors of the same model can be compared."""
    vector: bytes
    """Of unit length, as 32-bit floats of this machine."""


class SearchRequest(NamedTuple):
    """What to look for. An empty request matches every pair, newest interview first."""

    text: str = ""
    """In the query language of `interviews.search.query`; any string is legal. Words find pairs and passages
    that say them; without words, all pairs that the filters admit are listed."""
    speakers: tuple[str, ...] = ()
    """Canonical names of people who ask or answer; any one of them."""
    topics: tuple[str, ...] = ()
    """Any one of them."""
    outlets: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    """YYYY."""
    since: str | None = None
    """YYYY[-MM[-DD]], included; interviews without a date never match."""
    until: str | None = None
    within: Scope | None = None
    """Only pairs, only words of the question or of the answer, or only passages."""
    path: str | None = None
    """Only what is said in this file, as in `IndexedPair.path`."""
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    explained: bool = False
    """Says of each hit why it is where it is."""
    nobody: tuple[str, ...] = ()
    """Canonical names of speakers who are not meant: their names are plain words."""
    meaning: Meaning | None = None
    """Finds pairs that are near this, too."""
    literal: bool = False
    """Takes the words as they are: no spelling is repaired and no name of a speaker recognised."""
    unfinished: bool = False
    """Somebody is still writing it: a last word that nobody says is the beginning of one."""


_SEVERAL = ("speakers", "topics", "outlets", "years", "nobody")
_NUMBERS = ("limit", "offset")
_CHOICES: dict[str, tuple[str | None, ...]] = {"within": (None, *SCOPES), "sort": SORTS}


def require_sound(request: SearchRequest) -> None:
    """Refuses what would pass for something else: a name would be taken for a list of its letters.

    Raises:
        TypeError: a field holds a value of another kind.
        UsageError: there is no such scope, order or page.
    """
    for name in _SEVERAL:
        value = getattr(request, name)
        require_several(f"SearchRequest.{name}", value, str)
    require_text("SearchRequest.text", request.text)
    for name in ("since", "until", "path"):
        if (value := getattr(request, name)) is not None:
            require_text(f"SearchRequest.{name}", value)
    for name in _NUMBERS:
        value = getattr(request, name)
        if not isinstance(value, int):
            raise TypeError(f"SearchRequest.{name}: a whole number is wanted, not {value!r}")
        if value < 0:
            raise UsageError(f"SearchRequest.{name}: {value} is below 0.")
    for name, choices in _CHOICES.items():
        value = getattr(request, name)
        if value not in choices:
            raise UsageError(f"SearchRequest.{name}: there is no {value!r}; it is one of {choices}.")
    if not isinstance(request.meaning, Meaning | None):
        raise TypeError(f"SearchRequest.meaning: a Meaning is wanted, not {request.meaning!r}")


def require_several(name: str, values: Any, *kinds: type) -> None:
    """Makes sure that there are several values, or none, where one by itself would be gone through, too.

    Raises:
        TypeError: it is one, or they are of other kinds.
    """
    # A text, a path and a named tuple are one value.
    one = not isinstance(values, (tuple, list, set, frozenset)) or hasattr(values, "_fields")
    if one or not all(isinstance(value, kinds) for value in values):
        named = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{name}: a list or tuple of {named} is wanted, not {values!r}")


def require_text(name: str, value: Any) -> None:
    """Makes sure that something is a text.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name}: a str is wanted, not {value!r}")


def chosen(request: SearchRequest) -> dict[str, tuple[str, ...]]:
    """The values that a request chooses, for the facets that it chooses any of."""
    values = {
        "speaker": request.speakers,
        "topic": request.topics,
        "outlet": request.outlets,
        "year": request.years,
    }
    return {facet: values[facet] for facet in FACETS if values[facet]}
