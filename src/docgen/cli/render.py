"""`docgen render`: YAML files in, PDF and DOCX out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.making import Making
from docgen.cli.inputs import StdinName, folder_of, given, once, refuse_stdin_name
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.jobs.found import found
from docgen.cli.jobs.planning import Placed, plan_all
from docgen.cli.jobs.rendering import Run, render, told_once, worst_of
from docgen.cli.limits import LimitsOption, limits_of
from docgen.cli.outputs import STDOUT, Job, Taken, asked_formats, refuse_clashes
from docgen.cli.pdfoptions import PageSize, PdfFlags, first, refuse_for_profile
from docgen.cli.printing import print_problems
from docgen.cli.settings import settings
from docgen.cli.signoptions import Fields, SignFlags, SignVisible
from docgen.config.texts import page_size
from docgen.document.document import Layout
from docgen.errors import UsageError
from docgen.types import Calendar, Digits
from docgen.writers.heeded import named, settle, stationery
from docgen.writers.options import Card, Channel, EmbedFonts, Profile

if TYPE_CHECKING:
    from docgen.config.house import House
    from docgen.document.document import Document
    from docgen.model import Model
    from docgen.options import DocumentOptions


OUTPUT = typer.Option(
    "-o", "--output", metavar="FILE|DIR|PATTERN", help="A file by its suffix, else a folder, or a pattern: {stem}-{lang}.{ext}; - is standard output."
)
FORMATS = typer.Option("-f", "--format", metavar="pdf,docx,html,eml,txt,png", help="Formats, with commas. Default: -o's suffix, else pdf.")
SET = typer.Option("--set", metavar="KEY=VALUE", help="Set a field by its path (reference=X, headline.en=X). Repeatable.")


@grouped
def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="YAML (or JSON) files, folders of them, globs; - is standard input.")],
    output: Annotated[str | None, OUTPUT] = None,
    wanted: Annotated[str | None, FORMATS] = None,
    layout: Annotated[Layout | None, typer.Option(help="How the languages stand. Default: side-by-side.")] = None,
    template: Annotated[str | None, typer.Option(metavar="NAME|DIR", help="A template by name, or a folder of your own.")] = None,
    theme: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="A theme by name, or a file of your own.")] = None,
    family: Annotated[str | None, typer.Option(metavar="NAME", help="A font family in the place of the theme's.")] = None,
    digits: Annotated[Digits | None, typer.Option(help="Digits of the Arabic side. Default: as the territory writes.")] = None,
    calendar: Annotated[Calendar | None, typer.Option(help="Calendars in which dates are written. Default: both.")] = None,
    profile: Annotated[Profile | None, typer.Option(help="What the PDF is for. Default: archive.")] = None,
    *,
    pdf: PdfFlags,
    page: PageSize = None,
    signs: SignFlags,
    sign_visible: SignVisible = False,
    sign_fields: Fields = None,
    channel: Annotated[Channel | None, typer.Option("--for", help="Where a text file is sent. Default: wire.")] = None,
    ppi: Annotated[float | None, typer.Option("--ppi", help="Pixels an inch of pictures. Default: 144.")] = None,
    pages: Annotated[str | None, typer.Option("--pages", metavar="1-3", help="Pages that become pictures. Default: all.")] = None,
    card: Annotated[Card | None, typer.Option("--card", help="A card for sharing in the place of pictures of pages.")] = None,
    embed_fonts: Annotated[EmbedFonts | None, typer.Option(help="Fonts that a DOCX carries. Default: all.")] = None,
    values: Annotated[list[str] | None, SET] = None,
    fonts: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of fonts, searched first. Repeatable.")] = None,
    allow_outside: Annotated[
        bool, typer.Option("--allow-outside", help="Let paths in the input, its template and its theme leave their folders.")
    ] = False,
    stdin_name: StdinName = None,
    configs: ConfigFlags,
    limits: LimitsOption = None,
    opens: Annotated[bool, typer.Option("--open", help="Open the first file when all are made.")] = False,
) -> None:
    """Render YAML files to PDF and DOCX.

    A bad file stops no other. Each output is written whole or not at all.
    """
    from docgen import api

    refuse_stdin_name(files, stdin_name)
    making = Making(told_once(print_problems), pdf.password or pdf.owner_password or "")
    warn = making.tell
    if output == "-" and sys.stdout.isatty():
        raise UsageError("-o - would write a binary file to the terminal; send it to a file or a pipe")
    once(files)
    formats = asked_formats(wanted)
    house_of = houses(configs, limits, stdin_name=stdin_name, allow_outside=allow_outside)
    listed = found(files)
    for problem in listed.problems:
        warn(problem)
    fields = settings(values or ())
    size = None if page is None else page_size(page)
    signing = signs.signing(visible=sign_visible, fields=sign_fields)
    asked = named(
        {
            "theme": ("--theme", theme),
            "family": ("--family", family),
            "fonts": ("--fonts", fonts or None),
            "page": ("--page", page),
            "profile": (f"--profile {profile}", profile),
            **pdf.asked(),
            "signing": first(("--sign", signs.sign), ("--sign-token", signs.sign_token)),
            "embed_fonts": (f"--embed-fonts {embed_fonts}", embed_fonts),
            "channel": (f"--for {channel}", channel),
            "ppi": ("--ppi", ppi),
            "pages": ("--pages", pages),
            "card": (f"--card {card}", card),
        }
    )

    taken = Taken()

    def run_of(house: House) -> Run:
        options = pdf.filled(house).options(signing)
        options |= {
            "layout": layout,
            "profile": profile or house.get("profile"),
            "fonts": (*(fonts or ()), *(house.get("fonts") or ())),
            "embed_fonts": embed_fonts or house.get("embed_fonts"),
            "channel": channel or house.get("for"),
            "ppi": ppi,
            "pages": pages,
            "card": card,
        }
        own = house.document_options()
        choices: DocumentOptions = {
            "template": house.template(template),
            "theme": house.theme(theme),
            "family": family or own.get("family"),
            "digits": digits,
            "calendar": calendar,
            "page": size or own.get("page"),
            "allow_outside": allow_outside,
        }

        def load(source: Path) -> Model:
            read, folder = given(source, stdin_name), folder_of(source, stdin_name)
            return api.load(read, folder=folder, template=template, allow_outside=allow_outside, settings=fields, configuration=house, warn=warn)

        def tree(model: Model) -> Document:
            return api.document(model, warn=warn, **choices)

        def make(document: Document, format: str) -> tuple[tuple[int, bytes], ...]:
            return api.render_parts(document, format, warn=warn, **options)

        def look(document: Document, job: Job) -> None:
            settle(asked, job.outputs, warn, stationery(document))

        return Run(load, tree, look, make, making, limits_of(limits, house.limits), stdin_name, taken)

    worst = worst_of(listed.problems)
    placed: list[Placed] = []
    for n, source in enumerate(listed.inputs, 1):
        try:
            house = house_of(source.path)
            placed.append(Placed(source, n, house, run_of(house)))
        except UsageError as error:
            worst = max(worst, error.exit_code)
            for problem in error.problems:
                warn(problem)
    plans, failed_to = plan_all(placed, output, formats, {"layout": layout, "theme": theme, "template": template})
    jobs = [one.job for one in plans]
    refuse_clashes(jobs)
    settle(asked, dict.fromkeys(name for job in jobs for name in job.outputs), warn)
    by_source = {one.source.path: one.house for one in placed}
    for job in jobs:
        if any(format in job.outputs for format in ("pdf", "eml")):
            refuse_for_profile(asked, profile or by_source[job.source].get("profile") or "archive")
    worst = max(worst, failed_to)
    answer.files([])
    while plans:  # a model goes when its files are made
        one = plans.pop(0)
        worst = max(worst, render(one.run, one.job, one.model))
    if opens:
        _open_first(jobs)
    if worst:
        raise typer.Exit(worst)


def _open_first(jobs: list[Job]) -> None:
    """Opens the first file that there is; with standard output there is none."""
    from docgen.cli.habits.opening import open_file

    named = [path for job in jobs for path in job.outputs.values() if path != STDOUT]
    pages = [path.with_name(f"{path.stem}-1{path.suffix}") for path in named]
    path = next((path for path in (*named, *pages) if path.exists()), None)
    problem = None if path is None else open_file(path)
    if problem is not None:
        print_problems(problem)
