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

from docgen.errors import Problem, RenderError, UsageError
from docgen.serve.app import application
from docgen.serve.protocol import protocol
from docgen.serve.settings import Settings

_BACKLOG = 128


class _Server(uvicorn.Server):
    """A server whose work that has not begun is refused when it is told to stop."""

    def __init__(self, config: uvicorn.Config, stop: Callable[[], None], told: Callable[[], None]) -> None:
        super().__init__(config)
        self.stop, self.told = stop, told
        self.loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        if self.should_exit:
            self.stop()
        await super().startup(sockets)
        if not self.should_exit:
            self.told()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.stop)  # wakes the loop, which a signal alone does not


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
    """Serves until SIGINT, SIGTERM or SIGHUP (but what `nohup` ignores), and then until what runs is done, or its time is over. `told` is called when
    the service takes requests. Raises RenderError where its processes cannot be started."""
    app = application(settings)
    workers = app.state.service.workers
    config = uvicorn.Config(
        app,
        http=protocol(settings),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_keep_alive=int(settings.idle),
        timeout_graceful_shutdown=int(settings.drain),
        h11_max_incomplete_event_size=settings.head_bytes,
    )
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # what is wrong is told by the application
    server = _Server(config, workers.stop, told)
    ends = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded = [number for number in ends if number == signal.SIGTERM or signal.getsignal(number) != signal.SIG_IGN]
    before: dict[int, Any] = {number: signal.signal(number, server.handle_exit) for number in heeded}
    try:
        server.run(sockets=[listening])
    except SystemExit:
        hint = "the lines above say why; docgen doctor looks at what is installed"
        raise RenderError(Problem("the processes of the service cannot be started", hint=hint)) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
