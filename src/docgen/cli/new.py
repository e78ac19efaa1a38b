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
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write. Default: standard output.")] = None,
) -> None:
    """Write a commented starter file that renders at once. A file that exists is never written over."""
    from docgen import reading

    text = reading.starter(kind)
    if output is None or output == Path("-"):
        typer.echo(text, nl=False)
        return
    if os.path.lexists(output):
        raise UsageError(f"{output} exists already; name a new file with -o")
    write_whole({output: text.encode()})
    name(output)
