"""The packet as a document for word processors, made by pandoc."""

from __future__ import annotations

from collections.abc import Iterator

from interviews.citing.pandoc import convert
from interviews.exporting import packet
from interviews.exporting.collection import Collection


def export(collection: Collection) -> Iterator[bytes]:
    """The document.

    Raises:
        CitationError: an interview cannot be cited, or pandoc is missing or fails.
    """
    # HTML in a transcript is text, and an image, which might be loaded from somewhere, is what it is called.
    yield convert("".join(packet.export(collection)), "commonmark-raw_html", "docx")
