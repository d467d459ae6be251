"""Text on its way into a bibliographic field."""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def words(text: str) -> frozenset[str]:
    """The words of a list that is easier to read as running text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The entries of such a list that are parted by commas."""
    return frozenset(" ".join(entry.split()) for entry in text.split(","))


def pairs(text: str) -> dict[str, str]:
    """The entries of a table written as `key=value key=value`."""
    return dict(entry.split("=", 1) for entry in text.split())


def one_line(text: str) -> str:
    """The text on one line, without control characters, lone surrogates and noncharacters.

    Every bibliographic format keeps one field on one line or folds it at will. The noncharacters
    U+FDD0–U+FDEF are free for marks of our own afterwards.
    """
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut between words to at most `limit` characters, an ellipsis at the cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:—–-") + "…"


def folded(text: str) -> str:
    """The lower-case ASCII letters and digits of a text, accents taken off (`Müller` → `muller`)."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS_WITHOUT_ACCENT))
    return re.sub(r"[^a-z0-9]+", "", plain)
