"""`docgen render`: YAML files in, PDF and DOCX out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.grouped import grouped
from docgen.cli.inputs import StdinName, once, refuse_stdin_name
from docgen.cli.jobs.asked import FORMATS, OUTPUT, Asked, DocumentFlags, FileFlags
from docgen.cli.jobs.configured import ConfigFlags
from docgen.cli.limits import LimitsOption
from docgen.cli.outputs import STDOUT, Job
from docgen.cli.pdfoptions import PdfFlags, first
from docgen.cli.printing import print_problems
from docgen.cli.signoptions import Fields, SignFlags, SignVisible
from docgen.errors import UsageError


@grouped
def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="YAML (or JSON) files, folders of them, globs; - is standard input.")],
    output: Annotated[str | None, OUTPUT] = None,
    wanted: Annotated[str | None, FORMATS] = None,
    *,
    document: DocumentFlags,
    pdf: PdfFlags,
    signs: SignFlags,
    sign_visible: SignVisible = False,
    sign_fields: Fields = None,
    file: FileFlags,
    stdin_name: StdinName = None,
    configs: ConfigFlags,
    limits: LimitsOption = None,
    opens: Annotated[bool, typer.Option("--open", help="Open the first file when all are made.")] = False,
) -> None:
    """Render YAML files to PDF and DOCX.

    A bad file stops no other. Each output is written whole or not at all.
    """
    refuse_stdin_name(files, stdin_name)
    if output == "-" and sys.stdout.isatty():
        raise UsageError("-o - would write a binary file to the terminal; send it to a file or a pipe")
    once(files)
    signing = signs.signing(visible=sign_visible, fields=sign_fields)
    sign_flag = first(("--sign", signs.sign), ("--sign-token", signs.sign_token))
    asked = Asked(output, wanted, document, pdf, file, configs, limits, signing, sign_flag, stdin_name)
    jobs, worst = asked.render_all(files)
    if opens:
        _open_first(jobs)
    if worst:
        raise typer.Exit(worst)


def _open_first(jobs: list[Job]) -> None:
    """Opens the first file that there is; with standard output there is none."""
    from docgen.cli.habits.opening import open_file

    named = [path for job in jobs for path in job.outputs.values() if path != STDOUT]
    pages = [path.with_name(f"{path.stem}-1{path.suffix}") for path in named]
    path = next((path for path in (*named, *pages) if path.exists()), None)
    problem = None if path is None else open_file(path)
    if problem is not None:
        print_problems(problem)
