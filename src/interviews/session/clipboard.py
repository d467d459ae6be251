"""Copies text twice: by an escape sequence, which works over SSH, and by the system's own tool.

Terminals that refuse the sequence are served by the tool, and the other way round; both fail in silence. Text
with emphasis goes to the tool as HTML, which word processors take; the terminal has it without.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Mapping, Sequence

_SCREEN_CHUNK = 254
"""GNU screen cuts device control strings at 256 bytes."""

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    (None, ("pbcopy",)),
    (None, ("clip.exe",)),
)
_UTF_8 = '<meta charset="utf-8">'
"""Word processors take HTML of a clipboard for Latin-1 unless it says what it is."""

_RICH_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy", "--type", "text/html")),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-target", "text/html")),
    # macOS copies rich text where it begins as RTF does.
    (None, ("sh", "-c", "textutil -stdin -stdout -format html -inputencoding UTF-8 -convert rtf | pbcopy")),
)


def copy_sequence(text: str, environment: Mapping[str, str]) -> str:
    """The OSC 52 sequence that asks the terminal to copy, wrapped for tmux and GNU screen.

    Source: xterm's "ctlseqs" (Operating System Commands, 52); tmux FAQ on passthrough.
    """
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{encoded}\x07"
    if environment.get("TMUX"):
        # tmux takes the plain one for its own buffer, and hands the wrapped one to the terminal outside.
        return sequence + "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("TERM", "").startswith("screen"):
        chunks = (sequence[start : start + _SCREEN_CHUNK] for start in range(0, len(sequence), _SCREEN_CHUNK))
        return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)
    return sequence


def system_tool(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """The command that copies its input to the system's clipboard, where there is one."""
    return _first_there(_TOOLS, environment)


def copy_with_tool(text: str, environment: Mapping[str, str], html: str = "") -> bool:
    """Copies by the system's tool, as HTML where it is given and the tool can; whether one did."""
    if html and (rich := _first_there(_RICH_TOOLS, environment)) and _copied(_UTF_8 + html, rich):
        return True
    command = system_tool(environment)
    return command is not None and _copied(text, command)


def _first_there(
    tools: Sequence[tuple[str | None, tuple[str, ...]]], environment: Mapping[str, str]
) -> tuple[str, ...] | None:
    """The first of some commands whose display and programs are there."""
    for variable, (name, *more) in tools:
        programs = [shutil.which(one) for one in ((name, "textutil", "pbcopy") if name == "sh" else (name,))]
        if (variable is None or environment.get(variable)) and all(programs):
            return (str(programs[0]), *more)
    return None


def _copied(text: str, command: tuple[str, ...]) -> bool:
    try:
        # Some tools stay in the background to serve the text: their output must not hold us.
        finished = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return finished.returncode == 0
