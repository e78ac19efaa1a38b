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

from docgen.errors import Problem, RenderError, UsageError
from docgen.serve.app import application
from docgen.serve.settings import Settings

_BACKLOG = 128


_LAST = 5.0
"""Seconds in which the other side may take what is left of an answer when its connection is closed."""


class _Protocol(H11Protocol):
    """HTTP/1.1 whose connections do not wait longer than they may: for the first line of a request, for the last line of its head, and for who asked
    to take the answer. Uvicorn's own clock runs only between two requests."""

    head_seconds = 10.0
    unread_seconds = 30.0
    _clock: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

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
        if self.transport.is_closing():
            self._end_soon()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread = self.loop.call_later(self.unread_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._end_soon()

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
            self._end_soon()

    def _end_soon(self) -> None:
        self.loop.call_later(_LAST, self.transport.abort)


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


def serve(settings: Settings, listening: socket.socket, told: Callable[[], None]) -> None:
    """Serves until SIGINT or SIGTERM, and then until what runs is done, or its time is over. `told` is called when the service takes requests. Raises
    RenderError where its processes cannot be started."""
    app = application(settings)
    workers = app.state.service.workers
    _Protocol.head_seconds, _Protocol.unread_seconds = settings.head, settings.unread
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        limit_concurrency=settings.connections,
        timeout_keep_alive=int(settings.idle),
        timeout_graceful_shutdown=int(settings.drain),
        h11_max_incomplete_event_size=settings.head_bytes,
    )
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # what is wrong is told by the application
    server = _Server(config, workers.stop, told)
    before: dict[int, Any] = {number: signal.signal(number, _nothing) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listening])
    except SystemExit:
        hint = "the lines above say why; docgen doctor looks at what is installed"
        raise RenderError(Problem("the processes of the service cannot be started", hint=hint)) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nothing(number: int, frame: FrameType | None) -> None:
    """Uvicorn raises the signal that stopped it once more at its end, which is no reason to fail."""
