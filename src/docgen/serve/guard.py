"""What every request goes through: by which name the service is asked for, from which page, with which key; and what every answer carries."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Mount, Route

from docgen.serve.answers import language, response
from docgen.serve.metrics import Metrics
from docgen.serve.settings import Settings
from docgen.serve.work import Answer, problem
from docgen.types import Lang

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
KEY = "X-API-Key"
_READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Refuses what may not come in, counts what was answered."""

    def __init__(self, app: App, settings: Settings, metrics: Metrics) -> None:
        self.app, self.settings, self.metrics = app, settings, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = perf_counter()
        counted = {"received": 0, "sent": 0, "status": 500}

        async def reading() -> Message:
            message = await receive()
            counted["received"] += len(message.get("body", b""))
            return message

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                counted["status"] = message["status"]
                self._dress(MutableHeaders(raw=message["headers"]))
            counted["sent"] += len(message.get("body", b""))
            await send(message)

        refused = self._refused(scope)
        try:
            await (self.app if refused is None else response(refused))(scope, reading, sending)
        finally:
            path = _route(scope)
            method = scope["method"] if scope["method"] in (*_READING, "POST") else "other"
            seconds = perf_counter() - started
            self.metrics.add(method, path, counted["status"], seconds, counted["received"], counted["sent"])
            if self.settings.log:
                client = scope.get("client")
                logged(client, f"{method} {path} {counted['status']} {seconds * 1000:.0f} ms {counted['received']} {counted['sent']}")

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if not self.settings.origins:
            headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")

    def _refused(self, scope: Scope) -> Answer | None:
        headers = Headers(scope=scope)
        lang = language(headers.get("accept-language", ""))
        host = headers.get("host", "")
        nameless = "host" not in headers and scope["http_version"] == "1.0"  # as probers are; every browser says a name
        if not nameless and not self.settings.named(host):
            return problem(421, "the service is not known by this name; --allow-host adds one", lang=lang)
        head = len(scope.get("raw_path") or b"") + len(scope["query_string"]) + sum(len(name) + len(value) + 4 for name, value in scope["headers"])
        if head > self.settings.head_bytes:
            return problem(431, "the head of the request is too long", lang=lang, headers={"Connection": "close"})
        reading = scope["method"] in _READING
        foreign = None if reading else self._foreign(headers, host, lang)
        if foreign is not None or (reading and scope["path"] != "/metrics"):
            return foreign
        if not self.settings.opens(headers.get(KEY)):
            return problem(
                401, "the service asks for a key, in the header X-API-Key", lang=lang, headers={"WWW-Authenticate": f'{KEY} realm="docgen"'}
            )
        return None

    def _foreign(self, headers: Headers, host: str, lang: Lang) -> Answer | None:
        """A page of another origin may have a browser send here what it wants, though it sees no answer; what it sends is refused."""
        origin = headers.get("origin")
        if origin is not None:
            known = origin in self.settings.origins or "*" in self.settings.origins or origin.partition("://")[2].lower() == host.lower()
        else:
            known = headers.get("sec-fetch-site", "none") in ("same-origin", "none")
        return None if known else problem(403, "pages of this origin may not use the service; --allow-origin lets them", lang=lang)


def logged(client: tuple[str, int] | None, line: str) -> None:
    """A line of what was answered: when, to whom, method, path of the table, status, milliseconds, bytes that came and went. Nothing of what somebody
    sent stands in it."""
    print(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {client[0] if client else '-'} {line}", file=sys.stderr, flush=True)


def _route(scope: Scope) -> str:
    """The pattern of the first route that a request's path fits; `other` for what is no path of the service, and for files of its page."""
    routes = getattr(scope.get("app"), "routes", ())
    fitting = (route.path for route in routes if isinstance(route, (Route, Mount)) and route.path_regex.match(scope["path"]))
    return (next(fitting, "") or "other").replace(":path", "")
