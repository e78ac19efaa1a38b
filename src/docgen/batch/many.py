"""`render_many`: documents in, results out in the order in which they are done, with as much in memory as is being worked on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from dataclasses import replace
from itertools import takewhile
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Unpack, cast

from docgen.api import asked_of
from docgen.batch.outputs import each_to_its_own, refuse_shared
from docgen.batch.spread import GivenUp, Stopped, never, spread
from docgen.batch.task import Job, Rendered, Task, called, perform, written
from docgen.config.house import House, house_of, own_limits
from docgen.errors import Diagnostic, Place, RenderError, UsageError
from docgen.options import Options, check_names, file_options
from docgen.types import PathLike
from docgen.writers.heeded import settle

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

    from docgen.config.file import Configuration
    from docgen.limits import Limits
    from docgen.model import Model
    from docgen.source import Source


def render_many(
    jobs: Iterable[Job | PathLike | Source | Mapping[str, Any] | Model],
    formats: str | Iterable[str] = "pdf",
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    shared: bool = True,
    folder: PathLike | None = None,
    configuration: Configuration | House | None = None,
    limits: Limits | None = None,
    **options: Unpack[Options],
) -> Iterator[Rendered]:
    """Renders many documents and yields what became of each, in the order in which they are done (`Rendered.index` is the order of `jobs`).

    A job is a `docgen.Job`, or only its source. `formats` are those that each document is made in (`"pdf"`, or several). `executor` is any
    executor of `concurrent.futures` whose workers can import docgen: threads, processes, a Dask client's `get_executor()`; it is not shut down.
    Without one, documents are made by `workers` processes of their own (default: one for each processor; 1: in this process, none is started).
    As in every program that starts processes, a script guards its own start by `if __name__ == "__main__":`. Unless the executor's workers have
    files in common with this process (`shared`), all that is made comes back to it as bytes and is written by it.

    A document that fails is yielded with its `error` and stops no other. `jobs` may be endless: only so many are taken as are being worked on. A job
    with the output path of an earlier one is not made; in a list or a tuple of jobs that is told before anything is.
    `folder` and `configuration` are those of `docgen.load`, `limits` are those of one document; the other keywords are those of `render_bytes`.
    Raises UsageError at once for a wrong call, also for an option that none of the formats heeds; while it goes on `docgen.RenderError` where the
    executor ends before all is made (it was shut down, its scheduler is lost): files that were written are whole, and what was not yielded is not
    made, or not known to be.
    """
    check_names(options, Options, "render_many")
    if isinstance(jobs, (str, bytes, os.PathLike, Mapping)) or not isinstance(jobs, Iterable):
        raise UsageError("jobs= are several documents: put the one in a list")
    if workers is not None and (not isinstance(workers, int) or isinstance(workers, bool)):
        raise UsageError(f"workers={workers!r}: a whole number")
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise UsageError(f"executor={executor!r}: an executor of concurrent.futures")
    if executor is not None and workers is not None:
        raise UsageError("workers= is for processes of its own; an executor= has its own")
    wanted, frozen = _formats(formats), _frozen(options)
    asked = asked_of(file_options(options), [name for name in ("page", "theme", "family") if options.get(name) is not None])
    settle(asked, wanted, lambda problem: None)
    house = house_of(configuration)
    of_house: dict[str, Any] = {**house.document_options(), **house.file_options()}
    given = {name: value for name, value in frozen.items() if value is not None}
    loading: dict[str, Any] = {"template": options.get("template"), "allow_outside": bool(options.get("allow_outside"))}
    loading |= {"folder": folder, "configuration": None if configuration is None else house}
    bounds = limits or own_limits(configuration)
    if isinstance(jobs, (list, tuple)):
        listed = [job if isinstance(job, Job) else Job(job) for job in jobs]
        refuse_shared(listed)
        jobs = listed
    tasks = (
        Task(index, job if isinstance(job, Job) else Job(job), wanted, loading, {**of_house, **given}, bounds, asked)
        for index, job in enumerate(jobs)
    )
    return performed(each_to_its_own(tasks), executor, workers, shared)


def performed(
    tasks: Iterable[Task], executor: Executor | None = None, workers: int | None = None, shared: bool = True, stopped: Stopped = never
) -> Iterator[Rendered]:
    """What becomes of tasks; `executor`, `workers` and `shared` are those of `render_many`. Once `stopped` says so nothing more is begun; what is
    being made is yielded still. Raises UsageError at once."""
    if workers is not None and workers < 1:
        raise UsageError(Diagnostic(f"workers={workers}", hint="1 or more"))
    tasks = takewhile(lambda task: not stopped(), tasks)
    if executor is not None and shared:
        return spread(tasks, executor, stopped)
    if executor is not None:
        return map(written, spread((replace(task, writes=False) for task in tasks), executor, stopped))
    number = workers or os.cpu_count() or 1
    return map(perform, tasks) if number == 1 else _in_processes(tasks, number, stopped)


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


def _in_processes(tasks: Iterator[Task], number: int, stopped: Stopped) -> Iterator[Rendered]:
    """Results of processes that are started for it. Where one dies, the tasks that were handed out are tried again one at a time: the one by which
    a process dies again is a result with its error."""
    context = multiprocessing.get_context("spawn")
    while True:
        pool = ProcessPoolExecutor(number, mp_context=context, initializer=_begin)
        try:
            yield from spread(tasks, pool, stopped)
            return
        except GivenUp as broken:
            lost = broken.tasks
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        again = takewhile(lambda task: not stopped(), sorted(lost, key=lambda one: one.index))
        yield from _one_at_a_time(again, context)


def _begin() -> None:
    """A worker's own start: Ctrl-C in a terminal is for the process that started it, which lets it finish; where that one is killed it ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    from docgen.temporary import drop_live

    connection.wait([parent])
    drop_live()
    os._exit(1)


def _one_at_a_time(tasks: Iterable[Task], context: SpawnContext) -> Iterator[Rendered]:
    alone: ProcessPoolExecutor | None = None
    try:
        for task in tasks:
            alone = alone or ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
            try:
                yield alone.submit(perform, task).result()
            except BrokenExecutor:
                alone.shutdown()
                alone = None
                yield Rendered(task.index, task.job, error=_died(task.job))
    finally:
        if alone is not None:
            alone.shutdown(cancel_futures=True)


def _died(job: Job) -> RenderError:
    place = Place(job.name or called(job.source))
    return RenderError(Diagnostic("the process that made this document was ended by the system", place, "it may need more memory than there is"))
