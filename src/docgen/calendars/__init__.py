"""Gregorian and Hijri dates: convert, read, write. Names are imported when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lazy import names

if TYPE_CHECKING:
    from docgen.calendars.dual import DualDate
    from docgen.calendars.finding import FoundDate, find_dates
    from docgen.calendars.notes import Note, difference
    from docgen.calendars.parsing import parse
    from docgen.calendars.times import format_time, parse_time
    from docgen.calendars.writing import Form, format, format_date, format_range

__all__ = [
    "DualDate",
    "Form",
    "FoundDate",
    "Note",
    "difference",
    "find_dates",
    "format",
    "format_date",
    "format_range",
    "format_time",
    "parse",
    "parse_time",
]


__getattr__ = names(
    __name__,
    {
        "docgen.calendars.dual": "DualDate",
        "docgen.calendars.finding": "FoundDate find_dates",
        "docgen.calendars.notes": "Note difference",
        "docgen.calendars.parsing": "parse",
        "docgen.calendars.times": "format_time parse_time",
        "docgen.calendars.writing": "Form format format_date format_range",
    },
)
