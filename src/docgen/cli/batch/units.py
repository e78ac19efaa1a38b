"""What a batch is to make: a unit for each document, with its task, or with what keeps it from being made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.batch.task import Task
from docgen.errors import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Unit:
    """A document: `number` from 1 among all, `name` is how messages call it, `place` where it stands. `cells` are its row's, for the file of failed
    rows. Without a `task` it is not made, and `wrong` says why."""

    number: int
    name: str
    place: Place
    cells: tuple[str, ...]
    task: Task | None
    wrong: tuple[Diagnostic, ...] = ()

    @property
    def outputs(self) -> tuple[Path, ...]:
        return () if self.task is None else tuple(Path(path) for path in self.task.job.outputs.values())


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a batch. `folder` is where its outputs lie together, `heads` are those of the data (none for JSON Lines and for files), `total` is what
    the documents are counted among; `sources` are the files that it is made of, which nothing may be written over."""

    units: tuple[Unit, ...]
    folder: Path
    heads: tuple[str, ...]
    total: int
    sources: tuple[Path, ...]
    data: Path | None = None
