"""What the faces know of an index: the requests they make and the records they get back.

Nothing here knows which engine stands behind it. The records are no pydantic models, since a search from the
command line must not wait for pydantic's import (45 ms), and where nobody changes or converts them, named
tuples: to make the class takes a seventh of the time of a dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from interviews.model import InterviewDescription

Scope = Literal["question", "answer", "outside"]
"""What is searched: the questions, the answers, or what is said outside of both."""
SCOPES: tuple[Scope, ...] = ("question", "answer", "outside")
FACETS = ("speaker", "topic", "outlet", "year")
"""The fields that hits are counted by."""


class SearchRequest(NamedTuple):
    """What to look for. An empty request matches every pair, newest interview first."""

    text: str = ""
    """In the query language of `interviews.index.query`; any string is legal."""
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
    """Only words of the question, only words of the answer, or only passages, which are neither."""
    path: str | None = None
    """Only pairs of this file, as in `IndexedPair.path`."""
    limit: int = 20
    offset: int = 0
    explained: bool = False
    """Says of each hit why it is where it is."""
    literal: bool = False
    """Takes the words as they are: no spelling is repaired and no name of a speaker recognised."""


class Speech(NamedTuple):
    """What one turn of a pair says."""

    speaker: str
    text: str
    start_line: int
    timestamp: str | None


class IndexedPair(NamedTuple):
    """A Q&A pair as the index keeps it, with what a face shows of its interview.

    A passage, which is said outside questions and answers, has the same form with an empty question.
    """

    id: str
    path: str
    """Relative to the transcripts folder when there is one folder, else absolute."""
    folder: str
    """The absolute path of the transcripts folder that holds the file."""
    section: str | None
    number: int
    """1-based within the interview; 0 for a passage."""
    ordinal: int
    """1-based within the file, the N of `PATH#N`; 0 for a passage."""
    start_line: int
    end_line: int
    timestamp: str | None
    title: str | None
    date: str | None
    outlet: str | None
    language: str | None
    questioners: tuple[str, ...]
    answerers: tuple[str, ...]
    affiliations: Mapping[str, str]
    """By canonical name, of those who have one."""
    topics: tuple[str, ...]
    question: str
    answer: str
    question_speeches: tuple[Speech, ...]
    answer_speeches: tuple[Speech, ...]
    interview: int = 0
    """A number that tells the interviews of one index apart, or those of one file parsed on the spot."""
    unnamed: tuple[str, ...] = ()
    """The speakers of its interview whom the file does not name: labels that are nobody elsewhere."""

    @property
    def identities(self) -> tuple[object, ...]:
        """What tells those who answer from people of other files: their names, and labels with the file."""
        return tuple((self.path, name) if name in self.unnamed else name for name in self.answerers)

    @property
    def named_answerers(self) -> tuple[str, ...]:
        """Those who answer and whom the file names."""
        return tuple(name for name in self.answerers if name not in self.unnamed)

    @property
    def is_passage(self) -> bool:
        """Whether it is said outside questions and answers."""
        return not self.number


class Hit(NamedTuple):
    """One pair that matches, and where."""

    pair: IndexedPair
    score: float
    snippet: str
    """The best window of the text, matches between `**`."""
    reason: str | None = None
    """Which words it has where, and the factors of its score; only where it was asked for."""


FacetCounts = Mapping[str, Sequence[tuple[str, int]]]
"""For each of `FACETS`, the values of all hits and how many hits have them, most frequent first."""


class SearchResults(NamedTuple):
    """One page of hits, and what is true of all hits."""

    request: SearchRequest
    total: int
    """All hits, not only this page."""
    hits: tuple[Hit, ...]
    facets: FacetCounts
    milliseconds: float
    corrected: str | None = None
    """The query that was searched, where the spelling was repaired."""
    explanation: str | None = None
    """Why there is nothing, or what could not be understood, in words."""
    within: Scope | None = None
    """What was searched, by the request or by the query itself."""
    people: tuple[str, ...] = ()
    """Speakers whose names were recognised among the words; what they say comes first."""


class Related(NamedTuple):
    """Who else was asked what a pair asks."""

    pair: IndexedPair
    questions: tuple[Hit, ...]
    """The most similar questions of other interviews, one an interview."""
    answers: tuple[Hit, ...]
    """What other people say about the same, one pair for each of them."""


@dataclass(frozen=True, slots=True)
class InterviewEntry:
    """One interview in a list of interviews."""

    path: str
    section: str | None
    title: str | None
    date: str | None
    outlet: str | None
    interviewees: tuple[str, ...]
    interviewers: tuple[str, ...]
    pairs: int
    """How many Q&A pairs it has."""
    unnamed: tuple[str, ...] = ()
    """The labels of those whom the file does not name."""


class IndexSummary(NamedTuple):
    """What an index holds."""

    folders: tuple[str, ...]
    """Absolute paths of the transcripts folders."""
    files: int
    interviews: int
    pairs: int
    passages: int
    """What is said outside questions and answers, in pieces."""
    generation: int
    """Grows by one with each change of content."""
    built: str
    """ISO 8601 with time zone."""


class Index(Protocol):
    """An open index: one unchanging generation until `refresh`."""

    def search(self, request: SearchRequest) -> SearchResults:
        """The pairs that match, or the passages; never raises for anything in `request.text`."""

    def outside(self, request: SearchRequest) -> int:
        """How many passages outside of questions and answers match the words of a request for these.

        Of a request that asks for nothing, or has a scope of its own, that is 0.
        """

    def pair(self, reference: str) -> IndexedPair:
        """The one pair, or passage, whose id starts with `reference`.

        Raises:
            PairReferenceError: no pair's id does, or those of several.
        """

    def related(self, pair: IndexedPair, limit: int = 5) -> Related:
        """Similar questions and other people's answers, at most `limit` of each."""

    def pairs_of(self, path: str) -> tuple[IndexedPair, ...]:
        """The pairs of a file in their order; empty for a file that the index does not hold."""

    def interviews(self) -> tuple[InterviewEntry, ...]:
        """All interviews, newest first, those without a date last."""

    def description(self, pair: IndexedPair) -> InterviewDescription:
        """The description of the pair's interview: what a citation needs."""

    def facet(self, name: str) -> Sequence[tuple[str, int]]:
        """All values of one of `FACETS` with the number of pairs, most frequent first."""

    def summary(self) -> IndexSummary:
        """What the index holds."""

    def refresh(self) -> bool:
        """Moves to the newest generation; whether there was a newer one."""

    def close(self) -> None:
        """Lets go of its files."""
