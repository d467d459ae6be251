"""Finds how a person can be added to the front matter of a text, whatever its language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
import yaml
from msgspec.structs import replace

from interviews.parsing.editing.entry import (
    JSON,
    NEW_KEYS,
    YAML,
    Entry,
    Insertion,
    Lines,
    Style,
    inserted,
    only_adds,
)
from interviews.parsing.editing.nodes import node_edits, read_body
from interviews.parsing.editing.tables import TOMLKitError, table_edits
from interviews.parsing.front_matter import FrontMatter, read_front_matter
from interviews.parsing.metadata import Metadata, read_metadata

_LANGUAGES = {"---": "yaml", "+++": "toml", ";;;": "json"}


class EditingError(ValueError):
    """The front matter cannot be added to; the message says why, in words for the user."""


class _Head(msgspec.Struct, frozen=True):
    """The front matter of a text."""

    lines: Lines
    first: int
    """The index of its first line that is no mark."""
    stop: int
    """The index of the line behind its last that is none."""
    language: str


def additions(text: str, entry: Entry) -> Iterator[str]:
    """The texts that have the person in their front matter, the most fitting first.

    Each differs from `text` in nothing but what was inserted, and says about the interview what it said
    before.

    Raises:
        EditingError: the front matter is broken, or of a kind that holds no lists.
    """
    lines = Lines(text)
    words = lines.words()
    found = read_front_matter(words)
    if not found.end:
        yield _new_front_matter(lines, entry)
        return
    if found.findings:
        finding = found.findings[0]
        raise EditingError(f"line {finding.line}: {finding.message}; mend it first")
    head = _head(lines, words[0], found)
    for after in dict.fromkeys(_EDITORS[head.language](head, entry)):
        if after != text and only_adds(text, after) and _says_the_same(words, Lines(after).words(), entry):
            yield after


def edited_head(text: str) -> int:
    """The index of the line behind the front matter: what `additions` changes lies above it."""
    return read_front_matter(Lines(text).words()).end


def _head(lines: Lines, first: str, found: FrontMatter) -> _Head:
    if first.startswith("{"):
        return _Head(lines, 0, found.end, "json")
    mark = first[:3]
    language = first[3:].strip().casefold() or _LANGUAGES.get(mark, "")
    language = "yaml" if language == "yml" else language
    if mark not in _LANGUAGES or language not in _EDITORS:
        raise EditingError("its front matter is of a kind that holds no lists of people")
    return _Head(lines, 1, found.end - 1, language)


def _new_front_matter(lines: Lines, entry: Entry) -> str:
    end = lines.end
    fields = [f"{key}: {YAML.value(value)}" for key, value in entry.fields().items()]
    item = f"{end}    ".join(fields) if len(fields) > 1 else YAML.value(entry.name)
    return f"---{end}{NEW_KEYS[entry.role][0]}:{end}  - {item}{end}---{end}{end}{lines.text}"


def _in_nodes(style: Style) -> Callable[[_Head, Entry], Iterator[str]]:
    def edit(head: _Head, entry: Entry) -> Iterator[str]:
        try:
            body = read_body(head.lines, head.first, head.stop, style)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise EditingError("its front matter cannot be added to as it is written") from error
        for edits in node_edits(body, entry):
            yield inserted(head.lines.text, edits)

    return edit


def _in_tables(head: _Head, entry: Entry) -> Iterator[str]:
    start, stop = head.lines.start(head.first), head.lines.start(head.stop)
    text = head.lines.text
    try:
        for body in table_edits(text[start:stop], entry, head.lines.end):
            yield inserted(text[:start] + text[stop:], [Insertion(start, body)])
    except (TOMLKitError, RecursionError) as error:
        raise EditingError("its front matter cannot be added to as it is written") from error


_EDITORS: Mapping[str, Callable[[_Head, Entry], Iterator[str]]] = {
    "yaml": _in_nodes(YAML),
    "json": _in_nodes(JSON),
    "toml": _in_tables,
}


def _says_the_same(before: list[str], after: list[str], entry: Entry) -> bool:
    """Whether two texts say the same but for the person, who is in the second."""
    found, added = read_front_matter(before), read_front_matter(after)
    if added.findings or added.end < found.end or after[added.end :] != before[found.end :]:
        return False
    old, new = read_metadata(found.values), read_metadata(added.values)
    kept = _names(old) <= _names(new)
    return kept and any(name == entry.name for _, name in _names(new)) and _bare(old) == _bare(new)


def _names(metadata: Metadata) -> set[tuple[str, str]]:
    listed = {
        "interviewer": metadata.interviewers,
        "interviewee": metadata.interviewees,
        "other": metadata.others,
        "": metadata.authors,
    }
    return {(role, person.name) for role, people in listed.items() for person in people}


def _bare(metadata: Metadata) -> Metadata:
    return replace(metadata, interviewers=(), interviewees=(), others=(), authors=())
