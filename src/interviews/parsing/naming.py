"""Finds the interviewee's name in a title and in the prose above an interview whose labels name nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from interviews.parsing.labels.label import plain
from interviews.parsing.names import names_in
from interviews.parsing.source import tidy
from interviews.parsing.vocabulary import SMALL_WORDS_IN_NAMES

LONGEST_PROSE = 2_000
"""Characters of the prose that are looked at: who is interviewed is said at once."""
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,8})+")
_UNSPACED_SUFFIX = re.compile(r"(?:专访|访谈|采访|专题|訪談|專訪|谈|说|談).*$")
_INTRODUCED = re.compile(r"\b(?:with|mit|con|avec|com|met|med|с|z)\s+$|[:–—-]\s*$", re.IGNORECASE)


def person_in(title: str | None, prose: str, body: str) -> str | None:
    """The one person whom title and prose name, or None where that is not clear.

    A capitalised word that the body also has in lower case is an ordinary word and no name.
    """
    heading = tidy(plain(title or ""))
    dotted = _DOTTED.search(heading)
    if dotted is not None:
        return _UNSPACED_SUFFIX.sub("", dotted[0])
    words = set(re.findall(r"[^\W\d_]+", body))
    opening = plain(prose)[:LONGEST_PROSE]
    in_title = list(_candidates(heading, words))
    if in_title:
        introduced = [name for name in in_title if _INTRODUCED.search(heading[: heading.find(name)] or ": ")]
        return max(
            in_title, key=lambda name: (name in introduced, _mentions(name, opening), in_title.index(name))
        )
    mentions = Counter({name: _mentions(name, opening) for name in _candidates(opening, words)})
    ranked = mentions.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return None


def _candidates(text: str, words: set[str]) -> Iterator[str]:
    for run in names_in(text):
        part: list[str] = []
        for word in [*run.split(), ""]:
            ordinary = not word or word.lower() in words and word.casefold() not in SMALL_WORDS_IN_NAMES
            acronym = word.isupper() and len(word) > 1
            if not ordinary and not acronym and not any(map(str.isdigit, word)):
                part.append(word)
                continue
            if 2 <= len(part) <= 4:
                yield " ".join(part)
            part = []


def _mentions(name: str, text: str) -> int:
    return sum(len(re.findall(rf"\b{re.escape(word)}\b", text)) for word in name.split())
