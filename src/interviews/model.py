"""The records: an interview, its speakers and turns, and the Q&A pairs made of them.

All are frozen. Lines are 1-based lines of the source file, both ends included. Texts are Markdown as in the
source, without speaker labels.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Role = Literal["interviewer", "interviewee", "other"]
"""`other`: announcers, clips, audience, and people in a meeting without an interviewer."""


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceSpan(Record):
    """Consecutive lines of a source file."""

    start_line: int
    end_line: int


class NameParts(Record):
    """A name in the parts that CSL knows, for those that cannot be told from its spelling."""

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    """An organisation, a group or a one-word name, used as it is."""


class Speaker(Record):
    """One person, or one outlet that asks the questions."""

    name: str
    """The canonical name; turns and Q&A pairs use it."""
    aliases: tuple[str, ...] = ()
    """The other spellings of the labels in the source, in order of appearance."""
    role: Role = "other"
    affiliation: str | None = None
    name_parts: NameParts | None = None
    """Given in front matter or the speakers file; otherwise None."""
    named: bool = True
    """Whether the file says who this is; otherwise the name is the label: a role, a letter, a number."""
    reason: str | None = None
    """Why the speaker has this role, in words."""


class Person(Record):
    """Somebody the metadata name as interviewer or interviewee, whether or not they speak under a label."""

    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    name_parts: NameParts | None = None


class Page(Record):
    """A page of the transcript as it was printed, and where it begins in a text."""

    number: str
    start: int
    """Characters of the text before it; 0 for the page on which the text begins."""


class Turn(SourceSpan):
    """What one speaker says in one go."""

    number: int
    """1-based within the interview."""
    speaker: str
    """Canonical name; empty when nobody could be told."""
    label: str | None
    """The label as written; None for a turn that the layout alone marks."""
    timestamp: str | None
    """HH:MM:SS from the start of the recording."""
    text: str
    pages: tuple[Page, ...] = ()
    """The pages it stands on, where the source has page marks."""


class QAPair(SourceSpan):
    """One question and its answer."""

    id: str
    """16 hexadecimal digits; see `interviews.identity`."""
    number: int
    """1-based within the interview."""
    questioners: tuple[str, ...]
    answerers: tuple[str, ...]
    question: str
    answer: str
    question_turns: tuple[int, ...]
    answer_turns: tuple[int, ...]
    timestamp: str | None
    topics: tuple[str, ...]
    pages: tuple[str, ...] = ()
    """The pages it stands on, in order, where the source has page marks."""


class Background(SourceSpan):
    """Prose that nobody in the interview says: a preamble, an article, a caption, a footer."""

    text: str


class Heading(SourceSpan):
    """A section heading that is nobody's question."""

    level: int
    text: str


class Finding(Record):
    """Something about the source that a reader should look at."""

    line: int
    code: str
    """A word from the table in `docs/checks.md`, such as `label-once`."""
    message: str


class Detection(Record):
    """How the layout of a transcript was read."""

    convention: str
    """A name from `interviews.parsing.conventions`, or `none`."""
    evidence: tuple[str, ...] = ()
    """One sentence for each thing that spoke for it."""


class Fact(Record):
    """Something that speaks for or against a role, with what it weighs."""

    name: str
    value: float
    weight: float
    """What a value of 1 adds to the log odds that the speaker asks."""


class Casting(Record):
    """How the role of one speaker was told."""

    speaker: str
    role: Role
    score: float | None
    """The log odds that the speaker asks; None where the role was given."""
    facts: tuple[Fact, ...] = ()


class InterviewDescription(Record):
    """What is known about an interview apart from its words: enough to list it and to cite it."""

    path: str
    section: str | None = None
    """The heading of its part, where one file holds several interviews."""
    title: str | None = None
    date: str | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD; the first day of a range."""
    date_as_written: str | None = None
    issued: str | None = None
    """`date` with its range (`a/b`) or circa (`~` at the end)."""
    outlet: str | None = None
    """The newspaper, programme, podcast, site or archive: the container title."""
    publisher: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    """In the form of `issued`."""
    language: str | None = None
    """BCP 47."""
    genre: str | None = None
    medium: str | None = None
    media: str | None = None
    """The recording: an address, or a file as it is named from the folder of the transcript."""
    topics: tuple[str, ...] = ()
    interviewers: tuple[Person, ...] = ()
    """For a citation: from the metadata, otherwise the speakers of that role."""
    interviewees: tuple[Person, ...] = ()
    csl: dict[str, Any] = {}
    """Merged into the CSL item as it is."""
    speakers: tuple[Speaker, ...] = ()


class Interview(InterviewDescription):
    """One interview with every line of its source accounted for."""

    turns: tuple[Turn, ...] = ()
    qa_pairs: tuple[QAPair, ...] = ()
    background: tuple[Background, ...] = ()
    headings: tuple[Heading, ...] = ()
    front_matter: SourceSpan | None = None
    warnings: tuple[Finding, ...] = ()
    detection: Detection = Detection(convention="none")
    casting: tuple[Casting, ...] = ()

    def description(self) -> InterviewDescription:
        """The description alone."""
        return InterviewDescription(
            **{name: getattr(self, name) for name in InterviewDescription.model_fields}
        )
