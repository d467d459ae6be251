"""How the phrases of a language are written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says.

    In a phrase, angle brackets stand for people: `<asks>`, `<answers>`, `<takes part>` and so on, with `~` where
    a first name alone will do; `...` for words that describe them, as in `with the potter`; and `<end>` for
    the end of a byline. Everything else is a regular expression, matched without regard to case.
    """

    bylines: Sequence[str] = ()
    """At the beginning of a line, or behind a mark that parts a byline."""
    prose: Sequence[str] = ()
    titles: Sequence[str] = ()
    """In headings and titles alone."""
    spoken: Sequence[str] = ()
    """In what is said first."""
    inflected: Sequence[str] = ()
    """In prose and titles, with the name in another case than the first."""
