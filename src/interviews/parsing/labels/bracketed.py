"""Names in brackets, and the voices of captions.

`[Name] text`, `<Name> text`, `[Name]: text`, `@Name: text`, `<v Name>text`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from interviews.parsing.labels.label import Form, Label, may_be_label
from interviews.parsing.labels.spelling import label_spelled, read_spelling
from interviews.parsing.timestamps import time_at
from interviews.parsing.vocabulary import ELEMENTS, SOUNDS

_VOICE = re.compile(r"\s*<v(?:\.[\w.-]{1,40})?\s+(?P<name>[^<>\n]{1,70})>(?P<said>.*)")
_ENCLOSED = tuple(
    re.compile(rf"\s{{0,3}}{form}(?P<colon>\s?[:：]+)?")
    for form in (
        r"\\?\[(?P<name>[^\[\]\n]{1,70}?)\\?\](?![(\[{])",
        r"\\?<(?P<name>[^<>=/\n]{1,70}?)\\?>",
        r"&lt;(?P<name>[^&<>\n]{1,70})&gt;",
        r"【(?P<name>[^【】\n]{1,40})】",
        r"［(?P<name>[^［］\n]{1,40})］",
        r"〔(?P<name>[^〔〕\n]{1,40})〕",
        r"\{(?P<name>[^{}\n]{1,70})\}",
        r"\((?P<name>[^()\n]{1,70})\)(?=\s?[:：])",
    )
)
_AT = re.compile(r"\s{0,3}(?P<name>@[^\W\d_][^:：\n*\[\]<>|`@]{0,60}?)\s?[:：]\s*")
_BEGINS = ("[", "<", "\\[", "\\<", "&lt;", "【", "［", "〔", "{", "(", "@")


def read_bracketed(line: str, lines: Sequence[str], index: int, end: int) -> Label | None:
    """The label that somebody in brackets, or behind an at sign, makes."""
    if line[:1].isalpha():
        return None
    line = line.lstrip(" \t\u00a0\u200b\u2060\ufeff")
    if not line.startswith(_BEGINS):
        return None
    voice = _VOICE.match(line)
    if voice is not None:
        return _label(Form.VOICE, voice["name"], index, voice["said"].removesuffix("</v>").strip(), None)
    at = _AT.match(line)
    if at is not None:
        return _label(Form.PLAIN_LABEL, at["name"], index, line[at.end() :].strip(), None)
    matches = (form.match(line) for form in _ENCLOSED)
    found = next((match for match in matches if match is not None), None)
    if found is None or not _may_be_somebody(found["name"]):
        return None
    return _behind_brackets(found, line[found.end() :], index)


def _behind_brackets(found: re.Match[str], rest: str, index: int) -> Label | None:
    """The label that a name in brackets makes by what stands behind it."""
    if found["colon"]:
        return _label(Form.PLAIN_LABEL, found["name"], index, rest.strip(), None)
    time = time_at(rest)
    if time is not None:
        return _label(Form.TIMED_NAME, found["name"], index, rest[time.end :].lstrip(" :："), time.clock)
    if rest[:1] not in ("", " ", "\t", "\\") and found[0].isascii():
        return None
    if found[0].endswith(">") and (not rest.strip() or "</" in rest):
        # An element of a page, and not somebody in a chat.
        return None
    return _label(Form.BRACKETED, found["name"], index, rest.strip().removeprefix("\\").strip(), None)


def _may_be_somebody(name: str) -> bool:
    return name[0].isalpha() and name.casefold().split(maxsplit=1)[0] not in ELEMENTS and not _is_sound(name)


def _is_sound(text: str) -> bool:
    return any(word in SOUNDS for word in re.findall(r"[^\W\d_]+", text.casefold()))


def _label(form: Form, inner: str, index: int, text: str, timestamp: str | None) -> Label | None:
    spelling = read_spelling(inner.lstrip("@"))
    if not may_be_label(spelling.written):
        return None
    label = label_spelled(form, spelling, index, text, timestamp)
    return replace(label, as_written=inner.strip()) if inner.startswith("@") else label
