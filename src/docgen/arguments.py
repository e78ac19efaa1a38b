"""What the functions of the library take for names, files and folders; anything else is an error that says so, before it is used for something."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from docgen.errors import Problem, UsageError


def name_or_path(option: str, value: Any) -> None:
    """A template or a theme: `None`, a text that is not empty, or a path. Raises UsageError."""
    if value is None or (isinstance(value, (str, os.PathLike)) and os.fspath(value) not in ("", b"") and isinstance(os.fspath(value), str)):
        return
    raise _other(option, value, "a name or a path")


def path(option: str, value: Any) -> Path:
    """A file or a folder; a name of no letters is none. Raises UsageError."""
    if isinstance(value, (str, os.PathLike)) and isinstance(os.fspath(value), str) and os.fspath(value).strip():
        return Path(value)
    raise _other(option, value, "a path")


def settings(value: Any) -> None:
    """`None`, or values by the paths of their fields. Raises UsageError."""
    if value is not None and not (isinstance(value, Mapping) and all(isinstance(key, str) for key in value)):
        raise _other("settings", value, "values by field path, {'headline.en': 'Text'}")


def a_model(value: Any) -> None:
    """What `load` and `parse` give. Raises UsageError."""
    from docgen.model.root import Model

    if not isinstance(value, Model):
        raise _other("model", value, "what docgen.load or docgen.parse gives")


def page(value: Any) -> None:
    """`None`, or a width and a height in points that a page may have (ISO 32000-1, annex C: 14,400 units). Raises UsageError."""
    if value is None:
        return
    from docgen.templating.lengths import LONGEST

    sides = value if isinstance(value, tuple) and len(value) == 2 else ()
    if not sides or not all(isinstance(side, (int, float)) and not isinstance(side, bool) and isfinite(side) for side in sides):
        raise UsageError(Problem(f"page={value!r} is no page", hint="a width and a height in points: (419.5, 595.3)"))
    if max(sides) > LONGEST:
        raise UsageError(Problem(f"page={value!r} is larger than a page may be", hint=f"page= takes sides of no more than {LONGEST:,.0f} points"))


def text(option: str, value: Any) -> None:
    """`None`, or a text that is not empty. Raises UsageError."""
    if value is not None and not (isinstance(value, str) and value):
        raise _other(option, value, "a text")


def string(option: str, value: Any) -> None:
    """A text, which may be empty. Raises UsageError."""
    if not isinstance(value, str):
        raise _other(option, value, "a text")


def one_of(option: str, value: Any, known: tuple[str, ...]) -> None:
    """`None`, or one of the words that the option knows. Raises UsageError."""
    if value is not None and value not in known:
        raise UsageError(Problem(f"{option}={value!r} is not known", hint=f"{option}= is one of {', '.join(known)}"))


def folders(option: str, value: Any) -> tuple[Path, ...]:
    """Folders, in the order in which they are searched; one alone is no list of them. Raises UsageError."""
    wanted = "a list of folders"
    if isinstance(value, (str, bytes, os.PathLike)) or not isinstance(value, Iterable):
        raise _other(option, value, f"{wanted}, [{value!r}]" if isinstance(value, (str, os.PathLike)) else wanted)
    found = []
    for folder in value:
        if not isinstance(folder, (str, os.PathLike)) or not isinstance(os.fspath(folder), str):
            raise _other(option, folder, wanted)
        found.append(Path(folder))
    return tuple(found)


def _other(option: str, value: Any, wanted: str) -> UsageError:
    said = repr(value) if isinstance(value, (str, int, float)) else f"a {type(value).__name__}"
    return UsageError(Problem(f"{option}= is {said[:80]}", hint=f"{option}= takes {wanted}"))
