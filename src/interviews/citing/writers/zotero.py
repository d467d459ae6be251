"""CSL-JSON for Zotero, with what its item types have no field for in `note`, which it calls Extra.

Zotero reads the lines of Extra as CSL variables whenever it cites, and takes the type of an item from there.
Its interview has no outlet, publisher or collection, and it takes a broadcast for one on television.

Source: `itemFromCSLJSON` and `extractExtraFields` of Zotero, and `parseNoteFieldHacks` of citeproc-js.
"""

from __future__ import annotations

import json

from interviews.citing.item import Item
from interviews.citing.reference import Reference
from interviews.citing.writers.csl_json import document, item_of

__all__ = ["document", "write"]

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
