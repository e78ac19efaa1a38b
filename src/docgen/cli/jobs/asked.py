"""What `docgen render` and `docgen watch` are asked for: their common options, and all files of a command line made by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.habits import answer
from docgen.cli.habits.making import Making
from docgen.cli.inputs import folder_of, given
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.jobs.found import found
from docgen.cli.jobs.planning import Placed, plan_all
from docgen.cli.jobs.rendering import Run, render, told_once, worst_of
from docgen.cli.limits import AllowOutside, LimitsName, limits_of
from docgen.cli.outputs import Job, Taken, asked_formats, refuse_clashes
from docgen.cli.pdfoptions import PageSize, PdfFlags, refuse_for_profile
from docgen.cli.printing import print_problems
from docgen.cli.settings import settings
from docgen.config.texts import page_size
from docgen.document.document import Layout
from docgen.errors import UsageError
from docgen.types import Calendar, Digits
from docgen.writers.heeded import named, settle, stationery
from docgen.writers.options import Card, Channel, EmbedFonts, Profile, Signing

if TYPE_CHECKING:
    from docgen.config.house import House
    from docgen.document.document import Document
    from docgen.model import Model
    from docgen.options import DocumentOptions, FileOptions

OUTPUT = typer.Option(
    "-o", "--output", metavar="FILE|DIR|PATTERN", help="A file by its suffix, else a folder, or a pattern: {stem}-{lang}.{ext}; - is standard output."
)
FORMATS = typer.Option("-f", "--format", metavar="pdf,docx,html,eml,txt,png", help="Formats, with commas. Default: -o's suffix, else pdf.")
SET = typer.Option("--set", metavar="KEY=VALUE", help="Set a field by its path (reference=X, headline.en=X). Repeatable.")


@dataclass(frozen=True, slots=True)
class DocumentFlags:
    """How the document looks."""

    layout: Annotated[Layout | None, typer.Option(help="How the languages stand. Default: side-by-side.")] = None
    template: Annotated[str | None, typer.Option(metavar="NAME|DIR", help="A template by name, or a folder of your own.")] = None
    theme: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="A theme by name, or a file of your own.")] = None
    family: Annotated[str | None, typer.Option(metavar="NAME", help="A font family in the place of the theme's.")] = None
    digits: Annotated[Digits | None, typer.Option(help="Digits of the Arabic side. Default: as the territory writes.")] = None
    calendar: Annotated[Calendar | None, typer.Option(help="Calendars in which dates are written. Default: both.")] = None
    profile: Annotated[Profile | None, typer.Option(help="What the PDF is for. Default: archive.")] = None
    page: PageSize = None


@dataclass(frozen=True, slots=True)
class FileFlags:
    """What its files are, and what it is made with."""

    channel: Annotated[Channel | None, typer.Option("--for", help="Where a text file is sent. Default: wire.")] = None
    ppi: Annotated[float | None, typer.Option("--ppi", help="Pixels an inch of pictures. Default: 144.")] = None
    pages: Annotated[str | None, typer.Option("--pages", metavar="1-3", help="Pages that become pictures. Default: all.")] = None
    card: Annotated[Card | None, typer.Option("--card", help="A card for sharing in the place of pictures of pages.")] = None
    embed_fonts: Annotated[EmbedFonts | None, typer.Option(help="Fonts that a DOCX carries. Default: all.")] = None
    values: Annotated[list[str] | None, SET] = None
    fonts: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of fonts, searched first. Repeatable.")] = None
    allow_outside: AllowOutside = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A command line. `sign_flag` is the option that names the keys, and its value."""

    output: str | None
    wanted: str | None
    document: DocumentFlags
    pdf: PdfFlags
    file: FileFlags
    configs: ConfigFlags
    limits: LimitsName | None = None
    signing: Signing | None = None
    sign_flag: tuple[str, object] = ("--sign", None)
    stdin_name: Path | None = None

    def render_all(self, files: Sequence[Path]) -> tuple[list[Job], int]:
        """Makes the outputs of all inputs, one after another, and tells what is wrong with each. Returns what was to be written, and an exit code.
        Raises UsageError for a command line that is wrong."""
        making = Making(told_once(print_problems), self.pdf.password or self.pdf.owner_password or "")
        warn = making.tell
        formats = asked_formats(self.wanted)
        house_of = houses(self.configs, self.limits, stdin_name=self.stdin_name, allow_outside=self.file.allow_outside)
        listed = found(files)
        for problem in listed.problems:
            warn(problem)
        asked, taken = self.flags(), Taken()
        worst = worst_of(listed.problems)
        placed: list[Placed] = []
        for n, source in enumerate(listed.inputs, 1):
            try:
                house = house_of(source.path)
                placed.append(Placed(source, n, house, self.run_of(house, making, taken)))
            except UsageError as error:
                worst = max(worst, error.exit_code)
                for problem in error.problems:
                    warn(problem)
        document = self.document
        choices = {"layout": document.layout, "theme": document.theme, "template": document.template}
        plans, failed_to = plan_all(placed, self.output, formats, choices)
        jobs = [one.job for one in plans]
        refuse_clashes(jobs)
        settle(asked, dict.fromkeys(name for job in jobs for name in job.outputs), warn)
        by_source = {one.source.path: one.house for one in placed}
        for job in jobs:
            if any(format in job.outputs for format in ("pdf", "eml")):
                refuse_for_profile(asked, document.profile or by_source[job.source].get("profile") or "archive")
        worst = max(worst, failed_to)
        answer.files([])
        while plans:  # a model goes when its files are made
            one = plans.pop(0)
            worst = max(worst, render(one.run, one.job, one.model))
        return jobs, worst

    def run_of(self, house: House, making: Making, taken: Taken) -> Run:
        """How an input for which `house` holds is rendered. Raises UsageError."""
        from docgen import api

        warn, document, file = making.tell, self.document, self.file
        fields = settings(file.values or ())
        options, choices = self.file_options(house), self.document_options(house)
        asked = self.flags()

        def load(source: Path) -> Model:
            return api.load(
                given(source, self.stdin_name),
                folder=folder_of(source, self.stdin_name),
                template=document.template,
                allow_outside=file.allow_outside,
                settings=fields,
                configuration=house,
                warn=warn,
            )

        def tree(model: Model) -> Document:
            return api.document(model, warn=warn, **choices)

        def make(document: Document, format: str) -> tuple[tuple[int, bytes], ...]:
            return api.render_parts(document, format, warn=warn, **options)

        def look(document: Document, job: Job) -> None:
            settle(asked, job.outputs, warn, stationery(document))

        return Run(load, tree, look, make, making, limits_of(self.limits, house.limits), self.stdin_name, taken)

    def file_options(self, house: House) -> FileOptions:
        """The options of the files of an input for which `house` holds. Raises UsageError."""
        document, file = self.document, self.file
        options = self.pdf.filled(house).options(self.signing)
        options |= {
            "layout": document.layout,
            "profile": document.profile or house.get("profile"),
            "fonts": (*(file.fonts or ()), *(house.get("fonts") or ())),
            "embed_fonts": file.embed_fonts or house.get("embed_fonts"),
            "channel": file.channel or house.get("for"),
            "ppi": file.ppi,
            "pages": file.pages,
            "card": file.card,
        }
        return options

    def document_options(self, house: House) -> DocumentOptions:
        """The options of the tree of an input for which `house` holds. Raises UsageError."""
        document, own = self.document, house.document_options()
        return {
            "template": house.template(document.template),
            "theme": house.theme(document.theme),
            "family": document.family or own.get("family"),
            "digits": document.digits,
            "calendar": document.calendar,
            "page": own.get("page") if document.page is None else page_size(document.page),
            "allow_outside": self.file.allow_outside,
        }

    def flags(self) -> dict[str, str]:
        """The options of the library's that were given, by the flags that gave them."""
        document, file = self.document, self.file
        return named(
            {
                "theme": ("--theme", document.theme),
                "family": ("--family", document.family),
                "fonts": ("--fonts", file.fonts or None),
                "page": ("--page", document.page),
                "profile": (f"--profile {document.profile}", document.profile),
                **self.pdf.asked(),
                "signing": self.sign_flag,
                "embed_fonts": (f"--embed-fonts {file.embed_fonts}", file.embed_fonts),
                "channel": (f"--for {file.channel}", file.channel),
                "ppi": ("--ppi", file.ppi),
                "pages": ("--pages", file.pages),
                "card": (f"--card {file.card}", file.card),
            }
        )
