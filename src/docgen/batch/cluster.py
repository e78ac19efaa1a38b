"""Documents made by the workers of a Dask cluster: an executor of `concurrent.futures` for `render_many`.

    with cluster("tcp://scheduler:8786") as executor:
        for made in render_many(jobs, "pdf", executor):
            ...

Dask distributed hands out tasks, takes results back, and does again what a lost worker had; certificates, time-outs and how often a task is tried are
those of its own configuration (<https://docs.dask.org/en/stable/configuration.html>). What is sent is pickled: only a scheduler that is trusted
may be named.
"""

from __future__ import annotations

import logging
import os
import pickle
import platform
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path, PurePath
from typing import Any

from docgen import source_date
from docgen._version import __version__
from docgen.batch.spread import GivenUp
from docgen.batch.task import Task
from docgen.errors import Diagnostic, Place, RenderError, UsageError, Warn
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
def cluster(where: str, *, retries: int = RETRIES, warn: Warn | None = None) -> Iterator[Executor]:
    """An executor on the scheduler at `where` (`tcp://host:8786`, `tls://host:8786`), or with `local:N` on N new processes of this machine, which end
    with the block.

    `warn` takes what stops nothing (default: Python's warnings): workers whose libraries are of other versions than those here, a cluster without a
    worker. Raises UsageError for what is no such place, without the package distributed, or where a worker has another docgen; RenderError where
    the scheduler cannot be reached, or is lost before all is made.
    """
    tell = warn or python_warning
    dask = _distributed()
    with dask.utils.silence_logging_cmgr(logging.CRITICAL):
        if not where.startswith(LOCAL):
            yield from _on(lambda: dask.Client(where, set_as_default=False), where, retries, tell)
            return
        processes = {"n_workers": _number(where), "threads_per_worker": 1, "processes": True}
        with dask.LocalCluster(**processes, dashboard_address=None, silence_logs=logging.CRITICAL) as started:
            yield from _on(lambda: dask.Client(started, set_as_default=False), where, retries, tell)


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


def _on(connect: Callable[[], Any], where: str, retries: int, warn: Warn) -> Iterator[Executor]:
    try:
        client = connect()
    except ValueError as error:
        what = f"{where} is no address of a scheduler ({_said(error)})"
        raise UsageError(Diagnostic(what, hint="tcp://host:8786, tls://host:8786, local:N")) from error
    except (OSError, RuntimeError, TypeError) as error:
        what = f"no scheduler answers ({_said(error)})"
        raise RenderError(Diagnostic(what, Place(where), "is it started, and can it be reached from here?")) from error
    with client:
        _compare(client, where, warn)
        executor = _OnDask(client, retries)
        _look_at(client, executor, where, warn)
        try:
            yield executor
        except (GivenUp, CancelledError) as error:
            raise RenderError(
                Diagnostic("the scheduler is lost; what was not made yet is not made", Place(where), "start it again and go on (--resume)")
            ) from error


class _OnDask(Executor):
    """A client's executor whose tasks are made as they would be here. `_max_workers` is how many the cluster makes at a time, as far as is known."""

    def __init__(self, client: Any, retries: int) -> None:
        self._dask = client.get_executor(pure=False, retries=retries)
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
        future: Future[Any] = self._dask.submit(perform_sent, sent, __version__, source_date.given())
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._dask.shutdown(wait and not cancel_futures)


def perform_sent(sent: bytes, version: str, date: str) -> Any:
    """On a worker: what was sent, called. `version` is the sender's docgen, `date` its `SOURCE_DATE_EPOCH`. Raises RenderError for another docgen."""
    if version != __version__:
        raise _other(f"a worker on {platform.node()}", __version__, version)
    function, arguments, keywords = pickle.loads(sent)
    with source_date.standing(date):
        return function(*arguments, **keywords)


def _compare(client: Any, where: str, warn: Warn) -> None:
    """Looks at the workers that are there. Raises UsageError where one has another docgen, or none."""
    here, there = facts(), client.run(facts, on_error="return")
    for worker, found in sorted(there.items()):
        if not isinstance(found, Facts):
            what = f"the worker {worker} cannot load docgen ({type(found).__name__}: {_said(found)})"
            raise UsageError(Diagnostic(what, Place(where), f"install docgen {__version__} there"))
        if found.docgen != here.docgen:
            raise UsageError(_other(f"the worker {worker}", found.docgen, here.docgen).problems)
    differing = sorted(
        {
            f"{name} {found.others.get(name)} ({name} {version} here)"
            for found in there.values()
            for name, version in here.others.items()
            if found.others.get(name) != version
        }
    )
    if differing:
        what = f"workers have other libraries than this machine: {', '.join(differing)}"
        warn(Diagnostic(what, Place(where), "the same bytes need the same versions", severity="warning"))


def _other(who: str, there: str, here: str) -> RenderError:
    return RenderError(Diagnostic(f"{who} has docgen {there}, not {here}", hint=f"install docgen {here} there"))


def _look_at(client: Any, executor: _OnDask, where: str, warn: Warn) -> None:
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

    client.loop.add_callback(look)
    client.loop.add_callback(PeriodicCallback(look, _LOOK).start)


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


def _said(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
