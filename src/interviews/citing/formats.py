"""The formats that citations are written in: one line a format, and the functions that write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interviews.citing.reference import Passage, Reference
from interviews.citing.writers import csl_json, quotations, ris, tex


def _nowhere(_reference: Reference, _passage: Passage) -> str:
    return ""


def _one_below_another(entries: Sequence[str]) -> str:
    return "\n\n".join(entries) + "\n"


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    label: str
    """What people call it."""
    summary: str
    """What it is for, in a few words."""
    suffix: str
    """Of the files that hold it."""
    write: Callable[[Reference], str]
    in_text: Callable[[Reference, Passage], str] = _nowhere
    """How a text in the format's own surroundings cites a passage; empty where there is no such way."""
    together: Callable[[Sequence[str]], str] = _one_below_another
    """A whole file of entries."""
    other_names: tuple[str, ...] = ()

    def entry(self, reference: Reference) -> str:
        """The entry of one interview, without a line break at its end."""
        return reference.as_spelled(self.write(reference))

    def document(self, references: Sequence[Reference]) -> str:
        """Entries one after another, as a whole file of the format."""
        return self.together([self.entry(reference) for reference in references])


FORMATS = (
    Format("biblatex", "BibLaTeX", "LaTeX with biblatex and biber", ".bib", tex.write_biblatex, tex.cite),
    Format("bibtex", "BibTeX", "LaTeX with BibTeX", ".bib", tex.write_bibtex, tex.cite),
    Format("ris", "RIS", "reference managers", ".ris", ris.write),
    Format(
        "csl-json",
        "CSL-JSON",
        "reference managers, pandoc",
        ".json",
        csl_json.write,
        csl_json.cite,
        csl_json.document,
        ("csljson", "csl"),
    ),
    Format(
        "zotero",
        "Zotero",
        "Zotero: CSL-JSON, the outlet in Extra",
        ".json",
        csl_json.write_zotero,
        together=csl_json.document,
    ),
    Format(
        "markdown",
        "Markdown",
        "the quotation with its source, for pandoc",
        ".md",
        quotations.write_markdown,
        quotations.cite_markdown,
        other_names=("md",),
    ),
    Format(
        "plain",
        "Plain text",
        "the quotation with its source, for a mail",
        ".txt",
        quotations.write_plain,
        other_names=("text",),
    ),
)


def find_format(name: str) -> Format | None:
    """The format of that name, whatever its case; None where there is none."""
    wanted = name.strip().lower()
    return next((known for known in FORMATS if wanted in (known.name, *known.other_names)), None)


def usual_format(suffix: str) -> Format | None:
    """The format of a file that is named with a suffix and says no more; None where there is none."""
    return next((known for known in FORMATS if known.suffix == suffix.lower()), None)
