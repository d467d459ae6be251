"""Front matter in the dialects of Hugo, Zola, Jekyll, Obsidian, pandoc, Org and MultiMarkdown.

Values stay as written as far as their syntax allows: a date is a string, so that its writer's precision is
kept. What cannot be read costs its own value and no other.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from math import isfinite
from typing import Any

import msgspec

from interviews.model import Finding
from interviews.parsing.metadata_keys import (
    INTERVIEWEE_KEYS,
    INTERVIEWER_KEYS,
    KNOWN_KEYS,
    NESTED,
    TITLE_KEYS,
    folded_key,
)

LONGEST = 20_000
"""Lines; front matter that holds a whole transcript reaches 3,000."""
MOST_VALUES = 200_000
"""Values after aliases are followed: more is an attempt to fill the memory."""
MOST_KEY_LINES = 40
"""Lines of keys without any mark around them."""
LONGEST_NUMBER = 60
"""Digits of a number in JSON; Python reads none of more than 4,300, and longer ones are kept as text."""
LONGEST_NAMES = 12
"""Words of people behind a key; more is speech."""

_KEY_VALUE = re.compile(r"^[\"']?([^\W\d_][\w .-]{0,40}?)[\"']?\s*:(?:\s+|(?=[\[\"']))(.*\S)\s*$")
_TOP_KEY = re.compile(r"^[\"']?[^\W\d_][\w .-]{0,60}?[\"']?\s*:(?:[\s\[\"']|$)")
_TOML_KEY = re.compile(r"^\s*(?:[\"']?[\w.-]{1,60}[\"']?\s*=|\[)")
_TOML_VALUE = re.compile(r"^\s*[\"']?([\w-]{1,60})[\"']?\s*=\s*(.*\S)\s*$")
_COMMENT = re.compile(r"^\[#\]:\s*(?:#\s*)?\(?\"?([\w -]{1,40}?)\s*:\s*(.*)$")
_ORG = re.compile(r"^#\+([\w-]{1,40}):\s*(.*?)\s*$")
_KEY_LINE = re.compile(r"^([^\W\d_][\w .'’-]{0,30}?)\s*(?:::?|：)\s*(\S.*?)\s*\\?$")
_JSON = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) < LONGEST_NUMBER else digits)
_FENCES = {"---": ("yaml", ("---", "...")), "+++": ("toml", ("+++",)), ";;;": ("json", (";;;",))}
"""The language that marks mean by themselves, and the marks that close it."""
DEEPEST = 20
"""Levels of nesting; CSL, the deepest that is read, has four."""
LARGEST_NUMBER = 10**60
"""Above the largest identifiers; Python writes no number of more than 4,300 digits."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no YAML may hold; an escape within quotation marks can mean one."""
_LEFT_OUT = object()


class FrontMatter(msgspec.Struct, frozen=True):
    """What stands before the text."""

    values: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """By key in lower case; `-` in keys is `_`."""
    end: int = 0
    """The index of the first line after it; 0 where there is none."""
    findings: tuple[Finding, ...] = ()


