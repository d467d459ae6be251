"""`interviews browse`: the terminal UI."""

from __future__ import annotations

import argparse
import os
import sys

from interviews.cli.common import add_index_option
from interviews.errors import UsageError

EXAMPLES = """\
examples:
  interviews                             go on where you left off
  interviews browse groundwater drought  begin with a search
  interviews browse --index ~/idx        browse another index

The keys are in the help (F1), every command in the palette (Ctrl+P).
"""


DRIVER_VARIABLE = "TEXTUAL_DRIVER"
"""Set by `interviews serve`."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORD", help="what to search for first")
    add_index_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs the terminal UI until the user leaves.

    Raises:
        UsageError: there is no terminal.
        SettingsError: a settings file is wrong.
    """
    # Textual draws on standard error; in a browser, its driver of another kind draws.
    in_browser = DRIVER_VARIABLE in os.environ
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise UsageError("The terminal UI needs a terminal. Without one, use `interviews search WORDS`.")
    from interviews.cli.workspace import chosen_workspace

    # Textual takes 0.3 s to import; no other command pays for it.
    from interviews.tui.start import run as run_interface

    workspace = chosen_workspace()
    return run_interface(workspace, workspace.index_folder(arguments.index), " ".join(arguments.words))
