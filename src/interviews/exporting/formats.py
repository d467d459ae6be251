"""The formats: one module each, imported when it is used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from interviews.citing.formats import FORMATS, usual_format
from interviews.exporting.collection import Collection
from interviews.library.saving import Pieces


@dataclass(frozen=True, slots=True)
class Exporter:
    name: str
    summary: str
    """What it is for, in a few words."""
    suffixes: tuple[str, ...]
    """Of the files that hold it, in lower case; the first is the usual one."""
    function: str = ""
    """The module and the function that write it; without one it is a format of citations."""
    binary: bool = False
    """Whether it is no text, so that no terminal can show it."""

    def export(self, collection: Collection) -> Pieces:
        """A file of the format, in pieces."""
        module, _, function = (self.function or "attribution:export_references").partition(":")
        written = getattr(import_module(f"{__package__}.{module}"), function)
        return cast(Pieces, written(collection) if self.function else written(collection, self.name))


EXPORTERS = (
    Exporter("jsonl", "one JSON object a line, for programs", (".jsonl", ".ndjson"), "jsonl:export"),
    Exporter("csv", "a table, for spreadsheets and statistics", (".csv",), "csv_table:export"),
    Exporter("markdown", "quotations by topic or expert with a bibliography", (".md",), "packet:export"),
    Exporter("html", "the same as a page to read and print", (".html", ".htm"), "page:export"),
    Exporter("docx", "the same for word processors", (".docx",), "packet:export_docx", binary=True),
    Exporter(
        "qdpx",
        "coded transcripts for MAXQDA, NVivo, ATLAS.ti and QualCoder",
        (".qdpx",),
        "qdpx:export",
        binary=True,
    ),
    Exporter("codebook", "its codes as a table, for Taguette and spreadsheets", (), "qdpx:export_codebook"),
    *(
        Exporter(known.name, known.summary, (known.suffix,) if known is usual_format(known.suffix) else ())
        for known in FORMATS
        if known.suffix in (".bib", ".ris", ".json")
    ),
)


def find_exporter(name: str) -> Exporter | None:
    """The exporter of that name, whatever its case; None where there is none."""
    return next((exporter for exporter in EXPORTERS if exporter.name == name.strip().lower()), None)


def exporter_for_file(path: Path) -> Exporter | None:
    """The exporter that a file's suffix names; None where it names none."""
    return next((exporter for exporter in EXPORTERS if path.suffix.lower() in exporter.suffixes), None)
