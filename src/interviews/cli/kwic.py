"""`interviews kwic`: a concordance, each time that a word is said on a line of its own."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from interviews.cli.common import print_styled, styled, whole_number
from interviews.cli.counted import add_counting_options, print_rows, said_in_index
from interviews.cli.output import fitted, one_line, print_message, width_in_terminal
from interviews.counting.concordance import Line, as_written, concordance
from interviews.errors import UsageError
from interviews.search.analysis import fold, normalise, spans
from interviews.wording import counted

EXAMPLES = """\
examples:
  interviews kwic drought                       every time, in any form of the word, with who says it
  interviews kwic drought --exact               in this form alone
  interviews kwic open source --sort right      a phrase, in the order of what follows
  interviews kwic water --speaker Benhaddad --csv > water.csv
"""

LEAST_CONTEXT = 15
"""Characters on either side, however narrow the terminal is."""

_ORDERS: Mapping[str, Callable[[Line], Any]] = {
    "source": lambda line: (line.turn.path, line.line),
    "speaker": lambda line: fold(line.turn.speaker),
    "left": lambda line: fold(line.before).split()[::-1],
    "right": lambda line: fold(line.after).split(),
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="WORD", nargs="+", help="a word, or the words of a phrase")
    parser.add_argument("--exact", action="store_true", help="in this form alone")
    parser.add_argument(
        "--sort", choices=_ORDERS, default="source", help="by where it is said, by whom, or what is beside it"
    )
    parser.add_argument(
        "--context", type=whole_number(0), default=200, metavar="N", help="characters on either side (200)"
    )
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="lines to print (all)")
    add_counting_options(parser)


def run(arguments: argparse.Namespace) -> int:
    words = [word.replace('"', " ") for word in arguments.query]
    if not any(True for word in words for _ in spans(word)):
        raise UsageError("There is no word in it. Name one that is said, such as `interviews kwic drought`.")
    arguments.query = [f'"{" ".join(words)}"']
    arguments.literal = True
    turns = [turn for run in said_in_index(arguments) for turn in run]
    form = as_written if arguments.exact else normalise
    lines = concordance(turns, words, arguments.context, form)
    found = sorted(lines, key=_ORDERS[arguments.sort])[: arguments.limit]
    if arguments.csv or arguments.json:
        print_rows([_row(line) for line in found], arguments, "line")
        return 0
    _print_lines(found)
    print_message(counted(len(found), "line"))
    return 0


def _print_lines(lines: Sequence[Line]) -> None:
    """Prints the words below one another, with as much around them as fits the terminal."""
    sources = [one_line(f"{line.turn.speaker}  {line.turn.path}:{line.line}") for line in lines]
    words = [one_line(line.word) for line in lines]
    taken = sum(max(map(width_in_terminal, texts), default=0) for texts in (sources, words))
    room = max(LEAST_CONTEXT, (shutil.get_terminal_size().columns - taken - 3) // 2)
    for line, word, source in zip(lines, words, sources, strict=True):
        before = fitted(one_line(line.before)[::-1], room)[::-1]
        after = fitted(one_line(line.after), room)
        said = f"{styled(before, '0')}{styled(word, '1;32')}{styled(after, '0')}"
        print_styled(f"{said}  {styled(source, '2')}")


def _row(line: Line) -> dict[str, Any]:
    turn = line.turn
    return {
        "before": line.before,
        "word": line.word,
        "after": line.after,
        "speaker": turn.who,
        "path": turn.path,
        "line": line.line,
        "timestamp": turn.timestamp,
        "title": turn.title,
        "date": turn.date,
    }
