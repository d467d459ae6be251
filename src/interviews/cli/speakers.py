"""`interviews speakers`: who asks and answers, with counts."""

from __future__ import annotations

import argparse

from interviews.cli.facets import configure_list, run_list

EXAMPLES = """\
examples:
  interviews speakers                 everybody, with the number of Q&A pairs of each
  interviews speakers okonjo          those with this in their name
  interviews speakers --limit 20 --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    configure_list(parser, "speakers")


def run(arguments: argparse.Namespace) -> int:
    """Prints the speakers."""
    return run_list(arguments, "speaker")
