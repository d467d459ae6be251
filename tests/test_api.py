"""What `interviews` offers to programs: documented, lazy, and as the manual shows it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import interviews

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted({*interviews.__all__} - {"__version__"}))
def test_every_public_name_exists_and_is_in_the_manual(name: str) -> None:
    assert getattr(interviews, name) is not None
    assert re.search(rf"`(?:interviews\.)?{name}\b|interviews\.{name}\b", MANUAL)
    assert name in dir(interviews)


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="nosuch"):
        _ = interviews.nosuch


def test_the_examples_of_the_manual_run(tmp_path: Path) -> None:
    (tmp_path / "sample_data").symlink_to(ROOT / "sample_data")
    examples = "\n".join(re.findall(r"```python\n(.*?)```", MANUAL, re.DOTALL))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", examples],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "interviews rebuild" in done.stdout


def test_the_longer_example_runs() -> None:
    example = ROOT / "examples" / "who_says_what.py"
    done = subprocess.run([sys.executable, str(example)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Benhaddad" in done.stdout


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import interviews; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert {name.partition(".")[0] for name in loaded} <= {"interviews", *sys.stdlib_module_names}
    assert {name for name in loaded if name.startswith("interviews.")} == {"interviews.version"}
