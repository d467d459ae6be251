"""`interviews topics`: what the pairs are about, with counts."""

from __future__ import annotations

import argparse
from pathlib import Path

from interviews.cli.common import open_chosen_index
from interviews.cli.facets import configure_list, run_list
from interviews.cli.output import counted, print_message, print_result

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
    """Prints the topics, or proposes some."""
    return _suggest(arguments) if arguments.suggest else run_list(arguments, "topic")


def _suggest(arguments: argparse.Namespace) -> int:
    # Deferred: a list of topics does without.
    from interviews.library.transcripts import TOPICS_FILE
    from interviews.parsing.suggestions import as_diff
    from interviews.search.proposing import proposed_topics_file

    index = open_chosen_index(arguments)
    proposed = 0
    try:
        for folder in index.summary().folders:
            file = Path(folder) / TOPICS_FILE
            before = file.read_text(encoding="utf-8") if file.is_file() else ""
            after = proposed_topics_file(before, index.suggest_topics(folder)[: arguments.limit], str(file))
            if after != before:
                proposed += sum(line.startswith("[") for line in after.split("\n"))
                proposed -= sum(line.startswith("[") for line in before.split("\n"))
                print_result(as_diff(before, after, str(file)).rstrip("\n"))
    finally:
        index.close()
    print_message(
        f"{counted(proposed, 'proposal')}; nothing was changed." if proposed else "Nothing to propose."
    )
    return 0
