"""Values of JSON and XML that nobody has checked."""

from __future__ import annotations

import math
import re
from typing import Any

LONGEST_RECORDING = 1_000 * 3600
"""Seconds; a time beyond it is none."""
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)")


def text_of(value: Any) -> str | None:
    """A text that is not empty; None for anything else."""
    return value if isinstance(value, str) and value.strip() else None


def number_of(value: Any) -> float | None:
    """A number that is finite and not negative, also where it is written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def seconds_of(value: Any, unit: float = 1.0) -> float | None:
    """A time in seconds: a number of units, or `1:02:03.5`; None for anything else."""
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is not None:
        hours, minutes, seconds = found.groups()
        number: float | None = int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    else:
        number = number_of(value)
        number = None if number is None else number * unit
    return number if number is not None and number <= LONGEST_RECORDING else None


def list_of(value: Any, key: str | None = None) -> list[dict[str, Any]]:
    """The mappings of a list, or of a list under a key of a mapping; empty for anything else."""
    if key is not None:
        value = value.get(key) if isinstance(value, dict) else None
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def mapping_of(value: Any, key: str) -> dict[str, Any]:
    """The mapping under a key of a mapping; an empty one for anything else."""
    value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
