"""What a query says, as an object, before anything is searched.

Any text is a legal query. What has no meaning in the query language is searched as words, and a sentence in
`Query.remarks` says so.

| written | means |
|---|---|
| `curl popularity` | either word; pairs with both come first |
| `"release it"` | these words in this order |
| `-word`, `NOT word` | without it |
| `a AND b`, `a OR b`, `( )` | both; either; grouping |
| `kube*` | words that begin so |
| `kuberntes~` | words spelt like it |
| `speaker:ryer` | somebody of this name asks or answers; part of the name is enough |
| `interviewer:`, `guest:` | asks; answers |
| `topic:`, `title:`, `outlet:`, `file:` | a word or phrase of it |
| `in:question`, `in:answer` | all words there |
| `date:2019..2021`, `year:2020` | in this time |

A value of several words stands in quotes: `speaker:"Ines Okonjo"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from interviews.search.dates import is_date
from interviews.search.requests import SCOPES, Scope

FIELDS: dict[str, str] = {
    "speaker": "somebody who asks or answers",
    "interviewer": "somebody who asks",
    "guest": "somebody who answers",
    "topic": "a topic of the pair",
    "title": "words of the interview's title",
    "outlet": "where the interview appeared",
    "file": "part of the file's path",
    "in": "question or answer: where the words stand",
    "date": "YYYY[-MM[-DD]], or a time A..B with either end open",
    "year": "YYYY",
}
"""The fields of the query language and what they take; shown in help and completed in the terminal UI."""

_SYNONYMS = {
    "interviewee": "guest",
    "person": "speaker",
    "publication": "outlet",
    "source": "outlet",
    "path": "file",
}

LONGEST_QUERY = 2_000
"""Characters that are read; a longer text is a paste, and its beginning says what it is about."""
MOST_WORDS = 64
DEEPEST_GROUP = 20


class Text(NamedTuple):
    """Words to look for in what people say."""

    kind: Literal["words", "phrase", "beginning", "similar"]
    """`words`: one, usually, or several that belong together as in `open-source`; `phrase`: in this order;
    `beginning`: a word that begins so; `similar`: a word spelt like it."""
    text: str


class FieldValue(NamedTuple):
    """A value of one of the `FIELDS`, apart from `in`."""

    name: str
    value: str


class Group(NamedTuple):
    """Several nodes as one."""

    kind: Literal["both", "either"]
    nodes: tuple[Node, ...]


class Without(NamedTuple):
    """Not this."""

    node: Node


class Named(NamedTuple):
    """Words that name speakers: found by `interviews.search.people`, since the parser knows nobody."""

    text: str
    speakers: tuple[int, ...]
    """Their numbers in the index; several where a surname is that of several."""


Node: TypeAlias = "Text | FieldValue | Group | Without | Named"


def has_words(node: Node) -> bool:
    """Whether a node looks for words, and does not only admit or exclude."""
    if isinstance(node, Group):
        return any(map(has_words, node.nodes))
    return isinstance(node, Text)


class Query(NamedTuple):
    """What is looked for."""

    text: str
    """As it was typed."""
    nodes: tuple[Node, ...] = ()
    """Words here are optional, everything else is required."""
    within: Scope | None = None
    """Where all words must stand."""
    remarks: tuple[str, ...] = ()
    """What was not understood, and how it was taken."""


def parse_query(text: str) -> Query:
    """The query that a text means; never raises."""
    parser = _Parser(text)
    nodes = parser.parse()
    return Query(text, nodes, parser.within, tuple(dict.fromkeys(parser.remarks)))


_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[\w"“(]))
    | (?P<field>[^\W\d_]+):(?=\S)
    | ["“”](?P<phrase>[^"“”]*)(?P<end>["“”]|\Z)
    | (?P<word>[^\s()"“”]+)
    """,
    re.VERBOSE,
)
_OPERATORS = ("AND", "OR", "NOT")


