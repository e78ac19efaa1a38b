"""Values set from outside (`--set headline.en=…`), put in the place of the file's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docgen.errors import InputError, Place, Problem
from docgen.source import Marked, compose, from_text
from docgen.source.scalars import resolve

_LONGEST = 40
"""Steps of a path; no field lies as deep."""
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


def overridden(marked: Marked, settings: Mapping[str, Any]) -> Marked:
    """`marked` with each value of `settings` at its path. Text is read as YAML reads a plain scalar or a flow collection.

    Raises InputError for a path that is written wrongly or leads nowhere.
    """
    if not settings:
        return marked
    data, paths = marked.data, []
    for text, value in settings.items():
        path = _path(text)
        data = _with(data, path, _value(value), text)
        paths.append(path)
    return replace(marked, data=data, overrides=tuple(paths))


def _path(text: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    end = 0
    for found in _STEP.finditer(text):
        if found.start() != end:
            break
        steps.append(int(found[2]) if found[2] is not None else found[1])
        end = found.end()
    if not steps or end != len(text) or len(steps) > _LONGEST:
        raise InputError(Problem(f"'{text}' is not the path of a field", Place(f"--set {text}"), "write it like headline.en or body[0].ar"))
    return tuple(steps)


def _value(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value[:1] in ("{", "["):
        try:
            return compose(from_text(value)).data
        except InputError:
            return value  # text that begins with a role
    return resolve(value)


def _with(data: Any, path: tuple[str | int, ...], value: Any, text: str) -> Any:
    """A copy of `data`, changed along `path` only."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, str) and isinstance(data, Mapping):
        return {**data, step: _with(data.get(step, {} if rest else None), rest, value, text)}
    if isinstance(step, str) and isinstance(data, str) and step in ("ar", "en"):
        return _with({"ar": data, "en": data}, path, value, text)
    if isinstance(step, int) and isinstance(data, list) and step < len(data):
        return [*data[:step], _with(data[step], rest, value, text), *data[step + 1 :]]
    raise InputError(Problem(f"the path '{text}' leads nowhere in this input", Place(f"--set {text}"), "list items count from 0, as in body[0].ar"))
