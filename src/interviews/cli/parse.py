"""`interviews parse`: structures transcripts without an index."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from interviews.cli.output import one_line, print_error, print_result
from interviews.cli.sources import named_files
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


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a transcript, or a folder of transcripts")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON on standard output")
    form.add_argument("--markdown", action="store_true", help="print each interview as **Name:** paragraphs")


def run(arguments: argparse.Namespace) -> int:
    """Prints the interviews; 3 when a file could not be read, 1 when none could."""
    read, skipped = 0, 0
    for file in named_files(arguments.paths):
        try:
            interviews = parse_file(file.path, root=file.root)
        except InterviewsError as error:
            print_error(str(error))
            skipped += 1
            continue
        read += 1
        for interview in interviews:
            if arguments.json:
                print_record(interview)
            elif arguments.markdown:
                # Deferred: only this form needs it.
                from interviews.parsing.rendering import render

                print_result(render(interview))
            else:
                _print_reading(interview)
    return 0 if not skipped else 3 if read else 1


def print_record(interview: Interview) -> None:
    """Prints an interview as JSON on one line; without a section the key is left out."""
    text = interview.model_dump_json(exclude={"section"} if interview.section is None else None)
    sys.stdout.write(text.replace("\x7f", "\\u007f") + "\n")


def _print_reading(interview: Interview) -> None:
    print_result(one_line(f"{interview.path}{f' § {interview.section}' if interview.section else ''}"))
    about = [interview.title, interview.outlet, interview.issued, interview.language]
    print_result("  " + (one_line(" · ".join(part for part in about if part)) or "no title, no date"))
    print_result(f"  convention: {interview.detection.convention}")
    for sentence in interview.detection.evidence:
        print_result(one_line(f"    {sentence}"))
    uses = Counter(turn.speaker for turn in interview.turns)
    for speaker in interview.speakers:
        aliases = f" (also {', '.join(speaker.aliases)})" if speaker.aliases else ""
        affiliation = f", {speaker.affiliation}" if speaker.affiliation else ""
        print_result(
            one_line(f"  {speaker.role:<11} {speaker.name}{aliases}{affiliation}: {uses[speaker.name]} turns")
        )
        if speaker.reason:
            print_result(one_line(f"              {speaker.reason}"))
    print_result(f"  {len(interview.turns)} turns, {len(interview.qa_pairs)} question-and-answer pairs")
    for pair in interview.qa_pairs:
        question = " ".join(pair.question.split())
        shortened = question[:LONGEST_LINE] + "…" * (len(question) > LONGEST_LINE)
        print_result(one_line(f"    {pair.number:>3}. lines {pair.start_line}-{pair.end_line}  {shortened}"))
    for span in interview.background:
        start = " ".join(span.text.split())[:60]
        print_result(one_line(f"  background: lines {span.start_line}-{span.end_line}  {start}…"))
    for finding in interview.warnings:
        print_result(one_line(f"  line {finding.line}: {finding.code}: {finding.message}"))
    print_result()
