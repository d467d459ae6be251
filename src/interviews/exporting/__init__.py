"""Writes pairs to files in the formats of other tools, and reads them back to check them.

An exporter turns a `Collection` into pieces of a file and touches no disk; `saving` writes pieces to one. A
further format is a module with an `export` function and a line in `formats.EXPORTERS`.
"""

from __future__ import annotations

from interviews.exporting.collection import Collection, Entry, Presentation
from interviews.exporting.formats import EXPORTERS, Exporter, exporter_for_file, find_exporter
from interviews.library.saving import encoded, save_new, save_over

__all__ = [
    "EXPORTERS",
    "Collection",
    "Entry",
    "Exporter",
    "Presentation",
    "encoded",
    "exporter_for_file",
    "find_exporter",
    "save_new",
    "save_over",
]
