"""What is known about an interview: from front matter, else the headings and prose above it, else the path.

The keys of the front matter, with the synonyms that transcripts in the wild use, stand in tables below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from pathlib import PurePath
from typing import Any

from interviews.model import Person, Role
from interviews.parsing.blocks import Block
from interviews.parsing.cast import AUTHOR, Known
from interviews.parsing.dates import date_in, date_in_file_name, issued, season
from interviews.parsing.labels import Form, Label
from interviews.parsing.labels.label import is_data_label, label_key, plain, role_key
from interviews.parsing.metadata_keys import (
    DATE_KEYS,
    INTERVIEWEE_KEYS,
    INTERVIEWER_KEYS,
    LANGUAGE_KEYS,
    OTHER_PEOPLE_KEYS,
    OUTLET_KEYS,
    SLUG_KEYS,
    STANDFIRST_KEYS,
    TITLE_KEYS,
    TOPIC_KEYS,
    URL_KEYS,
    folded_key,
)
from interviews.parsing.persons import persons, split_names
from interviews.parsing.source import tidy
from interviews.parsing.titles import as_read, title_above
from interviews.parsing.vocabulary import (
    BACKCHANNELS,
    GREETINGS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    OTHER_LABELS,
    SMALL_WORDS_IN_NAMES,
)
from interviews.parsing.wiki_links import without_wiki_links

_HTTP = re.compile(r"https?://[^\s<>\"'\\]+")
_STATEMENT = re.compile(
    r"\b(?P<role>interviewers?|interviewees?|hosts?|guests?)\s+(?:is|are|was|were)\s+(?P<names>[^.\n]{3,160})"
)
_IN_STATEMENTS = ("interviewe", "host", "guest")
"""One of these stands in every statement; nearly no line has any."""
_LABELLED_LINE = re.compile(
    r"^[#>\s*_-]*(?P<label>[^\W\d_][^:：\n*_]{0,40}?)[*_]{0,3}\s*[:：][*_]{0,3}\s*(?P<value>\S.*)$"
)
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_KEYS_OF_LINES = frozenset((*OUTLET_KEYS, *URL_KEYS, *LANGUAGE_KEYS, *TOPIC_KEYS, "publisher", "doi")) - {
    "collection",
    "series",
    "site",
    "program",
    "show_notes",
    "link",
    "links",
    "video",
    "audio",
    "via",
    "archive",
}
"""Keys that say the same on a line of their own as in front matter."""
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_PARTS_OF_BYLINE = re.compile(r"\s*[|·•–—,;/]\s+|\s+[|·•–—]\s*")
_SMALL_TALK = GREETINGS | BACKCHANNELS
_BEFORE_WORDS = (Form.BOLD_LABEL, Form.BOLD_DASH, Form.TIMED_NAME, Form.PLAIN_LABEL)
"""Forms of labels with words behind them, as data about an interview may have."""
LONGEST_DATA = 10
"""Words behind a label of a list of data."""
MOST_LINES = 60
"""Lines above the interview that are looked at for a date and for people."""
LONGEST_VALUE = 200
"""Characters behind a label up to which they may be names."""
LONGEST_DATE_LINE = 240
LONGEST_BYLINE = 160


@dataclass(frozen=True, slots=True)
class Metadata:
    """What front matter, headings and prose say."""

    title: str | None = None
    subject: str | None = None
    """The title of the original of a translation, or of a message; a heading of the text goes before it."""
    date_as_written: str | None = None
    issued: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    language: str | None = None
    genre: str | None = None
    medium: str | None = None
    topics: tuple[str, ...] = ()
    slug: str | None = None
    """The address of the page within its site, which often begins with the date."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    interviewers: tuple[Person, ...] = ()
    interviewees: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    """People who neither ask nor answer."""
    authors: tuple[Person, ...] = ()
    """People named without a role."""
    standfirst: tuple[str, ...] = ()
    """What it says of the interview in sentences: subtitle, excerpt, summary."""


