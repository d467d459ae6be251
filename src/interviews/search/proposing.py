"""The `topics.toml` that would have what the transcripts suggest."""

from __future__ import annotations

from collections.abc import Sequence

import tomlkit
from tomlkit.exceptions import TOMLKitError

from interviews.errors import SettingsError
from interviews.search.bursts import SuggestedTopic
from interviews.search.topics_file import read_topics_file


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
