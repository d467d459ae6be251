"""Pairs and interviews as an index keeps them: JSON, for whoever shows or cites a hit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

SpeechRecord = tuple[str, str, int, str | None]
"""Speaker, text, start line, timestamp."""


def encode_record(record: Any) -> bytes:
    """A record as it is kept; halves of surrogate pairs, which YAML can write, are kept too."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def join_speeches(speeches: Sequence[SpeechRecord]) -> str:
    """The text of several speeches, as pairs usually have it."""
    return "\n\n".join(text for _, text, _, _ in speeches)
