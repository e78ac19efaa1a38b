"""`-q`, `-v`, `--json` and `--messages`: options of the program and of each of its commands, and what was asked by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import typer
from typer.main import get_command

from docgen.errors import UsageError

Messages = Literal["concise", "full"]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a run speaks. `messages` is `None` where nobody asked: full on a terminal, concise elsewhere."""

    quiet: bool = False
    verbose: bool = False
    json: bool = False
    messages: Messages | None = None


_now = Habits()


def active() -> Habits:
    """What was asked of this run."""
    return _now


def begin(arguments: Sequence[str] = ()) -> None:
    """A run begins. Whether it answers in JSON is known before its arguments are read, for what is wrong with those is an answer too."""
    global _now
    ours = arguments[: arguments.index("--")] if "--" in arguments else arguments
    _now = Habits(json="--json" in ours)


def _ask(**asked: Any) -> None:
    global _now
    _now = replace(_now, **asked)
    if _now.quiet and _now.verbose:
        _now = replace(_now, quiet=False, verbose=False)
        raise UsageError("-q and -v exclude each other")


def _quiet(wanted: bool) -> bool:
    if wanted:
        _ask(quiet=True)
    return wanted


def _verbose(wanted: bool) -> bool:
    if wanted:
        _ask(verbose=True)
    return wanted


def _json(wanted: bool) -> bool:
    if wanted:
        _ask(json=True)
    return wanted


def _messages(wanted: Messages | None) -> Messages | None:
    if wanted is not None:
        _ask(messages=wanted)
    return wanted


_app = typer.Typer(add_completion=False, rich_markup_mode=None)


@_app.command()
def _every(
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.", callback=_quiet, is_eager=True)] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say on standard error what was done, how long it took, and with which fonts.", callback=_verbose)
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the result, and what is wrong, as JSON.", callback=_json, is_eager=True)] = False,
    messages: Annotated[
        Messages | None,
        typer.Option("--messages", help="Errors in one line, or with the line of the input. Default: full on a terminal.", callback=_messages),
    ] = None,
) -> None:
    """A command that has these options alone: they are taken from it for every other."""


def with_habits(command: Any, *, members: bool = True) -> Any:
    """The same command (and, unless told, each that is in it), with the common options after its own."""
    given = [parameter for parameter in get_command(_app).params if parameter.name != "help"]
    for parameter in given:
        parameter.expose_value = False
    command.params += given
    for member in getattr(command, "commands", {}).values() if members else ():
        with_habits(member)
    return command
