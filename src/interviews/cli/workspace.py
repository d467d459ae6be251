"""The workspace that a command uses; what its settings may do is asked once."""

from __future__ import annotations

import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from interviews.cli.output import one_line, print_message
from interviews.locations import (
    USER_SETTINGS,
    WORKSPACE_FILE,
    Workspace,
    find_workspace,
    trust_file,
    user_config_folder,
)
from interviews.trust import Wish, remember

_SAID: set[Wish] = set()
"""A command may look for its workspace several times."""

ALL = frozenset({"interface.editor", "transcripts", "index", "citation.style", "meaning.model", "baskets"})


def chosen_workspace(uses: Collection[str] = ALL, start: Path | None = None) -> Workspace:
    """The workspace around a folder (the current one unless given).

    Where settings that the command uses need the user's word, and nobody was asked, the user is asked;
    without a terminal they do not count, which is said.

    Args:
        uses: the settings of `interviews.trust.wishes_of` that matter to the command.
        start: where to look.

    Raises:
        SettingsError: a settings file is wrong.
    """
    workspace = find_workspace(start)
    if not any(wish.setting in uses for wish in workspace.withheld):
        return workspace
    if workspace.answer is None and sys.stdin.isatty() and sys.stderr.isatty():
        workspace = _ask(workspace)
    file = f"{one_line(str(workspace.root))}/{WORKSPACE_FILE}"
    for wish in workspace.withheld:
        if wish.setting in uses and wish not in _SAID:
            _SAID.add(wish)
            print_message(
                f"note: {file}: {wish.setting} does not count, as it "
                f"{wish.leads_to}: {one_line(wish.value)}. Allow it when you are asked in a terminal, or put "
                f"it into your own settings, {user_config_folder() / USER_SETTINGS}."
            )
    return workspace


def _ask(workspace: Workspace) -> Workspace:
    assert workspace.root is not None
    print_message(f"The settings of {one_line(str(workspace.root))} want more than to be read:")
    for wish in workspace.withheld:
        print_message(f"  {wish.setting} {wish.leads_to}: {one_line(wish.value)}")
    print_message("Allow this for this folder? Answer y only where you know who made it. [y/N]")
    said = sys.stdin.readline().strip().casefold()
    with suppress(OSError):
        remember(workspace.root, workspace.wishes, said in ("y", "yes"), trust_file())
    return find_workspace(workspace.root)
