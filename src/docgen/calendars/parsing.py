"""Written dates, one calendar or two, to `DualDate`."""

from __future__ import annotations

import calendar as months_of
import datetime
import re
from collections.abc import Mapping
from typing import Any

from docgen.calendars import plain
from docgen.calendars.dual import DualDate
from docgen.calendars.readings import FORMS, Lang, Reading, readings_of
from docgen.calendars.registry import Table, day_of
from docgen.calendars.vocabulary import tidy
from docgen.errors import DateError, Problem

_TWO = (
    re.compile(r"(?P<first>[^()]+?)\s*[(\[]\s*(?P<second>[^()]+?)\s*[)\]]"),
    re.compile(r"(?P<first>.+?)\s*[،,]?\s+(?:الموافق(?:ة)?|corresponding to|which is)\s+(?:لـ?\s*)?(?P<second>.+)", re.IGNORECASE),
    re.compile(r"(?P<first>.+?)\s+[=/]\s+(?P<second>.+)"),
)


def parse(text: str | datetime.date | DualDate | Mapping[str, Any], *, table: Table = "auto", lang: Lang | None = None) -> DualDate:
    """A date as people write it.

    One calendar (`2021-10-18`, `1443-03-12 AH`, `12/03/1443هـ`, `١٢ ربيع الأول ١٤٤٣ هـ`, `18 أكتوبر 2021م`, `18 October 2021`),
    or both, the second in brackets or after الموافق; with or without weekday; in ASCII, Arabic-Indic or Persian digits. A mapping of
    `gregorian` and `hijri`, a `datetime.date` and a `DualDate` are taken too. Without mark and month name a year below 1700 is Hijri.
    `lang` is the language of the text around, which settles the order in 3/4/2021. Text with both calendars is an announced pair.

    Raises DateError for what is no date, is out of the table's range (the message names it), disagrees with its weekday or its twin, or can be
    read in more than one way (the message lists the readings).
    """
    if isinstance(text, DualDate):
        return text
    if isinstance(text, datetime.date):
        return DualDate.from_gregorian(text, table)
    if isinstance(text, Mapping):
        return pair_from_mapping(text, table)
    if not isinstance(text, str):
        raise DateError(Problem(f"{text!r} is not a date", hint=FORMS))
    if (both := split_pair(text)) is not None:
        return _pair(both, text, table, lang)
    reading = only(readings_of(text, lang), text)
    date = dual(reading, table)
    check_weekday(reading, date.gregorian)
    return date


def split_pair(text: str) -> tuple[str, str] | None:
    """The two date expressions of a text that gives both calendars."""
    # The marks that tell an Arabic 3/4/2021 from an English one must reach the reader of each half.
    for pattern in _TWO:
        if found := pattern.fullmatch(text.strip()):
            return found["first"], found["second"]
    return None


def only(readings: tuple[Reading, ...], text: str) -> Reading:
    """The only reading. Raises DateError listing them when there are more."""
    if len(readings) == 1:
        return readings[0]
    possible = [reading for reading in readings if exists(reading)] or list(readings)
    if len(possible) == 1:
        return possible[0]
    listed = ", ".join(str(reading) for reading in possible[:-1]) + f" or {possible[-1]}"
    raise DateError(Problem(f"{tidy(text)!r} can be read as {listed}", hint="write the year in full and the month by name, or year-month-day"))


def exists(reading: Reading, table: Table = "auto") -> bool:
    """Whether its calendar has such a day."""
    try:
        gregorian_of(reading, table)
    except DateError:
        return False
    return True


def gregorian_of(reading: Reading, table: Table = "auto") -> datetime.date:
    """The civil day of a reading. Raises DateError when its calendar has no such day."""
    year, month, day = reading.year, reading.month, reading.day
    if reading.calendar != "gregorian":
        return day_of(table if reading.calendar == "hijri" else "solar-hijri", year, month, day)
    written = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= year <= 9999:
        raise DateError(Problem(f"{written} is no Gregorian date", hint="years are 1 to 9999"))
    if not 1 <= month <= 12:
        swapped = f"; {reading.day}/{reading.month} may be month before day" if 12 < month <= 31 and 1 <= day <= 12 else ""
        raise DateError(Problem(f"{written} has no month {month}", hint=f"months are 1 to 12{swapped}"))
    length = months_of.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise DateError(Problem(f"{plain.month(month)} {year} has no day {day}", hint=f"it has {length} days"))
    return datetime.date(year, month, day)


def dual(reading: Reading, table: Table) -> DualDate:
    """The day of a reading in both calendars. Raises DateError when the calendars have no such day."""
    day = gregorian_of(reading, table)
    if reading.calendar == "hijri":
        return DualDate(day, (reading.year, reading.month, reading.day), table=table)
    return DualDate.from_gregorian(day, table)


def check_weekday(reading: Reading, day: datetime.date) -> None:
    """Raises DateError when the text names another weekday than the day's."""
    if reading.weekday is not None and reading.weekday != day.weekday():
        raise DateError(
            Problem(f"{reading} is a {plain.weekday(day.weekday())}, not a {plain.weekday(reading.weekday)}", hint="correct the weekday or the date")
        )


def _pair(both: tuple[str, str], text: str, table: Table, lang: Lang | None) -> DualDate:
    readings = [only(readings_of(half, lang), half) for half in both]
    kinds = [reading.calendar for reading in readings]
    if sorted(kinds) != ["gregorian", "hijri"]:
        raise DateError(
            Problem(f"{tidy(text)!r} gives two dates that are not one Gregorian and one Hijri", hint="give one date, or the same day in both")
        )
    gregorian, hijri = readings if kinds[0] == "gregorian" else reversed(readings)
    day = gregorian_of(gregorian)
    for reading in readings:
        check_weekday(Reading(**_plain_fields(gregorian), weekday=reading.weekday), day)
    return DualDate.announced_pair(day, (hijri.year, hijri.month, hijri.day), table)


def _plain_fields(reading: Reading) -> dict[str, Any]:
    return {"calendar": reading.calendar, "year": reading.year, "month": reading.month, "day": reading.day}


def pair_from_mapping(mapping: Mapping[str, Any], table: Table) -> DualDate:
    """`DualDate.from_mapping`."""
    unknown = [str(key) for key in mapping if key not in ("gregorian", "hijri")]
    if unknown or not mapping:
        raise DateError(Problem(f"a date has no {', '.join(unknown)}" if unknown else "the date is empty", hint="its keys are gregorian and hijri"))
    found = {key: _value(mapping[key], key) for key in ("gregorian", "hijri") if mapping.get(key) is not None}
    if not found:
        raise DateError(Problem("the date is empty", hint="its keys are gregorian and hijri"))
    for reading in found.values():
        if len(found) == 1:
            date = dual(reading, table)
            check_weekday(reading, date.gregorian)
            return date
    day, hijri = gregorian_of(found["gregorian"]), found["hijri"]
    check_weekday(found["gregorian"], day)
    check_weekday(Reading(**_plain_fields(found["gregorian"]), weekday=hijri.weekday), day)
    return DualDate.announced_pair(day, (hijri.year, hijri.month, hijri.day), table)


def _value(value: Any, key: str) -> Reading:
    if isinstance(value, datetime.date):
        reading = Reading("gregorian", value.year, value.month, value.day)
    elif isinstance(value, str):
        reading = only(readings_of(value), value)
    else:
        raise DateError(Problem(f"{value!r} is not a date", hint=FORMS))
    if reading.calendar != key:
        raise DateError(Problem(f"{value!r} under {key} is a date of the other calendar", hint="put it under the other key, or correct the year"))
    return reading
