"""Documents made by the workers of a Dask cluster: an executor of `concurrent.futures` for `render_many`.

    with cluster("tcp://scheduler:8786") as executor:
        for made in render_many(jobs, "pdf", executor):
            ...

Dask distributed hands out tasks, takes results back, and does again what a lost worker had; certificates, time-outs and how often a task is tried are
those of its own configuration (<https://docs.dask.org/en/stable/configuration.html>). What is sent is pickled: only a scheduler that is trusted
may be named.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import platform
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path, PurePath
from typing import Any

from docgen import source_date
from docgen._version import __version__
from docgen.batch.task import Task
from docgen.errors import Diagnostic, Place, RenderError, UsageError, Warn, brief
from docgen.errors import warn as python_warning
from docgen.plugins import install_hint
from docgen.source import read

LOCAL = "local:"
RETRIES = 2
"""How often a task that failed on its way (not in docgen, which tells it in its result) is tried again."""
_LOOK = 2000
"""Milliseconds between two looks at how many workers there are."""
_PATIENCE = 5
"""Looks that find no worker before that is told."""
_WRITERS = ("reportlab", "uharfbuzz", "fonttools", "lxml", "pillow", "pikepdf")
"""Distributions on whose versions the bytes of a document depend."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the documents of a process depend on: docgen's version and, by name, those of what it works with."""

    docgen: str
    others: Mapping[str, str]


def facts() -> Facts:
    """Those of this process."""
    named = {name: metadata.version(name) for name in _WRITERS}
    return Facts(__version__, {"Python": ".".join(platform.python_version_tuple()[:2]), "zlib": zlib.ZLIB_RUNTIME_VERSION, **named})


@contextmanager
def cluster(where: str | Any, *, retries: int = RETRIES, warn: Warn | None = None) -> Iterator[Executor]:
    """An executor on the scheduler at `where` (`tcp://host:8786`, `tls://host:8786`), or with `local:N` on N new processes of this machine, which end
    with the block. A `distributed.Client` of your own is taken too, and stays open.

    `retries` is how often a task is tried again that failed on its way (what is wrong with a document is told in its result).

    `warn` takes what stops nothing (default: Python's warnings): workers whose libraries are of other versions than those here, a cluster without a
    worker. Raises UsageError for what is no such place, without the package distributed, or where a worker has another docgen; RenderError where
    the scheduler cannot be reached. One that is lost is a BrokenExecutor of each document that it had, which `render_many` tells.
    """
    tell = warn or python_warning
    dask = _distributed()
    if isinstance(where, dask.Client):
        yield from _on(where, where.scheduler.address, retries, tell)
        return
    with dask.utils.silence_logging_cmgr(logging.CRITICAL):
        if not where.startswith(LOCAL):
            with _client(dask, where) as client:
                yield from _on(client, where, retries, tell)
            return
        processes = {"n_workers": _number(where), "threads_per_worker": 1, "processes": True, "preload": "docgen.batch.local_worker"}
        # Without an address Dask would try port 8787 first and warn of each that has it; nothing is shown there but whether the scheduler lives.
        quiet = {"dashboard_address": "127.0.0.1:0", "scheduler_kwargs": {"dashboard": False}, "silence_logs": logging.CRITICAL}
        with dask.LocalCluster(host="127.0.0.1", **processes, **quiet) as started, dask.Client(started, set_as_default=False) as client:
            yield from _on(client, where, retries, tell)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise UsageError(Diagnostic("a cluster needs the package distributed, which is not installed", hint=install_hint("cluster"))) from None
    return distributed


def _number(where: str) -> int:
    count = where.removeprefix(LOCAL)
    if not (count.isascii() and count.isdecimal() and 0 < int(count) <= 1024):
        raise UsageError(Diagnostic(f"{where} is no number of processes", hint="local:2, or the address of a scheduler: tcp://host:8786"))
    return int(count)


def _client(dask: Any, where: str) -> Any:
    if where.startswith(("tls://", "wss://")) and not dask.Security().get_connection_args("client").get("ssl_context"):
        what = "no certificates are configured for Dask here"
        raise UsageError(Diagnostic(what, Place(where), "distributed.comm.tls: ca-file, client.cert and client.key"))
    try:
        with ThreadPoolExecutor(1) as apart:  # the caller may be in an event loop
            apart.submit(asyncio.run, _reached(dask, where)).result()
        return dask.Client(where, set_as_default=False)
    except ValueError as error:
        what = f"{where} is no address of a scheduler ({_said(error)})"
        raise UsageError(Diagnostic(what, hint="tcp://host:8786, tls://host:8786, local:N")) from error
    except Exception as error:  # whatever listens there may make Dask stumble over anything
        what = f"no scheduler answers ({_said(error)})"
        raise RenderError(Diagnostic(what, Place(where), "is it started, and can it be reached from here?")) from error


async def _reached(dask: Any, where: str) -> None:
    """Looks whether anybody answers there: a client that does not come to be leaves a traceback behind."""
    from dask.config import get
    from dask.utils import parse_timedelta

    seconds = parse_timedelta(get("distributed.comm.timeouts.connect"))
    async with asyncio.timeout(2 * seconds):  # Dask's own bound holds until a greeting, which what is no scheduler may never send
        answered = await dask.comm.connect(where, **dask.Security().get_connection_args("client"))
        await answered.close()


def _on(client: Any, where: str, retries: int, warn: Warn) -> Iterator[Executor]:
    _compare(client, where, warn)
    executor = _OnDask(client, where, retries)
    with _looked_at(client, executor, where, warn):
        yield executor


