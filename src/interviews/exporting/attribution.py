"""Where quotations come from: a line of attribution and a citation for each, and the bibliography of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interviews.citing import service
from interviews.citing.formatting import FormattedText
from interviews.citing.reference import gather
from interviews.citing.writers.quotations import escaped
from interviews.errors import CitationError
from interviews.exporting.collection import Collection, Entry, pair_key

_BEFORE_SOURCE = "\n> — "
"""What the Markdown citation has between the words and their source."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where one quotation comes from."""

    source: str
    """Who, by whom, what, when, and the place in it: Markdown on one line."""
    citation: FormattedText
    """The citation in the running text, or the note, as the style has it."""


@dataclass(frozen=True, slots=True)
class Attributions:
    """Where all quotations of a collection come from."""

    by_id: dict[str, Attribution]
    """By the id of the pair."""
    bibliography: tuple[FormattedText, ...]
    """In the order of the style."""


def attribute(collection: Collection) -> Attributions:
    """The attributions of a collection in its citation style.

    Interviews that cannot be cited are attributed by what is known of them: the name of their file.

    Raises:
        CitationError: there is no such style, or its processor is missing.
    """
    shown = collection.presentation
    citable = citable_entries(collection)
    by_id = {
        entry.pair.id: Attribution(escaped(" ".join(entry.pair.path.split())), FormattedText())
        for entry in collection.entries
    }
    if not citable:
        return Attributions(by_id, ())
    passages = [(entry.interview, service.passage(entry.quoted)) for entry in citable]
    quoted = service.cite(passages, "markdown")
    styled = service.cite(passages, shown.style, locale=shown.locale, cache=shown.cache)
    for remark in styled.remarks:
        collection.report(remark)
    by_id |= {
        entry.pair.id: Attribution(
            quotation.text.rpartition(_BEFORE_SOURCE)[2].removesuffix(quotation.in_text).rstrip(),
            citation.formatted_citation,
        )
        for entry, quotation, citation in zip(citable, quoted.passages, styled.passages, strict=True)
    }
    return Attributions(by_id, tuple(dict.fromkeys(styled.entries)))


def citable_entries(collection: Collection) -> list[Entry]:
    """The entries of which enough is known to cite them; each interview that cannot be is reported."""
    reasons: dict[tuple[str, str, int], str] = {}
    citable = []
    for entry in collection.entries:
        key = pair_key(entry.pair)
        if key not in reasons:
            reasons[key] = _reason_against(entry)
            if reasons[key]:
                collection.report(reasons[key])
        if not reasons[key]:
            citable.append(entry)
    return citable


def export_references(collection: Collection, format_name: str) -> Iterator[str]:
    """All interviews of a collection as one file; those that cannot be cited are reported and left out.

    Raises:
        CitationError: none can be cited.
    """
    citable = citable_entries(collection)
    if not citable:
        raise CitationError(
            "Nothing is known of these interviews by which they could be cited. Add title, date or outlet to "
            "the front matter of the transcripts (see docs/citing.md)."
        )
    cited = service.cite([(entry.interview, service.passage(entry.pair)) for entry in citable], format_name)
    for remark in cited.remarks:
        collection.report(remark)
    yield cited.text


def _reason_against(entry: Entry) -> str:
    try:
        gather([(entry.interview, service.passage(entry.pair))])
    except CitationError as error:
        return str(error)
    return ""
