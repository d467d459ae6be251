"""BM25F over arrays, by the formula and the statistics of Whoosh's own scorer.

    score = idf * w * (K1 + 1) / (w + K1 * (1 - B + B * length / average length))

`w` is the weight of the posting and `length` what the document's length byte stands for. The source of the
formula is `whoosh.scoring.bm25`; of idf, `whoosh.scoring.WeightingModel.idf`. A field without lengths is
scored by its weights alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.scoring import BM25F

from interviews.index.engine.lengths import LENGTH_OF_BYTE

if TYPE_CHECKING:
    from whoosh.searching import Searcher

    from interviews.index.engine.files import Array


class Scorer(NamedTuple):
    """Scores the postings of one term."""

    factor: Any = 1.0
    """idf times (K1 + 1), one for all postings or an array with one for each."""
    norms: Array | None = None
    """What is added to the weight in the denominator, by length byte; None scores by weights alone."""

    def score(self, weights: Array, lengths: Array | None, boost: float) -> Array:
        """Return the scores of postings."""
        if self.norms is None or lengths is None:
            return weights.astype("f8") * boost
        # Weights and lengths in one byte each allow few different scores: for a long list it is 6 times
        # faster to compute each of those once and to look them up.
        highest = int(weights.max(initial=0)) if weights.dtype == np.uint8 else len(weights)
        if isinstance(self.factor, float) and len(self.norms) * (highest + 1) < len(weights):
            each = np.arange(highest + 1, dtype="f8")[:, np.newaxis]
            table = self._scored(each, self.norms, boost).ravel()
            places = weights.astype(np.intp)
            places *= len(self.norms)
            places += lengths
            return table.take(places)
        return self._scored(weights.astype("f8"), self.norms[lengths], boost)

    def _scored(self, weights: Array, norms: Array, boost: float) -> Array:
        scores: Array = weights / (weights + norms)
        scores *= self.factor if boost == 1.0 else self.factor * boost
        return scores

    def with_factor(self, factor: Array) -> Scorer:
        """Return the scorer with a factor for each posting."""
        return self._replace(factor=factor)


def can_score(searcher: Searcher) -> bool:
    """Return whether the searcher's weighting is the one computed here."""
    return type(searcher.weighting) is BM25F


def scorer_for(searcher: Searcher, name: str, term: bytes, norms: Array) -> Scorer:
    """Return the scorer of a term; statistics are those of the whole index, whatever the segment.

    Args:
        searcher: The searcher of a segment.
        name: The field.
        term: The term.
        norms: What `norms_for` gives for the field.
    """
    weighting = searcher.weighting
    assert isinstance(weighting, BM25F)
    if not searcher.schema[name].scorable:
        return Scorer()
    top = searcher.get_parent()  # type: ignore[no-untyped-call]
    idf = top.idf(name, term)
    return Scorer(idf * (weighting.K1 + 1), norms)


def norms_for(searcher: Searcher, name: str) -> Array:
    """Return the length part of the denominator for each length byte."""
    weighting = searcher.weighting
    assert isinstance(weighting, BM25F)
    top = searcher.get_parent()  # type: ignore[no-untyped-call]
    average = top.avg_field_length(name) or 1
    share = weighting._field_B.get(name, weighting.B)
    norms: Array = weighting.K1 * ((1 - share) + share * LENGTH_OF_BYTE / average)
    return norms