def read_metadata(values: Mapping[str, Any]) -> Metadata:
    """What the values of the front matter say."""
    given = {folded_key(key): value for key, value in reversed(list(values.items()))}
    language = _first_text(given, LANGUAGE_KEYS)
    date = _date(given, language)
    csl = given.get("csl")
    return Metadata(
        title=_title(given),
        subject=_text(given.get("subject")),
        date_as_written=date,
        issued=issued_as_given(date, language) if date else None,
        outlet=next(
            (text for key in OUTLET_KEYS if (text := _text(given.get(key))) and not _HTTP.match(text)), None
        ),
        publisher=_text(given.get("publisher")),
        url=next((found[0] for key in URL_KEYS if (found := _HTTP.search(str(given.get(key) or "")))), None),
        doi=_doi(given.get("doi")),
        accessed=issued(accessed, language) if (accessed := _text(given.get("accessed"))) else None,
        language=language,
        genre=_text(given.get("genre")),
        medium=_text(given.get("medium")),
        topics=_topics(given),
        slug=next(
            (text for key in SLUG_KEYS if (text := _text(given.get(key))) and date_in_file_name(text)), None
        ),
        csl=csl if isinstance(csl, dict) else {},
        interviewers=_people(given, INTERVIEWER_KEYS) + _people_of_role(given, "interviewer"),
        interviewees=_people(given, INTERVIEWEE_KEYS) + _people_of_role(given, "interviewee"),
        others=_people_of_role(given, "other"),
        authors=_people_of_role(given, None),
        standfirst=tuple(text for key in STANDFIRST_KEYS if (text := _text(given.get(key)))),
    )


def issued_as_given(written: str, language: str | None) -> str | None:
    """The date of words that are given as one: at least the year, where they hold a single one."""
    date = issued(written, language)
    if date is not None:
        return date
    within = date_in(written, language) if len(written) <= LONGEST_DATE_LINE else None
    years = set(_YEAR.findall(written))
    return within[1] if within else years.pop() if len(years) == 1 else None


def _date(values: Mapping[str, Any], language: str | None) -> str | None:
    """The first value that is a date; where none is, the first that its key calls one."""
    texts = [
        text
        for key in DATE_KEYS
        if (value := values.get(key)) is not None
        and (text := _text(value[0] if isinstance(value, list) and value else value))
    ]
    return next((text for text in texts if issued_as_given(text, language)), None) or next(iter(texts), None)


def _title(values: Mapping[str, Any]) -> str | None:
    title = _first_text(values, TITLE_KEYS)
    return unescape(title) if title else None


def opening_of(labels: Sequence[Label], end: int) -> int:
    """The index of the line where somebody first speaks, or `end` where no label shows that.

    There a role says something else than a name, or somebody is labelled who is labelled again.
    """
    first_lines: dict[str, int] = {}
    opening = end
    beside_data = _beside_data(labels)
    for label in labels:
        if label.form not in _BEFORE_WORDS or (_may_be_data(label.key) and _is_name_alone(label.text)):
            continue
        if label.line in beside_data and _is_role(label.key):
            continue
        line = first_lines.setdefault(label.key, label.line)
        if _is_role(label.key) or (line < label.line and not _may_be_data(label.key)):
            opening = min(opening, line)
        if opening == next(iter(first_lines.values())):
            break
    return opening


def without_data(labels: Sequence[Label], opening: int) -> list[Label]:
    """The labels that are not about the interview, as `Date: May 1981` and `**Interviewer:** A. Roe` are.

    `opening` is the line where somebody first speaks. Only above it a name behind a role tells who takes
    part; below it the name is the answer, unless nobody of the file is labelled by their role. Initials that
    another label explains are nobody's data: `DO`, below `Dag Olsen (DO)`.
    """
    # Labels come back hundreds of times: in most files none of them may be data.
    keys = {label.key for label in labels}
    suspected = {key for key in keys if _may_be_data(key)}
    if not suspected:
        return list(labels)
    explained = {label_key(label.initials) for label in labels if label.initials}
    beside_data = _beside_data(labels)
    roles = {key for key in keys if _is_role(key)}
    roles_speak = any(label.key in roles and not _is_name_alone(label.text) for label in labels)

    def names_somebody(label: Label) -> bool:
        answers = roles_speak and label.line >= opening and label.key in roles
        return not answers and len(label.text.split()) > 1 and _is_name_alone(label.text)

    return [
        label
        for label in labels
        if label.key in explained
        or label.key not in suspected
        or not (
            is_data_label(label.key)
            or names_somebody(label)
            or (label.line in beside_data and label.line < opening)
        )
    ]


def _beside_data(labels: Sequence[Label]) -> set[int]:
    """The lines of short labels right above or below one that names data, with which they make one list."""
    keys = {key for key in {label.key for label in labels} if is_data_label(key)}
    if not keys:
        return set()
    data = {label.line for label in labels if label.key in keys}
    return {
        label.line
        for label in labels
        if data & {label.line - 1, label.line + 1} and len(label.text.split()) <= LONGEST_DATA
    }


@lru_cache(maxsize=8192)
def _is_role(key: str) -> bool:
    """Whether a label is that of somebody who asks or answers."""
    return role_key(key) in INTERVIEWER_LABELS | INTERVIEWEE_LABELS


def _is_name_alone(text: str) -> bool:
    """Whether words behind a label may be names, and are no sentence and no greeting."""
    words = text.split()
    return (
        1 <= len(words) <= 12
        and not text.rstrip(" *").endswith((".", "?", "!", "…", "。", "？"))
        and all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
        and any(word[0].isalpha() and not word[0].islower() for word in words)
        and not all(word.strip(",").casefold() in _SMALL_TALK for word in words)
    )


