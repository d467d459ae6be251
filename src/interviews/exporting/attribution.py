"""Where quotations come from: a line of attribution and a citation for each, and the bibliography of all."""

from __future__ import annotations

from dataclasses import dataclass

from interviews import citing
from interviews.exporting.collection import Collection

_BEFORE_SOURCE = "\n> — "
"""What the Markdown citation has between the words and their source."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where one quotation comes from."""

    source: str
    """Who, by whom, what, when, and the place in it: Markdown on one line."""
    citation: str
    """The citation in the running text, or the note, as the style has it: plain text."""


@dataclass(frozen=True, slots=True)
class Attributions:
    """Where all quotations of a collection come from."""

    by_id: dict[str, Attribution]
    """By the id of the pair."""
    bibliography: tuple[str, ...]
    """Plain texts in the order of the style."""


def attribute(collection: Collection) -> Attributions:
    """The attributions of a collection in its citation style.

    Raises:
        CitationError: of an interview nothing is known, or there is no such style.
    """
    shown = collection.presentation
    passages = [(entry.interview, citing.passage(entry.pair)) for entry in collection.entries]
    quoted = citing.cite(passages, "markdown")
    styled = citing.cite(passages, shown.style, locale=shown.locale, cache=shown.cache)
    for remark in styled.remarks:
        collection.report(remark)
    by_id = {
        entry.pair.id: Attribution(
            quotation.text.rpartition(_BEFORE_SOURCE)[2].removesuffix(quotation.in_text).rstrip(),
            citation.in_text,
        )
        for entry, quotation, citation in zip(
            collection.entries, quoted.passages, styled.passages, strict=True
        )
    }
    listed = dict.fromkeys(passage.bibliography for passage in styled.passages if passage.bibliography)
    return Attributions(by_id, tuple(sorted(listed, key=styled.text.rindex)))
