"""`interviews topics`: what the pairs are about, with counts."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import TYPE_CHECKING

from interviews.cli.common import open_chosen_index
from interviews.cli.facets import configure_list, print_change, print_list, print_number_of_proposals
from interviews.library.transcripts import TOPICS_FILE

if TYPE_CHECKING:
    from interviews.engines.engine import Index

EXAMPLES = """\
examples:
  interviews topics                   all topics, with the number of Q&A pairs of each
  interviews topics water             those with this word
  interviews topics --limit 20 --json
  interviews topics --suggest         topics that the words suggest, as a diff of topics.toml; changes nothing
  interviews topics --suggest | patch transcripts/topics.toml
"""


def configure(parser: argparse.ArgumentParser) -> None:
    configure_list(parser, "topics")
    parser.add_argument("--suggest", action="store_true", help="propose topics as a diff of topics.toml")


def run(arguments: argparse.Namespace) -> int:
    if arguments.suggest:
        return _suggest(arguments)
    with closing(open_chosen_index(arguments)) as index:
        print_list(arguments, index, "topic")
    return 0


def _suggest(arguments: argparse.Namespace) -> int:
    with closing(open_chosen_index(arguments)) as index:
        print_number_of_proposals(
            sum(_proposals(folder, index, arguments.limit) for folder in index.summary().folders)
        )
    return 0


def _proposals(folder: str, index: Index, limit: int | None) -> int:
    """Prints what the topics file of a folder would become; how many topics that adds."""
    # Deferred: a list of topics does without.
    from interviews.search.topics_file import proposed_topics_file

    topics = index.suggest_topics(folder)[:limit]
    diff = print_change(folder, TOPICS_FILE, lambda text, path: proposed_topics_file(text, topics, path))
    return sum(line.startswith("+[") for line in diff.split("\n"))
