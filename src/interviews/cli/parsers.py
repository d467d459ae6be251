"""What can be asked of the command line: its commands, and the argument parsers of one or of all of them.

Only the module of a command that is asked for is imported, so that `interviews --version` costs no more than
argparse and a search never waits for the parser of transcripts or the terminal UI.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NoReturn, Protocol

from interviews.cli.output import print_error
from interviews.version import __version__

COMMANDS = {
    "browse": "open the terminal UI (also without any command)",
    "serve": "the terminal UI in a browser, on this machine",
    "import": "make transcripts of Word files, captions, text and JSON of other tools",
    "rebuild": "bring the index in line with the transcripts",
    "search": "find Q&A pairs",
    "show": "print one Q&A pair with its source",
    "related": "who else was asked what a Q&A pair asks",
    "cite": "cite Q&A pairs in a format or a style",
    "play": "play the recording from a Q&A pair on",
    "export": "write Q&A pairs for other tools",
    "publish": "make a web site of the interviews, with search, for any server",
    "doctor": "check the index and its transcripts, and repair it",
    "verify": "check exported quotations against the transcripts",
    "parse": "structure transcripts without an index",
    "check": "say what looks wrong in transcripts",
    "speakers": "list the speakers with counts",
    "topics": "list the topics with counts",
    "stats": "count turns, words and questions of speakers, interviews or topics",
    "kwic": "print every time that a word is said, with what is around it",
    "frequencies": "list the words that are said most",
    "mcp": "answer assistants over the Model Context Protocol",
    "completion": "let a shell complete commands, options, people and topics",
    "manual": "write the manual pages that `man interviews` shows",
    "help": "say what a command does and takes",
}
"""Each command with its one-line summary; its module has the same name, or that of `MODULES`."""
MODULES = {"import": "importing"}
"""A word of Python is no name of a module."""

WITHIN: Mapping[tuple[str, ...], str] = {("speakers", "name"): "naming"}
"""Commands of two words, with their modules."""

EPILOG = """\
examples:
  interviews rebuild ~/transcripts          index a folder
  interviews                                browse and search it
  interviews --plain                        the same line by line, for screen readers
  interviews search groundwater --speaker "Ines Okonjo"
  interviews cite 3f2a --format apa
  interviews help cite                      all that a command takes

exit codes: 0 done; 1 could not be done; 2 wrong usage; 3 done, but some files were skipped; 130 interrupted
"""

LIKE_ENOUGH = 0.7
"""How alike an option and what was typed must be, of 1, so that it may be what was meant."""

WIDEST = 100
"""Columns of help and of running text; longer lines are hard to read."""

_TWO_COLUMNS = re.compile(r"(?P<left> +\S.*?\S)(?P<gap> {2,})(?P<right>\S.*)")


class Command(Protocol):
    """What the module of a command offers."""

    EXAMPLES: str
    """Shown below the options in `--help`."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Does the work and returns the exit code."""


class HelpLines(argparse.RawDescriptionHelpFormatter):
    """Help with examples as they are written, except that no line is wider than the terminal."""

    def __init__(self, prog: str, width: int | None = None) -> None:
        super().__init__(prog, width=width)
        self._width = min(self._width, WIDEST)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(fitted(text, width))


def fitted(text: str, width: int) -> Iterator[str]:
    """The lines of examples and notes, none wider than so many columns where its words allow it.

    A paragraph is filled anew; what explains an example moves below it where both together are too wide.
    """
    # Deferred: commands that run need no help.
    from itertools import groupby
    from textwrap import wrap

    lines = text.rstrip("\n").split("\n")
    for is_paragraph, group in groupby(lines, lambda line: line[:1] not in ("", " ")):
        if is_paragraph:
            yield from wrap(" ".join(group), width, break_long_words=False, break_on_hyphens=False)
            continue
        for line in group:
            columns = _TWO_COLUMNS.fullmatch(line)
            if len(line) <= width:
                yield line
            elif columns:
                yield columns["left"]
                yield from wrap(columns["right"], width, initial_indent=" " * 6, subsequent_indent=" " * 6)
            else:
                yield from wrap(line.strip(), width, initial_indent="  ", subsequent_indent="    ")


class Parser(argparse.ArgumentParser):
    """A parser that knows what people mean who leave out a word with a minus."""

    # What is unknown is refused by the parser of the command, which knows what the command takes.
    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The arguments; nothing is left over.

        Raises:
            SystemExit: something is unknown, with 2.
        """
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error("\n".join((f"unrecognized arguments: {' '.join(unknown)}", *self._meant(unknown))))
        return parsed, []

    def _meant(self, unknown: Sequence[str]) -> Iterator[str]:
        # Deferred: only a slip of the keyboard needs it.
        from difflib import get_close_matches

        known = [option for action in self._actions for option in action.option_strings]
        options = {option.lstrip("-"): option for option in known} | {"version": "interviews --version"}
        for written in unknown:
            nearest = get_close_matches(written.partition("=")[0].lstrip("-"), options, 1, LIKE_ENOUGH)
            if written.startswith("-") and nearest:
                yield f"Did you mean {options[nearest[0]]}?"
            elif written.startswith("-") and not written.startswith("--"):
                yield "Words that begin with a minus stand after two: interviews search -- rain -water"


def parser_of(chosen: Collection[str]) -> tuple[Parser, Mapping[str, argparse.ArgumentParser]]:
    """The parser of the whole command line, and those of its commands; the chosen ones take arguments."""
    parser = Parser(
        prog="interviews",
        description="Structure, search, browse and cite interview transcripts written in Markdown.",
        epilog=EPILOG,
        formatter_class=HelpLines,
    )
    parser.add_argument("-V", "--version", action="version", version=f"interviews {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, add_help=name in chosen)
        if name in chosen:
            _equip(sub, _module_of(name), summary)
    return parser, commands.choices


def command_of(words: Sequence[str]) -> tuple[str, ...]:
    """The command of one word or two that some words begin with; nothing where they begin with none."""
    beginning = tuple(words[:2])
    if beginning in WITHIN:
        return beginning
    return beginning[:1] if words and words[0] in COMMANDS else ()


def parser_of_command(*words: str) -> Parser:
    """The parser of a command of one word or two."""
    module = _module_of(*words)
    parser = Parser(prog=" ".join(("interviews", *words)))
    _equip(parser, module, COMMANDS[words[0]] if len(words) == 1 else module.SUMMARY)
    return parser


def _module_of(*words: str) -> Any:
    name = MODULES.get(words[0], words[0]) if len(words) == 1 else WITHIN[words]
    return importlib.import_module(f"interviews.cli.{name}")


def _equip(parser: argparse.ArgumentParser, command: Command, summary: str) -> None:
    parser.description = f"{summary[0].upper()}{summary[1:]}."
    parser.epilog = command.EXAMPLES
    parser.formatter_class = HelpLines
    command.configure(parser)
    parser.set_defaults(run=command.run)


def refuse_command(name: str) -> NoReturn:
    """Says that there is no such command, and which one was meant.

    Raises:
        SystemExit: always, with 2.
    """
    # Deferred: only a slip of the keyboard needs it.
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    meant = f"Did you mean `interviews {near[0]}`?" if near else f"There are {', '.join(COMMANDS)}."
    print_error(f"{name!r} is no command. {meant}")
    sys.exit(2)
