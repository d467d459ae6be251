"""`interviews verify`: whether exported quotations still say what the transcripts say."""

from __future__ import annotations

import argparse
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from interviews.cli.common import add_arguments, open_chosen_index, path_name, print_styled, styled, wrapped
from interviews.cli.output import one_line, print_json, print_message
from interviews.exporting.collection import Quoted
from interviews.exporting.pseudonyms import Pseudonyms, read_pseudonyms
from interviews.exporting.transcripts import CurrentPairs
from interviews.exporting.verifying import Verification, read_quotations, verify
from interviews.wording import counted

DRIFTED = 1
"""The exit code when a quotation is not what and where it was."""

NOT_QUOTED = "Its beginning is the same; what was edited are words that a basket does not keep."

EXAMPLES = """\
examples:
  interviews verify packet.md                a Markdown packet, a .jsonl or .csv export, or a basket
  interviews verify chapter-two.csv --json   every quotation with what became of it

unchanged  the same words at the same place
moved      the same words on other lines or in another file
changed    other words: [-as quoted-] {+as the transcript has them+}
gone       nothing like it is in the transcripts

exit codes: 0 all unchanged; 1 something drifted, or could not be done
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=path_name, help="what `interviews export` wrote, or a basket"
    )
    add_arguments(parser, "--pseudonyms", "--json", "--index")


def run(arguments: argparse.Namespace) -> int:
    """Checks the quotations and prints those that drifted; returns the exit code."""
    quotations = read_quotations(arguments.file)
    with closing(open_chosen_index(arguments)) as index:
        current = CurrentPairs(index)
        if arguments.pseudonyms is not None:
            pseudonyms = read_pseudonyms(arguments.pseudonyms)
            current = CurrentPairs(index, shown=pseudonyms.words_of_pair)
            quotations = [_with_real_path(quoted, current, pseudonyms) for quoted in quotations]
        verifications = list(verify(quotations, current))
    for skipped in current.reader.skipped:
        print_message(f"cannot be checked: {skipped.reason}")
    if arguments.json:
        print_json([_as_json(verification) for verification in verifications])
    else:
        for verification in verifications:
            if verification.verdict != "unchanged":
                _print(verification, arguments.file)
    counts = Counter(verification.verdict for verification in verifications)
    print_message(
        f"{counted(len(verifications), 'quotation')}: "
        + ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in ("unchanged", "moved", "changed", "gone"))
    )
    if counts["gone"]:
        print_message("Run `interviews rebuild` if transcripts were moved or renamed, then verify again.")
    return 0 if counts["unchanged"] == len(verifications) else DRIFTED


def _with_real_path(quoted: Quoted, current: CurrentPairs, pseudonyms: Pseudonyms) -> Quoted:
    """A quotation with the path of its transcript as it is, where that is known."""
    indexed = current.indexed(quoted.id)
    if indexed is None or pseudonyms.file_name(indexed.path) != quoted.path:
        return quoted
    return replace(quoted, path=indexed.path)


def _as_json(verification: Verification) -> dict[str, Any]:
    quoted, pair = verification.quoted, verification.pair
    return {
        "line": quoted.line,
        "id": quoted.id,
        "verdict": verification.verdict,
        "quoted_path": quoted.path,
        "quoted_start_line": quoted.start_line,
        "path": pair.path if pair else None,
        "start_line": pair.start_line if pair else None,
        "end_line": pair.end_line if pair else None,
        "current_id": pair.id if pair else None,
        "difference": verification.difference,
    }


def _print(verification: Verification, file: Path) -> None:
    quoted, pair = verification.quoted, verification.pair
    place = one_line(f"{file}:{quoted.line}: ")
    before = f"{quoted.path}:{quoted.start_line}" if quoted.path else ""
    now = f"{pair.path}:{pair.start_line}" if pair else ""
    where = " → ".join(dict.fromkeys(part for part in (before, now) if part))
    words = one_line(f" {quoted.id[:8]} {where}")
    print_styled(f"{place}{styled(verification.verdict, '1')}{words}")
    if verification.verdict == "changed" and not verification.difference:
        print_styled(f"    {NOT_QUOTED}")
    if verification.difference:
        for line in wrapped(one_line(verification.difference), "    ").split("\n"):
            print_styled(one_line(line))
