"""`docgen sign`: a further signature in a PDF that was made with room for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.bounded import bounded
from docgen.cli import pdfoptions as pdf
from docgen.cli.grouped import grouped
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.limits import LimitsOption, limits_of
from docgen.cli.outputs import put, refuse_input
from docgen.cli.printing import wrote
from docgen.cli.signoptions import SignFlags
from docgen.errors import UsageError

OUTPUT = typer.Option("-o", "--output", metavar="OUT", help="The signed file; - is standard output. Default: FILE-signed.pdf beside it.")


@grouped
def command(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="A PDF with an empty signature field.")],
    output: Annotated[Path | None, OUTPUT] = None,
    *,
    signs: SignFlags,
    password: pdf.Password = None,
    theme: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="The theme of a signature that is seen. Default: classic.")] = None,
    fonts: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of fonts, searched first. Repeatable.")] = None,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Sign the next empty field of a PDF that was rendered with --sign-fields.

    What was signed before stays byte for byte as it was, and so does the input file.
    """
    from docgen.templating.theme import load_theme
    from docgen.writers.pdf.inspect.guard import held_memory, hold_qpdf
    from docgen.writers.pdf.signing.countersign import countersign

    signing = signs.signing()
    if signing is None:
        raise UsageError("docgen sign needs keys: --sign FILE or --sign-token MODULE")
    target = output or file.with_name(f"{file.stem}-signed.pdf")
    refuse_input(target, file)
    hold_qpdf()
    house = houses(configs, limits)(file)
    look = load_theme(house.theme(theme or house.get("theme") or "classic"))
    with bounded(limits_of(limits, house.limits), str(file)), held_memory():
        data = countersign(file, signing, look, password=password or "", font_folders=(*(fonts or ()), *(house.get("fonts") or ())))
    if put({target: data}):
        wrote({target: data})
