"""An input as the command line names it: a path, or `-` for standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.errors import DocgenError, Problem, UsageError

if TYPE_CHECKING:
    from docgen.source import Source

STDIN = Path("-")
NAME = "<stdin>"


def given(path: Path, stdin_name: Path | None = None) -> Path | Source:
    """The path, or what standard input holds, by the name `stdin_name`. A file of that name is given by its whole path; paths in what comes from
    standard input start at the current folder, or the folder of its name (`folder_of`). Raises InputError."""
    if path != STDIN:
        return path
    from docgen.cli.habits.carets import remember
    from docgen.cli.streams import read_in
    from docgen.limits import active
    from docgen.source import from_bytes

    name = called(path, stdin_name)
    source = from_bytes(read_in(name, active().text_bytes), name)
    remember(name, source.text)
    return source


def folder_of(path: Path, stdin_name: Path | None) -> Path | None:
    """The folder at which paths in standard input start, where its name says one; `None` for every other input, which knows its own."""
    return stdin_name.parent if path == STDIN and stdin_name is not None else None


def called(path: Path, stdin_name: Path | None = None) -> str:
    """How messages call an input."""
    return (NAME if stdin_name is None else str(stdin_name)) if path == STDIN else str(path)


def of(problem: Problem, source: Path, stdin_name: Path | None = None) -> Problem:
    """A problem without a place is told with the input that has it."""
    return replace(problem, place=replace(problem.place, file=called(source, stdin_name))) if problem.place.file is None else problem


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


StdinName = Annotated[
    Path | None,
    typer.Option("--stdin-name", metavar="FILE", help="The name of what comes from standard input: in messages, in outputs, and where paths start."),
]


def refuse_stdin_name(paths: Iterable[Path], stdin_name: Path | None) -> None:
    """Raises UsageError for a name of standard input that is not read, and for one that has no letters."""
    if stdin_name is None:
        return
    if STDIN not in paths:
        raise UsageError("--stdin-name names what comes from standard input (-), which is not read here")
    if stdin_name.name in ("", ".", "..", "-"):
        raise UsageError(f"--stdin-name {stdin_name}: this is no name of a file")


def once(paths: Iterable[Path]) -> None:
    """Raises UsageError where standard input is named twice: the second time there is nothing left."""
    if sum(path == STDIN for path in paths) > 1:
        raise UsageError("- (standard input) is named twice")
