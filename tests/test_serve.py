"""The terminal UI in a browser: the page is served, and the interface behind it answers keys."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interviews.serving.guard import Guard, is_this_machine

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")
from aiohttp.test_utils import make_mocked_request  # noqa: E402
from aiohttp.web import HTTPServiceUnavailable  # noqa: E402
from yarl import URL  # noqa: E402

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


def headers(port: int, **changed: str) -> dict[str, str]:
    """What a browser sends from a page of this server, with changes."""
    return {"Host": f"127.0.0.1:{port}", "Origin": f"http://127.0.0.1:{port}"} | changed


async def status_of(session: Any, address: str, sent: dict[str, str]) -> int:
    """The status with which a WebSocket is refused; 101 where it is not."""
    try:
        async with session.ws_connect(address, headers=sent):
            return 101
    except aiohttp.WSServerHandshakeError as error:
        return int(error.status)


async def page_of(server: subprocess.Popen[str], session: Any, address: str) -> tuple[str, str]:
    """The page and its policy, as soon as the server listens."""
    while server.poll() is None:
        try:
            async with session.get(address) as response:
                return await response.text(), response.headers["Content-Security-Policy"]
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.1)
    pytest.fail("the server ended")


async def others_are_refused(session: Any, address: str, drives: str) -> None:
    """Tries what pages of others, and those without the secret, can send."""
    port = URL(address).port
    assert port is not None
    right = headers(port)
    assert await status_of(session, drives, right) == 101
    for wrong in (
        {"Origin": "http://evil.example"},
        {"Origin": f"http://localhost:{port}"},
        {"Origin": "null"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"},
    ):
        assert await status_of(session, drives, right | wrong) == 403, wrong
    assert await status_of(session, drives, {"Host": right["Host"]}) == 403
    assert await status_of(session, drives[:-1], right) == 403
    assert (
        await status_of(session, drives.rpartition("/")[0] + "/?" + URL(address).query_string, right) != 101
    )
    secret = URL(address).query_string
    for path, sent, status in (
        ("/", {}, 403),
        (f"/?{secret}", {"Host": f"evil.example:{port}"}, 403),
        (f"/?{secret}", {"Origin": "http://evil.example"}, 403),
        ("/static/", {}, 404),
        ("/static/js/", {}, 403),
        ("/static/js/textual.js", {}, 200),
        ("/static/js/textual.js", {"Host": "evil.example"}, 403),
    ):
        async with session.get(f"http://127.0.0.1:{port}{path}", headers=sent) as response:
            assert response.status == status, path


async def use(server: subprocess.Popen[str], address: str) -> str:
    """Searches, reads and cites; returns the page that holds the interface."""
    async with aiohttp.ClientSession() as session:
        page, policy = await page_of(server, session, address)
        assert "default-src 'none'" in policy
        found = re.search('data-session-websocket-url="([^"]*)"', page)
        assert found is not None
        await others_are_refused(session, address, found[1])
        sent = headers(URL(address).port or 0)
        async with session.ws_connect(found[1] + "?width=100&height=30", headers=sent) as connection:
            await connection.send_str(json.dumps(["resize", {"width": 100, "height": 30}]))
            await screen_until("When did the well", connection)
            await connection.send_str(json.dumps(["focus"]))
            # Once the foot of the screen offers the way to the results, keys go to the query line.
            await screen_until("Results", connection)
            await connection.send_str(json.dumps(["stdin", DOWN]))
            await screen_until("Compare", connection)
            await connection.send_str(json.dumps(["stdin", "o"]))
            await screen_until("Files are opened", connection)
            await connection.send_str(json.dumps(["stdin", "c"]))
            await screen_until("Chicago", connection)
        return page


def test_the_interface_answers_in_a_browser_and_nobody_else(tmp_path: Path) -> None:
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
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stderr is not None
        address = server.stderr.readline().split()[-1]
        page = asyncio.run(use(server, address))
    finally:
        server.terminate()
        server.communicate()
    hosts = {URL(link).host for link in re.findall("(?:https?|wss?)://[^\"' ]*", page)}
    assert hosts == {"127.0.0.1"}


def test_connections_are_bounded() -> None:
    from interviews.serving.server import MOST_CONNECTIONS, GuardedServer

    async def connect() -> int:
        server = GuardedServer("true", Guard("127.0.0.1", 1, "secret"))
        server._connections = MOST_CONNECTIONS
        with pytest.raises(HTTPServiceUnavailable):
            await server._connect(make_mocked_request("GET", "/ws/secret"))
        return server._connections

    assert asyncio.run(connect()) == MOST_CONNECTIONS


@pytest.mark.parametrize(
    ("host", "named", "is_known"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "127.0.0.1:8001", False),
        ("127.0.0.1", "127.0.0.1", False),
        ("127.0.0.1", "evil.example:8000", False),
        ("127.0.0.1", "127.0.0.1.evil.example:8000", False),
        ("127.0.0.1", "192.168.1.5:8000", False),
        ("0.0.0.0", "192.168.1.5:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
        ("::", "[fe80::1]:8000", True),
        ("talks.example", "talks.example:8000", True),
        ("talks.example", "localhost:8000", False),
        ("127.0.0.1", None, False),
    ],
)
def test_a_server_knows_its_own_names_alone(host: str, named: str | None, is_known: bool) -> None:
    assert Guard(host, 8000, "secret").knows_host(named) is is_known
