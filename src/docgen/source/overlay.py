"""Values set from outside (`--set headline.en=…`) laid over a file's data, by the paths of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docgen.errors import InputError, Place, Problem
from docgen.source.marked import Marked, dotted
from docgen.source.scalars import resolve

_STEP = re.compile(r"(?:^|\.)([^.\[\]]+)|\[(\d+)\]")


def overlaid(marked: Marked, settings: Mapping[str, Any]) -> Marked:
    """`marked` with each value of `settings` at its path (`body[0].ar`). A text is read as a plain YAML scalar: `3` is a number, `true` is true.

    Mappings on the way that do not exist are made. Raises InputError for a path that is none, or that goes through a text or past a list's end.
    """
    data = deepcopy(marked.data)
    problems = []
    for path, value in settings.items():
        fault = _put(data, path, resolve(value) if isinstance(value, str) else value)
        if fault is not None:
            problems.append(Problem(fault[0], Place(f"--set {path}"), fault[1]))
    if problems:
        raise InputError(problems)
    return replace(marked, data=data)


def placed(problems: Iterable[Problem], settings: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Problems of a field that was set from outside are told there, not at the line of the file that it took the place of."""
    return tuple(next((replace(each, place=Place(f"--set {path}")) for path in settings if _within(each, path)), each) for each in problems)


def _within(problem: Problem, path: str) -> bool:
    steps = _steps(path)
    found = _steps(problem.place.path or "")
    return bool(steps) and found is not None and found[: len(steps or ())] == steps


def _steps(path: str) -> list[str | int] | None:
    """`body[0].ar` as `["body", 0, "ar"]`; None for what is no path."""
    steps: list[str | int] = []
    end = 0
    for match in _STEP.finditer(path):
        if match.start() != end:
            return None
        steps.append(match[1] if match[1] is not None else int(match[2]))
        end = match.end()
    return steps if steps and end == len(path) and isinstance(steps[0], str) else None


def _put(data: Any, path: str, value: Any) -> tuple[str, str] | None:
    """Puts the value; or says what is wrong and what would be right."""
    steps = _steps(path)
    if steps is None:
        return "this is not the path of a field", "write it like headline.en or body[0].ar"
    for depth, step in enumerate(steps):
        so_far = dotted(steps[:depth])
        if isinstance(step, int):
            if not isinstance(data, list):
                return f"{so_far} is not a list", f"leave [{step}] out"
            if step >= len(data):
                return f"{so_far} has {len(data)} items", f"the last is {so_far}[{len(data) - 1}]" if data else "add one in the file"
        elif not isinstance(data, dict):
            what = "a list" if isinstance(data, list) else "one value"
            return f"{so_far or 'the file'} is {what} and has no {step!r}", f"set {so_far}{'[0]' if isinstance(data, list) else ''}"
        if depth == len(steps) - 1:
            data[step] = value
        elif isinstance(step, str):
            data = data.setdefault(step, {})
        else:
            data = data[step]
    return None
