"""Dates in both calendars, times of the day, and moments with a zone, as fields."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import Discriminator, PlainSerializer, PlainValidator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from docgen.calendars import DualDate
from docgen.calendars import parse as parse_date
from docgen.calendars.times import parse_time
from docgen.errors import DocgenError
from docgen.model.setting import Table, current
from docgen.model.text import Bilingual
from docgen.model.validation_errors import Loc, from_error, name_of, nearest, validation_error, validation_errors

_CALENDARS = ("gregorian", "hijri")


def date_of(value: Any) -> DualDate:
    """A date as an author writes it, in both calendars. Raises a fault."""
    if isinstance(value, DualDate):
        return value
    table = current.get().table
    try:
        if isinstance(value, datetime.date):
            return DualDate.from_gregorian(value, table)
        if isinstance(value, str):
            return parse_date(value, table=table)
        if isinstance(value, dict):
            _look_at_parts(value)
            return parse_date(value, table=table)
    except DocgenError as error:
        raise from_error(error, "DG202" if isinstance(value, dict) and _each_is_right(value, table) else None) from None
    raise validation_error(f"this must be a date, not {name_of(value)}", 'write 2021-10-19, "1443-03-13 AH", or {gregorian: …, hijri: …}')


def _look_at_parts(value: dict[str, Any]) -> None:
    """Raises the faults of each part at its own place; what the two are to each other is not looked at here."""
    wrong: list[tuple[Loc, PydanticCustomError, Any]] = []
    for key, part in value.items():
        if key not in _CALENDARS:
            near = nearest(str(key), _CALENDARS)
            wrong.append(
                (
                    (key,),
                    validation_error(f"unknown key '{key}'", f"did you mean '{near}'?" if near else "the keys are gregorian and hijri", key=True),
                    part,
                )
            )
        elif not isinstance(part, str | datetime.date | tuple):
            wrong.append(
                ((key,), validation_error(f"this must be a date, not {name_of(part)}", "write it as 2021-10-19, the Hijri one as 1443-03-13"), part)
            )
    if not value:
        wrong.append(((), validation_error("a date is missing here", "give gregorian, hijri, or both"), value))
    if wrong:
        raise validation_errors(wrong)


def _each_is_right(value: dict[str, Any], table: Table) -> bool:
    """Whether both parts are dates by themselves, so that what is wrong is that they are different days."""
    try:
        return len([parse_date({key: part}, table=table) for key, part in value.items()]) == len(_CALENDARS)
    except DocgenError:
        return False


def _time(value: Any) -> datetime.time:
    if isinstance(value, (str, datetime.time)):
        try:
            return parse_time(value)
        except DocgenError as error:
            raise from_error(error) from None
    raise validation_error(f"this must be a time of the day, not {name_of(value)}", 'write it as "14:30"')


def moment_of(value: Any) -> datetime.datetime:
    """A date with a time as an author writes it. Raises a fault."""
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value.strip())
        except ValueError:
            raise validation_error(f"{value!r} is not a date with a time", 'write it as "2021-10-20T09:00+03:00"') from None
    if not isinstance(value, datetime.datetime):
        raise validation_error(f"this must be a date with a time, not {name_of(value)}", 'write it as "2021-10-20T09:00+03:00"')
    return value


def date_text(value: DualDate) -> str | dict[str, str]:
    """A date as an author would write it."""
    if value.announced:
        year, month, day = value.hijri
        return {"gregorian": value.gregorian.isoformat(), "hijri": f"{year:04}-{month:02}-{day:02}"}
    return value.gregorian.isoformat()


DATE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"gregorian": {"type": "string"}, "hijri": {"type": "string"}},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
    "description": "A Gregorian ISO date, a Hijri date with AH or هـ, or a mapping of both",
    "examples": ["2021-10-19", "1443-03-13 AH", {"gregorian": "2026-05-11", "hijri": "1447-11-24"}],
}

Date = Annotated[DualDate, PlainValidator(date_of), PlainSerializer(date_text), WithJsonSchema(DATE_SCHEMA)]
"""A date as an author writes it, in both calendars."""


def _day_tag(value: Any) -> str:
    words = isinstance(value, Bilingual) or (isinstance(value, dict) and bool(value) and not value.keys().isdisjoint(("ar", "en")))
    return "<text>" if words else "<date>"


DateOrText = Annotated[Annotated[Date, Tag("<date>")] | Annotated[Bilingual, Tag("<text>")], Discriminator(_day_tag)]
"""A date, or words for one that is not a day: `{ar: الربع الأول 2027, en: Q1 2027}`."""

Time = Annotated[datetime.time, PlainValidator(_time), WithJsonSchema({"type": "string", "examples": ["14:30"]})]
"""A time of the day."""

Moment = Annotated[datetime.datetime, PlainValidator(moment_of), WithJsonSchema({"type": "string", "format": "date-time"})]
"""A date with a time, by ISO 8601; the zone may be missing here."""


def _day_or_room(value: Any) -> DualDate | bool | None:
    return value or None if value is None or isinstance(value, bool) else date_of(value)


def _day_text(value: DualDate | bool | None) -> Any:
    return date_text(value) if isinstance(value, DualDate) else value


DayOrRoom = Annotated[
    DualDate | bool | None,
    PlainValidator(_day_or_room),
    PlainSerializer(_day_text),
    WithJsonSchema({"anyOf": [DATE_SCHEMA, {"type": "boolean"}]}),
]
"""The day of signing, or true for room to write it."""
