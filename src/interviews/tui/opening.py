"""Opens what a link of a transcript leads to."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import cast

from textual.app import App

from interviews.errors import SourceError
from interviews.search.results import IndexedPair
from interviews.session.links import link_target
from interviews.tui.host import Host


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
    elif app.is_web:
        app.open_url(target)
    else:
        _browse(app, host, target)


def _browse(app: App[None], host: Host, address: str) -> None:
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
