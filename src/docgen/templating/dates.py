"""Dates and times in a side's voice, in the few forms that templates and texts ask for by name."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal, get_args

from docgen.calendars import DualDate, format_date, parse
from docgen.calendars.registry import NoHijriDay
from docgen.calendars.writing import CalendarChoice, leads_with_hijri
from docgen.errors import InputError, Problem
from docgen.templating.locale_context import LocaleContext

DateStyle = Literal["long", "full", "lines", "one", "short", "numeric", "iso"]
DATE_STYLES: tuple[DateStyle, ...] = get_args(DateStyle)
"""`long`: 18 October 2021 (12 Rabiʻ I 1443 AH); `full` has the weekday before it; `lines` sets the calendars of `full` on two lines; `one` is the
leading calendar alone; `short` is `one` without the Arabic era mark; `numeric` and `iso` are as in `docgen.calendars.Form`."""

LINE = "\u2028"


def lead_calendar(voice: LocaleContext) -> CalendarChoice:
    """The calendar that comes first, or alone: the one asked for, or by the territory's custom where both are."""
    chosen = voice.settings.calendar
    if chosen != "both":
        return chosen
    return "hijri" if leads_with_hijri(voice.convention) else "gregorian"


def dual(value: DualDate | datetime.date | str, voice: LocaleContext) -> DualDate:
    """A date of any kind as both calendars, by the document's Hijri table. Raises DateError."""
    if isinstance(value, DualDate):
        return value
    if isinstance(value, datetime.date):
        return DualDate.from_gregorian(value, voice.settings.hijri_table)
    return parse(value, table=voice.settings.hijri_table)


def written_date(value: DualDate | datetime.date | str, voice: LocaleContext, style: str = "long") -> str:
    """A date as text; U+00A0 joins what stays on one line, U+2028 parts the two lines of `lines`. Raises DateError, InputError."""
    if style not in DATE_STYLES:
        raise InputError(Problem(f"no date style {style!r}", hint=f"there are {', '.join(DATE_STYLES)}"))
    return _covered(voice, "value", lambda: _written(value, voice, style))


def _covered(voice: LocaleContext, given: Literal["value", "text"], write: Callable[[], str]) -> str:
    """A written date; a day that the Hijri table does not cover is noted, where the voice takes notes, and shown in figures until it is told."""
    try:
        return write()
    except NoHijriDay as error:
        if voice.settings.uncovered is None:
            raise
        voice.settings.uncovered.add((given, error.day))
        return error.day.isoformat()


def _written(value: DualDate | datetime.date | str, voice: LocaleContext, style: DateStyle) -> str:
    date, conv, chosen = dual(value, voice), voice.convention, voice.settings.calendar
    if style == "one":
        return format_date(date, conv, lead_calendar(voice))
    if style == "short":
        return format_date(date, conv, lead_calendar(voice), era="none" if voice.lang == "ar" else "joined")
    if style == "lines":
        lead = lead_calendar(voice)
        first = format_date(date, conv, lead, "full")
        if chosen != "both":
            return first
        return first + LINE + format_date(date, conv, "gregorian" if lead == "hijri" else "hijri")
    return format_date(date, conv, chosen, style)


def text_date(value: str, voice: LocaleContext, calendar: CalendarChoice | None = None) -> str:
    """A date in running text: of one calendar if the role names it, else as the voice says. Raises DateError."""
    if calendar is None:
        calendar = voice.settings.calendar if voice.dates == "all" else lead_calendar(voice)
    shown = calendar
    return _covered(voice, "text", lambda: format_date(dual(value, voice), voice.convention, shown))


def date_in(value: DualDate | datetime.date, voice: LocaleContext, calendar: CalendarChoice) -> str:
    """A date in one calendar. Raises DateError."""
    return _covered(voice, "value", lambda: format_date(dual(value, voice), voice.convention, calendar))