@lru_cache(maxsize=8192)
def _may_be_data(key: str) -> bool:
    return is_data_label(key) or role_key(key) in INTERVIEWER_LABELS | INTERVIEWEE_LABELS | OTHER_LABELS


def add_people_named(metadata: Metadata, above: Sequence[str], said: Sequence[str]) -> Metadata:
    """The metadata with the people whom lines such as `Interviewer: A. Roe` above the interview name.

    Of what is `said` first only statements count, such as `Our guests are A. Roe and B. Roe`.
    """
    interviewers, interviewees = list(metadata.interviewers), list(metadata.interviewees)
    authors = list(metadata.authors)
    named = [found for line in above for found in _people_of_line(line)]
    named += [found for line in said if _labelled(line) is None for found in _people_of_statement(line)]
    for role, names in named:
        into = interviewers if role == "interviewer" else interviewees if role == "interviewee" else authors
        listed = {one.name for one in into}
        into += [one for one in persons(names) if one.name not in listed and _is_name(one.name)]
    return replace(
        metadata,
        interviewers=tuple(interviewers),
        interviewees=tuple(interviewees),
        authors=tuple(authors),
    )


def add_headings(
    metadata: Metadata, lines: Sequence[str], blocks: Sequence[Block], first_turn: int, language: str | None
) -> Metadata:
    """The metadata with title and date from above the first turn, where the front matter is silent.

    The language of the text settles dates of which the front matter leaves the order of day and month open.
    """
    above = lines_above(lines, blocks, first_turn)
    metadata = _add_key_lines(metadata, above)
    title = metadata.title or title_above(lines, blocks, first_turn, language)
    written, date = metadata.date_as_written, metadata.issued
    if written is None:
        written, date = _date_above(above, language)
    else:
        date = issued_as_given(written, language)
    return replace(metadata, title=title or metadata.subject, date_as_written=written, issued=date)


def _add_key_lines(metadata: Metadata, above: Sequence[str]) -> Metadata:
    """The metadata with what lines such as `- **Outlet:** Well News` above the interview say.

    A title that stands beside a name may be somebody's office.
    """
    given: dict[str, str] = {}
    for line in above:
        found = _labelled(line.replace("::", ":", 1))
        if found is not None:
            given.setdefault(folded_key(found["label"]), found["value"].strip("*_ "))
    if not given:
        return metadata
    read = read_metadata({key: value for key, value in given.items() if key in _KEYS_OF_LINES})
    titled = [key for key in given if key in TITLE_KEYS and key != "name"]
    title = as_read(given[titled[0]]) if titled and "name" not in given else None
    return replace(
        metadata,
        title=metadata.title or title,
        outlet=metadata.outlet or (as_read(read.outlet) if read.outlet else None),
        url=metadata.url or read.url,
        language=metadata.language or _code(read.language),
        publisher=metadata.publisher or read.publisher,
        doi=metadata.doi or read.doi,
        topics=metadata.topics or read.topics,
    )


def _code(language: str | None) -> str | None:
    """A language that is written as a code, and not as a word."""
    return language if language and _LANGUAGE_CODE.fullmatch(language) else None


def lines_above(lines: Sequence[str], blocks: Sequence[Block], first_turn: int) -> list[str]:
    """The lines above the first turn that may say who, when and where."""
    start = blocks[0].start if blocks else 0
    return [line for line in lines[start : min(first_turn, start + MOST_LINES)] if line.strip()]


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 6 and all(
        word[0].isupper() or not word[0].isalpha() or word.casefold() in SMALL_WORDS_IN_NAMES
        for word in words
    )


def add_path(metadata: Metadata, path: str) -> Metadata:
    """The metadata with a date from the address of the page or the file name as the last resort."""
    if metadata.issued is not None or metadata.date_as_written is not None:
        return metadata
    date = date_in_file_name(metadata.slug or "") or date_in_file_name(PurePath(path).name)
    return replace(metadata, date_as_written=date, issued=date)


def known_people(metadata: Metadata) -> list[Known]:
    """The people whom the metadata name, those with a role first."""
    people: dict[str, Known] = {}
    roles: tuple[tuple[tuple[Person, ...], Role | None, str], ...] = (
        (metadata.interviewers, "interviewer", "named as interviewer"),
        (metadata.interviewees, "interviewee", "named as interviewee"),
        (metadata.others, "other", "named as neither"),
        (metadata.authors, None, AUTHOR),
    )
    for listed, role, source in roles:
        for person in listed:
            first = people.setdefault(person.name, Known(person, role, source))
            if first.person is not person:
                # Who is listed twice may have a role in one place and labels in the other.
                aliases = tuple(dict.fromkeys((*first.person.aliases, *person.aliases)))
                both = first.person.model_copy(update={"aliases": aliases})
                people[person.name] = replace(first, person=both)
    return list(people.values())


