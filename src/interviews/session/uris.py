"""Addresses by which other programs open a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from interviews.settings import LinkForm

_FORMS: Mapping[LinkForm, Callable[[Path, int], str]] = {
    "file": lambda file, _: file.as_uri(),
    "vscode": lambda file, line: f"vscode://file{quote(file.as_posix())}:{line}",
    "obsidian": lambda file, _: f"obsidian://open?path={quote(file.as_posix(), safe='')}",
}
LINK_FORMS = tuple(_FORMS)


def source_uri(file: Path, line: int, form: LinkForm) -> str:
    """The address of a source, at a line where the program takes one; every name is quoted in it."""
    return _FORMS[form](file.absolute(), line)
