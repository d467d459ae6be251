"""Hits printed as a user's own template says: for scripts, pickers and the error lists of editors."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from interviews.cli.output import harmless
from interviews.search.results import Hit, source_file
from interviews.wording import first_and_last

_FIELDS: Mapping[str, Callable[[Hit], str]] = {
    "id": lambda hit: hit.pair.id,
    "speaker": lambda hit: ", ".join(hit.pair.answerers),
    "interviewer": lambda hit: ", ".join(hit.pair.questioners),
    "title": lambda hit: hit.pair.title or "",
    "date": lambda hit: hit.pair.date or "",
    "outlet": lambda hit: hit.pair.outlet or "",
    "topics": lambda hit: ", ".join(hit.pair.topics),
    "question": lambda hit: hit.pair.question,
    "answer": lambda hit: hit.pair.answer,
    "snippet": lambda hit: hit.window.text,
    "score": lambda hit: f"{hit.score:.3f}",
    "timestamp": lambda hit: hit.pair.timestamp or "",
    "pages": lambda hit: first_and_last(hit.pair.pages),
    "line": lambda hit: str(hit.pair.start_line),
    "path": lambda hit: hit.pair.path,
    "file": lambda hit: _from_here(source_file(hit.pair)),
}


_FITTED = re.compile(r"(?:[^{}]?[<>^])?\d{0,4}(?:\.\d{1,4})?s?")
"""A width, and how much is left of what is longer: neither fills the memory by a slip."""


class _Values(dict[str, str]):
    """The values of one hit, each on one line, made when a template asks for them."""

    def __init__(self, hit: Hit) -> None:
        self._hit = hit

    def __missing__(self, name: str) -> str:
        return harmless(" ".join(_FIELDS[name](self._hit).split()))


def hit_template(text: str) -> Callable[[Hit], str]:
    """What prints a hit by a template with names in braces.

    Raises:
        argparse.ArgumentTypeError: the template has braces that do not pair, names what no hit has, or fits a
            value in another way than `_FITTED` says.
    """
    # Deferred: few searches have a template.
    from string import Formatter

    known = ", ".join(f"{{{name}}}" for name in _FIELDS)
    try:
        fields = [field for _, *field in Formatter().parse(text) if field[0] is not None]
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; a brace of its own is written twice") from error
    for name, fitted, conversion in fields:
        if name not in _FIELDS:
            raise argparse.ArgumentTypeError(f"a hit has no {{{name}}}; it has {known}")
        if conversion or _FITTED.fullmatch(fitted or "") is None:
            raise argparse.ArgumentTypeError(
                f"{{{name}}} can have a width, as {{{name}:>30}}, and be cut, as {{{name}:.80}}, and no more"
            )
    template = text.replace("\\t", "\t").replace("\\n", "\n")
    return lambda hit: template.format_map(_Values(hit))


def _from_here(path: Path) -> str:
    """The path as it is named from the current folder, where it is within it."""
    try:
        return os.fspath(path.relative_to(Path.cwd()))
    except (OSError, ValueError):
        return os.fspath(path)
