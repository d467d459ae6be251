"""Opens what a link of a transcript leads to, and plays recordings."""

from __future__ import annotations

import subprocess
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import App

from interviews.errors import SourceError
from interviews.search.results import IndexedPair
from interviews.session.opening import link_target
from interviews.tui.host import NO_PLAYER_IN_BROWSER, Host

if TYPE_CHECKING:
    from interviews.session.playing import Playable


def open_link(app: App[None], link: str, pair: IndexedPair) -> None:
    """Opens an address in the browser, and a file of the folder in the editor."""
    host = cast("Host", app)
    try:
        target = link_target(link, pair)
    except SourceError as error:
        host.tell(str(error), severity="error")
        return
    if isinstance(target, Path):
        host.edit(target, 1)
    else:
        browse(app, target)


def play(app: App[None], playable: Playable) -> None:
    """Starts a player for a file, which goes on by itself, or opens an address in the browser."""
    host = cast("Host", app)
    address = playable.address
    if address is not None:
        browse(app, address)
        return
    if app.is_web:
        host.tell(NO_PLAYER_IN_BROWSER, severity="warning")
        return
    try:
        player = _start(playable.command())
    except (SourceError, OSError) as error:
        host.tell(str(error), severity="error")
    else:
        # It is waited for only so that the system can forget it when it ends.
        threading.Thread(target=player.wait, daemon=True).start()
        begins = playable.timestamp or "its beginning"
        host.tell(f"Playing {Path(playable.recording).name} from {begins}.")


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """Starts a player that has nothing to do with this terminal, and that may outlive this program."""
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)


def browse(app: App[None], address: str) -> None:
    """Opens an address in the browser that the user has, or sits at."""
    if app.is_web:
        app.open_url(address)
        return
    host = cast("Host", app)
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        host.copy_to_clipboard(address)
        host.tell(f"No browser was found here. Copied {address}.", severity="warning")
        return
    if type(browser) is webbrowser.GenericBrowser:
        # A browser of the terminal, which needs it for itself.
        with app.suspend():
            browser.open(address)
    else:
        browser.open(address)
        host.tell(f"Opened {address}.")
