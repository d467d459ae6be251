"""Tells notes below an interview from what is said last: who held and who edited it, who the people are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interviews.parsing.mentions.around import says_who_wrote
from interviews.parsing.vocabulary import (
    ARTICLES,
    EDITED,
    ENDS,
    FIRST_PERSON,
    FIRST_PERSON_PLURAL,
    INTERVIEW_WORDS,
    OF_ITSELF,
)
from interviews.parsing.words import holds_any

LONGEST_BYLINE = 80
"""Characters of a paragraph that is nothing but a byline."""
LONGEST_NOTE = 400
"""Characters."""
_IN_ITALICS = re.compile(
    r"(?P<marks>\*\*\*|\*|___|_)(?![*_\s])[^*]+?(?P=marks)|<(?P<tag>em|i)>[^<>]+</(?P=tag)>", re.DOTALL
)
_EDGES = " \n*_()[]"
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_POINTING = ARTICLES | OF_ITSELF
_BEGINNINGS = tuple(EDITED | INTERVIEW_WORDS)
"""With one of these, or a pointing word, a note begins, and no tale: `Transcribed from an interview`."""
_I = FIRST_PERSON - FIRST_PERSON_PLURAL


def is_in_italics(text: str) -> bool:
    """Whether a paragraph is in italics as a whole."""
    return _IN_ITALICS.fullmatch(text) is not None


def is_closing_note(text: str, names: Iterable[str]) -> bool:
    """Whether a paragraph below the last words is the editor's.

    It is a byline, or says that the interview ends or how it was edited; in italics, also anything else of
    the interview, or of one of the people in it, with whose name it begins.
    """
    words = text.strip(_EDGES)
    if len(words) > LONGEST_NOTE:
        return False
    lowered = words.casefold()
    short = len(words) <= LONGEST_BYLINE
    of_interview = holds_any(lowered, INTERVIEW_WORDS)
    if is_in_italics(text):
        of_somebody = any(words.startswith((f"{name} ", f"{name}, ")) for name in names)
        return of_interview or of_somebody or (short and says_who_wrote(words, None))
    says_so = holds_any(lowered, EDITED) or (short and lowered.startswith(ENDS))
    said = _WORDS.findall(lowered)
    begins = not _POINTING.isdisjoint(said[:1]) or lowered.startswith((*_BEGINNINGS, *ENDS))
    if of_interview and says_so and begins and _I.isdisjoint(said):
        return True
    return short and says_who_wrote(words, None)
