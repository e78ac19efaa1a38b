"""`docgen config`: what holds for an input beside itself, and who says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Configured, Value
from docgen.cli.inputs import STDIN
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.limits import LimitsOption
from docgen.cli.printing import one_line, print_problems, table
from docgen.errors import InputError, Place, Problem
from docgen.inputs import is_folder

if TYPE_CHECKING:
    from docgen.config.house import House

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def root() -> None:
    """Show what configurations and environment variables say, and where."""


@app.command("show")
@grouped
def show(
    file: Annotated[Path | None, typer.Argument(metavar="FILE|DIR", help="An input, or a folder. Default: the current one.")] = None,
    *,
    configs: ConfigFlags,
    every: Annotated[bool, typer.Option("--all", help="Show the keys that nobody sets too.")] = False,
    limits: LimitsOption = None,
) -> None:
    """Print each value that holds for an input beside what it says itself, and where it stands: a variable, or a file with its line."""
    from docgen.checks.names import left_out
    from docgen.config.named import unknown_family
    from docgen.config.settings import Settings
    from docgen.model.fields import keys

    house = houses(configs, limits)(_inside(file))
    left_out(house.ignored)
    print_problems(unknown_family(house))
    values = [value for key in keys(Settings) for value in _values(house, key, every=every)]
    read = None if house.file is None else house.file.name
    if active().json:
        answer.result(Configured(configuration=read, values=tuple(values)))
        return
    if read is None:
        print_problems(Problem("no configuration holds here", severity="note"))
    table(("key", "value", "from"), [(one.key, one_line(_text(one.value)), one.source) for one in values])


@app.command("path")
@grouped
def path(
    file: Annotated[Path | None, typer.Argument(metavar="FILE|DIR", help="An input, or a folder. Default: the current one.")] = None,
    *,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Print the path of the configuration that holds for an input; exit code 1 where there is none."""
    found = houses(configs, limits)(_inside(file)).file
    if active().json:
        answer.result(Configured(configuration=None if found is None else found.name, values=()))
    elif found is not None:
        typer.echo(found.name)
    if found is None:
        raise typer.Exit(1)


def _inside(file: Path | None) -> Path | None:
    """An input of which a folder is asked. Raises InputError for what is not there."""
    if file is None or file == STDIN:
        return None
    if is_folder(file):
        return file / "_"
    if not file.exists():
        raise InputError(Problem("there is no such file", Place(str(file))))
    return file


def _values(house: House, key: str, *, every: bool) -> list[Value]:
    """The values of a key: one, of tables and lists of checks one for each entry."""
    found = []
    for one in house.layers:
        given = one.get(key)
        if given is None:
            continue
        if key == "limits":
            given = {name: value for name, value in given.model_dump(exclude_unset=True).items() if value is not None}
        parts: list[tuple[tuple[Any, ...], Any]] = (
            [((key, name), value) for name, value in given.items()] if isinstance(given, dict) else [((key,), given)]
        )
        for steps, value in parts:
            place = one.place(*steps)
            found.append(Value(key=".".join(map(str, steps)), value=_plain(value), source=str(place), file=place.file, line=place.line))
        break
    if not found and every:
        return [Value(key=key, value=None, source="default", file=None, line=None)]
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Path) else value


def _text(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)


def known_kind(name: str, flags: ConfigFlags) -> str:
    """A kind by its name or its folder; one that a configuration's folder of kinds has by its path."""
    from docgen.model.kinds import is_kind

    if is_kind(name) or is_folder(Path(name)):
        return name
    from docgen.reading.standing import kind_in

    found = kind_in(houses(flags)(None).standing, name)
    return name if found is None else str(found)
