"""Opens a source file at a line in the user's editor."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "gvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "ne", "mg"}
)
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_FALLBACKS = ("nano", "vim", "vi")


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
