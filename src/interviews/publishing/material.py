"""What a page of the site is made of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.citing.apart import cite_apart
from interviews.citing.reference import gather
from interviews.citing.service import cite, passage
from interviews.engines.engine import Index
from interviews.errors import CitationError, SettingsError
from interviews.exporting.pseudonyms import Pseudonyms
from interviews.search.requests import SearchRequest
from interviews.search.results import IndexedPair

if TYPE_CHECKING:
    from interviews.model import InterviewDescription

MOST_PASSAGES = 100_000
"""More than one file has."""
SOME_TIME = "99:59:59"
"""Stands where the time of an answer goes: the citations of one interview differ by it alone."""


class Citation(NamedTuple):
    """How the answers of one interview are cited."""

    reference: str
    """The entry in the bibliography; empty where the style lists none."""
    bibtex: str
    in_text: str = ""
    """Of an answer without a time; empty where all have one."""
    in_text_at: str = ""
    """Of one with a time, with `SOME_TIME` in its place; empty where none has one."""

    def of(self, pair: IndexedPair) -> str:
        """The citation of an answer in the running text; empty for a passage unlike all answers."""
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


def content_of(index: Index, path: str, section: str | None, pseudonyms: Pseudonyms) -> Content:
    """An interview of the index; one that is in a list of interviews has at least one part."""
    parts = (*_pairs_of(index, path, section), *_outside(index, path, section))
    own = sorted(parts, key=lambda part: part.start_line)
    return Content(pseudonyms.description(index.description(own[0])), tuple(map(pseudonyms.pair, own)))


def published(
    index: Index, pseudonyms: Pseudonyms, style: str, locale: str, cache: Path | None
) -> tuple[list[Published], list[str]]:
    """All interviews of an index with their citations, and what is to be known of these.

    Raises:
        CitationError: there is no such style, or its processor is missing.
        SettingsError: two transcripts would have one name.
    """
    shown: dict[tuple[str, str | None], str] = {}
    remarks: list[str] = []
    described: list[_Described] = []
    left_out: list[Published] = []
    for entry in index.interviews():
        # A search for what is outside waits until it is needed: an interview has answers, as a rule.
        answers = (
            _pairs_of(index, entry.path, entry.section) or _outside(index, entry.path, entry.section)[:1]
        )
        if not answers:
            continue
        first = pseudonyms.pair(answers[0])
        other = shown.setdefault((first.path, first.section), entry.path)
        if other != entry.path:
            raise SettingsError(
                f"{other} and {entry.path} would both be {first.path}. Give people different pseudonyms."
            )
        one = _Described(
            entry.path,
            entry.section,
            pseudonyms.description(index.description(answers[0])),
            next((pseudonyms.pair(part) for part in answers if part.timestamp), None),
            next((pseudonyms.pair(part) for part in answers if not part.timestamp), None),
        )
        try:
            gather([(one.description, passage(first))])
        except CitationError as error:
            remarks.append(str(error))
            left_out.append(Published(entry.path, entry.section, None))
        else:
            described.append(one)
    citations = _citations(described, style, locale, cache)
    known = [
        Published(one.path, one.section, citation) for one, citation in zip(described, citations, strict=True)
    ]
    return [*known, *left_out], remarks


class _Described(NamedTuple):
    """An interview of which enough is known, with an answer of each kind that it has."""

    path: str
    section: str | None
    description: InterviewDescription
    timed: IndexedPair | None
    untimed: IndexedPair | None


def _pairs_of(index: Index, path: str, section: str | None) -> list[IndexedPair]:
    return [pair for pair in index.pairs_of(path) if pair.section == section]


def _outside(index: Index, path: str, section: str | None) -> list[IndexedPair]:
    """What is said outside of the pairs of an interview."""
    found = index.search(SearchRequest(path=path, within="outside", limit=MOST_PASSAGES))
    return [hit.pair for hit in found.hits if hit.pair.section == section]


def _citations(
    described: Sequence[_Described], style: str, locale: str, cache: Path | None
) -> list[Citation]:
    """The citations of interviews, made together, so that years get the letters that tell them apart."""
    if not described:
        return []
    timed = [
        (place, "in_text_at", passage(one.timed._replace(timestamp=SOME_TIME)))
        for place, one in enumerate(described)
        if one.timed is not None
    ]
    untimed = [
        (place, "in_text", passage(one.untimed, "none"))
        for place, one in enumerate(described)
        if one.untimed is not None
    ]
    wanted = [*timed, *untimed]
    cited = [(described[place].description, quoted) for place, _, quoted in wanted]
    styled = cite_apart(cited, style, locale=locale, cache=cache)
    entries = cite(cited, "bibtex").passages
    citations: dict[int, Citation] = {}
    for (place, field, _), own, entry in zip(wanted, styled, entries, strict=True):
        known = citations.setdefault(place, Citation(own.bibliography, entry.text))
        citations[place] = known._replace(**{field: own.in_text})
    return [citations[place] for place in range(len(described))]
