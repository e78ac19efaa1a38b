"""`docgen inspect --flow`: what a layout makes of an input, before any format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from docgen.cli import pdfoptions
from docgen.cli.inputs import given, naming
from docgen.cli.printing import print_problems
from docgen.cli.settings import settings
from docgen.document.document import Layout
from docgen.types import Calendar, Digits


def show(
    file: Path,
    *,
    layout: Layout | None,
    template: str | None,
    theme: str | None,
    family: str | None,
    digits: Digits | None,
    calendar: Calendar | None,
    page: str | None,
    values: Iterable[str],
    allow_outside: bool,
) -> None:
    """Prints the flow of an input in a layout; what the document has to say is told as `docgen render` tells it. Raises what that raises."""
    from docgen import api
    from docgen.document.arrange import arrange
    from docgen.document.dump import dump

    size, fields = pdfoptions.page(page), settings(values)
    with naming(file):
        model = api.load(given(file), allow_outside=allow_outside, settings=fields, warn=print_problems)
        tree = api.document(
            model,
            template=template,
            theme=theme,
            family=family,
            digits=digits,
            calendar=calendar,
            page=size,
            allow_outside=allow_outside,
            warn=print_problems,
        )
        flow = arrange(tree, layout)
    typer.echo(dump(flow, model.input_folder), nl=False)
