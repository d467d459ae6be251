"""`interviews stats`: how much everybody says."""

from __future__ import annotations

import argparse
from typing import get_args

from interviews.cli.counted import add_counting_options, add_words, print_rows, said
from interviews.counting.talk import By, talk

EXAMPLES = """\
examples:
  interviews stats ~/transcripts                everybody: turns, words, share of the talk, questions
  interviews stats talk.md                      one interview; needs no index
  interviews stats --by interview --csv > interviews.csv
  interviews stats groundwater --by speaker     in the answers that a query finds
  interviews stats --by topic --since 2015

Words are counted as word processors do, each character of Chinese and Japanese as one. The share is of all
words that are counted. Seconds run from the time of a turn to that of the next, where both have one.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    add_words(parser)
    parser.add_argument("--by", choices=get_args(By), default="speaker", help="what is counted (speaker)")
    add_counting_options(parser)


def run(arguments: argparse.Namespace) -> int:
    runs, code = said(arguments)
    print_rows(talk(runs, arguments.by), arguments, arguments.by)
    return code
