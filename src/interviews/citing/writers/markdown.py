"""Markdown: a quotation block with the question in short, the answer, its source and pandoc's citation."""

from __future__ import annotations

import re

from interviews.citing.item import Item, text_of
from interviews.citing.locators import in_pandoc
from interviews.citing.quotation import answer_parts
from interviews.citing.reference import Passage, Reference
from interviews.citing.text import shortened
from interviews.citing.writers.plain import address, source

LONGEST_QUESTION = 200
"""Characters. The answer is what is quoted; of the question readers need the gist."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#~^$@|{}]|&(?=#?\w+;))")
_START_OF_BLOCK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def write(reference: Reference) -> str:
    """The quoted passages of an interview, one block each."""
    return "\n\n".join(_block(reference, passage) for passage in reference.passages)


def cite(reference: Reference, passage: Passage) -> str:
    """The citation in pandoc's Markdown."""
    return in_pandoc(reference.key, passage.place)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, wherever on a line it stands."""
    return _START_OF_BLOCK.sub(_escape_start, _MARKUP.sub(r"\\\1", text))


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _block(reference: Reference, passage: Passage) -> str:
    pair = passage.pair
    spoken = (
        f"{_speakers(pair.questioners)}{shortened(pair.question, LONGEST_QUESTION)}",
        *(f"{_speakers(names)}{words.strip()}" for names, words in answer_parts(pair)),
        f"— {_source(reference.item, passage)} {cite(reference, passage)}",
    )
    return "\n>\n".join(_quoted(part) for part in spoken if part)


def _source(item: Item, passage: Passage) -> str:
    outlet = escaped(text_of(item, "container-title"))
    link = re.sub(r"[<> ]", lambda found: f"%{ord(found[0]):02X}", address(item))
    return source(item, passage, escaped, f"*{outlet}*" if outlet else "", f"<{link}>" if link else "") + "."


def _speakers(names: tuple[str, ...]) -> str:
    return f"**{', '.join(map(escaped, names))}:** " if any(names) else ""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