def _people_of_line(line: str) -> list[tuple[Role | None, str]]:
    found = _labelled(line)
    if found is not None:
        words = [role_key(label_key(word)) for word in re.split(r"\s*(?:&|/|\band\b)\s*", found["label"])]
        if any(word in INTERVIEWER_LABELS for word in words):
            return [("interviewer", found["value"])]
        if any(word in INTERVIEWEE_LABELS for word in words):
            return [("interviewee", found["value"])]
        if any(word in ("author", "authors", "by") for word in words):
            return [(None, found["value"])]
        return []
    return _people_of_statement(line)


def _labelled(line: str) -> re.Match[str] | None:
    found = _LABELLED_LINE.match(line)
    return found if found is not None and len(found["value"]) <= LONGEST_VALUE else None


def _people_of_statement(line: str) -> list[tuple[Role | None, str]]:
    statements: list[tuple[Role | None, str]] = []
    folded = line.casefold()
    if not any(word in folded for word in _IN_STATEMENTS):
        return statements
    for statement in _STATEMENT.finditer(folded):
        role: Role = "interviewer" if statement["role"].startswith(("interviewer", "host")) else "interviewee"
        names = line[statement.start("names") : statement.end("names")]
        names = " and ".join(
            name for name in split_names(names) if name[0].isupper() and len(name.split()) <= 5
        )
        if names:
            statements.append((role, names))
    return statements


def _date_above(lines: Sequence[str], language: str | None) -> tuple[str | None, str | None]:
    others = []
    for line in lines:
        found = _LABELLED_LINE.match(line)
        if found is not None and _is_date_label(found["label"]):
            value = tidy(plain(found["value"])).strip("*_ ")
            date = issued_as_given(value, language)
            if date is not None:
                return value, date
        elif len(line) <= LONGEST_DATE_LINE:
            others.append(tidy(plain(line)).strip("*_# "))
    for line in others:
        within = date_in(line, language) or _date_alone(line, language)
        if within is not None:
            return within
    return None, None


def _is_date_label(label: str) -> bool:
    """Whether a label is a key of a date, or has one in it: `Date/Time`, `Recorded on`."""
    return any(folded_key(word) in DATE_KEYS for word in (label, *_WORD.findall(label)))


def _date_alone(line: str, language: str | None) -> tuple[str, str] | None:
    """A season, or a date of numbers, that stands by itself between the marks of a byline."""
    if len(line) > LONGEST_BYLINE or not _YEAR.search(line):
        return None
    for part in _PARTS_OF_BYLINE.split(line):
        words = part.strip("*_ ()")
        date = season(words) or (issued(words, language) if _NUMERIC.fullmatch(words) else None)
        if date is not None:
            return words, date
    return None


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return tidy(without_wiki_links(str(value))) or None


def _first_text(values: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    return next((text for key in keys if (text := _text(values.get(key)))), None)


def _doi(value: Any) -> str | None:
    text = _text(value)
    return (
        re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE) if text else None
    )


def _people(values: Mapping[str, Any], keys: Sequence[str]) -> tuple[Person, ...]:
    return tuple(person for key in keys if values.get(key) for person in persons(values[key]))


def _people_of_role(values: Mapping[str, Any], role: Role | None) -> tuple[Person, ...]:
    """The people listed as speakers, participants or authors whose own `role` is this one."""
    entries = [
        entry
        for key in OTHER_PEOPLE_KEYS
        if (value := values.get(key))
        for entry in ([[item] for item in value] if isinstance(value, list) else [value])
    ]
    return tuple(person for entry in entries if _role_of(entry) == role for person in persons(entry))


def _role_of(entry: Any) -> Role | None:
    """The role that a mapping gives somebody: one of ours, or a word for one, such as `Host`."""
    inner = entry[0] if isinstance(entry, list) else entry
    word = str(inner.get("role") or "").casefold() if isinstance(inner, dict) else ""
    if word in INTERVIEWER_LABELS:
        return "interviewer"
    return "interviewee" if word in INTERVIEWEE_LABELS else "other" if word == "other" else None


def _topics(values: Mapping[str, Any]) -> tuple[str, ...]:
    topics: list[str] = []
    for key in TOPIC_KEYS:
        value = values.get(key)
        items = re.split(r"\s*[,;]\s*", value) if isinstance(value, str) else value
        if isinstance(items, list):
            topics += [text for item in items if (text := _text(item))]
    return tuple(dict.fromkeys(topics))
