"""`docgen new`: a starter file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.printing import name
from docgen.errors import UsageError
from docgen.files import write_whole


def command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="press-statement or meeting-minutes.")],
    form: Annotated[
        Path | None, typer.Option("--form", metavar="FILE.docx", help="Write a Word form with every field of the kind in it, to cut and rearrange.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write. Default: standard output.")] = None,
) -> None:
    """Write a commented starter file that renders at once. A file that exists is never written over."""
    from docgen import reading

    if form is not None:
        _form(kind, form, output)
        return
    text = reading.starter(kind)
    if output is None or output == Path("-"):
        typer.echo(text, nl=False)
        return
    _write(output, text.encode(), "-o")


def _form(kind: str, path: Path, output: Path | None) -> None:
    from docgen.api import blank_form

    if output is not None:
        raise UsageError("--form names the file itself; -o is for the starter file: give one of the two")
    if path.suffix.lower() != ".docx":
        raise UsageError(f"{path} is no name of a Word form; it ends with .docx")
    _write(path, blank_form(kind), "--form")


def _write(path: Path, data: bytes, option: str) -> None:
    if os.path.lexists(path):
        raise UsageError(f"{path} exists already; name a new file with {option}")
    write_whole({path: data})
    name(path)
