"""What the commands print: problems to stderr, plain in a file or a pipe and coloured on a terminal; with `--json` into the run's document."""

from __future__ import annotations

import contextlib
import io
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docgen.cli.habits import answer, language
from docgen.cli.habits.escapes import one_line as one_line
from docgen.cli.habits.escapes import safe_json as safe_json
from docgen.cli.habits.language import PDI, RLI
from docgen.cli.habits.options import active
from docgen.config.variables import debugging
from docgen.errors import DocgenError, Place, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text

    from docgen.cli.habits.results import Written

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


def print_problems(problems: Iterable[Problem] | Problem, *, strict: bool = False) -> None:
    """Print problems to stderr, one line each: `file:line:column: error: path: message – hint`. Under it the line of the input, where that is asked
    for (`--messages full`) or stderr is a terminal. With `-q` errors alone, and where warnings fail a run (`strict`) those too."""
    asked = active()
    for problem in (problems,) if isinstance(problems, Problem) else problems:
        if asked.json:
            answer.tell(problem)
            continue
        if asked.quiet and problem.severity not in (("error", "warning") if strict else ("error",)):
            continue
        problem = _placed(problem)
        if sys.stderr is None:  # a process without one, into which docgen is embedded
            return
        terminal = sys.stderr.isatty()
        if terminal:
            _terminal(_coloured(problem))
        else:
            print(_line(problem), file=sys.stderr)
        if asked.messages == "full" or (asked.messages is None and terminal):
            _print_excerpt(problem, terminal=terminal)


def _line(problem: Problem) -> str:
    return language.line(_one_line(problem)) if language.in_arabic() else one_line(str(problem))


def _one_line(problem: Problem) -> Problem:
    """The same with every text of it on one line, before isolates of docgen's own stand in it."""
    file, path = (text and one_line(text) for text in (problem.place.file, problem.place.path))
    return replace(
        problem, place=replace(problem.place, file=file, path=path), message=one_line(problem.message), hint=problem.hint and one_line(problem.hint)
    )


def _print_excerpt(problem: Problem, *, terminal: bool) -> None:
    from docgen.cli.habits.carets import excerpt

    for line in excerpt(problem.place):
        if terminal:
            from rich.text import Text

            _terminal(Text(line, style=COLOURS[problem.severity] if line.endswith("^") else "dim"))
        else:
            print(line, file=sys.stderr)


def detail(text: str) -> None:
    """What was done, for those who ask (`-v`), on stderr."""
    if active().verbose and not active().json and sys.stderr is not None:
        print(f"docgen: {language.spoken(text)}", file=sys.stderr)


def failed(error: BaseException, doing: str | None = None) -> int:
    """docgen itself failed: say so in one line, with the traceback where `--debug` is set. Returns the exit code, 70."""
    if debugging():
        traceback.print_exception(error, file=sys.stderr)
    what = one_line(f"{type(error).__name__}: {error}")
    problem = Problem(f"internal error: {what}", Place(doing), "run again with --debug and report it with the input that causes it")
    if active().json:
        answer.tell(problem)
    else:
        where = f"{one_line(doing)}: " if doing else ""
        told = language.body(_one_line(replace(problem, place=Place()))) if language.in_arabic() else problem.told
        print(f"docgen: {where}{told}", file=sys.stderr)
    return 70


def wrong_usage(error: Any) -> int:
    """What Typer says of a wrong command line, as it says it or as a problem of the document that `--json` prints. Returns its exit code."""
    if active().json:
        answer.tell(Problem(error.format_message()))
    elif language.in_arabic() and type(error).__name__ != "NoArgsIsHelpError":
        print_problems(Problem(" ".join(error.format_message().split())))
    else:
        error.show()
    return int(error.exit_code)


def wrote(files: Mapping[Path, bytes]) -> None:
    """Tell of files that were written: their names on standard output (as they are for other programs, on one line for a terminal), or a row each of
    the document that `--json` prints."""
    asked = active()
    if asked.json:
        answer.files([_row(path, data) for path, data in files.items()])
    elif not asked.quiet:
        for path in files:
            print(one_line(str(path)) if sys.stdout.isatty() else path)


def _row(path: Path, data: bytes) -> Written:
    from docgen.cli.habits.facts import written

    return written(path, data)


def json_text(data: object) -> str:
    """JSON in which Arabic can be read. What a terminal would obey, and bytes of names that are no UTF-8, are `\\u` escapes, which mean the same."""
    import json

    return safe_json(json.dumps(data, ensure_ascii=False, indent=1))


def _placed(problem: Problem) -> Problem:
    """A problem of the command line has no place in a file: the program's name stands there. What quotes a very long word of the input is cut."""
    place = Place("docgen") if problem.place == Place() else replace(problem.place, path=problem.place.path and _cut(problem.place.path))
    return replace(problem, place=place, message=_cut(problem.message), hint=problem.hint and _cut(problem.hint))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def _coloured(problem: Problem) -> Text:
    from rich.text import Text

    if language.in_arabic():
        problem = _one_line(problem)
        text = Text(f"{language.place(str(problem.place))}: {RLI}", style="bold")
        text.append(language.head(problem), style=COLOURS[problem.severity])
        text.append(f" {language.body(problem)}{PDI}", style="not bold")
        return text
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
            print("\t".join(map(_cell, row)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        drawn.add_column(header, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(_cell(cell)) for cell in row))
    Console(highlight=False).print(drawn)


def _cell(text: str) -> str:
    return text if isinstance(text, language.Spoken) else one_line(text)
