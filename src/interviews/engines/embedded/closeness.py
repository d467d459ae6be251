"""How close together the words of a query stand in a pair, and which pairs stand beside one another.

Looking at positions is slow, so that only the best hits are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from interviews.engines.embedded.arrays import Array, Rows
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import QueryWord
from interviews.engines.embedded.table import Table
from interviews.engines.embedded.words import Bodies
from interviews.search.ranking import MOST_FORMS, STRETCH


class Closeness(NamedTuple):
    """For some rows, in their order."""

    adjoining: Array
    """Which share of the neighbours in the query are neighbours in the pair."""
    together: Array
    """Which share of the words of the query the pair says within one stretch."""
    opening: Array
    """Which share of them it says within a stretch of where the answer begins."""


def closeness(generation: Generation, query_words: Sequence[QueryWord], rows: Rows) -> Closeness:
    """How close the words of a query stand to each other in some rows.

    What names a speaker counts as no word here, nor does a phrase, whose words are together anyway.
    """
    words = [query_word for query_word in query_words if query_word.spoken is None and not query_word.phrase]
    found = Closeness(*(np.zeros(len(rows), np.float32) for _ in Closeness._fields))
    if len(words) < 2 or not len(rows):
        return found
    order = np.argsort(rows)
    bodies = generation.words.bodies(rows[order])
    # The pairs laid end to end: an occurrence is one number, its place on this line. Between two of them is
    # room for a stretch, so that none reaches from one into the other.
    lengths = bodies.lengths + STRETCH
    begins = np.cumsum(lengths) - lengths
    places = [_places(bodies, query_word, begins) for query_word in words]
    found.adjoining[order] = _adjoining(places, begins)
    found.together[order] = _together(places, begins)
    found.opening[order] = _opening(places, begins + generation.table.question_words[rows[order]])
    return found


def _places(bodies: Bodies, query_word: QueryWord, begins: Rows) -> Rows:
    """Where a word stands on the line, ascending."""
    if len(query_word.terms) > MOST_FORMS:
        return np.zeros(0, np.int64)
    found = map(bodies.occurrences, query_word.terms)
    places = [begins[each.rows] + each.positions for each in found]
    return np.sort(np.concatenate([np.zeros(0, np.int64), *places]))


def _adjoining(places: Sequence[Rows], begins: Rows) -> Array:
    pairs: Array = np.zeros(len(begins), np.float32)
    for first, second in pairwise(places):
        nearest = np.searchsorted(second, first + 1)
        inside = nearest < len(second)
        neighbours = first[inside][second[nearest[inside]] == first[inside] + 1]
        having = np.zeros(len(begins), np.bool_)
        having[np.searchsorted(begins, neighbours, "right") - 1] = True
        pairs += having
    pairs /= np.float32(len(places) - 1)
    return pairs


def _together(places: Sequence[Rows], begins: Rows) -> Array:
    line = np.concatenate(places)
    order = np.argsort(line, kind="stable")
    line = line[order]
    words = np.repeat(np.arange(len(places), dtype=np.int8), [len(each) for each in places])[order]
    # At each occurrence, how many words occurred within the stretch that ends there; the last counts nothing
    # and only ends the line.
    most = np.zeros(len(line) + 1, np.int16)
    for word in range(len(places)):
        last = np.maximum.accumulate(np.where(words == word, line, -STRETCH))
        most[:-1] += line - last < STRETCH
    first = np.searchsorted(line, begins)
    having = np.diff(first, append=len(line)) > 0
    shares: Array = np.zeros(len(begins), np.float32)
    if having.any():
        shares[having] = np.maximum.reduceat(most, first[having])
    shares /= np.float32(len(places))
    return shares


def _opening(places: Sequence[Rows], answers: Rows) -> Array:
    # Before a question there is room for a stretch, and so there is after an answer.
    bounds = np.stack([answers - STRETCH, answers + STRETCH])
    shares: Array = np.zeros(len(answers), np.float32)
    for each in places:
        first, last = np.searchsorted(each, bounds)
        shares += last > first
    shares /= np.float32(len(places))
    return shares


def beside(table: Table, rows: Rows, scores: Array) -> Array:
    """For some rows, the higher of the scores of those among them that come right before and after."""
    order = np.argsort(rows)
    ordered, own = rows[order], scores[order]
    follows = (np.diff(ordered) == 1) & (np.diff(table.interview[ordered]) == 0)
    highest: Array = np.zeros_like(own)
    highest[1:] = own[:-1] * follows
    np.maximum(highest[:-1], own[1:] * follows, out=highest[:-1])
    found: Array = np.empty_like(own)
    found[order] = highest
    return found
