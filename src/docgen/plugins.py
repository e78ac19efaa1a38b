"""What installed packages add to docgen, by entry points: one table of groups, one way to load what they name.

A package declares them in its own `pyproject.toml`:

    [project.entry-points."docgen.writers"]
    txt = "our_package.text:write"

Entry points are looked for once a process, and not before a name is asked for that docgen itself does not have (or a list of all).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from docgen.errors import DocgenError, PluginError, Problem
from docgen.limits import OverTime

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Group = Literal["kinds", "writers", "checks", "filters", "calendars"]
DISTRIBUTION = "docgen-bilingual"
"""What the package is called where packages are installed from."""
GROUPS: tuple[Group, ...] = get_args(Group)
"""The entry points of a group are called `docgen.GROUP`."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point: what it is called, what it names (`package.module:object`), and the package that has it (`name version`)."""

    group: Group
    name: str
    target: str
    package: str

    def __str__(self) -> str:
        return f"the plug-in '{self.name}' (docgen.{self.group}, {self.package}: {self.target})"


@cache
def _entry_points() -> dict[Plugin, EntryPoint]:
    from importlib.metadata import entry_points

    every = entry_points()
    return {
        Plugin(group, entry.name, entry.value, f"{entry.dist.name} {entry.dist.version}" if entry.dist is not None else "no package"): entry
        for group in GROUPS
        for entry in every.select(group=f"docgen.{group}")
    }


def names(group: Group) -> tuple[str, ...]:
    """The names of a group's plug-ins."""
    return tuple(dict.fromkeys(plugin.name for plugin in _entry_points() if plugin.group == group))


def find(group: Group, name: str) -> Plugin | None:
    """The plug-in of a name. Raises PluginError where two packages have one."""
    found = [plugin for plugin in _entry_points() if (plugin.group, plugin.name) == (group, name)]
    if len(found) > 1:
        packages = " and ".join(plugin.package for plugin in found)
        raise PluginError(Problem(f"several packages have a plug-in '{name}' (docgen.{group}): {packages}", hint="uninstall all but one of them"))
    return found[0] if found else None


def every() -> tuple[Plugin, ...]:
    """All plug-ins, those of one name too."""
    return tuple(_entry_points())


def load(plugin: Plugin, is_right: Callable[[Any], bool], wanted: str) -> Any:
    """What a plug-in names, which must be right: `wanted` says what that is. Raises PluginError, which names the plug-in."""
    try:
        found = _entry_points()[plugin].load()
    except (Exception, SystemExit) as error:
        raise PluginError(Problem(f"{plugin} cannot be loaded: {_told(error)}", hint="mend or uninstall its package")) from error
    if not is_right(found):
        raise PluginError(Problem(f"{plugin} is no {wanted}", hint="docs/extending.md says what each group takes"))
    return found


@contextmanager
def at_work(plugin: Plugin) -> Iterator[None]:
    """Whatever a plug-in raises that is no error of docgen's own (and no limit that is passed) becomes a PluginError, which names it."""
    try:
        yield
    except (DocgenError, OverTime, MemoryError, RecursionError):
        raise
    except (Exception, SystemExit) as error:
        raise PluginError(Problem(f"{plugin} failed: {_told(error)}", hint="report it to its package")) from error


def install_hint(extra: str) -> str:
    """How the packages of one of docgen's own extras are installed."""
    return f'pip install "{DISTRIBUTION}[{extra}]"'


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def forget() -> None:
    """Looks for entry points anew: for a process that installs packages while it runs, and for tests."""
    _entry_points.cache_clear()
