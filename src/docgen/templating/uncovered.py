"""Days that were to be shown in the Hijri calendar and have no date in it, told where the input names them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from docgen.calendars import parse
from docgen.calendars.dual import DualDate
from docgen.calendars.registry import calendar
from docgen.errors import DateError, InputError, Place, Problem
from docgen.markup import MarkupError, roles
from docgen.markup import parse as parse_text
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.model.walk import Path, walk


def uncovered_days(model: Model, days: Collection[tuple[str, datetime.date]]) -> InputError:
    """The error that names these days (what gave each: a `value` or a `text`), at every place of the input that gives them."""
    own = calendar(model.hijri_table)
    table = f"the Umm al-Qura table covers {own.first_year}–{own.last_year} AH ({own.first} to {own.last})"
    found = dict.fromkeys(_places(model, days))
    told = {day for day, _ in found}
    places = [*found, *((day, Place()) for day in sorted({day for _, day in days} - told))]
    hint = "show it in the Gregorian calendar alone: {gregorian}`…` in a text, or calendar: gregorian for the document"
    return InputError([Problem(f"{day} has no Hijri date to show: {table}", place, hint) for day, place in places])


def _places(model: Model, days: Collection[tuple[str, datetime.date]]) -> Iterator[tuple[datetime.date, Place]]:
    for path, value in walk(model, whole=Bilingual):
        if isinstance(value, Bilingual):
            for lang, text in value.sides():
                yield from _in_text(model, (*path, lang), text, days)
        elif (day := _day_of(value)) is not None and ("value", day) in days:
            yield day, model.place_of(path)


def _day_of(value: object) -> datetime.date | None:
    if isinstance(value, DualDate):
        return value.gregorian if value.lunar is None else None
    return value.date() if isinstance(value, datetime.datetime) else None


def _in_text(model: Model, path: Path, text: str, days: Collection[tuple[str, datetime.date]]) -> Iterator[tuple[datetime.date, Place]]:
    try:
        found = list(roles(parse_text(text)))
    except MarkupError:
        return
    for role in found:
        if role.name in ("date", "hijri"):
            try:
                day = parse(role.value, table=model.hijri_table).gregorian
            except DateError:
                continue
            if ("text", day) in days:
                yield day, model.place_of(path, role.offset)
