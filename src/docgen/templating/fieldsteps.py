"""The steps of a field path through a model: fields of parts, entries of mappings, places in lists, styles of dates. No attribute else."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from docgen.calendars import DualDate
from docgen.model.meeting.signatures import Signature
from docgen.model.people import OfPerson, Person
from docgen.model.text import Bilingual
from docgen.templating.dates import DATE_STYLES

CALENDARS = ("hijri", "gregorian")
MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a path asks for in one style or calendar: `date.full`, `date.hijri`."""

    date: Any
    style: str


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a path leads: the value, what the model says that it may be, and the part that has it. The value is `None` where the document leaves out
    it or what it would stand in."""

    value: Any
    annotation: Any = None
    owner: Any = None
    name: str = ""
    """The last name of the path."""


def walk(value: Any, path: tuple[str, ...], people: Mapping[str, Any]) -> Reached | None:
    """Where a path leads from a value; `None` where there is nothing of the name. A text that is the id of one of `people` stands for the person."""
    at = Reached(value)
    for index, name in enumerate(path):
        if at.value is None:
            return Reached(None) if _may_be(at.annotation, path[index:]) else None
        following = _step(at, name, people)
        if following is None:
            return None
        at = following
    return at


def _step(at: Reached, name: str, people: Mapping[str, Any]) -> Reached | None:
    value = at.value
    if isinstance(value, str) and value in people:
        value = people[value]
    if isinstance(value, BaseModel):
        for field, info in type(value).model_fields.items():
            if name in (field, info.alias):
                found = getattr(value, field)
                room = isinstance(value, Signature) and field == "date" and isinstance(found, bool)  # room to write a day in, and no day
                return Reached(None if room else found, info.annotation, value, name)
        if isinstance(value, Bilingual) and name in (*DATE_STYLES, *CALENDARS) and DualDate in _kinds(at.annotation):
            return Reached(value, at.annotation, at.owner)  # words in the place of a day have no calendars: they are written in every style
        return _step(Reached(people[value.who]), name, people) if isinstance(value, OfPerson) else None
    if isinstance(value, Mapping):
        found = value.get(name, MISSING)
        return None if found is MISSING else Reached(found, at.annotation, value)
    if isinstance(value, (tuple, list)) and not hasattr(value, "_fields"):
        if not (name.isascii() and name.isdecimal()):
            return None
        place = int(name) if len(name) < 9 else len(value)
        return Reached(value[place] if place < len(value) else None, at.annotation, value)
    if isinstance(value, (DualDate, datetime.date)) and name in (*DATE_STYLES, *CALENDARS):
        return Reached(Dated(value, name), at.annotation, value)
    return None


def _may_be(annotation: Any, path: tuple[str, ...]) -> bool:
    """Whether a path could lead on from a value of this kind that is not given."""
    if not path:
        return True
    if path[0].isascii() and path[0].isdecimal():
        return _may_be(annotation, path[1:])
    parts = tuple(parts_of(annotation))
    if not parts:
        return path[0] in (*Person.model_fields, *DATE_STYLES, *CALENDARS)
    return any(path[0] in (name, info.alias) and _may_be(info.annotation, path[1:]) for part in parts for name, info in part.model_fields.items())


def parts_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """The parts of a model that a value of this kind may be, or hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_of(inner)


def choices_of(annotation: Any) -> tuple[str, ...]:
    """The words that a value of this kind is one of; none where it may be another."""
    if get_origin(annotation) is Literal:
        return tuple(word for word in get_args(annotation) if isinstance(word, str))
    inner = [choices_of(one) for one in get_args(annotation) if one is not type(None)]
    return tuple(word for words in inner for word in words) if inner and all(inner) else ()


def words_in(annotation: Any) -> tuple[str, ...]:
    """The words that a value of this kind may be, beside what else it may be."""
    if get_origin(annotation) is Literal:
        return tuple(word for word in get_args(annotation) if isinstance(word, str))
    return tuple(word for inner in get_args(annotation) for word in words_in(inner))


def _kinds(annotation: Any) -> Iterator[Any]:
    if not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)


def names_in(value: Any) -> tuple[str, ...]:
    """The names that may follow a value in a path."""
    if isinstance(value, BaseModel):
        return tuple(info.alias or field for field, info in type(value).model_fields.items())
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    return (*DATE_STYLES, *CALENDARS) if isinstance(value, (DualDate, datetime.date)) else ()
