"""`docgen fonts`: the families that a document may use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Families, Family
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.printing import print_problems, table
from docgen.errors import Place, Problem


@grouped
def command(
    fonts: Annotated[list[Path] | None, typer.Option("--fonts", metavar="DIR", help="A folder of fonts, searched first; repeatable.")] = None,
    *,
    configs: ConfigFlags,
) -> None:
    """List the font families that a document may use: those of the folders named (by a configuration too), then the shipped
    ones. System fonts are never used."""
    from docgen.typography.fonts.families import library
    from docgen.typography.paragraph.missing import STYLES

    house = houses(configs)(None)
    found = library((*(fonts or ()), *(house.get("fonts") or ())))
    rows = []
    for family in sorted(found.families.values(), key=lambda family: family.name):
        styles = [label for (bold, italic), label in STYLES.items() if family.has(bold, italic)]
        rows.append(Family(name=family.name, styles=tuple(styles), folder=str(family.face().path.parent)))
    if active().json:
        answer.result(Families(families=tuple(rows)))
    else:
        table(("family", "styles", "folder"), [(row.name, ", ".join(row.styles), row.folder) for row in rows])
    print_problems([*found.broken, *(Problem(said, Place("fonts"), severity="warning") for said in found.left_out())])