class _OnDask(Executor):
    """A client's executor whose tasks are made as they would be here. `_max_workers` is how many the cluster makes at a time, as far as is known."""

    def __init__(self, client: Any, where: str, retries: int) -> None:
        self._dask = client.get_executor(pure=False, retries=retries)
        self._where = where
        self._max_workers = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        """As those of other executors: what cannot be sent is told by the future."""
        try:
            placed = tuple(_placed(one) for one in arguments)
            sent = pickle.dumps((function, placed, keywords), pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            failed: Future[Any] = Future()
            failed.set_exception(error)
            return failed
        return _kept(self._dask.submit(perform_sent, sent, __version__, source_date.given()), self._where, at_work=self._max_workers > 0)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._dask.shutdown(wait and not cancel_futures)


def _kept(there: Future[Any], where: str, *, at_work: bool) -> Future[Any]:
    """A future that says of one of Dask's why it was cancelled. What workers are `at_work` on is not cancelled here: they would go on all the
    same, and nobody would tell what they write."""
    here: Future[Any] = Future()
    if at_work:
        here.set_running_or_notify_cancel()

    def came(future: Future[Any]) -> None:
        with suppress(InvalidStateError):  # it was cancelled here
            if future.cancelled():
                here.set_exception(BrokenExecutor(f"the scheduler {where} is lost"))
            elif (error := future.exception()) is not None:
                here.set_exception(error)
            else:
                here.set_result(future.result())

    there.add_done_callback(came)
    here.add_done_callback(lambda future: there.cancel() if future.cancelled() else None)
    return here


def perform_sent(sent: bytes, version: str, date: str) -> Any:
    """On a worker: what was sent, called. `version` is the sender's docgen, `date` its `SOURCE_DATE_EPOCH`. Raises RenderError for another docgen."""
    if version != __version__:
        raise _other(f"a worker on {platform.node()}", __version__, version)
    function, arguments, keywords = pickle.loads(sent)
    with source_date.standing(date):
        return function(*arguments, **keywords)


def _compare(client: Any, where: str, warn: Warn) -> None:
    """Looks at the scheduler, which reads what is sent too, and at the workers that are there. Raises UsageError where one has another docgen, or
    none."""
    here = facts()
    there = {"the scheduler": _on_scheduler(client)}
    there |= {f"the worker {address}": found for address, found in sorted(client.run(facts, on_error="return").items())}
    differing: set[str] = set()
    for who, found in there.items():
        if not isinstance(found, Facts):
            what = f"{who} cannot load docgen ({_said(found)})"
            raise UsageError(Diagnostic(what, Place(where), f"install docgen {__version__} there"))
        if found.docgen != here.docgen:
            raise UsageError(_other(who, found.docgen, here.docgen).problems)
        if who != "the scheduler":
            others = ((name, found.others.get(name, "none"), version) for name, version in here.others.items())
            differing |= {f"{name} {other} ({version} here)" for name, other, version in others if other != version}
    if differing:
        what = f"workers have other libraries than this machine: {', '.join(sorted(differing))}"
        warn(Diagnostic(what, Place(where), "the same bytes need the same versions", severity="warning"))


def _on_scheduler(client: Any) -> Facts | Exception:
    try:
        found: Facts = client.run_on_scheduler(facts)
        return found
    except Exception as error:
        return error


def _other(who: str, there: str, here: str) -> RenderError:
    return RenderError(Diagnostic(f"{who} has docgen {there}, not {here}", hint=f"install docgen {here} there"))


@contextmanager
def _looked_at(client: Any, executor: _OnDask, where: str, warn: Warn) -> Iterator[None]:
    """Sees from time to time how many workers there are, and tells it where there are none for long."""
    from tornado.ioloop import PeriodicCallback

    missed = 0

    async def look() -> None:
        nonlocal missed
        try:
            threads = sum((await client.scheduler.ncores()).values())
        except (OSError, AttributeError):  # it is lost, or being closed
            return
        executor._max_workers = threads
        missed = 0 if threads else missed + 1
        if missed == _PATIENCE:
            seconds = _LOOK * _PATIENCE // 1000
            what = f"no worker has been there for {seconds} seconds; documents wait for one"
            warn(Diagnostic(what, Place(where), "start one (dask worker ADDRESS)", severity="warning"))

    looks = PeriodicCallback(look, _LOOK)
    client.loop.add_callback(look)
    client.loop.add_callback(looks.start)
    try:
        yield
    finally:
        client.loop.add_callback(looks.stop)


def _placed(argument: Any) -> Any:
    if isinstance(argument, tuple):
        return tuple(_placed(one) for one in argument)
    return anywhere(argument) if isinstance(argument, Task) else argument


def anywhere(task: Task) -> Task:
    """The same for a worker whose current folder is another: its input is read here, its paths are absolute. Raises InputError for an input that
    cannot be read."""
    job, options, loading = task.job, dict(task.options), dict(task.loading)
    source = job.source
    if isinstance(source, (str, PurePath)):
        found = read(source)
        source = replace(found, path=_absolute(found.path))
    for choices in (options, loading):
        for name in ("template", "theme"):
            if (named := choices.get(name)) is not None and (isinstance(named, PurePath) or os.path.lexists(named)):
                choices[name] = _absolute(named)
    if loading.get("folder") is not None:
        loading["folder"] = _absolute(loading["folder"])
    if options.get("fonts"):
        options["fonts"] = tuple(_absolute(folder) for folder in options["fonts"])
    if (press := options.get("press")) is not None and press.icc is not None:
        options["press"] = replace(press, icc=_absolute(press.icc))
    outputs = {format: _absolute(path) for format, path in job.outputs.items()}
    return replace(task, job=replace(job, source=source, outputs=outputs), options=options, loading=loading)


def _absolute(path: Any) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed


def _said(error: object) -> str:
    return brief(" ".join(str(error).split())) or type(error).__name__
