"""The kinds of files that can be imported, by their suffix; a further one is a line here and a reader."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple, cast

from interviews.importing.transcript import Reader

MEGABYTE = 1024 * 1024


class Format(NamedTuple):
    reader: str
    """The module and the function that read it."""
    largest: int = 64 * MEGABYTE
    """Bytes of a file that is read into memory; readers may be stricter."""
    is_text: bool = False
    """Whether nothing in a file tells its encoding."""


FORMATS: dict[str, Format] = {
    ".docx": Format("document:read_word", 512 * MEGABYTE),
    ".odt": Format("document:read_open_document", 512 * MEGABYTE),
    ".rtf": Format("document:read_rich_text"),
    ".html": Format("document:read_html", is_text=True),
    ".htm": Format("document:read_html", is_text=True),
    ".vtt": Format("captions:read", is_text=True),
    ".srt": Format("captions:read", is_text=True),
    ".txt": Format("plain_text:read", is_text=True),
    ".json": Format("json_transcript:read", is_text=True),
    ".qdpx": Format("qdpx:read", 512 * MEGABYTE),
    ".xml": Format("xml_transcript:read"),
    ".tei": Format("xml_transcript:read"),
    ".eaf": Format("xml_transcript:read"),
}


def suffix_of(name: str) -> str:
    """The suffix by which a kind of files is told."""
    return PurePath(name).suffix.lower()


def reader_of(suffix: str) -> Reader:
    """The reader of a kind of files, whose module is loaded only now."""
    module, _, function = FORMATS[suffix].reader.partition(":")
    return cast(Reader, getattr(import_module(f"interviews.importing.readers.{module}"), function))
