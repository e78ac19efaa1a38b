"""`docgen inspect --flow`: what a layout makes of an input, before any format."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Text
from docgen.cli.inputs import given, naming
from docgen.cli.pdfoptions import PageSize
from docgen.cli.printing import print_problems
from docgen.cli.settings import settings
from docgen.config.texts import page_size
from docgen.document.document import Layout
from docgen.options import DocumentOptions
from docgen.types import Calendar, Digits

if TYPE_CHECKING:
    from docgen.config.house import House


@dataclass(frozen=True, slots=True)
class FlowFlags:
    """Options that go with `--flow` alone."""

    layout: Annotated[Layout | None, typer.Option(help="With --flow: how the languages stand. Default: side-by-side.")] = None
    theme: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="With --flow: a theme by name, or a file of your own.")] = None
    family: Annotated[str | None, typer.Option(metavar="NAME", help="With --flow: a font family in the place of the theme's.")] = None
    digits: Annotated[Digits | None, typer.Option(help="With --flow: digits of the Arabic side.")] = None
    calendar: Annotated[Calendar | None, typer.Option(help="With --flow: calendars in which dates are written.")] = None
    page: PageSize = None
    values: Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="With --flow: set a field by its path. Repeatable.")] = None

    def asked(self) -> dict[str, object]:
        """Each by its name on the command line."""
        return {"--set" if one.name == "values" else f"--{one.name}": getattr(self, one.name) for one in fields(self)}


def show(file: Path, flags: FlowFlags, template: str | None, *, allow_outside: bool, house: House) -> None:
    """Prints the flow of an input in a layout; what the document has to say is told as `docgen render` tells it. Raises what that raises."""
    from docgen import api
    from docgen.document.arrange import arrange
    from docgen.document.dump import dump

    own = house.document_options()
    choices: DocumentOptions = {"template": house.template(template), "theme": house.theme(flags.theme), "digits": flags.digits}
    choices["family"] = flags.family or own.get("family")
    choices |= {"calendar": flags.calendar, "page": own.get("page") if flags.page is None else page_size(flags.page), "allow_outside": allow_outside}
    given_values = settings(flags.values or ())
    with naming(file):
        model = api.load(given(file), allow_outside=allow_outside, settings=given_values, configuration=house, warn=print_problems)
        flow = arrange(api.document(model, warn=print_problems, **choices), flags.layout)
    text = dump(flow, model.input_folder)
    if active().json:
        answer.result(Text(text=text))
    else:
        typer.echo(text, nl=False)
