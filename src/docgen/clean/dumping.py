"""A model as the plain data that an author would write: only what was given, by the keys of the input format."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from docgen.calendars import DualDate
from docgen.clean.paths import Path
from docgen.document.document import InputValues
from docgen.document.inline import Both
from docgen.model.amounts import Money
from docgen.model.part import Part
from docgen.model.people import PersonId
from docgen.model.root import Model
from docgen.model.text import Bilingual

_CHECK = next(item.func for item in get_args(PersonId) if isinstance(item, PlainValidator))


_NOT_PAGES = ("source",)
"""Keys that say nothing of the pages."""


class Said(str):
    """One side of a text: words for a reader."""

    __slots__ = ()


class Ref(str):
    """The id of a person, where somebody is meant by it."""

    __slots__ = ()


class File(str):
    """The path of a file, as the model has it."""

    __slots__ = ()


class Whole(dict[str, Any]):
    """A value that is written as a mapping, but is one: a date of both calendars, an amount of money."""


def recorded(model: Model, look: Mapping[str, Any]) -> InputValues:
    """What `cleaned` needs of a model that was built with `look`."""
    defaults: set[Path] = set()
    values: dict[str, Any] = {key: value for key, value in dumped(model, defaults).items() if key not in _NOT_PAGES}
    terms = {key: Both(term.ar, term.en) for key, term in model.terms.items()}
    return InputValues(model.kind, values, frozenset(defaults), model.input_folder, terms, look, type(model).template_folder)


def dumped(part: Part, defaults: set[Path], path: Path = ()) -> Any:
    """A part as a mapping, or as the one word that stands for it; what was not given is not there. The places of what was given as it is by default
    are put into `defaults`."""
    given: dict[str, Any] = {}
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if name not in part.model_fields_set or value is None:
            continue
        key = info.alias or name
        if type(value) is type(info.default) and value == info.default:
            defaults.add((*path, key))
        if isinstance(part, Bilingual) and name in ("ar", "en"):
            given[key] = Said(value)
        else:
            given[key] = _refs(value, defaults, (*path, key)) if _names_people(info) else _plain(value, defaults, (*path, key))
    word = (part.short_form or {}).get("const")
    return word if word is not None and not given else given


def _plain(value: Any, defaults: set[Path], path: Path) -> Any:
    if isinstance(value, Part):
        return dumped(value, defaults, path)
    if isinstance(value, Money):
        return Whole(amount=value.amount, currency=value.currency)
    if isinstance(value, (tuple, list)):
        return [_plain(item, defaults, (*path, index)) for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        return {str(key): _plain(item, defaults, (*path, str(key))) for key, item in value.items()}
    if isinstance(value, FilePath):
        return File(value)
    if isinstance(value, DualDate):
        return _date(value)
    if isinstance(value, datetime.time):
        return value.isoformat("minutes" if not (value.second or value.microsecond) else "auto")
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, bool, int, float, Decimal)) else str(value)


def _date(value: DualDate) -> Any:
    if not value.announced:
        return value.gregorian.isoformat()
    year, month, day = value.hijri
    return Whole(gregorian=value.gregorian.isoformat(), hijri=f"{year:04}-{month:02}-{day:02}")


def _refs(value: Any, defaults: set[Path], path: Path) -> Any:
    if isinstance(value, (tuple, list)):
        return [dumped(item, defaults, (*path, index)) if isinstance(item, Part) else Ref(item) for index, item in enumerate(value)]
    return Ref(value)


@cache
def _names_people_of(annotation: Hashable) -> bool:
    return any(_is_check(item) or _names_people_of(item) for item in get_args(annotation))


def _names_people(info: FieldInfo) -> bool:
    """Whether a field holds ids of people, one or several."""
    annotation: Any = info.annotation
    return any(map(_is_check, info.metadata)) or _names_people_of(annotation)


def _is_check(item: Any) -> bool:
    return isinstance(item, PlainValidator) and item.func is _CHECK
