"""Gregorian and Hijri dates: convert, read, write. Names are imported when they are first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.calendars.dual import DualDate
    from docgen.calendars.finding import FoundDate, find_dates
    from docgen.calendars.notes import Note, difference
    from docgen.calendars.parsing import parse
    from docgen.calendars.times import format_time, parse_time
    from docgen.calendars.writing import Form, format, format_date, format_range

_HOMES = {
    "DualDate": "docgen.calendars.dual",
    "Form": "docgen.calendars.writing",
    "FoundDate": "docgen.calendars.finding",
    "Note": "docgen.calendars.notes",
    "difference": "docgen.calendars.notes",
    "find_dates": "docgen.calendars.finding",
    "format": "docgen.calendars.writing",
    "format_date": "docgen.calendars.writing",
    "format_range": "docgen.calendars.writing",
    "format_time": "docgen.calendars.times",
    "parse": "docgen.calendars.parsing",
    "parse_time": "docgen.calendars.times",
}

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


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
