"""One document among many: what a worker is given, and what it gives back. Both can be pickled."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.errors import Diagnostic, DocgenError, Place, UsageError, Warn
from docgen.files import numbered_path
from docgen.inputs import noting
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
    `name` is what messages call it (default: the source's own name). Raises UsageError for settings of what is no file.
    """

    source: PathLike | Source | Mapping[str, Any] | Model
    settings: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, PathLike] = field(default_factory=dict)
    name: str | None = None

    def __post_init__(self) -> None:
        from docgen.model import Model

        if not isinstance(self.settings, Mapping) or not isinstance(self.outputs, Mapping):
            raise UsageError("settings= and outputs= are mappings: {field: value}, {format: path}")
        if self.settings and isinstance(self.source, (Mapping, Model)):
            raise UsageError("settings= are put into a file; a mapping or a model has its values already")


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a document. `data` is `None` where it was written to `path`; `part` is its number where a document is several files of one format
    (pictures of pages)."""

    format: str
    path: Path | None
    data: bytes | None
    size: int
    sha256: str
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one document. `index` counts from 0 in the order in which the jobs were given.

    `files` are all files or none; `error` says why there are none, and is not a DocgenError only where docgen itself failed. `problems` are the
    warnings that stopped nothing; `seconds` is the time that it took where it was made; `read` are the files that were asked for to make it, but for
    docgen's own and for fonts.
    """

    index: int
    job: Job
    files: tuple[Written, ...] = ()
    error: Exception | None = None
    problems: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A job with what others share with it: formats, keywords of `docgen.load`, options of rendering, limits. `asked` are the options that each
    format is to heed, and how messages call them (`docgen.writers.heeded`); a format takes what it heeds of the others. Unless it `writes`, files
    come back as bytes, and `written` writes them where the job wants them. One with something `wrong` is not made."""

    index: int
    job: Job
    formats: tuple[str, ...]
    loading: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    limits: Limits | None = None
    asked: Mapping[str, str] = field(default_factory=dict)
    writes: bool = True
    wrong: Diagnostic | None = None


def perform(task: Task) -> Rendered:
    """Renders one document to all its formats before any file is written. Raises nothing."""
    started = time.perf_counter()
    told: list[Diagnostic] = []
    asked_for: set[Path] = set()
    job = task.job
    name = job.name or called(job.source)
    try:
        if task.wrong is not None:
            raise UsageError(task.wrong)
        if vain := sorted(set(job.outputs) - set(task.formats)):
            raise UsageError(f"outputs= has a path for {', '.join(vain)}, but the formats are {', '.join(task.formats)}")
        with noting(asked_for):
            made = _made(task, told.append)
        files = _put(made, job.outputs if task.writes else {})
        failure: Exception | None = None
    except DocgenError as error:
        files, failure = (), type(error)([_named(problem, name) for problem in error.problems])
    except Exception as error:
        files, failure = (), _sendable(error)
    problems = tuple(_named(problem, name) for problem in dict.fromkeys(told))
    return Rendered(task.index, job, files, failure, problems, time.perf_counter() - started, _read(asked_for))


def _read(asked_for: set[Path]) -> tuple[str, ...]:
    from docgen._data import shipped
    from docgen.typography.fonts.font_files import SUFFIXES

    ours = (shipped("templates"), shipped("fonts"), Path(__file__).parents[1])
    own = (path for path in asked_for if path.suffix.lower() not in SUFFIXES and not any(path.is_relative_to(one) for one in ours))
    return tuple(sorted(map(str, own)))


def as_asked(made: Rendered, job: Job) -> Rendered:
    """The same, told by the job as it was given: a worker elsewhere has it with absolute paths."""
    asked = {format: Path(path) for format, path in job.outputs.items()}
    files = (file if file.path is None else replace(file, path=_path(asked.get(file.format), file.part)) for file in made.files)
    return replace(made, job=job, files=tuple(files))


def written(made: Rendered) -> Rendered:
    """The same, its files written where its job wants them. Raises nothing."""
    parts = [(file.format, file.part, file.data) for file in made.files if file.data is not None]
    try:
        return replace(made, files=_put(parts, made.job.outputs))
    except DocgenError as error:
        return replace(made, files=(), error=error)


def _sendable(error: Exception) -> Exception:
    """The same, or what it says where it is of a class that cannot be pickled and made again: then nothing would come back from another process."""
    try:
        pickle.loads(pickle.dumps(error))
        return error
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")


Part = tuple[str, int | None, bytes]
"""A format, the number of the file where there are several of it, and the file."""


def _made(task: Task, warn: Warn) -> list[Part]:
    from docgen import api
    from docgen.bounded import bounded
    from docgen.options import document_options, file_options
    from docgen.writers.heeded import settle, stationery

    made: list[Part] = []
    with bounded(task.limits, task.job.name or called(task.job.source)):
        tree = api.document(model_of(task, warn), warn=warn, **document_options(task.options))
        settle(task.asked, task.formats, warn, stationery(tree))
        for format in task.formats:
            parts = api.render_parts(tree, format, warn=warn, **file_options(task.options))
            made += [(format, number if len(parts) > 1 else None, data) for number, data in parts]
    return made


def model_of(task: Task, warn: Warn) -> Model:
    """The model of a task's document. Raises what `docgen.load` raises."""
    from docgen import api
    from docgen.model import Model

    source, settings = task.job.source, task.job.settings
    if isinstance(source, Model):
        return source
    if isinstance(source, Mapping):
        loading = {name: value for name, value in task.loading.items() if name != "configuration"}
        return api.parse(source, task.job.name or "<data>", warn=warn, **loading)
    return api.load(source, settings=settings or None, warn=warn, **task.loading)


def _put(made: Sequence[Part], outputs: Mapping[str, PathLike]) -> tuple[Written, ...]:
    from docgen.files import make_folder, write_whole

    wanted = {format: Path(path) for format, path in outputs.items()}
    for path in wanted.values():
        make_folder(path.parent)
    paths = [_path(wanted.get(format), number) for format, number, _ in made]
    write_whole({path: data for path, (_, _, data) in zip(paths, made, strict=True) if path is not None})
    return tuple(
        Written(format, path, None if path is not None else data, len(data), hashlib.sha256(data).hexdigest(), number)
        for path, (format, number, data) in zip(paths, made, strict=True)
    )


def _path(path: Path | None, number: int | None) -> Path | None:
    return path if path is None or number is None else numbered_path(path, number)


def called(source: Any) -> str:
    if isinstance(source, os.PathLike):
        return str(source)
    return str(getattr(source, "origin", None) or getattr(source, "name", None) or ("<data>" if isinstance(source, Mapping) else source))


def _named(problem: Diagnostic, name: str | None) -> Diagnostic:
    """A problem of no place in any file, told of the job."""
    return replace(problem, place=Place(name)) if name and problem.place == Place() else problem
