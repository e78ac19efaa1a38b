"""The program's commands: one table, from which a command's module is loaded only when that command is run."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from docgen._version import __version__
from docgen.cli.arguments import guard
from docgen.cli.habits import answer
from docgen.cli.habits.language import helping_in_arabic, in_arabic
from docgen.cli.habits.options import active, with_habits
from docgen.cli.habits.told_variables import telling_variables
from docgen.cli.shell.completion import completing
from docgen.cli.shell.examples import with_examples
from docgen.compiled import in_use


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `module` holds a function `command`, or a Typer `app` for a family of commands; `line` is its line in `docgen --help`."""

    name: str
    module: str
    line: str


COMMANDS = (
    Command("new", "docgen.cli.new", "Write a commented starter file that renders at once"),
    Command("render", "docgen.cli.render", "Render YAML files to PDF and DOCX"),
    Command("batch", "docgen.cli.batch.command", "Render many documents: by rows of a sheet, or files of folders"),
    Command("watch", "docgen.cli.watching.command", "Render a YAML file again at each save"),
    Command("serve", "docgen.cli.serving.command", "Serve documents over HTTP, with a page to write them"),
    Command("publish", "docgen.cli.publish", "Write a document in every format and channel, with a manifest"),
    Command("derive", "docgen.cli.derive", "Write the papers that follow from minutes"),
    Command("check", "docgen.cli.check", "Report every error of YAML files; write nothing"),
    Command("date", "docgen.cli.date", "Show one date in every form, in both calendars and both languages"),
    Command("schema", "docgen.cli.schema", "Print the JSON Schema of a kind, for editors"),
    Command("templates", "docgen.cli.templates", "List, show or copy templates and themes; check or look at them"),
    Command("text", "docgen.cli.text", "Show how a string is set: levels, runs, glyphs; for bug reports"),
    Command("inspect", "docgen.cli.inspect", "Show what a PDF or a Word file is, and what is wrong with it"),
    Command("fix", "docgen.cli.fix", "Set the direction of somebody else's Word file right"),
    Command("sign", "docgen.cli.sign", "Sign the next empty field of a PDF"),
    Command("config", "docgen.cli.config", "Show what configurations say, and where"),
    Command("fonts", "docgen.cli.fonts", "List the font families that a document may use"),
    Command("doctor", "docgen.cli.doctor", "Show whether everything that docgen works with is there"),
    Command("man", "docgen.cli.shell.man", "Print the manual page docgen(1)"),
    Command("plugins", "docgen.cli.plugins", "List what installed packages add, and whether it works"),
)


class LazyGroup(TyperGroup):
    """A group whose commands are names and help lines until one of them is run."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, placeholder, rest = super().resolve_command(ctx, args)
        return name, placeholder and loaded(placeholder.name or ""), rest


def loaded(name: str, *, spoken: bool = True) -> Any:
    """A command of the table, with the options that all have; its help is in the language of the run unless not `spoken`."""
    row = next(row for row in COMMANDS if row.name == name)
    module = importlib.import_module(row.module)
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, short_help=row.line)(module.command)
    made = telling_variables(completing(with_examples(guard(with_habits(get_command(app))), name), name))
    return _spoken(made) if spoken else made


def _version(wanted: bool) -> None:
    if wanted:
        if active().json:
            from docgen.cli.habits.results import Version

            answer.result(Version(version=__version__, compiled=in_use()))
            raise typer.Exit
        typer.echo(f"docgen {__version__} ({'compiled' if in_use() else 'pure Python'})")
        raise typer.Exit


def _placeholder() -> None:
    """Stands for a command in the list of commands; `LazyGroup` puts the real one in its place."""


_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(cls=LazyGroup, context_settings=_HELP, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False)
for _row in COMMANDS:
    app.command(_row.name, short_help=_row.line)(_placeholder)


@app.callback(epilog="Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong, 3 the output could not be written.")
def root(
    debug: Annotated[bool, typer.Option("--debug", help="Show Python's traceback where docgen itself fails.")] = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print docgen's version.", is_eager=True, callback=_version)] = False,
) -> None:
    """Press statements and meeting minutes from one YAML file: bilingual Arabic/English PDF and DOCX."""


def program(*, spoken: bool = True) -> Any:
    """The whole program as Typer runs it."""
    made = with_habits(get_command(app), members=False)
    return _spoken(made) if spoken else made


def _spoken(command: Any) -> Any:
    return helping_in_arabic(command) if in_arabic() else command
