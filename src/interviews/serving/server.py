"""The web server: that of textual-serve behind a guard, with a page that asks no other host for anything."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from interviews.serving.guard import Guard

MOST_CONNECTIONS = 8
"""Each is a process of its own."""
WIDEST, HIGHEST = 500, 300
"""Cells of a screen, whatever a client asks for."""
PARTS = ("css", "fonts", "js")
"""Folders of textual-serve that the page needs."""
_PAGE = Path(__file__).with_name("page.html")


class GuardedServer(Server):
    """Serves the terminal UI to those who know its address."""

    def __init__(self, command: str, guard: Guard) -> None:
        super().__init__(command, host=guard.host, port=guard.port, title="interviews")
        self.guard = guard
        self._connections = 0

    def initialize_logging(self) -> None:
        """Says what goes wrong, and no more: a log of requests would hold the secret."""
        logging.basicConfig(level=logging.WARNING)

    async def on_startup(self, app: web.Application) -> None:
        """Prints nothing; the command has said where it serves."""

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._check])
        app.router.add_get("/", self._page)
        # Its scripts add the size of the screen behind a question mark, so the secret is in the path.
        app.router.add_get("/ws/{token}", self._connect)
        for part in PARTS:
            app.router.add_static(f"/static/{part}", Path(self.statics_path) / part, show_index=False)
        return app

    @web.middleware
    async def _check(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Lets through what names this server as its host and comes from no other page."""
        origin = request.headers.get("Origin")
        is_driving = request.path.startswith("/ws/")
        if not self.guard.knows_host(request.headers.get("Host")):
            raise web.HTTPForbidden(text="This is not the host you named.")
        if (is_driving or origin is not None) and not self.guard.allows_origin(origin, request.host):
            raise web.HTTPForbidden(text="Another page may not ask this.")
        token = request.match_info.get("token") or request.query.get("token")
        if not request.path.startswith("/static/") and not self.guard.allows_token(token):
            raise web.HTTPForbidden(text="Open the whole address that `interviews serve` has printed.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_headers(request.host))
        return response

    async def _page(self, request: web.Request) -> web.Response:
        drives = f"ws://{request.host}/ws/{self.guard.token}"
        text = _PAGE.read_text(encoding="utf-8").replace("WEBSOCKET", escape(drives))
        return web.Response(text=text, content_type="text/html")

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        if self._connections >= MOST_CONNECTIONS:
            raise web.HTTPServiceUnavailable(text="As many pages are open as may be. Close one.")
        bounded = {
            name: str(min(int(request.query[name]), most))
            for name, most in (("width", WIDEST), ("height", HIGHEST))
            if request.query.get(name, "").isdecimal()
        }
        self._connections += 1
        try:
            return await self.handle_websocket(request.clone(rel_url=request.rel_url.with_query(bounded)))
        finally:
            self._connections -= 1


def _headers(host: str) -> dict[str, str]:
    """Nothing from elsewhere, in nobody's frame, and the secret in no referrer and no cache."""
    return {
        "Content-Security-Policy": "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "font-src 'self' data:",
                "img-src 'self' data: blob:",
                f"connect-src 'self' ws://{host}",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
