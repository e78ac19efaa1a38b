"""One date in every form, as plain data: what `docgen date` shows."""

from __future__ import annotations

import contextlib
import datetime
from typing import Any

from docgen.calendars.days import dual, exists
from docgen.calendars.dual import DualDate
from docgen.calendars.notes import difference
from docgen.calendars.parsing import day_said, possible, read
from docgen.calendars.registry import Table, day_in
from docgen.calendars.table import Ymd
from docgen.calendars.umalqura import CERTAIN, source
from docgen.calendars.writing import NBSP, CalendarChoice, format_date
from docgen.errors import DateError
from docgen.locales.cldr import names
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.types import Digits, Lang

TODAY = frozenset({"today", "اليوم", "now"})


def readings(text: str, *, table: Table = "auto", lang: Lang | None = None) -> tuple[DualDate, ...]:
    """Every day that `text` may mean; one, unless it is ambiguous. `today` and اليوم are this day by the clock of the machine.

    Raises DateError when it means none.
    """
    if text.strip().casefold() in TODAY:
        return (DualDate.from_gregorian(datetime.date.today(), table),)
    said = read(text)
    if said.twin is not None or len(found := possible(said, text, table, lang)) == 1 or not all(exists(reading, table) for reading in found):
        return (day_said(said, text, table, lang),)
    return tuple(dual(reading, table) for reading in found)


def all_forms(date: DualDate, territory: str = "QA", digits: Digits = "auto") -> dict[str, Any]:
    """A day as data for JSON: both dates in ISO order, the weekday, what each table says, and every written form in both languages.

    Forms are in ordinary spaces, for copying. Raises InputError for an unknown territory.
    """
    sides = {"ar": convention("ar", territory, digits), "en": convention("en", territory, digits)}
    note = difference(date) or _without_hijri(date)
    certain = date.lunar is not None and CERTAIN[0] <= date.lunar[0] <= CERTAIN[1]
    return {
        "gregorian": date.gregorian.isoformat(),
        "hijri": None if date.lunar is None else iso(date.lunar),
        "weekday": {lang: names(conv).weekdays[date.gregorian.weekday()] for lang, conv in sides.items()},
        "announced": date.announced,
        "table": None if date.lunar is None else source(date.gregorian.toordinal()) if date.table == "auto" else date.table,
        "certain": certain,
        "tables": {key: _by_table(key, date.gregorian) for key in ("published", "kacst")},
        "note": str(note) if note else None,
        "forms": {lang: _forms(date, conv) for lang, conv in sides.items()},
    }


def _without_hijri(date: DualDate) -> str | None:
    """Why a day is shown in the Gregorian calendar alone."""
    try:
        day_in(date.table, date.gregorian)
    except DateError as error:
        return error.problems[0].message
    return None


def iso(date: Ymd) -> str:
    """`1443-03-12`."""
    year, month, day = date
    return f"{year:04}-{month:02}-{day:02}"


def _by_table(key: str, day: datetime.date) -> str | None:
    try:
        return iso(day_in(key, day))
    except DateError:
        return None


def _forms(date: DualDate, conv: Convention) -> dict[str, str]:
    calendars: tuple[tuple[str, CalendarChoice], ...] = (("", "both"), ("gregorian ", "gregorian"), ("hijri ", "hijri"))
    if date.lunar is None:
        calendars = (("gregorian ", "gregorian"),)
    found: dict[str, str] = {}
    for title, calendar in calendars:
        found |= {f"{title}full": format_date(date, conv, calendar, "full"), f"{title}long": format_date(date, conv, calendar, "long")}
        found[f"{title}numeric"] = format_date(date, conv, calendar, "numeric")
        if calendar == "both":
            found["iso"] = format_date(date, conv, calendar, "iso")
    found = {name.removesuffix(" long"): text for name, text in found.items()}
    if conv.lang == "en" and date.lunar is not None:
        found["hijri spelled"] = format_date(date, conv, "hijri", "long", months="spelled")
    with contextlib.suppress(DateError):
        found["solar hijri"] = format_date(date, conv, "solar-hijri", "long")
    return {name: text.replace(NBSP, " ") for name, text in found.items()}
