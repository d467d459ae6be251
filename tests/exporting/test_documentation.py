"""The manual says what is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from interviews.exporting.formats import EXPORTERS
from interviews.exporting.verifying import Verdict

MANUAL = (Path(__file__).parents[2] / "docs" / "exporting.md").read_text(encoding="utf-8")


def table(heading: str) -> str:
    return MANUAL.partition(f"## {heading}\n")[2].partition("\n#")[0]


def first_cells(heading: str) -> list[str]:
    rows = re.findall(r"^\| (`.+?) \|", table(heading), re.MULTILINE)
    return [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]


def test_every_format_is_in_the_manual_with_the_names_of_its_files() -> None:
    assert first_cells("Formats") == [exporter.name for exporter in EXPORTERS]
    told = re.findall(r"`(\.\w+)`", table("Formats"))
    assert told == [suffix for exporter in EXPORTERS for suffix in exporter.suffixes]


def test_every_verdict_is_in_the_manual() -> None:
    assert tuple(first_cells("Verifying")) == get_args(Verdict)
