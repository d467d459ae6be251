"""What transcripts, their names and an index hold never acts on the terminal, whichever command prints it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.rows import read_rows

from interviews.cli.main import COMMANDS, main

HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ATTACK = "\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[2J\x9b31m\x90q\x9c\x08\u202e[red]m[/red]\x1b[6n"
NAME = "a\x1b]0;owned\x07\n[bold]b.md"
HOSTILE = f"""\
---
media: "https://example.org/{ATTACK.encode("unicode_escape").decode()}.mp3"
title: "Wells {ATTACK.encode("unicode_escape").decode()}"
date: 2018
outlet: "Radio {ATTACK.encode("unicode_escape").decode()}"
topics: ["Water {ATTACK.encode("unicode_escape").decode()}"]
interviewees:
  - name: Bram Tielman
    affiliation: "Guild {ATTACK.encode("unicode_escape").decode()}"
---

**Ada Quill:** When did the well{ATTACK} run dry?

**Bram Tielman:** In August{ATTACK}, the pump drew air.

**Ada Quill:** And then{ATTACK}?

**Bram Tielman:** Rain.{ATTACK}
"""

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with hostile transcripts and their index."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "talks").mkdir()
    (root / "talks" / NAME).write_text(HOSTILE, encoding="utf-8")
    (root / "talks" / f"empty{NAME}").write_text("", encoding="utf-8")
    (root / "talks" / f"link{NAME}").symlink_to("/")
    assert main(["rebuild", str(root / "talks"), "--index", str(root / "index")]) == 3
    return root


COMMAND_LINES = dict(read_rows(Path(__file__).parent / "rows" / "command_lines.txt"))
WITHOUT_INDEX = ("parse", "check", "import")


def arguments_for(line: str, place: Path) -> list[str]:
    """The words of a command line, with the places filled in."""
    file, empty = place / "talks" / NAME, place / "talks" / f"empty{NAME}"
    meant = {
        "ATTACK": ATTACK,
        "BARE": ATTACK.replace("/", ""),
        "SITE": str(place / "site"),
        "FOLDER": str(place / "talks"),
        "REF": f"{file}#1",
        "FILE": str(file),
        "EMPTY": str(empty),
    }
    words = [re.sub("|".join(meant), lambda found: meant[found[0]], word) for word in line.split(" ")]
    if words[0] not in WITHOUT_INDEX and "--index" not in words:
        words += ["--index", str(place / "index")]
    return words


@pytest.mark.parametrize("line", COMMAND_LINES.values(), ids=COMMAND_LINES.keys())
def test_no_command_prints_a_control_character(line: str, place: Path, capsys: Printed) -> None:
    code = main(arguments_for(line, place))
    printed = capsys.readouterr()
    assert printed.out or printed.err
    assert not HARMFUL.search(printed.out.replace("\r\n", "\n"))
    assert not HARMFUL.search(printed.err)
    assert code in (0, 1, 3)
    if "--json" in line:
        for found in printed.out.splitlines():
            json.loads(found)


def test_every_command_that_prints_is_tried() -> None:
    tried = {line.split()[0] for line in COMMAND_LINES.values()}
    assert set(COMMANDS) - tried == {"browse", "serve", "mcp", "verify", "export", "manual", "help"}


def test_json_gives_back_what_the_transcript_says(place: Path, capsys: Printed) -> None:
    main(["search", "pump", "--json", "--index", str(place / "index")])
    [hit] = json.loads(capsys.readouterr().out)["hits"]
    assert hit["answer"] == f"In August{ATTACK}, the pump drew air."
    assert hit["path"] == NAME


@pytest.mark.parametrize(
    "line",
    [
        *("search pump", "show REF", "rebuild --full --jobs 1", "parse FILE"),
        # Into a file or a pipe an export goes as it is; on a terminal it is shown like anything else.
        *("export --format csv", "export --format jsonl", "export --format markdown", "export --format html"),
    ],
)
def test_on_a_terminal_only_our_own_sequences_are_written(line: str, place: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "interviews.cli.main", *arguments_for(line, place)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"},
        cwd=place,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # What Linux reports when the other side is closed.
            break
        if not data:
            break
        written += data
    os.close(ours)
    process.wait()
    text = written.decode()
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\[\?25[hl]|\x1b\[[0-9]*[AK]|\x1b\]8;;[!-~]*\x1b\\|\r", "", text)
    assert plain.strip()
    assert not HARMFUL.search(plain)
    assert "owned" in plain
