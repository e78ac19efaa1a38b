"""HTTP/1.1 on a connection: how long it may wait for its client, and which one makes room where there are too many."""

from __future__ import annotations

import asyncio
import sys
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from docgen.serve.guard import logged
from docgen.serve.settings import Settings
from docgen.serve.work import problem

_LAST = 5.0
"""Seconds in which the other side may take what is left of an answer when its connection is closed."""


class Protocol(H11Protocol):
    """HTTP/1.1 whose connections do not wait longer than they may: for the first line of a request, for the last line of its head, and for who asked
    to take the answer. Uvicorn's own clock runs only between two requests.

    Where there are more connections than may be, the one that has waited longest for its client is closed: who asks and takes his answer is never it.
    """

    settings: ClassVar[Settings] = Settings()
    waiting: ClassVar[dict[Protocol, None]] = {}
    """Connections that wait for their clients, the one that has waited longest first."""
    _clock: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wind()
        if len(self.connections) > self.settings.connections:
            self._make_room()

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
        else:
            self.waiting[self] = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self.waiting[self] = None
        self._unread = self.loop.call_later(self.settings.unread, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.cycle is not None and not self.cycle.response_complete:
            self.waiting.pop(self, None)
        if self._unread is not None:
            self._unread.cancel()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._end_soon()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP is told in problem details too, with the status that it deserves (400, 431, 501)."""
        error = sys.exception()
        status: int = getattr(error, "error_status_hint", 400)
        answer = problem(status, "the head of the request is too long" if status == 431 else "this is no request of HTTP/1.1")
        headers = [("Content-Type", answer.media), ("Content-Length", str(len(answer.body))), ("Connection", "close")]
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            for event in (h11.Response(status_code=status, headers=headers), h11.Data(data=answer.body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        if self.settings.log:
            logged(self.client, f"- - {status} 0 ms 0 {len(answer.body)}")
        self.transport.close()
        self._end_soon()

    def _make_room(self) -> None:
        oldest = next(iter(self.waiting))
        oldest._stop()
        oldest.transport.abort()
        if self.settings.log:
            logged(oldest.client, "closed: too many connections")

    def _wind(self) -> None:
        self.waiting[self] = None
        self._clock = self.loop.call_later(self.settings.head, self._late)

    def _stop(self) -> None:
        self.waiting.pop(self, None)
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


def protocol(settings: Settings) -> type[Protocol]:
    """The protocol of a service with these settings."""
    made: dict[str, Any] = {"settings": settings, "waiting": {}}
    return type("ServiceProtocol", (Protocol,), made)
