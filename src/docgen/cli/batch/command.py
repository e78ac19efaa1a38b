"""`docgen batch`: a document for each row of a sheet, or for each file of a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from docgen.batch.manifest import NAME
from docgen.cli.batch import failures
from docgen.cli.batch.cluster import ClusterFlags, executor
from docgen.cli.batch.names import refuse_twice
from docgen.cli.batch.planning import plan
from docgen.cli.batch.running import Batch, Made
from docgen.cli.batch.stopping import stopping
from docgen.cli.batch.units import Plan
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.escapes import one_line
from docgen.cli.habits.options import active
from docgen.cli.jobs.asked import FORMATS, Asked, DocumentFlags, FileFlags
from docgen.cli.jobs.configured import ConfigFlags
from docgen.cli.jobs.processes import processes as bounded
from docgen.cli.jobs.rendering import told_once
from docgen.cli.limits import LimitsOption
from docgen.cli.pdfoptions import PdfFlags
from docgen.cli.printing import detail, print_problems
from docgen.errors import Diagnostic, Place, UsageError

_STOPPED = 128


@dataclass(frozen=True, slots=True)
class BatchFlags:
    """What is made of many documents, and how."""

    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="A YAML file that says which head fills which field: 'Head: headline.ar'.")
    ] = None
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook. Default: the one that has rows.")] = None
    processes: Annotated[
        int | None, typer.Option("-j", "--jobs", metavar="N", min=1, callback=bounded, help="Processes. Default: one for each processor.")
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the first document as YAML and every error; write nothing.")] = False
    resume: Annotated[bool, typer.Option("--resume", help="Leave out what an earlier run made and nothing has changed of.")] = False
    merged: Annotated[Path | None, typer.Option("--merge", metavar="FILE", help="One PDF of all, for printing.")] = None
    packed: Annotated[Path | None, typer.Option("--zip", metavar="FILE", help="A ZIP of all files.")] = None


@grouped
def command(
    inputs: Annotated[list[Path], typer.Argument(metavar="FILE", help="A template and its data (.xlsx, .csv, .jsonl); or YAML files and folders.")],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="DIR|PATTERN", help="A folder, or a pattern: out/{reference}.{ext}. Default: out, by number or name."),
    ] = None,
    wanted: Annotated[str | None, FORMATS] = None,
    *,
    batch: BatchFlags,
    cluster: ClusterFlags,
    document: DocumentFlags,
    pdf: PdfFlags,
    file: FileFlags,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Render a document for each row of a sheet, or for each file of a folder.

    A bad row stops no other: what is wrong is told with its cell, and failed.csv has the row, to be mended and given again.
    """
    asked = Asked(output, wanted, document, pdf, file, configs, limits)
    cluster.check(batch.processes)
    tell = told_once(print_problems)
    made = plan(asked, inputs, batch.mapping, batch.sheet, tell)
    _refuse(made, batch, pdf)
    answer.files([])
    with stopping() as stop, executor(cluster) as found:
        at_work = Batch(made, stop, batch.processes, batch.resume, not batch.dry_run, found, cluster.writes)
        for one in at_work.run():
            _name(one)
        code = _finished(at_work, batch)
    if stop.number:
        print_problems(Diagnostic("stopped", Place("docgen"), "go on with --resume", severity="warning"))
        code = _STOPPED + stop.number
    if code:
        raise typer.Exit(code)


def _refuse(made: Plan, batch: BatchFlags, pdf: PdfFlags) -> None:
    """Raises UsageError for what cannot be before anything is made."""
    formats = {format for unit in made.units if unit.task is not None for format in unit.task.formats}
    if batch.merged is not None:
        if formats and "pdf" not in formats:
            raise UsageError("--merge is for PDF; add it with -f pdf")
        if pdf.password or pdf.owner_password:
            raise UsageError("--merge would make one open file of protected ones")
    for flag, path, suffix in (("--merge", batch.merged, ".pdf"), ("--zip", batch.packed, ".zip")):
        if path is not None and path.suffix.lower() != suffix:
            raise UsageError(f"{flag} {path}: name a file that ends in {suffix}")
    own = [path for path in (batch.merged, batch.packed, made.folder / NAME, failures.path_of(made)) if path is not None]
    inputs = {os.path.realpath(path) for path in made.sources}
    for path in own:
        if os.path.realpath(path) in inputs:
            raise UsageError(Diagnostic("the output is what the batch is made of", Place(str(path)), "another name, or another folder with -o"))
    refuse_twice(made.units, made.sources, own)


