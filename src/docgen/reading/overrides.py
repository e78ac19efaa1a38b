"""Values set from outside (`--set headline.en=…`, cells of a sheet), put in the place of the file's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from docgen.errors import InputError, Place, Problem
from docgen.source import Marked, compose, from_text
from docgen.source.marked import dotted
from docgen.source.scalars import resolve


class Absent(Enum):
    """What is set where a field is taken out."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Set:
    """A value that was set, taken as it is, with its place (`letters.xlsx!Sheet1!C17`). `ABSENT` takes the field out, and a mapping or
    the last entry of a list with all that was in it."""

    value: Any
    place: Place


_LONGEST = 40
"""Steps of a path; no field lies as deep."""
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


def overridden(marked: Marked, settings: Mapping[str, Any]) -> Marked:
    """`marked` with each value of `settings` at its path. Text is read as YAML reads a plain scalar or a flow collection, but for that of a `Set`.

    Raises InputError for a path that is written wrongly or leads nowhere.
    """
    if not settings:
        return marked
    data, places = marked.data, dict(marked.overrides)
    for text, value in settings.items():
        path = path_of(text, value.place if isinstance(value, Set) else None)
        places[path] = value.place if isinstance(value, Set) else Place(f"--set {dotted(path)}")
        data = _with(data, path, value.value if isinstance(value, Set) else _value(value), text, places[path])
    if any(isinstance(value, Set) and value.value is ABSENT for value in settings.values()):
        data = _without_absent(data, (), places)
    return replace(marked, data={} if data is ABSENT else data, overrides=places)


def _without_absent(data: Any, path: tuple[str | int, ...], places: dict[tuple[str | int, ...], Place]) -> Any:
    """Data without what is taken out; `ABSENT` for what nothing is left of, which is told where the first of it was. An entry of a list goes where
    none stands behind it, for the others would get other numbers."""
    if isinstance(data, Mapping):
        pairs = {key: _without_absent(value, (*path, key), places) for key, value in data.items()}
        kept: Any = {key: value for key, value in pairs.items() if value is not ABSENT}
    elif isinstance(data, list):
        kept = [_without_absent(value, (*path, index), places) for index, value in enumerate(data)]
        while kept and kept[-1] is ABSENT:
            kept.pop()
        kept = [None if value is ABSENT else value for value in kept]
    else:
        return data
    if kept or not data:
        return kept
    places.setdefault(path, next(place for given, place in places.items() if given[: len(path)] == path))
    return ABSENT


def path_of(text: str, place: Place | None = None) -> tuple[str | int, ...]:
    """The steps of a field's path (`body[0].ar`). Raises InputError, told at `place`."""
    steps: list[str | int] = []
    end = 0
    for found in _STEP.finditer(text):
        if found.start() != end:
            break
        steps.append(int(found[2]) if found[2] is not None else found[1])
        end = found.end()
    if not steps or end != len(text) or len(steps) > _LONGEST:
        raise InputError(Problem(f"'{text}' is not the path of a field", place or Place(f"--set {text}"), "write it like headline.en or body[0].ar"))
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


def _with(data: Any, path: tuple[str | int, ...], value: Any, text: str, place: Place) -> Any:
    """A copy of `data`, changed along `path` only."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if value is ABSENT and isinstance(step, int) and isinstance(data, list) and step >= len(data):
        return data
    if isinstance(step, str) and isinstance(data, Mapping):
        return {**data, step: _with(data.get(step, {} if rest else None), rest, value, text, place)}
    if isinstance(step, str) and isinstance(data, str) and step in ("ar", "en"):
        return _with({"ar": data, "en": data}, path, value, text, place)
    if isinstance(step, int) and isinstance(data, list) and step < len(data):
        return [*data[:step], _with(data[step], rest, value, text, place), *data[step + 1 :]]
    raise InputError(Problem(f"the path '{text}' leads nowhere in this input", place, "list items count from 0, as in body[0].ar"))
