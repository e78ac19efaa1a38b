"""Dates and ranges of dates as they are written, in both calendars and both languages.

**No-break contract**: parts that must stay on one line are joined by U+00A0 (`18 أكتوبر 2021م` is one piece); an ordinary space stands where
a line may break: after the weekday, before the bracket, around الموافق.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from docgen.calendars import plain
from docgen.calendars.dual import DualDate
from docgen.calendars.readings import by_year
from docgen.calendars.registry import Table, day_in
from docgen.calendars.table import Ymd
from docgen.errors import DateError, Problem
from docgen.locales.cldr import names
from docgen.locales.convention import Convention
from docgen.locales.digits import shape
from docgen.locales.months import GREGORIAN_ERA_AR, GREGORIAN_ERA_EN, HIJRI_ERA, HIJRI_SPELLED, SOLAR_ERA, month_names

CalendarChoice = Literal["both", "gregorian", "hijri", "solar-hijri"]
Style = Literal["long", "full", "numeric", "iso"]
Order = Literal["auto", "gregorian-first", "hijri-first"]
Months = Literal["cldr", "spelled"]
Era = Literal["joined", "spaced", "none"]

NBSP = "\u00a0"
RLM = "\u200f"
DASH = "–"

HIJRI_FIRST = frozenset({"SA"})
"""Territories whose official papers date by the Hijri calendar first, on the Arabic side; abroad a day is known by the Gregorian one."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a date is written.

    `long`: `18 October 2021 (12 Rabiʻ I 1443 AH)`, for running text; `full` adds the weekday and, in Arabic, joins the calendars by الموافق;
    `numeric`: `١٨/١٠/٢٠٢١م` in Arabic, ISO 8601 order in English, where 3/4/2021 could be read two ways; `iso`: `2021-10-18`, in European
    digits everywhere, with ` AH` after a Hijri date.
    `months`: English Hijri month names by CLDR (Rabiʻ I) or spelled out (Rabi' al-Awwal). `era`: Arabic هـ and م joined to the year (`1443هـ`, the
    press's form), after a no-break space (CLDR's form) or left out; English AH is left out by `none` only.
    A year that would be read as one of the other calendar keeps its mark in any case: `29 May 1453 AD`.
    """

    calendar: CalendarChoice = "both"
    style: Style = "long"
    order: Order = "auto"
    months: Months = "cldr"
    era: Era = "joined"


def format_date(
    date: DualDate | datetime.date,
    conv: Convention,
    calendar: CalendarChoice = "both",
    style: Style = "long",
    *,
    order: Order = "auto",
    months: Months = "cldr",
    era: Era = "joined",
    table: Table = "auto",
) -> str:
    """A date in one or both calendars; `Form` says what the choices mean.

    Which calendar comes first is the territory's custom (Hijri in Arabic text of SA) unless `order` says otherwise. A plain `datetime.date` is
    converted by `table`. Raises DateError when the calendar asked for does not cover the day.
    """
    form = Form(calendar, style, order, months, era)
    weekday = f"{names(conv).weekdays[_day(date).weekday()]}{_comma(conv)} " if style == "full" else ""
    parts = [_one(date, conv, key, form, table) for key in _calendars(conv, form)]
    return weekday + _joined(parts, conv, style)


def leads_with_hijri(conv: Convention) -> bool:
    """Whether the Hijri date comes first, or alone: in Arabic by the territory's custom, in English nowhere."""
    return conv.lang == "ar" and conv.territory in HIJRI_FIRST


def _comma(conv: Convention) -> str:
    return "" if conv.lang == "ar" else ","


def _day(date: DualDate | datetime.date) -> datetime.date:
    return date.gregorian if isinstance(date, DualDate) else date


def _calendars(conv: Convention, form: Form) -> tuple[CalendarChoice, ...]:
    if form.calendar != "both":
        return (form.calendar,)
    hijri_first = form.order == "hijri-first" or (form.order == "auto" and leads_with_hijri(conv))
    return ("hijri", "gregorian") if hijri_first else ("gregorian", "hijri")


def _joined(parts: list[str], conv: Convention, style: Style) -> str:
    if len(parts) == 1:
        return parts[0]
    if style == "full" and conv.lang == "ar":
        return f"{parts[0]} الموافق {parts[1]}"
    return f"{parts[0]} ({parts[1]})"


def _in_calendar(date: DualDate | datetime.date, key: CalendarChoice, table: Table) -> Ymd:
    if key == "hijri":
        return date.hijri if isinstance(date, DualDate) else day_in(table, date)
    day = _day(date)
    if key == "gregorian":
        return day.year, day.month, day.day
    return day_in(key, day)


