"""What the commands print: problems to stderr, one line each, plain in a file or a pipe and coloured on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import traceback
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, Place, Problem, Severity

if TYPE_CHECKING:
    from rich.text import Text

_UNSEEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u206a-\u206f\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]")
"""C1 controls; embeddings, overrides and isolates of UAX #9 (marks of direction are let be: they turn nothing but themselves); deprecated formats,
line separators, annotations, tags; bytes of a name that is no UTF-8."""

_LONGEST = 2000
"""Characters of a message, a hint or a field's path that are printed."""

COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def unicode_streams() -> None:
    """Arabic goes out as UTF-8 into files and pipes whatever the locale says; what a terminal cannot show is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation, ValueError):
                stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def report(error: DocgenError) -> None:
    """Print all problems of an error."""
    print_problems(error.problems)


def print_problems(problems: Iterable[Problem] | Problem) -> None:
    """Print problems to stderr, one line each: `file:line:column: error: path: message – hint`."""
    for problem in (problems,) if isinstance(problems, Problem) else problems:
        problem = _placed(problem)
        if sys.stderr is None:  # a process without one, into which docgen is embedded
            return
        if sys.stderr.isatty():
            _terminal(_coloured(problem))
        else:
            print(one_line(str(problem)), file=sys.stderr)


def failed(error: BaseException, doing: str | None = None) -> int:
    """docgen itself failed: say so in one line, with the traceback where `--debug` is set. Returns the exit code, 70."""
    if os.environ.get("DOCGEN_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    where = f"{one_line(doing)}: " if doing else ""
    what = one_line(f"{type(error).__name__}: {error}")
    print(f"docgen: {where}internal error: {what} – run again with --debug and report it with the input that causes it", file=sys.stderr)
    return 70


def one_line(text: str) -> str:
    """Text that keeps to one line and cannot steer a terminal: line breaks become spaces; other control characters, and those that turn the direction
    of what follows or cannot be seen, become their escapes."""
    return "".join(_shown(char) for char in " ".join(text.splitlines()))


def name(path: object) -> None:
    """Print the name of a file on standard output: as it is for other programs, on one line for a terminal."""
    print(one_line(str(path)) if sys.stdout.isatty() else path)


def json_text(data: object) -> str:
    """JSON in which Arabic can be read. What a terminal would obey, and bytes of names that are no UTF-8, are `\\u` escapes, which mean the same."""
    import json

    return safe_json(json.dumps(data, ensure_ascii=False, indent=1))


def safe_json(written: str) -> str:
    """JSON that is written already, as `json_text` writes it."""
    return _UNSEEN.sub(lambda found: _escape(found[0]), written)


def _placed(problem: Problem) -> Problem:
    """A problem of the command line has no place in a file: the program's name stands there. What quotes a very long word of the input is cut."""
    place = Place("docgen") if problem.place == Place() else replace(problem.place, path=problem.place.path and _cut(problem.place.path))
    return replace(problem, place=place, message=_cut(problem.message), hint=problem.hint and _cut(problem.hint))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if unicodedata.category(char) == "Cc":
        return f"\\x{ord(char):02x}"
    return _escape(char) if _UNSEEN.match(char) and not "\ud800" <= char <= "\udfff" else char


def _escape(char: str) -> str:
    """UTF-16 code units, as JSON writes them."""
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


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
