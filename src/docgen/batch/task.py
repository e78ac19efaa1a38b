"""One document among many: what a worker is given, and what it gives back. Both can be pickled."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.errors import Diagnostic, DocgenError, Place
from docgen.types import PathLike

if TYPE_CHECKING:
    from docgen.limits import Limits
    from docgen.model import Model
    from docgen.source import Source


@dataclass(frozen=True, slots=True)
class Job:
    """One document to render.

    `source` is the path of a file, a file that was read, a mapping of the same shape, or a model; `settings` put values in the place of a file's
    by field path, as for `docgen.load`. `outputs` is the path that each format is written to; formats that are not in it come back as bytes.
    `name` is what messages call it (default: the source's own name).
    """

    source: PathLike | Source | Mapping[str, Any] | Model
    settings: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, PathLike] = field(default_factory=dict)
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a document. `data` is `None` where it was written to `path`."""

    format: str
    path: Path | None
    data: bytes | None
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one document. `index` counts from 0 in the order in which the jobs were given.

    `files` are all files or none; `error` says why there are none, and is not a DocgenError only where docgen itself failed. `problems` are the
    warnings that stopped nothing; `seconds` is the time that it took where it was made.
    """

    index: int
    job: Job
    files: tuple[Written, ...] = ()
    error: Exception | None = None
    problems: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """A job with what all of them share: formats, options of loading and of rendering, limits."""

    index: int
    job: Job
    formats: tuple[str, ...]
    loading: Mapping[str, Any]
    options: Mapping[str, Any]
    limits: Limits | None


def perform(task: Task) -> Rendered:
    """Renders one document to all its formats before any file is written. Raises nothing."""
    started = time.perf_counter()
    told: list[Diagnostic] = []
    job = task.job
    try:
        made = _made(task, told.append)
        files = _put(made, {name: Path(path) for name, path in job.outputs.items()})
        failure: Exception | None = None
    except DocgenError as error:
        files, failure = (), type(error)([_named(problem, job.name) for problem in error.problems])
    except Exception as error:
        files, failure = (), error
    problems = tuple(_named(problem, job.name) for problem in dict.fromkeys(told))
    return Rendered(task.index, job, files, failure, problems, time.perf_counter() - started)


def _made(task: Task, warn: Any) -> dict[str, bytes]:
    from docgen import api
    from docgen.bounded import bounded
    from docgen.options import document_options, file_options

    with bounded(task.limits, task.job.name or called(task.job.source)):
        model = _model(task, warn)
        tree = api.document(model, warn=warn, **document_options(task.options))
        return {format: api.render_heeded(tree, format, warn=warn, **file_options(task.options)) for format in task.formats}


def _model(task: Task, warn: Any) -> Model:
    from docgen import api
    from docgen.model import Model

    source, settings = task.job.source, task.job.settings
    if isinstance(source, Model):
        return source
    if isinstance(source, Mapping):
        return api.parse(source, task.job.name or "<data>", warn=warn, **task.loading)
    return api.load(source, settings=settings or None, warn=warn, **task.loading)


def _put(made: Mapping[str, bytes], outputs: Mapping[str, Path]) -> tuple[Written, ...]:
    from docgen.files import make_folder, write_whole

    for path in outputs.values():
        make_folder(path.parent)
    write_whole({outputs[format]: data for format, data in made.items() if format in outputs})
    return tuple(
        Written(format, outputs.get(format), None if format in outputs else data, len(data), hashlib.sha256(data).hexdigest())
        for format, data in made.items()
    )


def called(source: Any) -> str:
    return str(getattr(source, "origin", None) or getattr(source, "name", None) or ("<data>" if isinstance(source, Mapping) else source))


def _named(problem: Diagnostic, name: str | None) -> Diagnostic:
    """A problem of no place in any file, told of the job."""
    return replace(problem, place=Place(name)) if name and problem.place == Place() else problem
