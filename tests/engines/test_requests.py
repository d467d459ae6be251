"""A request that is none of those it looks like is refused, instead of finding something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import interviews
from interviews.errors import UsageError
from interviews.search.requests import SearchRequest, require_sound
from tests.engines.conftest import Library

FLAGS = {"explained", "literal", "unfinished"}
OF_ANOTHER_KIND: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(
        ("speakers", "topics", "outlets", "years", "nobody"), ("Bo Lind", None, (None,), (1998,))
    ),
    **dict.fromkeys(("since", "until", "path"), (1998, Path("wells.md"), ("wells.md",))),
    "text": (None, ["well"], b"well"),
    "limit": ("3", 2.5, None),
    "offset": ("3", 2.5, None),
    "within": (["question"],),
    "sort": (None, ["date"]),
    "meaning": ("well", (1.0, 2.0)),
}
NOT_THERE: dict[str, tuple[Any, ...]] = {
    "within": ("nosuch", ""),
    "sort": ("nosuch", ""),
    "limit": (-1,),
    "offset": (-1,),
    "since": ("yesterday",),
    "until": ("1998-13",),
}


@pytest.fixture
def index(library: Library) -> interviews.Index:
    return library.open()


@pytest.mark.parametrize("name", sorted({*SearchRequest._fields} - FLAGS))
def test_no_field_of_a_request_takes_a_value_of_another_kind(index: interviews.Index, name: str) -> None:
    for value in OF_ANOTHER_KIND[name]:
        request = SearchRequest(**{name: value})
        with pytest.raises((TypeError, UsageError), match=f"SearchRequest.{name}"):
            index.search(request)


@pytest.mark.parametrize("name", sorted(NOT_THERE))
def test_what_does_not_exist_is_said_not_to(index: interviews.Index, name: str) -> None:
    for value in NOT_THERE[name]:
        with pytest.raises(UsageError):
            index.search(SearchRequest(**{name: value}))


def test_names_may_come_in_any_collection(index: interviews.Index) -> None:
    expected = index.search(SearchRequest(speakers=("Yusra Benhaddad",))).total
    assert expected == 3
    for names in (["Yusra Benhaddad"], {"Yusra Benhaddad"}):
        request = SearchRequest(speakers=names)  # type: ignore[arg-type]
        require_sound(request)
        assert index.search(request).total == expected


def test_one_value_in_place_of_several_is_refused(index: interviews.Index, library: Library) -> None:
    hits = index.search(SearchRequest()).hits
    for pairs in (hits[0].pair, hits, hits[0], "wells"):
        with pytest.raises(TypeError, match="pairs: a list or tuple of IndexedPair"):
            interviews.cite(index, pairs, "biblatex")  # type: ignore[arg-type]
    for folders in (str(library.folder), library.folder):
        with pytest.raises(TypeError, match="folders: a list or tuple of str or Path"):
            interviews.rebuild(library.index, folders)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="path"):
        index.pairs_of(Path("wells.md"))  # type: ignore[arg-type]
