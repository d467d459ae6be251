"""Where the links of a transcript may lead; its text is not trusted."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from interviews.errors import SourceError
from interviews.exporting.untrusted import one_line
from interviews.search.results import IndexedPair
from interviews.session.wording import source_file

_ELSEWHERE = ("http", "https", "mailto")


def link_target(link: str, pair: IndexedPair) -> str | Path:
    """The address that a link of an answer leads to, or the file inside the folder of its transcripts.

    Raises:
        SourceError: it leads nowhere else than to a web page, a mail address or such a file.
    """
    shown = one_line(link)
    try:
        parts = urlsplit(link)
    except ValueError as error:
        raise SourceError(f"{shown} is no address.") from error
    if parts.scheme in _ELSEWHERE:
        return link
    if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost") or not parts.path:
        raise SourceError(f"{shown} is not opened: it is no web page, mail address or file of the folder.")
    try:
        file = (source_file(pair).parent / unquote(parts.path)).resolve()
        inside = file.is_relative_to(Path(pair.folder).resolve())
        found = inside and file.is_file()
    except (OSError, ValueError):
        inside = found = False
    if not inside:
        raise SourceError(f"{shown} is not opened: it leads out of the folder of the transcripts.")
    if not found:
        raise SourceError(f"{shown} is not there.")
    return file
