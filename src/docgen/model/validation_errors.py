"""How a model says what is wrong: errors that carry docgen's words, a hint, and a place inside a text."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from docgen.close_matches import close_matches
from docgen.errors import DocgenError, Place, brief
from docgen.inputs import shortened
from docgen.limits import may_compare

KIND = "docgen"
"""The pydantic error type of everything that is said in docgen's own words."""

Loc = tuple[int | str, ...]


def validation_error(
    message: str, hint: str | None = None, *, offset: int | None = None, key: bool = False, code: str | None = None, place: Place | None = None
) -> PydanticCustomError:
    """An error to raise in a validator. `offset` (code points) points into the text at hand; `key` at the field's key; `place` says where it is for
    certain. `code` is a check's."""
    context = {"message": brief(message), "hint": hint, "offset": offset, "key": key, "code": code, "place": place}
    return PydanticCustomError(KIND, "{message}", context)


def from_error(error: DocgenError, code: str | None = None) -> PydanticCustomError:
    """The first problem of another room's error, in its own words."""
    problem = error.problems[0]
    return validation_error(problem.message, problem.hint, code=code or problem.code, place=problem.place if problem.place.line else None)


def validation_errors(found: Iterable[tuple[Loc, PydanticCustomError, Any]], title: str = "data") -> ValidationError:
    """Several errors at once, each at a path below the value that is being validated: (path, error, value)."""
    return ValidationError.from_exception_data(title, [InitErrorDetails(type=error, loc=loc, input=value) for loc, error, value in found])


def below(prefix: Loc, error: ValidationError) -> list[tuple[Loc, PydanticCustomError, Any]]:
    """The errors of a value validated by hand, with the path that leads to it."""
    found = []
    for line in error.errors(include_url=False):
        custom = PydanticCustomError(line["type"], "{said}", {**line.get("ctx", {}), "said": line["msg"]})
        found.append(((*prefix, *line["loc"]), custom, line["input"]))
    return found


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like `word`, if one is like it."""
    if isinstance(known, Sized) and not may_compare(len(known)):
        return None
    folded = {name.casefold(): name for name in known}
    near = close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else None


def listed(names: Iterable[str], most: int = 12) -> str:
    """Names in one line, shortened where they are many."""
    first = list(islice(names, most + 1))
    return ", ".join(map(shortened, first[:most])) + (" …" if len(first) > most else "")


def name_of(value: Any) -> str:
    """What a value is, in a YAML author's words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the yes-or-no value {str(value).lower()}"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, (list, tuple)) else f"a {type(value).__name__}"
