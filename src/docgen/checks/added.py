"""Checks that installed packages add, by entry points `docgen.checks`: each with its codes, and a function that looks at a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, get_args

from docgen import plugins
from docgen.errors import PluginError, Severity
from docgen.plugins import Plugin

_CODE = re.compile(r"(?!DG)[A-Z]{2,8}[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Code:
    """One check. `wrong` and `right` are a line of input before and after; `fixable` says that `--fix` can mend it."""

    code: str
    title: str
    severity: Severity
    why: str
    wrong: str
    right: str
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What an entry point names: `look` takes a `docgen.checks.slots.Subject` and gives `docgen.errors.Diagnostic`s of the codes in `codes`. A code
    is two to eight capitals and a number (`ORG101`); those that begin with DG are docgen's own."""

    codes: tuple[Code, ...]
    look: Callable[[Any], Iterable[Any]]


def check_of(plugin: Plugin) -> Check:
    """The check of a plug-in. Raises PluginError for one that cannot be used."""
    check: Check = plugins.load(plugin, lambda one: isinstance(one, Check), "docgen.checks.Check")
    for code in check.codes:
        if not _CODE.fullmatch(code.code):
            raise PluginError(f"{plugin} has a check '{code.code}'; a code is two to eight capitals other than DG… and a number, such as ORG101")
        if code.severity not in get_args(Severity):
            raise PluginError(f"{plugin}: the severity of {code.code} is one of {', '.join(get_args(Severity))}")
    return check


def added() -> tuple[tuple[Plugin, Check], ...]:
    """The checks of all installed packages. Raises PluginError for one that cannot be used, or that has a code of another."""
    found: list[tuple[Plugin, Check]] = []
    owners: dict[str, Plugin] = {}
    for name in plugins.names("checks"):
        plugin = plugins.find("checks", name)
        if plugin is None:
            continue
        check = check_of(plugin)
        for code in check.codes:
            if (other := owners.setdefault(code.code, plugin)) != plugin:
                raise PluginError(f"{plugin} has a check '{code.code}', and so has {other}")
        found.append((plugin, check))
    return tuple(found)
