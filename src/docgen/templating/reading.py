"""Reads a mapping of a template or theme file key by key, and gathers every problem with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from docgen.close_matches import close_matches
from docgen.errors import Problem
from docgen.inputs import shortened
from docgen.source import Marked

T = TypeVar("T")
_MANY = 60
"""Names that a hint can list."""
Path = tuple[str | int, ...]


def nearest(name: str, names: Iterator[str] | Mapping[str, Any] | tuple[str, ...] | list[str]) -> str | None:
    """The name that was most likely meant, if one is near."""
    near = close_matches(name, list(names), n=1, cutoff=0.55)
    return near[0] if near else None


def did_you_mean(name: str, names: Mapping[str, Any] | tuple[str, ...] | list[str]) -> str:
    """A hint: the nearest name, or all of them."""
    near = nearest(name, list(names))
    return f"did you mean {near}?" if near else f"there are {', '.join(names)}" if len(names) <= _MANY else f"there are {len(names)} names"


@dataclass(slots=True)
class File:
    """A file's data under reading; `problems` grows, and is raised by whoever began."""

    marked: Marked
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, path: Path, message: str, hint: str | None = None, *, key: bool = False, offset: int | None = None) -> None:
        self.problems.append(Problem(message, self.marked.place(path, key=key, offset=offset), hint))

    def mapping(self, data: Any, path: Path, what: str) -> dict[str, Any]:
        """`data` if it is a mapping; else a problem, and an empty one."""
        if isinstance(data, dict):
            return data
        if data is not None:
            self.wrong(path, f"{what} must be a mapping of keys and values")
        return {}

    def known(self, data: Mapping[str, Any], path: Path, keys: tuple[str, ...]) -> None:
        """Every key of `data` is one of `keys`; each other one is a problem that names the nearest."""
        for key in data:
            if key not in keys:
                self.wrong((*path, key), f"unknown key '{key}'", did_you_mean(key, keys), key=True)

    def take(self, data: Mapping[str, Any], key: str, path: Path, read: Callable[[Any], T], what: str, default: T) -> T:
        """`read(data[key])`, or `default` where the key is missing; a ValueError of `read` becomes a problem that says `what` is expected."""
        if key not in data:
            return default
        try:
            return read(data[key])
        except (ValueError, TypeError, LookupError, ArithmeticError):
            given = "an empty value" if data[key] is None else shortened(repr(data[key]), 60)
            self.wrong((*path, key), f"{given} is not {what}")
            return default
