"""`interviews manual`: the manual pages, made from what the commands say of themselves."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from interviews.cli.common import path_name
from interviews.cli.output import print_message, print_result
from interviews.cli.parsers import COMMANDS, EPILOG, WITHIN, HelpLines, fitted, parser_of, parser_of_command
from interviews.version import __version__
from interviews.wording import counted

EXAMPLES = """\
examples:
  interviews manual                                  where `man` looks for pages of your own
  man interviews-search
  interviews manual --into /usr/local/share/man/man1
"""

WIDTH = 72
"""Columns of examples, which a manual page does not fill anew; it stands seven columns in."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into",
        metavar="FOLDER",
        type=path_name,
        help="where to write them (default: ~/.local/share/man/man1)",
    )


def run(arguments: argparse.Namespace) -> int:
    folder = arguments.into or Path.home() / ".local" / "share" / "man" / "man1"
    folder.mkdir(parents=True, exist_ok=True)
    written = dict(manual_pages())
    for name, text in written.items():
        (folder / f"{name}.1").write_text(text, encoding="utf-8")
    print_result(str(folder))
    print_message(
        f"{counted(len(written), 'page')}. Read them with `man interviews` and `man interviews-search`; "
        f"where that finds nothing, with `man {quote(str(folder / 'interviews.1'))}`."
    )
    return 0


def manual_pages() -> Iterator[tuple[str, str]]:
    """The name of each page and its text for troff: one of the whole, and one a command."""
    whole, commands = parser_of(COMMANDS)
    yield "interviews", _page("interviews", "find what experts said, and cite it", whole, EPILOG)
    for name, parser in commands.items():
        yield f"interviews-{name}", _page(f"interviews {name}", COMMANDS[name], parser, parser.epilog or "")
    for words in WITHIN:
        within = parser_of_command(*words)
        summary = (within.description or "").rstrip(".")
        yield "-".join(("interviews", *words)), _page(within.prog, summary, within, within.epilog or "")


def _page(title: str, summary: str, parser: argparse.ArgumentParser, notes: str) -> str:
    name = title.replace(" ", "-")
    usage = parser.format_usage().removeprefix("usage: ")
    lines = [
        f'.TH {_plain(name.upper())} 1 "" "interviews {_plain(__version__)}" "interviews"',
        *(".SH NAME", f"{_plain(name)} \\- {_plain(summary)}"),
        *(".SH SYNOPSIS", _plain(" ".join(usage.split()))),
        *(".SH DESCRIPTION", _plain(parser.description or "")),
        *_arguments(parser),
        *(".SH EXAMPLES AND NOTES", ".nf"),
        *(_plain(line) for line in fitted(notes, WIDTH)),
        ".fi",
    ]
    return "\n".join(lines) + "\n"


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What a command takes, or the commands that there are."""
    described = HelpLines(parser.prog)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield ".SH COMMANDS"
            for name, summary in COMMANDS.items():
                yield from (".TP", f"\\fB{_plain(name)}\\fR", _plain(summary))
    yield ".SH ARGUMENTS AND OPTIONS"
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            invocation = described._format_action_invocation(action)
            yield from (".TP", f"\\fB{_plain(invocation)}\\fR")
            yield _plain(described._expand_help(action) if action.help else "")


def _plain(text: str) -> str:
    """A line that troff takes as it is: no escapes, hyphens that can be copied, no request at its start."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
