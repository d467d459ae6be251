"""The terminal UI in a browser: the page is served, and the interface behind it answers keys."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.cli.serve import is_this_machine

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

TALK = "**Ines Okoro:** When did the well run dry?\n\n**Bram Tielman:** In August, on a Sunday.\n"
DOWN = "\x1b[B"
"""From the query line to the answers."""
STYLES = re.compile(r"\x1b\[[0-9;:?]*[A-Za-z]")
PATIENCE = 300
"""Seconds without a word after which the interface is taken for dead, however slow the machine."""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_loopback_addresses_reach_this_machine_alone(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_other_addresses_do_not(host: str) -> None:
    assert not is_this_machine(host)


async def screen_until(wanted: str, connection) -> None:
    """Returns once the interface has drawn `wanted` from now on."""
    seen = ""
    while wanted not in STYLES.sub("", seen):
        message = await asyncio.wait_for(connection.receive(), PATIENCE)
        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
        seen += message.data.decode(errors="replace") if isinstance(message.data, bytes) else message.data


async def page_of(server: subprocess.Popen[bytes], port: int, session) -> str:
    """The page that holds the interface, as soon as the server listens."""
    while server.poll() is None:
        try:
            async with session.get(f"http://127.0.0.1:{port}/") as response:
                return await response.text()
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.1)
    pytest.fail("the server ended")


async def use(server: subprocess.Popen[bytes], port: int) -> str:
    """Searches, reads and cites; returns the page that holds the interface."""
    async with aiohttp.ClientSession() as session:
        page = await page_of(server, port, session)
        async with session.ws_connect(f"http://127.0.0.1:{port}/ws?width=100&height=30") as connection:
            await connection.send_str(json.dumps(["resize", {"width": 100, "height": 30}]))
            await screen_until("When did the well", connection)
            await connection.send_str(json.dumps(["focus"]))
            # Once the foot of the screen offers the way to the results, keys go to the query line.
            await screen_until("Results", connection)
            await connection.send_str(json.dumps(["stdin", DOWN]))
            await screen_until("Compare", connection)
            await connection.send_str(json.dumps(["stdin", "c"]))
            await screen_until("Chicago", connection)
        return page


def test_the_interface_answers_in_a_browser(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    index = str(tmp_path / "index")
    command = [sys.executable, "-m", "interviews.cli.main"]
    subprocess.run([*command, "rebuild", str(tmp_path), "--index", index], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port), "--index", index],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    try:
        page = asyncio.run(use(server, port))
    finally:
        server.terminate()
        server.wait()
    assert "interviews" in page
