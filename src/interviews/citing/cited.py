"""What comes of citing: the texts of each passage and of all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from interviews.citing.formatting import FormattedText
from interviews.citing.item import remarks
from interviews.citing.reference import Reference


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """How one passage is cited."""

    key: str
    """The citation key of its interview."""
    text: str
    """The entry with this passage alone; in a style, the bibliography entry or else the citation."""
    in_text: str
    """The citation in the running text, or the note, with the place."""
    bibliography: str
    """The plain text of the bibliography entry; empty in formats, and where the style lists none."""
    formatted_entry: FormattedText = field(default_factory=FormattedText)
    """`bibliography` with its emphasis."""
    formatted_citation: FormattedText = field(default_factory=FormattedText)
    """In styles, `in_text` with its emphasis."""

    @property
    def formatted(self) -> FormattedText:
        """In styles, the bibliography entry, or else the citation."""
        return self.formatted_entry if self.bibliography else self.formatted_citation


@dataclass(frozen=True, slots=True)
class Cited:
    """A set of passages cited together."""

    format_name: str
    """The format's name, or the style's as it was asked for."""
    passages: tuple[CitedPassage, ...]
    """In the order given."""
    text: str
    """All of it as one document, each interview once: a whole file of the format; in a style, the citations,
    then the bibliography in the style's order."""
    references: tuple[Reference, ...]
    remarks: tuple[str, ...]
    """What the user should know: what is missing and what it leads to."""
    entries: tuple[FormattedText, ...] = ()
    """In styles, the bibliography in its order."""
    locale: str = ""
    """In styles, the language of the words that they add."""


def all_remarks(references: Sequence[Reference]) -> tuple[str, ...]:
    """The remarks on each reference, the citation key before them."""
    return tuple(
        f"{reference.key}: {remark}"
        for reference in references
        for remark in (*remarks(reference.item), *reference.name_remarks)
    )