_UNREADABLE_YAML = (ValueError, OverflowError, RecursionError)


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter at the head of the lines, empty where there is none."""
    read = _read(lines)
    if not read.values:
        return read
    values, wrong = plain_values(read.values)
    findings = [
        _finding(
            _line_of(key, lines[: read.end]),
            f"`{key[:40]}` holds {reason}" + ("" if reason.endswith("read") else "; it was left out"),
        )
        for key, reason in wrong
    ]
    return FrontMatter(_normalise(values), read.end, (*read.findings, *findings))


def _finding(line: int, message: str) -> Finding:
    return Finding(line=line, code="front-matter", message=message)


def _line_of(key: str, lines: Sequence[str]) -> int:
    """The line with a key, or the first."""
    return next((number for number, line in enumerate(lines, 1) if key and key in line[:100]), 1)


def _read(lines: Sequence[str]) -> FrontMatter:
    """Front matter with the values as their syntax gives them."""
    first = lines[0].rstrip() if lines else ""
    if first[:3] in _FENCES:
        return _read_fenced(lines, first)
    if first.startswith("{"):
        return _read_bare_json(lines)
    if first.startswith("[#]:"):
        return _read_comments(lines)
    if first.startswith("#+"):
        return _read_org(lines)
    if ":" in first or "：" in first:
        return _read_key_lines(lines)
    return FrontMatter()


def _read_fenced(lines: Sequence[str], first: str) -> FrontMatter:
    """Front matter between two lines of marks, the first of which may name the language."""
    named, closing = _FENCES[first[:3]]
    language = first[3:].strip().casefold() or named
    end = _closing(lines, closing) if language in _READERS else None
    if end is None or (language == "yaml" and not _holds_keys(lines[1 : end - 1])):
        return FrontMatter()
    return _READERS[language](lines, end)


def _closing(lines: Sequence[str], marks: tuple[str, ...]) -> int | None:
    for index in range(1, min(len(lines), LONGEST)):
        if lines[index].rstrip() in marks:
            return index + 1
    return None


def _holds_keys(lines: Sequence[str]) -> bool:
    """Whether it looks like YAML at all: a rule at the head of a text opens no front matter."""
    return not any(line.strip() for line in lines) or any(
        re.match(r"^\s*\{?[\w\"' -]{1,60}:(\s|$)", line) for line in lines
    )


def _read_yaml(lines: Sequence[str], end: int) -> FrontMatter:
    body, findings = _without_control_characters(lines[1 : end - 1])
    try:
        values = _load_yaml(body)
    except _UNREADABLE_YAML as error:
        line = getattr(error, "line", None)
        reason = " ".join(str(error).split())
        finding = _finding(
            1 if line is None else line + 2,
            f"invalid YAML front matter ({reason}); its values were read one by one",
        )
        return FrontMatter(_salvage(body, _TOP_KEY, _yaml_chunk), end, (*findings, finding))
    return FrontMatter(values if isinstance(values, dict) else {}, end, findings)


def _load_yaml(lines: Sequence[str]) -> Any:
    # Deferred: it takes 7 ms to load, and many files have no YAML.
    from interviews.parsing.yaml_text import load_yaml

    values = load_yaml("\n".join(lines))
    _count(values, MOST_VALUES)
    return values


def _without_control_characters(lines: Sequence[str]) -> tuple[list[str], tuple[Finding, ...]]:
    """The lines without characters that no YAML may hold, and where they were."""
    found = [number for number, line in enumerate(lines) if CONTROL.search(line)]
    if not found:
        return list(lines), ()
    finding = _finding(found[0] + 2, "control characters in the front matter; they were left out")
    return [CONTROL.sub("", line) for line in lines], (finding,)


def _read_toml(lines: Sequence[str], end: int) -> FrontMatter:
    body = list(lines[1 : end - 1])
    try:
        values = tomllib.loads("\n".join(body))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) + 1 if line else 1
        finding = _finding(number, f"invalid TOML front matter ({error}); its values were read one by one")
        return FrontMatter(_salvage(body, _TOML_KEY, _toml_chunk), end, (finding,))
    return FrontMatter(values, end)


def _read_json(lines: Sequence[str], end: int) -> FrontMatter:
    text = "\n".join(lines[1 : end - 1])
    try:
        values = _JSON.decode(text if text.lstrip().startswith("{") else f"{{{text}}}")
        _count(values, MOST_VALUES)
    except (ValueError, RecursionError) as error:
        return FrontMatter({}, end, (_finding(1, f"invalid JSON front matter ({error}); it was not read"),))
    return FrontMatter(values, end)


def _read_bare_json(lines: Sequence[str]) -> FrontMatter:
    """An object in braces at the head of the text, which ends its line."""
    text = "\n".join(lines[:LONGEST])
    try:
        values, length = _JSON.raw_decode(text)
        _count(values, MOST_VALUES)
    except (ValueError, RecursionError):
        return FrontMatter()
    end = text.count("\n", 0, length) + 1
    rest = text[length : text.find("\n", length) if "\n" in text[length:] else len(text)]
    if not isinstance(values, dict) or rest.strip():
        return FrontMatter()
    return FrontMatter(values, end)


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
    return FrontMatter(values, end)


def _read_org(lines: Sequence[str]) -> FrontMatter:
    """Keywords of Org: `#+TITLE: …`."""
    values: dict[str, Any] = {}
    end = 0
    while end < min(len(lines), LONGEST) and (found := _ORG.match(lines[end])) is not None:
        if found[2]:
            value = found[2].strip("<>")
            values[found[1]] = f"{values[found[1]]} {value}" if found[1] in values else value
        end += 1
    return FrontMatter(values, end)


def _read_key_lines(lines: Sequence[str]) -> FrontMatter:
    """Keys as MultiMarkdown has them, on the first lines without any mark, up to an empty line.

    All must be keys that are known as data, with a title among them: a conversation has the same shape.
    """
    values: dict[str, Any] = {}
    end = 0
    while end < len(lines) and lines[end].strip():
        found = _KEY_LINE.match(lines[end])
        if found is None or end >= MOST_KEY_LINES:
            return FrontMatter()
        key, value = folded_key(found[1]), found[2].strip("*_ ")
        speaks = key in INTERVIEWER_KEYS + INTERVIEWEE_KEYS and (
            len(value.split()) > LONGEST_NAMES or value.endswith((".", "?", "!"))
        )
        if key not in KNOWN_KEYS or key == "name" or key in values or speaks:
            return FrontMatter()
        values[key] = value_as_marked(value)
        end += 1
    titled = any(key in TITLE_KEYS for key in values)
    return FrontMatter(values, end) if len(values) > 1 and titled else FrontMatter()


def _salvage(
    lines: Sequence[str], key: re.Pattern[str], read: Callable[[Sequence[str]], Mapping[Any, Any]]
) -> dict[str, Any]:
    """The values that can be read by themselves, each with the lines up to the next key."""
    values: dict[Any, Any] = {}
    left = MOST_VALUES
    for chunk in _chunks(lines, key):
        found = read(chunk)
        try:
            left = _count(dict(found), left)
        except ValueError:
            break
        values.update(found)
    return values


def _chunks(lines: Sequence[str], key: re.Pattern[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        if key.match(line) and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _yaml_chunk(lines: Sequence[str]) -> Mapping[Any, Any]:
    try:
        values = _load_yaml(lines)
    except _UNREADABLE_YAML:
        values = None
    if isinstance(values, dict):
        return values
    found = _KEY_VALUE.match(lines[0])
    if found is None:
        return {}
    value = value_as_marked(found[2])
    return {found[1]: value.strip("\"'") if isinstance(value, str) else value}


def value_as_marked(text: str) -> Any:
    """A value in the marks of YAML, as a list or without its quotation marks; another one as it is.

    So are properties written that nothing around them marks as front matter.
    """
    # A link such as `[[Ana Roe]]` is no list in a list.
    if text[:1] in ("[", '"', "'") and not text.startswith("[["):
        try:
            value = _load_yaml([text])
        except _UNREADABLE_YAML:
            return text
        if isinstance(value, str | list):
            return value
    return text


def _toml_chunk(lines: Sequence[str]) -> Mapping[Any, Any]:
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        found = _TOML_VALUE.match(lines[0])
        value = found[2].strip("\"'") if found is not None else ""
        return {found[1]: value} if found is not None and value[:1] not in "[{" else {}


def _normalise(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by key in lower case, with those of nested tables where the key is not used above them."""
    normal = {_lowered(key): value for key, value in values.items()}
    for table in NESTED:
        inner = normal.get(table)
        if isinstance(inner, dict):
            for key, value in inner.items():
                normal.setdefault(_lowered(key), value)
    return normal


