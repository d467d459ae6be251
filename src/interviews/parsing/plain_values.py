"""Values of front matter as plain data: what JSON can hold, within bounds.

YAML, TOML and JSON can express more than anything reads that is made of an interview: numbers of thousands of
digits, infinity, bytes, what is nested in itself. Such a value is left out and named; no other is touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

DEEPEST = 20
"""Levels of nesting; CSL, the deepest that is read, has four."""
LARGEST_NUMBER = 10**60
"""Above the largest identifiers; Python writes no number of more than 4,300 digits."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no YAML may hold; an escape within quotation marks can mean one."""

_LEFT_OUT = object()


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
