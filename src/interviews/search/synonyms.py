"""`synonyms.toml`: words that mean the same to whoever searches these transcripts.

    k8s = "kubernetes"
    ui = ["user interface", "front end"]

The file stands in a transcripts folder and is read by every search, so that a change needs no rebuild. Who
types one of the words finds the others too; several words in a row are found from the single word only.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from interviews.errors import InterviewsError, SettingsError
from interviews.search.analysis import fold_word, words
from interviews.search.query import Group, Node, Query, Text

SYNONYMS_FILE = "synonyms.toml"

SynonymsTable = Mapping[str, Sequence[str]]
"""For a folded word, what is searched beside it."""


class _Version(NamedTuple):
    """What tells two states of a file apart."""

    path: str
    modified: int
    size: int


def synonyms_of(folders: Iterable[str]) -> tuple[SynonymsTable, tuple[str, ...]]:
    """The synonyms of all transcripts folders, and a sentence for each file that cannot be used."""
    table: dict[str, list[str]] = defaultdict(list)
    problems = []
    for folder in folders:
        path = os.path.join(folder, SYNONYMS_FILE)  # noqa: PTH118 - every search asks, in a third of the time
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            continue
        try:
            read = _read(_Version(path, status.st_mtime_ns, status.st_size))
        except InterviewsError as error:
            problems.append(f"{error} Searched without its synonyms.")
            continue
        for word, others in read.items():
            table[word] += [other for other in others if other not in table[word]]
    return table, tuple(problems)


def widened(query: Query, table: SynonymsTable, problems: Sequence[str] = ()) -> Query:
    """The query with each word beside its synonyms, as alternatives; phrases and fields are as they were."""
    nodes = tuple(_widened(node, table) for node in query.nodes) if table else query.nodes
    return query._replace(nodes=nodes, remarks=(*query.remarks, *problems))


def _widened(node: Node, table: SynonymsTable) -> Node:
    if isinstance(node, Group):
        return node._replace(nodes=tuple(_widened(each, table) for each in node.nodes))
    if not isinstance(node, Text) or node.kind != "words":
        return node
    others = table.get(fold_word(node.text))
    if not others:
        return node
    # As phrases, since neither the word nor its synonyms are slips of the keyboard.
    return Group("either", tuple(Text("phrase", text) for text in (node.text, *others)))


@lru_cache(maxsize=16)
def _read(version: _Version) -> SynonymsTable:
    # Deferred: most folders have no such file.
    from interviews.library.reading import read_bytes

    try:
        text = read_bytes(Path(version.path))[0].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{version.path}: not UTF-8. Save it as UTF-8.") from error
    return read_synonyms(text, version.path)


def read_synonyms(text: str, path: str) -> SynonymsTable:
    """What the text of a `synonyms.toml` says.

    Raises:
        SettingsError: it is no TOML, or holds something else than words and lists of words.
    """
    import tomllib

    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend the file, or move it away.") from error
    table: dict[str, list[str]] = defaultdict(list)
    for word, value in entries.items():
        others = [value] if isinstance(value, str) else value
        if not isinstance(others, list) or not all(map(_is_wording, others)):
            raise SettingsError(f'{path}: {word!r}: write {word} = "a word", or ["one", "another"].')
        for other in others:
            table[fold_word(word)].append(other)
            if len(words(other)) == 1:
                table[fold_word(other)].append(word)
    return dict(table)


def _is_wording(value: object) -> bool:
    return isinstance(value, str) and bool(words(value))
