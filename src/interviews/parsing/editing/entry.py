"""Who is added to front matter, and how its languages write that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from interviews.model import Role
from interviews.parsing.metadata_keys import INTERVIEWEE_KEYS, INTERVIEWER_KEYS, OTHER_PEOPLE_KEYS

_PLAIN = re.compile(r"[^\W_][\w .'’-]*")
_NOT_PLAIN = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
"""Words that some versions of YAML take for something else than a text."""

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


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class Style:
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
