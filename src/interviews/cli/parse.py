"""`interviews parse`: structures transcripts without an index."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from interviews.cli.common import whole_number
from interviews.cli.output import escaped_json, one_line, print_error
from interviews.cli.sources import NamedFile, named_files
from interviews.errors import InterviewsError
from interviews.library.transcripts import parse_file
from interviews.model import Interview

EXAMPLES = """\
examples:
  interviews parse talk.md                  show how a transcript is understood
  interviews parse --json talk.md           one JSON object a line per interview
  interviews parse --json transcripts/ | jq '.qa_pairs[].question'
  interviews parse --markdown talk.md       the same interview with labels in one style
"""
LONGEST_LINE = 100
MANY_FILES = 40
"""Files from which other processes are worth their start of half a second."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a transcript, or a folder of transcripts")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", dest="form", action="store_const", const="json", help="print JSON on standard output"
    )
    form.add_argument(
        "--markdown",
        dest="form",
        action="store_const",
        const="markdown",
        help="print each interview as **Name:** paragraphs",
    )
    parser.add_argument(
        "--jobs", type=whole_number(1), metavar="N", help="processes (default: as many as cores)"
    )
    parser.set_defaults(form="reading")


def run(arguments: argparse.Namespace) -> int:
    """Prints the interviews; 3 when a file could not be read, 1 when none could."""
    files = list(named_files(arguments.paths))
    jobs = arguments.jobs or ((os.cpu_count() or 1) if len(files) >= MANY_FILES else 1)
    read, skipped = 0, 0
    for text, error in _results(files, arguments.form, jobs):
        if error is not None:
            print_error(error)
            skipped += 1
            continue
        read += 1
        sys.stdout.write(text)
    return 0 if not skipped else 3 if read else 1


def _results(files: Sequence[NamedFile], form: str, jobs: int) -> Iterator[tuple[str, str | None]]:
    """For each file what is to be printed, or what is wrong with it, in the order of the files."""
    work = partial(_result, form=form)
    if jobs == 1:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, files, chunksize=8)


def _result(file: NamedFile, form: str) -> tuple[str, str | None]:
    try:
        interviews = parse_file(file.path, root=file.root)
    except InterviewsError as error:
        return "", str(error)
    return "".join(map(_FORMS[form], interviews)), None


def as_json(interview: Interview) -> str:
    """An interview as JSON on one line; without a section the key is left out."""
    text = interview.model_dump_json(exclude={"section"} if interview.section is None else None)
    return escaped_json(text) + "\n"


def as_markdown(interview: Interview) -> str:
    """An interview as Markdown with labels in one style."""
    # Deferred: only this form needs it.
    from interviews.cli.output import harmless
    from interviews.parsing.rendering import render

    return harmless(render(interview)) + "\n"


def as_reading(interview: Interview) -> str:
    """An interview in words: convention, speakers with their roles and why, pairs, background, findings."""
    return "\n".join(map(one_line, _reading(interview))) + "\n\n"


_FORMS = {"json": as_json, "markdown": as_markdown, "reading": as_reading}


def _reading(interview: Interview) -> Iterable[str]:
    yield f"{interview.path}{f' § {interview.section}' if interview.section else ''}"
    about = [interview.title, interview.outlet, interview.issued, interview.language]
    yield "  " + (" · ".join(part for part in about if part) or "no title, no date")
    yield f"  convention: {interview.detection.convention}"
    for sentence in interview.detection.evidence:
        yield f"    {sentence}"
    uses = Counter(turn.speaker for turn in interview.turns)
    for speaker in interview.speakers:
        aliases = f" (also {', '.join(speaker.aliases)})" if speaker.aliases else ""
        affiliation = f", {speaker.affiliation}" if speaker.affiliation else ""
        yield f"  {speaker.role:<11} {speaker.name}{aliases}{affiliation}: {uses[speaker.name]} turns"
        if speaker.reason:
            yield f"              {speaker.reason}"
    yield f"  {len(interview.turns)} turns, {len(interview.qa_pairs)} question-and-answer pairs"
    for pair in interview.qa_pairs:
        yield f"    {pair.number:>3}. lines {pair.start_line}-{pair.end_line}  {_shortened(pair.question)}"
    for span in interview.background:
        yield f"  background: lines {span.start_line}-{span.end_line}  {_shortened(span.text)}"
    for finding in interview.warnings:
        yield f"  line {finding.line}: {finding.code}: {finding.message}"


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words[:LONGEST_LINE] + "…" * (len(words) > LONGEST_LINE)
