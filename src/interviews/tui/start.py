"""Starts the terminal UI on the real index."""

from __future__ import annotations

from pathlib import Path

from interviews.locations import Workspace
from interviews.session.tools import tools_of
from interviews.tui.app import InterviewsApp


def run(workspace: Workspace, index_folder: Path | None, words: str = "") -> int:
    """Runs the terminal UI until the user leaves; the exit code, which is not 0 after a crash.

    Args:
        workspace: whose settings, transcripts and baskets are used.
        index_folder: of the index to browse, which need not be there yet; None for that of the settings.
        words: a search to begin with; without one the last session goes on.
    """
    app = InterviewsApp(tools_of(workspace, index_folder))
    if words:
        state = app.session.state
        state.query, state.mode = state.query.cleared().with_text(words), "answers"
    app.run()
    return app.return_code or 0
