"""`interviews speakers`: who asks and answers, with counts."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from interviews.cli.common import open_chosen_index
from interviews.cli.facets import configure_list, run_list
from interviews.cli.output import counted, print_message, print_result
from interviews.errors import SourceError
from interviews.library.reading import read_bytes

EXAMPLES = """\
examples:
  interviews speakers                 everybody, with the number of Q&A pairs of each
  interviews speakers okonjo          those with this in their name
  interviews speakers --limit 20 --json
  interviews speakers --suggest       who may be one person, as a diff of speakers.toml; changes nothing
  interviews speakers --suggest | patch transcripts/speakers.toml
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    configure_list(parser, "speakers")
    parser.add_argument("--suggest", action="store_true", help="propose merges as a diff of speakers.toml")


def run(arguments: argparse.Namespace) -> int:
    """Prints the speakers, or proposes merges."""
    return _suggest(arguments) if arguments.suggest else run_list(arguments, "speaker")


def _suggest(arguments: argparse.Namespace) -> int:
    # Deferred: a list of speakers does not wait for the parser.
    from interviews.parsing.suggestions import as_diff, proposed_speakers_file, suggest_merges

    index = open_chosen_index(arguments)
    try:
        folders = index.summary().folders
        casts: dict[str, list[set[str]]] = {folder: [] for folder in folders}
        for entry in index.interviews():
            folder = next((one for one in folders if entry.path.startswith(one + "/")), folders[0])
            casts[folder].append({*entry.interviewees, *entry.interviewers})
    finally:
        index.close()
    proposed = 0
    for folder, interviews in casts.items():
        file = Path(folder) / "speakers.toml"
        before = _read(file) if file.is_file() else ""
        uses = Counter(name for names in interviews for name in names)
        merges = suggest_merges(uses, interviews)
        after = proposed_speakers_file(before, merges, str(file))
        if after != before:
            proposed += len(merges)
            print_result(as_diff(before, after, str(file)).rstrip("\n"))
    print_message(
        f"{counted(proposed, 'proposal')}; nothing was changed." if proposed else "Nothing to propose."
    )
    return 0


def _read(file: Path) -> str:
    try:
        return read_bytes(file)[0].decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SourceError(f"{file}: not UTF-8. Save it as UTF-8.") from error
