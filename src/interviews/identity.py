"""Identifiers of Q&A pairs, and the references by which people name a pair.

An identifier is made from the words of its pair alone, so that it survives a rebuild, a move of the file and
an edit of any other pair. Only the second and later pairs with the very same words in one file take their
ordinal among these in as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviews.errors import PairReferenceError

ID_LENGTH = 16
"""Hexadecimal digits: 64 bits, so that a million pairs collide with a probability of 3 in 100 million."""

SHORTEST_PREFIX = 4
_RARE_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"
MOST_EXAMPLES = 3
"""Ids that a message names of several that begin alike."""
MEANT_AS_ORDINAL = "[0-9]{1,9}"
"""Python refuses to read numbers of more than 4,300 digits, and no file has a billion pairs."""


class PairIds:
    """Gives the Q&A pairs of one file their identifiers, in order; no two are equal."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, question: str, answer: str) -> str:
        """The identifier of the next pair."""
        words = words_of(question, answer)
        ordinal = self._seen.get(words, 0) + 1
        self._seen[words] = ordinal
        return salted_id(words, "" if ordinal == 1 else str(ordinal))


def words_of(question: str, answer: str) -> str:
    """What of a pair its identifier is made of: the words, however they are spaced."""
    return _spaced_once(question) + "\x1f" + _spaced_once(answer)


def _spaced_once(text: str) -> str:
    """The words of a text with one space between two."""
    # To see that there is nothing to mend takes a third of the time of mending. Of all spaces that split
    # words only the common one is printable, and ASCII has few others.
    joined = text.replace("\n\n", " ").replace("\n", " ") if "\n" in text else text
    is_plain = not any(map(text.__contains__, _RARE_SPACES)) if text.isascii() else joined.isprintable()
    if is_plain and "  " not in joined:
        return joined.strip(" ")
    return " ".join(text.split())


def salted_id(words: str, salt: str) -> str:
    """The identifier of some words; another `salt` gives another identifier."""
    # Deferred: 2 ms that only making ids costs, not a search.
    from hashlib import blake2b

    return blake2b(
        f"{words}\x1e{salt}".encode("utf-8", "surrogatepass"), digest_size=ID_LENGTH // 2
    ).hexdigest()


def is_beginning_of_id(text: str) -> bool:
    """Whether an identifier can begin so."""
    return re.fullmatch(rf"[0-9a-fA-F]{{1,{ID_LENGTH}}}", text) is not None


@dataclass(frozen=True, slots=True)
class IdPrefix:
    """A reference by the first digits of an identifier."""

    prefix: str


@dataclass(frozen=True, slots=True)
class PairInFile:
    """A reference by place: the Nth pair of a file."""

    path: str
    ordinal: int
    """1-based over the whole file."""


def read_reference(text: str) -> IdPrefix | PairInFile:
    """What a reference names: `PATH#N`, an identifier, or the first digits of one.

    Raises:
        PairReferenceError: it is none of these.
    """
    path, mark, ordinal = text.rpartition("#")
    if mark and path and re.fullmatch(MEANT_AS_ORDINAL, ordinal) and int(ordinal) > 0:
        return PairInFile(path, int(ordinal))
    if re.fullmatch(rf"[0-9a-f]{{{SHORTEST_PREFIX},{ID_LENGTH}}}", text.lower()):
        return IdPrefix(text.lower())
    raise PairReferenceError(
        f"{text!r} is no reference to a Q&A pair. Give the id that `interviews search` prints, at least its "
        f"first {SHORTEST_PREFIX} digits, or FILE#N for the Nth pair of a file."
    )


class Identifiers:
    """Gives each pair an id that no other pair of the index has.

    Two files with the same pair claim the same id. The file that was indexed first keeps it; the other gets
    one with its path in it, which it then keeps for good.
    """

    def __init__(self, taken: Iterable[int]) -> None:
        self._taken = set(taken)

    def take(self, others: Iterable[str]) -> None:
        """Keeps ids from being given."""
        self._taken.update(int(identifier, 16) for identifier in others)

    def claim(self, own: str, path: str, kept: Mapping[str, str]) -> str:
        """An id for a pair of the file at `path`: `own` if it is free and the file did not give it up before.

        `kept` maps the own ids of the file's pairs to the ids they got in an earlier rebuild.
        """
        identifier = kept.get(own, own)
        attempt = 0
        while int(identifier, 16) in self._taken:
            identifier = salted_id(own, f"{path}\x1f{attempt}" if attempt else path)
            attempt += 1
        self._taken.add(int(identifier, 16))
        return identifier


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
