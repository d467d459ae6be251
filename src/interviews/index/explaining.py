"""Why a search found nothing, and what would find something, in words."""

from __future__ import annotations

from collections.abc import Sequence

from interviews.index.analysis import fold_word
from interviews.index.arrays import Mask
from interviews.index.facets import chosen
from interviews.index.interface import SearchRequest
from interviews.index.matching import Matching, matching_names
from interviews.index.opened import OpenGeneration
from interviews.index.query import FieldValue, Query
from interviews.index.spelling import similar_words

NEAREST = 3
"""Spellings and names that are offered."""
MOST_WORDS = 8
"""Words whose hits are listed one by one."""


def explain(
    generation: OpenGeneration, request: SearchRequest, query: Query, matching: Matching, hits: Mask
) -> str:
    """What could not be understood, and where there are no hits, why; empty where there is nothing to say."""
    sentences = list(query.remarks)
    sentences += [
        f'No question or answer has "{phrase}"; its words were searched.' for phrase in matching.lost_phrases
    ]
    sentences += _unknown_values(generation, request, query)
    if not hits.any():
        sentences += _why_nothing(generation, request, query, matching)
    return " ".join(sentences)


def _unknown_values(generation: OpenGeneration, request: SearchRequest, query: Query) -> list[str]:
    asked = [(facet, value) for facet, values in chosen(request).items() for value in values]
    asked += [
        ("speaker" if node.name in ("interviewer", "guest") else node.name, node.value)
        for node in query.nodes
        if isinstance(node, FieldValue)
    ]
    known = {
        "speaker": generation.names.speakers,
        "topic": generation.names.topics,
        "outlet": generation.names.outlets,
    }
    return [
        f"{'Nobody in a pair is called' if facet == 'speaker' else f'There is no {facet}'} {value!r}."
        + _offer(value, known[facet])
        for facet, value in dict.fromkeys(asked)
        if facet in known and not matching_names(known[facet], value)
    ]


def _offer(value: str, names: Sequence[str]) -> str:
    # Deferred: only a name that does not exist needs it.
    from difflib import get_close_matches

    nearest = get_close_matches(value, names, n=NEAREST, cutoff=0.5)
    return f" Nearest: {', '.join(nearest)}." if nearest else ""


def _why_nothing(
    generation: OpenGeneration, request: SearchRequest, query: Query, matching: Matching
) -> list[str]:
    if not generation.table.alive.any():
        return ["The index holds no Q&A pairs."]
    if matching.mask.any():
        return [f"{int(matching.mask.sum()):,} match the query itself, but none {_filters(request)}."]
    if not matching.units:
        by_value = any(isinstance(node, FieldValue) for node in query.nodes)
        return [] if by_value else ["There is no word in it to search for."]
    sentences = []
    for unit in matching.units[:MOST_WORDS]:
        if not unit.found.any():
            spelt = similar_words(generation.lexicon, fold_word(unit.text))[:NEAREST]
            sentences.append(
                f"No question or answer has {unit.text!r}"
                + (f"; spelt alike: {', '.join(spelt)}." if spelt else ".")
            )
    found = [unit for unit in matching.units[:MOST_WORDS] if unit.found.any()]
    if found:
        alone = ", ".join(f"{unit.text} ({int(unit.found.sum()):,})" for unit in found)
        sentences.append(f"Alone there are: {alone}.")
    return sentences


def _filters(request: SearchRequest) -> str:
    parts = [f"with {facet} {' or '.join(values)}" for facet, values in chosen(request).items()]
    if request.since or request.until:
        parts.append(f"between {request.since or 'the first day'} and {request.until or 'today'}")
    if request.path is not None:
        parts.append(f"in {request.path}")
    return " and ".join(parts)
