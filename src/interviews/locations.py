"""The one module that knows where things are. No function here creates anything."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from interviews.errors import SourceError
from interviews.settings import Settings, read_settings
from interviews.trust import BASKETS, Wish, answer, wishes_of

WORKSPACE_FILE = "interviews.toml"
USER_SETTINGS = "settings.toml"
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
        own = user_config_folder() / USER_SETTINGS
        if self.root is None:
            return read_settings(own)
        withheld = [wish.setting for wish in self.withheld]
        return read_settings(own, self.root / WORKSPACE_FILE, leave_out=withheld)

    @cached_property
    def wishes(self) -> tuple[Wish, ...]:
        """Settings of the workspace that need the user's word.

        Raises:
            SettingsError: the file is wrong.
        """
        return () if self.root is None else wishes_of(read_settings(self.root / WORKSPACE_FILE), self.root)

    @cached_property
    def answer(self) -> bool | None:
        """What the user has said to them; None where nobody was asked."""
        return answer(self.root, self.wishes, trust_file()) if self.root is not None else None

    @property
    def withheld(self) -> tuple[Wish, ...]:
        """Settings of the workspace that do not count, since the user has not allowed them."""
        return self.wishes if self.wishes and not self.answer else ()

    def index_folder(self, chosen: Path | None = None) -> Path:
        """Where the index is: `chosen`, else $INTERVIEWS_INDEX, else the workspace's, else the user's own."""
        named = chosen or os.environ.get(INDEX_VARIABLE)
        if named:
            return Path(named).absolute()
        if self.root is not None:
            return self.root / self.settings.index
        return user_data_folder() / "index"

    def uses_cluster(self, chosen: Path | None = None) -> bool:
        """Whether the index is on a cluster: the settings say so, and no folder is named for this once."""
        return not (chosen or os.environ.get(INDEX_VARIABLE)) and self.settings.search.engine == "opensearch"

    def transcript_folders(self) -> tuple[Path, ...]:
        """The transcripts folders that the workspace's settings name, absolute."""
        if self.root is None:
            return ()
        return tuple(self.root / folder for folder in self.settings.transcripts)

    def basket_folder(self) -> Path:
        withheld = any(wish.setting == BASKETS for wish in self.withheld)
        return (user_data_folder() if withheld or self.root is None else self.root) / BASKETS


def find_workspace(start: Path | None = None) -> Workspace:
    """The workspace around `start` (the current folder unless given), found as git finds its repository.

    Raises:
        SourceError: the current folder has been deleted.
    """
    try:
        here = (start or Path.cwd()).absolute()
    except FileNotFoundError as error:
        raise SourceError("The folder you are in has been deleted. Go to another one.") from error
    for folder in (here, *here.parents):
        if (folder / WORKSPACE_FILE).is_file():
            return Workspace(folder)
    return Workspace(None)


def credentials_file() -> Path:
    """Where the user and password for a cluster may be, readable for their owner alone."""
    return user_config_folder() / "opensearch.toml"


def trust_file() -> Path:
    """Where it is kept which folders the user trusts with what."""
    return user_state_folder() / "trusted-folders.json"


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
