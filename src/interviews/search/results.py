"""What comes back from an index: pairs, hits, counts, lists; and the pairs around one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from interviews.search.requests import Scope, SearchRequest
from interviews.wording import first_and_last


class Speech(NamedTuple):
    """What one turn of a pair says."""

    speaker: str
    text: str
    start_line: int
    timestamp: str | None
    pages: tuple[tuple[str, int], ...] = ()
    """The pages it stands on, each with the characters of the text before it; none without page marks."""


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
    pages: tuple[str, ...] = ()
    """The pages it stands on, in order, where the source has page marks."""

    def to_record(self) -> dict[str, Any]:
        """What programs are given of a pair: plain values by name, as `search --json` prints them."""
        return {
            "id": self.id,
            "kind": "passage" if self.is_passage else "pair",
            "path": self.path,
            "start_line": self.start_line,
            "end_line": self.end_line,
            "timestamp": self.timestamp,
            "pages": list(self.pages),
            "title": self.title,
            "date": self.date,
            "outlet": self.outlet,
            "questioners": list(self.questioners),
            "answerers": list(self.answerers),
            "unnamed": list(self.unnamed_speakers),
            "topics": list(self.topics),
            "question": self.question,
            "answer": self.answer,
        }

    @property
    def identities(self) -> tuple[object, ...]:
        """What tells those who answer from people of other files: their names, and labels with the file."""
        return tuple((self.path, name) if name in self.unnamed else name for name in self.answerers)

    @property
    def named_answerers(self) -> tuple[str, ...]:
        """Those who answer and whom the file names."""
        return tuple(name for name in self.answerers if name not in self.unnamed)

    @property
    def unnamed_speakers(self) -> tuple[str, ...]:
        """Those who ask or answer and whom the file does not name."""
        return tuple(name for name in self.unnamed if name in (*self.questioners, *self.answerers))

    @property
    def is_passage(self) -> bool:
        """Whether it is said outside questions and answers."""
        return not self.number


def pages_in_short(pages: Sequence[str]) -> str:
    """Pages as readers know them: `p. 12`, `pp. 12-13`; empty for none."""
    if not pages:
        return ""
    return f"{'p.' if pages[0] == pages[-1] else 'pp.'} {first_and_last(pages)}"


MARK = "**"
"""What stands before and after a match where a snippet is a plain string."""


class Snippet(NamedTuple):
    """The part of a text that shows best why it was found."""

    text: str
    """On one line, in Markdown as the source has it, apart from its `**`."""
    matches: tuple[tuple[int, int], ...] = ()
    """Where in the text the matches begin and end."""

    def marked(self, before: str = MARK, after: str = MARK) -> str:
        """The text with something before and after each match."""
        pieces: list[str] = []
        place = 0
        for start, end in self.matches:
            pieces += (self.text[place:start], before, self.text[start:end], after)
            place = end
        return "".join((*pieces, self.text[place:]))


FoundBy = Literal["words", "topics", "meaning"]
"""What makes a pair a hit: words that it says, only those of its interview's title and its topics, or what it
means."""
_FOUND_BY: Mapping[FoundBy, str] = {"topics": "by its title or topics", "meaning": "by meaning"}
"""How it is said of a hit that it has no word of the query."""


OUTSIDE = "outside questions"
"""How it is said of a passage that it is none of the questions with their answers."""


class Hit(NamedTuple):
    """One pair or passage that matches, and where."""

    pair: IndexedPair
    score: float
    window: Snippet
    reason: str | None = None
    """Which words it has where, and the factors of its score; only where it was asked for."""
    found_by: FoundBy = "words"
    also_in: tuple[str, ...] = ()
    """The other files that hold the same interview, in which the same pair is no hit of its own."""

    def to_record(self) -> dict[str, Any]:
        """The record of its pair, with what makes it a hit."""
        return {
            **self.pair.to_record(),
            "score": self.score,
            "snippet": self.snippet,
            "found_by": self.found_by,
            "matches": [list(match) for match in self.window.matches],
            **({"reason": self.reason} if self.reason else {}),
            **({"also_in": list(self.also_in)} if self.also_in else {}),
        }

    @property
    def remark(self) -> str:
        """What sets it apart from an answer that says words of the query; empty for such an answer."""
        kind = OUTSIDE if self.pair.is_passage else ""
        return ", ".join(filter(None, (_FOUND_BY.get(self.found_by), kind)))

    @property
    def snippet(self) -> str:
        """The best window of the text, matches between `**`."""
        return self.window.marked()

    @property
    def matched_words(self) -> frozenset[str]:
        """The words of the window that match."""
        return frozenset(self.window.text[start:end] for start, end in self.window.matches)


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
    """What was searched, by the request or by the query itself; None where words were looked for in pairs and
    passages."""
    outside: int = 0
    """How many passages match: among the hits, or where these are all pairs that the filters admit, beside
    them. 0 where the request says what is searched."""
    people: tuple[str, ...] = ()
    """Speakers whose names were recognised among the words; what they say comes first."""

    @property
    def kind(self) -> Literal["pair", "passage", "hit"]:
        """What the hits are called: `hit` where both were looked for and not all are of one kind."""
        if self.within == "outside":
            return "passage"
        if self.within is not None or self.outside == 0 < self.total:
            return "pair"
        return "passage" if 0 < self.outside == self.total else "hit"

    def to_records(self) -> list[dict[str, Any]]:
        """The hits as plain values by name, one record a hit, for tables and JSON."""
        return [hit.to_record() for hit in self.hits]


class Related(NamedTuple):
    """Who else was asked what a pair asks."""

    pair: IndexedPair
    questions: tuple[Hit, ...]
    """The most similar questions of other interviews, one an interview."""
    answers: tuple[Hit, ...]
    """What other people say about the same, one pair for each of them."""


class InterviewEntry(NamedTuple):
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
    affiliations: Mapping[str, str] = MappingProxyType({})
    """By canonical name, of those who have one."""


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


def around(
    pair: IndexedPair, siblings: Sequence[IndexedPair]
) -> tuple[Sequence[IndexedPair], Sequence[IndexedPair]]:
    """The pairs of its file before it, the nearest last, and those after it, the nearest first.

    Args:
        pair: A pair or passage.
        siblings: All pairs of its file in their order.
    """
    place = next((place for place, other in enumerate(siblings) if other.id == pair.id), None)
    if place is not None:
        return siblings[:place], siblings[place + 1 :]
    first = bisect_left(siblings, pair.start_line, key=lambda other: other.start_line)
    return siblings[:first], siblings[first:]


def source_file(pair: IndexedPair) -> Path:
    """The source file of a pair."""
    return Path(pair.folder) / pair.path
