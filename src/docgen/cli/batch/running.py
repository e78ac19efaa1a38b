"""A plan, carried out: documents are made by several processes, told in the order of their rows, and written down in the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.batch.manifest import Manifest, made_of, paths_of, shared_files
from docgen.batch.many import performed
from docgen.batch.spread import GivenUp
from docgen.batch.task import Rendered, Task
from docgen.cli.batch.common import Watch
from docgen.cli.batch.progress import Progress
from docgen.cli.batch.stopping import Stop, quiet_tracker
from docgen.cli.batch.units import Plan, Unit
from docgen.cli.printing import failed as failed_inside
from docgen.cli.printing import print_problems
from docgen.errors import Diagnostic, DocgenError, OutputError, Place

_TOLD = 50
"""Documents that are not made of which messages tell; the file of failed rows has all."""
_FEW = 12
"""Documents that one process has made before others would have started."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a unit: its files (format, path, size, SHA-256), or what kept it from being made. `kept` says that an earlier run made it."""

    unit: Unit
    files: tuple[tuple[str, Path, int, str], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    kept: bool = False
    exit_code: int = 0
    error: DocgenError | None = None


@dataclass(slots=True)
class Batch:
    """A plan at work. `writes` is false where nothing is to be written."""

    plan: Plan
    stop: Stop
    processes: int | None = None
    resume: bool = False
    writes: bool = True
    executor: Executor | None = None
    shared: bool = True
    done: list[Made] = field(default_factory=list)
    lost: tuple[Diagnostic, ...] = ()
    known: set[Diagnostic] = field(default_factory=set)

    def run(self) -> Iterator[Made]:
        """Makes all, and yields what became of each, in the order of the plan. Raises OutputError where the manifest cannot be
        written, and what is wrong with all documents alike."""
        manifest = Manifest.begin(self.plan.folder, print_problems) if self.writes else None
        try:
            ready = {index: one for index, unit in enumerate(self.plan.units) if (one := self._ready(unit, manifest)) is not None}
            left = [index for index in range(len(self.plan.units)) if index not in ready]
            progress = Progress(len(left))
            told = 0
            try:
                watch = Watch(len(self.plan.units))
                for made in watch.passed(self._in_order(ready, self._made(left, manifest, progress, watch))):
                    self.done.append(made)
                    told += bool(made.problems)
                    if made.warnings or made.problems:
                        with progress.aside():
                            self._tell(made, told)
                    yield made
            except GivenUp as error:
                self.lost = error.problems
            finally:
                progress.end()
            if told > _TOLD:
                print_problems(Diagnostic(f"{told - _TOLD} more documents were not made", Place(str(self.plan.data or self.plan.folder))))
        finally:
            if manifest is not None:
                manifest.close()

    def _ready(self, unit: Unit, manifest: Manifest | None) -> Made | None:
        """What is known of a unit before anything is made."""
        if unit.task is None:
            return Made(unit, problems=unit.wrong, exit_code=1)
        if not self.resume or manifest is None:
            return None
        line = manifest.done(made_of(unit.task), unit.outputs)
        if line is None:
            return None
        files = zip(paths_of(line, self.plan.folder), line["files"], strict=True)
        return Made(unit, tuple((format, path, file["bytes"], file["sha256"]) for (format, path), file in files), kept=True)

    def _made(self, left: Sequence[int], manifest: Manifest | None, progress: Progress, watch: Watch) -> Iterator[tuple[int, Made]]:
        units = self.plan.units
        number = self.processes or (1 if len(left) < _FEW and self.executor is None else None)
        if number != 1 and self.executor is None:
            quiet_tracker()
        tasks = (self._task(index, task) for index in left if (task := units[index].task) is not None)
        for result in performed(tasks, self.executor, number, self.shared, self.stop.asked):
            progress.step()
            watch.made = watch.made or result.error is None
            unit = units[result.index]
            if manifest is not None and result.error is None and unit.task is not None:
                manifest.add(unit.number, unit.name, made_of(unit.task), result, shared_files(unit.task))
            yield result.index, _of(unit, result, of_rows=self.plan.data is not None)

    def _task(self, index: int, task: Task) -> Task:
        """A task as a worker has it; where nothing is to be written it makes a document and no file."""
        return replace(task, index=index) if self.writes else replace(task, index=index, formats=(), job=replace(task.job, outputs={}))

    def _in_order(self, ready: dict[int, Made], made: Iterator[tuple[int, Made]]) -> Iterator[Made]:
        """All in the order of the plan; what is stopped or lost leaves gaps."""
        after = 0
        for index, one in made:
            ready[index] = one
            while after in ready:
                yield ready.pop(after)
                after += 1
        yield from (ready[index] for index in sorted(ready))

    def _tell(self, made: Made, told: int) -> None:
        """Warnings once each, however many documents they are of; what keeps documents from being made for as many as can be read."""
        fresh = [problem for problem in made.warnings if problem not in self.known]
        self.known.update(fresh)
        print_problems(fresh)
        if made.problems and told <= _TOLD:
            print_problems(made.problems)


def _of(unit: Unit, result: Rendered, *, of_rows: bool) -> Made:
    warnings = tuple(_at(problem, unit) for problem in result.problems)
    error = result.error
    if error is None:
        files = tuple((file.format, file.path, file.size, file.sha256) for file in result.files if file.path is not None)
        return Made(unit, files, (), warnings, result.seconds)
    if isinstance(error, DocgenError):
        code = error.exit_code if isinstance(error, OutputError) else 1
        return Made(
            unit,
            (),
            tuple((_of_row if of_rows else _at)(problem, unit) for problem in error.problems),
            warnings,
            result.seconds,
            exit_code=code,
            error=error,
        )
    failed_inside(error, unit.name)
    return Made(unit, (), (Diagnostic(f"internal error: {type(error).__name__}: {error}", unit.place),), warnings, result.seconds, exit_code=70)


def _at(problem: Diagnostic, unit: Unit) -> Diagnostic:
    """A problem without a place, or at the unit's own name, told at the unit's place."""
    if problem.place.file is None or problem.place.file == unit.name:
        return replace(problem, place=replace(unit.place, path=problem.place.path))
    return problem


def _of_row(problem: Diagnostic, unit: Unit) -> Diagnostic:
    """An error told at the unit's row, wherever in its template it stands: there nothing may be wrong but for what the row says."""
    place = problem.place
    if place.file is None or place.file == unit.name or place.file == unit.place.file:
        return _at(problem, unit)
    return replace(problem, place=replace(unit.place, path=place.path), message=f"{problem.message} ({replace(place, path=None)})")
