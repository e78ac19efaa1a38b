"""`--config` and `--no-config`: the configuration of each input, read once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.inputs import STDIN
from docgen.cli.limits import LimitsName
from docgen.config.nearest import nearest_file
from docgen.config.variables import any_variable
from docgen.errors import UsageError

if TYPE_CHECKING:
    from docgen.config.file import Configuration
    from docgen.config.house import House

VARIABLE = "DOCGEN_CONFIG"


@dataclass(frozen=True, slots=True)
class ConfigFlags:
    """Which configuration holds."""

    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", envvar=VARIABLE, help="The configuration. Default: the nearest docgen.toml.")
    ] = None
    no_config: Annotated[bool, typer.Option("--no-config", help="Read no configuration.")] = False


Houses = Callable[[Path | None], "House"]
"""What holds for an input, `None` for the current folder. Raises UsageError."""


def houses(flags: ConfigFlags, limits: LimitsName | None = None, *, stdin_name: Path | None = None, allow_outside: bool = False) -> Houses:
    """What holds for each input of a command line. With the limits for strangers no configuration is looked for; one that is named holds all same.
    Raises UsageError for options and variables that are wrong."""
    if flags.no_config and flags.config is not None and os.environ.get(VARIABLE) != str(flags.config):
        raise UsageError("--config names a configuration, and --no-config reads none: give one of the two")
    searched = limits is not LimitsName.untrusted and not flags.no_config
    named = None if flags.no_config else flags.config
    variables = None
    if any_variable():
        from docgen.config.environment import environment

        variables = environment()
    known: dict[Path | None, House] = {}

    def house_of(source: Path | None) -> House:
        path = named or (nearest_file(_folder(source, stdin_name)) if searched else None)
        if path not in known:
            from docgen.config.house import House

            house = House(None if path is None else _read(path), variables)
            if house.layers:
                from docgen.config.named import refuse_unknown

                refuse_unknown(house)
            if house.ignored:
                from docgen.checks.names import left_out

                left_out(house.ignored)
            known[path] = house
        return known[path]

    def _read(path: Path) -> Configuration:
        from docgen.config.file import read_configuration

        return read_configuration(path, own=named is not None, allow_outside=allow_outside)

    return house_of


def _folder(source: Path | None, stdin_name: Path | None) -> Path:
    """The folder of an input, links followed, as its own paths start there."""
    named = stdin_name if source == STDIN else source
    return Path.cwd() if named is None else Path(os.path.realpath(named)).parent
