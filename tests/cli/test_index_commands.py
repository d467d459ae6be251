"""The commands that make and read an index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def test_show_takes_an_id_its_beginning_and_a_place_in_a_file(place: Path, run) -> None:
    [hit] = run("search", "pump", "--json").json["hits"]
    whole = run("show", hit["id"], "--json").json
    assert whole == run("show", hit["id"][:6], "--json").json
    on_the_spot = run("show", "talks/well.md#1", "--json").json
    for key in ("id", "question", "answer", "start_line", "number", "ordinal", "question_speeches"):
        assert on_the_spot[key] == whole[key]
    assert run("show", "well.md#1", "--json").json["id"] == whole["id"]


@pytest.mark.parametrize("line", ["search pump", "search pump --json", "show {id}", "speakers", "topics"])
def test_reading_an_index_imports_neither_whoosh_nor_pydantic_nor_the_parser_nor_rich(
    place: Path, line: str, run
) -> None:
    [hit] = run("search", "pump", "--json", "--index", "index").json["hits"]
    arguments = [*line.format_map(hit).split(), "--index", "index"]
    code = (
        f"import sys; from interviews.cli.main import main; main({arguments});"
        "heavy = ('whoosh', 'pydantic', 'markdown_it', 'rich', 'textual', 'numpy.ma', 'msgspec');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_search_starts_no_threads(place: Path) -> None:
    code = (
        "import os, sys; from interviews.cli.main import main; "
        "sys.argv[1:] = ['search', 'pump', '--json', '--index', 'index']; main(); "
        "print(len(os.listdir('/proc/self/task')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "1"
