"""Options by environment variables of their names: `DOCGEN_LAYOUT=stacked`. The command line wins over them, they win over all else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.close_matches import close_matches
from docgen.config.file import Configuration, checked
from docgen.config.settings import Settings
from docgen.config.variables import COMMAND_LINE_ALONE, OTHERS, PREFIX
from docgen.errors import Place, Problem, UsageError
from docgen.model.fields import keys
from docgen.source import Marked

_NOT_ONE = ("checks", "limits")
"""Keys that no variable gives in this way: tables. DOCGEN_LIMITS is read with its option."""
_PATHS = ("fonts", "templates", "themes", "kinds")
_FLAGS = ("marks", "assume_srgb", "strict")
_TRUE, _FALSE = frozenset(("1", "true", "yes", "on")), frozenset(("0", "false", "no", "off"))


def variables() -> dict[str, str]:
    """The name of each key's variable."""
    return {key: f"{PREFIX}{key.upper()}" for key in keys(Settings) if key not in _NOT_ONE}


def environment(given: Mapping[str, str] | None = None) -> Configuration | None:
    """What the environment sets, as a configuration whose paths start at the current folder and lead anywhere; `None` where it sets nothing. An empty
    variable is none. Raises UsageError for values that no option takes, each with the name of its variable."""
    found = os.environ if given is None else given
    data: dict[str, Any] = {}
    for key, name in variables().items():
        text = found.get(name, "")
        if text.strip():
            data[key] = text.split(os.pathsep) if key in _PATHS else _flag(text) if key in _FLAGS else text
    if not data:
        return None
    marked = _Variables(data, "environment")
    try:
        settings = checked(marked, Path.cwd(), allow_outside=True)
    except UsageError as error:
        raise UsageError([Problem(one.message, Place(one.place.file), one.hint) for one in error.problems]) from None
    return Configuration(settings, marked, "environment", Path.cwd(), None, own=True)


def misspelt(given: Mapping[str, str] | None = None) -> list[Problem]:
    """Variables that look like an option's and are none."""
    found = os.environ if given is None else given
    known = {*variables().values(), *(f"{PREFIX}{name}" for name in OTHERS)}
    told = []
    for name in sorted(found):
        near = close_matches(name, known, cutoff=0.85) if name.startswith(PREFIX) and name not in known else []
        if name.removeprefix(PREFIX) in COMMAND_LINE_ALONE and name.startswith(PREFIX):
            option = f"--{name.removeprefix(PREFIX).lower().replace('_', '-')}"
            told.append(Problem("this option has no variable", Place(name), f"{option} is for the command line alone", severity="warning"))
        elif near:
            told.append(Problem("no option has this variable", Place(name), f"did you mean {near[0]}?", severity="warning"))
    return told


def _flag(text: str) -> bool | str:
    """What a variable says of yes or no; a text that says neither is an error of its type."""
    said = text.strip().lower()
    return True if said in _TRUE else False if said in _FALSE else text


class _Variables(Marked):
    """Data whose values stand each in a variable of its own."""

    def place(self, path: Any = (), *, key: bool = False, offset: int | None = None) -> Place:
        return Place(f"{PREFIX}{str(path[0]).upper()}") if path else Place(self.name)
