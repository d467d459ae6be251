"""Who is added to front matter, how its languages write that, and texts put into another text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import yaml

from interviews.model import Role
from interviews.parsing.metadata_keys import INTERVIEWEE_KEYS, INTERVIEWER_KEYS, OTHER_PEOPLE_KEYS

_PLAIN = re.compile(r"[^\W_][\w .'’-]*")
_NOT_PLAIN = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
"""Words that some versions of YAML take for something else than a text."""
_LINE_END = re.compile(r"\r\n|\r|\n")

NEW_KEYS: Mapping[Role | None, tuple[str, ...]] = {
    "interviewer": ("interviewers", "interviewer", "hosts"),
    "interviewee": ("interviewees", "interviewee", "guests"),
    "other": ("speakers", "participants", "speaker"),
    None: ("speakers", "participants", "speaker"),
}
"""Under which key people of a role are listed: the first that is not there yet."""
LISTS: Mapping[Role | None, tuple[str, ...]] = {
    "interviewer": INTERVIEWER_KEYS,
    "interviewee": INTERVIEWEE_KEYS,
    "other": ("speakers", "participants", "speaker"),
    None: ("speakers", "participants", "speaker"),
}
"""The keys of lists to which people of a role may be added."""
PEOPLE_KEYS = (*INTERVIEWER_KEYS, *INTERVIEWEE_KEYS, *OTHER_PEOPLE_KEYS)


class Entry(msgspec.Struct, frozen=True):
    """A person as front matter is to have them."""

    name: str
    alias: str | None
    """The label by which they are known in the text; None for somebody without one."""
    role: Role | None
    """None where it is to be told from what they say, as for others."""

    def fields(self) -> dict[str, Any]:
        """The mapping that stands for the person."""
        aliases = {"aliases": [self.alias]} if self.alias is not None else {}
        role = {"role": "other"} if self.role == "other" else {}
        return {"name": self.name, **aliases, **role}


class Style(msgspec.Struct, frozen=True):
    """How a language writes a mapping of one line, and the texts in it."""

    text: Callable[[str], str]
    key: Callable[[str], str]
    between: str
    """What stands between a key and its value."""

    def value(self, value: Any) -> str:
        """A text, a list or a mapping of these on one line."""
        if isinstance(value, dict):
            parts = (f"{self.key(key)}{self.between}{self.value(inner)}" for key, inner in value.items())
            return "{" + ", ".join(parts) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.value, value)) + "]"
        return self.text(value)


def quoted(text: str) -> str:
    """A text in double quotes, as YAML, JSON and TOML all read it."""
    return json.dumps(text, ensure_ascii=False)


def in_yaml(text: str) -> str:
    """A text as YAML has it anywhere: without quotes where that is safe."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_PLAIN and not text.endswith(" "):
        try:
            read = yaml.safe_load(f"[{text}]")
        except yaml.YAMLError:
            return quoted(text)
        if read == [text]:
            return text
    return quoted(text)


YAML = Style(in_yaml, str, ": ")
JSON = Style(quoted, quoted, ": ")
TOML = Style(quoted, str, " = ")


class Insertion(NamedTuple):
    """A text that goes in front of the character at an offset."""

    offset: int
    text: str


class Lines:
    """Where the lines of a text begin and end; any of LF, CRLF and CR ends one."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self.end = text[ends[0][0] : ends[0][1]] if ends else "\n"
        """What ends the first line, and new ones."""

    def words(self) -> list[str]:
        """The lines without their ends."""
        return [self.text[start:end] for start, end in zip(self._starts, self._ends, strict=True)]

    def start(self, line: int) -> int:
        """The offset of the line with an index; that of the end of the text where there are fewer lines."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def stop(self, line: int) -> int:
        """The offset where the words of the line end."""
        return self._ends[line]


def only_adds(before: str, after: str) -> bool:
    """Whether one text is the other with more in between."""
    characters = iter(after)
    return all(character in characters for character in before)


def inserted(text: str, insertions: Sequence[Insertion]) -> str:
    """The text with all insertions."""
    pieces, place = [], 0
    for one in sorted(insertions, key=lambda one: one.offset):
        pieces += [text[place : one.offset], one.text]
        place = one.offset
    return "".join([*pieces, text[place:]])
