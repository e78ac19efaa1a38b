"""Written dates, one calendar or two, to `DualDate`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docgen.calendars.days import FIRST_YEAR, LAST_YEAR, check_weekday, complete, covered, dual, exists, gregorian_of
from docgen.calendars.diagnosis import not_a_date, one_of_many
from docgen.calendars.dual import DualDate
from docgen.calendars.expressions import Expression, calendar_of, expression
from docgen.calendars.readings import FORMS, Reading, by_year, check_year, readings
from docgen.calendars.registry import Table
from docgen.calendars.vocabulary import tidy
from docgen.errors import DateError, Problem
from docgen.types import Lang

_ARABIC = re.compile("[\u0600-\u06ff\u200f]")
_PLAIN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def parse(text: str | datetime.date | DualDate | Mapping[str, Any], *, table: Table = "auto", lang: Lang | None = None) -> DualDate:
    """A date as people write it.

    One calendar (`2021-10-18`, `1443-03-12 AH`, `12/03/1443هـ`, `١٢ ربيع الأول ١٤٤٣ هـ`, `18 تشرين الأول/أكتوبر 2021م`, `الثامن عشر من أكتوبر 2021`,
    `the 18th of October 2021`), or both, the second in brackets or after الموافق; with or without weekday; in ASCII, Arabic-Indic or Persian
    digits. A mapping of `gregorian` and `hijri`, a `datetime.date` and a `DualDate` are taken too. Without mark and month name a year below 1700 is
    Hijri. `lang` is the language of the text around, which settles the order in 3/4/2021. Text with both calendars is an announced pair.

    Raises DateError for what is no date, is out of the table's range (the message names it), disagrees with its weekday or its twin, or can be
    read in more than one way (the message lists the readings).
    """
    if isinstance(text, DualDate):
        return text
    if isinstance(text, datetime.date):
        return DualDate.from_gregorian(text, table)
    if isinstance(text, Mapping):
        return _of_mapping(text, table)
    if not isinstance(text, str):
        raise DateError(Problem(f"{text!r} is not a date", hint=FORMS))
    plain = _plain(text, table)
    return day_said(read(text), text, table, lang) if plain is None else dual(plain, table)


def _plain(text: str, table: Table) -> Reading | None:
    """The reading of a day as most are written, year-month-day in figures, which takes no reader; `None` for all else, and where there is something
    to say of it."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    reading = Reading(by_year(year), year, month, day)
    return reading if covered(reading) and exists(reading, table) else None


def read(text: str) -> Expression:
    """The expression of one day that a text is. Raises DateError where it is none."""
    found = expression(text)
    if found is None:
        raise not_a_date(text)
    if found.core is not None and (len(found.core.days) > 1 or (found.core.days and found.core.numbers is not None)):
        raise one_of_many(text)
    if not found.whole and (found.twin is None or not found.twin.whole):
        raise not_a_date(text)
    return found


def day_said(said: Expression, text: str, table: Table = "auto", lang: Lang | None = None) -> DualDate:
    """The day of an expression of `text`. Raises DateError as `parse`."""
    day_first = lang == "ar" or _ARABIC.search(text) is not None
    if said.twin is not None:
        return _pair(said, said.twin, text, table, day_first)
    reading = only(_readings(said, day_first, table), text, table)
    date = dual(reading, table)
    check_weekday(reading, date.gregorian)
    return date


def possible(said: Expression, text: str, table: Table = "auto", lang: Lang | None = None) -> tuple[Reading, ...]:
    """The readings of an expression in one calendar that its calendar has; all of them where it has none. Raises DateError."""
    found = _readings(said, lang == "ar" or _ARABIC.search(text) is not None, table)
    return tuple(reading for reading in found if exists(reading, table)) or found


