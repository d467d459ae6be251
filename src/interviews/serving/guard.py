"""Who may see and drive what is served.

Any page that a browser shows may send requests to this machine, and a name that its owner points here makes
them look like requests of that page's own site. So a request has to name this server exactly as its host, a
WebSocket has to come from a page of this server, and both have to know a secret that only the printed address
holds.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from dataclasses import dataclass


def is_this_machine(host: str) -> bool:
    """Whether an address is one that only this machine reaches."""
    if host == "localhost":
        return True
    address = _address(host)
    return address is not None and address.is_loopback


@dataclass(frozen=True)
class Guard:
    """The rules for one server."""

    host: str
    """What it listens on: a name or an address, without brackets."""
    port: int
    token: str
    """The secret."""

    @property
    def address(self) -> str:
        """What the user opens, with the secret."""
        host = "localhost" if _is_any(self.host) else self.host
        return f"http://{_bracketed(host)}:{self.port}/?token={self.token}"

    def knows_host(self, named: str | None) -> bool:
        """Whether a `Host` header names this server.

        A server for the whole network is known by every address of this machine, since no page can make its
        own site look like an address, and by the machine's name.
        """
        if named is None:
            return False
        host, separator, port = named.rpartition(":")
        if not separator or host.endswith(":") or named.endswith("]"):
            host, port = named, "80"
        if port != str(self.port):
            return False
        bare = host.removeprefix("[").removesuffix("]").casefold()
        if bare == self.host.casefold():
            return True
        if _is_any(self.host):
            return _address(bare) is not None or bare in ("localhost", socket.gethostname().casefold())
        return is_this_machine(self.host) and bare in ("localhost", "127.0.0.1", "::1")

    def allows_origin(self, origin: str | None, host: str) -> bool:
        """Whether an `Origin` header is that of a page which this server gave out under this host."""
        return origin == f"http://{host}"

    def allows_token(self, token: str | None) -> bool:
        """Whether this is the secret; says nothing by the time it takes."""
        return token is not None and hmac.compare_digest(token.encode(), self.token.encode())


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_any(host: str) -> bool:
    address = _address(host)
    return address is not None and address.is_unspecified


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
