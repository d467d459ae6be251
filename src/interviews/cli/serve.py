"""`interviews serve`: the terminal UI in a browser."""

from __future__ import annotations

import argparse
import secrets
import shlex
import sys

from interviews.cli.common import add_arguments, index_folder, whole_number
from interviews.cli.output import print_message
from interviews.errors import UsageError
from interviews.serving.guard import Guard, is_this_machine

EXAMPLES = """\
examples:
  interviews serve                       for this machine alone; prints the address to open
  interviews serve --port 9000 --index ~/idx
  interviews serve --host 0.0.0.0        for the network: whoever has the address can read and rebuild
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="default: this machine alone")
    parser.add_argument("--port", type=whole_number(1), default=8000, metavar="N", help="default: 8000")
    add_arguments(parser, "--index")


def run(arguments: argparse.Namespace) -> int:
    """Serves the terminal UI until interrupted.

    Raises:
        UsageError: the optional part that serves it is not installed.
        SettingsError: a settings file is wrong.
    """
    try:
        # An optional extra, with a web server of its own.
        from interviews.serving.server import GuardedServer
    except ImportError as error:
        raise UsageError(
            "Serving needs an optional part. Install it with: pip install 'interviews[serve]'"
        ) from error
    if not is_this_machine(arguments.host):
        print_message(
            "Warning: whoever learns the address below, which crosses the network unencrypted, can read the "
            "transcripts, write files as you and rebuild the index."
        )
    command = [sys.executable, "-m", "interviews.cli.main", "browse", *_chosen_index(arguments)]
    guard = Guard(
        arguments.host.removeprefix("[").removesuffix("]"), arguments.port, secrets.token_urlsafe(24)
    )
    print_message(f"Open {guard.address}\nOnly who knows this address gets in. Ctrl-C ends it.")
    GuardedServer(shlex.join(command), guard).serve()
    return 0


def _chosen_index(arguments: argparse.Namespace) -> list[str]:
    """The option that names the index; none where it is on a cluster."""
    from interviews.cli.workspace import chosen_workspace

    if not arguments.index and chosen_workspace({"index", "search"}).uses_cluster():
        return []
    return ["--index", str(index_folder(arguments))]
