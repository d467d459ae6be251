"""Text on its way into a bibliographic field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)

_CSL_TAG = re.compile(r"<(i|b|su[bp]|span)(?: [^<>]*)?>((?:(?!<\1\b).)*?)</\1>")
_DEEPEST = 4


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


def without_tags(title: str) -> str:
    """A title without the tags that mean formatting in CSL."""
    return with_tags_as(title, {})


def with_tags_as(title: str, forms: Mapping[str, tuple[str, str]]) -> str:
    """A title with other marks in place of the tags that mean formatting in CSL.

    A tag that is never closed is text, and so is what stands too deep in others.

    Args:
        title: the title.
        forms: what stands for `i`, `b`, `sup`, `sub` and `span` at the beginning and the end; others go.
    """
    for _ in range(_DEEPEST):
        title = _CSL_TAG.sub(lambda found: found[2].join(forms.get(found[1], ("", ""))), title)
    return title


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
