"""Tasks over the workers of an executor: so many at a time as keep them busy, short ones several together, those of a lost piece of work alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from itertools import islice

from docgen.batch.task import Job, Rendered, Task, as_asked, called, perform
from docgen.errors import Diagnostic, DocgenError, Place, RenderError, brief

_AHEAD = 4
"""Pieces of work that wait for each worker."""
_UNKNOWN = 16
"""Workers of an executor that does not say how many it has."""
_SECONDS = 0.25
"""What a piece of work shall take about: handing one out and taking it back costs some milliseconds on a cluster, as much as a short document."""
_MOST = 16
"""Documents of a piece of work."""

Stopped = Callable[[], bool]
"""Whether no more is to be begun."""
Piece = tuple[Task, ...]


class GivenUp(RenderError):
    """An executor lost what it was handed (a worker died), or takes nothing more. `tasks` are those that were handed out and gave nothing."""

    def __init__(self, tasks: Piece, error: BaseException) -> None:
        said = str(error) or "its tasks were cancelled"
        super().__init__(Diagnostic(f"the executor ended before all documents were made: {said}"))
        self.tasks = tasks


def perform_all(piece: Piece) -> list[Rendered]:
    """On a worker: what becomes of each."""
    return [perform(task) for task in piece]


def never() -> bool:
    return False


def spread(tasks: Iterator[Task], executor: Executor, stopped: Stopped = never) -> Iterator[Rendered]:
    """Results of an executor, `_AHEAD` pieces of work for each of its workers handed to it at a time; once `stopped` says so, those alone that are
    being made.

    Where a piece does not come through, each of its tasks is tried alone; the one that then does not is a result with its error. Raises GivenUp
    where the executor is broken.
    """
    waiting: dict[Future[list[Rendered]], Piece] = {}
    alone: deque[Task] = deque()
    length, mean = 1, _SECONDS
    more = True
    try:
        while more or alone or waiting:
            while (more or alone) and len(waiting) < _AHEAD * (getattr(executor, "_max_workers", None) or _UNKNOWN):
                piece = (alone.popleft(),) if alone else tuple(islice(tasks, length))
                more = bool(piece) and more
                if piece:
                    waiting[_submitted(executor, piece, waiting)] = piece
            if stopped():
                alone.clear()
                for future in [one for one in waiting if one.cancel()]:
                    del waiting[future]
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            lost: list[Piece] = []
            broken: BaseException | None = None
            for future in sorted(done, key=lambda one: waiting[one][0].index):
                piece = waiting.pop(future)
                error = CancelledError() if future.cancelled() else future.exception()
                if error is None:
                    for task, made in zip(piece, future.result(), strict=True):
                        mean += (made.seconds - mean) / 8
                        yield as_asked(made, task.job)
                    length = max(1, min(_MOST, int(_SECONDS / mean))) if mean else _MOST
                elif isinstance(error, (BrokenExecutor, CancelledError)):
                    broken = error
                    lost.append(piece)
                elif len(piece) > 1:
                    alone.extend(piece)
                else:
                    yield Rendered(piece[0].index, piece[0].job, error=_unsent(piece[0].job, error))
            if broken is not None:
                raise GivenUp((*alone, *_flat(lost), *_flat(waiting.values())), broken) from broken
    finally:
        for future in waiting:
            future.cancel()


def _submitted(executor: Executor, piece: Piece, waiting: dict[Future[list[Rendered]], Piece]) -> Future[list[Rendered]]:
    try:
        return executor.submit(perform_all, piece)
    except RuntimeError as error:  # BrokenExecutor is one; an executor that was shut down raises another
        raise GivenUp((*piece, *_flat(waiting.values())), error) from error
    except Exception as error:  # it cannot be sent: an executor may pickle it at once
        failed: Future[list[Rendered]] = Future()
        failed.set_exception(error)
        return failed


def _flat(pieces: Iterable[Piece]) -> Piece:
    return tuple(task for piece in pieces for task in piece)


def _unsent(job: Job, error: BaseException) -> DocgenError:
    """`perform` raises nothing: this comes from the way to a worker or back."""
    if isinstance(error, DocgenError):
        return error
    said = brief(" ".join(str(error).split()))
    what = f"this document did not come through its executor: {type(error).__name__}: {said}"
    return RenderError(Diagnostic(what, Place(job.name or called(job.source))))
