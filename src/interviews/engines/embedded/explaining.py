"""What there is to say about a search, counted over arrays; `interviews.search.explaining` says it."""

from __future__ import annotations

import numpy as np

from interviews.engines.embedded.arrays import Mask
from interviews.engines.embedded.facets import facet_masks
from interviews.engines.embedded.generation import Generation
from interviews.engines.embedded.matching import Matching, QueryWord, bound_masks
from interviews.engines.embedded.ranking import Ranking, substance
from interviews.search.explaining import (
    MOST_WORDS,
    FilterFound,
    Nothing,
    Reasons,
    Where,
    WordFound,
    facet_in_words,
    where_said,
)
from interviews.search.ranking import WEIGHTS
from interviews.search.requests import SearchRequest, chosen


def why_nothing(generation: Generation, request: SearchRequest, matching: Matching) -> Nothing:
    """What is known of a search that found nothing."""
    alive = generation.table.alive
    return Nothing(
        in_view=_count(alive),
        matching=_count(matching.mask),
        filters=[
            FilterFound(says, _count(matching.mask & mask))
            for says, mask in _filter_masks(generation, request).items()
        ],
        words=[
            WordFound(word.text, _count(word.found & alive), _count(word.nearby & alive))
            for word in matching.query_words[:MOST_WORDS]
        ],
    )


def _count(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def _filter_masks(generation: Generation, request: SearchRequest) -> dict[str, Mask]:
    """For each filter of a request, in words, the rows that it admits."""
    masks = facet_masks(generation, request)
    filters = {facet_in_words(facet, values): masks[facet] for facet, values in chosen(request).items()}
    return filters | bound_masks(generation, request)


def reasons(generation: Generation, matching: Matching, ranking: Ranking | None, row: int) -> Reasons | None:
    """What the score of a hit is made of; None where nothing was looked for."""
    if ranking is None:
        return None
    here = np.zeros(generation.table.size, np.bool_)
    here[row] = True
    first = ranking.first == row
    return Reasons(
        places=[(word.text, _place(generation, word, here, row)) for word in matching.query_words],
        score=float(ranking.scores[row]),
        coverage=float(ranking.coverage[row]),
        substance=float(substance(generation)[row]),
        boosts=[
            WEIGHTS.speaker_boost if word.answered[row] else WEIGHTS.asker_boost
            for word in matching.query_words
            if word.spoken is not None and word.answered is not None and word.spoken[row]
        ],
        # Nothing is known of a hit that was not among the best.
        adjoining=float(ranking.close.adjoining[first].sum()),
        together=float(ranking.close.together[first].sum()),
        opening=float(ranking.close.opening[first].sum()),
        beside=float(ranking.lent[first].sum()),
        likeness=None if ranking.likeness is None else float(ranking.likeness[row]),
    )


def _place(generation: Generation, word: QueryWord, here: Mask, row: int) -> Where:
    if word.spoken is not None and word.spoken[row]:
        return "speaks"
    if not word.found[row]:
        return "title or topics" if word.nearby[row] else "not said here"
    positions = [
        position
        for term in word.terms
        for position in generation.words.occurrences(term, here).positions.tolist()
    ]
    return where_said(positions, int(generation.table.question_words[row]))
