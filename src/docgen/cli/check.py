"""`docgen check`: every error of the files, and no output."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.printing import failed, report, say
from docgen.errors import DocgenError


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="YAML (or JSON) files.")],
    allow_outside: Annotated[bool, typer.Option("--allow-outside", help="Let paths in the input leave its folder.")] = False,
) -> None:
    """Report every error and warning of YAML files, and write nothing."""
    worst = max(_check(path, allow_outside) for path in files)
    if worst:
        raise typer.Exit(worst)


def _check(path: Path, allow_outside: bool) -> int:
    from docgen import api

    try:
        api.document(api.load(path, allow_outside=allow_outside, warn=say), warn=say)
    except DocgenError as error:
        report(error)
        return error.exit_code
    except Exception as error:
        return failed(error, str(path))
    return 0
