"""`docgen check LETTER.docx -o REVIEWED.docx`: the findings as comments in the Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.inputs import STDIN
from docgen.cli.outputs import STDOUT, put, refuse_input
from docgen.errors import Problem, UsageError

if TYPE_CHECKING:
    from docgen.checks.run import Report

_SUFFIXES = (".docx", ".dotx")


def refuse(files: Sequence[Path], output: Path | None, *, fix: bool, template: str | None, printing: bool) -> None:
    """Raises UsageError for options that do not go with what is checked: a file of another program, or an input. `printing` says that findings go
    to standard output."""
    from docgen.bitext.kinds import is_foreign

    foreign = [path for path in files if path != STDIN and is_foreign(path)] if fix or template is not None or output is not None else []
    if foreign and fix:
        raise UsageError(
            Problem(f"--fix mends inputs of docgen's own; {foreign[0]} is none", hint="-o reviewed.docx puts the findings into a Word file")
        )
    if foreign and template is not None:
        raise UsageError(f"--template is for inputs of docgen's own; {foreign[0]} is none")
    if output is None:
        return
    if len(files) != 1:
        raise UsageError(f"-o {output} is one file, but there are {len(files)} to check")
    if not foreign:
        raise UsageError(Problem("-o is for a Word file, into which the findings go as comments", hint="--format json prints those of an input"))
    if output != STDOUT and output.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"-o {output} is no name of a Word file; it ends with {' or '.join(_SUFFIXES)}")
    if output == STDOUT and printing:
        raise UsageError("standard output takes the file or the findings, not both")
    refuse_input(output, files[0])


def reviewed(path: Path, output: Path, ignore: Sequence[str]) -> Report:
    """Checks a Word file and writes it with its findings. Raises InputError for what is none, or may not be changed, and OutputError."""
    from docgen.bitext.word import read_word
    from docgen.checks.bitexts import check_bitext
    from docgen.checks.bitexts import reviewed as commented
    from docgen.wordfile.package import open_word

    file = open_word(path, large=True)
    report = check_bitext(read_word(file), ignore=ignore)
    put({output: commented(file, report.problems)})
    return report
