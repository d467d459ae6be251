"""CSL-JSON: the item itself; for Zotero, what its types have no field for stands in `note`, its Extra.

Zotero reads the lines of Extra as CSL variables whenever it cites, and takes the type of an item from there.
Its interview has no outlet, publisher or collection, and it takes a broadcast for one on television.

Source: `itemFromCSLJSON` and `extractExtraFields` of Zotero, and `parseNoteFieldHacks` of citeproc-js.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from interviews.citing.item import Item, is_nameless, title_or_substitute
from interviews.citing.locators import in_pandoc
from interviews.citing.reference import Passage, Reference

_WITHOUT_FIELD = {
    "interview": (
        *("container-title", "publisher", "publisher-place", "number", "volume", "issue", "page", "genre"),
        *("archive_collection", "archive-place", "dimensions", "event-title", "event-place", "editor"),
    ),
    "speech": ("archive_collection", "archive-place"),
    "broadcast": ("contributor",),
}
_MISREAD = ("editor", "event-date")
"""What must not be in the item, too: Zotero makes an interviewee of an editor, and prints both dates."""

_TYPES = {"broadcast": "podcast"}


def write(reference: Reference) -> str:
    """The item of an interview as a JSON object."""
    return json.dumps(item_of(reference), ensure_ascii=False, indent=2)


def write_zotero(reference: Reference) -> str:
    """The same for Zotero."""
    item = item_of(reference)
    lines = [str(item["note"])] if item.get("note") else []
    if item["type"] in _TYPES:
        lines.append(f"type: {_TYPES[item['type']]}")
    for variable in _WITHOUT_FIELD.get(item["type"], ()):
        lines += _lines(item, variable)
    for variable in _MISREAD:
        item.pop(variable, None)
    if lines:
        item["note"] = "\n".join(lines)
    return json.dumps(item, ensure_ascii=False, indent=2)


def _lines(item: Item, variable: str) -> list[str]:
    value = item.get(variable)
    if isinstance(value, list):
        people = (name.get("literal") or f"{name['family']} || {name.get('given', '')}" for name in value)
        return [f"{variable}: {person}" for person in people]
    return [f"{variable}: {value}"] if value else []


def item_of(reference: Reference) -> Item:
    """The item with its key.

    One without interviewee and title is called `Interview`: otherwise no style has a short form for it.
    """
    item = reference.csl
    if is_nameless(item):
        item["title"] = title_or_substitute(item)
    return item


def cite(reference: Reference, passage: Passage) -> str:
    """The citation in pandoc's Markdown, which reads CSL-JSON."""
    return in_pandoc(reference.key, passage.locator)


def document(entries: Sequence[str]) -> str:
    return "[\n" + ",\n".join(entries) + "\n]\n"
