"""A folder of formatted citations that can be made again at any time.

Nothing here fails: a folder that cannot be written or a file that is damaged means that there is no cache.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

MOST_FILES = 400
"""A file holds one call of the style processor, a few KB. When there are more, the oldest half goes."""


def load(folder: Path, name: str) -> dict[str, Any] | None:
    """What is kept under a name; None where there is nothing."""
    try:
        kept = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and {"citations", "bibliography"} <= kept.keys() else None


def store(folder: Path, name: str, value: dict[str, Any]) -> None:
    """Keeps a value under a name: written beside and renamed, so that no reader sees half of it."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, suffix=".part", delete=False, encoding="utf-8") as file:
            json.dump(value, file)
        Path(file.name).replace(folder / f"{name}.json")
        _thin_out(folder)


def _thin_out(folder: Path) -> None:
    files = list(folder.glob("*.json"))
    if len(files) <= MOST_FILES:
        return
    files.sort(key=lambda file: file.stat().st_mtime)
    for file in files[: len(files) // 2]:
        file.unlink(missing_ok=True)
