"""`docgen templates`: the shipped templates and themes, to be listed, read, copied to be changed; one's own, to be checked; any, to be looked at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen._data import shipped
from docgen.cli import printing
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.habits.results import Shipped, Templates, TextFile, TextFiles
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.printing import table
from docgen.document.document import Layout
from docgen.errors import DocgenError, OutputError, Place, Problem, UsageError
from docgen.inputs import is_file, is_folder

if TYPE_CHECKING:
    from docgen.config.house import House

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="List, show or copy templates and themes; check or look at them."
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="A template's or theme's name, as in the list.")]


@app.command("list")
@grouped
def list_(*, configs: ConfigFlags) -> None:
    """List the templates and themes that came with docgen, and those in the folders of the configuration."""
    rows = shipped_rows(houses(configs)(None))
    if active().json:
        answer.result(Templates(templates=tuple(rows)))
    else:
        table(("what", "name", "about"), [(row.what, row.name, row.about) for row in rows])


@app.command()
@grouped
def show(name: Name, *, configs: ConfigFlags) -> None:
    """Print a template's or theme's files."""
    path = _find(name, houses(configs)(None))
    files = _files(path)
    if active().json:
        start = path if path.is_dir() else path.parent
        texts = [TextFile(path=file.relative_to(start).as_posix(), text=file.read_text(encoding="utf-8")) for file in files]
        answer.result(TextFiles(texts=tuple(texts)))
        return
    for file in files:
        if len(files) > 1:
            typer.echo(f"# ── {file.relative_to(path)}")
        typer.echo(file.read_text(encoding="utf-8").rstrip("\n"))


@app.command()
@grouped
def copy(
    name: Name,
    target: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="Where to; it must not exist yet.")],
    *,
    configs: ConfigFlags,
) -> None:
    """Copy a template or a theme, to change it.

    Use what you made with --template (a folder) or --theme (a file).
    """
    path = _find(name, houses(configs)(None))
    if os.path.lexists(target):
        raise UsageError(f"{target} exists already; name a new {'folder' if path.is_dir() else 'file'}")
    try:
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copyfile(path, target)
    except OSError as error:
        raise OutputError(Problem(f"cannot be written: {error.strerror or error}", Place(str(target)))) from error
    if active().json:
        printing.wrote({(target / file.relative_to(path) if path.is_dir() else target): file.read_bytes() for file in _files(path)})
    else:
        printing.wrote({target: b""})


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="The folder of a template or a kind, or a theme's file.")],
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too, not on errors alone.")] = False,
) -> None:
    """Report what is wrong with a template, a kind or a theme of your own.

    Reads its files, looks up every name in its strings, and makes its starter file (or that of its kind) as PDF and DOCX.
    """
    from docgen.bounded import bounded
    from docgen.cli.template_check import folder_problems, theme_file_problems

    if not (is_folder(folder) or is_file(folder)):
        raise UsageError(f"there is no {folder}; give the folder of a template or the file of a theme")
    said: list[Problem] = []
    with bounded(None, str(folder)):
        try:
            said += folder_problems(folder) if is_folder(folder) else theme_file_problems(folder)
        except DocgenError as error:
            said += error.problems
    answer.result({})
    printing.print_problems(dict.fromkeys(said))
    if any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in said):
        raise typer.Exit(1)


@app.command()
@grouped
def preview(
    name: Annotated[str, typer.Argument(metavar="NAME|DIR|FILE", help="A template or a theme by name, a folder, or a theme's file.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.png", help="The picture to write.")],
    layout: Annotated[Layout | None, typer.Option(help="How the languages stand. Default: side-by-side.")] = None,
    theme: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="A theme, where NAME is a template.")] = None,
    page: Annotated[int, typer.Option(metavar="N", help="The page to show.")] = 1,
    resolution: Annotated[float, typer.Option(metavar="PPI", min=20, max=600, help="Pixels an inch.")] = 110,
    *,
    configs: ConfigFlags,
) -> None:
    """Write a picture of what a template or a theme makes of a starter file. Needs the package pypdfium2 (docgen-bilingual[png])."""
    from docgen.bounded import bounded
    from docgen.cli.template_preview import Shown, starter_of_template, starter_of_theme
    from docgen.cli.template_preview import preview as picture
    from docgen.files import write_whole
    from docgen.templating.template import load_template

    if output.suffix.lower() != ".png":
        raise UsageError(f"{output} is no name of a picture; it ends with .png")
    house = houses(configs)(None)
    path = Path(name) if (os.sep in name or name not in _all(house)) and os.path.lexists(name) else _find(name, house)
    with bounded(house.limits, name):
        if path.is_dir():
            shown = Shown(starter_of_template(path, load_template(path.absolute()).kind), path, path.absolute(), house.theme(theme))
        elif theme is not None:
            raise UsageError("--theme is for a template, and this is a theme")
        else:
            shown = Shown(starter_of_theme(), Path.cwd(), theme=path)
        made = picture(shown, layout, page, resolution, house)
    write_whole({output: made})
    printing.wrote({output: made})


def shipped_rows(house: House | None = None) -> list[Shipped]:
    """What came with docgen, and what a house has beside it."""
    return [Shipped(what="template" if path.is_dir() else "theme", name=name, about=_about(path)) for name, path in _all(house).items()]


def _all(house: House | None = None) -> Mapping[str, Path]:
    """Name and path of every template folder, then of every theme file: the shipped ones, and in the place of those of the same name what a house
    has in its folders of templates, kinds and themes."""
    root = shipped("templates")
    folders = {path.name: path for path in sorted(root.iterdir()) if path.is_dir() and path.name != "themes"}
    themes = {path.stem: path for path in sorted((root / "themes").glob("*.yaml"))}
    for key in ("kinds", "templates"):
        for folder in reversed(() if house is None else house.get(key) or ()):
            folders |= {path.parent.name: path.parent for path in sorted(folder.glob("*/template.yaml"))}
    for folder in reversed(() if house is None else house.get("themes") or ()):
        themes |= {path.stem: path for pattern in ("*.yml", "*.yaml") for path in sorted(folder.glob(pattern))}
    return {**folders, **themes}


def _find(name: str, house: House) -> Path:
    known = _all(house)
    if name in known:
        return known[name]
    near = get_close_matches(name, known, 1)
    raise UsageError(f"no template or theme {name!r}; " + (f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"))


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _about(path: Path) -> str:
    """The comment that a template's or theme's first file begins with."""
    for file in sorted(_files(path), key=lambda file: file.name != "template.yaml"):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        if first.startswith("#"):
            return first.lstrip("# ")
    return ""
