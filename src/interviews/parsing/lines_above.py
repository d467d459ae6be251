"""What the lines above an interview say: its title, who takes part, when and where it was held.

`Interviewer: A. Roe`, `Our guests are B. Roe and C. Roe`, a date in a byline. Front matter goes before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from interviews.model import Role
from interviews.parsing.blocks import Block, BlockKind
from interviews.parsing.dates import date_in, issued, season
from interviews.parsing.front_matter import value_as_marked
from interviews.parsing.labels.label import is_data_label, label_key, plain, role_key
from interviews.parsing.mentions import is_person, says_who_wrote
from interviews.parsing.metadata import LONGEST_DATE_LINE, YEAR, Metadata, issued_as_given, read_metadata
from interviews.parsing.metadata_keys import (
    DATE_KEYS,
    LANGUAGE_KEYS,
    OUTLET_KEYS,
    TITLE_KEYS,
    TOPIC_KEYS,
    URL_KEYS,
    folded_key,
)
from interviews.parsing.persons import persons, split_names
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import leading_time
from interviews.parsing.vocabulary import (
    BOUNDS_OF_TIME,
    HEADINGS_OF_PARTS,
    INTERVIEWEE_LABELS,
    INTERVIEWER_LABELS,
    SMALL_WORDS_IN_NAMES,
)
from interviews.parsing.words import says_when

LONGEST_TITLE = 160
MOST_BLOCKS = 4
"""Blocks at the head of a text, pictures and rules included, among which its title stands."""
_ANCHOR = re.compile(r"\s*\{[#.:][^{}]{0,80}\}\s*$")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]{1,20}\]")
_EMPHASIS = re.compile(r"(?<![^\W_])[*_`]+|[*_`]+(?![^\W_])|\*+")
_ENCLOSED = re.compile(
    r"(?P<bold>\*\*\*?|__|<b>|<strong>)(?P<text>[^*<>\n]+?)(?:\*\*\*?|__|</b>|</strong>)"
    r"|(?P<mark>[*_])(?P<italic>[^*_\n]+?)(?P=mark)"
)
_BREAK = re.compile(r"(?:\s{2,}|\\|<br ?/?>)$")
_LABEL = re.compile(r"^(?P<label>[^:：]{1,40})[:：]")

_STATEMENT = re.compile(
    r"\b(?P<role>interviewers?|interviewees?|hosts?|guests?)\s+(?:is|are|was|were)\s+(?P<names>[^.\n]{3,160})"
)
_IN_STATEMENTS = ("interviewe", "host", "guest")
"""One of these stands in every statement; nearly no line has any."""
_LABELLED_LINE = re.compile(
    r"^[#>\s*_-]*(?P<label>[^\W\d_][^:：\n*_]{0,40}?)[*_]{0,3}\s*(?:::?|：)[*_]{0,3}\s*(?P<value>\S.*)$"
)
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_KEYS_OF_LINES = frozenset((*OUTLET_KEYS, *URL_KEYS, *LANGUAGE_KEYS, *TOPIC_KEYS, "publisher", "doi")) - {
    "collection", "series", "site", "program", "show_notes", "link", "links", "video", "audio", "via",
    "archive",
}  # fmt: skip
"""Keys that say the same on a line of their own as in front matter."""
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_])|(?<=[。！？])")
_PARTS_OF_BYLINE = re.compile(r"\s*[|·•–—,;/]\s+|\s+[|·•–—]\s*")
MOST_LINES = 60
"""Lines above the interview that are looked at for a date and for people."""
LONGEST_VALUE = 200
"""Characters behind a label up to which they may be names."""
LONGEST_BYLINE = 160
LONGEST_BESIDE_DATE = 60
"""Characters beside a date up to which a line is no more than a byline."""


def lines_above(lines: Sequence[str], blocks: Sequence[Block], first_turn: int) -> list[str]:
    """The lines above the first turn that may say who, when and where."""
    start = blocks[0].start if blocks else 0
    return [line for line in lines[start : min(first_turn, start + MOST_LINES)] if line.strip()]


def add_people_named(metadata: Metadata, above: Sequence[str], said: Sequence[str]) -> Metadata:
    """The metadata with the people whom lines such as `Interviewer: A. Roe` above the interview name.

    Of what is `said` first only statements count, such as `Our guests are A. Roe and B. Roe`.
    """
    interviewers, interviewees = list(metadata.interviewers), list(metadata.interviewees)
    authors = list(metadata.authors)
    named = [found for line in above for found in _people_of_line(line)]
    named += [found for line in said for found in _people_of_statement(line) if _labelled(line) is None]
    for role, names in named:
        into = interviewers if role == "interviewer" else interviewees if role == "interviewee" else authors
        listed = {one.name for one in into}
        into += [
            one
            for one in persons(names)
            if one.name not in listed
            and _is_name(one.name)
            and (role != "interviewee" or is_person(one.name))
        ]
    return replace(
        metadata,
        interviewers=tuple(interviewers),
        interviewees=tuple(interviewees),
        authors=tuple(authors),
    )


def _people_of_line(line: str) -> list[tuple[Role | None, Any]]:
    """What names people, in any form that `persons` takes, and their role."""
    found = _labelled(line)
    if found is not None:
        named = value_as_marked(found["value"].strip())
        words = [role_key(label_key(word)) for word in re.split(r"\s*(?:&|/|\band\b)\s*", found["label"])]
        if any(word in INTERVIEWER_LABELS for word in words):
            return [("interviewer", named)]
        if any(word in INTERVIEWEE_LABELS for word in words):
            return [("interviewee", named)]
        if any(word in ("author", "authors", "by") for word in words):
            return [(None, named)]
        return []
    return [*_people_of_statement(line)]


def _labelled(line: str) -> re.Match[str] | None:
    found = _LABELLED_LINE.match(line)
    return found if found is not None and len(found["value"]) <= LONGEST_VALUE else None


def _people_of_statement(line: str) -> list[tuple[Role | None, str]]:
    statements: list[tuple[Role | None, str]] = []
    folded = line.casefold()
    if not any(map(folded.__contains__, _IN_STATEMENTS)):
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


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 6 and all(
        word[0].isupper() or not word[0].isalpha() or word.casefold() in SMALL_WORDS_IN_NAMES
        for word in words
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
    given: dict[str, Any] = {}
    for line in above:
        found = _labelled(line)
        if found is not None:
            given.setdefault(folded_key(found["label"]), value_as_marked(found["value"].strip("*_ ")))
    if not given:
        return metadata
    read = read_metadata({key: value for key, value in given.items() if key in _KEYS_OF_LINES})
    titled = [key for key in given if key in TITLE_KEYS and key != "name"]
    title = as_read(str(given[titled[0]])) if titled and "name" not in given else None
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


def _date_above(lines: Sequence[str], language: str | None) -> tuple[str | None, str | None]:
    others = []
    for line in lines:
        found = _LABELLED_LINE.match(line)
        if found is not None and _is_date_label(found["label"]):
            value = str(value_as_marked(tidy(plain(found["value"])).strip("*_ ")))
            date = issued_as_given(value, language)
            if date is not None:
                return value, date
        elif len(line) <= LONGEST_DATE_LINE:
            others.append(tidy(plain(line)).strip("*_# "))
    for line in others:
        within = date_in(line, language) or _date_alone(line, language)
        if within is not None and _is_of_the_interview(line, within[0]):
            return within
    return None, None


def _is_of_the_interview(line: str, written: str) -> bool:
    """Whether a date is that of the text: of a byline, or in a sentence about the interview itself."""
    if _begins_or_ends(line, written):
        return False
    is_unspaced = any("\u3040" <= character <= "\u9fff" for character in line)
    longest = LONGEST_BESIDE_DATE // 3 if is_unspaced else LONGEST_BESIDE_DATE
    return len(line) - len(written) <= longest or any(
        written in sentence and says_when(sentence) for sentence in _SENTENCE_END.split(line)
    )


def _begins_or_ends(line: str, written: str) -> bool:
    """Whether something is said to have begun or ended at a date, as a podcast that runs since May 2015."""
    before = line.partition(written)[0].split()
    return bool(before) and before[-1].casefold() in BOUNDS_OF_TIME


def _is_date_label(label: str) -> bool:
    """Whether a label is a key of a date, or has one in it: `Date/Time`, `Recorded on`."""
    return any(folded_key(word) in DATE_KEYS for word in (label, *_WORD.findall(label)))


def _date_alone(line: str, language: str | None) -> tuple[str, str] | None:
    """A season, or a date of numbers, that stands by itself between the marks of a byline."""
    if len(line) > LONGEST_BYLINE or not YEAR.search(line):
        return None
    for part in _PARTS_OF_BYLINE.split(line):
        words = part.strip("*_ ()")
        date = season(words) or (issued(words, language) if _NUMERIC.fullmatch(words) else None)
        if date is not None:
            return words, date
    return None


def as_read(title: str) -> str:
    """A title without Markdown, footnote marks and anchors."""
    without = _FOOTNOTE.sub("", _ANCHOR.sub("", title))
    return tidy(_EMPHASIS.sub("", plain(without))).strip("# ")


def title_above(
    lines: Sequence[str], blocks: Sequence[Block], first_turn: int, language: str | None
) -> str | None:
    """The title above the first turn: the first heading of the highest rank, or a line in bold or italics."""
    headings = [
        (block.level != 1, block.start, text)
        for block in blocks
        if block.kind is BlockKind.HEADING
        and block.start < first_turn
        and not _begins_with_time(block.text)
        and (text := as_read(block.text))
    ]
    telling = [heading for heading in headings if not _is_generic(heading[2])]
    enclosed = _enclosed_line(lines, blocks, first_turn, language) if not telling else None
    if telling:
        return min(telling)[2]
    return enclosed or (min(headings)[2] if headings else None)


def _begins_with_time(heading: str) -> bool:
    """Whether a heading is that of a chapter of the recording: `[00:05:00] The voyage`."""
    time = leading_time(heading)
    return time is not None and (time.is_marked or time.is_full)


def _is_generic(text: str) -> bool:
    return text.casefold().strip(" :.") in HEADINGS_OF_PARTS


def _enclosed_line(
    lines: Sequence[str], blocks: Sequence[Block], first_turn: int, language: str | None
) -> str | None:
    """The first line of the first paragraph, where it is in bold or italics as a whole and names nobody."""
    for block in blocks[:MOST_BLOCKS]:
        if block.start >= first_turn:
            return None
        if block.kind is BlockKind.PARAGRAPH and not lines[block.start].lstrip().startswith(("![", "[![")):
            return _enclosed(lines[block.start], alone=block.end - block.start == 1, language=language)
    return None


def _enclosed(line: str, *, alone: bool, language: str | None) -> str | None:
    found = _ENCLOSED.fullmatch(_BREAK.sub("", line.strip()))
    if found is None or not (alone or _BREAK.search(line) or found["bold"]):
        return None
    text = as_read(found["text"] or found["italic"])
    label = _LABEL.match(text)
    is_label = text.endswith((":", "：")) or (label is not None and is_data_label(label_key(label["label"])))
    is_sentence = found["italic"] is not None and text.endswith((".", "。", "…"))
    short = len(text.split()) < 2 and not any("\u3040" <= character <= "\ud7a3" for character in text)
    if short or len(text) > LONGEST_TITLE or is_label or is_sentence:
        return None
    return None if issued(text, language) or says_who_wrote(text, language) else text
