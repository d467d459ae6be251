"""Citations for the terminal UI: the formats, and the styles that people ask for most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.citing import cite, passage
from interviews.citing.writers import FORMATS, find_format
from interviews.index.interface import IndexedPair
from interviews.tui.workbench import BasketEntry, Choice, Citation

if TYPE_CHECKING:
    from interviews.model import InterviewDescription

COMMON_STYLES = (
    Choice("apa", "APA"),
    Choice("chicago-notes-bibliography", "Chicago", "notes"),
    Choice("chicago-author-date", "Chicago", "author and date"),
    Choice("modern-language-association", "MLA"),
    Choice("harvard-cite-them-right", "Harvard"),
    Choice("ieee", "IEEE"),
    Choice("american-medical-association", "AMA"),
    Choice("nlm-citation-sequence", "Vancouver"),
)
"""Every other CSL style can be set as `citation.style` in the settings."""

_LABELS = {
    "biblatex": "BibLaTeX",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "markdown": "Markdown",
    "plain": "Plain text",
}
_QUOTING = ("markdown", "plain")
"""Formats that hold the words of an answer; notes go below them."""


@dataclass(frozen=True, slots=True)
class Citations:
    """Cites by `interviews.citing`."""

    locale: str = "en-US"
    cache: Path | None = None
    preferred: str = "apa"
    """The style of the settings; listed first when it is not one of the common ones."""

    def styles(self) -> Sequence[Choice]:
        """The styles, then the formats for other programs."""
        listed = [*COMMON_STYLES, *_formats()]
        if all(choice.name != self.preferred for choice in listed) and find_format(self.preferred) is None:
            listed.insert(0, Choice(self.preferred, self.preferred))
        return listed

    def cite(self, interview: InterviewDescription, pair: IndexedPair, style: str) -> Citation:
        """One pair cited.

        Raises:
            CitationError: there is no such style, or nothing to cite.
        """
        cited = cite([(interview, passage(pair))], style, locale=self.locale, cache=self.cache)
        if find_format(style) is not None:
            return Citation(cited.text, "", cited.remarks)
        [entry] = cited.passages
        return Citation(entry.text, entry.in_text if entry.in_text != entry.text else "", cited.remarks)

    def suffix(self, style: str) -> str:
        """The ending of a file in this style."""
        known = find_format(style)
        return known.suffix if known is not None else ".txt"


@dataclass(frozen=True, slots=True)
class CitedBaskets:
    """Exports baskets in the formats of citations."""

    citations: Citations

    def formats(self) -> Sequence[Choice]:
        """Quotations first, then the formats of reference managers."""
        return sorted(_formats(), key=lambda choice: choice.name not in _QUOTING)

    def export(self, entries: Sequence[BasketEntry], form: str, title: str) -> str:
        """The text of the file.

        Raises:
            CitationError: an interview cannot be cited.
        """
        passages = [(entry.interview, passage(entry.pair)) for entry in entries]
        cited = cite(passages, form, locale=self.citations.locale, cache=self.citations.cache)
        if form not in _QUOTING:
            return cited.text
        quotations = (
            f"{quotation.text.strip()}\n\n{entry.note}".strip()
            for quotation, entry in zip(cited.passages, entries, strict=True)
        )
        return "\n\n".join(quotations) + "\n"

    def suffix(self, form: str) -> str:
        """The ending of a file in this format."""
        return self.citations.suffix(form)


def _formats() -> list[Choice]:
    return [Choice(known.name, _LABELS.get(known.name, known.name), known.summary) for known in FORMATS]
