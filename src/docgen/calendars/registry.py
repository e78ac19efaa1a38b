"""The calendars that docgen knows by name. A new one is a function that gives one of this shape and a line in `BUILT_IN`; installed packages add
theirs, of Hijri years, by entry points `docgen.calendars`."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any, Literal, Protocol

from docgen import plugins
from docgen.calendars.table import Ymd
from docgen.errors import DateError, PluginError, Problem
from docgen.lazy import imported

Table = Literal["auto", "published", "kacst", "islamic-civil"]
"""The ways to count Hijri days: the two Umm al-Qura tables, `auto` of the two, and the arithmetical calendar."""


class Calendar(Protocol):
    """Years of twelve months over a bounded stretch of days; ordinals are `datetime.date.toordinal`'s."""

    @property
    def key(self) -> str:
        """Its name in the registry."""

    @property
    def first_year(self) -> int:
        """The first year covered whole."""

    @property
    def last_year(self) -> int:
        """The last year covered whole."""

    @property
    def first(self) -> datetime.date:
        """The first day covered."""

    @property
    def last(self) -> datetime.date:
        """The last day covered."""

    def month_length(self, year: int, month: int) -> int:
        """Days of a month of a covered year."""

    def to_ordinal(self, year: int, month: int, day: int) -> int:
        """Ordinal of a day that exists in a covered year."""

    def from_ordinal(self, ordinal: int) -> Ymd:
        """Year, month and day of an ordinal between `first` and `last`."""


BUILT_IN = {
    "auto": "docgen.calendars.umalqura:auto",
    "published": "docgen.calendars.umalqura:published",
    "kacst": "docgen.calendars.umalqura:kacst",
    "islamic-civil": "docgen.calendars.arithmetic:islamic_civil",
    "solar-hijri": "docgen.calendars.arithmetic:solar_hijri",
}
"""Functions that give them."""


class NoHijriDay(DateError):
    """A day that the table asked for does not cover."""

    def __init__(self, problem: Problem, day: datetime.date) -> None:
        super().__init__(problem)
        self.day = day


def calendar_keys() -> tuple[str, ...]:
    """The names in the registry, then those of installed packages."""
    return (*BUILT_IN, *(name for name in plugins.names("calendars") if name not in BUILT_IN))


@cache
def calendar(key: str) -> Calendar:
    """A calendar by name. Raises DateError for an unknown one, and PluginError for a plug-in that cannot be used."""
    if key in BUILT_IN:
        own: Calendar = imported(BUILT_IN[key])()
        return own
    plugin = plugins.find("calendars", key)
    if plugin is None:
        raise DateError(Problem(f"unknown calendar {key!r}", hint=f"calendars are {', '.join(calendar_keys())}"))
    made = plugins.load(plugin, callable, "callable that gives a calendar")
    with plugins.at_work(plugin):
        found: Calendar = made()
        wrong = _wrong(found, key)
    if wrong:
        raise PluginError(f"{plugin} gives no calendar: {wrong}")
    return found


def _wrong(found: Any, key: str) -> str | None:
    """What a calendar of a plug-in lacks: days that count there and back at both ends, in covered years."""
    lacking = [name for name in _SHAPE if not hasattr(found, name)]
    if lacking:
        return f"it has no {', '.join(lacking)}"
    if found.key != key:
        return f"its key is {found.key!r}"
    for day in (found.first, found.last):
        year, month, number = found.from_ordinal(day.toordinal())
        if found.to_ordinal(year, month, number) != day.toordinal() or not 1 <= number <= found.month_length(year, month):
            return f"{day} is {year:04}-{month:02}-{number:02} there, which is another day back, or none of its month"
    return None


_SHAPE = tuple(name for name in vars(Calendar) if not name.startswith("_"))


def covers(key: str, day: datetime.date) -> bool:
    """Whether a calendar has a date for a Gregorian day."""
    own = calendar(key)
    return own.first.toordinal() <= day.toordinal() <= own.last.toordinal()


def day_in(key: str, day: datetime.date) -> Ymd:
    """A Gregorian day in a calendar. Raises DateError naming the range when the calendar does not cover it."""
    own = calendar(key)
    if not covers(key, day):
        raise NoHijriDay(
            Problem(
                f"{day} has no date in the calendar {_said(key)}, which covers {own.first} to {own.last} "
                f"({own.first_year}–{own.last_year}{_era(key)})",
                hint="write the Gregorian date alone",
            ),
            day,
        )
    return own.from_ordinal(day.toordinal())


def day_of(key: str, year: int, month: int, day: int) -> datetime.date:
    """The Gregorian day of a date in a calendar. Raises DateError when there is no such day or the calendar does not cover it."""
    own = calendar(key)
    length = _length(key, year, month, f"{year:04}-{month:02}-{day:02}{_era(key)}")
    if not 1 <= day <= length:
        from docgen.locales.months import month_names

        name = month_names(key, "en")[month - 1]
        raise DateError(Problem(f"{name} {year}{_era(key)} has no day {day}", hint=f"it has {length} days{_by(key, year, month, day)}"))
    return datetime.date.fromordinal(own.to_ordinal(year, month, day))


def last_day_of(key: str, year: int, month: int) -> int:
    """The number of a month's last day. Raises DateError when the calendar does not cover it."""
    return _length(key, year, month, f"{year:04}-{month:02}{_era(key)}")


def _length(key: str, year: int, month: int, written: str) -> int:
    own = calendar(key)
    if not own.first_year <= year <= own.last_year:
        raise DateError(
            Problem(
                f"{written} is outside the calendar {_said(key)}, which covers {own.first_year}–{own.last_year}{_era(key)} "
                f"({own.first} to {own.last})",
                hint="give the Gregorian date" if key != "islamic-civil" else "give a day in that range",
            )
        )
    if not 1 <= month <= 12:
        raise DateError(Problem(f"{written} has no month {month}", hint="months are 1 to 12"))
    return own.month_length(year, month)


def _era(key: str) -> str:
    return " SH" if key == "solar-hijri" else " AH"


def _said(key: str) -> str:
    return {"auto": "Umm al-Qura", "published": "Umm al-Qura (published)", "kacst": "Umm al-Qura (kacst)"}.get(key, key)


def _by(key: str, year: int, month: int, day: int) -> str:
    """What is said of a day that a month has not: whether the other table has it, and what an announcement does."""
    if key not in ("auto", "published", "kacst"):
        return ""
    others = [name for name in ("published", "kacst") if key != name and day == calendar(name).month_length(year, month)]
    if not others:
        return "; if another number was announced, give both dates"
    other = datetime.date.fromordinal(calendar(others[0]).to_ordinal(year, month, day))
    by = "published" if others[0] == "kacst" else "kacst"
    return f" by the {by} table; by the {others[0]} table it has {day}, and that day is {other}: give both dates as they were announced"
