"""What the commands print: problems to stderr, one line each, plain in a file or a pipe and coloured on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, Place, Problem, Severity

if TYPE_CHECKING:
    from rich.text import Text

COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def unicode_streams() -> None:
    """Arabic goes out as UTF-8 into files and pipes whatever the locale says; what a terminal cannot show is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation, ValueError):
                stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def report(error: DocgenError) -> None:
    """Print all problems of an error."""
    say(error.problems)


def say(problems: Iterable[Problem] | Problem) -> None:
    """Print problems to stderr, one line each: `file:line:column: error: path: message – hint`."""
    for problem in (problems,) if isinstance(problems, Problem) else problems:
        problem = _placed(problem)
        if sys.stderr.isatty():
            _terminal(_coloured(problem))
        else:
            print(one_line(str(problem)), file=sys.stderr)


def failed(error: BaseException, doing: str | None = None) -> int:
    """docgen itself failed: say so in one line, with the traceback where `--debug` is set. Returns the exit code, 70."""
    if os.environ.get("DOCGEN_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    where = f"{doing}: " if doing else ""
    what = one_line(f"{type(error).__name__}: {error}")
    print(f"docgen: {where}internal error: {what} – run again with --debug and report it with the input that causes it", file=sys.stderr)
    return 70


def one_line(text: str) -> str:
    """Text that keeps to one line and cannot steer a terminal: line breaks become spaces, other control characters their escapes."""
    return "".join(_shown(char) for char in " ".join(text.splitlines()))


def _placed(problem: Problem) -> Problem:
    """A problem of the command line has no place in a file: the program's name stands there."""
    return replace(problem, place=Place("docgen")) if problem.place == Place() else problem


def _shown(char: str) -> str:
    if unicodedata.category(char) != "Cc":
        return char
    return " " if char == "\t" else f"\\x{ord(char):02x}"


def _coloured(problem: Problem) -> Text:
    from rich.text import Text

    text = Text(one_line(str(problem.place)) + ": ", style="bold")
    text.append(problem.severity + (f" [{problem.code}]" if problem.code else "") + ":", style=COLOURS[problem.severity])
    if problem.place.path:
        text.append(f" {one_line(problem.place.path)}:", style="cyan")
    text.append(f" {one_line(problem.message)}", style="not bold")
    if problem.hint:
        text.append(f" – {one_line(problem.hint)}", style="green")
    return text


def _terminal(text: Text) -> None:
    """Soft wrap: the terminal breaks the line where it will. Rich counts cells, and an Arabic mark or a lam-alef takes fewer than it counts."""
    from rich.console import Console

    Console(stderr=True, highlight=False).print(text, soft_wrap=True)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on stdout: drawn on a terminal, else a line a row with tabs between the cells and no headers, for other programs."""
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(map(one_line, row)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        drawn.add_column(header, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(one_line(cell)) for cell in row))
    Console(highlight=False).print(drawn)
