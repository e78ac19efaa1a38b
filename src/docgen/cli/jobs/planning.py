"""Which files each input is to become: by `-o`, else by what its configuration says of outputs, else beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.jobs.found import Input
from docgen.cli.jobs.named import named, needs_model
from docgen.cli.jobs.rendering import Run, tried
from docgen.cli.outputs import STDOUT, Job, planned
from docgen.errors import Problem, UsageError
from docgen.inputs import is_folder
from docgen.naming.pattern import Pattern, is_pattern, parse
from docgen.writers import is_format

if TYPE_CHECKING:
    from docgen.config.house import House
    from docgen.model import Model


@dataclass(frozen=True, slots=True)
class Placed:
    """An input, the `n`th of all, with what holds for it and how it is rendered."""

    source: Input
    n: int
    house: House
    run: Run


@dataclass(frozen=True, slots=True)
class Planned:
    """The outputs of an input; `model` is the input's, if it was read for their names."""

    job: Job
    run: Run
    model: Model | None = None


def plan_all(inputs: Sequence[Placed], output: str | None, asked: tuple[str, ...], choices: Mapping[str, str | None]) -> tuple[list[Planned], int]:
    """The outputs of all inputs, and an exit code: an input that cannot be read, or lacks what its name needs, is told and has no output. `asked` are
    formats, none where the suffix or the configuration decides; `choices` the layout, theme and template that were asked for. Raises UsageError for
    outputs that cannot be."""
    pattern = parse(output) if output is not None and is_pattern(output) else None
    if output is not None and pattern is None:
        place = Path(output)
        formats = [asked or _formats(one.house, place) for one in inputs]
        jobs = planned([one.source.path for one in inputs], place, formats, stdin_name=_stdin_name(inputs)) if inputs else []
        return [Planned(job, one.run) for job, one in zip(jobs, inputs, strict=True)], 0
    made: list[Planned] = []
    worst = 0
    for one in inputs:
        found, code = _of_one(one, pattern, asked, choices)
        worst = max(worst, code)
        made += [] if found is None else [found]
    return made, worst


def _stdin_name(inputs: Sequence[Placed]) -> Path | None:
    return inputs[0].run.stdin_name if inputs else None


def _formats(house: House, place: Path) -> tuple[str, ...]:
    """The formats of a configuration, where what `-o` names leaves them open."""
    wanted: tuple[str, ...] = house.get("format") or ()
    if place == STDOUT:
        return wanted if len(wanted) == 1 else ()
    return () if is_format(place.suffix.removeprefix(".").lower()) and not is_folder(place) else wanted


def _of_one(one: Placed, pattern: Pattern | None, asked: tuple[str, ...], choices: Mapping[str, str | None]) -> tuple[Planned | None, int]:
    said = one.house.output if pattern is None else None
    if pattern is None and (said is None or not is_pattern(said[0])):
        place = None if said is None else Path(said[0])
        formats = asked or (one.house.get("format") or () if place is None else _formats(one.house, place))
        return Planned(planned([one.source.path], place, [formats], stdin_name=one.run.stdin_name)[0], one.run), 0
    if said is None:
        assert pattern is not None
        return _by_pattern(one, pattern, asked, choices)
    where = said[1].place("output")
    try:
        return _by_pattern(one, parse(said[0], "the pattern"), asked, choices)
    except UsageError as error:
        raise UsageError([Problem(problem.message, where, problem.hint) for problem in error.problems]) from None


def _by_pattern(one: Placed, pattern: Pattern, asked: tuple[str, ...], choices: Mapping[str, str | None]) -> tuple[Planned | None, int]:
    formats = asked or (one.house.get("format") or () if pattern.suffix == "" else ())

    def work() -> Planned:
        model = one.run.load(one.source.path) if needs_model(pattern) else None
        return Planned(named(one.source, pattern, formats, one.n, model, one.run.stdin_name, choices), one.run, model)

    return tried(one.run, one.source.path, work, usage=False)
