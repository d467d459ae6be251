"""Documents of word processors, and HTML: read by pandoc within bounds, without files and the network."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from functools import partial
from typing import Any

from interviews.citing.pandoc import INSTALL_STYLES, find_pandoc
from interviews.errors import CitationError, SourceError
from interviews.importing.bounds import check_size
from interviews.importing.dialogue import transcript_of_text
from interviews.importing.documents.blocks import Blocks
from interviews.importing.documents.marking import marked_up
from interviews.importing.documents.packages import open_document_parts, rich_text, word_parts
from interviews.importing.documents.runs import lines_of, plain
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.library.reading import decode

LARGEST_HTML = 16 * 1024 * 1024
LONGEST_RUN = 60
"""Seconds. A document of ten hours takes three."""
MOST_MEMORY = "1g"
"""Of pandoc's heap; a document of ten hours takes a tenth of it."""
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
    tree = _tree_of(prepared(source), source_format, source)
    try:
        lines = Blocks().lines(tree["blocks"])
        title = tree.get("meta", {}).get("title", {}).get("c")
        named = " ".join(map(plain, lines_of(title, []))) if isinstance(title, list) else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise SourceError(f"{source.path}: pandoc gives a tree of another version ({error}).") from error
    if not lines:
        raise SourceError(f"{source.path}: there are no words in it.")
    return (transcript_of_text(marked_up(lines), named),)


def _tree_of(data: bytes, source_format: str, source: Source) -> dict[str, Any]:
    """The document as pandoc's tree.

    Raises:
        SourceError: pandoc is missing, cannot read it, or needs more time or memory than it may have.
    """
    try:
        program = str(find_pandoc())
    except CitationError as error:
        raise SourceError(
            f"{source.path}: files of word processors and HTML are read by pandoc, which is not installed. "
            f"Install it with `{INSTALL_STYLES}`."
        ) from error
    bounds = ["+RTS", f"-M{MOST_MEMORY}", "-RTS"]
    command = [program, *bounds, "--sandbox", "--from", source_format, "--to", "json", "--output", "-"]
    try:
        made = subprocess.run(command, input=data, capture_output=True, timeout=LONGEST_RUN, check=True)
        tree: dict[str, Any] = json.loads(made.stdout)
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"{source.path}: reading it takes longer than {LONGEST_RUN} s. Split it."
        ) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise SourceError(
            f"{source.path}: pandoc cannot read it ({said or 'it gives no reason'}). Save it again, or as "
            "another kind."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError(f"{source.path}: pandoc could not be run on it: {error}.") from error
    return tree


read_word = partial(_read, word_parts, "docx")
read_open_document = partial(_read, open_document_parts, "odt")
read_rich_text = partial(_read, rich_text, "rtf")
