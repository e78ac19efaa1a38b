"""An input as the command line names it: a path, or `-` for standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, Problem, UsageError

if TYPE_CHECKING:
    from docgen.source import Source

STDIN = Path("-")
NAME = "<stdin>"


def given(path: Path) -> Path | Source:
    """The path, or what standard input holds. A file of that name is given by its whole path; paths in what comes from standard input start at the
    current folder. Raises InputError."""
    if path != STDIN:
        return path
    from docgen.cli.habits.carets import remember
    from docgen.cli.streams import read_in
    from docgen.limits import active
    from docgen.source import from_bytes

    source = from_bytes(read_in(NAME, active().text_bytes), NAME)
    remember(NAME, source.text)
    return source


def called(path: Path) -> str:
    """How messages call an input."""
    return NAME if path == STDIN else str(path)


def of(problem: Problem, source: Path) -> Problem:
    """A problem without a place is told with the input that has it."""
    return replace(problem, place=replace(problem.place, file=called(source))) if problem.place.file is None else problem


@contextmanager
def naming(source: Path) -> Iterator[None]:
    """Errors of the input that have no place are raised with its name."""
    try:
        yield
    except UsageError:
        raise
    except DocgenError as error:
        error.problems = tuple(of(problem, source) for problem in error.problems)
        raise


def once(paths: Iterable[Path]) -> None:
    """Raises UsageError where standard input is named twice: the second time there is nothing left."""
    if sum(path == STDIN for path in paths) > 1:
        raise UsageError("- (standard input) is named twice")
