"""What a module about a shape of JSON offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from interviews.importing.cues import Cue


class Heard(NamedTuple):
    """What a recogniser heard."""

    cues: Sequence[Cue]
    title: str | None = None
    language: str | None = None
    media: str | None = None


Shape = Callable[[Any], Heard | None]
"""What a JSON value holds, if it has the shape; None where it has another one."""

_NUMBERED = re.compile(r"(?:spk[_-]?)?(\d{1,4}|[^\W\d_])", re.IGNORECASE)


def numbered(speaker: Any) -> str | None:
    """The label of a speaker known by a number or a letter, such as `Speaker 0`; a name as it is."""
    if isinstance(speaker, int) and not isinstance(speaker, bool):
        return f"Speaker {speaker}"
    if not isinstance(speaker, str) or not speaker.strip():
        return None
    found = _NUMBERED.fullmatch(speaker.strip())
    return f"Speaker {found[1]}" if found is not None else speaker.strip()
