"""The formats: one module each, imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from interviews.exporting.collection import Collection
from interviews.library.saving import Pieces

Export = Callable[[Collection], Pieces]


@dataclass(frozen=True, slots=True)
class Exporter:
    name: str
    summary: str
    """What it is for, in a few words."""
    suffixes: tuple[str, ...]
    """Of the files that hold it, in lower case; the first is the usual one."""
    export: Export
    binary: bool = False
    """Whether it is no text, so that no terminal can show it."""


def _by_module(name: str) -> Export:
    def export(collection: Collection) -> Pieces:
        return cast(Pieces, import_module(f"{__package__}.{name}").export(collection))

    return export


def _by_citing(format_name: str) -> Export:
    def export(collection: Collection) -> Pieces:
        # Deferred: citing loads what splits names, which data formats do not need.
        from interviews.exporting.references import export_references

        return export_references(collection, format_name)

    return export


EXPORTERS = (
    Exporter("jsonl", "one JSON object a line, for programs", (".jsonl", ".ndjson"), _by_module("jsonl")),
    Exporter("csv", "a table, for spreadsheets and statistics", (".csv",), _by_module("csv_table")),
    Exporter("markdown", "quotations by topic or expert with a bibliography", (".md",), _by_module("packet")),
    Exporter("html", "the same as a page to read and print", (".html", ".htm"), _by_module("page")),
    Exporter("docx", "the same for word processors", (".docx",), _by_module("docx"), binary=True),
    Exporter(
        "qdpx",
        "coded transcripts for MAXQDA, NVivo, ATLAS.ti and QualCoder",
        (".qdpx",),
        _by_module("qdpx"),
        binary=True,
    ),
    Exporter(
        "codebook", "its codes as a table, for Taguette and spreadsheets", (), _by_module("codebook_table")
    ),
    Exporter("biblatex", "LaTeX with biblatex and biber", (".bib",), _by_citing("biblatex")),
    Exporter("bibtex", "LaTeX with BibTeX", (), _by_citing("bibtex")),
    Exporter("ris", "reference managers", (".ris",), _by_citing("ris")),
    Exporter("csl-json", "reference managers, pandoc", (".json",), _by_citing("csl-json")),
    Exporter("zotero", "Zotero: CSL-JSON, the outlet in Extra", (), _by_citing("zotero")),
)


def find_exporter(name: str) -> Exporter | None:
    """The exporter of that name, whatever its case; None where there is none."""
    return next((exporter for exporter in EXPORTERS if exporter.name == name.strip().lower()), None)


def exporter_for_file(path: Path) -> Exporter | None:
    """The exporter that a file's suffix names; None where it names none."""
    return next((exporter for exporter in EXPORTERS if path.suffix.lower() in exporter.suffixes), None)
