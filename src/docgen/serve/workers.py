"""Processes that do the work of requests: so many at a time, so many waiting, each held to its time.

Each is an executor of one process, so that one that hangs or dies is ended and started anew without the others.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from docgen.serve import waited, worker

T = TypeVar("T")

_STARTING = 120.0
"""Seconds that a process may take until it is ready."""
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class NotDone(Exception):
    """The work was not done."""


class Full(NotDone):
    """As many requests wait as may."""


class Stopping(NotDone):
    """The service is being stopped, and takes no more work."""


class Lost(NotDone):
    """The process that did the work was ended by the system."""


class Overdue(NotDone):
    """The work took longer than it may; its process was ended."""


class Superseded(NotDone):
    """A newer request took the place of this one."""


@dataclass(eq=False, slots=True)
class _Process:
    """One process of the number; `pid` is known when it is there, `ready` is done when it can work."""

    pool: ProcessPoolExecutor
    pid: Future[int]
    ready: Future[object]
    stopped: Any
    """A number that it shares: of the turn for which nobody waits any more."""
    turn: int = 0

    async def call(self, function: Callable[..., T], *given: Any) -> T:
        return await asyncio.wrap_future(self.pool.submit(waited.at_work, self.turn, function, *given))


@dataclass(eq=False, slots=True)
class Workers:
    """`number` processes; `waiting` requests may wait for one; a piece of work may take `seconds`. `first` is what each process does at its start."""

    number: int
    waiting: int
    seconds: float
    first: Callable[[], object] = worker.ready
    queued: int = 0
    busy: int = 0
    lost: int = 0
    stopping: bool = False
    _idle: asyncio.Queue[_Process] = field(default_factory=asyncio.Queue)
    _turns: set[asyncio.Task[Any]] = field(default_factory=set)
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        """Starts the processes, and waits until all are ready, or until all is stopped. Raises Lost where one dies at its start."""
        begun = [self._started() for _ in range(self.number)]
        stopped = asyncio.create_task(self._stopped.wait())
        for process in begun:
            ready = asyncio.ensure_future(asyncio.wrap_future(process.ready))
            waits: set[asyncio.Future[Any]] = {ready, stopped}
            await asyncio.wait(waits, timeout=_STARTING, return_when=asyncio.FIRST_COMPLETED)
            if stopped.done():
                ready.cancel()
                _ended(process)
            elif ready.done() and ready.exception() is None:
                self._idle.put_nowait(process)
            else:
                stopped.cancel()
                raise Lost("a process died while it was started")
        stopped.cancel()

    async def run(self, function: Callable[..., T], *given: Any, superseded: asyncio.Event | None = None) -> T:
        """What the function, which is called in a process, gives. When the event is set the process is told (`waited.given_up`), and its end awaited.

        Raises Full, Stopping, Lost, Overdue, and Superseded where the event is set before the work has begun.
        """
        if self.stopping:
            raise Stopping
        process = await self._process(superseded)

        async def called(process: _Process) -> T:
            return await process.call(function, *given)

        result: T = await asyncio.shield(self._begun(process, called, superseded))
        return result

    async def parts(
        self, first: Callable[[], T], other: Callable[[], T | None], end: Callable[[], object], superseded: asyncio.Event
    ) -> AsyncIterator[T]:
        """What `first` gives, which is called in a process, then what `other` gives there, until that is `None`; `end` is called there where the
        event is set before. They are made whether or not they are taken. Raises what `run` raises."""
        if self.stopping:
            raise Stopping
        process = await self._process(superseded)
        made: asyncio.Queue[T | None] = asyncio.Queue()

        async def called(process: _Process) -> None:
            part: T | None = await process.call(first)
            while part is not None:
                made.put_nowait(part)
                if superseded.is_set():
                    await process.call(end)
                    return
                part = await process.call(other)

        turn = self._begun(process, called, superseded)
        turn.add_done_callback(lambda _: made.put_nowait(None))
        while (part := await made.get()) is not None:
            yield part
        await turn

    def _begun(self, process: _Process, called: Callable[[_Process], Coroutine[Any, Any, T]], superseded: asyncio.Event | None) -> asyncio.Task[T]:
        turn = asyncio.create_task(self._turn(process, called, superseded))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        turn.add_done_callback(_seen)
        return turn

    def stop(self) -> None:
        """From now on nothing begins: what waits is refused."""
        self.stopping = True
        self._stopped.set()

    async def end(self) -> None:
        """Waits for what has begun, and ends the processes."""
        self.stop()
        if self._turns:
            await asyncio.wait(self._turns)
        while not self._idle.empty():
            process = self._idle.get_nowait()
            process.pool.shutdown(wait=False, cancel_futures=True)

    async def _process(self, superseded: asyncio.Event | None) -> _Process:
        """A process that has nothing to do."""
        if not self._idle.empty() and not self.queued:
            return self._idle.get_nowait()
        if self.queued >= self.waiting:
            raise Full
        self.queued += 1
        events = [self._stopped, *(() if superseded is None else (superseded,))]
        waits = [asyncio.create_task(one.wait()) for one in events]
        mine = asyncio.create_task(self._idle.get())
        try:
            await asyncio.wait({mine, *waits}, return_when=asyncio.FIRST_COMPLETED)
            refused = Superseded if superseded is not None and superseded.is_set() else Stopping if self.stopping else None
            if refused is None:
                return mine.result()
            raise refused
        except BaseException:
            self._back(mine)
            raise
        finally:
            self.queued -= 1
            for one in waits:
                one.cancel()

    def _back(self, mine: asyncio.Task[_Process]) -> None:
        """A process that was taken for who does not want it any more."""
        if mine.done() and not mine.cancelled():
            self._idle.put_nowait(mine.result())
        else:
            mine.cancel()

    async def _turn(self, process: _Process, called: Callable[[_Process], Coroutine[Any, Any, T]], superseded: asyncio.Event | None) -> T:
        self.busy += 1
        kept = True
        stopping = None
        try:
            if _is_dead(process):  # while it had nothing to do
                self.lost += 1
                _ended(process)
                process = self._started()
            process.turn += 1
            if superseded is not None:
                stopping = asyncio.create_task(_stopped_with(process, superseded))
            return await asyncio.wait_for(called(process), self.seconds)
        except TimeoutError:
            kept = False
            raise Overdue from None
        except BrokenExecutor:
            kept = False
            raise Lost from None
        finally:
            self.busy -= 1
            if stopping is not None:
                stopping.cancel()
            if not kept:
                self.lost += 1
                _ended(process)
            if kept or not self.stopping:
                self._idle.put_nowait(process if kept else self._started())

    def _started(self) -> _Process:
        context = multiprocessing.get_context("spawn")
        stopped = context.RawValue("L", 0)
        pool = ProcessPoolExecutor(1, mp_context=context, initializer=worker.begin, initargs=(stopped,))
        return _Process(pool, pool.submit(os.getpid), pool.submit(self.first), stopped)


async def _stopped_with(process: _Process, superseded: asyncio.Event) -> None:
    """Tells a process when nobody waits any more for what it does."""
    await superseded.wait()
    process.stopped.value = process.turn


def _ended(process: _Process) -> None:
    process.pid.add_done_callback(_killed)  # at once, where it is known
    process.pool.shutdown(wait=False, cancel_futures=True)


def _killed(pid: Future[int]) -> None:
    if not pid.cancelled() and pid.exception() is None:
        with suppress(ProcessLookupError):
            os.kill(pid.result(), _KILL)


def _is_dead(process: _Process) -> bool:
    """Whether a process that has nothing to do was ended, though nobody may have told its executor yet."""
    if not process.pid.done():
        return False
    if process.pid.exception() is not None:
        return True
    try:
        if hasattr(os, "waitid"):  # looks, and leaves how it ended to its executor
            return os.waitid(os.P_PID, process.pid.result(), os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        process.pool.submit(_nothing)
    except (ChildProcessError, BrokenExecutor):
        return True
    return False


def _nothing() -> None:
    """What costs nothing, and fails where there is no process to do it."""


def _seen(turn: asyncio.Task[Any]) -> None:
    """What went wrong in a turn that nobody waits for was told by whoever went."""
    if not turn.cancelled():
        turn.exception()
