"""Options by environment variables of their names: `DOCGEN_LAYOUT=stacked`. The command line wins over them, they win over all else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.close_matches import close_matches
from docgen.config.file import Configuration, checked
from docgen.config.settings import Settings
from docgen.config.variables import COMMAND_LINE_ALONE, LANGUAGES, OTHERS, PREFIX, SWITCHES
from docgen.errors import Place, Problem, UsageError
from docgen.inputs import shortened
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


def unheeded(given: Mapping[str, str] | None = None) -> list[Problem]:
    """Variables of docgen's own that name no option, or have a value that is none, each as a warning."""
    found = os.environ if given is None else given
    told = [_in_vain(name, value) for name, value in sorted(found.items()) if name.startswith(PREFIX)]
    return [problem for problem in told if problem is not None]


def _in_vain(name: str, value: str) -> Problem | None:
    """Why nobody heeds a variable; `None` where somebody does. The values of options are looked at by who takes them."""
    own, place = name.removeprefix(PREFIX), Place(name)
    known = {*variables().values(), *(f"{PREFIX}{other}" for other in OTHERS)}
    if own in COMMAND_LINE_ALONE:
        option = f"--{own.lower().replace('_', '-')}"
        return Problem("this option has no variable", place, f"{option} is for the command line alone", severity="warning")
    if own.lower() in _NOT_ONE and name not in known:
        hint = "DOCGEN_IGNORE names checks that are left out; a table stands in a docgen.toml"
        return Problem("this key has no variable", place, hint, severity="warning")
    if name not in known:
        near = close_matches(name, known, cutoff=0.85)
        hint = f"did you mean {near[0]}?" if near else "variables are named as the keys of a configuration: DOCGEN_LAYOUT, DOCGEN_FORMAT"
        return Problem("no option has this variable", place, hint, severity="warning")
    if own in SWITCHES and value not in ("", "0", "1"):
        return Problem(f"'{shortened(value)}' is neither 1 nor 0", place, severity="warning")
    if own == "LANG" and value and re.match(rf"(?:{'|'.join(LANGUAGES)})(?![a-z])", value, re.IGNORECASE) is None:
        return Problem(f"there are no messages in '{shortened(value)}', and they are in English", place, "ar or en", severity="warning")
    return None


def _flag(text: str) -> bool | str:
    """What a variable says of yes or no; a text that says neither is an error of its type."""
    said = text.strip().lower()
    return True if said in _TRUE else False if said in _FALSE else text


class _Variables(Marked):
    """Data whose values stand each in a variable of its own."""

    def place(self, path: Any = (), *, key: bool = False, offset: int | None = None) -> Place:
        return Place(f"{PREFIX}{str(path[0]).upper()}") if path else Place(self.name)
