"""The application on a port, by uvicorn: until it is told to stop, and then until what runs is done."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from docgen.errors import Problem, UsageError
from docgen.serve.app import application
from docgen.serve.settings import Settings

_BACKLOG = 128


class _Protocol(H11Protocol):
    """HTTP/1.1 whose connections do not wait for a request longer than they may: not for the first line of one, and not for the last line of its
    head. Uvicorn's own clock runs only after an answer."""

    head_seconds = 10.0
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wind()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        waiting = self.cycle is None or self.cycle.response_complete
        if not waiting:
            self._stop()
        elif self._clock is None and not self.transport.is_closing():
            self._wind()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _wind(self) -> None:
        self._clock = self.loop.call_later(self.head_seconds, self._late)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _late(self) -> None:
        self._clock = None
        if not self.transport.is_closing():
            self.transport.close()


class _Server(uvicorn.Server):
    """A server whose work that has not begun is refused when it is told to stop."""

    def __init__(self, config: uvicorn.Config, stop: Callable[[], None], told: Callable[[], None]) -> None:
        super().__init__(config)
        self.stop, self.told = stop, told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.told()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.stop()


def opened(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say. Raises UsageError where the system does not let it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        made = socket.socket(family, kind, protocol)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
        except BaseException:
            made.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            Problem(f"nothing can listen on {settings.host}, port {settings.port} ({said})", hint="another --port, or another --host")
        ) from None
    return made


def address(listening: socket.socket) -> str:
    """Where the service is found."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(settings: Settings, listening: socket.socket, told: Callable[[], None], *, log: bool = False) -> None:
    """Serves until SIGINT or SIGTERM, and then until what runs is done, or its time is over. `told` is called when the service takes requests."""
    app = application(settings)
    workers = app.state.service.workers
    _Protocol.head_seconds = settings.head
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=log,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        limit_concurrency=settings.connections,
        timeout_keep_alive=int(settings.idle),
        timeout_graceful_shutdown=int(settings.drain),
        h11_max_incomplete_event_size=settings.head_bytes,
    )
    logging.getLogger("uvicorn").setLevel(logging.INFO if log else logging.CRITICAL)
    logging.getLogger("uvicorn.error").setLevel(logging.INFO if log else logging.CRITICAL)
    server = _Server(config, workers.stop, told)
    before: dict[int, Any] = {number: signal.signal(number, _nothing) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listening])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nothing(number: int, frame: FrameType | None) -> None:
    """Uvicorn raises the signal that stopped it once more at its end, which is no reason to fail."""
