"""Processes that do the work of requests: how many wait, what is refused, what becomes of one that hangs or dies."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from docgen.serve.workers import Full, Lost, Overdue, Stopping, Superseded, Workers


def working(story: Callable[[Workers], Awaitable[None]], *, waiting: int = 1, seconds: float = 20.0) -> None:
    """Runs a story with one process, and ends it."""

    async def told() -> None:
        workers = Workers(1, waiting, seconds, first=os.getpid)
        await workers.start()
        try:
            await story(workers)
        finally:
            await workers.end()
        assert workers.busy == workers.queued == 0

    asyncio.run(told())


async def begun(workers: Workers, number: int) -> None:
    """Waits until so many requests wait."""
    while workers.queued < number or not workers.busy:
        await asyncio.sleep(0.005)


def test_what_more_than_may_waits_is_refused_and_the_rest_is_done():
    async def story(workers: Workers) -> None:
        first = asyncio.create_task(workers.run(time.sleep, 0.2))
        second = asyncio.create_task(workers.run(abs, -2))
        await begun(workers, 1)
        with pytest.raises(Full):
            await workers.run(abs, -3)
        assert await first is None
        assert await second == 2
        assert await workers.run(abs, -4) == 4

    working(story)


def test_a_newer_request_takes_the_place_of_one_that_waits_and_of_none_that_runs():
    async def story(workers: Workers) -> None:
        older, newer = asyncio.Event(), asyncio.Event()
        running = asyncio.create_task(workers.run(time.sleep, 0.2, superseded=older))
        waits = asyncio.create_task(workers.run(abs, -2, superseded=newer))
        await begun(workers, 1)
        older.set()
        newer.set()
        with pytest.raises(Superseded):
            await waits
        assert await running is None
        assert await workers.run(abs, -3) == 3

    working(story)


def test_work_that_hangs_is_ended_and_the_next_is_done():
    async def story(workers: Workers) -> None:
        with pytest.raises(Overdue):
            await workers.run(time.sleep, 60)
        workers.seconds = 20.0
        assert await workers.run(abs, -5) == 5
        assert workers.lost == 1

    working(story, seconds=0.2)


def test_a_process_that_dies_is_told_and_another_takes_its_place():
    async def story(workers: Workers) -> None:
        with pytest.raises(Lost):
            await workers.run(os._exit, 3)
        assert await workers.run(abs, -6) == 6

    working(story)


def test_a_process_that_died_while_it_had_nothing_to_do_costs_nobody_his_answer():
    async def story(workers: Workers) -> None:
        pid = await workers.run(os.getpid)
        os.kill(pid, signal.SIGKILL)
        with suppress(ChildProcessError):  # its executor knows already
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert await workers.run(abs, -8) == 8
        assert workers.lost == 1

    working(story)


def test_what_runs_when_all_is_stopped_is_finished_and_what_waits_is_refused():
    async def story(workers: Workers) -> None:
        running = asyncio.create_task(workers.run(time.sleep, 0.2))
        waits = asyncio.create_task(workers.run(abs, -2))
        await begun(workers, 1)
        workers.stop()
        with pytest.raises(Stopping):
            await waits
        with pytest.raises(Stopping):
            await workers.run(abs, -3)
        assert await running is None

    working(story)


def test_who_goes_while_his_work_runs_leaves_the_process_to_the_next():
    async def story(workers: Workers) -> None:
        gone = asyncio.create_task(workers.run(time.sleep, 0.1))
        while not workers.busy:
            await asyncio.sleep(0.005)
        gone.cancel()
        assert await workers.run(abs, -7) == 7

    working(story)
