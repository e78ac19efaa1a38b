"""`docgen fix`: the direction of somebody else's Word file, set right."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.limits import LimitsName, LimitsOption, limits_of
from docgen.cli.printing import one_line
from docgen.errors import Place, Problem, UsageError
from docgen.held import held


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="A Word file.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The mended file; - is standard output.")],
    limits: LimitsOption = LimitsName.default,
) -> None:
    """Set the missing right-to-left marks of a Word file: paragraphs, runs, tables, and the complex-script half of bold, italic and size.

    Text and looks stay as they are, and so does every other part of the file. The input itself is never written over.
    """
    from docgen.cli.streams import write_out
    from docgen.files import write_whole
    from docgen.wordfile.fix import fix
    from docgen.wordfile.package import open_word

    if os.path.realpath(output) == os.path.realpath(file) and output != Path("-"):
        raise UsageError(Problem("the output is the input", Place(str(output)), "another name: docgen never writes over what it was given"))
    with held(limits_of(limits), str(file)):
        opened = open_word(file, large=True)
        done = fix(opened)
        data = opened.saved(done.parts)
    if output == Path("-"):
        write_out(data)
        return
    write_whole({output: data})
    if done.nothing:
        typer.echo(one_line(f"{output}: nothing to mend"))
        return
    counts = {"paragraph": done.paragraphs, "run": done.runs, "twin": done.twins, "table": done.tables}
    said = ", ".join(f"{count} {name}{'s' if count != 1 else ''}" for name, count in counts.items() if count)
    typer.echo(one_line(f"{output}: mended {said}"))
