"""Queries of our own that combine scores as arrays: coverage of the words, context, any function.

They are Whoosh queries: they nest in others, others nest in them, and Whoosh's own matchers can run them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from interviews.index.engine.compiling import ArrayQuery
from interviews.index.engine.nodes import Candidates, empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whoosh.query.qcore import Query

    from interviews.index.engine.compiling import Scope
    from interviews.index.engine.files import Array
    from interviews.index.engine.nodes import Node, Scored

    Rescoring = Callable[[Scope, Array, Array], Array]
    """Takes a segment, documents and their scores, and gives new scores."""


@dataclass(frozen=True)
class QueryWord:
    """One word that the user typed, as the queries that find it."""

    body: Query
    """Finds and scores it in the text proper."""
    context: Query | None = None
    """Finds it around the text: in titles, topics, or the neighbouring record."""


class Coverage(ArrayQuery):
    """Prefers documents that have more of the words.

        score = (sum of the words' scores) * ((found + credit * nearby) / words) ** exponent

    `found` counts the words found in the body, `nearby` those found in the context only. Documents without
    any word in the body do not match. An exponent of 0 gives the plain sum.

    Args:
        words: The words.
        exponent: How much coverage matters.
        credit: What a word in the context counts, between 0 and 1.
    """

    def __init__(self, words: Sequence[QueryWord], exponent: float = 2.0, credit: float = 0.5) -> None:
        self.words = tuple(words)
        self.exponent = exponent
        self.credit = credit

    def __repr__(self) -> str:
        return f"Coverage({list(self.words)!r}, exponent={self.exponent}, credit={self.credit})"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Coverage) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return self.words, self.exponent, self.credit

    def is_leaf(self) -> bool:
        """Return False: the words are its parts."""
        return False

    def children(self) -> Iterator[Query]:
        """Yield the queries for the body."""
        return (word.body for word in self.words)

    def node(self, scope: Scope) -> Node:
        """Return the node for a segment."""
        bodies = [scope.compile(word.body) for word in self.words]
        contexts = [scope.compile(word.context) if word.context else None for word in self.words]
        return _CoverageNode(bodies, contexts, self.exponent, self.credit, scope.size)


@dataclass(frozen=True)
class _CoverageNode:
    bodies: Sequence[Node]
    contexts: Sequence[Node | None]
    exponent: float
    credit: float
    size: int

    @property
    def estimate(self) -> int:
        return sum(body.estimate for body in self.bodies)

    def documents(self, among: Candidates | None) -> Array:
        mask = np.zeros(self.size, dtype=bool)
        for body in self.bodies:
            mask[body.documents(among)] = True
        return np.flatnonzero(mask).astype("u4")

    def scored(self, among: Candidates | None) -> Scored:
        totals = np.zeros(self.size)
        found = np.zeros(self.size, dtype="f4")
        members = []
        for body in self.bodies:
            documents, scores = body.scored(among)
            places = documents.astype(np.intp)
            totals[places] += scores
            found[places] += 1
            members.append(places)
        matched = np.flatnonzero(found).astype("u4")
        if not len(matched):
            return empty(), np.zeros(0)
        if self.exponent and self.credit:
            self._add_credit(found, members, Candidates(matched, self.size))
        coverage = found[matched] / len(self.bodies)
        return matched, totals[matched] * coverage**self.exponent

    def _add_credit(self, found: Array, members: Sequence[Array], matched: Candidates) -> None:
        for context, own in zip(self.contexts, members, strict=True):
            if context is not None:
                nearby = np.zeros(self.size, dtype=bool)
                nearby[context.documents(matched)] = True
                nearby[own] = False
                found[nearby] += self.credit


class Following(ArrayQuery):
    """Matches documents that come right after a match, in the same group.

    Args:
        query: What the document before must match.
        group: A field with a column of texts; the two must have the same first text in it.
    """

    def __init__(self, query: Query, group: str) -> None:
        self.query = query
        self.group = group

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.query!r}, {self.group!r})"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash((type(self), self.query, self.group))

    def node(self, scope: Scope) -> Node:
        """Return the node for a segment."""
        return _FollowingNode(scope, self.query, self.group)


class InGroup(Following):
    """Matches all documents of the groups that have a match, as far as they are in the same segment.

    Args:
        query: What one document of the group must match.
        group: A field with a column of texts; the first text of a document names its group.
    """

    def node(self, scope: Scope) -> Node:
        """Return the node for a segment."""
        return _GroupNode(scope, self.query, self.group)


class _GroupMembers:
    """What nodes of groups have in common: they find documents and score each 1."""

    def __init__(self, scope: Scope, query: Query, group: str) -> None:
        self.scope = scope
        self.query = query
        self.groups = scope.file.ordinals(group)

    @property
    def estimate(self) -> int:
        return self.scope.size

    def mask(self) -> Array:
        raise NotImplementedError

    def documents(self, among: Candidates | None) -> Array:
        mask = self.mask()
        if among is None:
            return np.flatnonzero(mask).astype("u4")
        return among.documents[mask[among.documents]]

    def scored(self, among: Candidates | None) -> Scored:
        documents = self.documents(among)
        return documents, np.ones(len(documents))


class _FollowingNode(_GroupMembers):
    def mask(self) -> Array:
        before = np.zeros(self.scope.size, dtype=bool)
        before[self.scope.documents(self.query)] = True
        mask = np.zeros(self.scope.size, dtype=bool)
        mask[1:] = before[:-1] & self.groups.continued
        return mask


class _GroupNode(_GroupMembers):
    def mask(self) -> Array:
        group = self.groups.firsts
        # One more than there are groups: documents without a group have the place -1.
        found = np.zeros(len(self.groups.texts) + 1, dtype=bool)
        found[group[self.scope.documents(self.query)]] = True
        found[-1] = False
        mask: Array = found[group]
        return mask


class Rescored(ArrayQuery):
    """Gives the matches of a query other scores.

    Args:
        query: The query.
        rescore: Computes them, segment by segment.
    """

    def __init__(self, query: Query, rescore: Rescoring) -> None:
        self.query = query
        self.rescore = rescore

    def __repr__(self) -> str:
        return f"Rescored({self.query!r}, {self.rescore!r})"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rescored) and (self.query, self.rescore) == (other.query, other.rescore)

    def __hash__(self) -> int:
        return hash((Rescored, self.query, self.rescore))

    def is_leaf(self) -> bool:
        """Return False: the query is its part."""
        return False

    def children(self) -> Iterator[Query]:
        """Yield the query."""
        yield self.query

    def node(self, scope: Scope) -> Node:
        """Return the node for a segment."""
        return _RescoredNode(scope, scope.compile(self.query), self.rescore)


@dataclass(frozen=True)
class _RescoredNode:
    scope: Scope
    part: Node
    rescore: Rescoring

    @property
    def estimate(self) -> int:
        return self.part.estimate

    def documents(self, among: Candidates | None) -> Array:
        return self.part.documents(among)

    def scored(self, among: Candidates | None) -> Scored:
        documents, scores = self.part.scored(among)
        return documents, self.rescore(self.scope, documents, scores)
