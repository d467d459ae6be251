"""The core and the quick commands load nothing that they do not need."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

import interviews

SOURCE = Path(interviews.__file__).parent

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
    "interviews.engines.embedded.rebuild": SCREEN | RECORDS,
    "interviews.cli.search": SCREEN | RECORDS,
    "interviews.engines.embedded.index": SCREEN | RECORDS | {"whoosh", "msgspec", "hashlib"},
    "interviews.cli.show": SCREEN,
    "interviews.cli.cite": SCREEN,
    "interviews.cli.plain": SCREEN | ENGINE | RECORDS,
    "interviews.tui.app": RECORDS | ENGINE,
}


@pytest.mark.parametrize("module", FORBIDDEN)
def test_module_loads_nothing_it_does_not_need(module: str) -> None:
    code = f"import sys, {module}; print(' '.join(sorted(name for name in sys.modules if '.' not in name)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert FORBIDDEN[module].isdisjoint(done.stdout.split())


def test_nothing_is_imported_that_only_some_systems_have() -> None:
    only_some = {"fcntl", "grp", "msvcrt", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
    for path in SOURCE.rglob("*.py"):
        assert only_some.isdisjoint(_imported(path, only_some)), path


def test_no_imports_go_in_a_circle() -> None:
    """Whether they are made at once or when they are needed, and for types alone, too."""
    modules = {_name(path): path for path in SOURCE.rglob("*.py")}
    imports = {name: _imported(path, modules.keys()) - {name} for name, path in modules.items()}
    while leaves := {name for name, others in imports.items() if not others & imports.keys()}:
        for leaf in leaves:
            del imports[leaf]
    assert imports == {}


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, modules: Collection[str]) -> set[str]:
    """The modules of ours that a module names; of a package, those of its modules that are asked for."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= named & set(modules) or {node.module}
    return found & set(modules)
