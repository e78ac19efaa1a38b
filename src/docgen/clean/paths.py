"""Places in plain data: going through them, taking some away, putting others in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that is no plain list and no plain mapping, with its path."""
    if type(data) is dict:
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif type(data) is list:
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path, data


def without(data: Any, gone: Collection[Path], path: Path = ()) -> Any:
    """A copy without what stands at the paths `gone`, which are those of `data` itself."""
    if type(data) is dict:
        return {key: without(value, gone, (*path, key)) for key, value in data.items() if (*path, key) not in gone}
    if type(data) is list:
        return [without(value, gone, (*path, index)) for index, value in enumerate(data) if (*path, index) not in gone]
    return data


def replaced(data: Any, new: Mapping[Path, Any], path: Path = ()) -> Any:
    """A copy with other values at some paths."""
    if path in new:
        return new[path]
    if type(data) is dict:
        return {key: replaced(value, new, (*path, key)) for key, value in data.items()}
    if type(data) is list:
        return [replaced(value, new, (*path, index)) for index, value in enumerate(data)]
    return data
