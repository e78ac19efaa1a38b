"""`docgen man`: the manual page."""

from __future__ import annotations

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Text


def command() -> None:
    """Print the manual page docgen(1), in the macros of man(7)."""
    text = manual()
    if active().json:
        answer.result(Text(text=text))
    else:
        typer.echo(text, nl=False)


def manual() -> str:
    """The page of the whole program, in English."""
    from docgen.cli.app import COMMANDS, loaded, program
    from docgen.cli.shell.manpage import page

    return page(program(spoken=False), {row.name: loaded(row.name, spoken=False) for row in COMMANDS})
