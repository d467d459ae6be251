"""Running pandoc, and what goes in and comes out: documents in its JSON form.

Documents of nothing but citations are built without Markdown in between, so that nothing in a citation key or
a locator can be taken for markup.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from interviews.citing.formatting import emphasised
from interviews.citing.punctuation import INNER_QUOTE_ENDS
from interviews.errors import CitationError

INSTALL_STYLES = "pip install 'interviews[styles]'"
LONGEST_RUN = 120
"""Seconds. 500 items take less than two."""

_PROGRAM = "pandoc.exe" if os.name == "nt" else "pandoc"
_CLOSING_QUOTES = "”’“‘»›«‹"


@cache
def find_pandoc() -> Path:
    """The pandoc of pypandoc-binary, otherwise the one on the search path.

    pypandoc itself is not imported: that takes 80 ms and gives no more than the path.

    Raises:
        CitationError: there is none.
    """
    package = find_spec("pypandoc")
    if package is not None and package.origin is not None:
        bundled = Path(package.origin).parent / "files" / _PROGRAM
        if bundled.is_file():
            return bundled
    installed = shutil.which(_PROGRAM)
    if installed is None:
        raise CitationError(
            "Citation styles and DOCX need pandoc, which is not installed. Install it with "
            f"`{INSTALL_STYLES}`, or choose a format such as bibtex or html."
        )
    return Path(installed)


def process(
    citations: Sequence[tuple[str, str]], items: Sequence[Mapping[str, Any]], style: bytes, locale: str
) -> dict[str, Any]:
    """The document of pandoc after its citeproc has worked on citations.

    Args:
        citations: keys of items, each with the locator in pandoc's form, or an empty one.
        items: CSL-JSON.
        style: the XML of an independent CSL style.
        locale: such as `en-US`.

    Raises:
        CitationError: pandoc is missing, fails or takes too long.
    """
    document = {
        "pandoc-api-version": [1, 23],
        "meta": {"lang": {"t": "MetaString", "c": locale}},
        "blocks": [_citation(key, locator) for key, locator in citations],
    }
    with TemporaryDirectory(prefix="interviews-") as folder:
        style_file, item_file = Path(folder, "style.csl"), Path(folder, "items.json")
        style_file.write_bytes(style)
        item_file.write_text(json.dumps(items), encoding="utf-8")
        command = ["--citeproc", "--csl", style_file, "--bibliography", item_file]
        try:
            made = _run([*map(str, command), "--from", "json", "--to", "json"], json.dumps(document))
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode("utf-8", "replace").strip().replace(folder, "")
            raise CitationError(
                f"pandoc could not use this citation style: {reason}. Choose another."
            ) from error
    result: dict[str, Any] = json.loads(made)
    return result


def convert(text: str, source: str, target: str) -> bytes:
    """A text in another of pandoc's formats; nothing that it names is read or fetched.

    Raises:
        CitationError: pandoc is missing, fails or takes too long.
    """
    try:
        return _run(["--sandbox", "--standalone", "--from", source, "--to", target, "--output", "-"], text)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip()
        raise CitationError(f"pandoc could not write {target}: {reason}. Choose another format.") from error


def _run(arguments: Sequence[str], text: str) -> bytes:
    try:
        return subprocess.run(
            [str(find_pandoc()), *arguments],
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=LONGEST_RUN,
            check=True,
        ).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CitationError(
            f"pandoc could not be run: {error}. Install it again with `{INSTALL_STYLES}`."
        ) from error


def citation_texts(document: Mapping[str, Any]) -> list[str]:
    """The marked text of each citation, for note styles of its note; see `interviews.citing.formatting`."""
    return [marked_text(block["c"]) for block in document["blocks"] if block["t"] == "Para"]


def bibliography_texts(document: Mapping[str, Any]) -> dict[str, str]:
    """The marked text of each bibliography entry by citation key, in the style's order."""
    return {
        entry["c"][0][0].removeprefix("ref-"): " ".join(marked_text(entry["c"][1]).split())
        for block in document["blocks"]
        if block["t"] == "Div" and block["c"][0][0] == "refs"
        for entry in block["c"][1]
    }


def marked_text(nodes: Sequence[Mapping[str, Any]]) -> str:
    """The text of blocks or inlines, with marks around what is emphasised."""
    return "".join(_texts(nodes, quotations=0))


def _texts(nodes: Sequence[Mapping[str, Any]], quotations: int) -> Iterator[str]:
    for node in nodes:
        kind, content = node["t"], node.get("c", "")
        if kind == "Str":
            yield content
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind in ("Code", "Math", "RawInline"):
            yield content[1]
        elif kind == "Span" and _is_quotation(content[1]):
            yield from _texts(content[1], quotations + 1)
            if quotations:
                yield INNER_QUOTE_ENDS
        elif kind in ("Span", "Link", "Cite", "Quoted", "Div"):
            yield from _texts(content[1], quotations)
            # The label and the text of a numbered bibliography entry are blocks side by side.
            yield " " if kind == "Div" else ""
        elif isinstance(content, list):
            yield emphasised(kind, "".join(_texts(content, quotations)))


def _is_quotation(nodes: Sequence[Mapping[str, Any]]) -> bool:
    last = nodes[-1] if nodes else {"t": ""}
    return last["t"] == "Str" and last["c"].endswith(tuple(_CLOSING_QUOTES))


def _citation(key: str, locator: str) -> dict[str, Any]:
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": _words(locator),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], []]}]}


def _words(text: str) -> list[dict[str, Any]]:
    nodes = [node for word in text.split() for node in ({"t": "Space"}, {"t": "Str", "c": word})]
    return nodes[1:]
