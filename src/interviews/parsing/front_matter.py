"""Front matter in the dialects of Hugo, Jekyll, Obsidian and pandoc: YAML, TOML, and comment lines.

Values stay as written as far as their syntax allows: a date is a string, so that its writer's precision is
kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from interviews.model import Finding

LONGEST = 20_000
"""Lines; front matter that holds a whole transcript reaches 3,000."""
MOST_VALUES = 200_000
"""Values after aliases are followed: more is an attempt to fill the memory."""

_KEY_VALUE = re.compile(r"^([A-Za-z][\w -]{0,40}):\s+(.*\S)\s*$")
_COMMENT = re.compile(r"^\[#\]:\s*(?:#\s*)?\(?\"?([\w -]{1,40}?)\s*:\s*(.*)$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """By key in lower case; `-` in keys is `_`."""
    end: int = 0
    """The index of the first line after it; 0 where there is none."""
    findings: tuple[Finding, ...] = ()


class _Loader(yaml.CSafeLoader):  # type: ignore[misc,name-defined,unused-ignore]
    """YAML's safe loader with dates left as they are written."""


_Loader.yaml_implicit_resolvers = {
    character: [pair for pair in resolvers if pair[0] != "tag:yaml.org,2002:timestamp"]
    for character, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter at the head of the lines, empty where there is none."""
    first = lines[0].rstrip() if lines else ""
    if first == "---":
        end = _closing(lines, ("---", "..."))
        if end is not None and _holds_keys(lines[1 : end - 1]):
            return _read_yaml(lines, end)
    elif first == "+++":
        end = _closing(lines, ("+++",))
        if end is not None:
            return _read_toml(lines, end)
    elif first.startswith("[#]:"):
        return _read_comments(lines)
    return FrontMatter()


def _closing(lines: Sequence[str], marks: tuple[str, ...]) -> int | None:
    for index in range(1, min(len(lines), LONGEST)):
        if lines[index].rstrip() in marks:
            return index + 1
    return None


def _holds_keys(lines: Sequence[str]) -> bool:
    """Whether it looks like YAML at all: a rule at the head of a text opens no front matter."""
    return not any(line.strip() for line in lines) or any(
        re.match(r"^\s*[\w\"' -]{1,60}:(\s|$)", line) for line in lines
    )


def _read_yaml(lines: Sequence[str], end: int) -> FrontMatter:
    body = lines[1 : end - 1]
    try:
        values = yaml.load("\n".join(body), Loader=_Loader)  # noqa: S506 - a safe loader with fewer types
        _count(values, MOST_VALUES)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        reason = " ".join(str(getattr(error, "problem", None) or error).split())
        finding = Finding(
            line=line,
            code="front-matter",
            message=f"invalid YAML front matter ({reason}); only its plain `key: value` lines were read",
        )
        return FrontMatter(_salvage(body), end, (finding,))
    if not isinstance(values, dict):
        values = {}
    return FrontMatter(_normalise(values), end)


def _read_toml(lines: Sequence[str], end: int) -> FrontMatter:
    try:
        values = tomllib.loads("\n".join(lines[1 : end - 1]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        finding = Finding(
            line=int(line[1]) + 1 if line else 1,
            code="front-matter",
            message=f"invalid TOML front matter ({error}); it was not read",
        )
        return FrontMatter({}, end, (finding,))
    return FrontMatter(_normalise(values), end)


def _read_comments(lines: Sequence[str]) -> FrontMatter:
    """Link definitions used as comments: `[#]: subject: (Title)`."""
    values: dict[str, Any] = {}
    end = 0
    while end < len(lines) and lines[end].startswith("[#]:"):
        found = _COMMENT.match(lines[end])
        if found is not None:
            value = found[2].strip()
            if value[:1] + value[-1:] in ('""', "()", "''"):
                value = value[1:-1]
            if value.strip():
                values[found[1]] = value.strip()
        end += 1
    return FrontMatter(_normalise(values), end)


def _salvage(lines: Sequence[str]) -> dict[str, Any]:
    values = {}
    for line in lines:
        found = _KEY_VALUE.match(line)
        if found is not None:
            values[found[1]] = found[2].strip("\"'")
    return _normalise(values)


def _normalise(values: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(key).strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in values.items()
    }


def _count(value: Any, budget: int) -> int:
    """How many of `budget` values are left after these; raises ValueError when there are more."""
    pending = [value]
    while pending:
        budget -= 1
        if budget < 0:
            raise ValueError("it holds too many values")
        item = pending.pop()
        if isinstance(item, dict):
            pending += item.values()
        elif isinstance(item, list):
            pending += item
    return budget
