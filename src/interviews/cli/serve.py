"""`interviews serve`: the terminal UI in a browser."""

from __future__ import annotations

import argparse
import ipaddress
import shlex
import sys

from interviews.cli.common import add_index_option, index_folder, whole_number
from interviews.cli.output import print_message
from interviews.errors import UsageError

EXAMPLES = """\
examples:
  interviews serve                       http://127.0.0.1:8000, for this machine alone
  interviews serve --port 9000 --index ~/idx
  interviews serve --host 0.0.0.0        for the whole network: everybody there can read and rebuild
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="default: this machine alone")
    parser.add_argument("--port", type=whole_number(1), default=8000, metavar="N", help="default: 8000")
    add_index_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serves the terminal UI until interrupted.

    Raises:
        UsageError: the optional part that serves it is not installed.
        SettingsError: a settings file is wrong.
    """
    try:
        # An optional extra, with a web server of its own.
        from textual_serve.server import Server
    except ImportError as error:
        raise UsageError(
            "Serving needs an optional part. Install it with: pip install 'interviews[serve]'"
        ) from error
    if not is_this_machine(arguments.host):
        print_message(
            f"Warning: everybody who reaches {arguments.host} can read the transcripts, write files as you "
            "and rebuild the index. There is no password."
        )
    command = [sys.executable, "-m", "interviews.cli.main", "browse", "--index", str(index_folder(arguments))]
    print_message(f"Serving on http://{arguments.host}:{arguments.port}; Ctrl-C ends it.")
    Server(shlex.join(command), host=arguments.host, port=arguments.port, title="interviews").serve()
    return 0


def is_this_machine(host: str) -> bool:
    """Whether an address is one that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
