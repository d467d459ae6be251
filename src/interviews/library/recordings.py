"""Where the recording of an interview is, and how one gets to a time in it."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit

from interviews.errors import SourceError
from interviews.parsing.metadata_keys import MEDIA_SUFFIXES

_IN_QUERY = {
    "youtube.com": "t",
    "youtu.be": "t",
    "twitch.tv": "t",
    "open.spotify.com": "t",
    "podcasts.apple.com": "t",
    "loom.com": "t",
    "archive.org": "start",
    "dailymotion.com": "start",
}
"""By host, the parameter that takes seconds from the start."""
_IN_FRAGMENT = ("vimeo.com", "soundcloud.com")
"""Hosts whose pages take the time behind `#t=`, as the addresses of media files do (W3C Media Fragments)."""


def recording_of(media: str | None, url: str | None, transcript: Path) -> str | Path:
    """The recording: its address, or its file, which `media` names from the folder of the transcript.

    Without `media` it is the page of the interview, where this is one that plays at a time.

    Raises:
        SourceError: nothing is known of one, or the file is not there.
    """
    if media is None:
        if url is not None and address_at(url, 1) != address_at(url, 2):
            return url
        raise SourceError(
            f"{transcript}: no recording is known. Name its file or address in the front matter, as `media:`."
        )
    if re.match(r"https?://", media):
        return media
    file = transcript.parent / media
    try:
        there = file.suffix.lower() in MEDIA_SUFFIXES and file.is_file()
    except (OSError, ValueError):
        there = False
    if not there:
        raise SourceError(f"{transcript}: there is no recording {file}. Mend `media:` in the front matter.")
    return file.absolute()


def seconds_of(timestamp: str) -> int:
    """The seconds of a time of the form HH:MM:SS."""
    hours, minutes, seconds = timestamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(float(seconds))


def address_at(address: str, seconds: int) -> str:
    """The address that plays from a time on, where the platform has a form for that; else as it is."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return address
    if parts.scheme not in ("http", "https"):
        return address
    name = _IN_QUERY.get(host)
    if name is not None:
        others = [
            (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != name
        ]
        return parts._replace(query=urlencode([*others, (name, str(seconds))]), fragment="").geturl()
    if host in _IN_FRAGMENT or PurePosixPath(parts.path).suffix.lower() in MEDIA_SUFFIXES:
        return parts._replace(fragment=f"t={seconds}").geturl()
    return address
