"""Settings, typed and validated at the door.

`interviews.toml` marks a workspace and holds its settings; the user's own `settings.toml` (its place is in
`interviews.locations`) holds what is true of every workspace. The workspace wins.

The classes are msgspec structs: validation with a clear message at a tenth of pydantic's import time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from interviews.errors import SettingsError


class CitationSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[citation]`."""

    style: str = "apa"
    """What `cite` and the terminal UI use unless told otherwise: a format, a CSL style or a .csl file, whose
    path is relative to the settings file."""
    locale: str = ""
    """The language of the words a style adds; without one, the style's own."""


class RebuildSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[rebuild]`."""

    memory: Annotated[int, msgspec.Meta(ge=16)] = 400
    """MB that the words of new transcripts may take until they are written to the disk."""


class MeaningSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[meaning]`: finding answers by what they mean."""

    model: str = ""
    """The folder of a sentence-transformers model, ONNX or static, beside the settings file; empty for that
    of the extra; or "off"."""


LinkForm = Literal["file", "vscode", "obsidian"]
"""How a link names a source: as a file, or for a program that opens it, in the former at its line."""


class SearchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[search]`: which engine keeps the index."""

    engine: Literal["embedded", "opensearch"] = "embedded"
    """"embedded" keeps it in a folder of this machine, "opensearch" on a cluster (docs/cluster.md)."""
    url: str | tuple[str, ...] = ()
    """Of the cluster, or of several of its nodes, such as "https://search.example.org:9200"."""
    index: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]*$")] = "interviews"
    """What the index is called there."""
    part: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]*$")] = "main"
    """What of the index is written from here: each part has folders of its own, and all are searched."""
    certificate: str | None = None
    """A file with the certificate of the authority that vouches for the cluster, if the system has none; its
    path is relative to the settings file."""
    shards: Annotated[int, msgspec.Meta(ge=1)] = 1
    """Into how many pieces each part is divided."""
    timeout: Annotated[int, msgspec.Meta(ge=1)] = 30
    """Seconds that an answer may take to begin."""

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses, however many."""
        return (self.url,) if isinstance(self.url, str) else self.url


class InterfaceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[interface]`: the terminal UI."""

    theme: str | None = None
    """One of the themes in the command palette; None remembers the last one chosen."""
    editor: str | None = None
    """The command that opens a source file; None uses $VISUAL, then $EDITOR."""
    links: LinkForm = "file"
    """How `search` and `show` link a source in a terminal."""
    keys: dict[str, str] = {}
    """Keys by command name, such as `cite = "y"`."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    transcripts: tuple[str, ...] = ()
    """Folders of transcripts, relative to the workspace."""
    index: str = "index"
    """The index folder, relative to the workspace."""
    citation: CitationSettings = CitationSettings()
    rebuild: RebuildSettings = RebuildSettings()
    meaning: MeaningSettings = MeaningSettings()
    search: SearchSettings = SearchSettings()
    interface: InterfaceSettings = InterfaceSettings()


def read_settings(*files: Path, leave_out: Collection[str] = ()) -> Settings:
    """The settings of several TOML files, later ones winning key by key; a missing file is an empty one.

    Args:
        files: those of the user before those of the workspace.
        leave_out: settings of the last file that do not count, such as `interface.editor`.

    Raises:
        SettingsError: a file is no TOML, or a setting is unknown or of the wrong kind.
    """
    merged: dict[str, Any] = {}
    for file in files:
        table = _read_table(file)
        try:
            msgspec.convert(table, Settings)
        except msgspec.ValidationError as error:
            raise SettingsError(
                f"{file}: {error}. The settings are described in docs/settings.md."
            ) from error
        if file == files[-1]:
            for name in leave_out:
                _remove(table, name)
        _place_files(table, file.parent)
        merged = _merge(merged, table)
    return msgspec.convert(merged, Settings)


def _read_table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: not valid TOML: {error}. Mend the file, or move it away.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read: {error}. Mend the file, or move it away.") from error


def _place_files(table: dict[str, Any], folder: Path) -> None:
    """Makes the names of files and folders in a table of settings those from `folder`, where it lies."""
    for group, name in (("citation", "style"), ("meaning", "model"), ("search", "certificate")):
        value = table.get(group, {}).get(name)
        if value and (name != "style" or value.lower().endswith(".csl")) and value != "off":
            table[group][name] = str(folder / Path(value).expanduser())


def _remove(table: dict[str, Any], name: str) -> None:
    *groups, last = name.split(".")
    for group in groups:
        table = table.get(group, {})
    table.pop(last, None)


def _merge(base: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in above.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
