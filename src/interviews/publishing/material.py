"""What a page of the site is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.citing import cite, gather, passage
from interviews.engines.engine import Index
from interviews.errors import CitationError
from interviews.search.requests import SearchRequest
from interviews.search.results import IndexedPair

if TYPE_CHECKING:
    from interviews.model import InterviewDescription

SOME_TIME = "99:59:59"
"""Stands in a citation where the time of an answer goes: the citations of one interview differ by it alone."""


class Citation(NamedTuple):
    """How the answers of one interview are cited."""

    reference: str
    """The entry in the bibliography; empty where the style lists none."""
    in_text: str
    """Of an answer without a time."""
    in_text_at: str
    """Of one with a time, with `SOME_TIME` in its place."""
    bibtex: str

    def of(self, pair: IndexedPair) -> str:
        """The citation of an answer in the running text."""
        return self.in_text_at.replace(SOME_TIME, pair.timestamp) if pair.timestamp else self.in_text


class Published(NamedTuple):
    """One interview to be published."""

    path: str
    section: str | None
    citation: Citation | None
    """None where not enough is known of it."""


class Content(NamedTuple):
    """An interview with all that is said in it, in its order."""

    description: InterviewDescription
    parts: tuple[IndexedPair, ...]
    """Q&A pairs, and passages outside of them."""


def content_of(index: Index, path: str, section: str | None) -> Content:
    """An interview of the index; one that is in a list of interviews has at least one part."""
    outside = index.search(SearchRequest(path=path, within="outside", limit=MOST_PASSAGES))
    parts = [*index.pairs_of(path), *(hit.pair for hit in outside.hits)]
    own = sorted((part for part in parts if part.section == section), key=lambda part: part.start_line)
    return Content(index.description(own[0]), tuple(own))


MOST_PASSAGES = 100_000
"""More than one file has."""


def published(
    index: Index, style: str, locale: str, cache: Path | None
) -> tuple[list[Published], list[str]]:
    """All interviews of an index with their citations, and what is to be known of these.

    Raises:
        CitationError: there is no such style, or its processor is missing.
    """
    remarks: list[str] = []
    described: list[tuple[str, str | None, InterviewDescription, IndexedPair]] = []
    left_out: list[Published] = []
    for entry in index.interviews():
        first = next(_parts_of(index, entry.path, entry.section), None)
        if first is None:
            continue
        description = index.description(first)
        try:
            gather([(description, passage(first))])
        except CitationError as error:
            remarks.append(str(error))
            left_out.append(Published(entry.path, entry.section, None))
        else:
            described.append((entry.path, entry.section, description, first))
    citations = _citations([(one[2], one[3]) for one in described], style, locale, cache)
    known = [
        Published(path, section, citation)
        for (path, section, _, _), citation in zip(described, citations, strict=True)
    ]
    return [*known, *left_out], remarks


def _parts_of(index: Index, path: str, section: str | None) -> Iterator[IndexedPair]:
    yield from (pair for pair in index.pairs_of(path) if pair.section == section)
    outside = index.search(SearchRequest(path=path, within="outside", limit=MOST_PASSAGES))
    yield from (hit.pair for hit in outside.hits if hit.pair.section == section)


def _citations(
    described: Sequence[tuple[InterviewDescription, IndexedPair]],
    style: str,
    locale: str,
    cache: Path | None,
) -> list[Citation]:
    """The citations of interviews, made together, so that years get the letters that tell them apart."""
    if not described:
        return []
    timed = [(one, passage(pair._replace(timestamp=SOME_TIME))) for one, pair in described]
    untimed = [(one, passage(pair, "none")) for one, pair in described]
    styled = cite([*timed, *untimed], style, locale=locale, cache=cache).passages
    entries = cite(untimed, "bibtex").passages
    return [
        Citation(plain.bibliography, plain.in_text, at.in_text, entry.text)
        for at, plain, entry in zip(styled[: len(timed)], styled[len(timed) :], entries, strict=True)
    ]


def open_in(index_folder: Path) -> closing[Index]:
    """The index, closed again at the end of a `with`."""
    from interviews.engines import open_index

    return closing(open_index(index_folder))
