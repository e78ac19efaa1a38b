"""Where the two Umm al-Qura tables differ on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.calendars import plain
from docgen.calendars.dual import DualDate
from docgen.calendars.registry import day_in, day_of
from docgen.calendars.table import Ymd
from docgen.errors import DateError


@dataclass(frozen=True, slots=True)
class Note:
    """A day on which the tables differ: its Hijri date by each of the two, and the civil day that each gives for the date's own Hijri date
    (none where a table's month has no thirtieth)."""

    date: DualDate
    published: Ymd
    kacst: Ymd
    published_day: datetime.date | None
    kacst_day: datetime.date | None

    def __str__(self) -> str:
        own = self.date
        days = _both(_said(self.published_day), _said(self.kacst_day))
        dates = _both(plain.hijri(self.published), plain.hijri(self.kacst))
        return (
            f"the Umm al-Qura tables differ here: {plain.hijri(own.hijri)} is {days}, "
            f"and {plain.gregorian(own.gregorian)} is {dates}; give the announced date"
        )


def _said(day: datetime.date | None) -> str:
    return plain.gregorian(day) if day else "no day"


def _both(published: str, kacst: str) -> str:
    return f"{published} (published) or {kacst} (kacst)"


def difference(date: DualDate) -> Note | None:
    """The note for a day on which the two tables give different dates; none for an announced date.

    They agree on every day of 1420–1450 AH, so that there is no note on any of these.
    """
    if date.announced or date.lunar is None or date.table == "islamic-civil":
        return None
    try:
        published, kacst = day_in("published", date.gregorian), day_in("kacst", date.gregorian)
    except DateError:
        return None
    if published == kacst:
        return None
    return Note(date, published, kacst, _day_of("published", date.hijri), _day_of("kacst", date.hijri))


def _day_of(table: str, hijri: Ymd) -> datetime.date | None:
    try:
        return day_of(table, *hijri)
    except DateError:
        return None