def _lowered(key: str) -> str:
    return key.strip().lower().replace("-", "_").replace(" ", "_")


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


def plain_values(values: Mapping[Any, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The values that can be used, and what is wrong with the others, each with its key at the top.

    Dates become the words in which they are written, sets lists; control characters are left out.
    """
    usable: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for key, value in values.items():
        reasons: list[str] = []
        name = _plain(key, 1, reasons) if not isinstance(key, dict | list | tuple | set) else _LEFT_OUT
        plain = _plain(value, 1, reasons)
        if name is _LEFT_OUT:
            reasons = ["a key that is no word"]
        elif plain is not _LEFT_OUT:
            usable[str(name)] = plain
        wrong += [(str(name) if name is not _LEFT_OUT else "", reason) for reason in dict.fromkeys(reasons)]
    return usable, wrong


def _plain(value: Any, depth: int, reasons: list[str]) -> Any:
    reason = _wrong_with(value, depth)
    if reason is not None:
        reasons.append(reason)
        return _LEFT_OUT
    if isinstance(value, str):
        cleaned = CONTROL.sub("", value)
        if cleaned != value:
            reasons.append("control characters, without which it was read")
        return cleaned
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, dict):
        entries = [
            (_plain(key, depth, reasons), _plain(one, depth + 1, reasons)) for key, one in value.items()
        ]
        return {str(key): one for key, one in entries if key is not _LEFT_OUT and one is not _LEFT_OUT}
    if isinstance(value, list | tuple | set):
        items = sorted(value, key=str) if isinstance(value, set) else value
        return [one for item in items if (one := _plain(item, depth + 1, reasons)) is not _LEFT_OUT]
    return value


def _wrong_with(value: Any, depth: int) -> str | None:
    if depth > DEEPEST and isinstance(value, dict | list | tuple | set):
        return f"values nested more than {DEEPEST} deep"
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        return "a number of more than 60 digits"
    if isinstance(value, float) and not isfinite(value):
        return "infinity, or what is no number"
    if value is None or isinstance(value, str | int | float | date | time | dict | list | tuple | set):
        return None
    return "a value that is no text and no number"


_READERS: Mapping[str, Callable[[Sequence[str], int], FrontMatter]] = {
    "yaml": _read_yaml,
    "yml": _read_yaml,
    "toml": _read_toml,
    "json": _read_json,
}
