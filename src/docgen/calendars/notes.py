"""Where the two Umm al-Qura tables differ on a day."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.calendars import plain
from docgen.calendars.dual import DualDate
from docgen.calendars.registry import day_in
from docgen.calendars.table import Ymd
from docgen.errors import DateError


@dataclass(frozen=True, slots=True)
class Note:
    """A day whose Hijri date depends on the table: its date by each of the two."""

    date: DualDate
    published: Ymd
    kacst: Ymd

    def __str__(self) -> str:
        return (
            f"the calendars differ here: {plain.gregorian(self.date.gregorian)} is {plain.hijri(self.published)} as published "
            f"and {plain.hijri(self.kacst)} by KACST's table; give the announced date"
        )


def difference(date: DualDate) -> Note | None:
    """The note for a day on which the two tables give different Hijri dates; none for an announced date.

    They agree on every day of 1420–1450 AH.
    """
    if date.announced or date.table == "islamic-civil":
        return None
    try:
        published, kacst = day_in("published", date.gregorian), day_in("kacst", date.gregorian)
    except DateError:
        return None
    return None if published == kacst else Note(date, published, kacst)
