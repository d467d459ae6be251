"""The manifest of a generation, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import to_builtins

from interviews.engines.embedded.files import read_json, taking_apart, write_json
from interviews.engines.embedded.layout import FILES, generation_folder, newest_generation
from interviews.engines.manifest import KnownFile, Manifest, known_file
from interviews.errors import SearchIndexError
from interviews.library.fingerprints import Place


def read_manifest(generation: Path) -> Manifest:
    """The manifest of a generation.

    Raises:
        DamagedIndexError: it is not whole.
        FileNotFoundError: it is gone.
    """
    with taking_apart(generation / FILES):
        found = read_json(generation / FILES)
        return Manifest(
            folders=found["folders"],
            next_first=found["next_first"],
            files={(entry.pop("folder"), entry.pop("path")): _known(entry) for entry in found["files"]},
        )


def write_manifest(generation: Path, manifest: Manifest) -> None:
    write_json(
        generation / FILES,
        {
            "folders": manifest.folders,
            "next_first": manifest.next_first,
            "files": [
                {"folder": folder, "path": path, **to_builtins(known)}
                for (folder, path), known in manifest.files.items()
            ],
        },
    )


def _known(entry: dict[str, Any]) -> KnownFile:
    # The manifests of before had a number for each file.
    return known_file({name: value for name, value in entry.items() if name != "source"})


def digests_of_newest(index: Path) -> dict[Place, str]:
    """For each transcript of the newest generation what tells its content from any other."""
    try:
        return read_manifest(generation_folder(index, newest_generation(index))).digests()
    except (SearchIndexError, FileNotFoundError):
        return {}
