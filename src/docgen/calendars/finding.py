"""Dates in running text: where they stand and what day they mean."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.calendars.core import single_days
from docgen.calendars.dual import DualDate
from docgen.calendars.expressions import Expression, expressions
from docgen.calendars.parsing import day_said
from docgen.calendars.registry import Table
from docgen.errors import DateError, Problem
from docgen.types import Lang


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its slice in code points, and the day; `problem` instead of a day where it cannot be one."""

    start: int
    end: int
    date: DualDate | None
    problem: Problem | None = None


def find_dates(text: str, lang: Lang | None = None, *, table: Table = "auto") -> tuple[FoundDate, ...]:
    """Every date with a year that `text` writes out, in either calendar or in both, with its weekday, in the order of the text.

    A pair (`18 October 2021 (12 Rabiʻ I 1443 AH)`, `… الموافق …`) is one date; a stretch (`12–14 October 2021`) is its first and its last day. What
    looks like a date and cannot be one (30 February, a wrong weekday, calendars two days apart, two readings) is found with its problem. Figures that
    only resemble a date, such as version 1.2.3 or a phone number, are none: figures without a four-digit year or a mark are left alone.
    """
    written = (said for said in expressions(text) if said.whole or (said.twin is not None and said.twin.whole))
    return tuple(date for said in written for date in _days(said, text, lang, table))


def _days(said: Expression, text: str, lang: Lang | None, table: Table) -> list[FoundDate]:
    core = said.core
    if core is None or len(ends := single_days(core)) < 2:
        return [_read(said, said.start, said.end, text, lang, table)]
    # The weekday before a stretch is that of its first day or of its last.
    bare = replace(said, weekdays=(), twin=None)
    return [_read(replace(bare, core=end), said.core_start, said.core_end, text, lang, table) for end in ends]


def _read(said: Expression, start: int, end: int, text: str, lang: Lang | None, table: Table) -> FoundDate:
    try:
        return FoundDate(start, end, day_said(said, text[start:end], table, lang))
    except DateError as error:
        return FoundDate(start, end, None, error.problems[0])
