"""`interviews help`: what `--help` says, without a minus to remember."""

from __future__ import annotations

import argparse

from interviews.cli.output import print_error
from interviews.cli.parsers import command_of, parser_of, parser_of_command, refuse_command

EXAMPLES = """\
examples:
  interviews help                 the commands
  interviews help cite            what one takes, with examples
  interviews help speakers name   a command of two words
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("command", metavar="COMMAND", nargs="*", help="a command; nothing lists all of them")


def run(arguments: argparse.Namespace) -> int:
    words = arguments.command
    if not words:
        parser_of(())[0].print_help()
        return 0
    command = command_of(words)
    if len(words) > max(len(command), 1):
        print_error(
            f"There is no command {' '.join(words)!r}. `interviews help {words[0]}` says what there is."
        )
        return 2
    if not command:
        refuse_command(words[0])
    parser_of_command(*command).print_help()
    return 0