def _one(date: DualDate | datetime.date, conv: Convention, key: CalendarChoice, form: Form, table: Table) -> str:
    """The date in one calendar, without weekday."""
    year, month, day = _in_calendar(date, key, table)
    # Without its mark, a year of before 1700 is read as a Hijri one.
    unlike = key != "solar-hijri" and by_year(year) != key
    if form.style == "iso" or (form.style == "numeric" and conv.lang == "en"):
        return f"{year:04}-{month:02}-{day:02}{_iso_era(key, marked=unlike)}"
    written = str(year) if year > 99 else f"{year:04}"
    # In figures, marks keep day, month and year in reading order, from right to left, as CLDR has it.
    text = f"{day}{RLM}/{month}{RLM}/{written}" if form.style == "numeric" else f"{day}{NBSP}{_month(month, conv, key, form.months)}{NBSP}{written}"
    # Figures alone would be read as a lunar Hijri date.
    needed = unlike or (form.style == "numeric" and key == "solar-hijri")
    era: Era = "joined" if form.era == "none" and needed else form.era
    return shape(text, conv.digits) + _era(conv, key, era, marked=unlike)


def _iso_era(key: CalendarChoice, *, marked: bool) -> str:
    if key == "gregorian":
        return NBSP + GREGORIAN_ERA_EN if marked else ""
    return NBSP + (SOLAR_ERA if key == "solar-hijri" else HIJRI_ERA)["en"]


def _month(month: int, conv: Convention, key: CalendarChoice, months: Months) -> str:
    if key == "gregorian":
        name = names(conv).months[month - 1]
    elif key == "hijri" and conv.lang == "en" and months == "spelled":
        name = HIJRI_SPELLED[month - 1]
    else:
        name = month_names(key, conv.lang)[month - 1]
    return name.replace(" ", NBSP)


def _era(conv: Convention, key: CalendarChoice, era: Era, *, marked: bool) -> str:
    if era == "none":
        return ""
    if conv.lang == "en":
        return _iso_era(key, marked=marked)
    mark = GREGORIAN_ERA_AR if key == "gregorian" else (SOLAR_ERA if key == "solar-hijri" else HIJRI_ERA)["ar"]
    return mark if era == "joined" else NBSP + mark


def format_range(
    start: DualDate | datetime.date,
    end: DualDate | datetime.date,
    conv: Convention,
    calendar: CalendarChoice = "both",
    style: Style = "long",
    *,
    order: Order = "auto",
    months: Months = "cldr",
    era: Era = "joined",
    table: Table = "auto",
) -> str:
    """A stretch of days, what both ends share written once: `12–14 أكتوبر 2021م`, `28 September – 3 October 2021` (CLDR `intervalFormats`).

    A range of one day is that day. Raises DateError when it ends before it starts.
    """
    first, last = _day(start), _day(end)
    if last < first:
        raise DateError(
            Problem(f"the range ends on {plain.gregorian(last)}, before it starts on {plain.gregorian(first)}", hint="give the earlier day first")
        )
    if first == last:
        return format_date(start, conv, calendar, style, order=order, months=months, era=era, table=table)
    form = Form(calendar, style, order, months, era)
    parts = [_stretch(start, end, conv, key, form, table, with_weekdays=n == 0) for n, key in enumerate(_calendars(conv, form))]
    return _joined(parts, conv, style)


def _stretch(
    start: DualDate | datetime.date,
    end: DualDate | datetime.date,
    conv: Convention,
    key: CalendarChoice,
    form: Form,
    table: Table,
    *,
    with_weekdays: bool,
) -> str:
    """The range in one calendar."""
    weekdays = names(conv).weekdays
    whole_end = _one(end, conv, key, form, table)
    if form.style in ("numeric", "iso"):
        return f"{_one(start, conv, key, form, table)}{NBSP}{DASH} {whole_end}"
    named = form.style == "full" and with_weekdays
    first = f"{weekdays[_day(start).weekday()]}{_comma(conv)} " if named else ""
    last = f"{weekdays[_day(end).weekday()]}{_comma(conv)} " if named else ""
    year, month, day = _in_calendar(start, key, table)
    end_year, end_month, _ = _in_calendar(end, key, table)
    shown = shape(str(day), conv.digits)
    if (year, month) == (end_year, end_month):
        return f"{first}{shown}{NBSP}{DASH} {last}{whole_end}" if named else f"{shown}{DASH}{whole_end}"
    if year == end_year:
        return f"{first}{shown}{NBSP}{_month(month, conv, key, form.months)}{NBSP}{DASH} {last}{whole_end}"
    return f"{first}{_one(start, conv, key, form, table)}{NBSP}{DASH} {last}{whole_end}"


format = format_date
"""The short name of `format_date`, for `docgen.calendars.format`."""
