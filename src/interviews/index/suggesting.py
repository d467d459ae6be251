"""Which topics the transcripts of a folder suggest, and the `topics.toml` that would have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import tomlkit
from tomlkit.exceptions import TOMLKitError

from interviews.errors import SettingsError
from interviews.index.analysis import fold_word, words
from interviews.index.bursts import BurstCounter, Interview, SuggestedTopic
from interviews.index.opened import OpenGeneration
from interviews.index.topics_file import read_topics_file


def suggest_topics(generation: OpenGeneration, folder: str) -> list[SuggestedTopic]:
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


def proposed_topics_file(text: str, topics: Sequence[SuggestedTopic], path: str) -> str:
    """The text of a `topics.toml` with tables for the topics it does not know; what is there stays as it is.

    Raises:
        SettingsError: `text` is no topics file.
    """
    known = read_topics_file(text, path)
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend the file, or move it away.") from error
    for topic in topics:
        if not known.knows(topic.name):
            table = tomlkit.table()
            table.comment(f"said again and again in {topic.interviews} interviews")
            document.add(topic.name, table)
    return tomlkit.dumps(document)


def _interview(generation: OpenGeneration, interview: int, rows: Sequence[int]) -> Interview:
    about = generation.description(interview)
    relative = str(generation.names.sources[generation.table.interview_source[interview]][1])
    pairs = [generation.pair(row) for row in rows]
    texts = [text for pair in pairs for text in (pair.question, pair.answer)]
    return Interview(about.get("outlet") or relative.rpartition("/")[0], about.get("language"), texts)
