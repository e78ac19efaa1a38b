"""Fields of the author's own: `extra:`, for Word forms and for templates that ask for them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import Field, PlainSerializer, PlainValidator, ValidationError, WithJsonSchema

from docgen.calendars import DualDate
from docgen.errors import DocgenError
from docgen.model.amounts import Money, to_money
from docgen.model.part import Part
from docgen.model.paths import PictureFile
from docgen.model.text import Bilingual, is_text
from docgen.model.validation_errors import Loc, below, name_of, validation_error, validation_errors
from docgen.model.when import Time, date_of, date_text
from docgen.patterns import late
from docgen.source import written

RESERVED = ("this", "loop", "ar", "en")
"""Names that mean something else in a field path."""
_NAME = late(r"[A-Za-z_][A-Za-z0-9_-]*")
_DATE = late(r"\s*[0-9٠-٩۰-۹]{3,4}-[0-9٠-٩۰-۹]{1,2}-[0-9٠-٩۰-۹]{1,2}\s*(?:AH|هـ)?\s*")
_TIME = late(r"\s*[0-9]{1,2}:[0-9]{2}\s*")
_CALENDARS = {"gregorian", "hijri"}
_DEEPEST = 8


class ExtraPicture(Part):
    """A picture among the fields of the author's own."""

    picture: PictureFile = Field(description="The path of the picture (PNG, JPEG or SVG), relative to the input")
    alt: Bilingual | None = Field(None, description="What it shows, for those who cannot see it")


class _Clock(Part):
    """A time of the day by itself."""

    time: Time


ExtraValue: TypeAlias = "Bilingual | bool | DualDate | datetime.time | Money | ExtraPicture | tuple[Any, ...] | dict[str, Any]"
"""A text, `true` or `false`, a date, a time, money, a picture, a list of such values, or a mapping of them by name."""
_Wrong = list[tuple[Loc, Any, Any]]


def extra_of(value: Any) -> dict[str, Any]:
    """The fields of an author, checked. Raises all that is wrong with them, each at its place."""
    wrong: _Wrong = []
    if not isinstance(value, Mapping):
        raise validation_error(f"these must be fields with names, not {name_of(value)}", "write {hall: {ar: …, en: …}}")
    made = _fields(value, (), wrong)
    if wrong:
        raise validation_errors(wrong)
    return made


def _fields(value: Mapping[Any, Any], loc: Loc, wrong: _Wrong) -> dict[str, Any]:
    made = {}
    for key, inner in value.items():
        name = str(key)
        if not _NAME.fullmatch(name):
            hint = "letters of A to Z, digits, _ and -, beginning with a letter"
            wrong.append(((*loc, key), validation_error(f"'{name}' cannot be the name of a field", hint, key=True), inner))
        elif name in RESERVED:
            wrong.append(
                ((*loc, key), validation_error(f"'{name}' means something else in the path of a field", "give it another name", key=True), inner)
            )
        else:
            made[name] = _value(inner, (*loc, key), wrong)
    return made


def _value(value: Any, loc: Loc, wrong: _Wrong) -> Any:
    try:
        return _made(value, loc, wrong)
    except ValidationError as error:
        wrong += below(loc, error)
    except DocgenError:
        raise
    except ValueError as error:  # a fault
        wrong.append((loc, error, value))
    return None


def _made(value: Any, loc: Loc, wrong: _Wrong) -> Any:
    if value is None:
        raise validation_error("nothing is written here", "write a value, or leave the key out")
    if isinstance(value, (bool, datetime.time, DualDate, Bilingual, ExtraPicture, Money)):
        return value
    if len(loc) > _DEEPEST:
        raise validation_error(f"fields stand in fields more than {_DEEPEST} deep")
    if isinstance(value, str) and _DATE.fullmatch(value):
        return date_of(value)
    if isinstance(value, str) and _TIME.fullmatch(value):
        return _Clock.__pydantic_validator__.validate_python({"time": value}).time
    if isinstance(value, str) and not value.strip():
        raise validation_error("this is empty", "write something here, or leave the key out")
    if is_text(value) or written(value) is not None:
        return Bilingual.__pydantic_validator__.validate_python(value)
    if isinstance(value, (list, tuple)):
        return tuple(_value(one, (*loc, index), wrong) for index, one in enumerate(value))
    if not isinstance(value, Mapping):
        return date_of(value)  # a day of a model that is built in Python
    if not value:
        raise validation_error("nothing is written here", "write {ar: …, en: …}, or fields with names")
    if value.keys() <= _CALENDARS:
        return date_of(dict(value))
    if value.keys() == {"amount", "currency"}:
        return to_money(dict(value))
    if "picture" in value and value.keys() <= {"picture", "alt"}:
        return ExtraPicture.__pydantic_validator__.validate_python(dict(value))
    if any(key in ("ar", "en") for key in value):
        other = next(key for key in value if key not in ("ar", "en"))
        raise validation_error(f"a text has the sides ar and en, and '{other}' is none", "give each field a text of its own: {hall: {ar: …, en: …}}")
    return _fields(value, loc, wrong)


def _plain(value: Any) -> Any:
    if isinstance(value, DualDate):
        return date_text(value)
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


_SCHEMA: dict[str, Any] = {
    "type": "object",
    "propertyNames": {"pattern": "^[A-Za-z_][A-Za-z0-9_-]*$", "not": {"enum": list(RESERVED)}},
    "additionalProperties": {"type": ["string", "number", "boolean", "object", "array"]},
}

Extra = Annotated[dict[str, Any], PlainValidator(extra_of), PlainSerializer(_plain), WithJsonSchema(_SCHEMA)]
"""Fields of the author's own, by name: values of `ExtraValue`."""