class _Token(NamedTuple):
    kind: str
    text: str


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    after_space = True
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:  # A stray quotation mark cannot be: every character begins some alternative.
            place += 1
            continue
        place = found.end()
        kind = found.lastgroup if found["phrase"] is None else "phrase"
        if kind == "minus" and not after_space:
            kind = "space"
        if kind == "field" and not after_space:
            kind = "word"
        after_space = kind in ("space", "open", "minus")
        if kind == "phrase":
            yield _Token("phrase" if found["end"] else "unclosed", found["phrase"])
        elif kind == "word" and found[0] in _OPERATORS:
            yield _Token("operator", found[0])
        elif kind is not None:
            yield _Token(kind, found["field"] if kind == "field" else found[0])


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.within: Scope | None = None
        self.remarks: list[str] = []
        self._tokens: list[_Token] = []
        self._place = 0
        self._words = 0

    def parse(self) -> tuple[Node, ...]:
        text = self.text
        if len(text) > LONGEST_QUERY:
            text = text[:LONGEST_QUERY]
            self.remarks.append(f"Only the first {LONGEST_QUERY:,} characters were searched.")
        self._tokens = [token for token in _tokens(text) if token.kind != "space"]
        nodes: list[Node] = []
        while self._place < len(self._tokens):
            nodes += self._clauses(0)
            if self._peek() == _Token("close", ")"):
                self._place += 1
                self.remarks.append("A closing parenthesis without an opening one was ignored.")
        return tuple(nodes)

    def _peek(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _clauses(self, depth: int) -> list[Node]:
        """What stands side by side, up to a closing parenthesis; OR binds looser than AND, both tighter."""
        clauses: list[Node] = []
        while (token := self._peek()) is not None and token.kind != "close":
            clause = self._alternatives(depth)
            if clause is not None:
                clauses.append(clause)
        return clauses

    def _alternatives(self, depth: int) -> Node | None:
        nodes = [self._conjunction(depth)]
        while self._takes_operator("OR", nodes[-1]):
            nodes.append(self._conjunction(depth))
        return _combined("either", nodes)

    def _conjunction(self, depth: int) -> Node | None:
        nodes = [self._single(depth)]
        while self._takes_operator("AND", nodes[-1]):
            nodes.append(self._single(depth))
        return _combined("both", nodes)

    def _takes_operator(self, name: str, left: Node | None) -> bool:
        if self._peek() != _Token("operator", name) or left is None:
            return False
        following = self._tokens[self._place + 1 : self._place + 2]
        if (
            not following
            or following[0].kind == "close"
            or following[0]
            in (
                _Token("operator", "AND"),
                _Token("operator", "OR"),
            )
        ):
            return False
        self._place += 1
        return True

    def _single(self, depth: int) -> Node | None:
        token = self._peek()
        if token is None or token.kind == "close":
            return None
        self._place += 1
        if token.kind in ("minus", "operator"):
            return self._operator(token, depth)
        if token.kind == "open":
            return self._group(depth)
        if token.kind == "field":
            return self._field(token.text, depth)
        if token.kind == "unclosed":
            self.remarks.append(
                "A quotation mark is not closed; the words after it were searched one by one."
            )
            return self._as_words(token.text.split(), depth)
        if token.kind == "phrase":
            return Text("phrase", token.text) if token.text.strip() else None
        return self._word(token.text)

    def _operator(self, token: _Token, depth: int) -> Node | None:
        if token.text in ("-", "NOT"):
            following = self._peek()
            if following is not None and following.kind != "close" and depth < DEEPEST_GROUP:
                node = self._single(depth + 1)
                return None if node is None else node.node if isinstance(node, Without) else Without(node)
        if token.text in _OPERATORS:
            self.remarks.append(f"{token.text} stands alone and was searched as a word.")
            return Text("words", token.text)
        return None

    def _group(self, depth: int) -> Node | None:
        if depth >= DEEPEST_GROUP:
            self.remarks.append("Parentheses within so many others were ignored.")
            return None
        nodes = self._clauses(depth + 1)
        if self._peek() is None:
            self.remarks.append("A parenthesis is not closed; it was taken to end with the query.")
        else:
            self._place += 1
        return _combined("either", list(nodes))

    def _field(self, written: str, depth: int) -> Node | None:
        value = self._peek()
        name = _SYNONYMS.get(written.lower(), written.lower())
        if value is None or value.kind not in ("word", "phrase", "unclosed", "operator"):
            return self._word(written)
        self._place += 1
        text = value.text.strip()
        problem = self._problem(written, name, text)
        if problem is not None:
            if problem:
                self.remarks.append(problem)
            return self._as_words([written, *text.split()], depth)
        if name == "in":
            self.within = _scope(text)
            return None
        return FieldValue(name, text)

    def _as_words(self, texts: list[str], depth: int) -> Node | None:
        self._tokens[self._place : self._place] = [_Token("word", text) for text in texts]
        return self._single(depth)

    def _problem(self, written: str, name: str, text: str) -> str | None:
        """What is wrong with a value; empty where it was not meant for a field, None where all is well."""
        if name not in FIELDS:
            return "" if text.startswith("/") else _unknown_field(written)
        if not text:
            return ""
        if name == "in" and _scope(text) is None:
            known = ", ".join(f"in:{scope}" for scope in SCOPES)
            return f"in:{text} is unknown; there are {known}. Searched as words."
        ends = [end for end in text.split("..") if end]
        if name == "date" and not (ends and len(text.split("..")) <= 2 and all(map(is_date, ends))):
            return f"date:{text} is no time; write date:2019 or date:2019-05..2021. Searched as words."
        if name == "year" and not re.fullmatch(r"\d{4}(\.\.\d{4})?", text):
            return f"year:{text} is no year; write year:2020. Searched as words."
        return None

    def _word(self, text: str) -> Node | None:
        if not text or self._words >= MOST_WORDS:
            if text:
                self.remarks.append(f"Only the first {MOST_WORDS} words were searched.")
            return None
        self._words += 1
        bare = text.rstrip("*~")
        if len(bare) > 1 and text[len(bare) :].startswith("*"):
            return Text("beginning", bare)
        if len(bare) > 2 and text[len(bare) :].startswith("~"):
            return Text("similar", bare)
        if bare and text[len(bare) :].startswith("*"):
            self.remarks.append(f"{text} is too short for a beginning; write at least two letters.")
        return Text("words", text)


def _scope(text: str) -> Scope | None:
    return next((scope for scope in SCOPES if scope.startswith(text.lower())), None)


def _combined(kind: Literal["both", "either"], nodes: list[Node | None]) -> Node | None:
    found = tuple(node for node in nodes if node is not None)
    if len(found) < 2:
        return found[0] if found else None
    return Group(kind, found)


def _unknown_field(written: str) -> str:
    # Deferred: only a mistake needs it.
    from difflib import get_close_matches

    nearest = get_close_matches(written.lower(), [*FIELDS, *_SYNONYMS], n=1, cutoff=0.6)
    meant = f" Did you mean {nearest[0]}: ?" if nearest else f" There are {', '.join(FIELDS)}."
    return f"There is no field {written!r}; it was searched as words.{meant}"
