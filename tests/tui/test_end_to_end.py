"""The real program in a real (pseudo) terminal: from a search to the files it leaves."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from driving import PATIENCE
from invented import TRANSCRIPTS, Library, build

_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P.*?\x1b\\|[@-Z\\-_])", re.DOTALL
)


@dataclass
class Terminal:
    """The program, what it has drawn since one last looked, and its keyboard."""

    process: subprocess.Popen[bytes]
    keyboard: int
    drawn: str = field(default="")
    _decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )

    def wait_for(self, text: str) -> None:
        """Reads what is drawn until a text is in it; what is drawn behind the text is kept for the next."""
        deadline = time.monotonic() + PATIENCE
        while text not in (shown := _SEQUENCE.sub("", self.drawn)):
            ready, _, _ = select.select([self.keyboard], [], [], max(deadline - time.monotonic(), 0))
            assert ready, f"{text!r} did not appear in:\n{shown}"
            self.drawn += self._decoder.decode(os.read(self.keyboard, 65536))
        self.drawn = shown.partition(text)[2]

    def type(self, keys: str) -> None:
        """Types keys."""
        os.write(self.keyboard, keys.encode())

    def drain(self) -> int:
        """Reads until the program has ended; its exit code."""
        with suppress(OSError):
            while read := os.read(self.keyboard, 65536):
                self.drawn += self._decoder.decode(read)
        return self.process.wait(PATIENCE)


PROGRAM = ("-m", "interviews.cli.main")


@contextmanager
def _started(
    workspace: Path, home: Path, program: tuple[str, ...] = PROGRAM, **variables: str
) -> Iterator[Terminal]:
    """The program in a terminal of its own, which ends with the block."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    # A size in the environment would win over that of the terminal.
    ours_alone = ("XDG_", "INTERVIEWS_", "COLUMNS", "LINES")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours_alone)}
    environment |= {"HOME": str(home), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"} | variables
    process = subprocess.Popen(
        [sys.executable, *program],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=workspace,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_from_the_first_start_to_a_citation_and_a_basket(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    build(workspace, TRANSCRIPTS)
    shutil.rmtree(workspace / "index")
    (workspace / "interviews.toml").write_text(
        'transcripts = ["transcripts"]\n[citation]\nstyle = "bibtex"\n'
    )

    with _started(workspace, tmp_path / "home") as terminal:
        terminal.wait_for("Index transcripts")
        terminal.type("\r")
        terminal.wait_for("10 answers of 5 interviews")
        terminal.type("\r")
        terminal.wait_for("10 answers")
        terminal.type('"aquifer refill"')
        terminal.wait_for(" 1 answer ")
        terminal.type("\r")
        terminal.wait_for("Mark")
        terminal.type("m")
        terminal.wait_for("Put into the basket")
        terminal.type("c")
        terminal.wait_for("@misc{")
        terminal.type("e")
        terminal.wait_for("Wrote okonjo-2021")
        terminal.type("b")
        terminal.wait_for("Take out")
        terminal.type("e")
        terminal.wait_for("Export the basket as")
        terminal.type("\r")
        terminal.wait_for("Wrote 1 item to")
        terminal.type("q")
        assert terminal.drain() == 0

    [citation] = workspace.glob("okonjo-2021-*.bib")
    assert "What chalk streams remember" in citation.read_text()
    assert "Slowly. Chalk takes the rain" in (workspace / "basket.md").read_text()
    assert "How fast does the aquifer refill" in (workspace / "baskets" / "basket.txt").read_text()
    [state] = (tmp_path / "home").rglob("terminal-ui-*.json")
    assert "aquifer refill" in state.read_text()


CRASHING = """
import sys
from interviews.cli.main import main
from interviews.tui.screens.browse import BrowseScreen

def broken(screen):
    raise ZeroDivisionError("a bug")

BrowseScreen.action_scope = broken
sys.exit(main())
"""


@pytest.mark.parametrize("ending", ["a bug", "a signal"])
def test_a_program_that_ends_badly_says_so_and_leaves_the_terminal_as_it_was(
    ending: str, library: Library, tmp_path: Path
) -> None:
    command = ("-c", CRASHING, "browse", "--index", str(library.index_folder))
    with _started(tmp_path, tmp_path / "home", command) as terminal:
        before = termios.tcgetattr(terminal.keyboard)
        terminal.wait_for("10 answers")
        if ending == "a bug":
            terminal.type("\x1b[B")
            terminal.type("w")
        else:
            terminal.process.send_signal(signal.SIGTERM)
        code = terminal.drain()
        after = termios.tcgetattr(terminal.keyboard)
    assert code == (1 if ending == "a bug" else 128 + signal.SIGTERM)
    assert after == before
    for left in ("\x1b[?1049", "\x1b[?1000"):
        assert terminal.drawn.rindex(left + "l") > terminal.drawn.rfind(left + "h")


@pytest.mark.parametrize("answer", ["y", ""])
def test_the_editor_of_a_folder_runs_only_when_the_user_has_allowed_it(
    answer: str, library: Library, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\ntouch {ran}\n")
    editor.chmod(0o755)
    (tmp_path / "interviews.toml").write_text(f'[interface]\neditor = "{editor}"\n')
    for is_asked in (True, False):
        ran.unlink(missing_ok=True)
        command = (*PROGRAM, "browse", "--index", str(library.index_folder))
        # Another editor than that of the folder, where that does not count.
        with _started(tmp_path, tmp_path / "home", command, EDITOR="true") as terminal:
            if is_asked:
                terminal.wait_for("interface.editor runs this command")
                terminal.wait_for("[y/N]")
                terminal.type(f"{answer}\n")
            terminal.wait_for("10 answers")
            terminal.type("\x1b[B")
            terminal.wait_for("Mark")
            terminal.type("oq")
            assert terminal.drain() == 0
            assert is_asked or "[y/N]" not in terminal.drawn
        assert ran.exists() == (answer == "y")
