"""Places in an interview: the timestamp, the page, the paragraph, the number of the question.

CSL has no label `question`; styles print question 12 as section Q12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviews.citing.quotation import Pair
from interviews.citing.text import one_line, pairs, words
from interviews.errors import UsageError
from interviews.wording import first_and_last

LABELS = sorted(
    words(
        """act appendix article-locator book canon chapter column elocation equation figure folio issue line
        note opus page paragraph part rule scene section sub-verbo supplement table timestamp title-locator
        verse version volume"""
    )
)
"""The labels of CSL 1.0.2, except `locator`."""

QUESTION = "question"

_OTHER_NAMES = pairs(
    """p=page pp=page pages=page para=paragraph par=paragraph paras=paragraph paragraphs=paragraph
    ¶=paragraph ¶¶=paragraph sec=section sect=section sections=section §=section §§=section time=timestamp
    at=timestamp q=question questions=question ch=chapter chap=chapter col=column fig=figure vol=volume
    lines=line"""
)
_TIME = re.compile(
    r"((?:\d{1,3}:)?\d{1,3}:\d{2}(?:\.\d+)?)(?:\s?[-–]\s?((?:\d{1,3}:)?\d{1,3}:\d{2}(?:\.\d+)?))?"
)
_JOINED = re.compile(r"(¶¶?|§§?|q|pp?\.)\s*(?=[\divxlc])", re.IGNORECASE)
"""A short label that nothing parts from its value: `p.12`, `Q3`, `¶5`."""
_RANGE = re.compile(r"\d+[-–]\d+")
_PANDOC_ABBREVIATIONS = {"page": "p.", "paragraph": "para.", "section": "sec."}


@dataclass(frozen=True, slots=True)
class Locator:
    """One place."""

    label: str
    """One of `LABELS`, or `QUESTION`."""
    value: str

    @property
    def csl_label(self) -> str:
        """The label by which a CSL processor knows the place."""
        return "section" if self.label == QUESTION else self.label

    @property
    def csl_value(self) -> str:
        """What a style prints after the label."""
        return f"Q{self.value}" if self.label == QUESTION and self.value[:1].isdigit() else self.value


def read_locator(text: str, pair: Pair) -> Locator | None:
    """The place that `LABEL VALUE` names; a label alone takes its value from the pair.

    `timestamp`, `page` and `question` may stand alone, and a bare time such as `00:14:05` is a timestamp.
    `none` asks for no place at all.

    Raises:
        UsageError: the label is unknown, or has no value.
    """
    asked = one_line(text)
    if asked.lower() == "none":
        return None
    if _TIME.fullmatch(asked):
        return Locator("timestamp", _time(asked))
    asked = _JOINED.sub(r"\1 ", asked, count=1) if _JOINED.match(asked) else asked
    written, _, value = asked.partition(" ")
    name = written.lower().rstrip(".")
    label = _OTHER_NAMES.get(name, name)
    if label not in (*LABELS, QUESTION):
        raise UsageError(
            f"{text!r} is no place in an interview. Give a label and a value, such as 'paragraph 12', "
            f"'page 4', 'timestamp 00:14:05' or 'question 3'. The labels are {QUESTION}, {', '.join(LABELS)}."
        )
    if value:
        return Locator(label, _time(value) if label == "timestamp" else value)
    if label == QUESTION:
        return question_number(pair)
    if label == "timestamp":
        return recorded_time(pair)
    if label == "page" and pair.pages:
        return printed_pages(pair)
    raise UsageError(f"The place {text!r} has no value. Write for example '{label} 12'.")


def _time(written: str) -> str:
    """A time, or the two ends of what is quoted, between which an en dash stands."""
    found = _TIME.fullmatch(written)
    return "–".join(filter(None, found.groups())) if found else written


def recorded_time(pair: Pair) -> Locator | None:
    """When in the recording the pair begins; None where it has no timestamp."""
    return Locator("timestamp", pair.timestamp) if pair.timestamp else None


def printed_pages(pair: Pair) -> Locator | None:
    """The pages of the transcript on which the pair stands; None where it has no page marks."""
    return Locator("page", first_and_last(pair.pages)) if pair.pages else None


def question_number(pair: Pair) -> Locator | None:
    """Which question of the interview it is; None for what is said outside questions and answers."""
    return Locator(QUESTION, str(pair.number)) if pair.number else None


def in_words(locator: Locator | None) -> str:
    """The place as prose has it: `00:14:05`, `question 12`, `page 4`; empty for none."""
    if locator is None:
        return ""
    if locator.label == "timestamp":
        return locator.value
    if locator.label == "page" and _RANGE.fullmatch(locator.value):
        return f"pages {locator.value}"
    return f"{locator.label.removesuffix('-locator').replace('-', ' ')} {locator.value}"


def in_pandoc(key: str, locator: Locator | None) -> str:
    """The citation in pandoc's Markdown: `[@key, para. 12]`.

    A bare time would be read as a page and `timestamp` printed as a word, so a time stands behind an empty
    locator (`[@key{}, 00:14:05]`); a question number is passed through as it is.
    """
    if locator is None:
        return f"[@{key}]"
    value = locator.value.replace("[", "(").replace("]", ")")
    if locator.label == "timestamp":
        return f"[@{key}{{}}, {value}]"
    label = _PANDOC_ABBREVIATIONS.get(locator.label, locator.label)
    if locator.label == "page" and _RANGE.fullmatch(value):
        label = "pp."
    return f"[@{key}, {label} {value}]"
