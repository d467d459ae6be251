"""The terminal UI in a browser: it is drawn and takes keys, and a page of somebody else reaches nothing."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("textual_serve")

TALK = "**Ines Okoro:** When did the well run dry?\n\n**Bram Tielman:** In August, on a Sunday.\n"
PATIENCE = 120
"""Seconds after which the interface is taken for dead, however slow the machine."""
FOREIGN = """\
<!doctype html><title>Foreign</title>
<script>
async function reach(address) {
  const read = await fetch(address).then(() => "read", () => "refused");
  const socket = await new Promise((done) => {
    const opened = new WebSocket(address.replace("http:", "ws:").replace("/?", "/ws?"));
    opened.onopen = () => done("open");
    opened.onerror = () => done("refused");
  });
  return {read, socket};
}
</script>
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "talk.md").write_text(TALK, encoding="utf-8")
    index = str(tmp_path / "index")
    command = [sys.executable, "-m", "interviews.cli.main"]
    subprocess.run(
        [*command, "rebuild", str(tmp_path / "talks"), "--index", index], check=True, capture_output=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port), "--index", index],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert server.stderr is not None
    yield server.stderr.readline().split()[-1]
    server.terminate()
    server.communicate()


def drawn_until(page: Any, frames: list[str], wanted: str) -> None:
    """Returns once the interface has drawn something; forgets what was drawn before it."""
    for _ in range(PATIENCE * 50):
        if wanted in "".join(frames):
            frames.clear()
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{wanted} was never drawn")


def test_it_is_drawn_loads_nothing_from_elsewhere_and_takes_keys(address: str, browser: Any) -> None:
    page = browser.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    frames: list[str] = []
    page.on("websocket", lambda opened: opened.on("framereceived", lambda frame: frames.append(str(frame))))
    page.goto(address)
    drawn_until(page, frames, "When did the well")
    page.locator("textarea.xterm-helper-textarea").focus()
    page.keyboard.press("Escape")
    drawn_until(page, frames, "Compare")
    page.keyboard.press("c")
    drawn_until(page, frames, "Chicago")
    assert {urlsplit(one).hostname for one in requested} == {"127.0.0.1"}
    page.close()


def test_a_foreign_page_reads_nothing_and_opens_no_connection(
    address: str, browser: Any, served: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "index.html").write_text(FOREIGN, encoding="utf-8")
    page = browser.new_page()
    own = browser.new_page()
    own.goto(address)
    linked = own.evaluate(
        'document.documentElement.outerHTML.match(/data-session-websocket-url="([^"]*)/)[1]'
    )
    own.close()
    page.goto(served(tmp_path / "foreign"))
    for reached in (address, linked.replace("ws:", "http:")):
        assert page.evaluate("reach", reached) == {"read": "refused", "socket": "refused"}
    assert (
        page.evaluate(
            "address => new Promise(done => { const one = new WebSocket(address);"
            " one.onopen = () => done('open'); one.onerror = () => done('refused'); })",
            linked,
        )
        == "refused"
    )
    page.close()
