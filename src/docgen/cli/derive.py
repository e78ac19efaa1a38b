"""`docgen derive`: the papers that follow from the minutes of a meeting."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from docgen.bounded import bounded
from docgen.cli.grouped import grouped
from docgen.cli.inputs import called, given
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.limits import LimitsOption, limits_of
from docgen.cli.outputs import STDOUT, put, refuse_input
from docgen.cli.printing import print_problems, wrote
from docgen.errors import Place, Problem, UsageError, Warn
from docgen.files import make_folder

if TYPE_CHECKING:
    from docgen.derive.paper import Paper
    from docgen.model.minutes import MeetingMinutes

_DATED = ("meeting-agenda", "decision-extract", "official-letter")


@grouped
def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The minutes of a meeting; - is standard input.")],
    to: Annotated[
        str, typer.Option("--to", metavar="KIND", help="meeting-agenda, attendance-sheet, decision-extract, official-letter, actions.csv or .ics.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE|DIR", help="The file to write, for letters the folder; - is standard output.")
    ],
    decision: Annotated[str | None, typer.Option(metavar="NUMBER", help="Which decision: for decision-extract.")] = None,
    each: Annotated[Literal["owner"] | None, typer.Option(help="A letter to each owner of open actions: for official-letter.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the paper. Default: that of the meeting.")] = None,
    template: Annotated[str | None, typer.Option(metavar="NAME|DIR", help="A template by name, or a folder of your own.")] = None,
    allow_outside: Annotated[bool, typer.Option("--allow-outside", help="Let paths in the input leave its folder.")] = False,
    *,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Write the input of a paper that follows from minutes: `docgen render` makes it. A YAML file that exists is never written over."""
    from docgen import api
    from docgen.derive.papers import REGISTERS, known, minutes

    known(to)
    _fitting(to, decision, each, date, output)
    refuse_input(output, file)
    house = houses(configs, limits, allow_outside=allow_outside)(file)
    with bounded(limits_of(limits, house.limits), called(file)):
        model = minutes(api.load(given(file), template=template, allow_outside=allow_outside, configuration=house, warn=print_problems))
        if to in REGISTERS:
            files = {output: REGISTERS[to](model)}
        else:
            files = _inputs(_papers(model, to, decision, date), output, print_problems, several=each is not None)
    if each is not None:
        make_folder(output)
    if put(files):
        wrote(files)


def _fitting(to: str, decision: str | None, each: str | None, date: str | None, output: Path) -> None:
    """Raises UsageError for options that are not for what is asked, and for those that it needs."""
    if (decision is not None) != (to == "decision-extract"):
        raise UsageError("--decision says which decision, for --to decision-extract" if decision else "--to decision-extract needs --decision NUMBER")
    if (each is not None) != (to == "official-letter"):
        raise UsageError("--each owner is for --to official-letter" if each else "--to official-letter needs --each owner")
    if date is not None and to not in _DATED:
        raise UsageError(f"--date is for {', '.join(_DATED)}")
    if each is None:
        return
    if output == STDOUT or (output.exists() and not output.is_dir()) or output.suffix in (".yaml", ".yml"):
        raise UsageError(f"-o {output} is no folder: there is a letter for each owner")


def _papers(model: MeetingMinutes, to: str, decision: str | None, date: str | None) -> list[Paper]:
    from docgen.derive.agenda import agenda
    from docgen.derive.attendance import attendance_sheet
    from docgen.derive.extract import extract
    from docgen.derive.letters import letters

    if to == "official-letter":
        return letters(model, date)
    if to == "decision-extract":
        return [extract(model, decision or "", date)]
    return [agenda(model, date) if to == "meeting-agenda" else attendance_sheet(model)]


def _inputs(papers: list[Paper], output: Path, warn: Warn, *, several: bool) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    for paper in papers:
        files |= as_files(paper, output / f"{paper.name}.yaml" if several else output, warn)
    return files


def as_files(paper: Paper, path: Path, warn: Warn) -> dict[Path, bytes]:
    """The file of a paper, which is read and built once, and copies of the files that it names where they lie in another folder. Raises InputError
    where it is wrong, and UsageError for a file that exists."""
    from docgen import api
    from docgen.derive.written import written

    if path != STDOUT and os.path.lexists(path):
        raise UsageError(f"{path} exists already; name a new one with -o")
    folder = Path.cwd() if path == STDOUT else path.parent
    made = written(paper, folder, copy=path != STDOUT)
    for note in made.notes:
        warn(Problem(note, Place("<stdout>" if path == STDOUT else str(path)), severity="note"))
    in_place = written(paper, folder, copy=False).text  # the copies are not there yet
    model = api.loads(in_place, str(path), folder=folder, allow_outside=True, warn=warn)
    api.document(model, allow_outside=True, warn=warn)  # the checks of its kind
    return {path: made.text.encode(), **made.copies}
