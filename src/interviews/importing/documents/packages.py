"""What pandoc gets of a package: its XML alone, with tabulators, which it takes for spaces, made visible."""

from __future__ import annotations

import re
from collections.abc import Callable

from interviews.errors import SourceError
from interviews.importing.bounds import Package, check_size, packed, xml_root
from interviews.importing.transcript import Source

TAB = "\ue000"
"""Stands for a tabulator, or for spaces that are typed in the place of one; nobody uses it otherwise."""
LARGEST_PACKED = 512 * 1024 * 1024
"""Bytes of a document with its pictures, which are not read."""
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
    """A Word document without pictures and the like.

    Raises:
        SourceError: it is none, damaged or too large.
    """
    return _slimmed(source, "word/document", _mark_word)


def open_document_parts(source: Source) -> bytes:
    """A document of LibreOffice without pictures and the like.

    Raises:
        SourceError: it is none, damaged or too large.
    """
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


def _slimmed(source: Source, main: str, mark: Callable[[bytes, Source], bytes]) -> bytes:
    check_size(source, LARGEST_PACKED)
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
        parts.append(
            (name, mark(data, source) if lowered.startswith(main) and lowered.endswith(".xml") else data)
        )
    return packed(parts)


def _mark_word(data: bytes, source: Source) -> bytes:
    from lxml import etree

    root = xml_root(data, source)
    for space in (_WORD, _STRICT_WORD):
        for run in root.iter(f"{space}r"):
            for tab in run.findall(f"{space}tab"):
                tab.tag, tab.text = f"{space}t", TAB
        for words in root.iter(f"{space}t"):
            words.text = _SPACES.sub(TAB, words.text) if words.text else words.text
    marked: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return marked


def _mark_open(data: bytes, source: Source) -> bytes:
    from lxml import etree

    root = xml_root(data, source)
    for tab in root.iter(f"{_OPEN}tab"):
        tab.tag, tab.text = f"{_OPEN}span", TAB
    for space in root.iter(f"{_OPEN}s"):
        count = space.get(f"{_OPEN}c", "1")
        if count.isdigit() and int(count[:4]) > 1:
            space.attrib.clear()
            space.tag, space.text = f"{_OPEN}span", TAB
    marked: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return marked
