"""What an exported file quotes, as it is read back to be checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    line: int
    """1-based in the file where it begins."""
    id: str
    path: str | None = None
    """Of the transcript, as in `IndexedPair.path`; None where the file does not say."""
    start_line: int | None = None
    """In the transcript, when it was exported."""
    question: str | None = None
    """None where the file does not quote it; in a basket, the beginning of a passage stands in its place."""
    answer: str | None = None
    in_part: bool = False
    """Whether the answer is only a part of what was said."""
