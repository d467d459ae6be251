"""`topics.toml`: what the user wants topics to be called, which of them are none, and what is looked for.

    deny = ["Chapter 1"]

    ["Groundwater"]
    aliases = ["aquifer", "ground water"]

A topic of front matter or of a section heading that is an alias becomes the topic, and one that is denied is
dropped. A pair that says a topic or an alias in its question, or twice, has the topic. What is written with
capitals is meant as it is written ("Go", not "go"); what has none, in any case and any form of the word.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from interviews.errors import SettingsError
from interviews.library.transcripts import TOPICS_FILE, find_companion, read_companion
from interviews.search.analysis import ANALYZER, base_language, fold, words

if TYPE_CHECKING:
    from interviews.search.bursts import SuggestedTopic

DENY = "deny"
ALIASES = "aliases"
MOST_SAID = 5
"""Topics a pair has by its words: the most frequent ones. A pair about everything is about nothing."""
ENOUGH = 2
"""Times that a pair must say a topic; in the question, once."""
LONGEST_HEADING = 6
"""Words of a section heading that can be a topic; a longer one is a sentence."""


class _Wording(NamedTuple):
    terms: tuple[str, ...]
    exactly: tuple[str, ...] | None
    """The words as they must be written; None where any form will do."""
    topic: str


class TopicsFile:
    """The topics of a folder of transcripts."""

    def __init__(self, aliases: dict[str, Sequence[str]], denied: Iterable[str]) -> None:
        """Takes the topics with their aliases, and the names that are no topics."""
        self.names = tuple(aliases)
        self.denied = frozenset(fold(name) for name in denied)
        self._wordings = [(name, wording) for name, others in aliases.items() for wording in (name, *others)]
        self._canonical = {fold(wording): name for name, wording in self._wordings}
        self._by_language: dict[str, dict[str, list[_Wording]]] = {}

    def knows(self, topic: str) -> bool:
        """Whether a topic is there, as a name, as an alias or as denied."""
        return fold(topic) in self._canonical or fold(topic) in self.denied

    def settle(self, topics: Iterable[str]) -> list[str]:
        """Topics under their names, without the denied and without repetition."""
        kept = [self._canonical.get(fold(topic), topic) for topic in topics if fold(topic) not in self.denied]
        return list(dict.fromkeys(kept))

    def said(self, question: str, answer: str, language: str | None) -> list[str]:
        """The topics that a pair is about by its words, the most frequent first."""
        if not self._wordings:
            return []
        asked = self._count(question, language)
        times = asked + self._count(answer, language)
        found = [topic for topic, count in times.most_common() if count >= ENOUGH or topic in asked]
        return found[:MOST_SAID]

    def _count(self, text: str, language: str | None) -> Counter[str]:
        tongue = base_language(language)
        known = ANALYZER.terms(tongue)
        wordings = self._in_language(tongue)
        written = words(text)
        terms = [known[word] for word in written]
        counts: Counter[str] = Counter()
        for place in [place for place, term in enumerate(terms) if term in wordings]:
            for wording in wordings[terms[place]]:
                end = place + len(wording.terms)
                if tuple(terms[place:end]) == wording.terms and (
                    wording.exactly is None or tuple(written[place:end]) == wording.exactly
                ):
                    counts[wording.topic] += 1
        return counts

    def _in_language(self, language: str) -> dict[str, list[_Wording]]:
        """The wordings by their first term."""
        if language not in self._by_language:
            known = ANALYZER.terms(language)
            found: dict[str, list[_Wording]] = defaultdict(list)
            for name, wording in self._wordings:
                written = tuple(words(wording))
                if written:
                    terms = tuple(known[word] for word in written)
                    exactly = None if wording == wording.lower() else written
                    found[terms[0]].append(_Wording(terms, exactly, name))
            self._by_language[language] = dict(found)
        return self._by_language[language]


def pair_topics(
    topics_file: TopicsFile, of_interview: Sequence[str], of_pair: Sequence[str], said: Iterable[str]
) -> tuple[str, ...]:
    """The topics of a pair: its interview's, the headings that can be topics, and what it says."""
    headings = [topic for topic in of_pair if topic not in of_interview and can_be_topic(topic)]
    own = [topic for topic in of_pair if topic in of_interview]
    return tuple(topics_file.settle([*own, *headings, *said]))


def can_be_topic(heading: str) -> bool:
    """Whether a section heading can be a topic: neither a question nor a sentence."""
    return not heading.rstrip().endswith(("?", "？", "؟")) and len(heading.split()) <= LONGEST_HEADING


def read_topics_file(text: str, path: str) -> TopicsFile:
    """What the text of a `topics.toml` says.

    Raises:
        SettingsError: it is no TOML, or holds something else than is described in docs/searching.md.
    """
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend the file, or move it away.") from error
    denied = _texts(tables.pop(DENY, []), DENY, path)
    aliases: dict[str, Sequence[str]] = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise SettingsError(f'{path}: {name!r} is no table. Write ["{name}"] for a topic of this name.')
        unknown = sorted(set(table) - {ALIASES})
        if unknown:
            raise SettingsError(f"{path}: {name!r}: unknown {unknown[0]!r}. Known is {ALIASES}.")
        aliases[name] = _texts(table.get(ALIASES, []), name, path)
    return TopicsFile(aliases, denied)


def topics_file_for(transcript: Path, root: Path) -> TopicsFile:
    """The topics file that goes with a transcript; an empty one where there is none.

    Raises:
        SourceError: it cannot be read.
        SettingsError: it is wrong.
    """
    path = find_companion(TOPICS_FILE, transcript, root)
    return _NONE if path is None else _read(read_companion(path), str(path))


_NONE = TopicsFile({}, ())
_read = lru_cache(maxsize=8)(read_topics_file)


def _texts(value: Any, key: str, path: str) -> list[str]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise SettingsError(f"{path}: {key!r}: a value is not a text. Topics and aliases are in quotes.")
    return texts


def proposed_topics_file(text: str, topics: Sequence[SuggestedTopic], path: str) -> str:
    """The text of a `topics.toml` with tables for the topics it does not know; what is there stays as it is.

    Raises:
        SettingsError: `text` is no topics file.
    """
    # Deferred: only proposals write such a file.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

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
