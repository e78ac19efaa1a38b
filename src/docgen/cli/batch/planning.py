"""From a command line to the units of a batch: a template and its data, or files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.batch.columns import read_mapping
from docgen.batch.data import is_data, read_data
from docgen.batch.inherited import inherited
from docgen.batch.record import Data, Record
from docgen.batch.task import Job, Task
from docgen.bounded import bounded
from docgen.cli.batch.names import Names, folder_of, pattern_of, told_of
from docgen.cli.batch.units import Plan, Unit
from docgen.cli.inputs import STDIN
from docgen.cli.jobs.asked import Asked
from docgen.cli.jobs.configured import houses
from docgen.cli.jobs.found import Input, found
from docgen.cli.limits import limits_of
from docgen.cli.outputs import asked_formats, formats_of
from docgen.cli.pdfoptions import refuse_for_profile
from docgen.cli.settings import settings
from docgen.errors import Diagnostic, DocgenError, Place, UsageError, Warn
from docgen.naming.pattern import Pattern
from docgen.naming.values import OF_FILES, Facts, value_of
from docgen.reading.load import model_class_of
from docgen.source import compose, read
from docgen.writers.heeded import settle

if TYPE_CHECKING:
    from docgen.config.house import House

_LEAST_DIGITS = 3


def plan(asked: Asked, inputs: Sequence[Path], mapping: Path | None, sheet: str | None, tell: Warn) -> Plan:
    """The plan of a command line: of the first word as a template and the second as its data, or of all words as files and folders. Raises UsageError
    for a command line that is wrong, InputError for data or a template that cannot be read at all."""
    if STDIN in inputs:
        raise UsageError("a batch reads files; what comes from standard input is for docgen render")
    data = [path for path in inputs if is_data(path)]
    if not data:
        if mapping is not None or sheet is not None:
            what = "--map" if mapping is not None else "--sheet"
            raise UsageError(f"{what} is for a file of data (.xlsx, .csv, .jsonl), and none is named")
        return _of_files(asked, inputs, tell)
    if len(inputs) != 2 or inputs[1] not in data or inputs[0] in data:
        raise UsageError("data takes a template before it, and both stand alone: docgen batch TEMPLATE.yaml DATA.xlsx")
    return _of_rows(asked, inputs[0], inputs[1], mapping, sheet, tell)


def _of_rows(asked: Asked, template: Path, path: Path, mapping: Path | None, sheet: str | None, tell: Warn) -> Plan:
    house = houses(asked.configs, asked.limits, allow_outside=asked.file.allow_outside)(template)
    limits = limits_of(asked.limits, house.limits)
    wanted = asked_formats(asked.wanted)
    loading = _loading(asked, house)
    with bounded(limits, str(template)):
        model = model_class_of(
            template, template=house.template(asked.document.template), allow_outside=asked.file.allow_outside, standing=house.standing
        )
        lines = [] if mapping is None else read_mapping(mapping, model)
    with bounded(limits, str(path)):
        data = read_data(path, model, lines, sheet, tell)
        if not data.heads:
            for problem in inherited(data, compose(read(template)).data):
                tell(problem)
    fields = _fixed(asked, data)
    digits = max(_LEAST_DIGITS, len(str(data.total)))
    pattern, named = _pattern(asked, house, f"{{n:0{digits}}}.{{ext}}", wanted)
    _refuse(asked, house, named)
    options = {**asked.document_options(house), **asked.file_options(house)}
    names = Names(pattern, named, path.stem, _choices(asked), data.filled)

    def unit(index: int, record: Record) -> Unit:
        name = str(record.place)
        task = Task(index, Job(template, {**fields, **record.settings}, name=name), named, loading, options, limits, asked.flags())
        wrong = record.wrong
        if not wrong:
            try:
                outputs = names.outputs(record, task)
                return Unit(record.number, name, record.place, record.cells, replace(task, job=replace(task.job, outputs=outputs)))
            except UsageError:
                raise
            except DocgenError as error:
                wrong = told_of(error, record.place)
        return Unit(record.number, name, record.place, record.cells, None, wrong)

    units = tuple(unit(index, record) for index, record in enumerate(data.records))
    sources = tuple(one for one in (template, path, mapping) if one is not None)
    return Plan(units, folder_of(pattern), data.heads, data.total, sources, path)


def _of_files(asked: Asked, words: Sequence[Path], tell: Warn) -> Plan:
    listed = found(words)
    for problem in listed.problems:
        tell(problem)
    house_of = houses(asked.configs, asked.limits, allow_outside=asked.file.allow_outside)
    wanted = asked_formats(asked.wanted)
    units: list[Unit] = []
    folders: list[Path] = []
    for index, source in enumerate(listed.inputs):
        place = Place(str(source.path))
        try:
            house = house_of(source.path)
        except UsageError as error:
            units.append(Unit(index + 1, str(source.path), place, (str(source.path),), None, error.problems))
            continue
        pattern, named = _pattern(asked, house, "{folder}/{stem}.{ext}", wanted)
        _refuse(asked, house, named)
        folders.append(folder_of(pattern))
        units.append(_of_file(asked, house, source, index, pattern, named))
    if any(problem.severity == "error" for problem in listed.problems):
        units = [unit for unit in units if unit.task is not None] or units
    folder = folders[0] if folders else Path("out")
    return Plan(tuple(units), folder, ("file",), len(units), tuple(source.path for source in listed.inputs))


def _of_file(asked: Asked, house: House, source: Input, index: int, pattern: Pattern, named: tuple[str, ...]) -> Unit:
    name, place = str(source.path), Place(str(source.path))
    options = {**asked.document_options(house), **asked.file_options(house)}
    limits = limits_of(asked.limits, house.limits)
    job = Job(source.path, settings(asked.file.values or ()), name=name)
    task = Task(index, job, named, _loading(asked, house), options, limits, asked.flags())
    try:
        outputs = _file_outputs(source, index + 1, pattern, named, task, _choices(asked))
    except UsageError:
        raise
    except DocgenError as error:
        return Unit(index + 1, name, place, (name,), None, told_of(error, place))
    return Unit(index + 1, name, place, (name,), replace(task, job=replace(job, outputs=outputs)))


def _file_outputs(source: Input, n: int, pattern: Pattern, named: tuple[str, ...], task: Task, choices: Mapping[str, str | None]) -> dict[str, Path]:
    from docgen.batch.task import model_of

    model = None
    if not pattern.names <= OF_FILES:
        with bounded(task.limits, str(source.path)):
            model = model_of(task, lambda problem: None)

    def value(key: str, format: str) -> str:
        return value_of(key, Facts(str(source.path), source.path.stem, format, source.folder, n, None, model, **choices))

    return {format: pattern.path(lambda key, format=format: value(key, format)) for format in named}  # type: ignore[misc]


def _loading(asked: Asked, house: House) -> dict[str, Any]:
    return {"template": asked.document.template, "allow_outside": asked.file.allow_outside, "configuration": house}


def _choices(asked: Asked) -> dict[str, str | None]:
    document = asked.document
    return {"layout": document.layout, "theme": document.theme, "template": document.template}


def _pattern(asked: Asked, house: House, usual: str, wanted: tuple[str, ...]) -> tuple[Pattern, tuple[str, ...]]:
    """The pattern of outputs and their formats: by `-o` and `-f`, else by the configuration."""
    said = house.output if asked.output is None else None
    pattern = pattern_of(asked.output if said is None else said[0], usual, wanted, "-o" if said is None else "the pattern")
    formats = wanted or (house.get("format") or () if pattern.suffix == "" else ())
    return pattern, formats_of(pattern, formats)


def _refuse(asked: Asked, house: House, formats: tuple[str, ...]) -> None:
    """Raises UsageError for options that no format heeds, or the profile does not."""
    settle(asked.flags(), formats, lambda problem: None)
    if any(format in formats for format in ("pdf", "eml")):
        refuse_for_profile(asked.flags(), asked.document.profile or house.get("profile") or "archive")


def _fixed(asked: Asked, data: Data) -> dict[str, Any]:
    """What `--set` sets in every document. Raises UsageError where a column fills the same."""
    fields = settings(asked.file.values or ())
    for path in fields:
        if any(one == path or one.startswith((f"{path}.", f"{path}[")) or path.startswith((f"{one}.", f"{one}[")) for one in data.filled):
            raise UsageError(Diagnostic(f"--set {path}: a column of {data.name} fills it", hint="take one of the two out"))
    return dict(fields)
