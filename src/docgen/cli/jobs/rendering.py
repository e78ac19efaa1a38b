"""Inputs to their outputs, one after another: what is wrong with one is told and stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docgen.bounded import bounded
from docgen.cli.habits import answer
from docgen.cli.habits.making import Making
from docgen.cli.habits.options import active
from docgen.cli.inputs import called, of
from docgen.cli.outputs import STDOUT, Job, Taken, of_parts, put
from docgen.cli.printing import failed, wrote
from docgen.cli.streams import BROKEN_PIPE
from docgen.errors import DocgenError, OutputError, Problem, UsageError
from docgen.files import make_folder

if TYPE_CHECKING:
    from docgen.document.document import Document
    from docgen.limits import Limits
    from docgen.model import Model

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """How each input becomes a model, a tree and the bytes of a format, whose pages may be files of their own, with their numbers. `look` tells what
    a document's files do not heed, `making` takes all that is told; `limits` are what each input may cost, `stdin_name` is the name of standard
    input."""

    load: Callable[[Path], Model]
    tree: Callable[[Model], Document]
    look: Callable[[Document, Job], None]
    make: Callable[[Document, str], tuple[tuple[int, bytes], ...]]
    making: Making
    limits: Limits
    stdin_name: Path | None = None
    taken: Taken = field(default_factory=Taken)


def render(run: Run, job: Job, model: Model | None = None) -> int:
    """One input to all its outputs: every format is made before any file is written. `model` is the input's, if it was read before. Returns an exit
    code."""

    def work() -> dict[Path, bytes]:
        run.making.begin(called(job.source, run.stdin_name))
        document = run.tree(run.load(job.source) if model is None else model)
        run.look(document, job)
        made: dict[Path, bytes] = {}
        for format, path in job.outputs.items():
            with run.making.of(path, format) as file:
                parts = of_parts(path, run.make(document, format), job.numbered.get(format))
            run.making.parted(file, parts)
            made |= parts
        return run.taken.by(called(job.source, run.stdin_name), made)

    made, code = tried(run, job.source, work)
    return code if made is None else tried(run, job.source, lambda: _write(made, run.making), limited=False)[1]


def tried(run: Run, source: Path, work: Callable[[], T], *, limited: bool = True, usage: bool = True) -> tuple[T | None, int]:
    """What a piece of work on an input gives, and 0; nothing and an exit code where it fails, which is told. Without `usage` what is wrong with the
    command line is raised."""
    called_so = called(source, run.stdin_name)
    try:
        if not limited:
            return work(), 0
        with bounded(run.limits, called_so):
            return work(), 0
    except OutputError as error:
        if isinstance(error.__cause__, BrokenPipeError):  # the reader of `-o /dev/stdout` or of a named pipe has gone
            raise SystemExit(BROKEN_PIPE) from None
        run.making.lost()
        for problem in error.problems:
            run.making.tell(problem)
        return None, error.exit_code
    except DocgenError as error:
        if isinstance(error, UsageError) and not usage:
            raise
        run.making.lost()
        for problem in error.problems:
            run.making.tell(problem if isinstance(error, UsageError) else of(problem, source, run.stdin_name))
        return None, error.exit_code
    except Exception as error:
        return None, failed(error, called_so)


def _write(files: dict[Path, bytes], making: Making) -> None:
    for path in files:
        if path != STDOUT:
            make_folder(path.parent)
    if put(files):
        if active().json:
            answer.files(making.rows())
        else:
            wrote(files)
    making.detail()


def worst_of(problems: Iterable[Problem]) -> int:
    """The exit code of what was told of the inputs of a command line."""
    return int(any(problem.severity == "error" for problem in problems))


def told_once(tell: Callable[[Problem], None]) -> Callable[[Problem], None]:
    """Tells each problem once: both formats of a document, and every input with the same template, would say it again."""
    told: set[Problem] = set()

    def tell_new(problem: Problem) -> None:
        if problem not in told:
            told.add(problem)
            tell(problem)

    return tell_new
