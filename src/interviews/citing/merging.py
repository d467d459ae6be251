"""Adding citations to a file that has some already.

What is there stays as it is, to the byte and in its order. An interview that is there already is not added
again, whatever key it has there; a new one gets a key that nobody has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from interviews.citing.formats import Format
from interviews.citing.item import Item, text_of, title_or_substitute
from interviews.citing.keys import ChooseKeys, base_key, citation_keys
from interviews.citing.reference import Reference
from interviews.citing.text import folded, without_tags
from interviews.citing.writers.tex import formatted_title, verbatim
from interviews.errors import CitationError

MENDED_TITLE = 0.8
"""From this likeness on (0 to 1) a title is another one mended, if the keys are the same."""

_BIB = (
    re.compile(r"^[ \t]*@(?!comment\b|string\b|preamble\b)\w+\s*[{(]\s*[^\s,{}()]+\s*,", re.M | re.I),
    re.compile(r"[{(]\s*([^\s,{}()]+)"),
    re.compile(r"\btitle\s*=\s*(.+)", re.I),
)
_RIS = (
    re.compile(r"^TY  ?- ?", re.M),
    re.compile(r"^ID  ?- ?(.*)$", re.M),
    re.compile(r"^(?:TI|T1)  ?- ?(.*)$", re.M),
)
"""Where an entry begins, its key, and its title."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A file's new text and what became of each reference."""

    text: str
    added: tuple[Reference, ...]
    present: tuple[Reference, ...]
    """Those that were there; of quotations, those of which every one was."""


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    title: str
    text: str


def keys_beside(existing: str, form: Format) -> ChooseKeys:
    """A choice of citation keys: the key an interview has in the text of a file, else one that nobody has.

    Raises:
        CitationError: the text is not in that format.
    """
    entries = _entries(existing, form)

    def choose(items: Sequence[Item]) -> list[str]:
        found = [next((entry.key for entry in entries if _is_same(entry, item, form)), "") for item in items]
        new = [item for item, key in zip(items, found, strict=True) if not key]
        keys = iter(citation_keys(new, taken=[entry.key for entry in entries]))
        return [key or next(keys) for key in found]

    return choose


def merge(existing: str, references: Sequence[Reference], form: Format) -> Merged:
    """The text of a file with references added, whose keys are as `keys_beside` chooses them.

    Raises:
        CitationError: the text is not in that format.
    """
    if form.suffix not in (".bib", ".ris", ".json"):
        return _merge_quotations(existing, references, form)
    entries = _entries(existing, form)
    present = [
        reference
        for reference in references
        if any(_is_same(entry, reference.item, form) for entry in entries)
    ]
    added = [reference for reference in references if reference not in present]
    text = _appended(existing, [form.entry(reference) for reference in added], form)
    return Merged(text, tuple(added), tuple(present))


def append_blocks(existing: str, blocks: Sequence[str]) -> str:
    """A text with those blocks added at its end that it does not hold."""
    newline = "\r\n" if "\r\n" in existing else "\n"
    new = [block.replace("\n", newline) for block in dict.fromkeys(blocks)]
    new = [block for block in new if block not in existing]
    if not new:
        return existing
    gap = "" if not existing.strip() else newline * (2 - _final_breaks(existing))
    return existing + gap + (newline * 2).join(new) + newline


def _merge_quotations(existing: str, references: Sequence[Reference], form: Format) -> Merged:
    blocks = {
        form.entry(replace(reference, passages=(passage,))): reference
        for reference in references
        for passage in reference.passages
    }
    new = {
        reference.key for block, reference in blocks.items() if block not in existing.replace("\r\n", "\n")
    }
    return Merged(
        append_blocks(existing, list(blocks)),
        tuple(reference for reference in references if reference.key in new),
        tuple(reference for reference in references if reference.key not in new),
    )


def _entries(existing: str, form: Format) -> list[_Entry]:
    if form.suffix == ".json":
        return [
            _Entry(str(item.get("id", "")), str(item.get("title", "")), json.dumps(item, ensure_ascii=False))
            for item in _items(existing)
        ]
    begin, key, title = _BIB if form.suffix == ".bib" else _RIS
    starts = [found.start() for found in begin.finditer(existing)]
    texts = [existing[start:end] for start, end in zip_longest(starts, starts[1:])]
    return [_Entry(_first(key, text), _first(title, text), text) for text in texts]


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].strip() if found else ""


def _items(existing: str) -> list[dict[str, object]]:
    if not existing.strip():
        return []
    try:
        items = json.loads(existing.removeprefix("\ufeff"))
    except ValueError as error:
        raise CitationError(
            f"The file to add to is no JSON: {error}. Mend it, or name another file."
        ) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise CitationError("The file to add to holds no list of CSL-JSON items. Name another file.")
    return items


def _is_same(entry: _Entry, item: Item, form: Format) -> bool:
    """Whether an entry is that of an interview.

    With an address, the same one and the same title; or the same key and nearly the same title, for people
    mend titles. Without an address, the same key and title. Several interviews may be on one page, so the
    address alone says too little.
    """
    title, url = title_or_substitute(item), text_of(item, "URL")
    if form.suffix == ".bib":
        title, url = formatted_title(title), verbatim(url)
    elif form.suffix == ".ris":
        title = without_tags(title)
    likeness = SequenceMatcher(None, folded(entry.title) or entry.title, folded(title) or title).ratio()
    has_key = re.fullmatch(re.escape(base_key(item)) + "[a-z]?", entry.key, re.IGNORECASE) is not None
    if not url:
        return has_key and likeness == 1
    has_url = re.search(re.escape(url) + r"(?=[\s}\"]|$)", entry.text) is not None
    return has_url and (likeness == 1 or (has_key and likeness >= MENDED_TITLE))


def _appended(existing: str, entries: Sequence[str], form: Format) -> str:
    if not entries:
        return existing
    if form.suffix != ".json":
        return append_blocks(existing, entries)
    if not existing.strip():
        return "[\n" + ",\n".join(entries) + "\n]\n"
    end = len(existing[: existing.rindex("]")].rstrip())
    comma = "" if existing[:end].endswith("[") else ","
    return (
        f"{existing[:end]}{comma}\n"
        + ",\n".join(entries)
        + (existing[end:] if comma else f"\n{existing[end:]}")
    )


def _final_breaks(text: str) -> int:
    tail = text.replace("\r\n", "\n")
    return min(2, len(tail) - len(tail.rstrip("\n")))
