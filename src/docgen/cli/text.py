"""`docgen text`: how the text engine sets a string, for bug reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.printing import print_problems, wrote
from docgen.types import Align, Base, Kashida

if TYPE_CHECKING:
    from docgen.typography.setting_report import Report


def command(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The string, in logical order; \\u escapes are understood.")],
    font: Annotated[str, typer.Option("--font", metavar="FAMILY", help="The family that sets Arabic script.")] = "Amiri",
    latin: Annotated[str | None, typer.Option("--latin", metavar="FAMILY", help="The family that sets the rest; the same unless given.")] = None,
    size: Annotated[float, typer.Option("--size", min=1.0, max=500.0, help="Type size in points.")] = 24.0,
    width: Annotated[float, typer.Option("--width", min=1.0, help="Width of the column in points.")] = 480.0,
    base: Annotated[Base, typer.Option("--base", help="The paragraph's direction.")] = "auto",
    align: Annotated[Align, typer.Option("--align", help="Alignment.")] = "start",
    kashida: Annotated[Kashida, typer.Option("--kashida", help="Kashida in justified lines.")] = "auto",
    isolate: Annotated[bool, typer.Option("--isolate", help="Set the whole string as one left-to-right island.")] = False,
    bold: Annotated[bool, typer.Option("--bold")] = False,
    fonts: Annotated[list[Path] | None, typer.Option("--fonts", metavar="DIR", help="A folder of fonts, searched first; repeatable.")] = None,
    png: Annotated[Path | None, typer.Option("--png", metavar="OUT", help="Draw the lines into this picture.")] = None,
    resolution: Annotated[float, typer.Option("--resolution", min=36.0, max=1200.0, help="Pixels an inch of the picture.")] = 200.0,
) -> None:
    """Show how a string is set: embedding levels, items, break opportunities, lines and glyphs. Advances and offsets are font units."""
    import re
    from dataclasses import asdict

    from docgen.files import write_whole
    from docgen.typography import setting_report as reports
    from docgen.typography.fonts.families import library
    from docgen.typography.types import ParagraphStyle, Span, SpanStyle

    string = re.sub(r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})", _character, text)
    stack = library(tuple(fonts or ())).stack(font, latin or font)
    style = SpanStyle(stack, size, size, bold)
    span = Span(string, style, "und", isolate=isolate)
    paragraph = ParagraphStyle(base, align, round(size * 1.7, 1), kashida)
    report = reports.report([span], paragraph, width)
    if active().json:
        answer.result(asdict(report))
    else:
        _print(report)
    print_problems([*report.problems, *stack.doubts])
    if png is not None:
        drawn = {png: reports.picture([span], paragraph, width, resolution)}
        write_whole(drawn)
        if active().json:
            wrote(drawn)


def _character(match: object) -> str:
    import re

    assert isinstance(match, re.Match)
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _print(report: Report) -> None:
    typer.echo(f"base level {report.level}, {len(report.text)} code points, {len(report.lines)} line{'s' if len(report.lines) != 1 else ''}")
    typer.echo("levels  " + " ".join(f"{start}–{end}:{level}" for start, end, level in report.levels))
    typer.echo(
        "items   " + "; ".join(f"{item.start}–{item.end} level {item.level} {item.script} {item.font} {item.size:g} pt" for item in report.items)
    )
    typer.echo("breaks  " + (" ".join(f"{offset}:{kind}" for offset, kind in report.breaks) or "none"))
    for number, line in enumerate(report.lines, 1):
        typer.echo(f"line {number}  {line.start}–{line.end}, {line.width:.2f} pt wide at {line.x:.2f}, gap {line.gap:+.2f}")
        for run in line.runs:
            codes = " ".join(f"{ord(char):04X}" for char in run.text)
            typer.echo(f"  x {run.x:8.2f}  {run.font:24s} level {run.level}  {run.text!r} ({codes})")
            for glyph in run.glyphs:
                typer.echo(f"    glyph {glyph.gid:5d}  cluster {glyph.cluster:4d}  advance {glyph.advance:5d}  offset {glyph.dx:+d},{glyph.dy:+d}")
