"""CSL-JSON: the item itself."""

from __future__ import annotations

import json

from interviews.citing.item import Item, is_nameless, title_or_substitute
from interviews.citing.locators import in_pandoc
from interviews.citing.reference import Passage, Reference


def write(reference: Reference) -> str:
    """The item of an interview as a JSON object."""
    return json.dumps(item_of(reference), ensure_ascii=False, indent=2)


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


def document(entries: list[str]) -> str:
    return "[\n" + ",\n".join(entries) + "\n]\n"
