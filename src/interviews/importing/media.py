"""The recording of a transcript: what the source says, otherwise the file beside it that is named like it."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

from interviews.parsing.metadata_keys import MEDIA_SUFFIXES


def media_of(named: str | None, source: Path, folder: Path) -> str | None:
    """The address of a recording, or the way to it from the folder of the transcript.

    Of a path that the source names only the file name counts: it is that of another machine, or of anybody.
    """
    if named is not None and named.lower().startswith(("https://", "http://")):
        return named
    wanted = PureWindowsPath(named.replace("/", "\\")).name if named else ""
    beside = source.parent / wanted if PureWindowsPath(wanted).suffix.lower() in MEDIA_SUFFIXES else None
    found = beside if beside is not None and beside.is_file() else _named_alike(source)
    return os.path.relpath(found, folder).replace(os.sep, "/") if found is not None else wanted or None


def _named_alike(source: Path) -> Path | None:
    """The recording beside a source; `talk.en.vtt` and `talk.transcript.vtt` are of `talk.mp4`."""
    stems = {source.stem, source.stem.rpartition(".")[0]} - {""}
    suffixes = [spelled for suffix in sorted(MEDIA_SUFFIXES) for spelled in (suffix, suffix.upper())]
    recordings = (source.parent / f"{stem}{suffix}" for stem in stems for suffix in suffixes)
    return next(filter(Path.is_file, recordings), None)
