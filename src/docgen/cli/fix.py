"""`docgen fix`: the direction of somebody else's Word file, set right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.bounded import bounded
from docgen.cli.habits import answer, results
from docgen.cli.habits.facts import written
from docgen.cli.habits.language import spoken
from docgen.cli.habits.options import active
from docgen.cli.limits import LimitsOption, limits_of
from docgen.cli.outputs import STDOUT, put, refuse_input
from docgen.errors import UsageError
from docgen.limits import active as active_limits

if TYPE_CHECKING:
    from docgen.wordfile.fixed import Spot

_SUFFIXES = (".docx", ".dotx")
"""Files of the other kinds are refused as an input, and none is made."""


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="A Word file.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The mended file; - is standard output.")],
    tables: Annotated[
        bool, typer.Option("--tables/--no-tables", help="Let right-to-left tables run from the right, or leave all as they are.")
    ] = True,
    styles: Annotated[
        bool, typer.Option("--styles", help="Turn a style all of whose paragraphs go right-to-left, so that the next one typed does so too.")
    ] = False,
    limits: LimitsOption = None,
) -> None:
    """Set the missing right-to-left marks of a Word file: paragraphs, runs, tables, and the complex-script half of bold, italic and size.

    Text and looks stay as they are, and so does every other part of the file; what is in doubt is left and told. The input itself is never written
    over.
    """
    from docgen.wordfile.fix import fix
    from docgen.wordfile.package import open_word

    if output.suffix.lower() not in ("", *_SUFFIXES) and output != STDOUT:
        raise UsageError(f"-o {output} is no name of a Word file; it ends with {' or '.join(_SUFFIXES)}")
    refuse_input(output, file)
    with bounded(limits_of(limits), str(file)):
        opened = open_word(file, large=True)
        done = fix(opened, tables=tables, styles=styles)
        data = opened.saved(done.parts)
    if not put({output: data}):
        return
    counts = {"style": len(done.styles), "paragraph": done.paragraphs, "left-to-right paragraph": done.english}
    counts |= {"run": done.runs, "twin": done.twins, "table": done.tables}
    if active().json:
        answer.files([written(output, data)])
        answer.result(
            results.Fixed(
                files=(),
                mended={name: count for name, count in counts.items() if count},
                styles=tuple(done.styles),
                turned=_spots(done.mirrored),
                doubts=_spots(done.doubts),
            )
        )
        return
    if active().quiet:
        return
    said = spoken(*(f"{count} {name}{'s' if count != 1 else ''}" for name, count in counts.items() if count))
    typer.echo(spoken(str(output), "nothing to mend" if done.nothing else spoken("mended", said, between=" "), between=": "))
    if done.styles:
        typer.echo("  " + spoken("styles turned", spoken(*done.styles), between=": "))
    _tell("mended", done.mirrored)
    if done.doubts:
        typer.echo("  " + spoken(f"left as it is, {len(done.doubts)} in doubt:"))
    _tell("left", done.doubts)


def _spots(spots: list[Spot]) -> tuple[results.Spot, ...]:
    return tuple(results.Spot(part=spot.part, paragraph=spot.paragraph, message=spot.message, text=spot.text) for spot in spots)


def _tell(what: str, spots: list[Spot]) -> None:
    """Where in the file, a line each, as many as may be told."""
    most = active_limits().problems
    for spot in spots[:most]:
        typer.echo("  " + spoken(what, f"{spot.part}, paragraph {spot.paragraph}", spot.message, spot.text, between=": "))
    if len(spots) > most:
        typer.echo("  " + spoken(f"… and {len(spots) - most} more"))
