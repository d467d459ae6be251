"""Where links of transcripts may lead, what opens a source in an editor, and its address for other programs.

The texts of transcripts and their names are not trusted.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from interviews.errors import SourceError
from interviews.exporting.untrusted import one_line
from interviews.search.results import IndexedPair, source_file

if TYPE_CHECKING:
    from interviews.settings import LinkForm

_ELSEWHERE = ("http", "https", "mailto")
_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "ne", "mg"}
)
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_FALLBACKS = ("nano", "vim", "vi")
_FORMS: Mapping[LinkForm, Callable[[Path, int], str]] = {
    "file": lambda file, _: file.as_uri(),
    "vscode": lambda file, line: f"vscode://file{quote(file.as_posix())}:{line}",
    "obsidian": lambda file, _: f"obsidian://open?path={quote(file.as_posix(), safe='')}",
}
LINK_FORMS = tuple(_FORMS)


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


def editor_command(
    file: Path, line: int, chosen: str | None, environment: Mapping[str, str]
) -> list[str] | None:
    """The command that opens a file at a line: the chosen one, else $VISUAL, $EDITOR, or one that is there.

    None when there is no editor at all. The name of the file is an argument of its own and absolute, so
    neither a space nor a leading dash in it can act.
    """
    named = chosen or environment.get("VISUAL") or environment.get("EDITOR")
    if not named:
        named = next((name for name in _FALLBACKS if shutil.which(name)), None)
    if not named:
        return None
    try:
        words = shlex.split(named)
    except ValueError:
        words = [named]
    if not words:
        return None
    path = os.fspath(file.absolute())
    program = Path(words[0]).name.lower()
    if program in _PLUS_LINE:
        return [*words, f"+{line}", path]
    if program in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if program in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    return [*words, path]


def source_uri(file: Path, line: int, form: LinkForm) -> str:
    """The address of a source, at a line where the program takes one; every name is quoted in it."""
    return _FORMS[form](file.absolute(), line)
