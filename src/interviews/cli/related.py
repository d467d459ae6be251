"""`interviews related`: who else was asked what a Q&A pair asks, and what others say about it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing

from interviews.cli.common import (
    add_arguments,
    open_chosen_index,
    people_line,
    print_source,
    print_styled,
    styled,
    whole_number,
    wrapped,
)
from interviews.cli.output import one_line, print_json, print_message
from interviews.cli.references import find_pairs
from interviews.cli.search import print_window
from interviews.exporting.describing import headline
from interviews.search.results import OUTSIDE, Hit

EXAMPLES = """\
examples:
  interviews related 3f2a                        similar questions, and other people's answers
  interviews related "talks/2019 water.md#4"     the 4th pair of a file
  interviews related 3f2a --limit 3 --json
"""

LONGEST_QUESTION = 300
"""Characters of a question that are printed."""


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser, "reference")
    parser.add_argument(
        "--limit", type=whole_number(1), default=5, metavar="N", help="pairs of each kind (5)"
    )
    add_arguments(parser, "--json", "--index")


def run(arguments: argparse.Namespace) -> int:
    [found] = find_pairs([arguments.reference], arguments)
    with closing(open_chosen_index(arguments)) as index:
        related = index.related(found.pair, arguments.limit)
    if arguments.json:
        print_json(
            {
                "pair": related.pair.to_record(),
                "questions": [hit.to_record() for hit in related.questions],
                "answers": [hit.to_record() for hit in related.answers],
            }
        )
        return 0
    print_styled(styled(people_line(related.pair), "1"))
    print_source(related.pair)
    if related.pair.is_passage:
        # Nobody asks for it, so that nobody else can have been asked the same.
        print_styled(wrapped(f"({OUTSIDE}) {headline(related.pair)}"))
        print_styled()
    else:
        print_styled(wrapped(_shortened(related.pair.question)))
        print_styled()
        _print("Asked elsewhere", related.questions, "Nobody else was asked this.")
    _print("Others on the same", related.answers, "Nobody else speaks about it.")
    return 0


def _print(heading: str, hits: Sequence[Hit], nothing: str) -> None:
    if not hits:
        print_message(nothing)
        return
    print_styled(styled(heading, "1;36"))
    print_styled()
    for place, hit in enumerate(hits, 1):
        print_styled(f"{place:>3}  {styled(hit.pair.id[:8], '33')}  {styled(people_line(hit.pair), '1')}")
        print_source(hit.pair, "     ")
        print_styled(wrapped(f"Q: {_shortened(hit.pair.question)}", "     "))
        print_window(hit.window, f"({hit.remark}) A: " if hit.remark else "A: ")
        print_styled()


def _shortened(question: str) -> str:
    """The end of a long question, where it asks."""
    text = one_line(" ".join(question.split()))
    return text if len(text) <= LONGEST_QUESTION else f"… {text[-LONGEST_QUESTION:].partition(' ')[2]}"
