"""Places in TOML where a person can be added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from interviews.parsing.editing.entry import LISTS, NEW_KEYS, PEOPLE_KEYS, TOML, Entry
from interviews.parsing.metadata_keys import NESTED, folded_key


def table_edits(text: str, entry: Entry, end: str) -> Iterator[str]:
    """The ways in which a text of TOML may have the person, the most fitting first.

    `end` is what ends a line.

    Raises:
        TOMLKitError: it is no TOML.
    """
    keys = {folded_key(key) for table in _tables(tomlkit.parse(text)) for key in table}
    if entry.alias is not None:
        yield from _known(text, entry)
    for key, value in tomlkit.parse(text).items():
        if folded_key(key) in LISTS[entry.role] and isinstance(value, AoT):
            yield text + _table(key, entry, end)
    yield from _appended(text, entry)
    for key in NEW_KEYS[entry.role]:
        if key not in keys:
            yield text + _table(key, entry, end)


def _tables(document: Mapping[str, Any]) -> Iterator[Any]:
    """The document and the tables that generators nest in it."""
    yield document
    yield from (value for key, value in document.items() if key in NESTED and isinstance(value, Mapping))


def _table(key: str, entry: Entry, end: str) -> str:
    """The person as one more table of a list of tables."""
    fields = (f"{name} = {TOML.value(value)}{end}" for name, value in entry.fields().items())
    return f"[[{key}]]{end}" + "".join(fields)


def _known(text: str, entry: Entry) -> Iterator[str]:
    """Texts in which somebody gets the label who stands in a list by name alone."""
    for document, array in _arrays(text, PEOPLE_KEYS):
        if entry.name in array:
            array[array.index(entry.name)] = _inline(entry)
            yield _dumped(document, text)


def _appended(text: str, entry: Entry) -> Iterator[str]:
    """Texts with the person at the end of a list that is there."""
    for document, array in _arrays(text, LISTS[entry.role]):
        array.append(_inline(entry) if len(entry.fields()) > 1 else entry.name)
        yield _dumped(document, text)


def _arrays(text: str, keys: tuple[str, ...]) -> Iterator[tuple[tomlkit.TOMLDocument, Array]]:
    """The lists under some keys, in the order of the keys, those of one key in one document."""
    for key in keys:
        document = tomlkit.parse(text)
        for table in _tables(document):
            for own, value in table.items():
                if folded_key(own) == key and isinstance(value, Array):
                    yield document, value


def _inline(entry: Entry) -> Any:
    table = tomlkit.inline_table()
    table.update(entry.fields())
    return table


def _dumped(document: tomlkit.TOMLDocument, before: str) -> str:
    """The document as text; the text of before where more than the list would change."""
    if tomlkit.dumps(tomlkit.parse(before)) != before:
        return before
    return tomlkit.dumps(document)


__all__ = ["TOMLKitError", "table_edits"]
