"""The formats that citations are written in: one module a format.

`write(reference)` gives the entry of one interview. Where a format has them, `cite(reference, passage)` gives
the citation in the text, and `document(entries)` puts entries together when a blank line between them is not
enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import cast

from interviews.citing.reference import Passage, Reference


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    summary: str
    """What it is for, in a few words."""
    suffix: str
    """Of the files that hold it."""
    module: str
    other_names: tuple[str, ...] = ()

    def entry(self, reference: Reference) -> str:
        """The entry of one interview, without a line break at its end."""
        return reference.as_spelled(cast(str, self._module.write(reference)))

    def in_text(self, reference: Reference, passage: Passage) -> str:
        """How a text in the format's own surroundings cites the passage; empty where there is no such way."""
        return cast(str, self._module.cite(reference, passage)) if hasattr(self._module, "cite") else ""

    def document(self, references: tuple[Reference, ...]) -> str:
        """Entries one after another, as a whole file of the format."""
        entries = [self.entry(reference) for reference in references]
        if hasattr(self._module, "document"):
            return cast(str, self._module.document(entries))
        return "\n\n".join(entries) + "\n"

    @property
    def _module(self) -> ModuleType:
        return import_module(self.module)


FORMATS = (
    Format("biblatex", "LaTeX with biblatex and biber", ".bib", f"{__name__}.biblatex"),
    Format("bibtex", "LaTeX with BibTeX", ".bib", f"{__name__}.bibtex"),
    Format("ris", "reference managers", ".ris", f"{__name__}.ris"),
    Format("csl-json", "reference managers, pandoc", ".json", f"{__name__}.csl_json", ("csljson", "csl")),
    Format("zotero", "Zotero: CSL-JSON, the outlet in Extra", ".json", f"{__name__}.zotero"),
    Format("markdown", "the quotation with its source, for pandoc", ".md", f"{__name__}.markdown", ("md",)),
    Format("plain", "the quotation with its source, for a mail", ".txt", f"{__name__}.plain", ("text",)),
)


def find_format(name: str) -> Format | None:
    """The format of that name, whatever its case; None where there is none."""
    wanted = name.strip().lower()
    return next((known for known in FORMATS if wanted in (known.name, *known.other_names)), None)
