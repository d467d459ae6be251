"""`interviews play`: the recording, from what somebody says on."""

from __future__ import annotations

import argparse
import subprocess

from interviews.cli.common import add_arguments
from interviews.cli.output import one_line, print_error, print_json, print_message, print_result
from interviews.cli.references import find_described_pairs
from interviews.session.playing import Playable, playable

EXAMPLES = """\
examples:
  interviews play 3f2a                 the answer with this id
  interviews play talk.md#4            the 4th pair of a file; needs no index
  interviews play 3f2a --print         only say what would be opened

The front matter of the transcript names the recording: `media: audio/talk.mp3`, from the folder of the
transcript, or an address. A file is played by mpv, VLC or ffplay, an address in the browser.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    add_arguments(parser, "reference")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--print", action="store_true", help="print the address, or the file and its time")
    add_arguments(shown, "--json")
    add_arguments(parser, "--index")


def run(arguments: argparse.Namespace) -> int:
    [found] = find_described_pairs([arguments.reference], arguments)
    recording = playable(found.pair, found.description, found.siblings)
    if arguments.json:
        print_json(
            {
                "id": found.pair.id,
                "recording": recording.address or str(recording.recording),
                "timestamp": recording.timestamp,
                "seconds": recording.seconds,
                "own_time": recording.own_time,
            }
        )
        return 0
    if arguments.print:
        print_result(
            recording.address or f"{one_line(str(recording.recording))}\t{recording.timestamp or ''}"
        )
        return 0
    return _play(recording)


def _play(recording: Playable) -> int:
    command = None if recording.address else recording.command()
    begins = recording.timestamp or "its beginning"
    why = "" if recording.own_time else " (the last time known before it)" if recording.timestamp else ""
    print_message(one_line(f"{recording.address or recording.recording}, from {begins}{why}"))
    if command is not None:
        return 0 if subprocess.run(command, check=False).returncode == 0 else 1
    # Deferred: a file needs no browser.
    import webbrowser

    if not webbrowser.open(str(recording.address)):
        print_error("No browser could be started. Open the address above yourself.")
        return 1
    return 0
