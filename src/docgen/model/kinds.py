"""The kinds of document: their names, and where their models live. Installed packages add theirs by entry points `docgen.kinds`."""

from __future__ import annotations

import importlib
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from docgen.errors import InputError, Problem

if TYPE_CHECKING:
    from docgen.model.root import Model

_BUILT_IN = {
    "press-statement": "docgen.model.statement:PressStatement",
    "meeting-minutes": "docgen.model.minutes:MeetingMinutes",
}


@cache
def _installed() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group="docgen.kinds") if entry.name not in _BUILT_IN}


def kinds() -> tuple[str, ...]:
    """Names of all kinds: the built-in ones, then those of installed packages."""
    return (*_BUILT_IN, *_installed())


def model_of(kind: str) -> type[Model]:
    """The model of a kind. Raises InputError, naming all kinds, for one that does not exist."""
    target = _BUILT_IN.get(kind)
    if target is not None:
        module, _, name = target.partition(":")
        found: type[Model] = getattr(importlib.import_module(module), name)
        return found
    if kind in _installed():
        loaded: type[Model] = _installed()[kind].load()
        return loaded
    from docgen.close_matches import close_matches

    near = close_matches(kind, kinds(), n=1, cutoff=0.4)
    raise InputError(Problem(f"there is no kind '{kind}'", hint=f"did you mean {near[0]}?" if near else f"kinds are {', '.join(kinds())}"))
