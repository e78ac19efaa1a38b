"""`docgen render`: YAML files in, PDF and DOCX out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.bounded import bounded
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.making import Making
from docgen.cli.habits.options import active
from docgen.cli.inputs import called, given, of
from docgen.cli.limits import LimitsName, LimitsOption, limits_of
from docgen.cli.outputs import STDOUT, Job, plan, put
from docgen.cli.pdfoptions import PageSize, PdfFlags, first, page_size, refuse_for_profile
from docgen.cli.printing import failed, print_problems, wrote
from docgen.cli.settings import settings
from docgen.cli.signoptions import Fields, SignFlags, SignVisible
from docgen.cli.streams import BROKEN_PIPE
from docgen.document.document import Layout
from docgen.errors import DocgenError, OutputError, Problem, UsageError
from docgen.files import make_folder
from docgen.limits import Limits
from docgen.types import Calendar, Digits
from docgen.writers.heeded import named, settle, stationery
from docgen.writers.options import Channel, EmbedFonts, Profile

if TYPE_CHECKING:
    from docgen.document.document import Document
    from docgen.model import Model


OUTPUT = typer.Option("-o", "--output", metavar="FILE|DIR", help="A file by its suffix, else a folder; - is standard output.")
FORMATS = typer.Option("-f", "--format", metavar="pdf,docx,html,txt", help="Formats, with commas. Default: -o's suffix, else pdf.")
SET = typer.Option("--set", metavar="KEY=VALUE", help="Set a field by its path (reference=X, headline.en=X). Repeatable.")


@grouped
def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="YAML (or JSON) files; - is standard input.")],
    output: Annotated[Path | None, OUTPUT] = None,
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
    embed_fonts: Annotated[EmbedFonts | None, typer.Option(help="Fonts that a DOCX carries. Default: all.")] = None,
    values: Annotated[list[str] | None, SET] = None,
    fonts: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of fonts, searched first. Repeatable.")] = None,
    allow_outside: Annotated[
        bool, typer.Option("--allow-outside", help="Let paths in the input, its template and its theme leave their folders.")
    ] = False,
    limits: LimitsOption = LimitsName.default,
    opens: Annotated[bool, typer.Option("--open", help="Open the first file when all are made.")] = False,
) -> None:
    """Render YAML files to PDF and DOCX.

    A bad file stops no other. Each output is written whole or not at all.
    """
    from docgen import api

    jobs = plan(files, output, wanted)
    if output == STDOUT and sys.stdout.isatty():
        raise UsageError("-o - would write a binary file to the terminal; send it to a file or a pipe")
    fields = settings(values or ())
    size = page_size(page)
    options = pdf.options(signs.signing(visible=sign_visible, fields=sign_fields))
    options |= {"layout": layout, "profile": profile, "fonts": fonts or (), "embed_fonts": embed_fonts, "channel": channel}
    making = Making(_once(print_problems), pdf.password or pdf.owner_password or "")
    warn = making.tell
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
        }
    )
    settle(asked, dict.fromkeys(name for job in jobs for name in job.outputs), warn)
    if any("pdf" in job.outputs for job in jobs):
        refuse_for_profile(asked, profile or "archive")

    def load(source: Path) -> Model:
        return api.load(given(source), template=template, allow_outside=allow_outside, settings=fields, warn=warn)

    def tree(model: Model) -> Document:
        return api.document(
            model, template=template, theme=theme, family=family, digits=digits, calendar=calendar, page=size, allow_outside=allow_outside, warn=warn
        )

    def make(document: Document, format: str) -> bytes:
        return api.render_heeded(document, format, warn=warn, **options)

    def look(document: Document, job: Job) -> None:
        settle(asked, job.outputs, warn, stationery(document))

    answer.files([])
    worst = max(_render(job, load, tree, look, make, making, limits_of(limits)) for job in jobs)
    if opens:
        _open_first(jobs)
    if worst:
        raise typer.Exit(worst)


def _open_first(jobs: list[Job]) -> None:
    """Opens the first file that there is; with standard output there is none."""
    from docgen.cli.habits.opening import open_file

    path = next((path for job in jobs for path in job.outputs.values() if path != STDOUT and path.exists()), None)
    problem = None if path is None else open_file(path)
    if problem is not None:
        print_problems(problem)


def _render(
    job: Job,
    load: Callable[[Path], Model],
    tree: Callable[[Model], Document],
    look: Callable[[Document, Job], None],
    make: Callable[[Document, str], bytes],
    making: Making,
    limits: Limits,
) -> int:
    """One input to all its outputs: every format is made before any file is written. Returns an exit code."""
    try:
        with bounded(limits, called(job.source)):
            making.begin(called(job.source))
            document = tree(load(job.source))
            look(document, job)
            made = {}
            for format, path in job.outputs.items():
                with making.of(path, format) as file:
                    file.data = made[path] = make(document, format)
        _write(made, making)
    except OutputError as error:
        if isinstance(error.__cause__, BrokenPipeError):  # the reader of `-o /dev/stdout` or of a named pipe has gone
            raise SystemExit(BROKEN_PIPE) from None
        making.lost()
        for problem in error.problems:
            making.tell(problem)
        return error.exit_code
    except DocgenError as error:
        making.lost()
        for problem in error.problems:
            making.tell(problem if isinstance(error, UsageError) else of(problem, job.source))
        return error.exit_code
    except Exception as error:
        return failed(error, called(job.source))
    return 0


def _write(files: dict[Path, bytes], making: Making) -> None:
    for path in files:
        if path != STDOUT:
            make_folder(path.parent)
    if put(files):
        if active().json:
            answer.files(making.rows())
        else:
            wrote(files)
    making.detail()


def _once(tell: Callable[[Problem], None]) -> Callable[[Problem], None]:
    """Tells each problem once: both formats of a document, and every input with the same template, would say it again."""
    told: set[Problem] = set()

    def tell_new(problem: Problem) -> None:
        if problem not in told:
            told.add(problem)
            tell(problem)

    return tell_new
