"""What plays a recording at a time: a media player for a file, the browser for an address."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interviews.errors import SourceError
from interviews.library.recordings import address_at, recording_of, seconds_of
from interviews.search.results import IndexedPair, source_file

if TYPE_CHECKING:
    from interviews.model import InterviewDescription

_PLAYERS: tuple[tuple[str, Callable[[int], list[str]]], ...] = (
    ("mpv", lambda seconds: [f"--start={seconds}", "--"]),
    ("vlc", lambda seconds: [f"--start-time={seconds}"]),
    ("ffplay", lambda seconds: ["-ss", str(seconds), "-i"]),
)
"""Programs that play files, best first, with what has them begin at a second."""


class Playable(NamedTuple):
    """A recording and the time from which it is to be played."""

    recording: str | Path
    timestamp: str | None
    """HH:MM:SS; None where no time is known."""
    own_time: bool
    """Whether it is the time of what is asked for, and not of what is said before it."""

    @property
    def seconds(self) -> int:
        return seconds_of(self.timestamp) if self.timestamp else 0

    @property
    def address(self) -> str | None:
        """What a browser opens; None for a file."""
        return address_at(self.recording, self.seconds) if isinstance(self.recording, str) else None

    def command(self) -> list[str]:
        """The command that plays a file. Its name is absolute and an argument of its own: nothing in it acts.

        Raises:
            SourceError: there is no player.
        """
        for name, options in _PLAYERS:
            program = shutil.which(name)
            if program is not None:
                return [program, *options(self.seconds), os.fspath(self.recording)]
        names = ", ".join(name for name, _ in _PLAYERS)
        raise SourceError(f"{self.recording} cannot be played: none of {names} is installed. Install mpv.")


def playable(
    pair: IndexedPair, description: InterviewDescription, of_file: Iterable[IndexedPair]
) -> Playable:
    """The recording of a pair's interview, from the pair on, or from the last time before it that is known.

    Args:
        pair: What is to be heard.
        description: Of its interview.
        of_file: All pairs of its file in their order.

    Raises:
        SourceError: nothing is known of a recording, or its file is not there.
    """
    recording = recording_of(description.media, description.url, source_file(pair))
    if pair.timestamp is not None:
        return Playable(recording, pair.timestamp, own_time=True)
    before = [
        time
        for other in of_file
        if other.interview == pair.interview and other.start_line < pair.start_line
        for time in (
            other.timestamp,
            *(speech.timestamp for speech in (*other.question_speeches, *other.answer_speeches)),
        )
        if time is not None
    ]
    own = [speech.timestamp for speech in pair.answer_speeches if speech.timestamp is not None]
    if own and not before:
        return Playable(recording, own[0], own_time=True)
    return Playable(recording, before[-1] if before else None, own_time=False)
