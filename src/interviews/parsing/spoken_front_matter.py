"""Transcripts that are kept as a list in the front matter: `- line: …`, `who: …`, `time: …`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from interviews.parsing.labels import Form, Label
from interviews.parsing.source import tidy
from interviews.parsing.timestamps import clock

LIST_KEYS = ("transcript", "transcription", "dialogue", "lines", "captions", "utterances")
SPEAKER_KEYS = ("who", "speaker", "name")
TEXT_KEYS = ("line", "text", "content", "transcript")
TIME_KEYS = ("time", "start", "timestamp", "sec")
LEAST_ENTRIES = 2


def spoken_entries(values: Mapping[str, Any], lines: Sequence[str], end: int) -> list[Label]:
    """The entries of a transcript in the front matter that ends before line `end`, if it holds one.

    Each is a label with all that is said behind it, on the lines of the entry.
    """
    for key in LIST_KEYS:
        entries = values.get(key)
        if not isinstance(entries, list):
            continue
        starts = _item_lines(lines, end, key)
        if len(starts) != len(entries):
            continue
        bounds = [*starts[1:], _list_end(lines, starts[-1], end)] if starts else []
        found = [
            entry
            for item, start, stop in zip(entries, starts, bounds, strict=True)
            if (entry := _entry(item, start, stop)) is not None
        ]
        if len(found) >= LEAST_ENTRIES:
            return found
    return []


def _entry(item: Any, start: int, stop: int) -> Label | None:
    if not isinstance(item, dict):
        return None
    fields = {str(key).lower(): value for key, value in item.items()}
    speaker = next((tidy(str(fields[key])) for key in SPEAKER_KEYS if fields.get(key)), "")
    text = next((str(fields[key]).strip() for key in TEXT_KEYS if fields.get(key)), "")
    if not speaker or not text:
        return None
    return Label(Form.FRONT_MATTER, speaker, speaker, start, stop, text, timestamp=_time(fields))


def _time(fields: Mapping[str, Any]) -> str | None:
    for key in TIME_KEYS:
        value = fields.get(key)
        if isinstance(value, bool) or value is None:
            continue
        # YAML reads `1:02` as a number in base 60, which is the number of seconds.
        if isinstance(value, int | float) and 0 <= value < 360_000:
            return f"{int(value) // 3600:02d}:{int(value) // 60 % 60:02d}:{int(value) % 60:02d}"
        found = clock(str(value))
        if found is not None:
            return found
    return None


def _item_lines(lines: Sequence[str], end: int, key: str) -> list[int]:
    """The indices of the lines where the items of a block list begin."""
    start = next(
        (number for number in range(1, end) if re.match(rf"{key}\s*:\s*$", lines[number], re.IGNORECASE)),
        None,
    )
    if start is None or start + 1 >= end:
        return []
    dash = re.match(r"(\s*)- ", lines[start + 1])
    if dash is None:
        return []
    starts = []
    for number in range(start + 1, end):
        if lines[number].startswith(f"{dash[1]}- "):
            starts.append(number)
        elif re.match(r"[A-Za-z_][\w-]*\s*:", lines[number]):
            break
    return starts


def _list_end(lines: Sequence[str], start: int, end: int) -> int:
    for number in range(start + 1, end):
        if not lines[number].startswith((" ", "\t", "- ")):
            return number
    return end
