"""The fields of a kind of document as a blank form has them: all that says something to a reader, and nothing that only sets how it is made."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, PlainValidator
from pydantic.fields import FieldInfo

from docgen.calendars import DualDate
from docgen.document.blankform import Choice, FormField, Shape
from docgen.document.inline import Both
from docgen.locales.labels import labels
from docgen.model.blocks import BLOCKS
from docgen.model.kinds import model_of
from docgen.model.people import OfPerson, Person, PersonId
from docgen.model.root import Model
from docgen.model.schemas.common import SchemaModel
from docgen.model.schemas.values import Words
from docgen.model.text import Bilingual

_OF_ALL = ("reference", "date", "place", "marking")
"""Fields of every kind that are no settings."""
SETTINGS = frozenset(set(Model.model_fields) - set(_OF_ALL)) | {
    "series", "end_mark", "prevailing_note", "zone", "allow_inquorate", "emblem_alt", "who",
}  # fmt: skip
"""Fields that no form asks for: they set how the document is made, or are shown with another."""
_DEEPEST = 4
_PERSON = next(item.func for item in get_args(PersonId) if isinstance(item, PlainValidator))


def form_fields(kind: str) -> tuple[FormField, ...]:
    """The fields of a kind, in the order of its model. Raises InputError for a kind that does not exist."""
    return _fields(model_of(kind), 0)


def form_title(kind: str) -> Both[str]:
    """What a kind is called in both languages. Raises InputError for a kind that does not exist."""
    found = model_of(kind)
    if issubclass(found, SchemaModel):
        return Both(found._kind_title.ar, found._kind_title.en)
    known = labels().get(kind)
    return Both(kind, kind) if known is None else Both(known["ar"], known["en"])


def _fields(part: type[BaseModel], depth: int) -> tuple[FormField, ...]:
    found = [
        made for name, info in part.model_fields.items() if name not in SETTINGS and (made := _field(info.alias or name, info, depth)) is not None
    ]
    if issubclass(part, Model):  # its own first, then those of every document
        found.sort(key=lambda made: made.name in _OF_ALL)
    return tuple(found)


def _field(name: str, info: FieldInfo, depth: int) -> FormField | None:
    said = (info.description or "").rstrip(".")
    held = list(leaves(info.annotation, tuple(info.metadata)))
    kinds = {kind for kind, _ in held}
    several = _is_several(info.annotation)
    if kinds & set(BLOCKS.values()) - {Bilingual}:
        return FormField(name, "blocks", said)
    if (entry := next((kind for kind in kinds if issubclass(kind, OfPerson)), None)) is not None or any(_is_person(marks) for _, marks in held):
        return _person(name, said, several, entry, depth)
    parts = [kind for kind in kinds if issubclass(kind, BaseModel) and not issubclass(kind, Bilingual)]
    if parts:
        if depth == _DEEPEST:
            return None
        return FormField(name, "list" if several else "record", said, fields=_fields(parts[0], depth + 1))
    words = next((mark for _, marks in held for mark in marks if isinstance(mark, Words)), None)
    if words is not None and not several:
        return FormField(name, "choice", said, tuple(Choice(word, read.ar or word, read.en or word) for word, read in words.known.items()))
    choices = tuple(word for word in _literals(info.annotation) if isinstance(word, str))
    if choices and kinds <= {str}:
        return FormField(name, "choice", said, tuple(_choice(name, word) for word in choices))
    return FormField(name, "words" if several else _shape(kinds), said)


def _choice(name: str, word: str) -> Choice:
    known = labels().get(f"{name}-{word}")
    return Choice(word, word, word) if known is None else Choice(word, known["ar"], known["en"])


def _shape(kinds: set[type[Any]]) -> Shape:
    if Path in kinds:
        return "picture"
    if kinds & {DualDate, datetime.date, datetime.datetime}:
        return "date"
    return "flag" if kinds == {bool} else "text"


def _person(name: str, said: str, several: bool, entry: type[OfPerson] | None, depth: int) -> FormField:
    """Somebody of the people: the name with its title, and the fields of the person; in an entry about a person, such as a signature, its own too."""
    if depth:  # in a list already: their names, with commas
        return FormField(name, "text", said)
    own = _fields(Person, depth + 1)
    if entry is not None:
        own += _fields(entry, depth + 1)
    return FormField(name, "list" if several else "record", said, fields=(FormField("this", "text", "The name, with what is put before it"), *own))


def leaves(annotation: Any, marks: tuple[Any, ...] = ()) -> Iterator[tuple[type[Any], tuple[Any, ...]]]:
    """The plain types that a field may hold, by itself or in a list, each with what is annotated to it."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from leaves(inner, (*marks, *more))
    elif get_origin(annotation) is Literal:
        yield from ((type(word), ()) for word in get_args(annotation))
    elif get_args(annotation):
        for inner in get_args(annotation):
            yield from leaves(inner, marks)
    elif isinstance(annotation, type) and annotation is not type(None):
        yield annotation, marks


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for inner in get_args(annotation):
        yield from _literals(inner)


def _is_several(annotation: Any) -> bool:
    """Whether a field holds a list, or things by their ids."""
    if get_origin(annotation) is Annotated:
        return _is_several(get_args(annotation)[0])
    if get_origin(annotation) in (tuple, list, dict):
        return True
    return any(_is_several(inner) for inner in get_args(annotation))


def _is_person(marks: tuple[Any, ...]) -> bool:
    return any(isinstance(mark, PlainValidator) and mark.func is _PERSON for mark in marks)
