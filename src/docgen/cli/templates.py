"""`docgen templates`: the shipped templates and themes, to be listed, read, and copied to be changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from docgen._data import shipped
from docgen.cli import printing
from docgen.cli.printing import table
from docgen.errors import OutputError, Place, Problem, UsageError

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="List, show or copy the shipped templates and themes.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A template's or theme's name, as in the list.")]


@app.command("list")
def list_() -> None:
    """List the templates and themes that came with docgen."""
    table(("what", "name", "about"), [(_what(path), name, _about(path)) for name, path in _all().items()])


@app.command()
def show(name: Name) -> None:
    """Print a template's or theme's files."""
    path = _find(name)
    files = _files(path)
    for file in files:
        if len(files) > 1:
            typer.echo(f"# ── {file.relative_to(path)}")
        typer.echo(file.read_text(encoding="utf-8").rstrip("\n"))


@app.command()
def copy(name: Name, target: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="Where to; it must not exist yet.")]) -> None:
    """Copy a template or a theme, to change it.

    Use what you made with --template (a folder) or --theme (a file).
    """
    path = _find(name)
    if os.path.lexists(target):
        raise UsageError(f"{target} exists already; name a new {'folder' if path.is_dir() else 'file'}")
    try:
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copyfile(path, target)
    except OSError as error:
        raise OutputError(Problem(f"cannot be written: {error.strerror or error}", Place(str(target)))) from error
    printing.name(target)


def _all() -> Mapping[str, Path]:
    """Name and path of every template folder, then of every theme file."""
    root = shipped("templates")
    folders = sorted(path for path in root.iterdir() if path.is_dir() and path.name != "themes")
    return {path.stem: path for path in (*folders, *sorted((root / "themes").glob("*.yaml")))}


def _find(name: str) -> Path:
    known = _all()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, 1)
    raise UsageError(f"no template or theme {name!r}; " + (f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"))


def _what(path: Path) -> str:
    return "template" if path.is_dir() else "theme"


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _about(path: Path) -> str:
    """The comment that a template's or theme's first file begins with."""
    for file in _files(path):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        if first.startswith("#"):
            return first.lstrip("# ")
    return ""
