"""The fields of the Whoosh index (`fields` names them), and Whoosh's view of how text is split.

Only words are here. What is filtered and counted by value is in the table, and the text of the pairs in the
record files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from whoosh import columns
from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import COLUMN, STORED, TEXT, Schema

from interviews.search.analysis import ANALYZER, DEFAULT_LANGUAGE, NAMES

_SPLITTERS = {"text": ANALYZER, "names": NAMES}


class WordAnalyzer(Analyzer):
    """Gives Whoosh the terms of a text, in the default language: Whoosh does not say which one it is in."""

    def __init__(self, kind: Literal["text", "names"]) -> None:
        self.kind = kind
        self.splitter = _SPLITTERS[kind]

    def __reduce__(self) -> tuple[type[WordAnalyzer], tuple[str]]:
        return WordAnalyzer, (self.kind,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordAnalyzer) and self.kind == other.kind

    def __hash__(self) -> int:
        return hash(self.kind)

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Token]:
        token = Token(positions, chars, removestops=removestops, mode=mode, **kwargs)
        terms = self.splitter.terms(DEFAULT_LANGUAGE)
        for position, (start, end) in enumerate(self.splitter.spans(value), start_pos):
            token.text = terms[value[start:end]]
            token.boost = 1.0
            token.stopped = False
            token.pos = position
            token.startchar = start_char + start
            token.endchar = start_char + end
            yield token


def make_schema() -> Schema:
    text, names = WordAnalyzer("text"), WordAnalyzer("names")
    whole_numbers: Any = columns.NumericColumn  # Whoosh has no types for it.
    return Schema(
        body=TEXT(analyzer=text),
        speaker=TEXT(analyzer=names),
        title=TEXT(analyzer=text),
        topic=TEXT(analyzer=text),
        row=COLUMN(whole_numbers("I")),
        id=STORED(),
    )
