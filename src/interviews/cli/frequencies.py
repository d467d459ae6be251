"""`interviews frequencies`: the words that are said most."""

from __future__ import annotations

import argparse

from interviews.cli.common import whole_number
from interviews.cli.counted import add_counting_options, add_words, print_rows, said
from interviews.counting.frequencies import frequencies
from interviews.counting.said import Said

EXAMPLES = """\
examples:
  interviews frequencies                          the words said most, of a thousand words
  interviews frequencies --by speaker --limit 10  for everybody
  interviews frequencies talk.md --by speaker     in one interview; needs no index
  interviews frequencies groundwater --csv        in the answers that a query finds

Forms of one word count together. Articles, pronouns and the like are left out, where the language is known.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    add_words(parser)
    parser.add_argument("--by", choices=["all", "speaker"], default="all", help="for whom (all together)")
    parser.add_argument("--limit", type=whole_number(1), default=50, metavar="N", help="words (50)")
    add_counting_options(parser)


def run(arguments: argparse.Namespace) -> int:
    runs, code = said(arguments)
    found = frequencies(
        (turn for run in runs for turn in run),
        _speaker if arguments.by == "speaker" else _nobody,
        arguments.limit,
    )
    rows = [one._asdict() for one in found]
    if arguments.by == "all":
        for row in rows:
            del row["speaker"]
    print_rows(rows, arguments, "word")
    return code


def _speaker(turn: Said) -> str:
    return turn.who


def _nobody(_: Said) -> None:
    return None
