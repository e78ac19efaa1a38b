"""Jobs that would write to one path: told before anything of the second is written, and of a list of jobs before anything is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from docgen.batch.task import Job, Task, called
from docgen.errors import Diagnostic, Place, UsageError
from docgen.types import PathLike


@dataclass(slots=True)
class Paths:
    """The files that jobs write to, each by the job that was the first to name it."""

    taken: dict[str, int] = field(default_factory=dict)

    def wrong(self, index: int, job: Job) -> Diagnostic | None:
        """What is wrong with the outputs of a job, after those before it."""
        place = Place(job.name or called(job.source))
        source = _real(job.source) if isinstance(job.source, (str, PurePath)) else None
        for path in job.outputs.values():
            target = _real(path)
            if target == source:
                return Diagnostic(f"its output {os.fspath(path)} is its source", place, "another name: docgen never writes over what it was given")
            other = self.taken.setdefault(target, index)
            if other != index:
                return Diagnostic(f"its output {os.fspath(path)} is that of job {other} too", place, "give each job a path of its own")
        if len({_real(path) for path in job.outputs.values()}) < len(job.outputs):
            return Diagnostic("two formats would be written to one path", place, "give each format a path of its own")
        return None


def refuse_shared(jobs: Iterable[Job]) -> None:
    """Raises UsageError with every job of a list that would write to the path of another."""
    paths = Paths()
    told = [problem for index, job in enumerate(jobs) if (problem := paths.wrong(index, job)) is not None]
    if told:
        raise UsageError(told)


def each_to_its_own(tasks: Iterable[Task]) -> Iterator[Task]:
    """Tasks as they come; one that would write to the path of an earlier one has that as what is `wrong` with it, and is not made."""
    paths = Paths()
    for task in tasks:
        problem = paths.wrong(task.index, task.job)
        yield task if problem is None else replace(task, wrong=problem)


def _real(path: PathLike) -> str:
    """A path with its links followed, or as it is where the system cannot look it up, which is told when it is opened."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.fspath(path)
