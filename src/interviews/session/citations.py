"""Citations and exports for the terminal UI: the formats, and the styles that people ask for most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.citing.cited import Cited
from interviews.citing.formats import FORMATS, find_format
from interviews.citing.service import cite, passage
from interviews.exporting.collection import USUAL_STYLE, Collection, Entry, Presentation
from interviews.exporting.describing import said_once
from interviews.exporting.formats import Exporter, find_exporter
from interviews.exporting.transcripts import TranscriptReader
from interviews.library.saving import encoded
from interviews.search.results import IndexedPair
from interviews.session.choices import Choice, Citation, Exported

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

_EXPORTED = {
    "markdown": "Markdown packet",
    "docx": "DOCX document",
    "html": "HTML page",
    "csv": "CSV",
    "jsonl": "JSON Lines",
    "qdpx": "REFI-QDA project",
}
"""Formats of `interviews export` that hold whole pairs, in the order in which they are offered."""
_QUOTATIONS = {
    "markdown-quotations": ("markdown", "Markdown quotations"),
    "plain": ("plain", "Plain quotations"),
}
"""By their names in exports: formats of `interviews cite` that hold the words of an answer, and their labels.

Notes go below the words. A quotation has no id, so `interviews verify` cannot check it; a packet has them.
"""


@dataclass(frozen=True, slots=True)
class Citations:
    """Cites by `interviews.citing`."""

    locale: str = ""
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
        return Citation(
            entry.text,
            entry.in_text if entry.in_text != entry.text else "",
            cited.remarks,
            entry.formatted.html if entry.formatted.marked != entry.formatted.plain else "",
        )

    def suffix(self, style: str) -> str:
        """The ending of a file in this style."""
        known = find_format(style)
        return known.suffix if known is not None else ".txt"


@dataclass(frozen=True, slots=True)
class CitedBaskets:
    """Exports baskets as packets, pages and tables, and in the formats of citations."""

    citations: Citations

    def formats(self) -> Sequence[Choice]:
        """Whole pairs first, then quotations, then the formats of reference managers."""
        exported = [
            Choice(name, label, known.summary)
            for name, label in _EXPORTED.items()
            if (known := find_exporter(name)) is not None
        ]
        quotations = [
            Choice(name, label, style.summary)
            for name, (quoting, label) in _QUOTATIONS.items()
            if (style := find_format(quoting)) is not None
        ]
        quoting = {name for name, _ in _QUOTATIONS.values()}
        return [*exported, *quotations, *(choice for choice in _formats() if choice.name not in quoting)]

    def export(self, entries: Sequence[Entry], form: str, title: str) -> Exported:
        """What is to be in the file.

        Raises:
            CitationError: an interview cannot be cited.
        """
        if (exporter := _exporter(form)) is not None:
            return self._exported(entries, exporter, title)
        if form in _QUOTATIONS:
            return Exported(self._quoted(entries, _QUOTATIONS[form][0]))
        return Exported(self._cited(entries, form).text)

    def suffix(self, form: str) -> str:
        """The ending of a file in this format."""
        if (exporter := _exporter(form)) is not None:
            return exporter.suffixes[0]
        return self.citations.suffix(_QUOTATIONS[form][0] if form in _QUOTATIONS else form)

    def _quoted(self, entries: Sequence[Entry], style: str) -> str:
        quotations = (
            f"{quotation.text.strip()}\n\n{f'Note: {entry.note}' if entry.note else ''}".strip()
            for quotation, entry in zip(self._cited(entries, style).passages, entries, strict=True)
        )
        return "\n\n".join(quotations) + "\n"

    def _cited(self, entries: Sequence[Entry], style: str) -> Cited:
        passages = [(entry.interview, passage(entry.quoted)) for entry in entries]
        return cite(passages, style, locale=self.citations.locale, cache=self.citations.cache)

    def _exported(self, entries: Sequence[Entry], exporter: Exporter, title: str) -> Exported:
        preferred = self.citations.preferred
        style = preferred if find_format(preferred) is None else USUAL_STYLE
        reports: list[str] = []
        reader = TranscriptReader()
        collection = Collection(
            tuple(entries),
            Presentation(
                title=title,
                group="none",
                style=style,
                locale=self.citations.locale,
                cache=self.citations.cache,
            ),
            transcript=reader.of_pair,
            report=reports.append,
        )
        content = b"".join(map(encoded, exporter.export(collection)))
        skipped = (file.reason for file in reader.skipped)
        return Exported(content, (*dict.fromkeys(skipped), *said_once(reports)))


def _exporter(form: str) -> Exporter | None:
    return find_exporter(form) if form in _EXPORTED else None


def _formats() -> list[Choice]:
    return [Choice(known.name, known.label, known.summary) for known in FORMATS]
