"""Tells whether words ask: with a question mark, or by requesting to tell."""

from __future__ import annotations

import re

from interviews.parsing.hints import Kind, kinds_in
from interviews.parsing.timestamps import closing_time
from interviews.parsing.vocabulary import PROMPTS

_MAY_END_A_TIME = frozenset("])}#>`*_^")
_QUESTION_MARK = re.compile(r"\?(?![^\W_]|[=&%])")
"""In an address it stands before a parameter."""
_OTHER_QUESTION_MARKS = ("？", "؟", "⁇", "か。")
"""Japanese puts a particle and a full stop where others put the mark."""
_ENDS_WITHOUT_MARK = ("ですか", "ますか", "したか", "せんか", "しょうか")
"""Ends of a turn in Japanese that ask without any mark."""
_ENDS = ("?", *_OTHER_QUESTION_MARKS, *_ENDS_WITHOUT_MARK)
ENDING = 300
"""Characters at the end of a turn in which a question leaves the floor to the other."""
LONGEST_REQUEST = 600
"""Characters of a turn that requests to tell without a question mark."""

_INTERROGATIVE = re.compile(
    r"\b(?:(?:how|what|when|where|why|which|who)(?:'s|’s)?\s+(?:\w+\s+){0,2}?(?:did|do|does|are|were|have|has|would|can|could|will|should)\s+"
    r"(?:you|your|that|the|this|it|they|he|she|we)"
    r"|(?:did|do|are|were|have|would|can|could|will)\s+you"
    r"|(?:wie|was|wann|wo|warum|weshalb|welche[rsn]?)\s+(?:hast|haben|bist|sind|war|waren|würden|würdest|kann|können)"
    r"|(?:est-ce que|qu'est-ce|pourquoi|comment)"
    r"|(?:как|почему|когда|зачем)\s+(?:вы|ты))\b"
    r"|¿"
)
"""The beginning of a question, for machine transcripts, which often end questions with a full stop."""
_NOT_A_WORD = re.compile(r"[^\w'’]+")
_PROMPT_WORDS = frozenset(max(prompt.split(), key=len) for prompt in PROMPTS)
_PROMPTS_IN_ASCII = tuple(filter(str.isascii, PROMPTS))


def holds_question_mark(text: str) -> bool:
    """Whether a question mark of any script, or what replaces it, stands in a text outside of addresses."""
    if "?" in text and _QUESTION_MARK.search(text) is not None:
        return True
    return not text.isascii() and (
        any(map(text.__contains__, _OTHER_QUESTION_MARKS)) or text.rstrip().endswith(_ENDS_WITHOUT_MARK)
    )


def ends_as_question(text: str) -> bool:
    """Whether the last words are a question, whatever closes behind them: `**"Who?"**`, `Who? [0:12]`."""
    if text[-1:] in _MAY_END_A_TIME and (time := closing_time(text)) is not None and time.is_marked:
        text = text[: time.start]
    return text.rstrip(' \n*_)"”»」』').endswith(_ENDS)


def asks(text: str) -> bool:
    """Whether a turn ends in a question, or is short and requests to tell.

    Who answers asks, if at all, in the middle, and says `describe` and `tell me` in other senses.
    """
    end = text[-ENDING:]
    return holds_question_mark(end) or (len(text) <= LONGEST_REQUEST and prompts(end))


def reads_as_question(text: str) -> bool:
    """Whether words without a question mark are built as a question."""
    return _INTERROGATIVE.search(text.lower()) is not None


def ends_with_prompt(text: str) -> bool:
    """Whether words request to tell at the end of a turn."""
    return prompts(text[-ENDING:])


def prompts(text: str) -> bool:
    """Whether words request to tell, as `Tell us about …` does."""
    if Kind.REQUEST not in kinds_in(text):
        return False
    lowered = text.lower()
    if not lowered.isascii():
        return any(map(lowered.__contains__, PROMPTS))
    # `Go ahead` within `Cargo ahead` is no request.
    return any(map(lowered.__contains__, _PROMPTS_IN_ASCII)) and not _PROMPT_WORDS.isdisjoint(
        _NOT_A_WORD.split(lowered)
    )
