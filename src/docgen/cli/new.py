"""`docgen new`: a starter file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.config import known_kind
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Text
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.printing import wrote
from docgen.errors import UsageError
from docgen.files import write_whole


@grouped
def command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="A kind by name (docgen templates list), or its folder.")],
    form: Annotated[
        Path | None, typer.Option("--form", metavar="FILE.docx", help="Write a Word form with every field of the kind in it, to cut and rearrange.")
    ] = None,
    after: Annotated[
        Path | None, typer.Option("--after", metavar="LAST.yaml", help="The minutes of the last meeting, of which those of the next are begun.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write. Default: standard output.")] = None,
    *,
    configs: ConfigFlags,
) -> None:
    """Write a commented starter file that renders at once. A file that exists is never written over."""
    from docgen import reading

    own, kind = kind, known_kind(kind, configs)
    if after is not None:
        _after(kind, after, form, output, configs)
        return
    if form is not None:
        _form(kind, form, output)
        return
    starter = reading.starter(kind)
    text = _naming(starter, kind, output) if own == kind else starter
    if output is None or output == Path("-"):
        if active().json:
            answer.result(Text(text=text))
        else:
            typer.echo(text, nl=False)
        return
    _write(output, text.encode(), "-o")


def _naming(text: str, kind: str, output: Path | None) -> str:
    """A starter of a kind's folder, with the line that names the folder, where that lies beside the file or below it."""
    from docgen.model.kinds import is_kind

    if is_kind(kind) or re.search(r"^template:", text, re.MULTILINE):
        return text
    beside = Path.cwd() if output is None or output == Path("-") else output.parent
    folder = os.path.relpath(os.path.realpath(kind), os.path.realpath(beside))
    if Path(folder).parts[:1] == ("..",):
        return text  # an input cannot name it; it is given with --template
    return re.sub(r"^(kind:.*)$", lambda found: f"{found[1]}\ntemplate: ./{folder}", text, count=1, flags=re.MULTILINE)


def _after(kind: str, last: Path, form: Path | None, output: Path | None, configs: ConfigFlags) -> None:
    from docgen import api
    from docgen.bounded import bounded
    from docgen.cli.derive import as_files
    from docgen.cli.inputs import called, given
    from docgen.cli.outputs import STDOUT, put
    from docgen.cli.printing import print_problems
    from docgen.derive.following import following
    from docgen.derive.papers import minutes

    if kind != "meeting-minutes" or form is not None:
        raise UsageError(
            "--after is for docgen new meeting-minutes" if form is None else "--form writes a Word form, and --after an input: give one of the two"
        )
    house = houses(configs)(last)
    with bounded(house.limits, called(last)):
        model = api.load(given(last), configuration=house, warn=print_problems)
        files = as_files(following(minutes(model)), output or STDOUT, print_problems)
    if put(files):
        wrote(files)


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
    wrote({path: data})
