"""From descriptions and pairs to citations in any format or style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.citing.cited import Cited, CitedPassage, all_remarks
from interviews.citing.formats import Format, find_format
from interviews.citing.keys import ChooseKeys, citation_keys
from interviews.citing.locators import printed_pages, read_locator, recorded_time
from interviews.citing.quotation import Pair
from interviews.citing.reference import Gathered, Passage, gather

if TYPE_CHECKING:
    from interviews.model import InterviewDescription


def passage(pair: Pair, locator: str | None = None) -> Passage:
    """A pair as a passage to cite.

    Args:
        pair: a Q&A pair or a passage.
        locator: `LABEL VALUE`; without it the place is the pair's timestamp, if it has one, else its pages.

    Raises:
        UsageError: the locator has an unknown label.
    """
    if locator is not None:
        return Passage(pair, read_locator(locator, pair))
    return Passage(pair, recorded_time(pair) or printed_pages(pair))


def cite(
    passages: Sequence[tuple[InterviewDescription, Passage]],
    format_name: str,
    *,
    locale: str = "",
    cache: Path | None = None,
    choose_keys: ChooseKeys = citation_keys,
) -> Cited:
    """Cites passages together, so that keys and the letters behind years tell their interviews apart.

    Args:
        passages: passages, each with the interview it is from.
        format_name: the name of one of `FORMATS` or of a CSL style, or the path of a .csl file.
        locale: the language of the words a style adds, such as `de-DE`; without one, the one that the style
            is made for, else American English.
        cache: a folder in which formatted texts are kept; None keeps none. Only styles use it.
        choose_keys: gives each interview its citation key; see `interviews.citing.merging.keys_beside`.

    Raises:
        CitationError: of an interview nothing is known, there is no such style, or the style processor is
            missing or fails.
    """
    gathered = gather(passages, choose_keys)
    known = find_format(format_name)
    if known is not None:
        return _in_format(gathered, passages, known)

    # Formats of entries must neither wait for the style processor nor need it.
    from interviews.citing.processor import format_passages

    return format_passages(gathered, [entry for _, entry in passages], format_name, locale, cache)


def _in_format(
    gathered: Gathered, passages: Sequence[tuple[InterviewDescription, Passage]], known: Format
) -> Cited:
    return Cited(
        format_name=known.name,
        passages=tuple(
            CitedPassage(
                key=reference.key,
                text=known.entry(replace(reference, passages=(entry,))),
                in_text=known.in_text(reference, entry),
                bibliography="",
            )
            for reference, (_, entry) in zip(gathered.cited, passages, strict=True)
        ),
        text=known.document(gathered.references),
        references=gathered.references,
        remarks=all_remarks(gathered.references),
    )
