"""Which field of a kind a path leads to, and what a cell's text is as a value of it."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from docgen.calendars import DualDate
from docgen.close_matches import close_matches
from docgen.model.fields import entry_of, keys, part_at
from docgen.model.part import Part
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.reading.head import HEAD
from docgen.reading.overrides import ABSENT
from docgen.sheets.cells import visible
from docgen.source.scalars import resolve

_YES = frozenset(("true", "yes", "نعم", "1"))
_NO = frozenset(("false", "no", "لا", "0"))
_NEAR = 0.7
"""How like a name must be to be meant."""
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column fills. `several` says that it holds a list, of which each line of a cell is an item; `flag`, that it holds yes or no;
    `number`, that it holds figures alone; `date`, that it holds a day; `anything`, that it is a field of the author's own, which is what it looks
    like; `text`, that it holds nothing but texts."""

    several: bool = False
    flag: bool = False
    number: bool = False
    date: bool = False
    anything: bool = False
    text: bool = False

    def value(self, text: str) -> Any:
        """The value of a cell's text; `ABSENT` of an empty one."""
        text = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
        if not text:
            return ABSENT
        if self.several:
            return [line for each in text.split("\n") if (line := visible(each))]
        if self.flag and text.casefold() in _YES | _NO:
            return text.casefold() in _YES
        return resolve(text) if self.number else text


class NoField(Exception):
    """A path leads to no field; `near` is the path of the nearest that there is."""

    def __init__(self, message: str, near: str | None = None) -> None:
        self.message, self.near = message, near
        super().__init__(message)


def field_of(model: type[Model], path: Path) -> Field:
    """The field that a path leads to. Raises NoField for one that leads nowhere, and for what no cell can hold."""
    first = str(path[0])
    known = {**keys(model), **dict.fromkeys(HEAD)}
    if first not in known:
        near = close_matches(first, known, cutoff=_NEAR)
        raise NoField(f"there is no field '{first}'", _dotted((near[0], *path[1:])) if near else None)
    if first in HEAD:
        return Field()
    owner: Any = model
    annotation: Any = None
    for index, step in enumerate(path):
        part = part_at(model, path[:index]) if index else owner
        if isinstance(step, str) and part is not None and not _opaque(annotation):
            fields = keys(part)
            if step not in fields:
                near = close_matches(step, fields, cutoff=_NEAR) or list(fields)[:1]
                raise NoField(f"'{_dotted(path[:index])}' has no '{step}'", _dotted((*path[:index], near[0])) if near else None)
            annotation = fields[step].annotation
        elif annotation is not None:
            annotation = _inside(annotation, step)
    return _field(annotation, _dotted(path))


def _dotted(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _opaque(annotation: Any) -> bool:
    """Whether keys of its own may stand in it: a mapping by names, or anything at all."""
    return any(leaf is Any or get_origin(leaf) in (dict, Mapping) or leaf is dict for leaf in _members(annotation))


def _inside(annotation: Any, step: str | int) -> Any:
    entries = (entry_of(member, step) for member in _members(annotation))
    return next((entry for entry in entries if entry is not None), None)


def _members(annotation: Any) -> Iterator[Any]:
    """The members of a union, annotations taken off."""
    if get_origin(annotation) is Annotated:
        yield from _members(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _members(inner)
    else:
        yield annotation


def _field(annotation: Any, called: str) -> Field:
    members = [member for member in _members(annotation) if member not in (None, type(None))]
    plain = [member for member in members if get_origin(member) in (tuple, list)]
    texts = any(isinstance(member, type) and issubclass(member, (str, Bilingual)) for member in members)
    if plain and not texts:
        if not _lines(plain):
            raise NoField(f"'{called}' is a list whose entries have keys of their own, and a cell is one text", f"{called}[0]")
        return Field(several=True)
    parts = [member for member in members if isinstance(member, type) and issubclass(member, Part) and not _short(member)]
    if parts and len(parts) == len(members):
        raise NoField(f"'{called}' has keys of its own, and a cell is one text", f"{called}.{next(iter(keys(parts[0])), '')}")
    if not texts and members and all(get_origin(member) is dict for member in members):
        raise NoField(f"'{called}' is a mapping, and a cell is one text", f"{called}.NAME")
    names = {member for member in members if isinstance(member, type)}
    number = bool(names) and names <= {int, float, bool} and names != {bool}
    dates = bool(names & {DualDate, datetime.date})
    return Field(flag=bool in names and not texts, number=number, date=dates, anything=members == [Any], text=texts and not dates)


def _lines(lists: list[Any]) -> bool:
    """Whether an entry may be one text."""
    return any(
        not isinstance(inner, type) or issubclass(inner, (str, Bilingual)) or _short(inner) or not issubclass(inner, Part)
        for one in lists
        for item in get_args(one)[:1]
        for inner in _members(item)
    )


def _short(part: type[Any]) -> bool:
    """Whether a part may be written as one text."""
    return getattr(part, "short_form", None) is not None
