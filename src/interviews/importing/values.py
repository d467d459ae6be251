"""Values of JSON and XML that nobody has checked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_RECORDING = 1_000 * 3600
"""Seconds; a time beyond it is none."""
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
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


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: _Element, *names: str) -> Iterator[_Element]:
    """The elements below, and the root itself, that have one of some names, whatever their namespace."""
    return (one for one in root.iter() if local_name(one) in names)


def texts_below(root: _Element, name: str) -> Iterator[str]:
    """The texts of the elements of a name that are not empty."""
    for element in named(root, name):
        text = "".join(map(str, element.itertext())).strip()
        if text:
            yield text