def _finished(at_work: Batch, batch: BatchFlags) -> int:
    """What is done when all is made: the failed rows, the gathered files, the last words. Returns an exit code."""
    done = at_work.done
    bad = [one for one in done if one.problems]
    code = max((one.exit_code for one in done), default=0)
    if at_work.lost:
        print_problems(at_work.lost)
        code = max(code, 1)
    if batch.dry_run:
        _show_first(done)
        return code
    left = failures.write(at_work.plan, [(one.unit, one.problems) for one in bad])
    if not at_work.stop.number and not at_work.lost:
        _gather(done, at_work.plan, batch)
    _tell(done, bad, left, of_rows=at_work.plan.data is not None)
    return code


def _gather(done: Sequence[Made], made: Plan, batch: BatchFlags) -> None:
    from docgen.batch.gathered import merge, pack

    files = [file for one in done for file in one.files]
    for path in (batch.merged, batch.packed):
        if path is not None and files and (there := sum(bool(one.files) for one in done)) < made.total:
            hint = "give the whole data again, with --resume, to have all of them in it"
            print_problems(Diagnostic(f"has {there:,} of {made.total:,} documents", Place(str(path)), hint, severity="warning"))
    if batch.merged is not None:
        pages = [path for format, path, _, _ in files if format == "pdf"]
        if pages:
            print_problems(merge(pages, batch.merged))
            _named(batch.merged)
    if batch.packed is not None and files:
        pack([path for _, path, _, _ in files], made.folder, batch.packed)
        _named(batch.packed)


def _name(one: Made) -> None:
    """The names of files that were written, for other programs; a terminal has a line in the end."""
    asked = active()
    if asked.json:
        from docgen.cli.habits.answer import finding
        from docgen.cli.habits.results import Written

        warnings = tuple(map(finding, one.warnings))
        rows = [
            Written(
                path=str(path), format=format, bytes=size, sha256=sha256, pages=None, attached=(), warnings=warnings, ms=round(one.seconds * 1000, 1)
            )
            for format, path, size, sha256 in one.files
        ]
        answer.files(rows)
    elif not asked.quiet and not sys.stdout.isatty():
        for _, path, _, _ in one.files:
            print(one_line(str(path)))
    if one.files and not one.kept:
        detail(f"{one.unit.name}: {', '.join(str(file[1]) for file in one.files)}, made in {one.seconds * 1000:.0f} ms")
    elif one.kept:
        detail(f"{one.unit.name}: made before, and kept")


def _named(path: Path) -> None:
    if active().json:
        from docgen.cli.habits.facts import written
        from docgen.inputs import read_file

        answer.files([written(path, read_file(path, 2**31))])
    elif not active().quiet and not sys.stdout.isatty():
        print(one_line(str(path)))


def _tell(done: Sequence[Made], bad: Sequence[Made], left: Path | None, *, of_rows: bool) -> None:
    kept = sum(one.kept for one in done)
    made = len(done) - len(bad) - kept
    if left is not None:
        hint = "mend its rows and give it as data" if of_rows else "mend the files that it names"
        print_problems(Diagnostic(f"{len(bad)} of {len(done)} documents were not made", Place(str(left)), hint, severity="error"))
    if active().json or active().quiet or not sys.stdout.isatty():
        return
    print(f"{made:,} made" + (f", {kept:,} kept" if kept else "") + (f", {len(bad):,} not made" if bad else ""))


def _show_first(done: Sequence[Made]) -> None:
    """The first document that can be made, as YAML."""
    from docgen.batch.task import model_of
    from docgen.bounded import bounded
    from docgen.dumping import dumps

    good = next((one.unit for one in done if not one.problems), None)
    if good is None or good.task is None:
        return
    with bounded(good.task.limits, good.name):
        text = dumps(model_of(good.task, lambda problem: None))
    names = ", ".join(str(path) for path in good.outputs)
    if active().json:
        answer.result({"text": text})
    elif not active().quiet:
        print(f"# {one_line(good.name)}: {one_line(names)}\n{text}", end="")
