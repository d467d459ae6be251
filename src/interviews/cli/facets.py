"""What `speakers` and `topics` have in common: a list of values with the number of pairs of each."""

from __future__ import annotations

import argparse

from interviews.cli.common import (
    add_index_option,
    add_json_option,
    open_chosen_index,
    print_styled,
    styled,
    whole_number,
)
from interviews.cli.output import one_line, print_json, print_message


def configure_list(parser: argparse.ArgumentParser, kind: str) -> None:
    """Adds the arguments of a list of values."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help=f"only {kind} with these words")
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="the N most frequent ones")
    add_json_option(parser)
    add_index_option(parser)


def run_list(arguments: argparse.Namespace, facet: str) -> int:
    """Prints the values of a facet, most frequent first."""
    index = open_chosen_index(arguments)
    try:
        values = list(index.facet(facet))
    finally:
        index.close()
    wanted = " ".join(arguments.text)
    if wanted:
        from interviews.index.matching import matching_names

        chosen = set(matching_names([name for name, _ in values], wanted))
        values = [value for number, value in enumerate(values) if number in chosen]
    values = values[: arguments.limit]
    if arguments.json:
        print_json([list(value) for value in values])
        return 0
    for name, count in values:
        print_styled(f"{count:>7,}  {styled(one_line(name), '1')}")
    if not values:
        print_message(f"No {facet}s" + (f" with {one_line(wanted)!r}." if wanted else " in the index."))
    return 0
