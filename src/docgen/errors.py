"""What can go wrong, said so that the reader can mend it: where, what, and what would be right."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is. `line` and `column` count from 1, columns in code points; `path` is the field's path (`body[2].ar`), or says in words where
    in a file without lines; `cell` is that of a workbook (`Sheet1!C17`)."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        name = self.file or "<data>"
        parts = [name if self.cell is None else f"{name}!{self.cell}"]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)

    @property
    def inside(self) -> str | None:
        """Where inside the file beside line and column: the cell, or the path."""
        return self.cell or self.path


_LONGEST = 400
"""Code points of a message."""


def brief(text: str) -> str:
    """A message that quotes something long, its middle left out: what was quoted begins it, what is wrong with it ends it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the source, in code points, and what shall stand there.

    `offset` and `length` are the same stretch in the text that it belongs to, as it was read. `forms` says that presentation forms become letters.
    """

    start: int
    end: int
    text: str
    offset: int = 0
    length: int = 0
    forms: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What docgen has to tell of an input, an output or itself: `message` says what is wrong, `hint` what would be right, `code` (`DG101`) names the
    check that found it, and `edits` mend it in the source (none where only the author can). `start` is the index in the source of the value it is in,
    for comments that switch it off there."""

    message: str
    place: Place = Place()
    hint: str | None = None
    code: str | None = None
    severity: Severity = "error"
    edits: tuple[Edit, ...] = ()
    start: int | None = None

    def __str__(self) -> str:
        code = f" [{self.code}]" if self.code else ""
        path = f" {self.place.path}:" if self.place.path else ""
        return f"{self.place}: {self.severity}{code}:{path} {self.told}"

    @property
    def told(self) -> str:
        """The message with its hint."""
        return f"{self.message} – {self.hint}" if self.hint else self.message


Problem = Diagnostic
"""A `Diagnostic`, where it is a problem of an error or a warning."""


class DocgenError(Exception):
    """The root of every error docgen raises on purpose. `problems` holds all that was found, in the order of the source."""

    exit_code = 1

    def __init__(self, problems: Problem | str | Iterable[Problem]) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        if isinstance(problems, Problem):
            problems = (problems,)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        """By its problems: `args` are what they say, which is no way to make it again."""
        return _again, (type(self), self.problems), self.__dict__


def _again(kind: type[DocgenError], problems: tuple[Problem, ...]) -> DocgenError:
    error = kind.__new__(kind)
    DocgenError.__init__(error, problems)
    return error


class InputError(DocgenError):
    """The input file or mapping is wrong."""


class DateError(DocgenError, ValueError):
    """A date cannot be read, is out of range, or disagrees with its twin in the other calendar."""


class TemplateError(DocgenError):
    """A template or a theme is wrong."""


class FontError(DocgenError):
    """A font family or file is missing, unreadable, or may not be embedded."""


class RenderError(DocgenError):
    """The document cannot be made in the format, layout or profile asked for."""


class UsageError(DocgenError):
    """The command line or the call is wrong."""

    exit_code = 2


class PluginError(UsageError):
    """What an installed package adds cannot be loaded, is not what it should be, or fails; the message names it."""


class OutputError(DocgenError):
    """The output file could not be written."""

    exit_code = 3


class DocgenWarning(UserWarning):
    """A problem that does not stop the document; `problem` holds it whole."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


Warn = Callable[[Problem], None]
"""Takes a problem of severity `warning` or `note`; whoever calls the API may collect or print them."""


def warn(problem: Problem) -> None:
    """The default `Warn`: Python's own warnings, as `DocgenWarning`."""
    warnings.warn(DocgenWarning(problem), stacklevel=3)
