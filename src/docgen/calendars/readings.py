"""What a written date may mean: every reading of one date expression."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.calendars import plain
from docgen.calendars.core import Core
from docgen.calendars.ordinals import LAST
from docgen.calendars.vocabulary import Kind
from docgen.errors import DateError, Problem

HIJRI_BELOW = 1700
"""A year below this, without mark or month name, is Hijri; from it on, Gregorian."""

FORMS = "write 2021-10-18, 1443-03-12 AH, 18 October 2021 or ١٢ ربيع الأول ١٤٤٣هـ"
_DOUBTFUL = range(1300, 1501)
"""Years that are most likely Hijri: with a Gregorian month, one of the two is a slip."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a date: the calendar and the numbers in it, `LAST` for the last day of a month; the weekday if the text names one
    (Monday 0)."""

    calendar: Kind
    year: int
    month: int
    day: int
    weekday: int | None = None

    def __str__(self) -> str:
        day = "the last day of " if self.day == LAST else f"{self.day} "
        if self.calendar == "gregorian":
            return f"{day}{plain.month(self.month)} {self.year}"
        if self.calendar == "hijri":
            return plain.hijri((self.year, self.month, self.day)) if self.day != LAST else f"{day}{plain.hijri_month(self.month)} {self.year} AH"
        return f"{self.year:04}-{self.month:02}-{self.day:02} SH"


def readings(core: Core, day_first: bool) -> tuple[Reading, ...]:
    """Every reading of a date with a year, the likelier first; of a stretch, those of its last day. `day_first` settles the order in 3/4/2021.

    Raises DateError where the figures make no date, and where month and mark are of two calendars.
    """
    if core.numbers is not None:
        return _of_figures(core.numbers, core.mark, core.separator, day_first)
    calendar, year = core.calendar, int(core.year)
    assert calendar is not None
    if core.last is not None:
        raise DateError(Problem(f"two months are named, {plain.month(core.month)} and {plain.month(core.last)}", hint="give one of them"))
    if core.mark is not None and core.mark != calendar:
        said = f"the month is {_said(calendar)}, the mark is {_said(core.mark)}"
        raise DateError(Problem(f"this mixes two calendars: {said}", hint="change one of them"))
    if len(core.year) <= 2:
        centuries = {"gregorian": (2000, 1900), "hijri": (1400, 1300), "solar-hijri": (1400, 1300)}[calendar]
        return tuple(Reading(calendar, century + year, core.month, core.days[-1]) for century in centuries)
    return (Reading(calendar, year, core.month, core.days[-1]),)


def check_year(core: Core) -> None:
    """Raises DateError where a named month has a year of the other calendar: 18 October 1443, 12 ربيع الأول 2021."""
    if core.numbers is not None or core.mark is not None or len(core.year) < 3:
        return
    year = int(core.year)
    if core.calendar == "gregorian" and year in _DOUBTFUL:
        hint = f"write {year}م or {year} AD if it is so, or correct the year"
        raise DateError(Problem(f"{plain.month(core.month)} is a Gregorian month, and {year} looks like a Hijri year", hint=hint))
    if core.calendar == "hijri" and year >= HIJRI_BELOW:
        raise DateError(Problem(f"{plain.hijri_month(core.month)} is a Hijri month, and {year} is a Gregorian year", hint="change one of them"))


def _said(kind: Kind) -> str:
    return {"gregorian": "Gregorian", "hijri": "Hijri", "solar-hijri": "Solar Hijri"}[kind]


def by_year(year: int) -> Kind:
    """The calendar of a year that nothing else tells."""
    return "hijri" if year < HIJRI_BELOW else "gregorian"


def _of_figures(numbers: tuple[str, str, str], marked: Kind | None, separator: str, day_first: bool) -> tuple[Reading, ...]:
    first, second, third = numbers
    if len(first) >= 3 and len(third) <= 2:
        year = int(first)
        return (Reading(marked or by_year(year), year, int(second), int(third)),)
    if len(third) >= 3 and len(first) <= 2:
        year = int(third)
        kind = marked or by_year(year)
        if kind != "gregorian" or separator == ".":
            return (Reading(kind, year, int(second), int(first)),)
        return tuple(Reading(kind, year, month, day) for day, month in _orders(int(first), int(second), certain=day_first))
    if len(first) <= 2 and len(third) <= 2:
        return _short_years(int(first), int(second), int(third), marked, day_first=day_first)
    raise DateError(Problem("these figures are no date", hint=FORMS))


def _orders(first: int, second: int, *, certain: bool) -> tuple[tuple[int, int], ...]:
    """(day, month) in the orders that can be meant."""
    if first > 12 or first == second:
        return ((first, second),)
    if second > 12:
        return ((second, first),)
    return ((first, second),) if certain else ((first, second), (second, first))


def _short_years(first: int, second: int, third: int, marked: Kind | None, *, day_first: bool) -> tuple[Reading, ...]:
    """A year of two digits is never completed by docgen: all centuries that may be meant are readings."""
    kinds: tuple[Kind, ...] = (marked,) if marked else ("gregorian", "hijri")
    found = []
    for kind in kinds:
        century = 2000 if kind == "gregorian" else 1400
        orders = _orders(first, second, certain=day_first) if kind == "gregorian" else ((first, second),)
        for day, month in orders:
            if 1 <= day <= 31 and 1 <= month <= 12:
                found.append(Reading(kind, century + third, month, day))
        if 1 <= second <= 12 and 1 <= third <= 31:
            found.append(Reading(kind, century + first, second, third))
    if not found:
        raise DateError(Problem("no order of day, month and year makes a date of these numbers", hint=FORMS))
    if len(found) == 1:
        only = found[0]
        found.append(Reading(only.calendar, only.year - 100, only.month, only.day))
    return tuple(found)
