"""At home in a shell: help, completion, manual pages, and hits for other programs."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.completion import SHELLS, completion_script
from interviews.cli.manual import manual_pages
from interviews.cli.parsers import COMMANDS, WITHIN, fitted

COMPLETING = """
source {script}
interviews() {{ {python} -m interviews.cli.main "$@"; }}
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_interviews
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def completed_by_bash(place: Path, words: str) -> list[str]:
    """What the script offers in place of the last of some words."""
    script = place / "script"
    script.write_text(completion_script("bash"), encoding="utf-8")
    program = COMPLETING.format(script=script, python=sys.executable, words=words)
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS), *WITHIN], ids=" ".join)
def test_help_is_what_the_option_prints_has_examples_and_fits_80_columns(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, run
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = run("help", *words).out
    assert run(*words, "--help") == (said, "")
    assert " ".join(("interviews", *words)) in said.partition("examples:" if words else "usage:")[2]
    assert max(map(len, said.splitlines())) <= 80


def test_what_explains_an_example_moves_below_it_where_both_are_too_wide() -> None:
    text = "a note\nof two lines\n\nexamples:\n  do this          and that happens at once\n  short  so\n"
    assert list(fitted(text, 24)) == [
        *("a note of two lines", "", "examples:", "  do this"),
        *("      and that happens", "      at once", "  short  so"),
    ]


def test_ids_are_completed_from_their_first_digits(place: Path, run) -> None:
    known = run("search", "--format", "{id}").out.split()
    for identifier in known:
        assert identifier in run("completion", "--values", "ids", identifier[:1]).out.split()
        assert run("completion", "--values", "ids", identifier[:12]).out == f"{identifier}\n"
    assert run("completion", "--values", "ids", "xyz").out == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_its_shell_takes(shell: str, tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not on this machine")
    script = tmp_path / "script"
    script.write_text(completion_script(shell), encoding="utf-8")
    taken = subprocess.run([found, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (taken.returncode, taken.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("interviews sea", ["search"]),
        ("interviews search --speaker tiel", [r"Bram\ Tielman"]),
        ("interviews search --speaker '\"Bra'", ["Bram Tielman"]),
        ("interviews search --sort le", ["length"]),
        ("interviews parse ta", ["talks"]),
    ],
)
def test_bash_completes(words: str, completed: list[str], place: Path) -> None:
    assert completed_by_bash(place, words) == completed


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_no_value_of_a_transcript_acts_on_the_command_line(quote: str, place: Path, run) -> None:
    topics = ["$(touch bad)", "`touch bad`", 'it\'s "so" \\', "${HOME}", "a;touch bad"]
    head = f"---\ntopics: {json.dumps(topics)}\n---\n"
    talk = "**Ada Quill:** Why?\n\n**Bram Tielman:** Because.\n"
    (place / "talks" / "hostile.md").write_text(f"{head}\n{talk}", encoding="utf-8")
    run("rebuild", "talks")
    completed = completed_by_bash(place, f"interviews search --topic {shlex.quote(quote)}")
    # As the shell takes them when Enter is pressed.
    typed = "\n".join(rf"printf '%s\n' {quote}{value}{quote}" for value in completed)
    done = subprocess.run(["bash", "-c", typed], capture_output=True, text=True, check=True, cwd=place)
    assert set(topics) <= set(done.stdout.splitlines())
    assert not (place / "bad").exists()


def test_there_is_a_manual_page_of_every_command(tmp_path: Path, run) -> None:
    run("manual", "--into", str(tmp_path / "man1"))
    names = {file.stem for file in (tmp_path / "man1").iterdir()}
    assert names == {
        "interviews",
        *(f"interviews-{name}" for name in COMMANDS),
        *("-".join(("interviews", *words)) for words in WITHIN),
    }


def test_a_manual_page_begins_no_line_with_a_request_of_its_own() -> None:
    known = (".TH", ".SH", ".TP", ".nf", ".fi")
    for name, text in manual_pages():
        for line in text.splitlines():
            assert not line.startswith("'"), name
            assert not line.startswith(".") or line.split()[0] in known, name


@pytest.mark.parametrize(
    ("form", "address"),
    [
        ("vscode", "vscode://file{folder}/talks/a%20%1B%3B%5Dwell.md:12"),
        ("obsidian", "obsidian://open?path={quoted}%2Ftalks%2Fa%20%1B%3B%5Dwell.md"),
        ("file", "file://{folder}/talks/a%20%1B%3B%5Dwell.md"),
    ],
)
def test_a_source_is_named_for_other_programs(form: str, address: str, place: Path, run) -> None:
    (place / "talks" / "well.md").rename(place / "talks" / "a \x1b;]well.md")
    printed = run("show", "talks/a \x1b;]well.md#1", "--uri", form).out
    assert printed.strip() == address.format(folder=place, quoted=str(place).replace("/", "%2F"))
    (place / "interviews.toml").write_text(f'[interface]\nlinks = "{form}"\n', encoding="utf-8")
    assert run("show", "talks/a \x1b;]well.md#1", "--uri").out == printed
