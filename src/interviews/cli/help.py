"""`interviews help`: what `--help` says, without a minus to remember."""

from __future__ import annotations

import argparse
import sys

from interviews.cli.output import print_error
from interviews.cli.parsers import COMMANDS, WITHIN, parser_of, parser_within, refuse_command

EXAMPLES = """\
examples:
  interviews help                 the commands
  interviews help cite            what one takes, with examples
  interviews help speakers name   a command of two words
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("command", metavar="COMMAND", nargs="*", help="a command; nothing lists all of them")


def run(arguments: argparse.Namespace) -> int:
    words = tuple(arguments.command)
    if len(words) == 2 and words in WITHIN:
        parser_within(words).print_help()
        return 0
    if len(words) > 1:
        print_error(
            f"There is no command {' '.join(words)!r}. `interviews help {words[0]}` says what there is."
        )
        return 2
    if words and words[0] not in COMMANDS:
        refuse_command(words[0])
    whole, commands = parser_of(words)
    (commands[words[0]] if words else whole).print_help(sys.stdout)
    return 0
