"""`docgen publish`: one document in every channel, and a manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from docgen.bounded import bounded
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.inputs import StdinName, called, folder_of, given, refuse_stdin_name
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.limits import AllowOutside, LimitsOption, limits_of
from docgen.cli.outputs import STDOUT
from docgen.cli.pdfoptions import PageSize
from docgen.cli.printing import print_problems, wrote
from docgen.cli.settings import settings
from docgen.config.texts import page_size, watermark_words
from docgen.errors import Problem, UsageError
from docgen.types import Calendar, Digits


@grouped
def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML (or JSON) file; - is standard input.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.")],
    only: Annotated[
        str | None, typer.Option(metavar="LIST", help="Nothing but these: pdf, docx, html, eml, txt, png, card, ar, en, whatsapp …")
    ] = None,
    without: Annotated[str | None, typer.Option(metavar="LIST", help="All but these.")] = None,
    name: Annotated[str | None, typer.Option(metavar="STEM", help="What the files are called. Default: as the input.")] = None,
    template: Annotated[str | None, typer.Option(metavar="NAME|DIR", help="A template by name, or a folder of your own.")] = None,
    theme: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="A theme by name, or a file of your own.")] = None,
    family: Annotated[str | None, typer.Option(metavar="NAME", help="A font family in the place of the theme's.")] = None,
    digits: Annotated[Digits | None, typer.Option(help="Digits of the Arabic side. Default: as the territory writes.")] = None,
    calendar: Annotated[Calendar | None, typer.Option(help="Calendars in which dates are written. Default: both.")] = None,
    page: PageSize = None,
    watermark: Annotated[
        str | None, typer.Option("--watermark", metavar="draft|embargo|TEXT", help="Words behind every page; 'عربي | English' for one each.")
    ] = None,
    ppi: Annotated[float | None, typer.Option("--ppi", help="Pixels an inch of pictures of pages. Default: 144.")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Set a field by its path. Repeatable.")] = None,
    fonts: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of fonts, searched first. Repeatable.")] = None,
    allow_outside: AllowOutside = False,
    stdin_name: StdinName = None,
    *,
    configs: ConfigFlags,
    limits: LimitsOption = None,
) -> None:
    """Write a document in every format and channel into a folder, with manifest.json. Where one file cannot be made, none is written."""
    from docgen import api
    from docgen.cli.habits.facts import written
    from docgen.publishing import chosen, publish

    refuse_stdin_name([file], stdin_name)
    if output == STDOUT:
        raise UsageError("-o - : a whole set of files goes into a folder")
    wanted, left = _names(only), _names(without)
    chosen(wanted, left)
    told: set[Problem] = set()

    def warn(problem: Problem) -> None:
        if problem not in told:
            told.add(problem)
            print_problems(problem)

    options: dict[str, Any] = {"theme": theme, "family": family, "digits": digits, "calendar": calendar}
    options |= {"template": template, "allow_outside": allow_outside}
    if watermark is not None:
        options["watermark"] = watermark_words(watermark)
    if page is not None:
        options["page"] = page_size(page)
    if fonts:
        options["fonts"] = fonts
    if ppi is not None:
        options["ppi"] = ppi
    house = houses(configs, limits, stdin_name=stdin_name, allow_outside=allow_outside)(file)
    with bounded(limits_of(limits, house.limits), called(file, stdin_name)):
        model = api.load(
            given(file, stdin_name),
            folder=folder_of(file, stdin_name),
            template=template,
            allow_outside=allow_outside,
            settings=settings(values or ()),
            configuration=house,
            warn=warn,
        )
        made = publish(model, output, only=wanted, without=left, stem=name, configuration=house, warn=warn, **options)
    everything = {one.path: one.data for one in made.files}
    if active().json:
        answer.files([written(one.path, one.data, one.format) for one in made.files])
    else:
        wrote({**everything, made.manifest: b""})


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in (text or "").split(",") if name.strip())
