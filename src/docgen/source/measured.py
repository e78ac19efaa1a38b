"""Data that came from no file, held to the active limits before anything walks through it by recursion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.errors import InputError, Place, Problem
from docgen.limits import active
from docgen.source.marked import dotted

Path = tuple[str | int, ...]


def measured(data: Any, name: str) -> None:
    """Raises InputError where data has more values, characters or levels than the limits allow; what holds itself is nested without an end."""
    limits = active()
    values, characters = limits.values, limits.characters
    waiting: list[tuple[Any, Path]] = [(data, ())]
    while waiting:
        value, path = waiting.pop()
        values -= 1
        if isinstance(value, str):
            characters -= len(value)
        elif isinstance(value, (dict, Mapping)):
            for key, inner in value.items():
                if isinstance(key, str):
                    characters -= len(key)
                waiting.append((inner, (*path, str(key))))
        elif isinstance(value, (list, tuple)):
            waiting += [(inner, (*path, index)) for index, inner in enumerate(value)]
        if len(path) > limits.nesting:
            raise _passed(name, path[:8], f"collections are nested more than {limits.nesting} deep")
        if characters < 0:
            raise _passed(name, path, f"the texts have more than {limits.characters:,} characters together")
        if values < 0 or len(waiting) > limits.values:
            raise _passed(name, path, f"there are more than {limits.values:,} values")


def _passed(name: str, path: Path, message: str) -> InputError:
    return InputError(Problem(message, Place(name, path=dotted(path) or None)))
