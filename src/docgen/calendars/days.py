"""From what a date says to the day it means."""

from __future__ import annotations

import calendar as months_of
import datetime
from dataclasses import replace

from docgen.calendars import plain
from docgen.calendars.dual import DualDate
from docgen.calendars.expressions import Expression
from docgen.calendars.ordinals import LAST
from docgen.calendars.readings import Reading
from docgen.calendars.registry import Table, day_of, last_day_of
from docgen.calendars.vocabulary import Kind
from docgen.errors import DateError, Problem

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The Hijri years that the Umm al-Qura tables cover."""


def covered(reading: Reading) -> bool:
    """Whether the tables reckon its year; any Gregorian one is covered."""
    return reading.calendar != "hijri" or FIRST_YEAR <= reading.year <= LAST_YEAR


def exists(reading: Reading, table: Table = "auto") -> bool:
    """Whether its calendar has such a day."""
    try:
        gregorian_of(reading, table)
    except DateError:
        return False
    return True


def gregorian_of(reading: Reading, table: Table = "auto") -> datetime.date:
    """The civil day of a reading. Raises DateError when its calendar has no such day."""
    return _resolved(reading, table)[0]


def dual(reading: Reading, table: Table) -> DualDate:
    """The day of a reading in both calendars; in the Gregorian alone where the Hijri table does not cover it. Raises DateError when its own calendar
    has no such day."""
    day, (year, month, number) = _resolved(reading, table)
    if reading.calendar == "hijri":
        return DualDate(day, (year, month, number), table=table)
    return DualDate.from_gregorian(day, table)


def _resolved(reading: Reading, table: Table) -> tuple[datetime.date, tuple[int, int, int]]:
    year, month, day = reading.year, reading.month, reading.day
    if reading.calendar != "gregorian":
        key = table if reading.calendar == "hijri" else "solar-hijri"
        day = last_day_of(key, year, month) if day == LAST else day
        return day_of(key, year, month, day), (year, month, day)
    written = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= year <= 9999:
        raise DateError(Problem(f"{written} is no Gregorian date", hint="years are 1 to 9999"))
    if not 1 <= month <= 12:
        swapped = f"; {day}/{month} may be month before day" if 12 < month <= 31 and 1 <= day <= 12 else ""
        raise DateError(Problem(f"{written} has no month {month}", hint=f"months are 1 to 12{swapped}"))
    length = months_of.monthrange(year, month)[1]
    if day == LAST:
        day = length
    if not 1 <= day <= length:
        raise DateError(Problem(f"{plain.month(month)} {year} has no day {day}", hint=f"it has {length} days"))
    return datetime.date(year, month, day), (year, month, day)


def check_weekday(reading: Reading, day: datetime.date) -> None:
    """Raises DateError when the text names another weekday than the day's."""
    if reading.weekday is not None and reading.weekday != day.weekday():
        raise DateError(
            Problem(f"{reading} is a {plain.weekday(day.weekday())}, not a {plain.weekday(reading.weekday)}", hint="correct the weekday or the date")
        )


def complete(first: Expression, second: Expression) -> tuple[Expression, Expression]:
    """A pair of which one half lacks its year, with the year in which the two are nearest: 15 ربيع الأول الموافق 18 أكتوبر 2021م."""
    lacking, other = (second, first) if first.whole else (first, second)
    core, theirs = lacking.core, other.core
    if core is None or theirs is None or core.calendar not in ("gregorian", "hijri"):
        raise DateError(Problem("the year is missing", hint="give the year of both"))
    year = int(theirs.year or max(theirs.numbers or ("0",), key=len))
    guess = round((year - 622) * 33 / 32) if core.calendar == "hijri" else round(year * 32 / 33 + 622)
    other_calendar: Kind = "gregorian" if core.calendar == "hijri" else "hijri"
    numbers = _numbers(other, year)
    day = gregorian_of(Reading(other_calendar, *numbers))
    best = None
    for candidate in range(guess - 2, guess + 3):
        reading = Reading(core.calendar, candidate, core.month, core.days[-1])
        if exists(reading):
            off = abs((gregorian_of(reading) - day).days)
            if best is None or off < best[0]:
                best = off, candidate
    if best is None:
        raise DateError(Problem("the year is missing", hint="give the year of both"))
    filled = replace(lacking, core=replace(core, year=str(best[1])))
    return (first, filled) if lacking is second else (filled, second)


def _numbers(said: Expression, year: int) -> tuple[int, int, int]:
    core = said.core
    assert core is not None
    if core.numbers is None:
        return year, core.month, core.days[-1]
    first, second, third = core.numbers
    return (year, int(second), int(third)) if len(first) >= 3 else (year, int(second), int(first))
