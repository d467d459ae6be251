"""What `speakers` and `topics` have in common: a list of values with their counts, and proposals of more."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from interviews.cli.common import add_arguments, print_styled, styled, whole_number
from interviews.cli.output import one_line, print_json, print_message, print_result
from interviews.search.requests import SearchRequest
from interviews.wording import counted

if TYPE_CHECKING:
    from interviews.engines.engine import Index

NAMED = 5
"""Values of passages that are named where pairs have none."""


def configure_list(parser: argparse.ArgumentParser, kind: str) -> None:
    """Adds the arguments of a list of values."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help=f"only {kind} with these words")
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="the N most frequent ones")
    add_arguments(parser, "--json", "--index")


def print_list(
    arguments: argparse.Namespace, index: Index, facet: str, about: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Prints the values of a facet, most frequent first, with what there is to say of them."""
    wanted = " ".join(arguments.text)
    values = _with(wanted, index.facet(facet))[: arguments.limit]
    if arguments.json:
        print_json([list(value) for value in values])
        return
    for name, count in values:
        known = f"  {styled(about[name], '2')}" if name in about else ""
        print_styled(f"{count:>7,}  {styled(one_line(name), '1')}{known}")
    if not values:
        print_message(f"No {facet}s" + (f" with {one_line(wanted)!r}." if wanted else " in the index."))
    outside = [] if values else _outside(index, facet, wanted)
    if outside:
        named = ", ".join(f"{one_line(name)} ({count:,})" for name, count in outside[:NAMED])
        print_message(f"In passages outside of questions and answers: {named} (`search --in outside`).")


def _with(wanted: str, values: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The values that hold some words, or all."""
    if not wanted:
        return list(values)
    # Deferred: a plain list needs no search.
    from interviews.search.names import matching_names

    chosen = set(matching_names([name for name, _ in values], wanted))
    return [value for number, value in enumerate(values) if number in chosen]


def _outside(index: Index, facet: str, wanted: str) -> list[tuple[str, int]]:
    found = index.search(SearchRequest(within="outside", limit=0))
    return _with(wanted, found.facets[facet])


def print_change(folder: str, name: str, change: Callable[[str, str], str]) -> str:
    """Prints what a file beside the transcripts of a folder would become, as a diff; empty for no change.

    `change` gives the new text for the text that is there, empty for none, and the path of the file.
    """
    # Deferred: a plain list needs no parser.
    from interviews.library.transcripts import read_companion
    from interviews.parsing.suggestions import as_diff

    file = Path(folder, name)
    before = read_companion(file).replace("\r\n", "\n") if file.is_file() else ""
    diff = as_diff(before, change(before, str(file)), str(file))
    if diff:
        print_result(diff.rstrip("\n"))
    return diff


def print_number_of_proposals(number: int) -> None:
    print_message(f"{counted(number, 'proposal')}; nothing was changed." if number else "Nothing to propose.")
