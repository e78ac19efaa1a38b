"""Going through all of a model, with the path of each value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from docgen.model.part import Part

Path = tuple[str | int, ...]


@cache
def _keys(part: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, field.alias or name) for name, field in part.model_fields.items())


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a model but `None`, parents before children, in the order of the fields; steps are keys as authors write them."""
    if value is None:
        return
    yield path, value
    if isinstance(value, Part):
        for name, key in _keys(type(value)):
            yield from walk(getattr(value, name), (*path, key))
    elif type(value) is tuple or isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
