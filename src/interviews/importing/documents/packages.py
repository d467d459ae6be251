"""What pandoc gets of a package: its XML alone, with tabulators, which it takes for spaces, made visible."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.bounds import Package, check_size, packed, xml_root
from interviews.importing.transcript import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

TAB = "\ue000"
"""Stands for a tabulator, or for spaces that are typed in the place of one; nobody uses it otherwise."""
LARGEST_TEXT = 24 * 1024 * 1024
"""Bytes of the XML of a document; an hour of speech has half a million."""
LARGEST_RTF = 48 * 1024 * 1024
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LEFT_OUT = (
    "customxml/",
    "word/theme",
    "word/embeddings",
    "word/fonttable",
    "word/glossary",
    "object ",
    "thumbnails/",
)


def word_parts(source: Source) -> bytes:
    return _slimmed(source, "word/document", _mark_word)


def open_document_parts(source: Source) -> bytes:
    return _slimmed(source, "content.xml", _mark_open)


def rich_text(source: Source) -> bytes:
    """RTF with its tabulators as visible characters.

    Raises:
        SourceError: it is none, or too large.
    """
    check_size(source, LARGEST_RTF)
    if not source.data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(f"{source.path}: this is no RTF. Save it again.")
    # Without a space before the replacement for old readers, pandoc 3.9 takes the letter behind it, too.
    spaced = re.sub(rb"(\\u-?\d{1,6})\?", rb"\1 ?", source.data)
    return re.sub(rb"\\tab(?![a-z0-9-]) ?", rb"\\u-8192 ?", spaced)


def _slimmed(source: Source, main: str, mark: Callable[[_Element], None]) -> bytes:
    """A document without pictures and the like, its main parts marked.

    Raises:
        SourceError: it is none, damaged or too large.
    """
    # Deferred: few imports read XML.
    from lxml import etree

    package = Package(source)
    parts: list[tuple[str, bytes]] = []
    left = LARGEST_TEXT
    for name in dict.fromkeys(package.names()):
        lowered = name.lower()
        wanted = lowered.endswith((".xml", ".rels")) or lowered == "mimetype"
        if not wanted or lowered.startswith(_LEFT_OUT):
            continue
        data = package.read(name, left)
        left -= len(data)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise SourceError(f"{source.path}: {name[:60]} in it declares entities. Save it again.")
        if lowered.startswith(main) and lowered.endswith(".xml"):
            root = xml_root(data, source)
            mark(root)
            data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        parts.append((name, data))
    return packed(parts)


def _mark_word(root: _Element) -> None:
    for space in (_WORD, _STRICT_WORD):
        for run in root.iter(f"{space}r"):
            for tab in run.findall(f"{space}tab"):
                tab.tag, tab.text = f"{space}t", TAB
        for words in root.iter(f"{space}t"):
            words.text = _SPACES.sub(TAB, words.text) if words.text else words.text


def _mark_open(root: _Element) -> None:
    for tab in root.iter(f"{_OPEN}tab"):
        tab.tag, tab.text = f"{_OPEN}span", TAB
    for space in root.iter(f"{_OPEN}s"):
        count = space.get(f"{_OPEN}c", "1")
        if count.isdigit() and int(count[:4]) > 1:
            space.attrib.clear()
            space.tag, space.text = f"{_OPEN}span", TAB
