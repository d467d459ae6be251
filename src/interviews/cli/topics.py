"""`interviews topics`: what the pairs are about, with counts."""

from __future__ import annotations

import argparse

from interviews.cli.facets import configure_list, run_list

EXAMPLES = """\
examples:
  interviews topics                   all topics, with the number of Q&A pairs of each
  interviews topics water             those with this word
  interviews topics --limit 20 --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    configure_list(parser, "topics")


def run(arguments: argparse.Namespace) -> int:
    """Prints the topics."""
    return run_list(arguments, "topic")
