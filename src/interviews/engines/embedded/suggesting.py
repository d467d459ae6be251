"""Which topics the transcripts of a folder suggest, and the `topics.toml` that would have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from interviews.engines.embedded.generation import Generation
from interviews.search.analysis import fold_word, words
from interviews.search.bursts import BurstCounter, Interview, SuggestedTopic


def suggest_topics(generation: Generation, folder: str) -> list[SuggestedTopic]:
    """The topics that come in bursts in the interviews of a transcripts folder, the most marked first."""
    names = {fold_word(word) for name in generation.names.speakers for word in words(name)}
    counter = BurstCounter(names)
    table = generation.table
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(table.alive).tolist():
        rows_of[int(table.interview[row])].append(row)
    for interview, rows in rows_of.items():
        within, _ = generation.source(interview)
        if within == folder:
            counter.add(_interview(generation, interview, rows))
    return counter.suggestions()


def _interview(generation: Generation, interview: int, rows: Sequence[int]) -> Interview:
    about = generation.description(interview)
    relative = generation.names.sources[generation.table.interview_source[interview]][1]
    pairs = [generation.pair(row) for row in rows]
    texts = [text for pair in pairs for text in (pair.question, pair.answer)]
    return Interview(about.get("outlet") or relative.rpartition("/")[0], about.get("language"), texts)
