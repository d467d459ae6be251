"""The core and the quick commands load nothing that they do not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCREEN = {"textual", "rich"}
ENGINE = {"whoosh", "numpy"}
RECORDS = {"pydantic", "markdown_it"}

FORBIDDEN = {
    "interviews.model": SCREEN | ENGINE,
    "interviews.parsing": SCREEN | ENGINE | {"dateparser", "py3langid"},
    "interviews.citing": SCREEN | ENGINE,
    "interviews.library.folders": SCREEN | ENGINE | RECORDS,
    "interviews.search.requests": SCREEN | ENGINE | RECORDS,
    "interviews.cli.main": SCREEN | ENGINE | RECORDS | {"msgspec"},
    "interviews.cli.search": SCREEN | RECORDS,
    "interviews.cli.show": SCREEN,
    "interviews.cli.cite": SCREEN,
}


@pytest.mark.parametrize("module", FORBIDDEN)
def test_module_loads_nothing_it_does_not_need(module: str) -> None:
    code = f"import sys, {module}; print(' '.join(sorted(name for name in sys.modules if '.' not in name)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert FORBIDDEN[module].isdisjoint(done.stdout.split())
