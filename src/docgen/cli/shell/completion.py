"""Values that a shell completes: layouts and the like by their options' own choices; what is looked up (themes, templates, kinds, families, formats,
checks) by the name of the option or argument."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

Values = Callable[[], Iterable[tuple[str, str]]]
"""Each value, and a word about it for shells that show one."""


def completing(command: Any, path: str) -> Any:
    """The same command (and each that is in it), at a path such as `templates show`; its options and arguments know the values that they take."""
    for parameter in command.params:
        values = _VALUES.get(f"{path}:{parameter.name}") or _VALUES.get(parameter.name)
        if values is not None:
            _completing(parameter, values, listed=parameter.name in ("wanted", "allow"))
    for name, member in getattr(command, "commands", {}).items():
        completing(member, f"{path} {name}")
    return command


def _completing(parameter: Any, values: Values, *, listed: bool) -> None:
    """`listed`: several values with commas, of which the last is completed."""

    def shell_complete(context: Any, incomplete: str) -> list[Any]:
        before, comma, word = incomplete.rpartition(",") if listed else ("", "", incomplete)
        taken = before.split(",") if comma else []
        try:
            found = [(value, about) for value, about in values() if value.startswith(word) and value not in taken]
        except Exception:  # a line that is being typed gets no error
            return []
        return [SimpleNamespace(value=_quoted(f"{before}{comma}{value}"), help=about, type="plain") for value, about in found]

    parameter.shell_complete = shell_complete


def _quoted(value: str) -> str:
    """bash takes what it is given into the line as it is."""
    return value.replace(" ", "\\ ") if os.environ.get("_DOCGEN_COMPLETE") == "complete_bash" else value


def _shipped(what: str) -> list[tuple[str, str]]:
    from docgen.cli.templates import shipped_rows

    return [(row.name, row.about) for row in shipped_rows() if what in ("", row.what)]


def _kinds() -> Iterable[tuple[str, str]]:
    from docgen.model.kinds import kinds

    return [(name, "") for name in kinds()]


def _schemas() -> Iterable[tuple[str, str]]:
    return [*_kinds(), ("glossary", ""), ("template", ""), ("theme", ""), ("output", "")]


def _papers() -> Iterable[tuple[str, str]]:
    from docgen.derive.papers import KINDS, REGISTERS

    return [(name, "") for name in (*KINDS, *REGISTERS)]


def _formats() -> Iterable[tuple[str, str]]:
    from docgen.writers import formats

    return [(name, "") for name in formats()]


def _families() -> Iterable[tuple[str, str]]:
    from docgen.typography.fonts.families import library

    return [(name, "") for name in sorted(family.name for family in library(()).families.values())]


def _codes() -> Iterable[tuple[str, str]]:
    from docgen.checks import codes

    return [(code.code, code.title) for code in codes().values()]


def _codes_or_all() -> Iterable[tuple[str, str]]:
    return [*_codes(), ("all", "")]


def _calendars() -> Iterable[tuple[str, str]]:
    from docgen.cli.date import tables

    return [(name, "") for name in tables()]


def _watermarks() -> Iterable[tuple[str, str]]:
    return [("draft", ""), ("embargo", "")]


def _permissions() -> Iterable[tuple[str, str]]:
    return [(name, "") for name in ("print", "copy", "change", "annotate", "none")]


def _pages() -> Iterable[tuple[str, str]]:
    from docgen.templating.lengths import PAGE_SIZES

    return [(name, "") for name in PAGE_SIZES]


_VALUES: dict[str, Values] = {
    "theme": lambda: _shipped("theme"),
    "template": lambda: _shipped("template"),
    "templates show:name": lambda: _shipped(""),
    "templates copy:name": lambda: _shipped(""),
    "templates preview:name": lambda: _shipped(""),
    "new:kind": _kinds,
    "schema:kind": _schemas,
    "to": _papers,
    "wanted": _formats,
    "family": _families,
    "font": _families,
    "latin": _families,
    "ignore": _codes,
    "explain": _codes_or_all,
    "hijri_table": _calendars,
    "watermark": _watermarks,
    "allow": _permissions,
    "render:page": _pages,
    "inspect:page": _pages,
}
"""By the name of a parameter, or that of its command and its own."""
