"""Going through all of a model, with the path of each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from docgen.model.part import Part

Path = tuple[str | int, ...]


@cache
def _keys(part: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, field.alias or name) for name, field in part.model_fields.items())


def walk(value: Any, path: Path = (), whole: type[Part] | tuple[()] = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a model but `None`, parents before children, in the order of the fields; steps are keys as authors write them. Parts of the
    kind `whole` are not gone into."""
    found: list[tuple[Path, Any]] = []
    if value is not None:
        _walk(value, path, whole, found)
    return iter(found)


def _walk(value: Any, path: Path, whole: type[Part] | tuple[()], found: list[tuple[Path, Any]]) -> None:
    found.append((path, value))
    if isinstance(value, whole):
        if inner := getattr(value, "items", ()):  # texts that are under a text
            _walk(inner, (*path, "items"), whole, found)
        return
    for step, item in _inside(value):
        if item is None:
            continue
        if type(item) is not str and isinstance(item, (Part, tuple, list, dict)):
            _walk(item, (*path, step), whole, found)
        else:
            found.append(((*path, step), item))


def _inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    """The next lower values, each with its step."""
    if isinstance(value, Part):
        fields = value.__dict__
        return [(key, fields[name]) for name, key in _keys(type(value))]
    if type(value) is tuple or isinstance(value, list):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()
