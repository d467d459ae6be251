"""`interviews parse`: structures transcripts without an index."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial

from interviews.cli.common import add_arguments, whole_number
from interviews.cli.output import escaped_json, one_line
from interviews.cli.sources import Sources
from interviews.model import Interview

EXAMPLES = """\
examples:
  interviews parse talk.md                  show how a transcript is understood
  interviews parse --explain talk.md        with all that told the roles, and how much each fact weighs
  interviews parse --json talk.md           one JSON object a line per interview
  interviews parse --json transcripts/ | jq '.qa_pairs[].question'
  interviews parse --markdown talk.md       the same interview with labels in one style

Who asks is told from facts that weigh for or against it: below each speaker stand those that weighed most,
with what they add to the log odds of asking (+ asks, − answers). A role that the front matter, speakers.toml
or a label such as "Interviewer" gives is not weighed.

exit codes: 0 done; 1 nothing could be read; 2 wrong usage; 3 done, but some files were skipped
"""


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser, "paths")
    form = parser.add_mutually_exclusive_group()
    for name, meaning in (
        ("json", "print JSON on standard output"),
        ("markdown", "print each interview as **Name:** paragraphs"),
        ("explain", "print all facts that told the roles, with their weights"),
    ):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=meaning)
    parser.add_argument(
        "--jobs", type=whole_number(1), metavar="N", help="processes (default: as many as cores)"
    )
    parser.set_defaults(form="reading")


def run(arguments: argparse.Namespace) -> int:
    """Prints the interviews; 3 when a file could not be read, 1 when none could."""
    sources = Sources()
    printed = partial(_printed, _FORMS[arguments.form])
    for _, text in sources.each(arguments.paths, printed, arguments.jobs):
        sys.stdout.write(text)
    return sources.exit_code


def _printed(form: Callable[[Interview], str], interviews: Sequence[Interview]) -> str:
    return "".join(map(form, interviews))


def as_json(interview: Interview) -> str:
    """An interview as JSON on one line; without a section the key is left out."""
    known = interview.model_dump(mode="json", exclude={"section"} if interview.section is None else None)
    # Pydantic's own JSON knows no path that is not in UTF-8.
    return escaped_json(json.dumps(known, ensure_ascii=False, separators=(",", ":"))) + "\n"


def as_markdown(interview: Interview) -> str:
    """An interview as Markdown with labels in one style."""
    # Deferred: only this form needs it.
    from interviews.cli.output import harmless
    from interviews.parsing.rendering import render

    return harmless(render(interview)) + "\n"


def as_reading(interview: Interview) -> str:
    """An interview in words: convention, speakers with their roles and why, pairs, background, findings."""
    from interviews.cli.reading import main_facts, reading

    return "\n".join(map(one_line, reading(interview, main_facts))) + "\n\n"


def as_explanation(interview: Interview) -> str:
    """The same with all facts and weights."""
    from interviews.cli.reading import all_facts, reading

    return "\n".join(map(one_line, reading(interview, all_facts))) + "\n\n"


_FORMS = {"json": as_json, "markdown": as_markdown, "reading": as_reading, "explain": as_explanation}
