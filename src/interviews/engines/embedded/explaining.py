"""Why a search found nothing, and what would find something, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from interviews.engines.embedded.arrays import Mask
from interviews.engines.embedded.facets import chosen, facet_masks
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import Matching, QueryWord, bound_masks
from interviews.engines.embedded.ranking import Ranking, substance
from interviews.search.analysis import fold_word
from interviews.search.names import matching_names
from interviews.search.query import FieldValue, Query
from interviews.search.ranking import WEIGHTS
from interviews.search.requests import Scope, SearchRequest
from interviews.search.spelling import similar_words

NEAREST = 3
"""Spellings and names that are offered."""
MOST_WORDS = 8
"""Words whose hits are listed one by one."""


def explain(
    generation: Generation,
    request: SearchRequest,
    query: Query,
    matching: Matching,
    hits: Mask,
    within: Scope | None,
) -> str:
    """What could not be understood, and where there are no hits, why; empty where there is nothing to say."""
    sentences = list(query.remarks)
    sentences += [
        f'{_nothing(within)} has "{phrase}"; its words were searched.' for phrase in matching.lost_phrases
    ]
    sentences += _unknown_values(generation, request, query)
    if not hits.any():
        sentences += _why_nothing(generation, request, query, matching, within)
    return " ".join(sentences)


def _unknown_values(generation: Generation, request: SearchRequest, query: Query) -> list[str]:
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


def _nothing(within: Scope | None) -> str:
    return "No passage" if within == "outside" else "No question or answer"


def _why_nothing(
    generation: Generation,
    request: SearchRequest,
    query: Query,
    matching: Matching,
    within: Scope | None,
) -> list[str]:
    if not generation.table.alive.any():
        return [f"The index holds no {'passages' if within == 'outside' else 'Q&A pairs'}."]
    if matching.mask.any():
        lost = _filters(generation, request, matching)
        return [f"{int(matching.mask.sum()):,} match the query itself, but {lost}."]
    if not matching.query_words:
        by_value = any(isinstance(node, FieldValue) for node in query.nodes)
        return [] if by_value else ["There is no word in it to search for."]
    sentences = []
    for query_word in matching.query_words[:MOST_WORDS]:
        if (query_word.found & generation.table.alive).any():
            continue
        if (query_word.nearby & generation.table.alive).any():
            # Looked for there only where words are optional and stand in no particular part.
            sentences.append(
                f"{query_word.text!r} stands in titles or topics only: title:{query_word.text} finds these."
            )
            continue
        spelt = similar_words(generation.lexicon, fold_word(query_word.text))[:NEAREST]
        sentences.append(
            f"{_nothing(within)} has {query_word.text!r}"
            + (f"; spelt alike: {', '.join(spelt)}." if spelt else ".")
        )
    counts = {
        query_word.text: int((query_word.found & generation.table.alive).sum())
        for query_word in matching.query_words[:MOST_WORDS]
    }
    if any(counts.values()):
        alone = ", ".join(f"{text} ({count:,})" for text, count in counts.items() if count)
        sentences.append(f"Alone there are: {alone}.")
    return sentences


def _filters(generation: Generation, request: SearchRequest, matching: Matching) -> str:
    """Which filters leave nothing: each that does so alone, else all together."""
    filters = filter_masks(generation, request)
    alone = [says for says, mask in filters.items() if not (matching.mask & mask).any()]
    return f"none {' and none '.join(alone)}" if alone else f"none {' and '.join(filters)}"


def filter_masks(generation: Generation, request: SearchRequest) -> dict[str, Mask]:
    """For each filter of a request, in words, the rows that it admits."""
    masks = facet_masks(generation, request)
    filters = {
        f"with {facet} {' or '.join(values)}": masks[facet] for facet, values in chosen(request).items()
    }
    return filters | bound_masks(generation, request)


def explain_hit(generation: Generation, matching: Matching, ranking: Ranking | None, row: int) -> str:
    """Which words of the query a hit has where, and the factors that its score is made of."""
    if ranking is None:
        return "Nothing was looked for; the newest interview comes first."
    here = np.zeros(generation.table.size, np.bool_)
    here[row] = True
    places: dict[str, list[str]] = defaultdict(list)
    for query_word in matching.query_words:
        places[_place(generation, query_word, here, row)].append(query_word.text)
    words = "; ".join(f"{place}: {', '.join(texts)}" for place, texts in places.items())
    solid = substance(generation.table.answer_characters[row : row + 1])[0]
    factors = [f"coverage {ranking.coverage[row]:.2f}", f"substance {solid:.2f}"]
    factors += [
        f"speaker {(WEIGHTS.speaker_boost if query_word.answered[row] else WEIGHTS.asker_boost):g}"
        for query_word in matching.query_words
        if query_word.spoken is not None and query_word.answered is not None and query_word.spoken[row]
    ]
    if ranking.adjoining[row]:
        factors.append(f"side by side {1 + WEIGHTS.side_by_side * ranking.adjoining[row]:.2f}")
    if ranking.likeness is not None:
        factors.append(f"meaning {ranking.likeness[row]:.2f}")
    return f"{words}. Score {ranking.scores[row]:.2f} with {', '.join(factors)}."


def _place(generation: Generation, query_word: QueryWord, here: Mask, row: int) -> str:
    if query_word.spoken is not None and query_word.spoken[row]:
        return "speaks"
    if not query_word.found[row]:
        return "title or topics" if query_word.nearby[row] else "not said here"
    boundary = int(generation.table.question_words[row])
    positions = [
        position
        for term in query_word.terms
        for position in generation.words.occurrences(term, here).positions.tolist()
    ]
    asked = any(position < boundary for position in positions)
    answered = any(position >= boundary for position in positions)
    return "question and answer" if asked and answered else "question" if asked else "answer"
