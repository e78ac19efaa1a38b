"""The body of a request: as much of it as may be, in as much time as it may take."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from starlette.requests import ClientDisconnect, Request

from docgen.serve.work import Answer, problem
from docgen.types import Lang

_DRAINED = 64 * 1024 * 1024
"""Bytes of a body that is too large which are read and thrown away, so that its sender comes to read the answer."""
_CLOSE = {"Connection": "close"}
_ENCODINGS = ("utf-8", "utf8", "us-ascii", "ascii")


class Refused(Exception):
    """The request cannot be taken; `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(answer.status)


@dataclass(eq=False, slots=True)
class Room:
    """The bytes of all bodies that are there at a time, and the bodies that are still coming: so many may be."""

    most: int
    bodies: int = 100
    held: int = 0
    coming: dict[asyncio.Timeout, None] = field(default_factory=dict)
    """Their clocks, the one that began first before all others."""

    def enter(self, clock: asyncio.Timeout) -> None:
        """One more body comes. Where there are too many the slowest one makes room: who sends what he has is never it."""
        self.coming[clock] = None
        if len(self.coming) > self.bodies:
            slowest = next(iter(self.coming))
            del self.coming[slowest]
            if not slowest.expired():
                slowest.reschedule(0.0)

    def leave(self, clock: asyncio.Timeout) -> bool:
        """A body comes no more. Returns whether it had not been refused already."""
        return self.coming.pop(clock, self) is None


async def body_of(request: Request, most: int, seconds: float, lang: Lang, room: Room) -> bytes:
    """The whole body, which has its bytes of the room until `given_back`. Raises Refused for one of more bytes than `most`, of more seconds, in a
    form that is not read, or without room for it."""
    _check_form(request, lang)
    stated = request.headers.get("content-length", "")
    claimed = stated.isdigit() and int(stated) > most
    whole = bytearray()
    chunks = request.stream()
    clock = asyncio.timeout(seconds)
    crowded = False
    try:
        async with clock:
            room.enter(clock)
            try:
                if not claimed:
                    async for chunk in chunks:
                        whole += chunk
                        _hold(request, len(chunk), room, lang)
                        if len(whole) > most:
                            break
                    else:
                        return bytes(whole)
                whole.clear()
                given_back(request, room)
                claimed = True
                if "expect" not in request.headers:  # who asks before he sends reads the answer first
                    await _drained(chunks)
            finally:
                crowded = not room.leave(clock)
    except TimeoutError:
        if crowded:
            raise Refused(_crowded(lang)) from None
        if not claimed:
            raise Refused(problem(408, f"the body took longer than {seconds:g} seconds", lang=lang, headers=_CLOSE)) from None
    except ClientDisconnect:
        raise Refused(problem(400, "the body ended before its end", lang=lang, headers=_CLOSE)) from None
    raise Refused(problem(413, f"the body is larger than {most:,} bytes", lang=lang, headers=_CLOSE))


def given_back(request: Request, room: Room) -> None:
    """The room that the body of a request had is there for others."""
    room.held -= getattr(request.state, "held", 0)
    request.state.held = 0


def _hold(request: Request, size: int, room: Room, lang: Lang) -> None:
    room.held += size
    request.state.held = getattr(request.state, "held", 0) + size
    if room.held > room.most:
        raise Refused(_crowded(lang))


def _crowded(lang: Lang) -> Answer:
    return problem(429, "too many requests wait here; come again", lang=lang, headers={**_CLOSE, "Retry-After": "5"})


async def _drained(chunks: AsyncIterator[bytes]) -> None:
    left = _DRAINED
    async for chunk in chunks:
        left -= len(chunk)
        if left <= 0:
            return


def _check_form(request: Request, lang: Lang) -> None:
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    if media.strip().lower() == "multipart/form-data":
        raise Refused(problem(415, "send the YAML or JSON itself as the body, not a form", lang=lang, headers=_CLOSE))
    charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    if charset and charset not in _ENCODINGS:
        raise Refused(problem(415, f"the body is said to be {charset}; send UTF-8", lang=lang, headers=_CLOSE))
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(problem(415, "the body is compressed; send it as it is", lang=lang, headers=_CLOSE))
