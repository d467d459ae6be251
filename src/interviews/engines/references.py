"""Ids of pairs as people give them: any unambiguous beginning."""

from __future__ import annotations

from collections.abc import Sequence

from interviews.errors import PairReferenceError
from interviews.identity import is_beginning_of_id

MOST_EXAMPLES = 3


def require_beginning(reference: str) -> None:
    """Sees that an id can begin so.

    Raises:
        PairReferenceError: none can.
    """
    if not is_beginning_of_id(reference):
        raise PairReferenceError(f"{reference!r} is no id of a Q&A pair. `interviews search` prints ids.")


def require_one(reference: str, number: int, examples: Sequence[str]) -> None:
    """Sees that a reference names one pair.

    Args:
        reference: As it was given.
        number: How many ids begin so.
        examples: The first of these.

    Raises:
        PairReferenceError: it names none, or several.
    """
    if not number:
        raise PairReferenceError(
            f"No Q&A pair has an id that begins with {reference!r}. `interviews search` prints ids; "
            "the pair's words may have changed since."
        )
    if number > 1:
        named = ", ".join(examples[:MOST_EXAMPLES])
        raise PairReferenceError(
            f"{number} Q&A pairs have an id that begins with {reference!r} ({named}"
            f"{', …' if number > MOST_EXAMPLES else ''}). Give more digits."
        )
