"""The pictures of a flow, opened once for whatever a format makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from docgen.document.document import Flow
from docgen.errors import Problem, RenderError, Warn
from docgen.pictures import NotAPicture, Opened, open_file, told, undrawn

T = TypeVar("T")


def opened(paths: Iterable[Path], flow: Flow, warn: Warn, make: Callable[[Opened], T]) -> dict[Path, T]:
    """What `make` makes of each picture, by path. What is in one and is not drawn goes to `warn`. `make` may raise NotAPicture. Raises RenderError
    with all that is wrong, each where the input names the file."""
    found: dict[Path, T] = {}
    problems: list[Problem] = []
    for path in paths:
        named_at = flow.named_at.get(str(path))
        try:
            picture = open_file(path, named_at)
            found[path] = make(picture)
        except NotAPicture as broken:
            problems.append(told(broken, path, named_at))
        except RenderError as error:
            problems += error.problems
        else:
            for problem in undrawn(picture, path, named_at):
                warn(problem)
    if problems:
        raise RenderError(problems)
    return found
