"""`interviews check`: says what looks wrong in transcripts."""

from __future__ import annotations

import argparse

from interviews.cli.common import add_arguments
from interviews.cli.output import one_line, print_json, print_result
from interviews.cli.sources import Sources
from interviews.errors import InterviewsError
from interviews.library.checking import Checker
from interviews.parsing.checks import CHECKS, severity_of

EXAMPLES = """\
examples:
  interviews check transcripts/             one line per finding: file:line: severity: code: message
  interviews check --strict talk.md         exit code 1 when there is an error
  interviews check --ignore before-first-label --ignore inaudible transcripts/
  interviews check --json transcripts/ | jq -r .code | sort | uniq -c

codes:
""" + "\n".join(f"  {code:<19} {severity:<8} {meaning}" for code, (severity, meaning) in CHECKS.items())


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser, "paths", "--json")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when there is an error")
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        choices=list(CHECKS),
        metavar="CODE",
        help="leave these out (repeatable)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Prints the findings; 1 on errors with `--strict` or when nothing was read, 3 when a file was not."""
    sources, checker = Sources(), Checker()
    errors = 0
    for file in sources.files(arguments.paths):
        try:
            findings = checker.check(file.path, file.root, str(file.path))
        except InterviewsError as error:
            sources.refuse(error)
            continue
        sources.read += 1
        for finding in findings:
            if finding.code in arguments.ignore:
                continue
            severity = severity_of(finding.code)
            errors += severity == "error"
            if arguments.json:
                print_json({"path": str(file.path), "severity": severity, **finding.model_dump()})
            else:
                where = one_line(f"{file.path}:{finding.line}")
                print_result(f"{where}: {severity}: {finding.code}: {one_line(finding.message)}")
    return 1 if arguments.strict and errors else sources.exit_code
