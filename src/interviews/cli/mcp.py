"""`interviews mcp`: the index for assistants, over standard input and output."""

from __future__ import annotations

import argparse
from contextlib import closing

from interviews.cli.common import add_arguments, open_chosen_index
from interviews.errors import UsageError

EXAMPLES = """\
examples:
  interviews mcp --index ~/oral-history/index

An assistant starts it by itself; its settings name the command:
  {"mcpServers": {"interviews": {"command": "interviews", "args": ["mcp", "--index", "/home/ana/index"]}}}

It offers tools that only read: search, show, related, cite, verify, speakers, topics.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser, "--index")


def run(arguments: argparse.Namespace) -> int:
    """Answers until standard input ends.

    Raises:
        UsageError: the optional part is not installed.
        NoIndexError: there is no index.
    """
    try:
        # An optional extra.
        from interviews.assisting.server import make_server
    except ImportError as error:
        raise UsageError(
            "Assistants need an optional part. Install it with: pip install 'interviews[mcp]'"
        ) from error
    from interviews.assisting.answers import Answers
    from interviews.cli.workspace import chosen_workspace

    style = chosen_workspace({"citation.style"}).settings.citation.style
    with closing(open_chosen_index(arguments)) as index:
        make_server(Answers(index, style)).run("stdio")
    return 0
