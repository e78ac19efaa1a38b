"""`docgen plugins`: what installed packages add, and whether it can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.language import spoken
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Plugin as Row
from docgen.cli.habits.results import Plugins
from docgen.cli.printing import print_problems, table
from docgen.errors import PluginError
from docgen.plugins import Group, Plugin, every


def command() -> None:
    """List what installed packages add: kinds, writers (formats), checks, filters and calendars. Each is loaded; one that cannot be used is an error
    that names it, and ends the program with exit code 2."""
    rows, errors = [], []
    for plugin in every():
        state = "used"
        if plugin.name in _own(plugin.group):
            state = "not used: docgen has one of this name"
        else:
            try:
                _LOADERS[plugin.group](plugin)
            except PluginError as error:
                state = "cannot be used"
                errors.append(error)
        rows.append((plugin.group, plugin.name, plugin.package, plugin.target, state))
    if active().json:
        named = [Row(group=group, name=name, package=package, target=target, state=state) for group, name, package, target, state in rows]
        answer.result(Plugins(plugins=tuple(named)))
    elif rows:
        table(("group", "name", "package", "object", "state"), [(*row[:-1], spoken(row[-1])) for row in rows])
    print_problems(dict.fromkeys(problem for error in errors for problem in error.problems))
    if errors:
        raise typer.Exit(PluginError.exit_code)


def _own(group: Group) -> tuple[str, ...]:
    """The names that docgen itself has in a group; a plug-in does not take their place."""
    from docgen.calendars.registry import BUILT_IN as CALENDARS
    from docgen.model.kinds import BUILT_IN as KINDS
    from docgen.model.kinds import shipped_schemas
    from docgen.templating.filters import FILTERS
    from docgen.templating.kept import KEPT
    from docgen.writers import BUILT_IN as WRITERS

    own: Mapping[Group, tuple[str, ...]] = {
        "kinds": (*KINDS, *shipped_schemas()),
        "writers": tuple(WRITERS),
        "checks": (),
        "filters": (*FILTERS, *KEPT),
        "calendars": tuple(CALENDARS),
    }
    return own[group]


def _kind(plugin: Plugin) -> None:
    from docgen.model.kinds import model_of

    model_of(plugin.name)


def _writer(plugin: Plugin) -> None:
    from docgen.writers import renderer

    renderer(plugin.name)


def _checks(plugin: Plugin) -> None:
    from docgen.checks.added import check_of

    check_of(plugin)


def _filter(plugin: Plugin) -> None:
    from docgen.templating.filters import plugged

    plugged(plugin.name)


def _calendar(plugin: Plugin) -> None:
    from docgen.calendars.registry import calendar

    calendar(plugin.name)


_LOADERS: Mapping[Group, Callable[[Plugin], Any]] = {
    "kinds": _kind,
    "writers": _writer,
    "checks": _checks,
    "filters": _filter,
    "calendars": _calendar,
}
