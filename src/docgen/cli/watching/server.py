"""The live page's server, for the browser of this machine alone.

It listens on 127.0.0.1. Whoever may see the page knows its address, which has a secret in it; a page of another host that has its name lead here
(DNS rebinding) knows no secret, and asks in the name of its own host, which is refused.
"""

from __future__ import annotations

import secrets
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from docgen.cli.printing import failed
from docgen.cli.watching.live import Live
from docgen.cli.watching.page import FILES, data, file, page

HOST = "127.0.0.1"
_ALIVE = 10.0
"""Seconds after which a browser that waits is told that there is nothing new: it may have gone."""
_POLICY = ("default-src 'none'", *(f"{kind}-src 'self'" for kind in ("img", "style", "script", "font", "connect")))
_HEADERS = {
    "Content-Security-Policy": "; ".join([*_POLICY, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def serve(live: Live) -> str:
    """Serves the views on a free port, in threads that end with the program. Returns the address of the page."""
    secret = secrets.token_urlsafe(24)
    server = Server((HOST, 0), live, secret)
    Thread(target=server.serve_forever, name="docgen watch", daemon=True).start()
    return f"http://{server.host}/{secret}/"


class Server(ThreadingHTTPServer):
    """A server of one input's views."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], live: Live, secret: str) -> None:
        self.live, self.secret = live, secret
        super().__init__(address, Handler)
        self.host = f"{HOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes in the middle of an answer is no error; what docgen itself fails in is told."""
        error = sys.exception()
        if error is not None and not isinstance(error, (ConnectionError, TimeoutError)):
            failed(error, "the live page")


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    server: Server
    timeout = 60
    server_version, sys_version = "docgen", ""

    def do_GET(self) -> None:
        secret, _, name = self.path.removeprefix("/").partition("/")
        known = secrets.compare_digest(secret.encode("utf-8", "replace"), self.server.secret.encode())
        if self.headers.get("Host") != self.server.host or not known:
            self._answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"")
            return
        view = self.server.live.view
        if name == "":
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", page())
        elif name == "view.json":
            self._answer(HTTPStatus.OK, "application/json", data(self.server.live.source.name, view))
        elif name == "events":
            self._tell()
        elif name in FILES:
            self._answer(HTTPStatus.OK, FILES[name], file(name))
        elif found := next((one for one in view.pages if one.name == name), None):
            self._answer(HTTPStatus.OK, "image/png", found.data)
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: standard error is for what is wrong with the input."""

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self._head(status, kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _tell(self) -> None:
        """The number of each view when it is there, as server-sent events (HTML Living Standard, 9.2)."""
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        self.end_headers()
        told = -1
        while True:
            number = self.server.live.after(told, _ALIVE).number
            self.wfile.write(b":\n\n" if number == told else f"data: {number}\n\n".encode())
            self.wfile.flush()
            told = number

    def _head(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
