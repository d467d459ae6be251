"""Engines keep interviews and find in them; see `interviews.engines.engine` for what each must do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interviews.engines.engine import Engine, Index
    from interviews.locations import Workspace

__all__ = ["engine_for", "engine_in", "open_index"]


def engine_in(folder: Path) -> Engine:
    """The engine of the index in a folder."""
    # Deferred, since whoever needs only requests and results does not wait for an engine.
    from interviews.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)


def engine_for(workspace: Workspace, chosen: Path | None = None) -> Engine:
    """The engine that a workspace's settings name; that of a folder where one is chosen, as by `--index`.

    Raises:
        SettingsError: a settings file is wrong.
    """
    if workspace.uses_cluster(chosen):
        from interviews.engines.opensearch import OpenSearchEngine
        from interviews.locations import credentials_file

        return OpenSearchEngine(workspace.settings.search, credentials_file())
    return engine_in(workspace.index_folder(chosen))


def open_index(folder: Path) -> Index:
    """Opens the index in a folder; see `Engine.open` for what it raises."""
    return engine_in(folder).open()
