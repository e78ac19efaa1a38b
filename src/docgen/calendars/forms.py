"""One date in every form, as plain data: what `docgen date` shows."""

from __future__ import annotations

import contextlib
import datetime
from typing import Any

from docgen.calendars.dual import DualDate
from docgen.calendars.notes import difference
from docgen.calendars.parsing import check_weekday, dual, exists, parse, split_pair
from docgen.calendars.readings import Lang, Reading, readings_of
from docgen.calendars.registry import Table, day_in
from docgen.calendars.table import Ymd
from docgen.calendars.umalqura import CERTAIN, source
from docgen.calendars.writing import NBSP, format_date
from docgen.errors import DateError
from docgen.locales.cldr import names
from docgen.locales.conventions import Convention, DigitChoice, convention

TODAY = frozenset({"today", "اليوم", "now"})


def readings(text: str, *, table: Table = "auto", lang: Lang | None = None) -> tuple[DualDate, ...]:
    """Every day that `text` may mean; one, unless it is ambiguous. `today` and اليوم are this day by the clock of the machine.

    Raises DateError when it means none.
    """
    if text.strip().casefold() in TODAY:
        return (DualDate.from_gregorian(datetime.date.today(), table),)
    if split_pair(text) is not None:
        return (parse(text, table=table, lang=lang),)
    found = readings_of(text, lang)
    possible = [reading for reading in found if exists(reading, table)]
    if not possible:
        # Nothing can be meant: say why of the likeliest reading.
        return (parse(text, table=table, lang=lang),)
    if len(possible) == 1:
        return (_checked(possible[0], table),)
    return tuple(dual(reading, table) for reading in possible)


def _checked(reading: Reading, table: Table) -> DualDate:
    date = dual(reading, table)
    check_weekday(reading, date.gregorian)
    return date


def all_forms(date: DualDate, territory: str = "QA", digits: DigitChoice = "auto") -> dict[str, Any]:
    """A day as data for JSON: both dates in ISO order, the weekday, what each table says, and every written form in both languages.

    Forms are in ordinary spaces, for copying. Raises InputError for an unknown territory.
    """
    sides = {"ar": convention("ar", territory, digits), "en": convention("en", territory, digits)}
    note = difference(date)
    certain = CERTAIN[0] <= date.hijri[0] <= CERTAIN[1]
    return {
        "gregorian": date.gregorian.isoformat(),
        "hijri": iso(date.hijri),
        "weekday": {lang: names(conv).weekdays[date.gregorian.weekday()] for lang, conv in sides.items()},
        "announced": date.announced,
        "table": source(date.gregorian.toordinal()) if date.table == "auto" else date.table,
        "certain": certain,
        "tables": {key: _by_table(key, date.gregorian) for key in ("published", "kacst")},
        "note": str(note) if note else None,
        "forms": {lang: _forms(date, conv) for lang, conv in sides.items()},
    }


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
    found = {
        "full": format_date(date, conv, "both", "full"),
        "long": format_date(date, conv, "both", "long"),
        "numeric": format_date(date, conv, "both", "numeric"),
        "iso": format_date(date, conv, "both", "iso"),
        "gregorian full": format_date(date, conv, "gregorian", "full"),
        "gregorian": format_date(date, conv, "gregorian", "long"),
        "gregorian numeric": format_date(date, conv, "gregorian", "numeric"),
        "hijri full": format_date(date, conv, "hijri", "full"),
        "hijri": format_date(date, conv, "hijri", "long"),
        "hijri numeric": format_date(date, conv, "hijri", "numeric"),
    }
    if conv.lang == "en":
        found["hijri spelled"] = format_date(date, conv, "hijri", "long", months="spelled")
    with contextlib.suppress(DateError):
        found["solar hijri"] = format_date(date, conv, "solar-hijri", "long")
    return {name: text.replace(NBSP, " ") for name, text in found.items()}