def _readings(said: Expression, day_first: bool, table: Table) -> tuple[Reading, ...]:
    assert said.core is not None
    check_year(said.core)
    weekday = said.weekdays[0][0] if said.weekdays else None
    found = readings(said.core, day_first)
    if said.core.numbers is not None and said.core.mark is None and table != "islamic-civil" and not covered(found[0]):
        message = f"{found[0]} is outside the Umm al-Qura tables, which cover {FIRST_YEAR}–{LAST_YEAR} AH"
        raise DateError(Problem(message, hint="a year below 1700 without mark is Hijri; mark it AD or م if it is Gregorian"))
    return tuple(replace(reading, weekday=weekday) for reading in found)


def only(found: tuple[Reading, ...], text: str, table: Table = "auto") -> Reading:
    """The only reading. Raises DateError listing them when there are more."""
    if len(found) == 1:
        return found[0]
    possible = [reading for reading in found if exists(reading, table)] or list(found)
    if len(possible) == 1:
        return possible[0]
    listed = ", ".join(str(reading) for reading in possible[:-1]) + f" or {possible[-1]}"
    raise DateError(Problem(f"{tidy(text)!r} can be read as {listed}", hint="write the year in full and the month by name, or year-month-day"))


def _pair(first: Expression, second: Expression, text: str, table: Table, day_first: bool) -> DualDate:
    if not first.whole or not second.whole:
        if calendar_of(first) == calendar_of(second):  # the ends of a stretch: 18 October - 3 November 2021
            raise one_of_many(text)
        first, second = complete(first, second)
    both = [only(_readings(half, day_first, table), text) for half in (first, second)]
    if sorted(reading.calendar for reading in both) != ["gregorian", "hijri"]:
        raise DateError(
            Problem(f"{tidy(text)!r} gives two dates that are not one Gregorian and one Hijri", hint="give one date, or the same day in both")
        )
    gregorian, hijri = both if both[0].calendar == "gregorian" else reversed(both)
    return announced(gregorian, hijri, table)


def announced(gregorian: Reading, hijri: Reading, table: Table) -> DualDate:
    """A day that is given in both calendars. Raises DateError where they are two days, or a weekday is another one's."""
    day = gregorian_of(gregorian)
    for reading in (gregorian, hijri):
        check_weekday(replace(gregorian, weekday=reading.weekday), day)
    return DualDate.announced_pair(day, (hijri.year, hijri.month, hijri.day), table)


def _of_mapping(mapping: Mapping[str, Any], table: Table) -> DualDate:
    """`{gregorian: …, hijri: …}`: both were announced; one alone is converted. Raises DateError for other keys and for bad dates."""
    unknown = [str(key) for key in mapping if key not in ("gregorian", "hijri")]
    if unknown or not mapping:
        raise DateError(Problem(f"a date has no {', '.join(unknown)}" if unknown else "the date is empty", hint="its keys are gregorian and hijri"))
    found = {key: _value(mapping[key], key, table) for key in ("gregorian", "hijri") if mapping.get(key) is not None}
    if not found:
        raise DateError(Problem("the date is empty", hint="its keys are gregorian and hijri"))
    if len(found) == 2:
        return announced(found["gregorian"], found["hijri"], table)
    (reading,) = found.values()
    date = dual(reading, table)
    check_weekday(reading, date.gregorian)
    return date


def _value(value: Any, key: str, table: Table) -> Reading:
    if isinstance(value, datetime.date):
        reading = Reading("gregorian", value.year, value.month, value.day)
    elif isinstance(value, str):
        plain = _plain(value, table)
        if plain is None:
            said = read(value)
            if said.twin is not None:
                raise DateError(Problem(f"{tidy(value)!r} under {key} gives two dates", hint="give each calendar's date under its own key"))
            plain = only(possible(said, value, table), value, table)
        reading = plain
    else:
        raise DateError(Problem(f"{value!r} is not a date", hint=FORMS))
    if reading.calendar != key:
        raise DateError(Problem(f"{value!r} under {key} is a date of the other calendar", hint="put it under the other key, or correct the year"))
    return reading
