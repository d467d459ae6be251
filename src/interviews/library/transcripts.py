"""From a file to its interviews: reads it, finds the speakers file that goes with it, and parses."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import SourceError
from interviews.library.reading import Transcript, content_digest, read_bytes, read_transcript

if TYPE_CHECKING:
    from interviews.model import Interview
    from interviews.parsing.speakers_file import SpeakersFile

SPEAKERS_FILE = "speakers.toml"
TOPICS_FILE = "topics.toml"
COMPANIONS = (SPEAKERS_FILE, TOPICS_FILE)
"""What the user writes beside transcripts about all of them."""


def find_companion(name: str, transcript: Path, root: Path | None = None) -> Path | None:
    """The one of the `COMPANIONS` of this name for a transcript: beside it, else the nearest up to `root`."""
    folder = transcript.parent
    while True:
        candidate = folder / name
        if candidate.is_file():
            return candidate
        if root is None or folder == root or folder == folder.parent:
            return None
        folder = folder.parent


def read_companion(path: Path) -> str:
    """The text of one of the `COMPANIONS`.

    Raises:
        SourceError: it cannot be read, or is not UTF-8.
    """
    try:
        return read_bytes(path)[0].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8. Save it as UTF-8.") from error


def companions_digest(transcript: Path, root: Path) -> str | None:
    """What identifies the content of the companions of a transcript; None where it has none.

    Raises:
        SourceError: one cannot be read.
    """
    found = [find_companion(name, transcript, root) for name in COMPANIONS]
    if not any(found):
        return None
    return content_digest(b"\0".join(read_bytes(path)[0] if path else b"" for path in found))


def parse_file(path: Path, *, root: Path | None = None, shown_as: str | None = None) -> tuple[Interview, ...]:
    """The interviews of a file, under the path `shown_as` (as given unless told otherwise).

    Raises:
        SourceError: the file cannot be read.
        SettingsError: the speakers file that goes with it is wrong.
    """
    return parse_transcript(read_transcript(path), root=root, shown_as=shown_as or str(path))


def parse_transcript(transcript: Transcript, *, root: Path | None, shown_as: str) -> tuple[Interview, ...]:
    """The interviews of a transcript that has been read.

    Raises:
        SettingsError: the speakers file that goes with it is wrong.
    """
    # Deferred: the parser brings pydantic and markdown-it, which a search does not wait for.
    from interviews.parsing import parse

    return parse(transcript.text, shown_as, speakers_file_for(transcript.path, root))


def speakers_file_for(transcript: Path, root: Path | None) -> SpeakersFile | None:
    """What the speakers file of a transcript says; None where there is none.

    Raises:
        SourceError: it cannot be read.
        SettingsError: it is wrong.
    """
    path = find_companion(SPEAKERS_FILE, transcript, root)
    if path is None:
        return None
    from interviews.parsing.speakers_file import read_speakers_file

    return read_speakers_file(read_companion(path), str(path))


@cache
def parser_version() -> str:
    """What identifies the parser: a digest of its own source, so that no change of it can be forgotten."""
    spec = find_spec("interviews.parsing")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    sources = sorted(source for folder in folders for source in Path(folder).rglob("*.py"))
    return content_digest(b"\0".join(source.read_bytes() for source in sources))
