"""`render_many`: documents in, results out in the order in which they are done, with as much in memory as is being worked on."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import TYPE_CHECKING, Any, Unpack, cast

from docgen.batch.task import Job, Rendered, Task, called, perform
from docgen.errors import Diagnostic, Place, RenderError, UsageError
from docgen.options import Options, check_names
from docgen.types import PathLike

if TYPE_CHECKING:
    from docgen.limits import Limits
    from docgen.model import Model
    from docgen.source import Source

_AHEAD = 4
"""Tasks that wait for each worker."""
_UNKNOWN = 16
"""Workers of an executor that does not say how many it has."""


def render_many(
    jobs: Iterable[Job | PathLike | Source | Mapping[str, Any] | Model],
    formats: str | Iterable[str] = "pdf",
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    loading: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
    **options: Unpack[Options],
) -> Iterator[Rendered]:
    """Renders many documents and yields what became of each, in the order in which they are done (`Rendered.index` is the order of `jobs`).

    A job is a `docgen.Job`, or only its source. `formats` are those that each document is made in (`"pdf"`, or several). `executor` is any
    executor of `concurrent.futures` whose workers can import docgen: threads, processes, a Dask client's `get_executor()`; it is not shut down.
    Without one, documents are made by `workers` processes of their own (default: one for each processor; 1: in this process, none is started).
    As in every program that starts processes, a script guards its own start by `if __name__ == "__main__":`.

    A document that fails is yielded with its `error` and stops no other. `jobs` may be endless: only so many are taken as are being worked on.
    `loading` are keywords of `docgen.load` (`template`, `folder`, `allow_outside`), `limits` are those of one document; the other keywords are
    those of `render_bytes`. Raises UsageError at once for a wrong call.
    """
    check_names(options, Options, "render_many")
    tasks = _tasks(jobs, _formats(formats), dict(loading or {}), _frozen(options), limits)
    if workers is not None and workers < 1:
        raise UsageError(Diagnostic(f"workers={workers}", hint="1 or more"))
    if executor is not None:
        return _spread(tasks, executor, _AHEAD * (getattr(executor, "_max_workers", None) or _UNKNOWN))
    number = workers or os.cpu_count() or 1
    return map(perform, tasks) if number == 1 else _in_processes(tasks, number)


def _formats(named: str | Iterable[str]) -> tuple[str, ...]:
    from docgen.writers import formats, is_format

    asked = tuple(dict.fromkeys([named] if isinstance(named, str) else named))
    for name in asked:
        if not is_format(name):
            raise UsageError(f"no format {name!r}; there are {', '.join(formats())}")
    if not asked:
        raise UsageError(f"formats= names none; there are {', '.join(formats())}")
    return asked


def _frozen(options: Options) -> Options:
    fonts = options.get("fonts")
    if fonts is not None and not isinstance(fonts, (str, bytes)):
        return cast(Options, {**options, "fonts": tuple(fonts)})
    return options


def _tasks(jobs: Iterable[Any], formats: tuple[str, ...], loading: Mapping[str, Any], options: Options, limits: Limits | None) -> Iterator[Task]:
    for index, job in enumerate(jobs):
        yield Task(index, job if isinstance(job, Job) else Job(job), formats, loading, options, limits)


def _spread(tasks: Iterator[Task], executor: Executor, ahead: int) -> Iterator[Rendered]:
    """Results of an executor, at most `ahead` tasks handed to it at a time. A task that it lost, or could not send, is a result with its error."""
    waiting: dict[Future[Rendered], Task] = {}
    try:
        more = True
        while more or waiting:
            while more and len(waiting) < ahead:
                if (task := next(tasks, None)) is None:
                    more = False
                else:
                    waiting[executor.submit(perform, task)] = task
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda one: waiting[one].index):
                task = waiting.pop(future)
                error = future.exception()
                if isinstance(error, BrokenExecutor):
                    raise _Broken((task, *waiting.values())) from error
                yield future.result() if error is None else Rendered(task.index, task.job, error=cast(Exception, error))
    finally:
        for future in waiting:
            future.cancel()


class _Broken(Exception):
    """A worker died; `args[0]` are the tasks that were handed out and gave nothing."""


def _in_processes(tasks: Iterator[Task], number: int) -> Iterator[Rendered]:
    """Results of processes that are started for it. Where one dies, the tasks that were handed out are tried again, one process for each: the one
    that dies again is a result with its error."""
    context = multiprocessing.get_context("spawn")
    while True:
        pool = ProcessPoolExecutor(number, mp_context=context)
        try:
            yield from _spread(tasks, pool, _AHEAD * number)
            return
        except _Broken as broken:
            lost: tuple[Task, ...] = broken.args[0]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        for task in sorted(lost, key=lambda one: one.index):
            with ProcessPoolExecutor(1, mp_context=context) as alone:
                try:
                    yield alone.submit(perform, task).result()
                except BrokenExecutor:
                    yield Rendered(task.index, task.job, error=_died(task.job))


def _died(job: Job) -> RenderError:
    place = Place(job.name or called(job.source))
    return RenderError(Diagnostic("the process that made this document was ended by the system", place, "it may need more memory than there is"))
