"""The one module that knows where things are. No function here creates anything."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from interviews.settings import Settings, read_settings

WORKSPACE_FILE = "interviews.toml"
INDEX_VARIABLE = "INTERVIEWS_INDEX"


@dataclass(frozen=True)
class Workspace:
    """The folder whose settings and index a command uses."""

    root: Path | None
    """The nearest enclosing folder with an `interviews.toml`; None outside any."""

    @cached_property
    def settings(self) -> Settings:
        """The user's settings with those of the workspace above them.

        Raises:
            SettingsError: one of the files is wrong.
        """
        files = [user_config_folder() / "settings.toml"]
        if self.root is not None:
            files.append(self.root / WORKSPACE_FILE)
        return read_settings(*files)

    def index_folder(self, chosen: str | None = None) -> Path:
        """Where the index is: `chosen`, else $INTERVIEWS_INDEX, else the workspace's, else the user's own."""
        named = chosen or os.environ.get(INDEX_VARIABLE)
        if named:
            return Path(named).absolute()
        if self.root is not None:
            return self.root / self.settings.index
        return user_data_folder() / "index"

    def transcript_folders(self) -> tuple[Path, ...]:
        """The transcripts folders that the workspace's settings name, absolute."""
        if self.root is None:
            return ()
        return tuple(self.root / folder for folder in self.settings.transcripts)

    def basket_folder(self) -> Path:
        return (self.root or user_data_folder()) / "baskets"


def find_workspace(start: Path | None = None) -> Workspace:
    """The workspace around `start` (the current folder unless given), found as git finds its repository."""
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / WORKSPACE_FILE).is_file():
            return Workspace(folder)
    return Workspace(None)


def user_config_folder() -> Path:
    """Where the user's own settings are."""
    import platformdirs

    return platformdirs.user_config_path("interviews", appauthor=False)


def user_data_folder() -> Path:
    """Where the index and baskets outside any workspace are."""
    import platformdirs

    return platformdirs.user_data_path("interviews", appauthor=False)


def user_state_folder() -> Path:
    """Where the terminal UI remembers its last state."""
    import platformdirs

    return platformdirs.user_state_path("interviews", appauthor=False)


def user_cache_folder() -> Path:
    """Where what can be made again is kept, such as formatted citations."""
    import platformdirs

    return platformdirs.user_cache_path("interviews", appauthor=False)
