"""REFI-QDA projects of MAXQDA, NVivo, ATLAS.ti and QualCoder: their texts, with the codes as topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.importing.bounds import Package, xml_root
from interviews.importing.escaping import tidy_line
from interviews.importing.readers.document import read_word
from interviews.importing.readers.plain_text import LARGEST, transcript_of_plain_text
from interviews.importing.transcript import ImportedTranscript, Source
from interviews.importing.values import named
from interviews.library.reading import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

PROJECT = "project.qde"
INTERNAL = "internal://"


def read(source: Source) -> tuple[ImportedTranscript, ...]:
    package = Package(source)
    names = {name.casefold(): name for name in package.names()}
    project = names.get(PROJECT) or next(
        (name for name in names.values() if name.lower().endswith(".qde")), None
    )
    if project is None:
        raise SourceError(f"{source.path}: there is no {PROJECT} in it, so it is no REFI-QDA project.")
    root = xml_root(package.read(project), source)
    codes = {one.get("guid", ""): one.get("name", "") for one in named(root, "Code")}
    found: list[ImportedTranscript] = []
    names_taken: Counter[str] = Counter()
    for number, text_source in enumerate(named(root, "TextSource"), 1):
        transcript = _transcript(text_source, package, names, source)
        if transcript is not None:
            name = tidy_line(text_source.get("name") or "") or f"text {number}"
            names_taken[name.casefold()] += 1
            if names_taken[name.casefold()] > 1:
                name = f"{name} ({names_taken[name.casefold()]})"
            topics = tuple(dict.fromkeys(_codes_in(text_source, codes)))
            found.append(replace(transcript, name=name, title=transcript.title or name, topics=topics))
    if not found:
        raise SourceError(f"{source.path}: there are no texts in this project.")
    return tuple(found)


def _transcript(
    element: _Element, package: Package, names: dict[str, str], source: Source
) -> ImportedTranscript | None:
    inline = next((one.text for one in named(element, "PlainTextContent") if one.text), None)
    if inline is not None:
        return transcript_of_plain_text(inline)
    plain = _member(element.get("plainTextPath"), names)
    if plain is not None:
        return transcript_of_plain_text(decode(package.read(plain, LARGEST), source.path)[0])
    rich = _member(element.get("richTextPath"), names)
    if rich is not None and rich.lower().endswith(".docx"):
        return read_word(Source(source.path, package.read(rich)))[0]
    return None


def _member(path: str | None, names: dict[str, str]) -> str | None:
    """The part of the package that a path within it names; what leads out of it is none."""
    if not path or not path.startswith(INTERNAL):
        return None
    wanted = PurePosixPath(path.removeprefix(INTERNAL).replace("\\", "/")).name.casefold()
    return names.get(f"sources/{wanted}") or names.get(wanted)


def _codes_in(element: _Element, codes: dict[str, str]) -> Iterator[str]:
    for reference in named(element, "CodeRef"):
        name = codes.get(reference.get("targetGUID", ""))
        if name and name.strip():
            yield name.strip()
