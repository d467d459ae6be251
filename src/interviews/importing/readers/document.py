"""Documents of word processors, and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from interviews.errors import SourceError
from interviews.importing.bounds import check_size
from interviews.importing.dialogue import transcript_of_text
from interviews.importing.documents.blocks import Blocks
from interviews.importing.documents.marking import marked_up
from interviews.importing.documents.packages import open_document_parts, rich_text, word_parts
from interviews.importing.documents.pandoc import tree_of
from interviews.importing.documents.runs import lines_of, plain
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.library.reading import decode

LARGEST_HTML = 16 * 1024 * 1024
_CITED_SPEAKER = re.compile(r"</cite>\s*<time\b", re.IGNORECASE)
_CITE = re.compile(r"<(/?)cite\b[^<>]{0,200}>", re.IGNORECASE)


def read_html(source: Source) -> tuple[ImportedTranscript, ...]:
    check_size(source, LARGEST_HTML)
    (transcript,) = _read(_page, "html", source)
    if not (transcript.labelled or transcript.told_by_layout):
        raise SourceError(f"{source.path}: no speakers were recognised in this page.")
    return (transcript,)


def _page(source: Source) -> bytes:
    """The text of a page; names that a podcast has in `<cite>` in front of a `<time>` are bold."""
    text = decode(source.data, source.path)[0]
    if _CITED_SPEAKER.search(text):
        text = _CITE.sub(r"<\1b>", text).replace("<time", " <time")
    return text.encode("utf-8", "replace")


def _read(
    prepared: Callable[[Source], bytes], source_format: str, source: Source
) -> tuple[ImportedTranscript, ...]:
    tree = tree_of(prepared(source), source_format, source)
    try:
        lines = Blocks().lines(tree["blocks"])
        title = tree.get("meta", {}).get("title", {}).get("c")
        named = " ".join(map(plain, lines_of(title, []))) if isinstance(title, list) else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise SourceError(f"{source.path}: pandoc gives a tree of another version ({error}).") from error
    if not lines:
        raise SourceError(f"{source.path}: there are no words in it.")
    return (transcript_of_text(marked_up(lines), named),)


read_word = partial(_read, word_parts, "docx")
read_open_document = partial(_read, open_document_parts, "odt")
read_rich_text = partial(_read, rich_text, "rtf")
