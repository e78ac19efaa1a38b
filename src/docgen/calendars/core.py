"""One date in one calendar, as it is written: what the grammar reads."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.calendars.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Core:
    """`first` and `behind` are tokens. `days` are the days of `month`, more than one for a stretch or a list, none for a month of a year.

    `numbers` are the three figures of a date in figures, in the place of days, month and year; `year` is as written, empty where there is none.
    `calendar` is that of the month's name, `mark` the one that an era mark names. `last` is the second month, where two names differ. `doubtful`
    says that an ordinal may count weekdays instead: الأحد الثاني من يناير. `weekdays` are those
    named inside a stretch: the day's place among `days`, the weekday (Monday 0), its code point. `places` are the code points of the days.
    """

    first: int
    behind: int
    days: tuple[int, ...] = ()
    month: int = 0
    year: str = ""
    calendar: Kind | None = None
    mark: Kind | None = None
    numbers: tuple[str, str, str] | None = None
    separator: str = ""
    spelled: bool = False
    last: int | None = None
    doubtful: bool = False
    weekdays: tuple[tuple[int, int, int], ...] = ()
    places: tuple[int, ...] = ()


def single_days(core: Core) -> tuple[Core, ...]:
    """The single days of a stretch or list, each with its place; a date of one day, or of a month, itself."""
    if core.numbers is not None:
        _, month, year = core.numbers
        own = replace(core, days=(), places=core.places[-1:])
        return (*(replace(own, numbers=(str(day), month, year), places=core.places[:1]) for day in core.days), own)
    return tuple(replace(core, days=(day,), places=(place,)) for day, place in zip(core.days, core.places, strict=True)) or (core,)
