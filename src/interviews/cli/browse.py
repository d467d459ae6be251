"""`interviews browse`: the terminal UI."""

from __future__ import annotations

import argparse
import os
import sys

from interviews.cli.common import add_arguments
from interviews.errors import UsageError

EXAMPLES = """\
examples:
  interviews                             go on where you left off
  interviews browse groundwater drought  begin with a search
  interviews browse --index ~/idx        browse another index
  interviews --plain                     line by line, for screen readers and simple terminals
  echo drought | interviews --plain      also through a pipe

The keys are in the help (F1), every command in the palette (Ctrl+P).
"""


DRIVER_VARIABLE = "TEXTUAL_DRIVER"
"""Set by `interviews serve`."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORD", help="what to search for first")
    parser.add_argument(
        "--plain", action="store_true", help="ask and answer line by line, without boxes, colours or movement"
    )
    add_arguments(parser, "--index")


def run(arguments: argparse.Namespace) -> int:
    """Runs the terminal UI, or what does the same line by line, until the user leaves.

    Raises:
        UsageError: there is no terminal.
        SettingsError: a settings file is wrong.
    """
    from interviews.cli.workspace import chosen_workspace

    # What is not in the encoding of the terminal can be neither found nor remembered.
    words = " ".join(arguments.words).encode("utf-8", "replace").decode()
    if arguments.plain:
        from interviews.cli.plain import run_plain
        from interviews.session.session import Session
        from interviews.session.tools import tools_of

        workspace = chosen_workspace()
        return run_plain(Session(tools_of(workspace, arguments.index)), words)
    # Textual draws on standard error; in a browser, its driver of another kind draws.
    in_browser = DRIVER_VARIABLE in os.environ
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise UsageError(
            "The terminal UI needs a terminal. Without one, use `interviews --plain` or "
            "`interviews search WORDS`."
        )
    # Textual takes 0.3 s to import; no other command pays for it.
    from interviews.tui.app import run as run_interface

    workspace = chosen_workspace()
    return run_interface(workspace, arguments.index, words)
